"""A published table as the bytes of a file, by format."""

import json
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from api.exports import MEDIA_TYPES, ExportFormat, as_csv, as_xlsx
from api.figures.columns_and_rows import columns_and_rows
from api.figures.jsonstat import jsonstat
from api.figures.parquet import parquet
from api.figures.wide import notes_of, sheet_of
from matching.statistics.publication.published_table import PublishedTable


class FigureFormat(StrEnum):
    """How a table is told."""

    JSONSTAT = "jsonstat"
    ROWS = "rows"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


MEDIA = {
    FigureFormat.JSONSTAT: "application/json",
    FigureFormat.ROWS: "application/json",
    FigureFormat.CSV: MEDIA_TYPES[ExportFormat.CSV],
    FigureFormat.XLSX: MEDIA_TYPES[ExportFormat.XLSX],
    FigureFormat.PARQUET: "application/vnd.apache.parquet",
}
#: Formats that are kept as files, and those that are packed already.
AS_FILES = frozenset({FigureFormat.CSV, FigureFormat.XLSX, FigureFormat.PARQUET})
PACKED = frozenset({FigureFormat.XLSX, FigureFormat.PARQUET})


def file_of(table: PublishedTable, kind: FigureFormat) -> bytes:
    """The whole table in a format that knows no pages."""
    if kind is FigureFormat.CSV:
        return as_csv(sheet_of(table))
    if kind is FigureFormat.XLSX:
        return as_xlsx(sheet_of(table), notes_of(table))
    if kind is FigureFormat.PARQUET:
        return parquet(table)
    return json_bytes(jsonstat(table))


def page_of(table: PublishedTable, first: int, most: int, cursor: str | None) -> bytes:
    """A page of rows, and the cursor of the next (None = this is the last)."""
    return json_bytes({**columns_and_rows(table, first, most), "next": cursor})


def json_bytes(told: Mapping[str, Any]) -> bytes:
    """JSON in UTF-8, days as they are written in ISO 8601."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_day).encode()


def _day(value: object) -> str:
    assert isinstance(value, date)
    return value.isoformat()
