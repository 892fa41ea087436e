"""Asking for a referral of another a-kasse's member, and answering it: with an own referral, or a no with a reason."""

from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import PoolAgreementId, PoolCardId, PoolRequestId, ReferralId
from matching.core.pool_errors import (
    PoolCardNotLent,
    PoolReasonMissing,
    PoolRequestAnswered,
    PoolRequestNotFound,
    PoolStepNotAllowed,
)
from matching.core.pools import PoolAgreement, PoolNo, RequestState, request_state
from matching.core.referrals import ReferralKind
from matching.database import Connection
from matching.queries import pool_cards, pool_requests, referrals
from matching.queries.pool_cards import OwnCard
from matching.queries.pool_requests import OwnRequest, PoolAnswer
from matching.services.agree_on_pool import get_agreement
from matching.services.look_at_pool import akasse_names, may_look
from matching.services.propose_referral import propose_referral
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class RequestView:
    """A request with the agreement it was made under; `card` is None once it is no longer lent."""

    request: OwnRequest
    agreement: PoolAgreement
    asking_name: str
    card: OwnCard | None


def ask_for_referral(
    connection: Connection,
    actor: Actor,
    pool_agreement_id: PoolAgreementId,
    pool_card_id: PoolCardId,
    *,
    now: datetime,
) -> None:
    """Ask the lending a-kasse to refer the member behind a card; asking twice is asking once.

    Raises PoolAgreementNotFound, and PoolCardNotLent for a card that was never shown, or when none is.
    """
    with connection.transaction():
        known = get_agreement(connection, actor, pool_agreement_id)
        asks = known.asking_akasse == own_akasse(actor) and may_look(known, now)
        if not asks or not pool_cards.is_seen(connection, pool_agreement_id, pool_card_id):
            raise PoolCardNotLent
        pool_requests.ask_for_referral(connection, pool_agreement_id, pool_card_id, actor.user_id, now)


def show_request(connection: Connection, actor: Actor, pool_request_id: PoolRequestId) -> RequestView:
    """A request to the a-kasse; raises PoolRequestNotFound."""
    with connection.transaction():
        asked = _get_request(connection, actor, pool_request_id)
        known = get_agreement(connection, actor, asked.pool_agreement_id)
        cards = pool_cards.own_cards(connection, own_akasse(actor), asked.pool_agreement_id)
        card = next((one for one in cards if one.pool_card_id == asked.pool_card_id), None)
        return RequestView(asked, known, akasse_names(connection)[asked.asking_akasse], card)


def take_up_request(
    connection: Connection, actor: Actor, pool_request_id: PoolRequestId, *, now: datetime
) -> ReferralId:
    """Put the own member forward on the order, as an offer to talk about; the asking a-kasse is told so, and no more.

    A second press finds the same referral. Raises PoolRequestNotFound, PoolRequestAnswered after a no,
    PoolStepNotAllowed when the agreement is over, and what `propose_referral` raises.
    """
    with connection.transaction():
        asked = _get_request(connection, actor, pool_request_id)
        if asked.referral_id is not None:
            return asked.referral_id
        known = get_agreement(connection, actor, asked.pool_agreement_id)
        if not known.holds(now):
            raise PoolStepNotAllowed(known.state(now).label)
        pair = (asked.member_id, asked.job_order_id)
        referrals.lock_order(connection, asked.job_order_id)
        made = propose_referral(connection, actor, *pair, ReferralKind.OFFERED, talk_id=None, now=now)
        _answer(connection, actor, asked, PoolAnswer(RequestState.TALKING, referral_id=made), now)
        referral = referrals.find_referral(connection, own_akasse(actor), made)
        assert referral is not None
        pool_requests.let_request_follow(connection, own_akasse(actor), made, request_state(referral), now)
        return made


def decline_request(
    connection: Connection, actor: Actor, pool_request_id: PoolRequestId, reason: PoolNo | None, *, now: datetime
) -> None:
    """Say no, with a reason that stays in the own a-kasse.

    Raises PoolRequestNotFound, PoolReasonMissing, and PoolRequestAnswered when there is an answer already.
    """
    with connection.transaction():
        asked = _get_request(connection, actor, pool_request_id)
        if reason is None:
            raise PoolReasonMissing
        _answer(connection, actor, asked, PoolAnswer(RequestState.DECLINED, reason), now)


def _get_request(connection: Connection, actor: Actor, pool_request_id: PoolRequestId) -> OwnRequest:
    asked = pool_requests.find_request(connection, own_akasse(actor), pool_request_id)
    if asked is None:
        raise PoolRequestNotFound
    return asked


def _answer(connection: Connection, actor: Actor, asked: OwnRequest, answer: PoolAnswer, now: datetime) -> None:
    whose = (own_akasse(actor), asked.pool_request_id)
    if not pool_requests.answer_request(connection, *whose, answer, actor.user_id, now):
        raise PoolRequestAnswered(asked.state.label)
