"""Writing rejected rows to a file of the same format, each with its reasons, so that it can be corrected and sent.

The file is readable by its owner only and appears whole or not at all.
"""

import csv
import json
import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ingest.csv_rows import guarded
from ingest.rows import Problem, Rejected, RejectsFormat
from ingest.shapes import REJECT_COLUMNS, REJECT_FIELD, fold_header

_ENDINGS = {RejectsFormat.CSV: ".afvist.csv", RejectsFormat.NDJSON: ".afvist.ndjson"}


class RejectsWriter:
    """Writes the rejects of one file under a temporary name; `path` exists after the `with` if there were any."""

    def __init__(self, folder: Path, name: str, rejects_format: RejectsFormat, header: Sequence[str]) -> None:
        stem = Path(name).stem.removesuffix(".afvist")
        self.path = _unused(folder, stem, _ENDINGS[rejects_format])
        self.count = 0
        self._part = self.path.with_name(self.path.name + ".del")
        self._format = rejects_format
        self._kept = [index for index, cell in enumerate(header) if fold_header(cell) not in _FOLDED_REJECT_COLUMNS]
        self._width = len(header)
        self._header = [header[index] for index in self._kept]
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        """Nothing is opened before the first reject."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Give the finished file its name; after an error the rows so far are still worth having."""
        if self._file is not None:
            self._file.close()
            self._part.replace(self.path)

    def write(self, rejected: Rejected) -> None:
        """Add one rejected row with its problems."""
        self.count += 1
        if self._format is RejectsFormat.CSV:
            self._write_csv(rejected)
        else:
            self._opened("").write(_ndjson_lines(rejected))

    def _opened(self, mark: str) -> IO[str]:
        if self._file is None:
            self._part.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(descriptor, "w", encoding="utf-8", newline="")
            self._file.write(mark)
        return self._file

    def _write_csv(self, rejected: Rejected) -> None:
        is_first = self._file is None
        writer = csv.writer(self._opened("\ufeff"), delimiter=";", quoting=csv.QUOTE_ALL)
        if is_first:
            writer.writerow([*self._header, *REJECT_COLUMNS])
        cells = rejected.original if isinstance(rejected.original, tuple) else ()
        surplus = cells[self._width :]  # stays surplus behind the reasons, so that the row cannot land uncorrected
        row = [guarded(cell) for cell in self._cells(cells)]
        writer.writerow([*row, *_reasons(rejected.problems), *(guarded(cell) for cell in surplus)])

    def _cells(self, cells: Sequence[str]) -> list[str]:
        """The row under the kept columns, missing cells empty."""
        padded = [*cells, *[""] * (self._width - len(cells))]
        return [padded[index] for index in self._kept]


_FOLDED_REJECT_COLUMNS = frozenset(fold_header(column) for column in REJECT_COLUMNS)


def _unused(folder: Path, stem: str, ending: str) -> Path:
    """A name nobody has: rejects that were not looked at yet are never written over."""
    path = folder / f"{stem}{ending}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{ending}"
        number += 1
    return path


def _reasons(problems: Sequence[Problem]) -> list[str]:
    """The four added cells; several problems of one row are parted by a bar."""
    return [
        str(problems[0].line) if problems else "",
        " | ".join(problem.field for problem in problems),
        " | ".join(f"{problem.problem} Fandt: {problem.found}." for problem in problems),
        " | ".join(problem.remedy for problem in problems),
    ]


def _ndjson_lines(rejected: Rejected) -> str:
    """The object with its reasons in `_fejl`; a line that is no JSON follows its reasons as it was."""
    told = [
        {"linje": problem.line, "felt": problem.field, "fejl": problem.problem, "fandt": problem.found}
        | {"rettelse": problem.remedy}
        for problem in rejected.problems
    ]
    original = rejected.original
    if isinstance(original, bytes):
        raw = original.decode("utf-8", "backslashreplace").replace("\n", " ").replace("\r", " ")
        return json.dumps({REJECT_FIELD: told}, ensure_ascii=False) + "\n" + (f"{raw}\n" if raw else "")
    fields = dict(original) if not isinstance(original, tuple) else {}
    return json.dumps({**fields, REJECT_FIELD: told}, ensure_ascii=False) + "\n"
