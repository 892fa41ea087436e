from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from matching.core.ids import LicenceId, SkillId
from matching.core.job_order import (
    Confirmed,
    ConfirmedLicence,
    ConfirmedSkill,
    Hours,
    Language,
    LanguageLevel,
    LicenceNeed,
    SkillNeed,
)
from matching.core.reading import OrderReading
from matching.core.taxonomy import LicenceDemand
from matching.language.confirmed_orders import as_confirmed
from tests.builders import a_skill, an_order_submission

INDEX: Any = SimpleNamespace(
    skill_by_uri={"jobbro:skill:1": SkillId(1)},
    skill_by_id={SkillId(1): a_skill(1, label="lagerstyring")},
    licence_by_key={"truck": LicenceId(1), "autorisation": LicenceId(2)},
)
READ = OrderReading(
    skills=(SkillNeed(SkillId(7), True, "læst", 0.9),),
    licences=(
        LicenceNeed(LicenceId(2), LicenceDemand.LAW, "", 1.0),
        LicenceNeed(LicenceId(3), LicenceDemand.MUST, "læst", 1.0),
    ),
    languages=(Language("tysk", LanguageLevel.GOOD),),
    hours=Hours(37, 37),
    core_text="teksten",
)


def test_an_order_nobody_has_confirmed_is_read_as_it_is() -> None:
    assert as_confirmed(INDEX, an_order_submission(), READ) is READ


def test_what_was_confirmed_stands_and_what_was_left_out_stays_out() -> None:
    lines = Confirmed(
        skills=(ConfirmedSkill("jobbro:skill:1", False, "ordet"), ConfirmedSkill("jobbro:skill:forsvundet", True)),
        licences=(ConfirmedLicence("truck", LicenceDemand.NICE, "truck"),),
    )
    read = as_confirmed(INDEX, an_order_submission(confirmed=lines), READ)
    assert read.skills == (SkillNeed(SkillId(1), False, "ordet", 1.0),)
    assert {need.licence_id: need.demand for need in read.licences} == {
        LicenceId(1): LicenceDemand.NICE,
        LicenceId(2): LicenceDemand.LAW,
    }
    assert (read.languages, read.hours, read.core_text) == ((), None, "teksten")


def test_no_employer_can_wish_away_what_the_law_demands() -> None:
    lines = Confirmed(licences=(ConfirmedLicence("autorisation", LicenceDemand.NICE),))
    (need,) = as_confirmed(INDEX, an_order_submission(confirmed=lines), READ).licences
    assert need.demand is LicenceDemand.LAW


def test_a_skill_added_by_hand_has_its_own_name_as_its_phrase() -> None:
    lines = Confirmed(skills=(ConfirmedSkill("jobbro:skill:1", True),))
    submission = replace(an_order_submission(), confirmed=lines)
    assert as_confirmed(INDEX, submission, READ).skills[0].phrase == "lagerstyring"
