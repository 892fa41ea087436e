"""What holds for every course, however its days, hours, registrations and talks fall."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.core.benefit_clock import months_from, next_month
from matching.core.contact_course import (
    ContactState,
    CourseFacts,
    PaidMonth,
    Registration,
    RegistrationEnd,
    Responsible,
    contact_state,
)
from matching.core.talks import TalkKind, TalkState
from tests.matching.core.course_tables import COURSE, MEMBER, RULES, a_talk, an_exemption

FIRST, LAST = date(2024, 1, 1), date(2028, 6, 1)
ARMS = ("", "four-months", "choice-akasse", "choice-municipality")
days = st.dates(FIRST, LAST)


@st.composite
def registrations(draw: st.DrawFn, started_on: date) -> tuple[Registration, ...]:
    """Up to four periods, one after the other, the last one open or not."""
    made, begins = [], started_on
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 90)), max_size=4)):
        ends = begins + timedelta(days=length)
        made.append(Registration(begins, ends, draw(st.sampled_from(RegistrationEnd))))
        begins = ends + timedelta(days=gap)
    return (*made, Registration(begins)) if draw(st.booleans()) else tuple(made)


@st.composite
def courses(draw: st.DrawFn) -> CourseFacts:
    started_on = draw(days)
    months = months_from(started_on, started_on + timedelta(days=300))
    hours = draw(st.lists(st.integers(0, 2000), min_size=0, max_size=len(months)))
    held = draw(st.lists(st.integers(-20, 300), max_size=5))
    states = st.sampled_from([*TalkState, TalkState.HELD, TalkState.HELD])
    return CourseFacts(
        course_id=COURSE,
        member_id=MEMBER,
        started_on=started_on,
        ended_on=draw(st.none() | st.integers(1, 300).map(lambda length: started_on + timedelta(days=length))),
        hours_at_start=draw(st.sampled_from([0.0, 0.0, 200.0, 409.9, 410.0, 410.1])),
        trial_arm=draw(st.sampled_from(ARMS)),
        is_part_time_insured=draw(st.booleans()),
        municipality_from_day_one=draw(st.sampled_from([False, False, False, True])),
        registrations=draw(registrations(started_on)),
        paid_months=tuple(PaidMonth(month, tenths / 10) for month, tenths in zip(months, hours, strict=False)),
        talks=tuple(
            a_talk(
                started_on + timedelta(days=length),
                number,
                kind=draw(st.sampled_from(TalkKind)),
                state=draw(states),
            )
            for number, length in enumerate(held)
        ),
        exemption=draw(st.none() | st.just(an_exemption(started_on + timedelta(days=10)))),
    )


homes = st.sampled_from([None, "101", "751"])
later = st.integers(0, 500).map(lambda length: timedelta(days=length))


def stands(facts: CourseFacts, home: str | None, as_of: date) -> ContactState:
    return contact_state(facts, RULES, home, as_of)


def tenths_before(facts: CourseFacts, day: date) -> int:
    """Hours paid in all for months before `day`, in tenths: counted the slow way."""
    return round(facts.hours_at_start * 10) + sum(
        round(paid.hours * 10) for paid in facts.paid_months if paid.month < day
    )


@given(courses(), homes, later)
def test_handover_follows_the_month_that_passes_the_hours_and_never_comes_before(
    facts: CourseFacts, home: str | None, after: timedelta
) -> None:
    state = stands(facts, home, facts.started_on + after)
    if state.handover_on is not None:
        threshold = round(state.rule.handover_hours * 10)
        month_before = (state.handover_on - timedelta(days=1)).replace(day=1)
        assert tenths_before(facts, state.handover_on) > threshold >= tenths_before(facts, month_before)
        assert state.handover_on.day == 1


@given(courses(), homes, later, st.integers(0, 300))
def test_one_more_held_talk_never_leaves_more_talks_missing(
    facts: CourseFacts, home: str | None, after: timedelta, when: int
) -> None:
    as_of = facts.started_on + after
    more = replace(facts, talks=(*facts.talks, a_talk(facts.started_on + timedelta(days=when), 99)))
    before, then = stands(facts, home, as_of), stands(more, home, as_of)
    assert then.talks_missing <= before.talks_missing
    assert then.talks_held in (before.talks_held, before.talks_held + 1)


@given(courses(), homes, later, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_never_matters(
    facts: CourseFacts, home: str | None, after: timedelta, chance: Random
) -> None:
    as_of = facts.started_on + after
    shuffled = replace(
        facts,
        registrations=tuple(chance.sample(facts.registrations, len(facts.registrations))),
        paid_months=tuple(chance.sample(facts.paid_months, len(facts.paid_months))),
        talks=tuple(chance.sample(facts.talks, len(facts.talks))),
    )
    rules = chance.sample(RULES, len(RULES))
    assert contact_state(shuffled, rules, home, as_of) == stands(facts, home, as_of)


@given(courses(), homes, later)
def test_what_comes_after_the_day_is_not_seen(facts: CourseFacts, home: str | None, after: timedelta) -> None:
    as_of = facts.started_on + after
    tomorrow = as_of + timedelta(days=1)
    more = replace(
        facts,
        ended_on=tomorrow if facts.ended_on is None else facts.ended_on,
        registrations=facts.registrations and (*facts.registrations, Registration(tomorrow)),
        paid_months=(*facts.paid_months, PaidMonth(next_month(max(as_of, LAST)), 999.0)),
        talks=(*facts.talks, a_talk(tomorrow, 99)),
    )
    assert stands(more, home, as_of) == stands(facts, home, as_of)


@given(courses(), homes, later, st.integers(1, 500))
def test_more_hours_never_bring_handover_later(
    facts: CourseFacts, home: str | None, after: timedelta, more: int
) -> None:
    as_of = facts.started_on + after
    if facts.paid_months:
        first, *rest = facts.paid_months
        fuller = replace(facts, paid_months=(replace(first, hours=first.hours + more / 10), *rest))
        before, then = stands(facts, home, as_of), stands(fuller, home, as_of)
        assert before.handover_on is None or (then.handover_on or date.max) <= before.handover_on


@given(courses(), homes, later, later)
def test_what_has_been_handed_over_never_comes_back_and_a_judgement_stays(
    facts: CourseFacts, home: str | None, after: timedelta, still_later: timedelta
) -> None:
    then = stands(facts, home, facts.started_on + after)
    at_last = stands(facts, home, facts.started_on + after + still_later)
    assert then.responsible is Responsible.AKASSE or at_last.responsible is Responsible.MUNICIPALITY
    assert then.first_talk_in_time in (None, at_last.first_talk_in_time)
    assert then.talks_held <= at_last.talks_held


@given(courses(), homes, later)
def test_handover_is_known_or_expected_but_never_both(facts: CourseFacts, home: str | None, after: timedelta) -> None:
    as_of = facts.started_on + after
    state = stands(facts, home, as_of)
    assert state.handover_on is None or state.estimate_basis is None
    if state.estimated_handover_on is not None:
        assert state.estimated_handover_on > as_of or state.awaited_months
        assert all(state.estimated_handover_on > paid.month for paid in facts.paid_months if paid.month <= as_of)


@given(courses(), homes, later)
@settings(max_examples=200)
def test_a_state_is_at_one_with_itself(facts: CourseFacts, home: str | None, after: timedelta) -> None:
    state = stands(facts, home, facts.started_on + after)
    assert state.hours_left >= 0
    assert state.talks_required <= state.rule.talks_required
    assert state.first_talk_in_time is None or state.first_talk_due_on is not None
    assert (state.first_talk_held_on is None) == (state.talks_held == 0)
    assert not state.exempted or state.rule.may_exempt
    if state.began_with is Responsible.MUNICIPALITY:
        assert (state.talks_held, state.talks_required, state.handover_on) == (0, 0, None)
