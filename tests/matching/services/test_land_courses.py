"""Landing courses: new, unchanged, changed; lines replaced; a stranger's course refused whole."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matching.core.course_submission import (
    CourseMisfit,
    CourseSubmission,
    PaidMonth,
    RegistrationEnd,
    RegistrationSubmission,
)
from matching.core.errors import MemberNotFound
from matching.core.landing import Landed
from matching.database.pool import Connection, set_tenant
from matching.services.land_courses import course_misfits, land_courses
from matching.services.land_members import land_members
from tests.builders import AKADEMIKERNE, METAL, NOW, a_member_submission

COURSE = CourseSubmission(
    akasse_id=AKADEMIKERNE,
    source="test",
    source_id="forløb-1",
    member="medlem-1",
    started_on=date(2026, 7, 6),
    adviser="raadgiver-7",
    adviser_name="Lone Bæk",
    registrations=(
        RegistrationSubmission(date(2026, 7, 6), date(2026, 8, 17), RegistrationEnd.SICK),
        RegistrationSubmission(date(2026, 8, 31)),
    ),
    hours=(PaidMonth(date(2026, 7, 1), 140.0), PaidMonth(date(2026, 8, 1), 80.5)),
)


@pytest.fixture(autouse=True)
def _a_member(connection: Connection) -> None:
    set_tenant(connection, AKADEMIKERNE)
    land_members(connection, [a_member_submission()], now=NOW)


def rows(connection: Connection, statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement).fetchall()


def test_a_course_lands_once_and_the_same_content_is_no_change(connection: Connection) -> None:
    assert land_courses(connection, [COURSE], now=NOW) == [Landed.NEW]
    assert land_courses(connection, [COURSE], now=NOW) == [Landed.UNCHANGED]
    assert rows(connection, "SELECT count(*) FROM course") == [(1,)]


def test_twice_in_one_delivery_is_new_once_and_the_last_one_holds(connection: Connection) -> None:
    later = replace(COURSE, hours_at_start=40.0)
    assert land_courses(connection, [COURSE, COURSE, later], now=NOW) == [
        Landed.NEW,
        Landed.UNCHANGED,
        Landed.CHANGED,
    ]
    assert rows(connection, "SELECT hours_at_start::float8 FROM course") == [(40.0,)]


def test_registrations_and_hours_are_kept_as_they_were_sent(connection: Connection) -> None:
    land_courses(connection, [COURSE], now=NOW)
    kept = "SELECT registered_on, ended_on, ended_because FROM registration ORDER BY registered_on"
    assert rows(connection, kept) == [
        (date(2026, 7, 6), date(2026, 8, 17), RegistrationEnd.SICK),
        (date(2026, 8, 31), None, None),
    ]
    paid = "SELECT month, hours::float8 FROM benefit_hours ORDER BY month"
    assert rows(connection, paid) == [(date(2026, 7, 1), 140.0), (date(2026, 8, 1), 80.5)]


def test_a_changed_course_replaces_its_registrations_and_hours(connection: Connection) -> None:
    land_courses(connection, [COURSE], now=NOW)
    changed = replace(COURSE, registrations=COURSE.registrations[:1], hours=(PaidMonth(date(2026, 7, 1), 141.0),))
    assert land_courses(connection, [changed], now=NOW) == [Landed.CHANGED]
    assert rows(connection, "SELECT count(*) FROM registration") == [(1,)]
    assert rows(connection, "SELECT hours::float8 FROM benefit_hours") == [(141.0,)]


def test_an_adviser_nobody_knew_goes_by_the_id_until_a_name_comes(connection: Connection) -> None:
    land_courses(connection, [replace(COURSE, adviser_name="")], now=NOW)
    assert rows(connection, "SELECT user_id, name FROM adviser") == [("raadgiver-7", "raadgiver-7")]
    land_courses(connection, [COURSE], now=NOW)
    land_courses(connection, [replace(COURSE, adviser_name="", trial_arm="arm")], now=NOW)
    assert rows(connection, "SELECT user_id, name FROM adviser") == [("raadgiver-7", "Lone Bæk")]


def test_a_file_that_names_no_adviser_takes_none_away(connection: Connection) -> None:
    land_courses(connection, [COURSE], now=NOW)
    land_courses(connection, [replace(COURSE, adviser=None, trial_arm="arm")], now=NOW)
    assert rows(connection, "SELECT adviser, trial_arm FROM course") == [("raadgiver-7", "arm")]


def test_a_course_of_somebody_unknown_is_a_misfit(connection: Connection) -> None:
    stranger = replace(COURSE, source_id="forløb-2", member="en anden")
    assert course_misfits(connection, [COURSE, stranger]) == {"forløb-2": CourseMisfit.UNKNOWN_MEMBER}
    with pytest.raises(MemberNotFound):
        land_courses(connection, [COURSE, stranger], now=NOW)
    assert rows(connection, "SELECT count(*) FROM course") == [(0,)]


def test_a_course_never_moves_to_another_member(connection: Connection) -> None:
    land_members(connection, [a_member_submission("medlem-2")], now=NOW)
    land_courses(connection, [COURSE], now=NOW)
    moved = replace(COURSE, member="medlem-2")
    assert course_misfits(connection, [moved]) == {"forløb-1": CourseMisfit.ANOTHER_MEMBER}
    with pytest.raises(MemberNotFound):
        land_courses(connection, [moved], now=NOW)


def test_a_member_of_another_akasse_is_unknown_here(connection: Connection) -> None:
    set_tenant(connection, METAL)
    assert course_misfits(connection, [replace(COURSE, akasse_id=METAL)]) == {"forløb-1": CourseMisfit.UNKNOWN_MEMBER}
