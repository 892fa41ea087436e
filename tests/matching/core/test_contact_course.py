"""Every course of `course_chapters` stands as its row says; and the edges that a table cannot say."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from matching.core.contact_course import PaidMonth, Registration, Responsible, contact_state
from tests.matching.core.course_chapters import TABLES, WHY
from tests.matching.core.course_tables import RULES, Cells, a_talk, facts_of, rows, said_of, state_of, whys

COURSES = [(chapter, *row) for chapter, text in TABLES.items() for row in rows(text)]


def called(cell: object) -> str:
    return (
        cell if isinstance(cell, str) else " ".join(f"{name}={value}" for name, value in cell.items() if value != "-")
    )  # type: ignore[attr-defined]


@pytest.mark.parametrize(("chapter", "known", "expected"), COURSES, ids=called)
def test_a_course_stands_as_the_table_says(chapter: str, known: Cells, expected: Cells) -> None:
    assert said_of(state_of(known), list(expected)) == expected, chapter


#: What a cell says when it is not said.
UNSAID = {"before": "0", "part": "no", "day one": "no"}


def told(known: Cells) -> frozenset[tuple[str, str]]:
    """What is known of a course, in whichever chapter and column order it stands."""
    return frozenset((name, cell) for name, cell in known.items() if cell not in {"-", UNSAID.get(name)})


def test_there_are_enough_courses_and_each_is_another() -> None:
    assert len({told(known) for _chapter, known, _expected in COURSES}) >= 120
    for chapter, text in TABLES.items():
        courses = [told(known) for known, _expected in rows(text)]
        assert len(set(courses)) == len(courses) > 5, chapter


def test_every_chapter_and_every_boundary_says_why() -> None:
    assert WHY.keys() == TABLES.keys()
    reasons = [*WHY.values(), *whys(TABLES["boundaries"])]
    assert len(set(reasons)) == len(reasons) >= 40
    assert all(len(reason) > 30 for reason in reasons)


NINETEEN = (
    "101", "151", "153", "157", "159", "161", "163", "167", "169", "173", "175", "187", "420", "430", "450", "479",
    "480", "482", "492",
)  # fmt: skip


@pytest.mark.parametrize("home", NINETEEN)
def test_the_choice_is_free_in_the_nineteen_municipalities_and_the_four_months_are_not_there(home: str) -> None:
    known = {"start": "2027-02-01", "home": home, "as of": "2027-02-02"}
    assert state_of({**known, "arm": "choice-akasse"}).rule.rule_key == "2027-choice-akasse"
    assert state_of({**known, "arm": "choice-municipality"}).responsible is Responsible.MUNICIPALITY
    assert state_of({**known, "arm": "four-months"}).rule.rule_key == "2026-07-share"


def test_a_talk_late_in_the_evening_counts_on_the_danish_day() -> None:
    """22.30 UTC on 15 July is half past midnight on the 16th in Denmark: a day too late."""
    facts = facts_of({"start": "2026-07-01"})
    late = a_talk(date(2026, 7, 15), starts_at=datetime(2026, 7, 15, 22, 30, tzinfo=UTC))
    early = replace(late, starts_at=datetime(2026, 7, 15, 21, 30, tzinfo=UTC))
    in_time = [
        contact_state(replace(facts, talks=(talk,)), RULES, None, date(2026, 7, 31)).first_talk_in_time
        for talk in (late, early)
    ]
    assert in_time == [False, True]


def test_the_deadline_after_a_return_has_a_setting_of_its_own() -> None:
    rules = [replace(rule, return_talk_days=7) for rule in RULES]
    facts = facts_of({"start": "2026-07-01", "registered": "2026-07-01..2026-07-10 sick, 2026-07-20.."})
    assert contact_state(facts, rules, None, date(2026, 7, 20)).first_talk_due_on == date(2026, 7, 27)


def test_the_same_talk_told_twice_counts_once() -> None:
    talk = a_talk(date(2026, 7, 10))
    facts = replace(facts_of({"start": "2026-07-01"}), talks=(talk, talk))
    assert contact_state(facts, RULES, None, date(2026, 7, 31)).talks_held == 1


def test_a_course_that_has_not_begun_asks_for_nothing() -> None:
    state = state_of({"start": "2026-12-01", "as of": "2026-11-23"})
    assert (state.is_running, state.registered, state.next_duty.value) == (False, False, "nothing")


def test_a_course_without_a_registration_counts_as_registered_all_the_way() -> None:
    state = state_of({"start": "2026-07-01", "end": "2026-08-01", "as of": "2026-07-31"})
    assert (state.registered, state.is_running) == (True, True)


def test_the_days_left_out_of_a_registration_are_not_paid_in_the_expectation() -> None:
    """November: 10 of 30 days, 53.4 hours of 160.33; with December and January 374.1; February passes 410."""
    facts = replace(
        facts_of({"start": "2026-11-01"}),
        registrations=(Registration(date(2026, 11, 21)),),
        paid_months=(PaidMonth(date(2026, 10, 1), 0),),
    )
    state = contact_state(facts, RULES, None, date(2026, 11, 23))
    assert state.estimated_handover_on == date(2027, 3, 1)
