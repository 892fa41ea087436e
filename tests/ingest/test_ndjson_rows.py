"""NDJSON is read a line at a time; a bad line is that line's problem, an unknown field the file's."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.job_orders import ORDER_SHAPE
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.ndjson_rows import lines_of, ndjson_rows, read_ndjson
from ingest.refusals import BinaryContent, EmptyFile, TooManyRows, UnknownColumns, UnknownEncoding


def rows_of(content: bytes, limits: Limits = DEFAULT_LIMITS):
    return list(read_ndjson(io.BytesIO(content), "a.ndjson", ORDER_SHAPE, limits).rows)


def test_lines_become_rows_and_empty_lines_are_counted():
    rows = rows_of(b'\xef\xbb\xbf{"id": "1", "title": "Kok"}\r\n\n{"id": "2", "text": "Bager"}')
    assert [(row.line, row.record) for row in rows] == [
        (1, {"id": "1", "title": "Kok"}),
        (3, {"id": "2", "text": "Bager"}),
    ]


@pytest.mark.parametrize("line", [b"{", b"[1]", b"7", b'{"id": "\xe6"}', b'{"id": NaN}', b'{"id": 1, "id": 2}'])
def test_a_bad_line_is_a_problem_with_its_number_and_the_next_is_read(line):
    rows = rows_of(b'{"id": "1"}\n' + line + b'\n{"id": "3"}\n')
    assert [bool(row.problems) for row in rows] == [False, True, False]
    assert rows[1].problems[0].line == 2
    assert rows[1].original == line


def test_a_line_over_a_megabyte_is_refused_without_being_kept():
    rows = rows_of(b'{"id": "1", "text": "' + b"x" * 5_000_000 + b'"}\n{"id": "2"}\n')
    assert [bool(row.problems) for row in rows] == [True, False]
    assert "1048576" in rows[0].problems[0].problem
    assert rows[0].original == b""
    assert rows[1].line == 2


def test_a_line_of_exactly_the_limit_is_read():
    line = b'{"id": "' + b"1" * 40 + b'"}'
    limits = Limits(line_bytes=len(line))
    assert not rows_of(line + b"\n" + line, limits)[1].problems
    assert rows_of(b" " + line, limits)[0].problems


def test_an_unknown_field_on_the_last_line_refuses_the_file_before_the_first_is_given():
    with pytest.raises(UnknownColumns, match=r"»cpr« kender Jobbro ikke \(linje 2\)"):
        rows_of(b'{"id": "1"}\n{"id": "2", "cpr": "x"}\n')


def test_in_a_stream_an_unknown_field_refuses_its_own_row():
    rows = list(ndjson_rows([b'{"id": "1", "cpr": "x"}', b'{"id": "2"}'], ORDER_SHAPE, DEFAULT_LIMITS))
    assert [[problem.field for problem in row.problems] for row in rows] == [["cpr"], []]


def test_a_corrected_rejects_file_is_read_without_its_reasons():
    rows = rows_of(b'{"_fejl": [{"linje": 2}]}\n{"id": "1", "_fejl": []}\n')
    assert [(row.line, row.record) for row in rows] == [(2, {"id": "1"})]


def test_empty_binary_and_utf_16_files_are_refused():
    with pytest.raises(EmptyFile):
        rows_of(b"\n \n")
    with pytest.raises(BinaryContent):
        rows_of(b"\n\0\1")
    with pytest.raises(UnknownEncoding):
        rows_of('{"id": "1"}'.encode("utf-16"))
    with pytest.raises(TooManyRows):
        rows_of(b'{"id": "1"}\n' * 3, Limits(rows=2))


@given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line), max_size=8), st.integers(1, 40))
def test_lines_do_not_depend_on_how_they_are_cut_into_chunks(lines, size):
    content = b"".join(line + b"\n" for line in lines)
    chunks = [content[start : start + size] for start in range(0, len(content), size)]
    assert list(lines_of(chunks, DEFAULT_LIMITS)) == lines


def test_an_endless_line_in_a_stream_is_cut_and_the_next_is_read():
    limits = Limits(line_bytes=10)
    lines = list(lines_of([b"x" * 6] * 100 + [b"\nab\n", b"c"], limits))
    assert [len(line) for line in lines] == [11, 2, 1]
    assert lines[1:] == [b"ab", b"c"]
