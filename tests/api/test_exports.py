"""A list as a file: a Danish spreadsheet opens it right, and nothing in it can run."""

import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest

from api.exports import ExportFormat, Table, as_csv, as_xlsx, defused, export

TABLE = Table(
    "Samtaler",
    ("Begynder", "Frist", "Navn", "Andel", "Antal", "Holdt"),
    (
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), date(2026, 12, 1), "Åse; \"Æble\"\nØst", 78.5, 1200, True),
        (None, None, "=1+1", -0.25, 0, False),
    ),
)  # fmt: skip
RUNS = ("=1+1", "+45", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\x00=1", "|cmd", "%0A=1", "\uff1d1+1")


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_csv_has_the_mark_semicolons_and_danish_values() -> None:
    content = as_csv(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    assert read_csv(content) == [
        ["Begynder", "Frist", "Navn", "Andel", "Antal", "Holdt"],
        ["23-11-2026 10:00", "01-12-2026", 'Åse; "Æble"\nØst', "78,5", "1200", "ja"],
        ["", "", "'=1+1", "-0,25", "0", "nej"],
    ]


def test_an_xlsx_has_days_as_days_numbers_as_numbers_and_its_header_frozen() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(TABLE))).active
    assert sheet is not None
    first, second = list(sheet.iter_rows(min_row=2))
    assert (sheet.title, sheet.freeze_panes) == ("Samtaler", "A2")
    assert [cell.value for cell in first] == [
        datetime(2026, 11, 23, 10, 0), datetime(2026, 12, 1), 'Åse; "Æble"\nØst', 78.5, 1200, "ja",
    ]  # fmt: skip
    assert [cell.number_format for cell in first[:2]] == ["dd-mm-yyyy hh:mm", "dd-mm-yyyy"]
    assert [cell.data_type for cell in second] == ["n", "n", "s", "n", "n", "s"]
    assert second[2].value == "'=1+1"
    assert sheet.cell(1, 1).font.bold
    assert sheet.column_dimensions["C"].width > sheet.column_dimensions["E"].width


@pytest.mark.parametrize("text", RUNS)
def test_what_could_run_is_defused_in_both(text: str) -> None:
    table = Table("x", ("a",), ((text,),))
    assert read_csv(as_csv(table))[1][0].startswith("'")
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active["A2"]  # type: ignore[index]
    assert cell.data_type == "s"
    assert str(cell.value).startswith("'")


@pytest.mark.parametrize("text", ["Karen Prøve", "M-1042", "3=4", "a@b.dk", "12 34 56 78", "", "Ærø"])
def test_ordinary_words_are_left_as_they_are(text: str) -> None:
    assert defused(text) == text


def test_signs_that_no_sheet_can_hold_are_left_out() -> None:
    table = Table("[a]:b*c?d/e\\" + 40 * "x", ("a",), (("a\x01b\ud800",),))
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active
    assert sheet is not None
    assert sheet["A2"].value == "ab"
    assert len(sheet.title) == 31


def test_several_tables_are_sheets_of_one_book() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(TABLE, Table("Noter", ("Emne",), (("a",),)))))
    assert book.sheetnames == ["Samtaler", "Noter"]


def test_a_list_without_rows_still_has_its_headers() -> None:
    table = Table("Tom", ("Navn",), ())
    assert read_csv(as_csv(table)) == [["Navn"]]
    assert [cell.value for cell in openpyxl.load_workbook(io.BytesIO(as_xlsx(table))).active[1]] == ["Navn"]  # type: ignore[index]


@pytest.mark.parametrize("kind", ExportFormat)
def test_the_answer_is_a_file_to_keep(kind: ExportFormat) -> None:
    response = export(TABLE, kind, "samtaler-2026-11-23")
    assert response.headers["content-disposition"] == f'attachment; filename="samtaler-2026-11-23.{kind}"'
    assert bytes(response.body) == (as_csv(TABLE) if kind is ExportFormat.CSV else bytes(response.body))


def test_a_thousand_rows_are_written() -> None:
    rows = tuple((date(2026, 11, 23), f"Nr. {number}") for number in range(1000))
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(Table("x", ("Dag", "Navn"), rows)))).active
    assert sheet is not None
    assert sheet.max_row == 1001
