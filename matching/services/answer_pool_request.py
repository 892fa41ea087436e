"""Asking for a referral of another a-kasse's member, and answering it: with an own referral, or a no with a reason."""

import time
from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.eligibility import Rule
from matching.core.ids import PoolAgreementId, PoolCardId, PoolRequestId, ReferralId
from matching.core.pool_errors import (
    PoolCardNotLent,
    PoolReasonMissing,
    PoolRequestAnswered,
    PoolRequestNotFound,
    PoolStepNotAllowed,
)
from matching.core.pools import PoolAgreement, PoolNo, RequestState, request_state
from matching.core.proposal import Proposal
from matching.core.referrals import ReferralKind
from matching.database import Connection
from matching.queries import candidates, job_orders, pool_cards, pool_requests, referrals
from matching.queries.job_orders import OrderHead
from matching.queries.pool_cards import OwnCard
from matching.queries.pool_requests import OwnRequest, PoolAnswer
from matching.ranking.pairs import OrderView
from matching.ranking.retrieval import Retrieved
from matching.services.agree_on_pool import get_agreement
from matching.services.look_at_pool import akasse_names, may_look
from matching.services.propose_jobs import matcher_of
from matching.services.propose_referral import propose_referral
from matching.services.show_job_order import get_order_profile
from matching.services.show_member import get_member_profile
from matching.services.showing import Showing, keep_showing, own_akasse


@dataclass(frozen=True)
class RequestView:
    """A request with the agreement it was made under; `card` is None once it is no longer lent.

    `proposal` has the own reasons for and against as of now; None when `broken` is the rule that keeps the two apart.
    """

    request: OwnRequest
    agreement: PoolAgreement
    asking_name: str
    order: OrderHead
    card: OwnCard | None
    proposal: Proposal | None
    broken: Rule | None


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


def show_request(connection: Connection, actor: Actor, pool_request_id: PoolRequestId, *, now: datetime) -> RequestView:
    """A request to the a-kasse with the own member's reasons, kept as any list that is shown.

    Raises PoolRequestNotFound.
    """
    with connection.transaction():
        asked = _get_request(connection, actor, pool_request_id)
        known = get_agreement(connection, actor, asked.pool_agreement_id)
        cards = pool_cards.own_cards(connection, own_akasse(actor), asked.pool_agreement_id)
        card = next((one for one in cards if one.pool_card_id == asked.pool_card_id), None)
        name = akasse_names(connection)[asked.asking_akasse]
        order = job_orders.order_heads(connection, [asked.job_order_id])[0]
        return RequestView(asked, known, name, order, card, *_weighed(connection, actor, asked, now))


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


def _weighed(
    connection: Connection, actor: Actor, asked: OwnRequest, now: datetime
) -> tuple[Proposal | None, Rule | None]:
    """The pair as the own advisers would see it, or the rule that keeps the two apart."""
    started = time.perf_counter()
    akasse_id, matcher = own_akasse(actor), matcher_of(connection, danish_day(now))
    member = matcher.member_view(get_member_profile(connection, akasse_id, asked.member_id))
    order = OrderView(get_order_profile(connection, asked.job_order_id), matcher.knowledge)
    pair = (akasse_id, asked.job_order_id, matcher.model, [asked.member_id])
    found = Retrieved((asked.member_id,), candidates.likeness_of_members(connection, *pair))
    ranking = matcher.rank(matcher.pairs([member], [order], found))
    spent = (time.perf_counter() - started) * 1000
    showing = Showing(actor, None, asked.job_order_id, {"pool_request": str(asked.pool_request_id)}, now, spent)
    keep_showing(connection, matcher, ranking, ranking.entries, showing)
    proposals = matcher.explained(ranking.entries)
    return next(iter(proposals), None), next(iter(ranking.excluded), None)


def _get_request(connection: Connection, actor: Actor, pool_request_id: PoolRequestId) -> OwnRequest:
    asked = pool_requests.find_request(connection, own_akasse(actor), pool_request_id)
    if asked is None:
        raise PoolRequestNotFound
    return asked


def _answer(connection: Connection, actor: Actor, asked: OwnRequest, answer: PoolAnswer, now: datetime) -> None:
    whose = (own_akasse(actor), asked.pool_request_id)
    if not pool_requests.answer_request(connection, *whose, answer, actor.user_id, now):
        raise PoolRequestAnswered(asked.state.label)
