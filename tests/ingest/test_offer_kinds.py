"""Reading the list of kinds of offer: whole or not at all."""

from datetime import date
from pathlib import Path

import pytest

from ingest.offer_kinds import COLUMNS, read_offer_kinds
from ingest.reference_tables import ListValueUnknown
from ingest.refusals import FileRefused
from matching.core.recommendations import Grantor
from matching.database.pool import Connection
from matching.queries import recommendations
from matching.services.import_offer_kinds import import_offer_kinds

LINE = {
    "kind_key": "mentor", "valid_from": "2024-01-01", "valid_until": "2026-01-01", "place": "4", "label": "Mentor",
    "grantor": "municipality", "is_at_company": "false", "note": "Note.", "is_verified": "true", "source": "Kilde.",
}  # fmt: skip


def written(folder: Path, *lines: dict[str, str]) -> Path:
    rows = [";".join(COLUMNS), *(";".join(line[column] for column in COLUMNS) for line in lines)]
    (folder / "offer_kinds.csv").write_text("\n".join(rows), "utf-8")
    return folder


def test_a_line_is_read_as_it_stands(tmp_path: Path) -> None:
    (kind,) = read_offer_kinds(written(tmp_path, LINE))
    assert (kind.valid_from, kind.valid_until, kind.place) == (date(2024, 1, 1), date(2026, 1, 1), 4)
    assert (kind.grantor, kind.is_at_company, kind.is_verified) == (Grantor.MUNICIPALITY, False, True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("valid_from", ""), ("valid_until", "altid"), ("place", "først"), ("grantor", "staten"),
        ("is_at_company", "måske"), ("is_verified", ""),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_refuses_the_file(tmp_path: Path, column: str, value: str) -> None:
    with pytest.raises(ListValueUnknown, match=f"{column}.*række 3"):
        read_offer_kinds(written(tmp_path, LINE, {**LINE, column: value}))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused):
        read_offer_kinds(tmp_path)


def test_importing_twice_changes_nothing_and_a_wording_can_be_closed_and_followed(
    connection: Connection, tmp_path: Path
) -> None:
    first = read_offer_kinds(written(tmp_path, {**LINE, "valid_until": ""}))
    for _ in range(2):
        import_offer_kinds(connection, first)
    later = {**LINE, "valid_from": "2026-01-01", "valid_until": "", "label": "Mentorstøtte"}
    import_offer_kinds(connection, reversed(read_offer_kinds(written(tmp_path, LINE, later))))
    found = [(kind.label, kind.valid_until) for kind in recommendations.offer_kinds(connection)]
    assert found == [("Mentor", date(2026, 1, 1)), ("Mentorstøtte", None)]
