"""Each feature by hand, its direction, and what may never be one."""

import inspect
import re
from dataclasses import fields
from datetime import date

import numpy as np
import pytest

from matching.core.job_order import Language, LanguageLevel
from matching.core.member import MemberProfile, MemberSubmission, SkillSource
from matching.core.taxonomy import LicenceDemand
from matching.ranking import features
from matching.ranking.features import FEATURE_NAMES, FEATURES, feature_matrix
from tests.builders import (
    AARHUS,
    BUTIK,
    KASSE,
    KOEBENHAVN,
    KUNDER,
    LAGER,
    LAGERSTYRING,
    PLEJE,
    SYGEPLEJE,
    TRUCK,
    VAREMODTAGELSE,
    a_job,
    a_member,
    a_pair,
    an_order,
    has_skill,
    needs_licence,
    needs_skill,
    seeks,
)

WAREHOUSE_WORKER = a_member(held=(a_job(LAGER),))
GOOD_DANISH = Language("dansk", LanguageLevel.GOOD)

#: What may never be weighed, in the words a feature or a field could be called by.
FORBIDDEN = (
    "name", "navn", "sex", "gender", "koen", "køn", "age", "birth", "cpr", "origin", "nationality", "citizen",
    "ethnic", "religion", "health", "sygdom", "disab", "handicap", "pregnan", "union", "akasse", "sanction",
    "benefit", "dagpenge", "unemployed", "ledig", "family", "child", "marital", "politic", "email", "phone",
)  # fmt: skip


def test_likeness_is_the_cosine_stretched_from_what_pairs_take() -> None:
    """(0.93 - 0.88) / 0.1 = 0.5; below 0.88 is 0, above 0.98 is 1; unknown is 0.55."""
    found = [features.likeness(a_pair(likeness=cosine)) for cosine in (0.93, 0.6, 0.99, None)]
    assert found == pytest.approx([0.5, 0.0, 1.0, 0.55])


def test_same_occupation_is_how_sure_we_are_that_a_job_held_is_sought() -> None:
    """Warehouse is sought with 0.8 and the shop, not held, with 0.9: 0.8."""
    order = an_order(occupations=(seeks(BUTIK, 0.9), seeks(LAGER, 0.8)))
    assert features.same_occupation(a_pair(WAREHOUSE_WORKER, order)) == 0.8
    assert features.same_occupation(a_pair(a_member(), order)) == 0.0


def test_goal_is_how_near_the_order_lies_to_what_the_member_wishes() -> None:
    """The goal itself: 1 x 0.5 = 0.5. From the goal warehouse to the shop: 0.6 x 0.5 = 0.3. No goal: 0."""
    order = an_order(occupations=(seeks(BUTIK, 0.5),))
    found = [features.goal(a_pair(a_member(goals=goals), order)) for goals in ((BUTIK,), (LAGER,), ())]
    assert found == pytest.approx([0.5, 0.3, 0.0])


def test_reach_is_the_best_move_from_a_job_held() -> None:
    """Warehouse to shop 0.6 x 1.0 = 0.6; to warehouse 1 x 0.5 = 0.5; to nursing 0."""
    orders = [(seeks(BUTIK),), (seeks(LAGER, 0.5),), (seeks(SYGEPLEJE),), (seeks(LAGER, 0.5), seeks(BUTIK))]
    found = [features.reach(a_pair(WAREHOUSE_WORKER, an_order(occupations=sought))) for sought in orders]
    assert found == pytest.approx([0.6, 0.5, 0.0, 0.6])


def test_skill_overlap_is_the_cosine_of_the_weighed_skills() -> None:
    """Weights: lagerstyring and pleje 1 (one occupation of three), varemodtagelse ln(3/2)/ln 3 = 0.369.

    Member: lagerstyring 0.9, varemodtagelse 0.9; |m| = 0.9 x sqrt(1 + 0.369²) = 0.9594.
    Order: varemodtagelse 1, pleje 1 (both musts); |o| = sqrt(0.369² + 1) = 1.0660.
    Shared: 0.9 x 1 x 0.369² = 0.12258; over 0.9594 x 1.0660 = 0.11986.
    """
    member = a_member(skills=(has_skill(LAGERSTYRING), has_skill(VAREMODTAGELSE)))
    order = an_order(skills=(needs_skill(VAREMODTAGELSE), needs_skill(PLEJE)))
    assert features.skill_overlap(a_pair(member, order)) == pytest.approx(0.11986, abs=1e-4)


def test_equal_skills_overlap_wholly_and_none_shared_not_at_all() -> None:
    member = a_member(skills=(has_skill(KUNDER), has_skill(KASSE)))
    same = an_order(skills=(needs_skill(KUNDER), needs_skill(KASSE)))
    assert features.skill_overlap(a_pair(member, same)) == pytest.approx(1.0)
    assert features.skill_overlap(a_pair(member, an_order(skills=(needs_skill(PLEJE),)))) == 0.0
    assert features.skill_overlap(a_pair()) == 0.0


def test_musts_met_is_a_share_and_a_half_when_none_are_demanded() -> None:
    """Of lagerstyring and pleje the member has the first: 1/2; of three musts with one: 1/3."""
    member = a_member(skills=(has_skill(LAGERSTYRING),))
    two = (needs_skill(LAGERSTYRING), needs_skill(PLEJE))
    three = (*two, needs_skill(KASSE), needs_skill(KUNDER, must=False))
    found = [features.musts_met(a_pair(member, an_order(skills=skills))) for skills in (two, three, ())]
    assert found == pytest.approx([1 / 2, 1 / 3, 1 / 2])


def test_nices_met_is_a_share_and_nothing_when_none_are_wished_for() -> None:
    member = a_member(skills=(has_skill(LAGERSTYRING),))
    wished = (needs_skill(LAGERSTYRING, must=False), needs_skill(PLEJE, must=False), needs_skill(KASSE))
    assert features.nices_met(a_pair(member, an_order(skills=wished))) == 0.5
    assert features.nices_met(a_pair(member, an_order())) == 0.0


def test_musts_missing_counts_in_fifths_up_to_five() -> None:
    """Two of three musts are missing: 2/5. Six of six: 5/5."""
    member = a_member(skills=(has_skill(LAGERSTYRING),))
    three = (needs_skill(LAGERSTYRING), needs_skill(PLEJE), needs_skill(KASSE), needs_skill(KUNDER, must=False))
    six = tuple(needs_skill(number) for number in range(1, 7))
    assert features.musts_missing(a_pair(member, an_order(skills=three))) == 0.4
    assert features.musts_missing(a_pair(a_member(), an_order(skills=six))) == 1.0


def test_licences_missing_counts_the_employers_demands_in_halves() -> None:
    """One demanded and not held: 1/2; wished for: 0; held or presumed: 0."""
    must = an_order(licences=(needs_licence(TRUCK),))
    assert features.licences_missing(a_pair(a_member(), must)) == 0.5
    assert features.licences_missing(a_pair(a_member(licences=frozenset({TRUCK})), must)) == 0.0
    assert features.licences_missing(a_pair(a_member(presumed_licences=frozenset({TRUCK})), must)) == 0.0
    wish = an_order(licences=(needs_licence(TRUCK, LicenceDemand.NICE),))
    assert features.licences_missing(a_pair(a_member(), wish)) == 0.0


def test_licences_wished_is_whether_the_member_brings_one_that_is_asked_for() -> None:
    holder = a_member(licences=frozenset({TRUCK}))
    for demand, expected in ((LicenceDemand.NICE, 1.0), (LicenceDemand.MUST, 1.0), (LicenceDemand.LAW, 0.0)):
        order = an_order(licences=(needs_licence(TRUCK, demand),))
        assert features.licences_wished(a_pair(holder, order)) == expected
        assert features.licences_wished(a_pair(a_member(), order)) == 0.0


def test_languages_missing_counts_in_halves_and_says_nothing_of_one_who_said_nothing() -> None:
    """German is missing and Danish too weak: 2/2; good Danish is enough for good: 1/2; nothing on file: 0."""
    order = an_order(languages=(GOOD_DANISH, Language("tysk", LanguageLevel.BASIC)))
    weak = a_member(languages=(Language("dansk", LanguageLevel.BASIC),))
    good = a_member(languages=(GOOD_DANISH,))
    found = [features.languages_missing(a_pair(member, order)) for member in (weak, good, a_member())]
    assert found == [1.0, 0.5, 0.0]


def test_travel_is_hours_one_way_two_at_most_and_half_an_hour_when_unknown() -> None:
    near = a_pair(a_member(place=KOEBENHAVN), an_order(place=KOEBENHAVN))
    far = a_pair(a_member(place=KOEBENHAVN), an_order(place=AARHUS))
    assert near.terms.minutes is not None
    assert features.travel(near) == near.terms.minutes / 60
    assert features.travel(far) == 2.0
    assert features.travel(a_pair(a_member(), an_order(place=AARHUS))) == 0.5


def test_same_industry_is_whether_the_section_was_worked_in() -> None:
    found = [
        features.same_industry(a_pair(WAREHOUSE_WORKER, an_order(section=section))) for section in ("H", "G", None)
    ]
    assert found == [1.0, 0.0, 0.0]


def test_experience_is_years_weighed_by_the_move_in_fifths_of_five() -> None:
    """Two years (731 days) in the warehouse: 2.0014 / 5 = 0.4003 there, x 0.6 = 0.2402 in the shop, 0 in nursing."""
    found = [
        features.experience(a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(goal),))))
        for goal in (LAGER, BUTIK, SYGEPLEJE)
    ]
    assert found == pytest.approx([731 / 365.25 / 5, 731 / 365.25 / 5 * 0.6, 0.0])


def test_experience_is_full_after_five_years_so_that_it_tells_little_of_age() -> None:
    order = an_order(occupations=(seeks(LAGER),))

    def worth(**job: date | None) -> float:
        return features.experience(a_pair(a_member(held=(a_job(LAGER, **job),)), order))

    five, thirty = worth(since=date(2015, 1, 1)), worth(since=date(1990, 1, 1))
    assert five == thirty == 1.0
    assert worth(since=date(2010, 1, 1), until=None) == 1.0
    assert worth(since=None, until=None) == pytest.approx(0.2)  # dates unknown count as a year


BETTER_AND_WORSE = {
    "likeness": (a_pair(likeness=0.9), a_pair(likeness=0.8)),
    "same_occupation": (a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(LAGER),))), a_pair(WAREHOUSE_WORKER)),
    "goal": (a_pair(a_member(goals=(LAGER,)), an_order(occupations=(seeks(LAGER),))), a_pair()),
    "reach": (
        a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(BUTIK),))),
        a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(SYGEPLEJE),))),
    ),
    "skill_overlap": (
        a_pair(a_member(skills=(has_skill(KASSE),)), an_order(skills=(needs_skill(KASSE),))),
        a_pair(a_member(skills=(has_skill(PLEJE),)), an_order(skills=(needs_skill(KASSE),))),
    ),
    "musts_met": (
        a_pair(a_member(skills=(has_skill(KASSE),)), an_order(skills=(needs_skill(KASSE),))),
        a_pair(a_member(), an_order(skills=(needs_skill(KASSE),))),
    ),
    "nices_met": (
        a_pair(a_member(skills=(has_skill(KASSE),)), an_order(skills=(needs_skill(KASSE, must=False),))),
        a_pair(a_member(), an_order(skills=(needs_skill(KASSE, must=False),))),
    ),
    "musts_missing": (a_pair(), a_pair(a_member(), an_order(skills=(needs_skill(KASSE),)))),
    "licences_missing": (a_pair(), a_pair(a_member(), an_order(licences=(needs_licence(TRUCK),)))),
    "licences_wished": (
        a_pair(a_member(licences=frozenset({TRUCK})), an_order(licences=(needs_licence(TRUCK),))),
        a_pair(a_member(), an_order(licences=(needs_licence(TRUCK),))),
    ),
    "languages_missing": (
        a_pair(a_member(languages=(GOOD_DANISH,)), an_order(languages=(GOOD_DANISH,))),
        a_pair(a_member(languages=(Language("tysk", LanguageLevel.FLUENT),)), an_order(languages=(GOOD_DANISH,))),
    ),
    "travel": (
        a_pair(a_member(place=KOEBENHAVN), an_order(place=KOEBENHAVN)),
        a_pair(a_member(place=KOEBENHAVN), an_order(place=AARHUS)),
    ),
    "same_industry": (
        a_pair(WAREHOUSE_WORKER, an_order(section="H")),
        a_pair(WAREHOUSE_WORKER, an_order(section="Q")),
    ),
    "experience": (a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(LAGER),))), a_pair(WAREHOUSE_WORKER)),
}


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_feature_points_the_way_sense_gives_it(feature: features.Feature) -> None:
    """More of a feature with sign +1 is better, more of one with -1 is worse; all lie between 0 and 2."""
    better, worse = (feature.of(pair) for pair in BETTER_AND_WORSE[feature.name])
    assert (better - worse) * feature.sign > 0
    assert 0.0 <= min(better, worse) <= max(better, worse) <= 2.0


def test_a_feature_is_called_as_its_function() -> None:
    assert [feature.of.__name__ for feature in FEATURES] == list(FEATURE_NAMES)
    assert len(set(FEATURE_NAMES)) == len(FEATURES)
    assert {feature.sign for feature in FEATURES} == {-1, 1}


def test_the_matrix_has_a_row_for_each_pair_and_a_column_for_each_feature() -> None:
    pairs = [a_pair(WAREHOUSE_WORKER, an_order(occupations=(seeks(LAGER),))), a_pair()]
    matrix = feature_matrix(pairs)
    assert matrix.shape == (2, len(FEATURES))
    assert matrix[0].tolist() == [feature.of(pairs[0]) for feature in FEATURES]
    assert feature_matrix([]).shape == (0, len(FEATURES))


def test_no_feature_bears_a_forbidden_name() -> None:
    words = {word for name in FEATURE_NAMES for word in name.split("_")}
    assert words & set(FORBIDDEN) == set()


def test_the_matcher_is_given_no_forbidden_fact_of_a_member() -> None:
    """What is not in the profile cannot be weighed: a new field of these names fails here."""
    names = {field.name for field in fields(MemberProfile)}
    assert [name for name in names if set(name.split("_")) & set(FORBIDDEN)] == []
    submitted = {field.name for field in fields(MemberSubmission)}
    assert submitted - names >= {"name", "akasse_id", "source", "source_id"}


def test_the_features_read_neither_names_nor_numbers_of_people() -> None:
    source, listing, _rest = inspect.getsource(features).partition("\nFEATURES:")
    assert listing
    read = set(re.findall(r"\.(\w+)", source))
    assert read & {"name", "member_id", "akasse_id", "number", "job_order_id", "employer", "contact", "title"} == set()


def test_a_longer_claim_of_the_same_skill_is_worth_no_more() -> None:
    """A term counts once, however often it is said: claims of one skill do not add up."""
    order = an_order(skills=(needs_skill(KASSE), needs_skill(KUNDER)))
    once = a_member(skills=(has_skill(KASSE),))
    often = a_member(skills=(has_skill(KASSE), has_skill(KASSE, phrase="kasse kasse kasse")))
    assert feature_matrix([a_pair(once, order)]).tolist() == feature_matrix([a_pair(often, order)]).tolist()


def test_a_confirmed_skill_weighs_more_than_a_claimed_and_a_claimed_more_than_an_inferred() -> None:
    order = an_order(skills=(needs_skill(KASSE), needs_skill(KUNDER)))
    extra = has_skill(PLEJE)

    def overlap(source: SkillSource) -> float:
        member = a_member(skills=(has_skill(KASSE, source=source), extra))
        return features.skill_overlap(a_pair(member, order))

    assert overlap(SkillSource.CONFIRMED) > overlap(SkillSource.CLAIMED) > overlap(SkillSource.HISTORY)


@pytest.mark.parametrize("number", [2, 999])
def test_who_a_member_is_changes_no_score_by_a_single_bit(number: int) -> None:
    order = an_order(occupations=(seeks(BUTIK, 0.7),), skills=(needs_skill(KASSE),), section="G")
    told = {"held": WAREHOUSE_WORKER.held, "skills": (has_skill(KASSE),), "goals": (BUTIK,)}
    one, other = a_member(1, **told), a_member(number, **told)
    assert np.array_equal(feature_matrix([a_pair(one, order, 0.87)]), feature_matrix([a_pair(other, order, 0.87)]))
