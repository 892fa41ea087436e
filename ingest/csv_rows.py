"""Reading CSV as Danish programs write it: the separator and the character set are found out, the structure checked.

The file is read twice: once to see that quotation marks pair and rows can be told apart, so that nothing lands from a
file that falls apart half way, and once for the rows.
"""

import csv
import io
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import BinaryIO

from ingest.limits import Limits
from ingest.refusals import BrokenQuotes, EmptyFile, LineTooLong, TooManyRows
from ingest.rows import Problem, RawFile, RawRow, RejectsFormat
from ingest.shapes import Layout, Shape, layout_of, record_of
from ingest.text_encoding import encoding_of

SEPARATORS = (";", ",", "\t", "|")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")


def read_csv(stream: BinaryIO, name: str, shape: Shape, limits: Limits) -> RawFile:
    """The rows of a CSV file whose encoding, header and quotation marks are in order; raises FileRefused."""
    csv.field_size_limit(limits.line_bytes)
    encoding = encoding_of(stream, name)
    header_line = _header_line(stream, encoding, name, limits)
    separator = _separator_of(header_line, shape)
    header = [cell.strip() for cell in next(iter(csv.reader([header_line], delimiter=separator)), [])]
    layout = layout_of(header, shape, name)
    _check_structure(stream, encoding, separator, name, limits)
    return RawFile(RejectsFormat.CSV, layout.header, _rows(_lines(stream, encoding, name, limits), separator, layout))


def _lines(stream: BinaryIO, encoding: str, name: str, limits: Limits) -> Generator[str, None, None]:
    """The text's lines from the start; the stream is left open for its owner."""
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    number = 0
    try:
        while line := text.readline(limits.line_bytes):
            number += 1
            if len(line) == limits.line_bytes:
                raise LineTooLong(name, number, limits.line_bytes)
            yield line
    finally:
        if not stream.closed:
            text.detach()


def _header_line(stream: BinaryIO, encoding: str, name: str, limits: Limits) -> str:
    with closing(_lines(stream, encoding, name, limits)) as lines:
        line = next(lines, "")
    if not line.strip():
        raise EmptyFile(name)
    return line


def _separator_of(header_line: str, shape: Shape) -> str:
    """The separator that gives most known columns; semicolon, Danish Excel's own, when two give the same."""
    return max(SEPARATORS, key=lambda separator: shape.known_headers(_split(header_line, separator)))


def _split(line: str, separator: str) -> list[str]:
    return next(iter(csv.reader([line], delimiter=separator)), [])


def _numbered(lines: Iterator[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line each begins on."""
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begins = 1
    for cells in reader:
        yield begins, cells
        begins = reader.line_num + 1


def _check_structure(stream: BinaryIO, encoding: str, separator: str, name: str, limits: Limits) -> None:
    """Read every row once; refuses a file with unpaired quotation marks, no rows or too many."""
    count, next_line = 0, 1
    with closing(_lines(stream, encoding, name, limits)) as lines:
        try:
            for begins, cells in _numbered(lines, separator):
                next_line = begins + 1 + sum(cell.count("\n") for cell in cells)
                count += any(cell.strip() for cell in cells)
                if count > limits.rows + 1:
                    raise TooManyRows(name, limits.rows)
        except csv.Error:
            raise BrokenQuotes(name, next_line) from None
    if count < 2:
        raise EmptyFile(name)


def _rows(lines: Generator[str, None, None], separator: str, layout: Layout) -> Iterator[RawRow]:
    with closing(lines):
        numbered = _numbered(lines, separator)
        next(numbered, None)
        for begins, cells in numbered:
            if any(cell.strip() for cell in cells):
                yield table_row(begins, cells, layout)


def table_row(line: int, cells: Sequence[str], layout: Layout) -> RawRow:
    """One row of a table; cells beyond the header, or missing ones, are a problem of that row alone."""
    width = len(layout.header)
    trimmed = list(cells)
    while len(trimmed) > width and not trimmed[-1].strip():
        trimmed.pop()
    if len(trimmed) != width:
        problem = Problem(
            line=line,
            field="",
            found=f"{len(cells)} celler",
            problem=f"Rækken har ikke {width} celler som overskriften.",
            remedy="Sæt anførselstegn om celler med skilletegn i, og tilføj tomme celler, hvor de mangler.",
        )
        return RawRow(line, {}, tuple(cells), problems=(problem,))
    given = [unguarded(cell) for cell in trimmed] if layout.comes_back else trimmed
    return RawRow(line, record_of(given, layout), tuple(given), layout.names)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet will run as a formula: an apostrophe before what could begin one."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_STARTS) else cell
