"""Invented courses: the same each time, plausible, and accepted by our own reader."""

import io
from collections import Counter
from datetime import date

import pytest

from ingest.courses import CourseSender, read_courses
from ingest.demo.courses import CASELOAD, FULL_MONTH, demo_adviser, demo_courses
from ingest.demo.files import course_line
from ingest.demo.members import generate_members
from ingest.members import Sender
from ingest.rows import Accepted
from matching.core.course_submission import RegistrationEnd
from matching.core.ids import AkasseId

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def members():
    return list(generate_members(600, 1, AS_OF))


@pytest.fixture(scope="module")
def courses(members):
    return list(demo_courses(members, AS_OF))


def test_the_same_members_give_the_same_courses(members, courses):
    assert list(demo_courses(members, AS_OF)) == courses
    assert list(demo_courses(members[:100], AS_OF)) == courses[: len(list(demo_courses(members[:100], AS_OF)))]


def test_our_own_reader_accepts_every_course_as_it_was_invented(courses):
    akasser = {f"{code:02d}": AkasseId(code) for code in range(100)}
    content = "".join(map(course_line, courses)).encode()
    sender = CourseSender(Sender("demo", akasser=akasser), lambda batch: {})
    rows = list(read_courses(io.BytesIO(content), "courses.ndjson", sender=sender).rows)
    assert [row for row in rows if not isinstance(row, Accepted)] == []
    for name in ("member", "started_on", "ended_on", "registrations", "adviser", "municipality_from_day_one"):
        assert [getattr(row.submission, name) for row in rows] == [getattr(course, name) for course in courses], name
    assert [len(row.submission.hours) for row in rows] == [len(course.hours) for course in courses]


def test_most_members_are_in_a_course_that_runs(members, courses):
    assert 0.92 < len(courses) / len(members) < 1
    assert 0.88 < sum(course.ended_on is None for course in courses) / len(courses) < 1


def test_courses_begin_on_both_sides_of_the_new_rule(courses):
    before = sum(course.started_on < date(2026, 7, 1) for course in courses)
    assert 0.05 < before / len(courses) < 0.4
    assert max(course.started_on for course in courses) < AS_OF


def test_nobody_is_paid_for_more_than_a_month_or_for_the_month_that_runs(courses):
    months = [paid for course in courses for paid in course.hours]
    assert max(paid.hours for paid in months) == FULL_MONTH
    assert max(paid.month for paid in months) == date(2026, 10, 1)
    part_time = [paid.hours for course in courses if course.is_part_time_insured for paid in course.hours]
    assert max(part_time) == 130.0


def test_there_are_breaks_early_municipalities_and_long_courses(courses):
    ends = Counter(one.ended_because for course in courses for one in course.registrations)
    assert ends[RegistrationEnd.SICK] > 10
    assert ends[RegistrationEnd.WORK] + ends[RegistrationEnd.LEAVE] > 10
    assert sum(course.municipality_from_day_one for course in courses) > 10
    assert sum(course.hours_at_start + sum(paid.hours for paid in course.hours) > 410 for course in courses) > 60


def test_the_demonstrations_own_adviser_follows_the_first_caseload_of_each_akasse(courses):
    followed = Counter(course.adviser for course in courses)
    assert max(followed.values()) == CASELOAD
    for akasse_id in {course.akasse_id for course in courses}:
        own = sum(course.akasse_id == akasse_id for course in courses)
        assert followed[demo_adviser(akasse_id, 0)] == min(own, CASELOAD)
