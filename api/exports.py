"""Lists as files: one typed table becomes CSV or XLSX that a Danish spreadsheet opens right.

Who is on the list, and how much of each may be seen, is decided by the page that the list stands on; this only writes.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias

from fastapi import Response
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from api.clock import DENMARK

Value: TypeAlias = str | int | float | bool | date | datetime | None


class ExportFormat(StrEnum):
    """The kinds of file, by the ending in the address."""

    CSV = "csv"
    XLSX = "xlsx"


MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), wide forms included.
_RUNS = re.compile(r"^[\s\x00]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\x00]")
#: What XML cannot hold.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
_DATE, _INSTANT, _DECIMAL = "dd-mm-yyyy", "dd-mm-yyyy hh:mm", "#,##0.##"
#: The narrowest and the widest column, in characters.
_NARROW, _WIDE = 8, 60
#: The longest name of a sheet, and the signs that none may have.
_LONGEST_NAME, _NOT_IN_NAMES = 31, re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Table:
    """A list: its name, what stands over each column, and rows with as many cells each, in their order."""

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Value]]


def export(table: Table, kind: ExportFormat, filename: str) -> Response:
    """The table as a file to keep; `filename` comes without its ending."""
    content = as_csv(table) if kind is ExportFormat.CSV else as_xlsx(table)
    headers = {"Content-Disposition": f'attachment; filename="{filename}.{kind.value}"'}
    return Response(content, media_type=MEDIA_TYPES[kind], headers=headers)


def as_csv(table: Table) -> bytes:
    """UTF-8 with its mark, semicolons, decimal comma, days as dd-mm-åååå, every cell quoted."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([defused(header) for header in table.headers])
    writer.writerows([_said(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(*tables: Table) -> bytes:
    """A sheet for each, headers frozen, days as days, numbers as numbers, and text as text, never as a formula."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.properties.creator = "Jobbro"
    for table in tables:
        _add_sheet(book, table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(_NOT_IN_NAMES.sub(" ", table.name)[:_LONGEST_NAME])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headers))}{len(table.rows) + 1}"
    for place, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_header(sheet, header) for header in table.headers])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])


def defused(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet could run it."""
    return f"'{text}" if _RUNS.search(text) else text


def _said(cell: Value) -> str:
    """A cell as a Danish spreadsheet reads it from text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _yes_or_no(cell)
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", ",")
    if isinstance(cell, datetime):
        return f"{cell.astimezone(DENMARK):%d-%m-%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return str(cell) if isinstance(cell, int) else defused(cell.replace("\x00", ""))


def _yes_or_no(value: bool) -> str:
    return "ja" if value else "nej"


def _header(sheet: WriteOnlyWorksheet, header: str) -> Cell:
    cell = _text(sheet, header)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value) -> Cell:
    if isinstance(value, bool):
        return _text(sheet, _yes_or_no(value))
    if isinstance(value, str):
        return _text(sheet, value)
    if isinstance(value, datetime):
        return _formatted(sheet, value.astimezone(DENMARK).replace(tzinfo=None), _INSTANT)
    if isinstance(value, date):
        return _formatted(sheet, datetime.combine(value, time()), _DATE)
    return _formatted(sheet, value, _DECIMAL if isinstance(value, float) else "General")


def _formatted(sheet: WriteOnlyWorksheet, value: float | datetime | None, pattern: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value)
    cell.number_format = pattern
    return cell


def _text(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    """Text that stays text, whatever it begins with."""
    cell: Cell = WriteOnlyCell(sheet, defused(_UNWRITABLE.sub("", value)))
    cell.data_type = "s"
    if "\n" in value:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _widths(table: Table) -> Iterator[int]:
    """How wide each column must be for its longest line, within bounds."""
    for place, header in enumerate(table.headers):
        lines = [line for row in table.rows for line in _said(row[place]).split("\n")]
        yield min(max(_NARROW, len(header) + 4, *map(len, lines), 0) + 1, _WIDE)
