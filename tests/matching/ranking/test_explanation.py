"""The reasons are the ranker's own numbers in Danish, with both sides' words."""

import pytest

from matching.core.job_order import Language, LanguageLevel
from matching.core.proposal import Direction, Reason
from matching.core.taxonomy import LicenceDemand
from matching.ranking.explanation import NOTHING, explain
from matching.ranking.features import FEATURE_NAMES
from matching.ranking.pairs import Pair
from tests.builders import (
    AUTORISATION,
    BUTIK,
    KASSE,
    KOEBENHAVN,
    LAGER,
    LAGERSTYRING,
    PLEJE,
    SAMARBEJDE,
    SYGEPLEJE,
    TRUCK,
    a_job,
    a_member,
    a_pair,
    an_order,
    has_skill,
    needs_licence,
    needs_skill,
    seeks,
)

WORKER = a_member(held=(a_job(LAGER, title="Pakker"),))


def reasons(pair: Pair, **shares: float) -> list[Reason]:
    return list(explain(pair, [shares.get(name, 0.0) for name in FEATURE_NAMES]))


def the(found: list[Reason], feature: str) -> Reason:
    (reason,) = [one for one in found if one.feature == feature]
    return reason


def test_the_largest_contribution_stands_first_whichever_way_it_points() -> None:
    pair = a_pair(a_member(place=KOEBENHAVN), an_order(place=KOEBENHAVN))
    found = reasons(pair, travel=-0.9, likeness=0.5, reach=-0.2)
    assert [reason.feature for reason in found] == ["travel", "likeness", "reach"]
    assert [reason.direction for reason in found] == [Direction.AGAINST, Direction.FOR, Direction.AGAINST]
    assert [reason.contribution for reason in found] == [-0.9, 0.5, -0.2]


@pytest.mark.parametrize(
    ("share", "direction"),
    [
        (NOTHING, Direction.FOR),
        (-NOTHING, Direction.AGAINST),
        (NOTHING - 0.001, Direction.NEUTRAL),
        (0, Direction.NEUTRAL),
    ],
)
def test_next_to_nothing_is_told_as_a_plain_fact(share: float, direction: Direction) -> None:
    pair = a_pair(a_member(place=KOEBENHAVN), an_order(place=KOEBENHAVN))
    assert the(reasons(pair, travel=share), "travel").direction is direction


def test_a_job_held_is_told_with_both_sides_words() -> None:
    reason = the(
        reasons(a_pair(WORKER, an_order(occupations=(seeks(LAGER),))), same_occupation=0.7, reach=0.2),
        "same_occupation",
    )
    assert (reason.text, reason.yours, reason.theirs) == (
        "Har arbejdet som lagermedarbejder",
        "Pakker",
        "opslagets ord",
    )
    assert reason.contribution == pytest.approx(0.9)


def test_a_move_is_told_with_the_skill_that_carries_it() -> None:
    """Warehouse and shop share varemodtagelse, which is kompetence 2 here."""
    reason = the(reasons(a_pair(WORKER, an_order(occupations=(seeks(BUTIK),))), reach=0.4), "reach")
    assert reason.text == "Fra lagermedarbejder til butiksassistent: begge bruger kompetence 2"


def test_a_trade_out_of_reach_is_said_to_be_far_away() -> None:
    for order in (an_order(occupations=(seeks(SYGEPLEJE),)), an_order()):
        reason = the(reasons(a_pair(WORKER, order), reach=-0.3), "reach")
        assert reason.text == "Faget ligger langt fra det, medlemmet har lavet før"


def test_a_goal_is_told_by_its_name() -> None:
    pair = a_pair(a_member(goals=(BUTIK,)), an_order(occupations=(seeks(BUTIK),)))
    assert the(reasons(pair, goal=0.3), "goal").text == "Er et af medlemmets jobmål: butiksassistent"


def test_shared_skills_split_their_contribution_by_weight() -> None:
    """Two skills of weight 1 share 0.3 + 0.1 + 0.2 = 0.6 evenly."""
    member = a_member(skills=(has_skill(KASSE), has_skill(PLEJE)))
    order = an_order(skills=(needs_skill(KASSE), needs_skill(PLEJE)))
    found = [
        reason
        for reason in reasons(a_pair(member, order), musts_met=0.3, nices_met=0.1, skill_overlap=0.2)
        if reason.feature == "skill_overlap"
    ]
    assert [reason.contribution for reason in found] == pytest.approx([0.3, 0.3])
    assert {(reason.yours, reason.theirs) for reason in found} == {("egne ord", "opslagets ord")}


def test_a_skill_that_follows_from_a_job_says_from_which() -> None:
    pair = a_pair(WORKER, an_order(skills=(needs_skill(LAGERSTYRING),)))
    assert the(reasons(pair), "skill_overlap").yours == "følger af jobbet som Pakker"


def test_a_missing_skill_speaks_against_with_the_ads_words() -> None:
    reason = the(reasons(a_pair(WORKER, an_order(skills=(needs_skill(PLEJE),))), musts_missing=-0.4), "musts_missing")
    assert (reason.direction, reason.text) == (Direction.AGAINST, "Mangler: Kompetence 5")
    assert (reason.theirs, reason.contribution) == ("opslagets ord", -0.4)
    assert reason.remedy == ""  # nothing is promised that we do not know


def test_a_missing_skill_that_is_common_in_a_job_held_is_to_be_asked_for() -> None:
    """Some in the warehouse have samarbejde (optional): not had, but worth a question."""
    reason = the(reasons(a_pair(WORKER, an_order(skills=(needs_skill(SAMARBEJDE),)))), "musts_missing")
    assert reason.remedy.startswith("Er almindeligt i et af medlemmets tidligere fag")


def test_a_missing_wish_is_not_told_as_a_gap() -> None:
    found = reasons(a_pair(WORKER, an_order(skills=(needs_skill(PLEJE, must=False),))))
    assert "musts_missing" not in {reason.feature for reason in found}


@pytest.mark.parametrize(
    ("held", "demand", "text", "direction"),
    [
        (True, LicenceDemand.MUST, "Har truckcertifikat", Direction.FOR),
        (False, LicenceDemand.MUST, "Mangler truckcertifikat", Direction.AGAINST),
        (False, LicenceDemand.NICE, "Har ikke truckcertifikat (ønskes, men er ikke et krav)", Direction.NEUTRAL),
    ],
)
def test_a_licence_is_told_as_held_missing_or_wished_for(
    held: bool, demand: LicenceDemand, text: str, direction: Direction
) -> None:
    member = a_member(licences=frozenset({TRUCK} if held else ()))
    found = reasons(a_pair(member, an_order(licences=(needs_licence(TRUCK, demand),))))
    (reason,) = [one for one in found if one.feature.startswith("licences")]
    assert (reason.text, reason.direction) == (text, direction)
    assert reason.remedy == ("" if held else "Kursus (7 dage)")


def test_a_presumed_licence_asks_to_see_the_proof() -> None:
    member = a_member(presumed_licences=frozenset({AUTORISATION}))
    order = an_order(licences=(needs_licence(AUTORISATION, LicenceDemand.LAW),))
    reason = the(reasons(a_pair(member, order)), "licences_missing")
    assert (reason.direction, reason.text.endswith("se beviset")) == (Direction.NEUTRAL, True)


def test_a_language_is_told_only_when_it_is_known_to_be_missing() -> None:
    order = an_order(languages=(Language("tysk", LanguageLevel.GOOD),))
    speaker = a_member(languages=(Language("dansk", LanguageLevel.FLUENT),))
    assert the(reasons(a_pair(speaker, order)), "languages_missing").text == "Ønsker tysk (godt)"
    assert "languages_missing" not in {reason.feature for reason in reasons(a_pair(a_member(), order))}


def test_an_unknown_place_is_told_as_unknown() -> None:
    reason = the(reasons(a_pair(), travel=0.4), "travel")
    assert (reason.text, reason.direction) == ("Rejsetiden kendes ikke, fordi et sted mangler", Direction.NEUTRAL)


def test_a_known_industry_is_told_by_its_danish_name() -> None:
    pair = a_pair(WORKER, an_order(section="H"))
    assert the(reasons(pair, same_industry=0.3), "same_industry").text == "Kender branchen: transport"


def test_equal_contributions_stand_in_one_order_only() -> None:
    pair = a_pair(WORKER, an_order(section="H", occupations=(seeks(BUTIK),)))
    found = [(reason.feature, reason.text) for reason in reasons(pair)]
    assert found == sorted(found)


def test_no_reason_names_a_score_a_percentage_or_a_key() -> None:
    pair = a_pair(
        WORKER,
        an_order(skills=(needs_skill(PLEJE),), licences=(needs_licence(TRUCK),), occupations=(seeks(BUTIK),)),
        likeness=0.9,
    )
    for reason in reasons(pair, likeness=0.5, reach=0.2):
        words = " ".join((reason.text, reason.remedy))
        assert not any(sign in words for sign in ("%", "0.", "0,", "None", "uuid"))
