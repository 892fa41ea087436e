"""Invented talks: the same for the same day, never two at once, with something to do today and something missed."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest

from ingest.demo.courses import demo_adviser, demo_courses
from ingest.demo.members import generate_members
from ingest.demo.talks import demo_contact
from matching.core.course_submission import LandedCourse
from matching.core.danish_time import DENMARK
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.core.talks import TalkKind, TalkState

AS_OF = date(2026, 11, 23)
AKASSE = AkasseId(43)


@pytest.fixture(scope="module")
def courses():
    """The courses of 400 members of one a-kasse."""
    members = [replace(member, akasse_id=AKASSE) for member in generate_members(400, 1, AS_OF)]
    return [landed(number, course) for number, course in enumerate(demo_courses(members, AS_OF), 1)]


def landed(number, course):
    return LandedCourse(
        CourseId(UUID(int=number)),
        MemberId(UUID(int=10_000 + number)),
        course.source_id,
        course.started_on,
        course.ended_on,
        course.hours_at_start,
        course.municipality_from_day_one,
        course.adviser,
    )


@pytest.fixture(scope="module")
def contact(courses):
    return demo_contact(AKASSE, courses, AS_OF)


def test_the_same_courses_and_day_give_the_same_talks_in_whatever_order(courses, contact):
    assert demo_contact(AKASSE, courses[::-1], AS_OF) == contact
    assert demo_contact(AKASSE, courses, AS_OF + timedelta(days=1)) != contact


def test_nobody_is_in_two_talks_at_once(contact):
    for who in ("adviser", "member_id"):
        begins = Counter((getattr(talk, who), talk.starts_at) for talk in contact.talks)
        assert max(begins.values()) == 1
    ordered = sorted(contact.talks, key=lambda talk: (talk.adviser, talk.starts_at))
    for before, after in pairwise(ordered):
        assert before.adviser != after.adviser or before.ends_at <= after.starts_at


def test_what_was_held_or_missed_is_past_and_what_is_planned_is_not(contact):
    today = datetime(2026, 11, 23, tzinfo=DENMARK)
    for talk in contact.talks:
        assert (talk.starts_at < today) == (talk.state is not TalkState.PLANNED)
        assert (talk.concrete_job is None) == (talk.state is not TalkState.HELD)
        assert talk.starts_at.weekday() < 5


def test_a_talk_lies_inside_its_course(contact, courses):
    started = {course.course_id: course.started_on for course in courses}
    assert all(talk.starts_at.date() >= started[talk.course_id] for talk in contact.talks)


def test_the_demonstrations_own_adviser_has_talks_today_and_this_week(contact):
    own = [talk for talk in contact.talks if talk.adviser == demo_adviser(AKASSE, 0)]
    planned = [talk.starts_at.date() for talk in own if talk.state is TalkState.PLANNED]
    assert planned.count(AS_OF) >= 1
    assert sum(day < AS_OF + timedelta(days=5) for day in planned) >= 4


def test_some_first_talks_are_overdue_and_some_were_missed(contact, courses):
    has_had = {talk.course_id for talk in contact.talks}
    late = AS_OF - timedelta(days=14)
    overdue = [
        course
        for course in courses
        if course.course_id not in has_had
        and course.started_on < late
        and course.ended_on is None
        and not course.municipality_from_day_one
    ]
    assert 5 < len(overdue) < 80
    assert sum(talk.state is TalkState.NO_SHOW for talk in contact.talks) > 5


def test_the_municipalitys_own_have_no_talks_here(contact, courses):
    theirs = {course.course_id for course in courses if course.municipality_from_day_one}
    assert theirs
    assert not theirs & {talk.course_id for talk in contact.talks}


def test_exemptions_follow_a_held_talk_and_state_their_judgement(contact, courses):
    started = {course.course_id: course.started_on for course in courses}
    assert 3 < len(contact.exemptions) < 0.25 * len(courses)
    for exemption in contact.exemptions:
        assert started[exemption.course_id] >= date(2026, 7, 1)
        assert exemption.judgement
        assert exemption.decided_at.date() < AS_OF


def test_every_adviser_who_holds_a_talk_is_named(contact):
    names = {adviser.user_id: adviser.name for adviser in contact.advisers}
    assert {talk.adviser for talk in contact.talks} <= set(names)
    assert all(name and place for name, place in ((a.name, a.place) for a in contact.advisers))
    assert {talk.kind for talk in contact.talks} == {TalkKind.JOBSAMTALE, TalkKind.RAADIGHED}
