"""What a member and an order are worth before any feature looks at the two."""

import math

import pytest

from matching.core.member import SkillSource
from matching.core.taxonomy import LicenceDemand
from matching.ranking.knowledge import skill_weights
from matching.ranking.pairs import MemberView, OrderView
from tests.builders import (
    AUTORISATION,
    BUTIK,
    KASSE,
    KUNDER,
    LAGER,
    LAGERSTYRING,
    PLEJE,
    SAMARBEJDE,
    SYGEPLEJE,
    TRUCK,
    VAREMODTAGELSE,
    a_job,
    a_member,
    a_pair,
    an_order,
    has_skill,
    knowledge,
    needs_licence,
    needs_skill,
    seeks,
)

KNOWN = knowledge()


def test_a_skill_is_the_more_telling_the_fewer_occupations_need_it() -> None:
    """Of three occupations: one needs it ln 3 / ln 3 = 1, two ln 1.5 / ln 3 = 0.369; all three 0."""
    weights = skill_weights(KNOWN.needs)
    assert weights[LAGERSTYRING] == 1.0
    assert weights[VAREMODTAGELSE] == pytest.approx(math.log(1.5) / math.log(3))
    everywhere = {job: {PLEJE: how} for job, how in ((LAGER, None), (BUTIK, None), (SYGEPLEJE, None))}
    assert skill_weights(everywhere)[PLEJE] == 0.0  # type: ignore[arg-type]


def test_a_skill_that_no_occupation_needs_counts_as_half() -> None:
    assert knowledge(weights={}).weight(PLEJE) == 0.5


def test_a_skill_is_believed_by_where_it_is_known_from() -> None:
    """The warehouse implies lagerstyring (essential, 0.6) and samarbejde (optional, 0.2); kasse is claimed, 0.9."""
    view = MemberView(a_member(held=(a_job(LAGER),), skills=(has_skill(KASSE),)), KNOWN)
    assert view.strengths == {LAGERSTYRING: 0.6, VAREMODTAGELSE: 0.6, SAMARBEJDE: 0.2, KASSE: 0.9}


def test_the_best_of_several_sources_counts() -> None:
    """Optional in the warehouse (0.2) and claimed (0.9): 0.9. A weaker word never lowers what the job implies."""
    told = (has_skill(SAMARBEJDE), has_skill(LAGERSTYRING, source=SkillSource.HISTORY))
    view = MemberView(a_member(held=(a_job(LAGER), a_job(BUTIK)), skills=told), KNOWN)
    assert (view.strengths[SAMARBEJDE], view.strengths[LAGERSTYRING]) == (0.9, 0.6)
    assert view.strengths[VAREMODTAGELSE] == 0.6  # essential in one job, optional in the other


def test_an_order_wants_its_own_words_and_what_its_best_occupation_implies() -> None:
    """The shop at 0.8: kunder 0.5 x 0.8 = 0.4; pleje is wished for at 0.7; kasse is a must at 1."""
    order = an_order(
        occupations=(seeks(BUTIK, 0.8), seeks(SYGEPLEJE)), skills=(needs_skill(KASSE), needs_skill(PLEJE, must=False))
    )
    assert OrderView(order, KNOWN).wants == pytest.approx({KUNDER: 0.4, KASSE: 1.0, VAREMODTAGELSE: 0.12, PLEJE: 0.7})


def test_what_a_job_implies_as_necessary_counts_as_had_and_what_it_may_imply_does_not() -> None:
    pair = a_pair(a_member(held=(a_job(LAGER),)))
    assert pair.has(needs_skill(LAGERSTYRING))
    assert not pair.has(needs_skill(SAMARBEJDE))
    assert not pair.has(needs_skill(PLEJE))


def test_reach_keeps_the_best_way_and_where_it_starts() -> None:
    view = MemberView(a_member(held=(a_job(LAGER), a_job(SYGEPLEJE))), KNOWN)
    assert view.reach == {LAGER: (1.0, LAGER), BUTIK: (0.6, LAGER), SYGEPLEJE: (1.0, SYGEPLEJE)}


def test_a_job_held_is_never_worse_than_a_move_to_it() -> None:
    for jobs in ((LAGER, BUTIK), (BUTIK, LAGER)):
        view = MemberView(a_member(held=tuple(a_job(job) for job in jobs)), KNOWN)
        assert view.reach == {LAGER: (1.0, LAGER), BUTIK: (1.0, BUTIK)}


def test_jobs_that_could_not_be_read_add_nothing_but_their_industry() -> None:
    view = MemberView(a_member(held=(a_job(None, section="G"), a_job(None, section=None))), KNOWN)
    assert (view.held, view.sections, view.strengths, view.reach) == (frozenset(), frozenset({"G"}), {}, {})


def test_an_orders_licence_demands_are_those_of_law_and_employer() -> None:
    licences = (needs_licence(TRUCK, LicenceDemand.NICE), needs_licence(AUTORISATION, LicenceDemand.LAW))
    assert OrderView(an_order(licences=licences), KNOWN).licence_musts == {AUTORISATION}


def test_musts_and_wishes_are_told_apart() -> None:
    view = OrderView(an_order(skills=(needs_skill(KASSE), needs_skill(KUNDER, must=False))), KNOWN)
    assert [[need.skill_id for need in needs] for needs in (view.musts, view.nices)] == [[KASSE], [KUNDER]]


def test_the_length_of_nothing_is_nothing() -> None:
    assert MemberView(a_member(), KNOWN).norm == 0.0
    assert OrderView(an_order(), KNOWN).norm == 0.0
