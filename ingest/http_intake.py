"""Taking what another system sends as NDJSON over HTTP: job orders, members or courses, with an answer for each row.

A request can be read only once, so an unknown field refuses its own row here, where it refuses a whole file elsewhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from ingest.courses import COURSE_SHAPE, CourseSender, judged_courses
from ingest.job_orders import ORDER_SHAPE, judged_job_orders
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.members import MEMBER_SHAPE, Sender, judged_members
from ingest.ndjson_rows import ndjson_rows
from ingest.rows import Accepted, Problem, Rejected
from matching.core.course_submission import CourseSubmission
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed
from matching.core.member import MemberSubmission

Submission = TypeVar("Submission", JobOrderSubmission, MemberSubmission, CourseSubmission)
Land = Callable[[Sequence[Submission]], Sequence[Landed]]


@dataclass(frozen=True)
class RowResult:
    """What became of one line: landed, or rejected with its problems. `source_id` is the sender's, when landed."""

    line: int
    source_id: str | None = None
    landed: Landed | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class IntakeReport:
    """Every row's result in the order of the lines."""

    results: tuple[RowResult, ...]

    @property
    def rejected(self) -> int:
        """How many rows did not land."""
        return sum(result.landed is None for result in self.results)

    def count(self, landed: Landed) -> int:
        """How many rows landed as `landed`."""
        return Counter(result.landed for result in self.results)[landed]

    def as_text(self) -> str:
        """The sums as Danish lines."""
        sums = ", ".join(f"{landed.label.lower()}: {self.count(landed)}" for landed in Landed)
        return f"Modtaget: {len(self.results)} rækker ({sums}).\nAfvist: {self.rejected}."


def take_ndjson_job_orders(
    lines: Iterable[bytes],
    land: Land[JobOrderSubmission],
    *,
    source: str = "api",
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeReport:
    """Land orders as their lines arrive, `limits.batch_rows` per transaction, holding one batch at a time."""
    rows = ndjson_rows(lines, ORDER_SHAPE, limits)
    return IntakeReport(tuple(_results(judged_job_orders(rows, source=source), land, limits)))


def take_ndjson_members(
    lines: Iterable[bytes],
    land: Land[MemberSubmission],
    *,
    sender: Sender,
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeReport:
    """Land members as their lines arrive; a row that names another a-kasse than the sender's own is rejected."""
    rows = ndjson_rows(lines, MEMBER_SHAPE, limits)
    judged = judged_members(rows, sender)
    return IntakeReport(tuple(_results(judged, land, limits)))


def take_ndjson_courses(
    lines: Iterable[bytes],
    land: Land[CourseSubmission],
    *,
    sender: CourseSender,
    limits: Limits = DEFAULT_LIMITS,
) -> IntakeReport:
    """Land courses as their lines arrive; a row whose member is not in Jobbro is rejected."""
    rows = ndjson_rows(lines, COURSE_SHAPE, limits)
    return IntakeReport(tuple(_results(judged_courses(rows, sender, limits), land, limits)))


def _results(
    rows: Iterator[Accepted[Submission] | Rejected], land: Land[Submission], limits: Limits
) -> Iterator[RowResult]:
    while batch := list(islice(rows, limits.batch_rows)):
        good = [row.submission for row in batch if isinstance(row, Accepted)]
        landed = iter(land(good) if good else ())
        yield from (_result(row, landed) for row in batch)


def _result(row: Accepted[Submission] | Rejected, landed: Iterator[Landed]) -> RowResult:
    if isinstance(row, Rejected):
        return RowResult(row.line, problems=row.problems)
    return RowResult(row.line, row.submission.source_id, next(landed))
