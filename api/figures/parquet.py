"""A published table as Parquet: one row for each number, with codes and words, and the reason where it is missing."""

import io
from collections.abc import Sequence

from matching.statistics.publication.published_table import CONTENT, PublishedTable


def parquet(table: PublishedTable) -> bytes:
    """The table in columns: each axis by code and by word, the content, the number (null = missing), and why."""
    import pyarrow  # noqa: PLC0415  # 0.2 s and many megabytes, for a format that few ask for
    from pyarrow import parquet as files  # noqa: PLC0415

    columns = _columns(table)
    arrays = {name: pyarrow.array(values, pyarrow.string()) for name, values in columns.items()}
    numbers = pyarrow.array(table.numbers, pyarrow.float64())
    told = pyarrow.table({**arrays, "number": numbers}).replace_schema_metadata(
        {"table": table.code, "vintage": table.published_on.isoformat(), "title": table.title}
    )
    file = io.BytesIO()
    files.write_table(told, file, compression="zstd", use_dictionary=list(columns))
    return file.getvalue()


def _columns(table: PublishedTable) -> dict[str, Sequence[str | None]]:
    cells = list(table.cells())
    labels = [{value.code: value.label for value in axis.values} for axis in table.axes]
    found: dict[str, Sequence[str | None]] = {}
    for place, axis in enumerate(table.axes):
        found[axis.code] = [cell.where[place] for cell in cells]
        found[f"{axis.code}_label"] = [labels[place][cell.where[place]] for cell in cells]
    found[CONTENT] = [cell.content.code for cell in cells]
    found[f"{CONTENT}_label"] = [cell.content.title for cell in cells]
    found["unit"] = [cell.content.unit for cell in cells]
    found["missing"] = [None if cell.missing is None else str(cell.missing.value) for cell in cells]
    return found
