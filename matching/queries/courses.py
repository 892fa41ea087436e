"""Courses of unemployment as they land, and the talks and exemptions that are taken over with them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from psycopg.types.json import Jsonb

from matching.core.course_submission import KnownAdviser, LandedCourse, PastExemption, PastTalk
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.core.submissions import as_json
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, many

SQL = load_statements(__file__)

Lines = Iterable[Mapping[str, Any]]


@dataclass(frozen=True)
class KnownCourse:
    """What a source id of a course stands for already; `member` is the member's source id."""

    course_id: CourseId
    source_id: str
    content_digest: str
    member: str


@dataclass(frozen=True)
class _Member:
    member_id: MemberId
    source_id: str


def landed_courses(
    connection: Connection, akasse_id: AkasseId, source: str, source_ids: Sequence[str]
) -> dict[str, KnownCourse]:
    """The courses that these ids of a source stand for, by id, locked."""
    values = {"akasse_id": akasse_id, "source": source, "source_ids": list(source_ids)}
    return {row.source_id: row for row in many(connection, KnownCourse, SQL["landed_courses"], **values)}


def members_by_source_id(
    connection: Connection, akasse_id: AkasseId, source: str, source_ids: Sequence[str]
) -> dict[str, MemberId]:
    """The members that these ids of a source stand for, by id."""
    values = {"akasse_id": akasse_id, "source": source, "source_ids": list(source_ids)}
    return {row.source_id: row.member_id for row in many(connection, _Member, SQL["members_by_source_id"], **values)}


def put_courses(connection: Connection, rows: Lines) -> None:
    """Write the newest versions of courses."""
    change_many(connection, SQL["put_course"], rows)


def put_advisers(connection: Connection, akasse_id: AkasseId, advisers: Iterable[KnownAdviser]) -> None:
    """Write who holds talks; an empty name or place leaves the one that is there."""
    rows = [{"akasse_id": akasse_id, "user_id": a.user_id, "name": a.name, "place": a.place} for a in advisers]
    change_many(connection, SQL["put_adviser"], rows)


def replace_course_lines(
    connection: Connection, akasse_id: AkasseId, course_ids: Sequence[CourseId], registrations: Lines, hours: Lines
) -> None:
    """Replace the registrations and paid hours of these courses; each line names its `course_id`."""
    whose = {"akasse_id": akasse_id, "course_ids": list(course_ids)}
    change(connection, SQL["forget_registrations"], **whose)
    change(connection, SQL["add_registrations"], akasse_id=akasse_id, lines=_lines(registrations))
    change(connection, SQL["forget_benefit_hours"], **whose)
    change(connection, SQL["add_benefit_hours"], akasse_id=akasse_id, lines=_lines(hours))


def courses_of_source(connection: Connection, akasse_id: AkasseId, source: str) -> list[LandedCourse]:
    """Every course a source has sent, by its id there."""
    return many(connection, LandedCourse, SQL["courses_of_source"], akasse_id=akasse_id, source=source)


def add_past_talks(connection: Connection, akasse_id: AkasseId, talks: Iterable[PastTalk], now: datetime) -> None:
    """Keep talks that another system knew."""
    change(connection, SQL["add_past_talks"], akasse_id=akasse_id, lines=_lines(map(as_json, talks)), now=now)


def add_past_exemptions(connection: Connection, akasse_id: AkasseId, exemptions: Iterable[PastExemption]) -> None:
    """Keep exemptions that another system knew."""
    change(connection, SQL["add_past_exemptions"], akasse_id=akasse_id, lines=_lines(map(as_json, exemptions)))


def _lines(lines: Lines) -> Jsonb:
    """Lines as one value: a statement for a batch is many times as fast as a statement for a line."""
    return Jsonb(list(lines), dumps=partial(json.dumps, default=str))
