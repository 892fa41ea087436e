"""Reading the list of kinds of offer that comes with Jobbro: what may be recommended when, and by which source."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ingest.reference_tables import ListValueUnknown, Row, get_table, read_table
from ingest.taxonomy_starter import STARTER
from matching.core.recommendations import Grantor, OfferKind

FILE = "offer_kinds.csv"
_TRUTH = {"true": True, "false": False}
#: The columns in their own order, and how a cell of each is read.
COLUMNS: Mapping[str, Callable[[str], Any]] = {
    "kind_key": str,
    "valid_from": date.fromisoformat,
    "valid_until": lambda cell: date.fromisoformat(cell) if cell else None,
    "place": int,
    "label": str,
    "grantor": Grantor.of,
    "is_at_company": _TRUTH.__getitem__,
    "note": str,
    "is_verified": _TRUTH.__getitem__,
    "source": str,
}


def read_offer_kinds(folder: Path = STARTER) -> tuple[OfferKind, ...]:
    """The kinds of offer of the list in `folder`; raises FileRefused."""
    path = get_table(folder, (FILE,))
    rows = enumerate(read_table(path, tuple(COLUMNS)), start=2)
    return tuple(OfferKind(**{column: _cell(path.name, row, line, column) for column in COLUMNS}) for line, row in rows)


def _cell(name: str, row: Row, line: int, column: str) -> Any:
    try:
        return COLUMNS[column](row[column])
    except (ValueError, KeyError):
        raise ListValueUnknown(name, line, column) from None
