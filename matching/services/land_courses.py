"""Landing courses of unemployment: the same content is no change, changed content replaces what the course was."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from matching.core.course_submission import CourseMisfit, CourseSubmission, KnownAdviser
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.core.landing import Landed, content_digest
from matching.core.submissions import as_json
from matching.database import Connection
from matching.queries import courses


def course_misfits(connection: Connection, submissions: Sequence[CourseSubmission]) -> dict[str, CourseMisfit]:
    """What keeps courses of one a-kasse and source from landing, by the course's id; those that fit are left out."""
    if not submissions:
        return {}
    whose = (submissions[0].akasse_id, submissions[0].source)
    members = courses.members_by_source_id(connection, *whose, [course.member for course in submissions])
    known = courses.landed_courses(connection, *whose, [course.source_id for course in submissions])
    found = {course.source_id: _misfit(course, members, known) for course in submissions}
    return {source_id: misfit for source_id, misfit in found.items() if misfit is not None}


def _misfit(
    course: CourseSubmission, members: Mapping[str, MemberId], known: Mapping[str, courses.KnownCourse]
) -> CourseMisfit | None:
    if course.member not in members:
        return CourseMisfit.UNKNOWN_MEMBER
    before = known.get(course.source_id)
    return CourseMisfit.ANOTHER_MEMBER if before is not None and before.member != course.member else None


def land_courses(connection: Connection, submissions: Sequence[CourseSubmission], *, now: datetime) -> list[Landed]:
    """Land courses of one a-kasse and source, whose transaction this is; what became of each, in their order.

    Raises MemberNotFound, with nothing landed, when one of them does not fit (see `course_misfits`).
    """
    with connection.transaction():
        if not submissions:
            return []
        if course_misfits(connection, submissions):
            raise MemberNotFound
        whose = (submissions[0].akasse_id, submissions[0].source)
        known = courses.landed_courses(connection, *whose, [course.source_id for course in submissions])
        landed, changed = _compared(submissions, {key: course.content_digest for key, course in known.items()})
        _put(connection, *whose, changed, now)
        return landed


def _compared(
    submissions: Sequence[CourseSubmission], digests: dict[str, str]
) -> tuple[list[Landed], dict[str, CourseSubmission]]:
    """What each does to what came before it, and the newest version of those that change something."""
    landed: list[Landed] = []
    changed: dict[str, CourseSubmission] = {}
    for course in submissions:
        before, digest = digests.get(course.source_id), content_digest(course)
        digests[course.source_id] = digest
        landed.append(Landed.NEW if before is None else Landed.UNCHANGED if before == digest else Landed.CHANGED)
        if before != digest:
            changed[course.source_id] = course
    return landed, changed


def _put(
    connection: Connection, akasse_id: AkasseId, source: str, changed: Mapping[str, CourseSubmission], now: datetime
) -> None:
    members = courses.members_by_source_id(connection, akasse_id, source, [c.member for c in changed.values()])
    advisers = {course.adviser: course.adviser_name for course in changed.values() if course.adviser is not None}
    named = (KnownAdviser(user_id, name) for user_id, name in sorted(advisers.items()))
    courses.put_advisers(connection, akasse_id, named)
    courses.put_courses(connection, [_row(course, members[course.member], now) for course in changed.values()])
    put = courses.landed_courses(connection, akasse_id, source, list(changed))
    keys = {source_id: course.course_id for source_id, course in put.items()}
    registrations, hours = _lines(changed, keys, "registrations"), _lines(changed, keys, "hours")
    courses.replace_course_lines(connection, akasse_id, list(keys.values()), registrations, hours)


def _row(course: CourseSubmission, member_id: MemberId, now: datetime) -> dict[str, Any]:
    return {
        "akasse_id": course.akasse_id,
        "member_id": member_id,
        "source": course.source,
        "source_id": course.source_id,
        "content_digest": content_digest(course),
        "started_on": course.started_on,
        "ended_on": course.ended_on,
        "hours_at_start": course.hours_at_start,
        "trial_arm": course.trial_arm,
        "is_part_time_insured": course.is_part_time_insured,
        "municipality_from_day_one": course.municipality_from_day_one,
        "wants_akasse_at_first": course.wants_akasse_at_first,
        "adviser": course.adviser,
        "now": now,
    }


def _lines(
    changed: Mapping[str, CourseSubmission], keys: Mapping[str, CourseId], kind: str
) -> Iterator[dict[str, Any]]:
    for source_id, course in changed.items():
        for line in getattr(course, kind):
            yield {"course_id": keys[source_id], **as_json(line)}
