"""Writing the invented world to a folder: NDJSON in our own shape, and beside it the truth for evaluation."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TextIO, TypeVar

from ingest.demo.courses import demo_courses
from ingest.demo.members import DemoMember, demo_members
from ingest.demo.orders import DemoOrder, demo_orders
from matching.core.course_submission import CourseSubmission
from matching.core.job_order import JobOrderSubmission
from matching.core.member import MemberSubmission

MEMBERS, COURSES, ORDERS = "members.ndjson", "courses.ndjson", "job_orders.ndjson"
TRUTH_OF_MEMBERS, TRUTH_OF_ORDERS = "truth_members.tsv", "truth_orders.tsv"
_EVERY = 500

Row = TypeVar("Row")

#: Told how many rows of a kind ("members", "orders") are written.
Progress = Callable[[str, int], None]


def _silent(kind: str, written: int) -> None:
    """Tell nobody."""


def write_world(
    directory: Path, members: int, orders: int, seed: int, as_of: date, progress: Progress = _silent
) -> tuple[Path, Path]:
    """Write so many members, their courses, orders and the truth; returns the files of members and of orders.

    Rows are written as they are made, so memory does not grow with their number. Files there before are replaced.
    """
    directory.mkdir(parents=True, exist_ok=True)
    _write_members(directory, _counted("members", demo_members(members, seed, as_of), progress), as_of)
    _write_orders(directory, _counted("orders", demo_orders(orders, seed, as_of), progress))
    return directory / MEMBERS, directory / ORDERS


def _write_members(directory: Path, members: Iterable[DemoMember], as_of: date) -> None:
    """Write the members, and the course of each as it is written."""
    with ExitStack() as stack:
        courses = stack.enter_context(_open(directory / COURSES))
        for course in demo_courses(_written(directory, members), as_of):
            courses.write(course_line(course))


def _written(directory: Path, members: Iterable[DemoMember]) -> Iterator[MemberSubmission]:
    with ExitStack() as stack:
        rows = stack.enter_context(_open(directory / MEMBERS))
        truth = _truth(stack.enter_context(_open(directory / TRUTH_OF_MEMBERS)))
        truth(("id", "held", "goals", "skills"))
        for member in members:
            rows.write(member_line(member.submission))
            truth((member.submission.source_id, *map(" ".join, (member.held, member.goals, member.skills))))
            yield member.submission


def _write_orders(directory: Path, orders: Iterable[DemoOrder]) -> None:
    with ExitStack() as stack:
        rows = stack.enter_context(_open(directory / ORDERS))
        truth = _truth(stack.enter_context(_open(directory / TRUTH_OF_ORDERS)))
        truth(("id", "occupations", "skills", "style", "copy_of"))
        for order in orders:
            rows.write(order_line(order.submission))
            told = (" ".join(order.occupations), " ".join(order.skills), order.style, order.copy_of)
            truth((order.submission.source_id, *told))


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="\n")


def _truth(file: TextIO) -> Callable[[tuple[str, ...]], object]:
    return csv.writer(file, delimiter="\t", lineterminator="\n").writerow


def _counted(kind: str, rows: Iterable[Row], progress: Progress) -> Iterator[Row]:
    written = 0
    for written, row in enumerate(rows, start=1):
        yield row
        if written % _EVERY == 0:
            progress(kind, written)
    progress(kind, written)


def member_line(member: MemberSubmission) -> str:
    """One member as a line of JSON; the a-kasse stands under `akasse` as Statistics Denmark's code."""
    record = _record(member)
    del record["akasse_id"]
    return _line({"akasse": f"{member.akasse_id:02d}", **record})


def course_line(course: CourseSubmission) -> str:
    """One course as a line of JSON, its a-kasse as in `member_line`; who sends it is said beside the file."""
    record = _record(course)
    del record["akasse_id"], record["source"]
    return _line({"akasse": f"{course.akasse_id:02d}", **record})


def order_line(order: JobOrderSubmission) -> str:
    """One order as a line of JSON."""
    return _line(_record(order))


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _record(submission: object) -> dict[str, object]:
    """A dataclass by its field names, what is missing left out."""
    assert is_dataclass(submission)
    values = ((field.name, _plain(getattr(submission, field.name))) for field in fields(submission))
    return {name: value for name, value in values if value not in (None, "", [], {})}


def _plain(value: object) -> object:
    """A value as JSON has it: enums by their stored value, dates in ISO form, sets sorted."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _record(value) if is_dataclass(value) else value
