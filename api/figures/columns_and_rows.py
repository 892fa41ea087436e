"""A published table in the shape of jobindsats' API version 3: Danish columns and rows, a missing number as null.

Beside them, which theirs has not: why each missing number is missing, and where the next page begins.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from api.figures.wide import wide_rows
from matching.statistics.publication.published_table import PublishedTable


def columns_and_rows(table: PublishedTable, first: int, most: int) -> Mapping[str, Any]:
    """So many rows from the row numbered `first`, counted from 0."""
    rows = list(islice(wide_rows(table), first, first + most))
    before = len(table.axes)
    return {
        "columns": [*(axis.title for axis in table.axes), *(one.title for one in table.contents)],
        "rows": [[row.where[0].code, *(value.label for value in row.where[1:]), *row.numbers] for row in rows],
        "missing": [
            {"row": number, "column": before + place, "reason": reason.value}
            for number, row in enumerate(rows)
            for place, reason in enumerate(row.missing)
            if reason is not None
        ],
    }


def count_rows(table: PublishedTable) -> int:
    """How many rows the whole table has."""
    return len(table.numbers) // max(1, len(table.contents))
