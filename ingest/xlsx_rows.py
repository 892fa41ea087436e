"""Reading XLSX: the archive is checked, then a child process of bounded time and memory reads its one filled sheet."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from ingest.archives import check_archive
from ingest.csv_rows import table_row
from ingest.limits import Limits
from ingest.refusals import (
    BrokenSpreadsheet,
    EmptyFile,
    FileTooLarge,
    FormulaCells,
    SeveralSheets,
    SpreadsheetTooHeavy,
    TooManyRows,
)
from ingest.rows import RawFile, RawRow, RejectsFormat
from ingest.shapes import Layout, Shape, layout_of

_CHILD = Path(__file__).with_name("xlsx_child.py")


def read_xlsx(stream: BinaryIO, name: str, shape: Shape, limits: Limits) -> RawFile:
    """The rows of a spreadsheet with one filled sheet and no formulas; raises FileRefused. Rejects are CSV."""
    answer = _read_by_child(stream, name, limits)
    found = json.loads(answer.readline() or "{}")
    if found.get("unreadable", True):
        raise BrokenSpreadsheet(name)
    if found["formulas"]:
        raise FormulaCells(name, found["formulas"])
    if found["sheets"] > 1:
        raise SeveralSheets(name, found["sheets"])
    rows = _filled(answer)
    _, header = next(rows, (0, []))
    if not header:
        raise EmptyFile(name)
    layout = layout_of([cell.strip() for cell in header], shape, name)
    _check_count(answer, name, limits)
    return RawFile(RejectsFormat.CSV, layout.header, _table_rows(rows, layout))


def _read_by_child(stream: BinaryIO, name: str, limits: Limits) -> IO[str]:
    """What the child printed, rewound."""
    answer = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115  closed with the rows that are read from it
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as copy:
        stream.seek(0)
        shutil.copyfileobj(stream, copy)
        copy.flush()
        size = copy.tell()
        if size > limits.archive_bytes:
            raise FileTooLarge(name, limits.archive_bytes)
        check_archive(cast(BinaryIO, copy), size, name, limits)
        _run_child(copy.name, answer, name, limits)
    answer.seek(0)
    return answer


def _run_child(path: str, answer: IO[str], name: str, limits: Limits) -> None:
    command = [sys.executable, "-I", str(_CHILD), path]
    bounds = [str(limits.spreadsheet_memory_bytes), str(limits.spreadsheet_seconds)]
    try:
        finished = subprocess.run(
            [*command, *bounds],
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=limits.spreadsheet_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise SpreadsheetTooHeavy(name) from None
    if finished.returncode != 0:
        raise SpreadsheetTooHeavy(name)


def _filled(answer: IO[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them, read as they are asked for."""
    for line in iter(answer.readline, ""):
        number, cells = json.loads(line)
        if any(cell.strip() for cell in cells):
            yield number, cells


def _check_count(answer: IO[str], name: str, limits: Limits) -> None:
    """At least one row and not too many after the header; leaves the file where it was."""
    after_header = answer.tell()
    count = sum(1 for _ in _filled(answer))
    answer.seek(after_header)
    if not count:
        raise EmptyFile(name)
    if count > limits.rows:
        raise TooManyRows(name, limits.rows)


def _table_rows(rows: Iterator[tuple[int, list[str]]], layout: Layout) -> Iterator[RawRow]:
    for number, cells in rows:
        yield table_row(number, cells, layout)
