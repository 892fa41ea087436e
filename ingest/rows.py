"""Rows on their way in: as they were read, accepted as a submission, or rejected with reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Generic, TypeVar

from matching.core.errors import JobbroError

Submission = TypeVar("Submission")

#: A row exactly as it came, kept for the rejects file: cells, a JSON object, or bytes that could not be parsed.
Original = tuple[str, ...] | Mapping[str, object] | bytes


class FieldRefused(JobbroError):
    """A value that cannot be taken: what is wrong and what to write instead. The value itself is never in it."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one row. `field` is the sender's own name of it, `found` the class of the value."""

    line: int
    field: str
    found: str
    problem: str
    remedy: str

    def as_text(self) -> str:
        """One Danish line without any value from the file."""
        place = f"linje {self.line}" + (f", {self.field}" if self.field else "")
        return f"{place}: {self.problem} Fandt: {self.found}. {self.remedy}"


@dataclass(frozen=True)
class RawRow:
    """A row as JSON-like values by our own field names.

    `line` counts from 1, as an editor shows it; for pages and JSON documents it is the number of the posting.
    `names` maps a path such as `held.0.since` to the sender's column. `problems` are those the reader itself found.
    """

    line: int
    record: Mapping[str, object] = field(repr=False)
    original: Original = field(repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Accepted(Generic[Submission]):
    """A row that became a submission."""

    line: int
    submission: Submission = field(repr=False)
    original: Original = field(repr=False)


@dataclass(frozen=True)
class Rejected:
    """A row that did not, with every reason found in it; `source_id` when it could be read."""

    line: int
    problems: tuple[Problem, ...]
    original: Original = field(repr=False)
    source_id: str | None = field(default=None, repr=False)


class RejectsFormat(Enum):
    """How the rejects of a file are written, so that they can be corrected and sent again."""

    CSV = auto()
    NDJSON = auto()


@dataclass(frozen=True)
class RawFile:
    """A file whose structure is in order; `header` is empty unless the rejects are CSV."""

    rejects_format: RejectsFormat
    header: tuple[str, ...]
    rows: Iterator[RawRow] = field(repr=False)


@dataclass(frozen=True)
class ReadFile(Generic[Submission]):
    """The same file with its rows judged."""

    rejects_format: RejectsFormat
    header: tuple[str, ...]
    rows: Iterator[Accepted[Submission] | Rejected] = field(repr=False)
