"""Opening an outside file: which kind it is by its name, whether its first bytes agree, and the reader that follows."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ingest.csv_rows import read_csv
from ingest.jsonld_rows import read_json_document, read_page
from ingest.limits import Limits
from ingest.ndjson_rows import read_ndjson
from ingest.refusals import (
    ContentContradictsName,
    EmptyFile,
    FileTooLarge,
    MissingFile,
    ProtectedSpreadsheet,
    UnknownFileKind,
)
from ingest.rows import RawFile
from ingest.shapes import Shape
from ingest.xlsx_rows import read_xlsx

_Reader = Callable[[BinaryIO, str, Shape, Limits], RawFile]


def _page(stream: BinaryIO, name: str, _: Shape, limits: Limits) -> RawFile:
    return read_page(stream, name, limits)


def _document(stream: BinaryIO, name: str, _: Shape, limits: Limits) -> RawFile:
    return read_json_document(stream, name, limits)


_READERS: Mapping[str, _Reader] = {
    ".csv": read_csv,
    ".txt": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".ndjson": read_ndjson,
    ".jsonl": read_ndjson,
}
_POSTING_READERS: Mapping[str, _Reader] = {".json": _document, ".jsonld": _document, ".html": _page, ".htm": _page}
_OTHER_STARTS: Mapping[bytes, str] = {
    b"PK\x03\x04": "et regneark eller en pakket fil",
    b"\xd0\xcf\x11\xe0": "et gammelt regneark (.xls)",
    b"%PDF": "en PDF",
    b"\x1f\x8b": "en pakket fil (gzip)",
    b"\x89PNG": "et billede",
}


def open_rows(stream: BinaryIO, name: str, shape: Shape, limits: Limits) -> RawFile:
    """The rows of a file, its structure checked; raises FileRefused. `name` decides which reader is used."""
    readers = {**_READERS, **_POSTING_READERS} if shape.reads_postings else _READERS
    kind = Path(name).suffix.casefold()
    if kind == ".xls":
        raise ProtectedSpreadsheet(name)
    if kind not in readers:
        raise UnknownFileKind(name, sorted(readers))
    _check_size(stream, name, limits)
    _check_start(stream, name, kind)
    return readers[kind](stream, name, shape, limits)


@contextmanager
def opened(source: Path | BinaryIO, name: str) -> Iterator[BinaryIO]:
    """The stream itself, or the file at the path opened and closed again; raises MissingFile."""
    if not isinstance(source, Path):
        yield source
        return
    try:
        stream = source.open("rb")
    except OSError:
        raise MissingFile(name) from None
    with stream:
        yield stream


def _check_size(stream: BinaryIO, name: str, limits: Limits) -> None:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if not size:
        raise EmptyFile(name)
    if size > limits.file_bytes:
        raise FileTooLarge(name, limits.file_bytes)


def _check_start(stream: BinaryIO, name: str, kind: str) -> None:
    start = stream.read(4)
    stream.seek(0)
    if kind == ".xlsx":
        return
    for signature, looks_like in _OTHER_STARTS.items():
        if start.startswith(signature):
            raise ContentContradictsName(name, looks_like)
