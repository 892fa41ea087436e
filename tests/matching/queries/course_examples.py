"""Example calls for the statements about courses and the talks taken over with them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from matching.core.course_submission import (
    CourseSubmission,
    KnownAdviser,
    PaidMonth,
    PastExemption,
    PastTalk,
    RegistrationSubmission,
)
from matching.core.ids import CourseId
from matching.core.talks import ExemptionReason, TalkForm, TalkKind, TalkState
from matching.database.pool import Connection
from matching.queries import courses
from matching.services.land_courses import land_courses
from tests.builders import AKADEMIKERNE, NOW
from tests.matching.queries.world import World

SENT = CourseSubmission(
    akasse_id=AKADEMIKERNE,
    source="test",
    source_id="forløb-1",
    member="karen",
    started_on=date(2026, 8, 3),
    adviser="raadgiver-1",
    registrations=(RegistrationSubmission(date(2026, 8, 3)),),
    hours=(PaidMonth(date(2026, 8, 1), 153.7),),
)


def _landed(connection: Connection) -> CourseId:
    land_courses(connection, [SENT], now=NOW)
    return courses.landed_courses(connection, AKADEMIKERNE, "test", ["forløb-1"])["forløb-1"].course_id


def _past_talks(connection: Connection, world: World) -> None:
    talk = PastTalk(
        course_id=_landed(connection),
        member_id=world.member,
        kind=TalkKind.JOBSAMTALE,
        form=TalkForm.PHONE,
        state=TalkState.HELD,
        starts_at=NOW,
        ends_at=NOW + timedelta(minutes=40),
        place="",
        adviser="raadgiver-1",
        also=(TalkKind.CV,),
        concrete_job=True,
    )
    courses.add_past_talks(connection, AKADEMIKERNE, [talk], NOW)


def _past_exemptions(connection: Connection, _world: World) -> None:
    past = PastExemption(_landed(connection), NOW, "raadgiver-1", ExemptionReason.OTHER, "Begynder snart.")
    courses.add_past_exemptions(connection, AKADEMIKERNE, [past])


def _read(connection: Connection, _world: World) -> Any:
    _landed(connection)
    return courses.courses_of_source(connection, AKADEMIKERNE, "test")


def _land(connection: Connection, _world: World) -> Any:
    return _landed(connection)


COURSES: Mapping[str, Callable[[Connection, World], Any]] = {
    "landed_courses": _land,
    "members_by_source_id": lambda c, w: courses.members_by_source_id(c, AKADEMIKERNE, "test", ["karen"]),
    "put_course": _land,
    "put_adviser": lambda c, w: courses.put_advisers(c, AKADEMIKERNE, [KnownAdviser("raadgiver-1", "", "Lokale 1")]),
    "forget_registrations": _land,
    "add_registrations": _land,
    "forget_benefit_hours": _land,
    "add_benefit_hours": _land,
    "courses_of_source": _read,
    "add_past_talks": _past_talks,
    "add_past_exemptions": _past_exemptions,
}
