"""Ingesting files of orders, members or courses: read, land in batches, write the rejects, and say how it went."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from ingest.courses import CourseSender, read_courses
from ingest.job_orders import read_job_orders
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.members import Sender, read_members
from ingest.refusals import FileRefused
from ingest.rejects import RejectsWriter
from ingest.rows import Accepted, Problem, ReadFile, Rejected
from ingest.sources import opened
from matching.core.course_submission import CourseSubmission
from matching.core.errors import JobbroError
from matching.core.job_order import JobOrderSubmission
from matching.core.landing import Landed
from matching.core.member import MemberSubmission

Submission = TypeVar("Submission")
Land = Callable[[Sequence[Submission]], Sequence[Landed]]
"""Lands one batch in one transaction and says of each submission, in order, what became of it."""
Progress = Callable[[int], None]
"""Is told how many rows have been read so far."""
_Read = Callable[[BinaryIO, str], ReadFile[Submission]]

_PROBLEMS_TOLD = 20


@dataclass(frozen=True)
class RefusedFile:
    """A file of which nothing, or nothing more, was read, with the Danish sentence that says why."""

    name: str
    sentence: str


@dataclass(frozen=True)
class FileProblem:
    """A problem and the file it was found in."""

    name: str
    problem: Problem


@dataclass(frozen=True)
class IngestReport:
    """How an ingest went. `problems` are the first few, without any value from the files; the files hold them all."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects_files: tuple[Path, ...] = ()
    refused_files: tuple[RefusedFile, ...] = ()
    problems: tuple[FileProblem, ...] = ()

    @property
    def landed(self) -> int:
        """Rows that are now in Jobbro."""
        return self.new + self.changed + self.unchanged

    @property
    def is_clean(self) -> bool:
        """Whether every row of every file landed."""
        return not (self.rejected or self.refused_files)

    def as_text(self) -> str:
        """The report as Danish lines."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"Indlæst: {_rows(self.landed)} ({self.new} nye, {self.changed} ændrede, {self.unchanged} uændrede)."
        yield f"Afvist: {_rows(self.rejected)}."
        yield from (f"  {told.name}, {told.problem.as_text()}" for told in self.problems)
        if len(self.problems) == _PROBLEMS_TOLD:
            yield f"  Kun de første {_PROBLEMS_TOLD} fejl er vist her."
        yield from (f"De afviste rækker ligger i {path}. Ret dem, og indlæs filen igen." for path in self.rejects_files)
        yield from (refused.sentence for refused in self.refused_files)

    def __add__(self, other: "IngestReport") -> "IngestReport":
        """Both reports as one."""
        return IngestReport(
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
            rejected=self.rejected + other.rejected,
            rejects_files=self.rejects_files + other.rejects_files,
            refused_files=self.refused_files + other.refused_files,
            problems=(self.problems + other.problems)[:_PROBLEMS_TOLD],
        )


def _rows(count: int) -> str:
    return f"{count} række" if count == 1 else f"{count} rækker"


def ingest_job_orders(
    paths: Sequence[Path],
    land: Land[JobOrderSubmission],
    rejects_to: Path,
    progress: Progress = lambda _: None,
    *,
    source: str = "fil",
    limits: Limits = DEFAULT_LIMITS,
) -> IngestReport:
    """Read every file, land its good orders `limits.batch_rows` at a time, write rejects to the folder `rejects_to`."""

    def read(stream: BinaryIO, name: str) -> ReadFile[JobOrderSubmission]:
        return read_job_orders(stream, name, source=source, limits=limits)

    return _ingest(paths, read, _Sink(land, rejects_to, progress, limits.batch_rows, lambda _: 0))


def ingest_members(
    paths: Sequence[Path],
    land: Land[MemberSubmission],
    rejects_to: Path,
    progress: Progress = lambda _: None,
    *,
    sender: Sender,
    limits: Limits = DEFAULT_LIMITS,
) -> IngestReport:
    """Read every file and land its good members, as `ingest_job_orders` does; a transaction holds one a-kasse only."""

    def read(stream: BinaryIO, name: str) -> ReadFile[MemberSubmission]:
        return read_members(stream, name, sender=sender, limits=limits)

    return _ingest(paths, read, _Sink(land, rejects_to, progress, limits.batch_rows, lambda member: member.akasse_id))


def ingest_courses(
    paths: Sequence[Path],
    land: Land[CourseSubmission],
    rejects_to: Path,
    progress: Progress = lambda _: None,
    *,
    sender: CourseSender,
    limits: Limits = DEFAULT_LIMITS,
) -> IngestReport:
    """Read every file and land its good courses, as `ingest_members` does."""

    def read(stream: BinaryIO, name: str) -> ReadFile[CourseSubmission]:
        return read_courses(stream, name, sender=sender, limits=limits)

    return _ingest(paths, read, _Sink(land, rejects_to, progress, limits.batch_rows, lambda course: course.akasse_id))


@dataclass(frozen=True)
class _Sink(Generic[Submission]):
    """Where rows go: good ones to landing in batches, bad ones to the folder of rejects.

    `owner` says whose a submission is; what belongs to two owners is never landed in one transaction.
    """

    land: Land[Submission]
    rejects_to: Path
    progress: Progress
    batch_rows: int
    owner: Callable[[Submission], int]


class _Tally:
    """What has been counted of one file so far."""

    def __init__(self, name: str, already_read: int) -> None:
        self.name = name
        self.read = already_read
        self.landed: Counter[Landed] = Counter()
        self.rejected = 0
        self.problems: list[FileProblem] = []

    def note(self, rejected: Rejected) -> None:
        self.rejected += 1
        room = max(0, _PROBLEMS_TOLD - len(self.problems))
        self.problems.extend(FileProblem(self.name, problem) for problem in rejected.problems[:room])

    def report(self) -> IngestReport:
        return IngestReport(
            new=self.landed[Landed.NEW],
            changed=self.landed[Landed.CHANGED],
            unchanged=self.landed[Landed.UNCHANGED],
            rejected=self.rejected,
            problems=tuple(self.problems),
        )


def _ingest(paths: Sequence[Path], read: _Read[Submission], sink: _Sink[Submission]) -> IngestReport:
    report = IngestReport()
    for path in paths:
        report += _ingest_file(path, read, sink, already_read=report.landed + report.rejected)
    return report


def _ingest_file(path: Path, read: _Read[Submission], sink: _Sink[Submission], already_read: int) -> IngestReport:
    """One file from opening to rejects; a refusal of the file becomes part of the report."""
    tally = _Tally(path.name, already_read)
    written: tuple[Path, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    try:
        with opened(path, path.name) as stream:
            file = read(stream, path.name)
            with RejectsWriter(sink.rejects_to, path.name, file.rejects_format, file.header) as rejects:
                written = (rejects.path,)
                _take(file.rows, rejects, sink, tally)
    except FileRefused as error:
        refused = (RefusedFile(path.name, str(error)),)
    except JobbroError as error:
        refused = (RefusedFile(path.name, f"Filen »{path.name}« blev ikke indlæst færdig: {error}"),)
    return replace(tally.report(), rejects_files=written if tally.rejected else (), refused_files=refused)


def _take(
    rows: Iterator[Accepted[Submission] | Rejected], rejects: RejectsWriter, sink: _Sink[Submission], tally: _Tally
) -> None:
    """Land and write everything; raises what landing raises, with whole batches landed before it."""
    while batch := list(islice(rows, sink.batch_rows)):
        good = [row.submission for row in batch if isinstance(row, Accepted)]
        for owned in _by_owner(good, sink.owner):
            tally.landed.update(sink.land(owned))
        for row in batch:
            if isinstance(row, Rejected):
                rejects.write(row)
                tally.note(row)
        tally.read += len(batch)
        sink.progress(tally.read)


def _by_owner(submissions: Sequence[Submission], owner: Callable[[Submission], int]) -> Iterator[list[Submission]]:
    """The submissions parted by owner, each part in its order."""
    for one in sorted({owner(submission) for submission in submissions}):
        yield [submission for submission in submissions if owner(submission) == one]
