"""CSV as Danish programs write it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.csv_rows import guarded, read_csv, unguarded
from ingest.job_orders import ORDER_SHAPE
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.refusals import BrokenQuotes, EmptyFile, LineTooLong, NoKnownColumns, TooManyRows


def rows_of(content: str | bytes, limits: Limits = DEFAULT_LIMITS):
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    return list(read_csv(stream, "a.csv", ORDER_SHAPE, limits).rows)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found_by_the_header(separator):
    rows = rows_of(separator.join(["id", "titel", "postnr"]) + "\n" + separator.join(["1", "Kok", "8000"]) + "\n")
    assert [row.record for row in rows] == [{"source_id": "1", "title": "Kok", "postcode": "8000"}]


def test_danish_excel_with_windows_1252_and_line_breaks_in_cells_is_read():
    content = 'id;titel;tekst\r\n1;Køkkenhjælp;"Vi søger\r\nén, der ""brænder"" for mad"\r\n2;Smørrebrød;x\r\n'
    rows = rows_of(content.encode("cp1252"))
    assert [(row.line, row.record["title"]) for row in rows] == [(2, "Køkkenhjælp"), (4, "Smørrebrød")]
    assert rows[0].record["text"] == 'Vi søger\r\nén, der "brænder" for mad'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_gives_the_same_rows(encoding):
    assert rows_of("id;titel\n1;Smørrebrød på Ærø\n".encode(encoding))[0].record["title"] == "Smørrebrød på Ærø"


def test_empty_rows_are_passed_over_and_lines_still_counted():
    assert [row.line for row in rows_of("id;titel\n\n1;Kok\n;;\n;\n2;Bager\n")] == [3, 6]


def test_a_row_with_too_few_or_too_many_cells_is_a_problem_of_its_own():
    rows = rows_of("id;titel;tekst\n1;Kok\n2;Kok;a;b\n3;Kok;a;;\n")
    assert [bool(row.problems) for row in rows] == [True, True, False]
    assert rows[0].problems[0].found == "2 celler"
    assert rows[1].original == ("2", "Kok", "a", "b")


@pytest.mark.parametrize("content", ['id;titel\n1;Kok\n2;"Bager\n3;Kok\n', 'id;titel\n1;Kok\n2;"Bager"en\n'])
def test_unpaired_quotation_marks_refuse_the_file_with_their_line(content):
    with pytest.raises(BrokenQuotes, match="linje 3"):
        rows_of(content)


def test_a_header_alone_is_an_empty_file():
    with pytest.raises(EmptyFile):
        rows_of("id;titel\n;\n")


def test_a_separator_nobody_uses_leaves_no_known_column():
    with pytest.raises(NoKnownColumns, match="semikolon"):
        rows_of("id#titel\n1#Kok\n")


def test_a_line_of_five_megabytes_refuses_the_file_with_its_number():
    with pytest.raises(LineTooLong, match="Linje 2"):
        rows_of("id;titel\n1;" + "x" * 5_000_000)


def test_more_rows_than_the_setting_refuse_the_file():
    assert len(rows_of("id;titel\n1;a\n2;b\n", Limits(rows=2))) == 2
    with pytest.raises(TooManyRows, match="mere end 2"):
        rows_of("id;titel\n1;a\n2;b\n3;c\n", Limits(rows=2))


@given(st.text(max_size=10))
def test_a_guarded_cell_comes_back_and_never_begins_a_formula(cell):
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
