"""Reading the CSV tables of official lists, plain or gzip-compressed: the columns a reader needs must be there.

Unlike what employers send, these files are a condition for Jobbro to run: one fault refuses the whole file.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.refusals import FileRefused, quoted

Row = Mapping[str, str]

LONGEST_CELL = 10_000_000
"""Characters in one cell; ESCO's longest list of synonyms is a few thousand."""


class ListFileMissing(FileRefused):
    """A list that must be there is not."""

    def __init__(self, name: str, folder: str) -> None:
        super().__init__(name, f"Den findes ikke i mappen »{folder}«.", "Hent den, og læg den i mappen.")


class ListFileUnreadable(FileRefused):
    """The file is cut off, not UTF-8, or not the kind its name says."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "Den er ødelagt eller ikke gemt som UTF-8.", "Hent den igen.")


class ListColumnsMissing(FileRefused):
    """Columns that the reader needs are not in the header."""

    def __init__(self, name: str, columns: Sequence[str]) -> None:
        word = "kolonnen" if len(columns) == 1 else "kolonnerne"
        super().__init__(name, f"Den mangler {word} {quoted(columns)}.", "Kontrollér, at det er den rigtige fil.")


class ListValueUnknown(FileRefused):
    """A cell holds something that the column cannot hold; the value itself is not repeated."""

    def __init__(self, name: str, line: int, column: str) -> None:
        super().__init__(name, f"Værdien i kolonnen »{column}« i række {line} kan ikke læses.", "Ret den i filen.")


def find_table(folder: Path, names: Sequence[str]) -> Path | None:
    """The first of these files that the folder holds, plain or with `.gz` after the name, whatever its capitals."""
    if not folder.is_dir():
        return None
    present = {path.name.casefold(): path for path in sorted(folder.iterdir())}
    wanted = (f"{name}{ending}".casefold() for name in names for ending in ("", ".gz"))
    return next((present[name] for name in wanted if name in present), None)


def get_table(folder: Path, names: Sequence[str]) -> Path:
    """As `find_table`; raises ListFileMissing with the first name."""
    path = find_table(folder, names)
    if path is None:
        raise ListFileMissing(names[0], folder.name)
    return path


def read_table(path: Path, required: Sequence[str]) -> list[Row]:
    """All rows by column name, cells stripped; columns are found whatever their capitals are.

    Comma, semicolon or tab between cells. Missing cells are empty. Raises FileRefused.
    """
    csv.field_size_limit(LONGEST_CELL)
    text = table_text(path)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=_separator(text), strict=True)
    try:
        header = _header(next(reader, []), required)
        _check_columns(path.name, header, required)
        return [_row(header, cells) for cells in reader if any(cells)]
    except csv.Error:
        raise ListFileUnreadable(path.name) from None


def table_text(path: Path) -> str:
    """The file's text, unpacked when its name ends in .gz; raises FileRefused."""
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise ListFileMissing(path.name, path.parent.name) from None
    except (OSError, EOFError, zlib.error, UnicodeError):
        raise ListFileUnreadable(path.name) from None


def listed(cell: str, separator: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values, stripped, without empty ones and repetitions."""
    parts = (" ".join(part.split()) for part in cell.split(separator))
    return tuple(dict.fromkeys(part for part in parts if part))


def _separator(text: str) -> str:
    first_line = text.partition("\n")[0]
    return max((",", ";", "\t"), key=first_line.count)


def _header(cells: Sequence[str], required: Sequence[str]) -> list[str]:
    """The columns' names, those we know in our own spelling."""
    known = {name.casefold(): name for name in required}
    return [known.get(cell.strip().casefold(), cell.strip()) for cell in cells]


def _check_columns(name: str, header: Sequence[str], required: Sequence[str]) -> None:
    missing = [column for column in required if column not in header]
    if missing:
        raise ListColumnsMissing(name, missing)


def _row(header: Sequence[str], cells: Sequence[str]) -> Row:
    padded = [*cells, *[""] * (len(header) - len(cells))]
    return {column: cell.strip() for column, cell in zip(header, padded, strict=False)}
