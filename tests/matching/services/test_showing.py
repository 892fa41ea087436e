"""What is kept of a list before it is shown."""

import pytest

from matching.core.eligibility import REMEDY, Rule
from matching.core.errors import NotAllowed
from matching.services.showing import excluded_lines, own_akasse
from tests.builders import AKADEMIKERNE, an_adviser


def test_the_own_akasse_is_the_actors() -> None:
    assert own_akasse(an_adviser()) == AKADEMIKERNE


def test_one_who_belongs_to_none_is_told_so_in_a_sentence() -> None:
    with pytest.raises(NotAllowed, match="Du har ikke adgang til at: se medlemmer uden at høre til en a-kasse"):
        own_akasse(an_adviser(None))


def test_what_kept_out_most_stands_first_and_equals_stand_by_name() -> None:
    lines = excluded_lines({Rule.TRAVEL: 1, Rule.SHIFTS: 3, Rule.HOURS: 1})
    assert [(line.rule, line.count, line.remedy) for line in lines] == [
        (Rule.SHIFTS.label, 3, REMEDY[Rule.SHIFTS]),
        (Rule.HOURS.label, 1, REMEDY[Rule.HOURS]),
        (Rule.TRAVEL.label, 1, REMEDY[Rule.TRAVEL]),
    ]


def test_every_rule_has_something_an_adviser_can_do() -> None:
    assert set(REMEDY) == set(Rule)
    assert all(sentence.endswith(".") for sentence in REMEDY.values())
