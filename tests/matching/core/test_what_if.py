from dataclasses import replace

from matching.core.ids import LicenceId, SkillId
from matching.core.job_order import Hours, Shift
from matching.core.member import SkillSource
from matching.core.what_if import WhatIf, imagined
from tests.builders import LAGERSTYRING, TRUCK, a_member, has_skill

MEMBER = a_member(
    travel_limit=20, hours=Hours(37, 37), shifts=frozenset({Shift.DAY}), skills=(has_skill(LAGERSTYRING),)
)


def test_nothing_wished_is_the_member_unchanged() -> None:
    assert imagined(MEMBER, WhatIf()) == MEMBER
    assert WhatIf().is_nothing
    assert not WhatIf(opened=frozenset({"G"})).is_nothing


def test_a_travel_limit_takes_the_place_of_the_members_own() -> None:
    assert imagined(MEMBER, WhatIf(travel_limit=60)).travel_limit == 60


def test_hours_and_shifts_come_beside_the_members_own() -> None:
    other = imagined(MEMBER, WhatIf(hours=Hours(26, 35), shifts=frozenset({Shift.NIGHT})))
    assert other.hours == Hours(26, 37)
    assert other.shifts == {Shift.DAY, Shift.NIGHT}


def test_what_the_member_has_not_told_stays_untold() -> None:
    untold = replace(MEMBER, hours=None, shifts=frozenset())
    other = imagined(untold, WhatIf(hours=Hours(26, 35), shifts=frozenset({Shift.NIGHT})))
    assert (other.hours, other.shifts) == (None, frozenset())


def test_an_added_competence_counts_as_claimed_and_one_held_keeps_its_source() -> None:
    other = imagined(MEMBER, WhatIf(skills=(LAGERSTYRING, SkillId(6)), licences=frozenset({TRUCK})))
    assert [(skill.skill_id, skill.source) for skill in other.skills] == [
        (LAGERSTYRING, SkillSource.CLAIMED),
        (SkillId(6), SkillSource.CLAIMED),
    ]
    assert other.skills[0].phrase == "egne ord"
    assert other.licences == {LicenceId(TRUCK)}
