"""Which rule holds, which it follows, what makes a list of rules unsound, and what the public actor is called."""

from dataclasses import replace
from datetime import date

import pytest

from matching.core.contact_rules import (
    ContactRule,
    NoRuleHolds,
    RuleNotFound,
    RuleScope,
    actor_named_on,
    contradiction,
    get_rule,
    rule_before,
    rule_for,
)
from tests.matching.core.course_tables import RULES


def a_rule(key: str = "r", **overrides: object) -> ContactRule:
    return replace(get_rule(RULES, "2026-07-share"), rule_key=key, **overrides)  # type: ignore[arg-type]


def test_a_day_before_every_rule_is_told_with_the_remedy() -> None:
    with pytest.raises(NoRuleHolds, match=r"begynder 31\.12\.2006\. Indlæs reglerne"):
        rule_for(RULES, started_on=date(2006, 12, 31), municipality_code=None, trial_arm="")


def test_every_day_from_2007_has_exactly_one_ordinary_rule() -> None:
    for day in (date(2007, 1, 1), date(2023, 12, 31), date(2024, 1, 1), date(2026, 7, 1), date(2040, 1, 1)):
        assert len([rule for rule in RULES if not rule.trial_arm and rule.is_valid_on(day)]) == 1


def test_the_narrower_place_wins_then_the_newer_rule() -> None:
    wide, narrow = a_rule("wide"), a_rule("narrow", scope=RuleScope.ONLY_THESE, municipality_codes=("101",))
    newer = a_rule("newer", valid_from=date(2026, 9, 1))
    chosen = [
        rule_for(rules, started_on=date(2026, 10, 1), municipality_code="101", trial_arm="").rule_key
        for rules in ([wide, narrow, newer], [newer, wide], [wide, newer])
    ]
    assert chosen == ["narrow", "newer", "newer"]


def test_an_arm_goes_before_an_ordinary_rule_for_the_place() -> None:
    ordinary = a_rule("ordinary", scope=RuleScope.ONLY_THESE, municipality_codes=("101",))
    arm = a_rule("arm", trial_arm="x")
    found = rule_for([ordinary, arm], started_on=date(2026, 10, 1), municipality_code="101", trial_arm="x")
    assert found is arm


@pytest.mark.parametrize(("key", "before"), [
    ("before-2024", None), ("2024-three-each", "before-2024"), ("2026-07-share", "2024-three-each"),
    ("2027-four-months", "2026-07-share"), ("2027-choice-municipality", "2026-07-share"),
])  # fmt: skip
def test_a_rule_is_compared_with_the_ordinary_one_that_people_would_have_had(key: str, before: str | None) -> None:
    found = rule_before(RULES, get_rule(RULES, key))
    assert (found and found.rule_key) == before


def test_an_arm_that_begins_with_a_new_ordinary_rule_is_compared_with_that() -> None:
    ordinary, arm = a_rule("o", valid_from=date(2028, 1, 1)), a_rule("a", valid_from=date(2028, 1, 1), trial_arm="x")
    assert rule_before([*RULES, ordinary, arm], arm) == ordinary


@pytest.mark.parametrize(("day", "name"), [(date(2026, 6, 30), "jobcenteret"), (date(2026, 7, 1), "kommunen")])
def test_names_follow_the_calendar(day: date, name: str) -> None:
    assert actor_named_on(RULES, get_rule(RULES, "2024-three-each"), day) == name


def test_who_chose_another_provider_reads_that_name() -> None:
    assert actor_named_on(RULES, get_rule(RULES, "2027-choice-provider"), date(2027, 2, 1)) == "anden aktør"


def test_a_rule_that_is_not_there_is_told() -> None:
    with pytest.raises(RuleNotFound):
        get_rule(RULES, "2099")


@pytest.mark.parametrize(
    ("change", "contradicts"),
    [
        ({}, True),
        ({"valid_from": date(2027, 1, 1)}, True),
        ({"valid_from": date(2020, 1, 1), "valid_until": date(2026, 7, 1)}, False),
        ({"valid_from": date(2020, 1, 1), "valid_until": date(2026, 7, 2)}, True),
        ({"trial_arm": "x"}, False),
        ({"scope": RuleScope.ONLY_THESE, "municipality_codes": ("101",)}, False),
    ],
)
def test_two_rules_for_the_same_people_on_the_same_day_contradict_each_other(
    change: dict[str, object], contradicts: bool
) -> None:
    assert contradiction(a_rule("one"), a_rule("other", **change)) is contradicts
    assert contradiction(a_rule("other", **change), a_rule("one")) is contradicts


@pytest.mark.parametrize(("codes", "contradicts"), [(("101", "151"), True), (("751",), False)])
def test_rules_for_different_municipalities_stand_side_by_side(codes: tuple[str, ...], contradicts: bool) -> None:
    here = a_rule("here", scope=RuleScope.ONLY_THESE, municipality_codes=("101",))
    there = a_rule("there", scope=RuleScope.ONLY_THESE, municipality_codes=codes)
    assert contradiction(here, there) is contradicts


def test_the_same_key_twice_is_a_contradiction() -> None:
    assert contradiction(a_rule(), a_rule(trial_arm="x"))


@pytest.mark.parametrize(
    "change",
    [{"valid_until": date(2026, 7, 1)}, {"municipality_codes": ("101",)}, {"scope": RuleScope.ONLY_THESE}],
)
def test_a_rule_runs_forward_and_names_places_exactly_when_it_needs_them(change: dict[str, object]) -> None:
    assert a_rule().is_sound
    assert not a_rule(**change).is_sound


def test_the_rules_that_come_with_jobbro_are_sound_say_their_source_and_do_not_contradict() -> None:
    assert all(rule.is_sound and rule.source for rule in RULES)
    assert not any(contradiction(one, other) for one in RULES for other in RULES if one is not other)
    assert [rule.rule_key for rule in RULES if rule.is_verified] == ["2024-three-each"]
