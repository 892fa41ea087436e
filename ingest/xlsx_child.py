"""The program that reads one XLSX file in a process of its own, with its memory and time bounded by the kernel.

Run as a script: `xlsx_child.py FILE MEMORY_BYTES SECONDS`. It prints one JSON value a line: first what it found
(`formulas`, `sheets`, `unreadable`), then each row as `[number, [cell, …]]`. It imports nothing of Jobbro.
"""

import datetime
import json
import resource
import sys
import xml.sax
import zipfile
from collections.abc import Iterator
from typing import IO

import defusedxml.sax
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

_MOST_FORMULAS_NAMED = 20


class FormulaFinder(xml.sax.ContentHandler):
    """Collects the addresses of cells that hold a formula."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._cell = ""

    def startElement(self, name: str, attrs: "xml.sax.xmlreader.AttributesImpl") -> None:
        """Note the cell we are in, and that it is computed."""
        local = name.rpartition(":")[2]
        if local == "c":
            self._cell = str(attrs.get("r", "?"))
        elif local == "f" and len(self.found) < _MOST_FORMULAS_NAMED:
            self.found.append(self._cell)


def formula_cells(path: str) -> list[str]:
    """The addresses of the workbook's formula cells, the first twenty, in the order of the file."""
    finder = FormulaFinder()
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.casefold().startswith("xl/worksheets/") and name.casefold().endswith(".xml"):
                with archive.open(name) as content:
                    _parse(content, finder)
    return finder.found


def _parse(content: IO[bytes], finder: FormulaFinder) -> None:
    defusedxml.sax.parse(content, finder, forbid_dtd=True)


def filled_sheets(workbook: CalamineWorkbook) -> list[CalamineSheet]:
    """The visible worksheets that hold at least one cell."""
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    sheets = (workbook.get_sheet_by_name(name) for name in visible)
    return [sheet for sheet in sheets if sheet.height]


def numbered_rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Rows with the numbers Excel shows for them."""
    first = (sheet.start or (0, 0))[0]
    for offset, row in enumerate(sheet.to_python(skip_empty_area=True)):
        yield first + offset + 1, [cell_text(cell) for cell in row]


def cell_text(cell: object) -> str:
    """A cell's value as the text a person would type; whole numbers without decimals, dates as åååå-mm-dd."""
    if isinstance(cell, bool):
        return "ja" if cell else "nej"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return str(cell)


def report(path: str) -> None:
    """Print what the file holds."""
    try:
        formulas = formula_cells(path)
        with CalamineWorkbook.from_path(path) as workbook:
            if not workbook.sheet_names:
                raise ValueError("a workbook without sheets")
            sheets = filled_sheets(workbook)
            _tell({"formulas": formulas, "sheets": len(sheets), "unreadable": False})
            if len(sheets) == 1 and not formulas:
                for row in numbered_rows(sheets[0]):
                    _tell(row)
    except (CalamineError, zipfile.BadZipFile, xml.sax.SAXException, ValueError, OSError, KeyError):
        _tell({"formulas": [], "sheets": 0, "unreadable": True})


def _tell(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")


def main(arguments: list[str]) -> None:
    """Bound this process, then read."""
    path, memory, seconds = arguments[0], int(arguments[1]), int(arguments[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    report(path)


if __name__ == "__main__":
    main(sys.argv[1:])
