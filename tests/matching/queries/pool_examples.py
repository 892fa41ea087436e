"""Example calls of the statements about agreements between a-kasser: Metal asks, Akademikerne lends its member."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from matching.core.ids import PoolAgreementId, PoolCardId, PoolRequestId
from matching.core.pool_cards import PoolCard, TravelVerdict
from matching.core.pools import PoolEnd, PoolTerms, RequestState
from matching.core.proposal import Track
from matching.core.referrals import ReferralKind
from matching.database.pool import Connection, set_tenant
from matching.queries import pool_agreements, pool_cards, pool_requests
from matching.queries.pool_cards import NewCard
from matching.queries.pool_requests import PoolAnswer
from matching.services.propose_referral import propose_referral
from tests.builders import AKADEMIKERNE, METAL, NOW, TODAY, an_adviser
from tests.matching.queries.world import World

Example = Callable[[Connection, World], Any]

TERMS = PoolTerms(NOW, NOW + timedelta(days=30), "To lagermedarbejdere.")
CARD = NewCard(1, PoolCard("Fyn", "lagermedarbejder", TravelVerdict.SHORT, Track.SAME, 4, ("lagerstyring",)))


def _asked(connection: Connection, world: World) -> PoolAgreementId:
    """Asked by Metal; the transaction is Akademikerne's again."""
    set_tenant(connection, METAL)
    pool_agreements.ask_for_pool(connection, METAL, AKADEMIKERNE, world.order, TERMS, actor="adviser-9", now=NOW)
    set_tenant(connection, AKADEMIKERNE)
    return pool_agreements.agreements_of_order(connection, AKADEMIKERNE, world.order)[0].pool_agreement_id


def _signed(connection: Connection, world: World) -> PoolAgreementId:
    agreement = _asked(connection, world)
    assert pool_agreements.lend_pool(connection, AKADEMIKERNE, agreement, "adviser-1", NOW)
    return agreement


def _lent(connection: Connection, world: World) -> tuple[PoolAgreementId, PoolCardId]:
    agreement = _signed(connection, world)
    return agreement, pool_cards.put_card(connection, AKADEMIKERNE, agreement, world.member, CARD, NOW)


def _looked(connection: Connection, world: World) -> tuple[PoolAgreementId, PoolCardId]:
    """As `_lent`, and Metal has looked; the transaction is Metal's."""
    agreement, card = _lent(connection, world)
    set_tenant(connection, METAL)
    pool_cards.note_look(connection, agreement, "adviser-9", NOW)
    return agreement, card


def _requested(connection: Connection, world: World) -> tuple[PoolAgreementId, PoolRequestId]:
    """Metal has asked about the card; the transaction is Akademikerne's."""
    agreement, card = _looked(connection, world)
    assert pool_requests.ask_for_referral(connection, agreement, card, "adviser-9", NOW)
    set_tenant(connection, AKADEMIKERNE)
    (asked,) = pool_requests.requests_of_agreement(connection, agreement)
    return agreement, asked.pool_request_id


def _renewed(connection: Connection, world: World) -> None:
    pool_agreements.note_renewal(connection, AKADEMIKERNE, _signed(connection, world), NOW)


def _ended(connection: Connection, world: World) -> None:
    agreement, _card = _lent(connection, world)
    assert pool_agreements.end_pool(connection, agreement, PoolEnd.LENDING, "adviser-1", NOW)


def _emptied(connection: Connection, world: World) -> None:
    _ended(connection, world)
    pool_cards.empty_cards(connection, AKADEMIKERNE, NOW)


def _card_renewed(connection: Connection, world: World) -> None:
    pool_cards.renew_card(connection, _lent(connection, world)[1], CARD, NOW)


def _taken_back(connection: Connection, world: World) -> int:
    return pool_cards.take_back_cards(connection, _lent(connection, world)[0], (), NOW)


def _known(connection: Connection, world: World) -> Any:
    return pool_cards.known_cards(connection, AKADEMIKERNE, _lent(connection, world)[0])


def _own(connection: Connection, world: World) -> Any:
    return pool_cards.own_cards(connection, AKADEMIKERNE, _lent(connection, world)[0])


def _looks(connection: Connection, world: World) -> Any:
    return pool_cards.looks(connection, _looked(connection, world)[0])


def _looks_at_member(connection: Connection, world: World) -> Any:
    _looked(connection, world)
    set_tenant(connection, AKADEMIKERNE)
    return pool_cards.looks_at_member(connection, AKADEMIKERNE, world.member)


def _regions(connection: Connection, world: World) -> Any:
    connection.execute("UPDATE member SET postcode = '8000', municipality_code = NULL")
    return pool_cards.member_regions(connection, AKADEMIKERNE, [world.member], TODAY)


def _answered(connection: Connection, world: World) -> None:
    _agreement, request = _requested(connection, world)
    pair = (world.member, world.order)
    made = propose_referral(connection, an_adviser(), *pair, ReferralKind.OFFERED, talk_id=None, now=NOW)
    answer = PoolAnswer(RequestState.TALKING, referral_id=made)
    assert pool_requests.answer_request(connection, AKADEMIKERNE, request, answer, "adviser-1", NOW)
    pool_requests.let_request_follow(connection, AKADEMIKERNE, made, RequestState.REFERRED, NOW)


POOL_AGREEMENTS: Mapping[str, Example] = {
    "ask_for_pool": _asked,
    "lend_pool": _signed,
    "end_pool": _ended,
    "note_renewal": _renewed,
    "pool_agreements": lambda c, w: [_asked(c, w), *pool_agreements.agreements(c, AKADEMIKERNE)][1:],
}
POOL_CARDS: Mapping[str, Example] = {
    "put_pool_card": _lent,
    "note_whose_card": _lent,
    "renew_pool_card": _card_renewed,
    "take_back_pool_cards": _taken_back,
    "empty_pool_cards": _emptied,
    "known_pool_cards": _known,
    "note_pool_look": _looked,
    "is_pool_card_seen": lambda c, w: pool_cards.is_seen(c, *_looked(c, w)),
    "lent_pool_cards": lambda c, w: pool_cards.lent_cards(c, _looked(c, w)[0]),
    "own_pool_cards": _own,
    "pool_looks": _looks,
    "pool_looks_at_member": _looks_at_member,
    "member_regions": _regions,
    "pool_crowds": lambda c, _w: pool_cards.crowds(c, AKADEMIKERNE, TODAY),
}
POOL_REQUESTS: Mapping[str, Example] = {
    "ask_for_referral": _requested,
    "requests_of_agreement": lambda c, w: pool_requests.requests_of_agreement(c, _requested(c, w)[0]),
    "own_requests": lambda c, w: [pool_requests.find_request(c, AKADEMIKERNE, _requested(c, w)[1])],
    "answer_request": _answered,
    "add_pool_answer": _answered,
    "let_request_follow": _answered,
}
