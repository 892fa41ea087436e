"""Reading NDJSON, one JSON object a line in UTF-8, without ever holding more than a line.

A file is read twice: once for fields nobody knows, which refuse it whole before anything lands, and once for the rows.
A stream can be read only once; there an unknown field refuses its own row.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from ingest.json_values import JsonRefused, strict_json
from ingest.jsonld import POSTING_NAMES, is_posting, posting_record
from ingest.limits import Limits
from ingest.refusals import BinaryContent, EmptyFile, TooManyRows, UnknownColumns, UnknownEncoding
from ingest.rows import Problem, RawFile, RawRow, RejectsFormat
from ingest.shapes import REJECT_FIELD, Shape

_UNKNOWN_FIELD = "ukendt felt"


def read_ndjson(stream: BinaryIO, name: str, shape: Shape, limits: Limits) -> RawFile:
    """The rows of an NDJSON file in which every field is known; raises FileRefused."""
    _check_fields(stream, name, shape, limits)
    return RawFile(RejectsFormat.NDJSON, (), ndjson_rows(file_lines(stream, limits), shape, limits))


def file_lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """The lines of a file from its start; of a line over the limit only a little more than the limit is kept."""
    stream.seek(0)
    while line := stream.readline(limits.line_bytes + 1):
        if len(line) > limits.line_bytes and not line.endswith(b"\n"):
            _skip_line(stream, limits)
        yield line


def _skip_line(stream: BinaryIO, limits: Limits) -> None:
    while (rest := stream.readline(limits.line_bytes)) and not rest.endswith(b"\n"):
        pass


def lines_of(chunks: Iterable[bytes], limits: Limits) -> Iterator[bytes]:
    """Lines from chunks of any size, holding at most one line; an overlong line is cut just over the limit."""
    held = b""
    skipping = False
    for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for part in whole:
            if not skipping:
                yield held + part
            held, skipping = b"", False
        held = b"" if skipping else held + rest
        if len(held) > limits.line_bytes:
            yield held[: limits.line_bytes + 1]
            held, skipping = b"", True
    if held:
        yield held


def ndjson_rows(lines: Iterable[bytes], shape: Shape, limits: Limits) -> Iterator[RawRow]:
    """One row for each line that holds something; what is wrong with a line is a problem of that row."""
    for number, line in enumerate(lines, start=1):
        if row := _row(number, line, shape, limits):
            yield row


def _row(number: int, line: bytes, shape: Shape, limits: Limits) -> RawRow | None:
    content = line.strip(b"\xef\xbb\xbf \t\r\n") if number == 1 else line.strip()
    if not content:
        return None
    if len(line) > limits.line_bytes + 1 or (len(line) > limits.line_bytes and not line.endswith(b"\n")):
        return _broken(
            number, b"", f"Linjen fylder mere end {limits.line_bytes} byte.", "en for lang linje", "Forkort den."
        )
    try:
        value = _object(content, limits)
    except JsonRefused as refused:
        return _broken(number, content, f"Linjen kan ikke læses: {refused}.", f"{len(content)} byte", "Ret linjen.")
    if set(value) == {REJECT_FIELD}:
        return None
    return _row_of(number, value, shape)


def _object(content: bytes, limits: Limits) -> Mapping[str, object]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise JsonRefused("den er ikke UTF-8") from None
    value = strict_json(text, limits.json_depth)
    if not isinstance(value, dict):
        raise JsonRefused("den er ikke et JSON-objekt { … }")
    return value


def _row_of(number: int, value: Mapping[str, object], shape: Shape) -> RawRow:
    original = {key: item for key, item in value.items() if key != REJECT_FIELD}
    if shape.reads_postings and is_posting(original):
        return RawRow(number, posting_record(original), original, POSTING_NAMES)
    problems = tuple(
        Problem(number, field, _UNKNOWN_FIELD, "Feltet kender Jobbro ikke.", "Fjern det, og send rækken igen.")
        for field in shape.unknown_fields(original)
    )
    return RawRow(number, original, original, problems=problems)


def _broken(number: int, content: bytes, problem: str, found: str, remedy: str) -> RawRow:
    return RawRow(number, {}, content, problems=(Problem(number, "", found, problem, remedy),))


def _check_fields(stream: BinaryIO, name: str, shape: Shape, limits: Limits) -> None:
    """Refuse a file with a field nobody knows, with too many rows or with none."""
    count = 0
    _refuse_other_than_text(stream, name)
    for row in ndjson_rows(file_lines(stream, limits), shape, limits):
        count += 1
        unknown = [problem.field for problem in row.problems if problem.found == _UNKNOWN_FIELD]
        if unknown:
            raise UnknownColumns(name, unknown, row.line)
        if count > limits.rows:
            raise TooManyRows(name, limits.rows)
    if not count:
        raise EmptyFile(name)


def _refuse_other_than_text(stream: BinaryIO, name: str) -> None:
    stream.seek(0)
    first = stream.read(4096)
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnknownEncoding(name, 1)
    if b"\0" in first:
        raise BinaryContent(name, 1 + first.split(b"\0", 1)[0].count(b"\n"))
