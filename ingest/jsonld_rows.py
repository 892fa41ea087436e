"""Reading files that hold schema.org JobPostings: a JSON-LD document, or a web page with JSON-LD in it."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from ingest.json_values import JsonRefused, depth_of, refuse_bad_text, strict_json
from ingest.jsonld import POSTING_NAMES, posting_record, postings_in
from ingest.limits import Limits
from ingest.refusals import BrokenJson, FileTooLarge, NoJobPosting
from ingest.rows import Problem, RawFile, RawRow, RejectsFormat
from ingest.text_encoding import encoding_of

_SCRIPT_TYPE = "application/ld+json"


def read_json_document(stream: BinaryIO, name: str, limits: Limits) -> RawFile:
    """The postings of one JSON-LD document; raises FileRefused."""
    text = _whole_text(stream, name, limits)
    try:
        document = strict_json(text, limits.json_depth)
    except JsonRefused as refused:
        raise BrokenJson(name, str(refused)) from None
    return _postings_file(document, name, limits)


def read_page(stream: BinaryIO, name: str, limits: Limits) -> RawFile:
    """The postings in a web page's JSON-LD; raises FileRefused."""
    text = _whole_text(stream, name, limits)
    if _SCRIPT_TYPE not in text:
        raise NoJobPosting(name)
    return _postings_file(_documents_in(text, name), name, limits)


def _whole_text(stream: BinaryIO, name: str, limits: Limits) -> str:
    encoding = encoding_of(stream, name)
    content = stream.read(limits.page_bytes + 1)
    if len(content) > limits.page_bytes:
        raise FileTooLarge(name, limits.page_bytes)
    return content.decode(encoding)


def _documents_in(text: str, name: str) -> list[object]:
    """Every JSON-LD document of the page; comments around and inside them are forgiven."""
    from extruct.jsonld import JsonLdExtractor  # noqa: PLC0415  takes a second to import, and only pages need it

    try:
        return list(JsonLdExtractor().extract(text.encode("utf-8"), encoding="UTF-8"))
    except json.JSONDecodeError as error:
        raise BrokenJson(name, "det er ikke gyldig JSON", error.lineno) from None
    except (ValueError, RecursionError, IndexError, TypeError, AttributeError, SyntaxError):
        raise BrokenJson(name, "siden kan ikke læses") from None


def _postings_file(document: object, name: str, limits: Limits) -> RawFile:
    if depth_of(document) > limits.json_depth + 2:  # a page adds a list of its documents
        raise BrokenJson(name, f"det er indlejret i mere end {limits.json_depth} lag")
    postings = list(postings_in(document))
    if not postings:
        raise NoJobPosting(name)
    return RawFile(RejectsFormat.NDJSON, (), _rows(postings))


def _rows(postings: list[Mapping[str, object]]) -> Iterator[RawRow]:
    for number, posting in enumerate(postings, start=1):
        yield _row(number, posting)


def _row(number: int, posting: Mapping[str, object]) -> RawRow:
    try:
        refuse_bad_text(posting)
    except JsonRefused as refused:
        problem = Problem(number, "", "tekst", f"Annoncen kan ikke læses: {refused}.", "Ret annoncen.")
        return RawRow(number, {}, json.dumps(posting).encode("ascii"), problems=(problem,))
    return RawRow(number, posting_record(posting), posting, POSTING_NAMES)
