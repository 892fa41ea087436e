"""One story for each rule, on both sides of its edge; what is not known never excludes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.eligibility import WAITING, Rule, broken_rule, hours_overlap, lacking_by_law, terms_of
from matching.core.job_order import Hours, JobOrderStatus, OrderProfile, Shift
from matching.core.member import MemberProfile
from matching.core.taxonomy import LicenceDemand
from matching.core.travel import Mode, minutes_between
from tests.builders import AARHUS, AUTORISATION, KOEBENHAVN, ROSKILDE, TRUCK, a_member, an_order, needs_licence

AS_OF = date(2026, 11, 23)
FULL_TIME = Hours(37, 37)
NURSING = (needs_licence(AUTORISATION, LicenceDemand.LAW),)


def verdict(member: MemberProfile, order: OrderProfile) -> Rule | None:
    return broken_rule(terms_of(member, order), AS_OF)


def test_two_who_say_nothing_may_be_proposed_for_each_other() -> None:
    assert verdict(a_member(), an_order()) is None


@pytest.mark.parametrize("status", [status for status in JobOrderStatus if status is not JobOrderStatus.IN_PROGRESS])
def test_an_order_that_is_not_open_is_left_out(status: JobOrderStatus) -> None:
    assert verdict(a_member(), an_order(status=status)) is Rule.ORDER_CLOSED


def test_the_day_of_the_deadline_still_counts_and_the_day_after_does_not() -> None:
    assert verdict(a_member(), an_order(deadline_on=date(2026, 11, 23))) is None
    assert verdict(a_member(), an_order(deadline_on=date(2026, 11, 22))) is Rule.DEADLINE_PASSED


def test_what_law_demands_must_be_held_or_presumed() -> None:
    order = an_order(licences=NURSING)
    assert verdict(a_member(), order) is Rule.LICENCE_BY_LAW
    assert verdict(a_member(licences=frozenset({AUTORISATION})), order) is None
    assert verdict(a_member(presumed_licences=frozenset({AUTORISATION})), order) is None
    assert verdict(a_member(licences=frozenset({TRUCK})), order) is Rule.LICENCE_BY_LAW


@pytest.mark.parametrize("demand", [LicenceDemand.MUST, LicenceDemand.NICE])
def test_what_only_the_employer_wishes_for_leaves_nobody_out(demand: LicenceDemand) -> None:
    order = an_order(licences=(needs_licence(TRUCK, demand),))
    assert verdict(a_member(), order) is None
    assert lacking_by_law(a_member(), order) == frozenset()


def test_working_hours_must_share_a_point() -> None:
    order = an_order(hours=FULL_TIME)
    assert verdict(a_member(hours=Hours(20, 36.5)), order) is Rule.HOURS
    assert verdict(a_member(hours=Hours(20, 37)), order) is None
    assert verdict(a_member(hours=Hours(37.5, 40)), order) is Rule.HOURS


def test_the_member_must_be_able_to_work_at_every_time_the_order_asks_for() -> None:
    order = an_order(shifts=frozenset({Shift.DAY, Shift.NIGHT}))
    assert verdict(a_member(shifts=frozenset({Shift.DAY})), order) is Rule.SHIFTS
    assert verdict(a_member(shifts=frozenset({Shift.DAY, Shift.NIGHT, Shift.EVENING})), order) is None


def test_the_journey_may_last_as_long_as_the_members_limit() -> None:
    minutes = minutes_between(KOEBENHAVN, ROSKILDE, Mode.CAR)
    member, order = a_member(place=KOEBENHAVN), an_order(place=ROSKILDE)
    assert verdict(replace(member, travel_limit=minutes), order) is None
    assert verdict(replace(member, travel_limit=minutes - 1), order) is Rule.TRAVEL


def test_the_journey_is_measured_by_the_members_own_way_of_travelling() -> None:
    car, transit = (minutes_between(KOEBENHAVN, AARHUS, mode) for mode in (Mode.CAR, Mode.TRANSIT))
    assert car != transit
    member, order = a_member(place=KOEBENHAVN, travel_mode=Mode.TRANSIT), an_order(place=AARHUS)
    assert terms_of(member, order).minutes == transit
    assert terms_of(replace(member, travel_mode=Mode.CAR), order).minutes == car


def test_the_member_must_be_free_when_the_job_begins() -> None:
    order = an_order(starts_on=date(2027, 1, 4))
    assert verdict(a_member(available_from=date(2027, 1, 4) + WAITING), order) is None
    assert verdict(a_member(available_from=date(2027, 1, 5) + WAITING), order) is Rule.NOT_AVAILABLE_YET


#: A member and an order that break a rule, and the facts of either side that may be unknown instead.
STORIES: tuple[tuple[Rule, MemberProfile, OrderProfile, tuple[str, ...], tuple[str, ...]], ...] = (
    (Rule.DEADLINE_PASSED, a_member(), an_order(deadline_on=date(2026, 1, 1)), (), ("deadline_on",)),
    (Rule.LICENCE_BY_LAW, a_member(), an_order(licences=NURSING), (), ("licences",)),
    (Rule.HOURS, a_member(hours=Hours(10, 15)), an_order(hours=FULL_TIME), ("hours",), ("hours",)),
    (
        Rule.SHIFTS,
        a_member(shifts=frozenset({Shift.DAY})),
        an_order(shifts=frozenset({Shift.NIGHT})),
        ("shifts",),
        ("shifts",),
    ),
    (
        Rule.TRAVEL,
        a_member(place=KOEBENHAVN, travel_limit=30),
        an_order(place=AARHUS),
        ("place", "travel_limit"),
        ("place",),
    ),
    (
        Rule.NOT_AVAILABLE_YET,
        a_member(available_from=date(2027, 2, 2)),
        an_order(starts_on=date(2027, 1, 1)),
        ("available_from",),
        ("starts_on",),
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: str(story[0].value))
def test_what_is_not_known_never_excludes(story: tuple) -> None:
    rule, member, order, of_member, of_order = story
    assert verdict(member, order) is rule
    for name in of_member:
        assert verdict(replace(member, **{name: getattr(a_member(), name)}), order) is None
    for name in of_order:
        assert verdict(member, replace(order, **{name: getattr(an_order(), name)})) is None


def test_every_rule_has_its_story() -> None:
    assert {story[0] for story in STORIES} == set(Rule) - {Rule.ORDER_CLOSED}


def test_law_is_told_before_wishes_when_several_rules_are_broken() -> None:
    member = a_member(hours=Hours(10, 15), place=KOEBENHAVN, travel_limit=5)
    order = an_order(licences=NURSING, hours=FULL_TIME, place=AARHUS)
    assert verdict(member, order) is Rule.LICENCE_BY_LAW


_HOURS = st.tuples(st.floats(1, 60), st.floats(1, 60)).map(lambda ends: Hours(min(ends), max(ends)))


@given(_HOURS, _HOURS)
def test_overlap_does_not_depend_on_who_is_asked(one: Hours, other: Hours) -> None:
    """Two ranges overlap exactly when the greater of the lower ends lies within both."""
    point = max(one.least, other.least)
    shared = point <= one.most and point <= other.most
    assert hours_overlap(one, other) is hours_overlap(other, one) is shared


@given(_HOURS)
def test_an_unknown_range_overlaps_every_range(hours: Hours) -> None:
    assert hours_overlap(hours, None)
    assert hours_overlap(None, hours)
