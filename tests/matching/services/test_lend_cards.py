"""The lending a-kasse ranks its own and lends anonymous cards; the asking one looks, and each look is on record."""

import re
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from matching.core import proposal
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.pool_cards import PoolCard, TravelVerdict
from matching.core.proposal import Track
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_agreements, pool_cards
from matching.services import lend_cards
from matching.services.agree_on_pool import end_pool, lend_pool, renew_pool
from matching.services.lend_cards import renew_lent_cards
from matching.services.look_at_pool import PoolView, look_at_pools
from matching.services.propose_candidates import propose_candidates
from matching.services.show_pools import looks_at_member, show_pool
from tests.builders import AKADEMIKERNE, METAL, NOW, TODAY, Read, put_member, put_referral, put_taxonomy
from tests.pool_world import ASKING, LENDING, PEOPLE, TERMS, ask, lend, put_world, without_random_keys


def look(connection: Connection, order: JobOrderId) -> PoolView:
    set_tenant(connection, AKADEMIKERNE)
    (pool,) = look_at_pools(connection, ASKING, order, now=NOW).pools
    return pool


def test_nothing_is_seen_before_the_yes_and_after_the_end(connection: Connection) -> None:
    order, _ = put_world(connection)
    agreement = ask(connection, order)
    assert look(connection, order).cards == ()
    set_tenant(connection, METAL)
    lend_pool(connection, LENDING, agreement, now=NOW)
    assert len(look(connection, order).cards) == PEOPLE
    end_pool(connection, ASKING, agreement, now=NOW)
    assert look(connection, order).cards == ()


def test_a_card_says_what_the_order_asks_about_and_no_more(connection: Connection) -> None:
    """Region and trade are shared by all six; the truck licence is theirs, care work nobody has."""
    order, _ = put_world(connection)
    lend(connection, order)
    card = look(connection, order).cards[0].card
    assert replace(card, strength=3) == PoolCard(
        region="Midtjylland",
        trade="lagermedarbejder",
        travel=TravelVerdict.UNKNOWN,
        track=Track.SAME,
        strength=3,
        brought=("lagerstyring",),
        licences=("truckcertifikat",),
        missing=("personlig pleje",),
    )


def test_no_stored_word_of_a_card_is_the_members_own(connection: Connection) -> None:
    """Name, number, keys, postcode and the member's own titles and phrases are looked for in all that is lent."""
    order, members = put_world(connection)
    lend(connection, order)
    look(connection, order)
    stored = " ".join(str(row) for row in connection.execute("SELECT pool_card FROM pool_card").fetchall())
    set_tenant(connection, METAL)
    numbers = [row[0] for row in connection.execute("SELECT number FROM member").fetchall()]
    assert stored
    assert not [key for key in map(str, members) if key in stored]
    assert not [word for word in ("Karl", "Hemmelig", "8000", "egne ord") if word in without_random_keys(stored)]
    assert not [number for number in numbers if re.search(rf'"{number}"', stored)]


def test_the_order_is_the_rankers_own_and_the_list_is_kept_as_any_other(connection: Connection) -> None:
    order, _ = put_world(connection)
    agreement = lend(connection, order)
    set_tenant(connection, METAL)
    own = propose_candidates(connection, LENDING, order, as_of=TODAY, now=NOW)
    cards = pool_cards.own_cards(connection, METAL, agreement)
    assert [card.member_id for card in cards] == [one.proposal.member_id for one in own.candidates]
    assert [card.place for card in cards] == list(range(1, PEOPLE + 1))
    (shown, options) = connection.execute("SELECT shown, options FROM ranking_event ORDER BY happened_at").fetchall()[0]
    assert [line["member_id"] for line in shown] == [str(card.member_id) for card in cards]
    assert options == {"pool_agreement": str(agreement)}


@pytest.mark.parametrize(("least", "lent"), [(4, PEOPLE), (5, 0)])
def test_who_fits_too_little_is_not_lent(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, least: int, lent: int
) -> None:
    """All six fit with strength 4 of 5."""
    order, _ = put_world(connection)
    monkeypatch.setattr(lend_cards, "LEAST_STRENGTH", least)
    lend(connection, order)
    cards = look(connection, order).cards
    assert [card.card.strength for card in cards] == [4] * lent


def test_a_card_tells_of_no_stronger_match_than_the_own_advisers_see(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of the three demands are met; were all three needed for more than 2, both would have to say 2."""
    monkeypatch.setattr(proposal, "STRONGEST", ((1.0, 5), (0.0, 2)))
    order, _ = put_world(connection)
    lend(connection, order)
    lent = [card.card.strength for card in look(connection, order).cards]
    set_tenant(connection, METAL)
    own = propose_candidates(connection, LENDING, order, as_of=TODAY, now=NOW)
    assert lent == [one.proposal.strength for one in own.candidates] == [2] * PEOPLE


def test_no_more_cards_than_agreed(connection: Connection) -> None:
    order, _ = put_world(connection)
    lend(connection, order, replace(TERMS, most_cards=2))
    assert [card.place for card in look(connection, order).cards] == [1, 2]


def test_an_akasse_of_four_lends_nobody(connection: Connection) -> None:
    order, _ = put_world(connection, people=4)
    lend(connection, order)
    assert look(connection, order).cards == ()


def test_a_trade_that_one_person_has_is_not_told(connection: Connection) -> None:
    order, _ = put_world(connection)
    keys = put_taxonomy(connection)
    put_member(connection, keys, Read(["butiksassistent"], ["lagerstyring"], section="G"), akasse_id=METAL)
    lend(connection, order)
    trades = [(card.card.trade, card.card.region) for card in look(connection, order).cards]
    assert sorted(trades) == [("", ""), *[("lagermedarbejder", "Midtjylland")] * PEOPLE]


def test_who_is_put_forward_already_is_not_lent(connection: Connection) -> None:
    order, members = put_world(connection)
    put_referral(connection, members[0], order, actor=LENDING)
    agreement = lend(connection, order)
    set_tenant(connection, METAL)
    lent = {card.member_id for card in pool_cards.own_cards(connection, METAL, agreement)}
    assert lent == set(members[1:])


def test_a_member_keeps_the_key_in_one_agreement_and_has_another_in_the_next(connection: Connection) -> None:
    order, _ = put_world(connection)
    first = lend(connection, order)
    set_tenant(connection, METAL)
    before = pool_cards.known_cards(connection, METAL, first)
    renew_pool(connection, LENDING, first, now=NOW)
    assert pool_cards.known_cards(connection, METAL, first) == before
    end_pool(connection, LENDING, first, now=NOW)
    second = lend(connection, order)
    set_tenant(connection, METAL)
    after = pool_cards.known_cards(connection, METAL, second)
    assert before.keys() == after.keys()
    assert not {*before.values()} & {*after.values()}


def test_once_a_day_the_cards_are_what_they_would_be_today(connection: Connection) -> None:
    order, members = put_world(connection)
    agreement = lend(connection, order)
    set_tenant(connection, METAL)
    connection.execute("UPDATE member SET available_from = '2027-06-01' WHERE member_id = %s", [members[0]])
    connection.execute("UPDATE job_order SET starts_on = '2026-12-01' WHERE job_order_id = %s", [order])
    assert renew_lent_cards(connection, METAL, now=NOW) == 0
    tomorrow = NOW + timedelta(days=1)
    assert renew_lent_cards(connection, METAL, now=tomorrow) == 1
    assert renew_lent_cards(connection, METAL, now=tomorrow) == 0
    assert members[0] not in {card.member_id for card in pool_cards.own_cards(connection, METAL, agreement)}
    assert pool_agreements.agreements(connection, METAL)[0].renewed_at == tomorrow


@pytest.mark.parametrize("status", [one for one in JobOrderStatus if one is not JobOrderStatus.IN_PROGRESS])
def test_an_order_that_is_closed_or_paused_shows_no_card(connection: Connection, status: JobOrderStatus) -> None:
    order, _ = put_world(connection)
    lend(connection, order)
    connection.execute("UPDATE job_order SET status = %s", [status])
    assert look(connection, order).cards == ()


def test_each_look_is_on_record_with_who_when_and_how_many(connection: Connection) -> None:
    order, members = put_world(connection)
    agreement = lend(connection, order)
    for _ in range(2):
        look(connection, order)
    set_tenant(connection, METAL)
    detail = show_pool(connection, LENDING, agreement)
    assert [(one.actor, one.happened_at, one.cards) for one in detail.looks] == [("adviser-1", NOW, PEOPLE)] * 2
    assert {card.looks for card in detail.cards} == {2}
    seen = looks_at_member(connection, LENDING, members[0])
    assert [(one.asking_akasse, one.job_order_id) for one in seen] == [(AKADEMIKERNE, order)] * 2


def test_a_look_without_cards_is_not_hidden_either(connection: Connection) -> None:
    order, _ = put_world(connection, people=0)
    agreement = lend(connection, order)
    look(connection, order)
    assert [one.cards for one in pool_cards.looks(connection, agreement)] == [0]


def test_a_look_that_cannot_be_written_shows_nothing(connection: Connection) -> None:
    order, _ = put_world(connection)
    lend(connection, order)
    set_tenant(connection, AKADEMIKERNE)
    connection.execute("SET TRANSACTION READ ONLY")
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        look_at_pools(connection, ASKING, order, now=NOW)


def test_the_asking_side_of_a_detail_names_no_member(connection: Connection) -> None:
    order, _ = put_world(connection)
    agreement = lend(connection, order)
    detail = show_pool(connection, ASKING, agreement)
    assert (detail.lends, detail.cards) == (False, ())


def test_a_licence_that_no_proof_shows_is_missing(connection: Connection) -> None:
    order, _ = put_world(connection)
    connection.execute("DELETE FROM member_licence")
    lend(connection, order)
    card = look(connection, order).cards[0].card
    assert (card.licences, card.missing) == ((), ("personlig pleje", "truckcertifikat"))
