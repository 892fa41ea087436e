"""What a row may hold: the columns of a table, by Danish header, and the fields of a JSON object, by our own names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ingest.personal_numbers import holds_personal_number
from ingest.refusals import MissingColumns, NoKnownColumns, RepeatedColumns, UnknownColumns
from ingest.value_class import class_of

#: Columns that a rejects file adds; they are read over when it comes back.
REJECT_COLUMNS = ("fejl_linje", "fejl_felt", "fejl", "rettelse")
#: The field that a rejects file in NDJSON adds.
REJECT_FIELD = "_fejl"

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "y"})


def fold_header(header: str) -> str:
    """A header without case, accents, spaces and punctuation, so that `P-nummer` and `p_nummer` are the same."""
    return re.sub(r"[^a-z0-9]+", "", header.casefold().translate(_FOLDED))


@dataclass(frozen=True)
class Column:
    """A column: its Danish header, the path of the field it fills (`held.0.title`), and other headers it goes by."""

    header: str
    path: str
    aliases: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Shape:
    """Everything one kind of row may hold. `fields` maps an object's path, indexes left out, to its field names."""

    columns: tuple[Column, ...]
    fields: Mapping[str, frozenset[str]]
    required: tuple[str, ...] = ("source_id",)
    reads_postings: bool = field(default=False)

    @cached_property
    def by_header(self) -> Mapping[str, Column]:
        """Columns by every folded header they go by, our field names included."""
        return {
            fold_header(header): column
            for column in self.columns
            for header in (column.header, column.path.replace(".", "_"), *column.aliases)
        }

    def known_headers(self, header: Sequence[str]) -> int:
        """How many of a header's cells are columns of this shape."""
        return sum(fold_header(cell) in self.by_header for cell in header)

    def unknown_fields(self, record: Mapping[str, object]) -> list[str]:
        """The fields of a JSON object that nobody reads, each with its path, in order of appearance."""
        return list(dict.fromkeys(self._unknown(record, "")))

    def _unknown(self, value: object, path: str) -> Iterator[str]:
        if isinstance(value, list):
            for item in value:
                yield from self._unknown(item, path)
        elif isinstance(value, Mapping) and path in self.fields:
            for key, item in value.items():
                inner = f"{path}.{key}" if path else str(key)
                if key in self.fields[path]:
                    yield from self._unknown(item, inner)
                elif inner != REJECT_FIELD:
                    yield speakable(inner)


def speakable(name: str) -> str:
    """A column's or field's name as it may be said aloud: one that may be data is told by its class only."""
    if len(name) > 60 or holds_personal_number(name, also_unbroken=True) or "@" in name:
        return class_of(name)
    return " ".join(name.split())


@dataclass(frozen=True)
class Layout:
    """A table's header understood: for each cell the column it is, or None for one that is read over.

    `names` gives each path the sender's header, or ours for a column that the file does not have.
    """

    header: tuple[str, ...]
    columns: tuple[Column | None, ...]
    names: Mapping[str, str]
    comes_back: bool  #: the file is a corrected rejects file


def layout_of(header: Sequence[str], shape: Shape, name: str) -> Layout:
    """Match a header with the shape.

    Raises NoKnownColumns, UnknownColumns, RepeatedColumns or MissingColumns, before any row is read.
    """
    folded = [fold_header(cell) for cell in header]
    if not shape.known_headers(header):
        raise NoKnownColumns(name, [column.header for column in shape.columns[:4]])
    ignored = {fold_header(cell) for cell in REJECT_COLUMNS}
    unknown = [
        cell
        for cell, key in zip(header, folded, strict=True)
        if key not in shape.by_header and not _read_over(cell, ignored)
    ]
    if unknown:
        raise UnknownColumns(name, [speakable(cell) for cell in unknown], line=1)
    columns = tuple(shape.by_header.get(key) for key in folded)
    _refuse_repeats(columns, header, name)
    _refuse_gaps(columns, shape, name)
    given = {column.path: cell for column, cell in zip(columns, header, strict=True) if column is not None}
    names = {column.path: column.header for column in shape.columns} | given
    return Layout(tuple(header), columns, names, comes_back=ignored <= set(folded))


def _read_over(cell: str, ignored: set[str]) -> bool:
    return not cell.strip() or fold_header(cell) in ignored


def _refuse_repeats(columns: Sequence[Column | None], header: Sequence[str], name: str) -> None:
    for column in columns:
        same = [cell for cell, other in zip(header, columns, strict=True) if other is not None and other is column]
        if len(same) > 1:
            raise RepeatedColumns(name, same)


def _refuse_gaps(columns: Sequence[Column | None], shape: Shape, name: str) -> None:
    present = {column.path for column in columns if column is not None}
    missing = [column.header for column in shape.columns if column.path in set(shape.required) - present]
    if missing:
        raise MissingColumns(name, missing)


def record_of(cells: Sequence[str], layout: Layout) -> Mapping[str, object]:
    """A table's row as nested values: `held.0.title` becomes `{"held": [{"title": …}]}`; empty cells are left out."""
    record: dict[str, object] = {}
    for cell, column in zip(cells, layout.columns, strict=True):
        if column is not None and cell.strip():
            _put(record, column.path.split("."), cell)
    return record


def _put(record: dict[str, object], path: Sequence[str], value: str) -> None:
    """Store at a path; numbered entries are kept under their number as text, so that gaps stay gaps."""
    place = record
    for step in path[:-1]:
        inner = place.setdefault(step, {})
        assert isinstance(inner, dict)
        place = inner
    place[path[-1]] = value
