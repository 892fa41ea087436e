"""What a card says of a match is one statement: its dots, its words and the demands met never contradict each other."""

import random
from collections.abc import Sequence
from uuid import UUID

import pytest

from api import danish_words as said
from api.pages.proposals import RESTS_ON, StrengthView, grouped, strength_view
from matching.core.ids import JobOrderId, MemberId
from matching.core.job_order import Language, LanguageLevel, OrderProfile
from matching.core.member import MemberProfile
from matching.core.proposal import Direction, Proposal, Reason, Track
from matching.core.taxonomy import LicenceDemand, LicenceKind
from matching.ranking.demands import demands_met
from matching.ranking.features import FEATURE_NAMES
from matching.ranking.proposals import Matcher
from matching.ranking.ranker import current_ranker
from tests.builders import (
    AUTORISATION,
    BUTIK,
    KASSE,
    KOEBENHAVN,
    LAGER,
    LAGERSTYRING,
    MODEL,
    PLEJE,
    ROSKILDE,
    SAMARBEJDE,
    SYGEPLEJE,
    TODAY,
    TRUCK,
    a_job,
    a_licence,
    a_member,
    a_pair,
    an_order,
    has_skill,
    knowledge,
    needs_licence,
    needs_skill,
    seeks,
)

SKILLS = (LAGERSTYRING, KASSE, PLEJE, SAMARBEJDE)
TRADES = (LAGER, BUTIK, SYGEPLEJE)
GERMAN, ENGLISH = (Language(name, LanguageLevel.GOOD) for name in ("tysk", "engelsk"))


def some(draw: random.Random, choices: Sequence[int]) -> list[int]:
    return draw.sample(choices, draw.randint(0, len(choices)))


def a_random_member(draw: random.Random, number: int) -> MemberProfile:
    return a_member(
        number,
        held=tuple(a_job(trade) for trade in some(draw, TRADES)),
        goals=frozenset(some(draw, TRADES)),
        skills=tuple(has_skill(skill) for skill in some(draw, SKILLS)),
        licences=frozenset(some(draw, (TRUCK, AUTORISATION))),
        languages=draw.choice(((), (GERMAN,), (GERMAN, ENGLISH))),
        place=KOEBENHAVN,
    )


def a_random_order(draw: random.Random, number: int) -> OrderProfile:
    return an_order(
        number,
        occupations=tuple(seeks(trade) for trade in some(draw, TRADES)),
        skills=tuple(needs_skill(skill, must=draw.random() < 0.8) for skill in some(draw, SKILLS)),
        licences=tuple(needs_licence(one, draw.choice(list(LicenceDemand))) for one in some(draw, (TRUCK,))),
        languages=draw.choice(((), (ENGLISH,), (ENGLISH, GERMAN))),
        section="H",
        place=draw.choice((KOEBENHAVN, ROSKILDE, None)),
    )


@pytest.fixture(scope="module")
def proposals() -> tuple[Proposal, ...]:
    """Thousands of made pairs, ranked and explained as the pages have them, by the ranker in force."""
    draw = random.Random(2026)
    people = [a_random_member(draw, number) for number in range(1, 66)]
    orders = [a_random_order(draw, number) for number in range(1, 66)]
    pairs = [a_pair(member, order, draw.uniform(0.88, 0.98)) for member in people for order in orders]
    matcher = Matcher(knowledge(), current_ranker(), MODEL, TODAY)
    return matcher.explained(matcher.rank(pairs).entries)


def lacks_most(proposal: Proposal) -> bool:
    return 2 * proposal.musts_met < proposal.musts


def test_no_card_praises_a_match_whose_demands_are_mostly_missing(proposals: tuple[Proposal, ...]) -> None:
    lacking = [proposal for proposal in proposals if lacks_most(proposal)]
    assert len(proposals) > 2_000
    assert len(lacking) > 500
    assert sum(proposal.likeliness >= 4 for proposal in lacking) > 20  # the score alone would have praised these
    for view in map(strength_view, lacking):
        assert view.dots <= 3
        assert "mangler" in view.words
        assert not view.words.startswith(("Meget godt", "Godt"))


def test_very_good_means_that_three_demands_in_four_are_met(proposals: tuple[Proposal, ...]) -> None:
    best = [proposal for proposal in proposals if strength_view(proposal).words.startswith("Meget godt")]
    assert len({proposal.musts for proposal in best}) > 3
    assert all(4 * proposal.musts_met >= 3 * proposal.musts for proposal in best)


def test_dots_and_words_say_the_same_and_never_more_than_the_score(proposals: tuple[Proposal, ...]) -> None:
    for proposal in proposals:
        view = strength_view(proposal)
        assert view.words.startswith(f"{said.STRENGTH_WORDS[view.dots]}: ")
        assert view.dots <= proposal.likeliness


def test_a_missing_demand_is_told_and_few_demands_leave_room_for_what_the_match_rests_on(
    proposals: tuple[Proposal, ...],
) -> None:
    for proposal in proposals:
        words = strength_view(proposal).words
        if proposal.musts_met < proposal.musts:
            assert "mangler" in words or f"{proposal.musts_met} af {proposal.musts} krav" in words
        if proposal.musts < said.FEW_DEMANDS and proposal.rests_on:
            assert RESTS_ON[proposal.rests_on] in words


def test_the_order_is_the_scores_own(proposals: tuple[Proposal, ...]) -> None:
    scores = [proposal.score for proposal in proposals]
    assert scores == sorted(scores, reverse=True)


def test_every_feature_that_can_speak_for_a_match_can_be_said() -> None:
    never_for = {"musts_met", "nices_met", "musts_missing", "licences_missing", "languages_missing"}
    assert set(RESTS_ON) == set(FEATURE_NAMES) - never_for


def a_proposal(likeliness: int, met: int, musts: int, *reasons: Reason) -> Proposal:
    keys = MemberId(UUID(int=1)), JobOrderId(UUID(int=2))
    return Proposal(*keys, 1, 0.5, likeliness, Track.SAME, reasons, None, met, musts)


@pytest.mark.parametrize(
    ("met", "musts", "strength"),
    [(0, 0, 5), (4, 4, 5), (3, 4, 5), (2, 3, 4), (1, 2, 4), (2, 5, 3), (1, 9, 3), (0, 1, 2), (0, 9, 2)],
)
def test_a_perfect_score_is_told_no_stronger_than_the_demands_met_allow(met: int, musts: int, strength: int) -> None:
    assert a_proposal(5, met, musts).strength == strength
    assert a_proposal(1, met, musts).strength == 1


def test_a_match_rests_on_what_speaks_loudest_with_its_reasons_together() -> None:
    two_small = [Reason("skill_overlap", Direction.FOR, 0.3, text) for text in ("a", "b")]
    one_large = Reason("travel", Direction.FOR, 0.5, "c")
    against = Reason("reach", Direction.AGAINST, -0.9, "d")
    assert a_proposal(3, 0, 0, one_large, *two_small, against).rests_on == "skill_overlap"
    assert a_proposal(3, 0, 0, against).rests_on is None


def test_demands_are_competences_licences_and_languages_together() -> None:
    order = an_order(
        skills=(needs_skill(PLEJE), needs_skill(KASSE, must=False)),
        licences=(needs_licence(TRUCK), needs_licence(AUTORISATION, LicenceDemand.NICE)),
        languages=(ENGLISH, GERMAN),
    )
    assert demands_met(a_pair(a_member(languages=(GERMAN,)), order)) == (1, 4)  # the German; no care, truck, English
    assert demands_met(a_pair(a_member(), order)) == (2, 4)  # no languages on file: not found to lack any
    full = a_member(skills=(has_skill(PLEJE),), licences=frozenset({TRUCK}), languages=(GERMAN, ENGLISH))
    assert demands_met(a_pair(full, order)) == (4, 4)


def test_a_record_check_is_fetched_by_the_employer_and_is_no_demand_on_the_member() -> None:
    known = knowledge(licences={TRUCK: a_licence(TRUCK, kind=LicenceKind.RECORD_CHECK)})
    assert demands_met(a_pair(order=an_order(licences=(needs_licence(TRUCK),)), known=known)) == (0, 0)


class Shown:
    """A card with nothing but its dots."""

    def __init__(self, dots: int) -> None:
        self.strength = StrengthView(dots, "")


@pytest.mark.parametrize(
    ("dots", "shown"),
    [((1, 1), 1), ((5, 1, 4, 1), 3), ((1, 1, 1, 1, 1, 5), 1), ((4,) * 9, 5), ((), 0)],
)
def test_weak_matches_are_folded_away_but_never_a_better_one_among_the_first(dots: tuple[int, ...], shown: int) -> None:
    cards = [(Track.SAME, Shown(number)) for number in dots]
    group = grouped(cards, dict.fromkeys(Track, ""), ("job", "job"))[0]
    assert (len(group.first), len(group.rest)) == (shown, len(dots) - shown)
