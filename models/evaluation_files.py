"""The tab-separated files that evaluations read and write: tables with fixed columns, and ranked runs."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from matching.core.errors import JobbroError


class MalformedTable(JobbroError):
    """A line of an evaluation file has the wrong number of columns."""

    def __init__(self, name: str, line: int, wanted: Sequence[str]) -> None:
        super().__init__(
            f"Linje {line} i {name} har ikke de kolonner, der skal være: {', '.join(wanted)} (adskilt af tabulator)."
        )


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The rows of a UTF-8 file with these columns, cells trimmed, empty lines and a line of column names left out.

    Raises MalformedTable.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        if not line.strip():
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != len(columns):
            raise MalformedTable(path.name, number, columns)
        if number > 1 or cells != tuple(columns):
            yield cells


def write_run(path: Path, rows: Iterable[tuple[str, str, float]]) -> int:
    """Write `query_id, answer_id, score` rows in the order given; returns how many."""
    written = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for query, answer, score in rows:
            out.write(f"{query}\t{answer}\t{score:.9g}\n")
            written += 1
    return written
