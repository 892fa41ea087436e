"""Spreadsheets are read by a bounded child process, and refused when they could hurt or mislead."""

import io
import zipfile
from datetime import date, datetime

import pytest

from ingest.job_orders import ORDER_SHAPE
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.refusals import (
    BrokenSpreadsheet,
    ContentContradictsName,
    EmptyFile,
    FormulaCells,
    PackedTooTightly,
    ProtectedSpreadsheet,
    SeveralSheets,
    SpreadsheetTooHeavy,
    UnknownColumns,
)
from ingest.xlsx_rows import read_xlsx


def rows_of(content: bytes, limits: Limits = DEFAULT_LIMITS):
    return list(read_xlsx(io.BytesIO(content), "a.xlsx", ORDER_SHAPE, limits).rows)


def rezipped(content: bytes, name: str, change) -> bytes:
    """The workbook with one entry changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return result.getvalue()


def test_cells_become_the_text_a_person_would_type(a_workbook):
    rows = rows_of(
        a_workbook(
            [
                ["id", "Titel", "Postnr", "Timer", "Start", "Frist"],
                [1001, "Køkkenhjælp", 8000, 37.5, date(2026, 12, 31), datetime(2026, 11, 30, 12, 0)],
                [],
                ["J-2", "Kok", None, None, "snarest", None],
            ]
        )
    )
    assert [row.line for row in rows] == [2, 4]
    assert rows[0].record == {
        "source_id": "1001",
        "title": "Køkkenhjælp",
        "postcode": "8000",
        "hours": "37.5",
        "starts_on": "2026-12-31",
        "deadline_on": "2026-11-30",
    }
    assert rows[1].record == {"source_id": "J-2", "title": "Kok", "starts_on": "snarest"}


def test_formula_cells_are_refused_by_their_names(a_workbook):
    content = a_workbook([["id", "titel"], [1, '=CONCAT("K","ok")'], [2, "=1+1"]])
    with pytest.raises(FormulaCells, match="»B2«, »B3«") as refused:
        rows_of(content)
    assert "værdier" in str(refused.value)


def test_rows_in_two_sheets_are_refused_and_an_empty_sheet_is_not(a_workbook):
    rows = [["id", "titel"], [1, "Kok"]]
    assert len(rows_of(a_workbook(rows, []))) == 1
    with pytest.raises(SeveralSheets, match="2 ark"):
        rows_of(a_workbook(rows, rows))


def test_an_unknown_column_refuses_the_spreadsheet(a_workbook):
    with pytest.raises(UnknownColumns, match="»fagforening«"):
        rows_of(a_workbook([["id", "fagforening"], [1, "x"]]))


@pytest.mark.parametrize("sheet", [[], [["id", "titel"]], [["id", "titel"], ["", " "]]])
def test_a_spreadsheet_without_rows_is_empty(a_workbook, sheet):
    with pytest.raises(EmptyFile):
        rows_of(a_workbook(sheet))


def test_a_bomb_is_refused_before_any_parser_sees_it(a_bomb):
    assert len(a_bomb) < 100_000
    with pytest.raises(PackedTooTightly):
        rows_of(a_bomb)


def test_a_bomb_that_lies_about_its_size_is_found_by_counting(a_bomb):
    honest = (40_000_000).to_bytes(4, "little")
    assert a_bomb.count(honest) >= 1
    with pytest.raises((PackedTooTightly, BrokenSpreadsheet)):
        rows_of(a_bomb.replace(honest, (1000).to_bytes(4, "little")))


def test_too_many_entries_are_refused(a_workbook):
    content = io.BytesIO(a_workbook([["id", "titel"], [1, "Kok"]]))
    with zipfile.ZipFile(content, "a") as archive:
        for number in range(600):
            archive.writestr(f"xl/x{number}", "x")
    with pytest.raises(PackedTooTightly):
        rows_of(content.getvalue())


def test_entities_that_multiply_are_refused(a_workbook):
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    content = a_workbook([["id", "titel"], [1, "Kok"]])
    bomb = rezipped(content, "xl/worksheets/sheet1.xml", lambda sheet: laughs + sheet)
    with pytest.raises(BrokenSpreadsheet):
        rows_of(bomb)


@pytest.mark.parametrize(("corner", "row"), [("XFD1048576", 1_048_576), ("HZ100000", 100_000)])
def test_two_cells_far_apart_cannot_take_more_memory_than_allowed(a_workbook, corner, row):
    """Cells are held in a rectangle: 23 million of them between A1 and HZ100000 take some 700 MB."""
    content = a_workbook([["id", "titel"], [1, "Kok"]])
    far = f'<row r="{row}"><c r="{corner}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    wide = rezipped(content, "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b"</sheetData>", far))
    with pytest.raises(SpreadsheetTooHeavy):
        rows_of(wide, Limits(spreadsheet_memory_bytes=400_000_000))


def test_a_child_that_takes_too_long_is_ended(a_workbook, monkeypatch, tmp_path):
    sleeper = tmp_path / "sover.py"
    sleeper.write_text("import time\ntime.sleep(30)\n")
    monkeypatch.setattr("ingest.xlsx_rows._CHILD", sleeper)
    with pytest.raises(SpreadsheetTooHeavy):
        rows_of(a_workbook([["id", "titel"], [1, "Kok"]]), Limits(spreadsheet_seconds=1))


def test_old_protected_broken_and_foreign_files_are_told_apart(a_workbook):
    content = a_workbook([["id", "titel"], [1, "Kok"]])
    with pytest.raises(ProtectedSpreadsheet):
        rows_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500)
    with pytest.raises(BrokenSpreadsheet):
        rows_of(content[: len(content) // 2])
    with pytest.raises(BrokenSpreadsheet):
        rows_of(rezipped(content, "xl/workbook.xml", lambda _: b"<nix"))
    with pytest.raises(ContentContradictsName):
        rows_of(b"id;titel\n1;Kok\n")
