"""A ranking: law before score, a total order, every track heard, and blind to who a member is."""

import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matching.core.eligibility import Rule
from matching.core.ids import AkasseId, JobOrderId
from matching.core.job_order import Hours, OrderProfile, Shift
from matching.core.member import MemberProfile
from matching.core.proposal import Track
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Connection, set_tenant
from matching.queries import members
from matching.ranking.knowledge import load_knowledge
from matching.ranking.proposals import Matcher, Ranking
from matching.ranking.ranker import Ranker
from matching.ranking.retrieval import Retrieved
from tests.builders import (
    AKADEMIKERNE,
    AUTORISATION,
    BUTIK,
    BUTIK_READ,
    LAGER,
    LAGER_READ,
    METAL,
    MODEL,
    SYGEPLEJE,
    SYGEPLEJE_READ,
    TODAY,
    Keys,
    a_job,
    a_member,
    a_pair,
    an_order,
    knowledge,
    needs_licence,
    put_geography,
    put_member,
    put_order,
    put_taxonomy,
    seeks,
)

WORKER = a_member(held=(a_job(LAGER),))
SECTION = {LAGER: "H", BUTIK: "G", SYGEPLEJE: "Q"}


@pytest.fixture
def matcher(ranker: Ranker) -> Matcher:
    return Matcher(knowledge(), ranker, MODEL, TODAY)


def for_job(number: int, occupation: int, **overrides: object) -> OrderProfile:
    plain = {"occupations": (seeks(occupation),), "section": SECTION[occupation]}  # type: ignore[index]
    return an_order(number, **{**plain, **overrides})


def ranked(matcher: Matcher, orders: list[OrderProfile], member: MemberProfile = WORKER) -> Ranking:
    return matcher.rank([a_pair(member, order) for order in orders])


def numbers(ranking: Ranking) -> list[int]:
    return [entry.pair.order.profile.number for entry in ranking.entries]


def test_the_best_score_stands_first(matcher: Matcher) -> None:
    ranking = ranked(matcher, [for_job(1, SYGEPLEJE), for_job(2, BUTIK), for_job(3, LAGER)])
    assert numbers(ranking) == [3, 2, 1]
    assert [entry.track for entry in ranking.entries] == [Track.SAME, Track.NEAR, Track.NEW]


def test_equals_stand_in_the_order_of_their_numbers_however_they_come(matcher: Matcher) -> None:
    orders = [for_job(number, LAGER) for number in range(1, 21)]
    shuffled = random.Random(7).sample(orders, len(orders))
    assert numbers(ranked(matcher, shuffled)) == list(range(1, 21))


def test_equal_members_stand_in_the_order_of_their_numbers(matcher: Matcher) -> None:
    pairs = [a_pair(replace(a_member(number), held=WORKER.held), for_job(1, LAGER)) for number in (3, 1, 2)]
    assert [entry.pair.member.profile.number for entry in matcher.rank(pairs).entries] == [1, 2, 3]


def test_law_comes_before_score(matcher: Matcher) -> None:
    """The best-scoring order is closed: it is counted and never scored."""
    ranking = ranked(matcher, [for_job(1, LAGER, deadline_on=date(2026, 1, 1)), for_job(2, SYGEPLEJE)])
    assert numbers(ranking) == [2]
    assert (dict(ranking.excluded), ranking.considered) == ({Rule.DEADLINE_PASSED: 1}, 2)


def test_nobody_to_rank_is_an_empty_ranking(matcher: Matcher) -> None:
    ranking = matcher.rank([])
    assert (ranking.entries, dict(ranking.excluded), ranking.considered) == ((), {}, 0)
    assert matcher.explained(ranking.entries) == ()


def test_each_track_is_heard_and_the_best_stay_first(matcher: Matcher) -> None:
    orders = [for_job(number, LAGER) for number in range(1, 6)]
    orders += [for_job(number, BUTIK) for number in range(6, 9)] + [for_job(9, SYGEPLEJE)]
    shown = ranked(matcher, orders).best_of_each_track(2)
    assert [entry.pair.order.profile.number for entry in shown] == [1, 2, 6, 7, 9]
    assert [entry.score for entry in shown] == sorted((entry.score for entry in shown), reverse=True)


def test_a_proposal_carries_the_scores_own_reasons(matcher: Matcher, ranker: Ranker) -> None:
    ranking = ranked(matcher, [for_job(1, LAGER), for_job(2, BUTIK)])
    proposals = matcher.explained(ranking.entries)
    assert [proposal.rank for proposal in proposals] == [1, 2]
    for proposal, entry in zip(proposals, ranking.entries, strict=True):
        assert proposal.score == entry.score
        assert proposal.likeliness == ranker.strength(entry.score)
        assert proposal.reasons


def test_one_who_worked_where_law_demands_a_licence_is_presumed_to_hold_it(
    matcher: Matcher, connection: Connection
) -> None:
    keys = put_taxonomy(connection)
    licence = [("autorisation som sygeplejerske", LicenceDemand.LAW)]
    put_order(connection, keys, replace(SYGEPLEJE_READ, licences=licence))
    known = replace(matcher, knowledge=load_knowledge(connection))
    nurse, other = (put_member(connection, keys, read) for read in (SYGEPLEJE_READ, BUTIK_READ))
    profiles = members.member_profiles(connection, AKADEMIKERNE, [nurse, other])
    rankings = [known.orders_for(connection, AKADEMIKERNE, profile) for profile in profiles]
    assert [len(ranking.entries) for ranking in rankings] == [1, 0]
    assert dict(rankings[1].excluded) == {Rule.LICENCE_BY_LAW: 1}


def test_a_licence_on_file_is_not_presumed(matcher: Matcher) -> None:
    holder = a_member(held=(a_job(SYGEPLEJE),), licences=frozenset({AUTORISATION}))
    assert matcher.member_view(holder).profile.presumed_licences == frozenset()
    without = replace(holder, licences=frozenset())
    assert matcher.member_view(without).profile.presumed_licences == {AUTORISATION}
    order = an_order(licences=(needs_licence(AUTORISATION, LicenceDemand.LAW),))
    assert numbers(ranked(matcher, [order], holder)) == [1]


Outcome = list[tuple[JobOrderId, tuple[float, ...], float, Track]]


def outcome(connection: Connection, matcher: Matcher, keys: Keys, akasse_id: AkasseId, name: str) -> Outcome:
    """What a member gets who is alike in everything but the name and the a-kasse."""
    told = {"postcode": "1500", "summary": "Har pakket varer."}
    member = put_member(connection, keys, LAGER_READ, akasse_id=akasse_id, name=name, **told)
    (profile,) = members.member_profiles(connection, akasse_id, [member])
    ranking = matcher.orders_for(connection, akasse_id, profile)
    return [(one.pair.order.profile.job_order_id, one.values, one.score, one.track) for one in ranking.entries]


def test_another_name_and_another_akasse_leave_every_score_as_it_is_to_the_last_bit(
    matcher: Matcher, connection: Connection
) -> None:
    put_geography(connection)
    keys = put_taxonomy(connection)
    for read in (LAGER_READ, BUTIK_READ, SYGEPLEJE_READ):
        put_order(connection, keys, read, postcode="4000", title=read.occupations[0].capitalize())
    known = replace(matcher, knowledge=load_knowledge(connection))
    expected = outcome(connection, known, keys, AKADEMIKERNE, "Karen Prøve")
    assert len(expected) == 3
    for akasse_id, name in ((AKADEMIKERNE, "Mohammed Prøve"), (METAL, "Karen Prøve"), (METAL, "Xí Lì")):
        assert outcome(connection, known, keys, akasse_id, name) == expected


def test_a_ranking_made_twice_is_the_same(matcher: Matcher, connection: Connection) -> None:
    keys = put_taxonomy(connection)
    for _ in range(3):
        put_order(connection, keys, LAGER_READ)
    known = replace(matcher, knowledge=load_knowledge(connection))
    member = put_member(connection, keys, LAGER_READ)
    set_tenant(connection, AKADEMIKERNE)
    (profile,) = members.member_profiles(connection, AKADEMIKERNE, [member])
    once, twice = (known.orders_for(connection, AKADEMIKERNE, profile) for _ in range(2))
    assert [entry.key for entry in once.entries] == [entry.key for entry in twice.entries]
    assert len(once.entries) == 3


def test_orders_are_sifted_by_outlines_as_they_would_be_read_in_full(matcher: Matcher, connection: Connection) -> None:
    """One order for each rule that a member's list meets, and one that no rule keeps out."""
    put_geography(connection)
    keys = put_taxonomy(connection)
    lawful = replace(LAGER_READ, licences=[(label, LicenceDemand.LAW) for label in sorted(keys.licences)[:1]])
    asked: list[dict[str, Any]] = [
        {"postcode": "8000"}, {"postcode": "2000", "deadline_on": date(2026, 1, 1)},
        {"postcode": "2000", "hours": Hours(5.0, 8.0)}, {"postcode": "2000", "shifts": frozenset({Shift.NIGHT})},
        {"postcode": "2000"},
    ]  # fmt: skip
    orders = [
        put_order(connection, keys, read, text=f"{word} {word} {word}", **told)
        for word, (read, told) in zip("abcdef", [*((LAGER_READ, one) for one in asked), (lawful, {})], strict=True)
    ]
    known = replace(matcher, knowledge=load_knowledge(connection))
    member = put_member(connection, keys, LAGER_READ, postcode="1500")
    (profile,) = members.member_profiles(connection, AKADEMIKERNE, [member])
    limited = replace(profile, travel_limit=60, hours=Hours(30.0, 37.0), shifts=frozenset({Shift.DAY}))
    view = known.member_view(limited)
    whole = known.rank(known.pairs([view], known.order_views(connection, orders), Retrieved((), {})))
    sifted = known.sift(view.profile, known.outlines(connection, orders))
    assert sifted.excluded == whole.excluded
    assert set(sifted.excluded) == {Rule.TRAVEL, Rule.DEADLINE_PASSED, Rule.HOURS, Rule.SHIFTS, Rule.LICENCE_BY_LAW}
    assert {order.job_order_id for order in sifted.allowed} == {
        entry.pair.order.profile.job_order_id for entry in whole.entries
    }
    listed = known.orders_for(connection, AKADEMIKERNE, limited)
    assert (dict(listed.excluded), listed.considered) == (dict(whole.excluded), whole.considered)
