"""What happens between the small world's a-kasse and its neighbour: agreements in every state, looks, and requests."""

from dataclasses import dataclass, replace
from datetime import timedelta

from matching.core.access import Actor, Role
from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId, PoolCardId, PoolRequestId
from matching.core.pools import PoolNo, PoolTerms
from matching.database.pool import Pool, tenant_transaction
from matching.queries import pool_agreements, pool_requests
from matching.services.agree_on_pool import ask_for_pools, end_pool, lend_pool
from matching.services.answer_pool_request import ask_for_referral, decline_request, take_up_request
from matching.services.look_at_pool import look_at_pools
from matching.services.propose_candidates import propose_candidates
from tests.api.stage import NOW
from tests.journeys.landed_world import AKASSE, NEIGHBOUR, TODAY

OURS = Actor(f"demo-adviser-{AKASSE}", Role.ADVISER, AKASSE)
THEIRS = Actor(f"demo-adviser-{NEIGHBOUR}", Role.ADVISER, NEIGHBOUR)
THIRD = AkasseId(31)
YESTERDAY = NOW - timedelta(days=1)
TERMS = PoolTerms(
    YESTERDAY, NOW + timedelta(days=27), "Vi har for få på vores egen liste, og virksomheden vil begynde før jul.", 4
)


@dataclass(frozen=True)
class Agreed:
    """Where in the world the agreements are, by what has become of them."""

    lonely_order: JobOrderId
    asked: PoolAgreementId
    lending: PoolAgreementId
    asking: PoolAgreementId
    refused: PoolAgreementId
    waiting: PoolRequestId
    taken_up: PoolRequestId
    declined: PoolRequestId


def agree(pool: Pool, order: JobOrderId) -> Agreed:
    """We ask about our order and are lent cards; the neighbour asks about two others, and we have answered one."""
    lending_order, asked_order, lonely_order = _orders_with_candidates(pool, order)
    asking = _ask(pool, OURS, NEIGHBOUR, order)
    refused = _ask(pool, OURS, THIRD, order, replace(TERMS, purpose="En lagermedarbejder med truckcertifikat."))
    lending = _ask(pool, THEIRS, AKASSE, lending_order)
    _lend(pool, THEIRS, asking)
    _lend(pool, OURS, lending)
    with tenant_transaction(pool, THIRD) as connection:
        end_pool(connection, Actor(f"demo-adviser-{THIRD}", Role.ADVISER, THIRD), refused, now=NOW)
    ours = _request(pool, OURS, order, asking, 2)
    with tenant_transaction(pool, NEIGHBOUR) as connection:
        take_up_request(connection, THEIRS, ours[0], now=NOW)
        decline_request(connection, THEIRS, ours[1], PoolNo.OTHER_PLAN, now=NOW)
    theirs = _request(pool, THEIRS, lending_order, lending, 3)
    with tenant_transaction(pool, AKASSE) as connection:
        take_up_request(connection, OURS, theirs[1], now=NOW)
        decline_request(connection, OURS, theirs[2], PoolNo.MEMBER_SAID_NO, now=NOW)
    asked = _ask(pool, THEIRS, AKASSE, asked_order)
    return Agreed(lonely_order, asked, lending, asking, refused, *theirs)


def _orders_with_candidates(pool: Pool, own: JobOrderId) -> list[JobOrderId]:
    """The three other open orders to which the a-kasse's third best candidate fits best."""
    with tenant_transaction(pool, AKASSE) as connection:
        query = "SELECT job_order_id FROM job_order WHERE status = 'in_progress' AND job_order_id <> %s ORDER BY number"
        orders = [JobOrderId(key) for (key,) in connection.execute(query, [own]).fetchall()]
        found = (propose_candidates(connection, OURS, one, as_of=TODAY, now=NOW) for one in orders)
        third = [sorted((one.proposal.strength for one in shown.candidates), reverse=True)[2:3] for shown in found]
        best_first = sorted(zip(third, orders, strict=True), key=lambda pair: pair[0], reverse=True)
        return [order for _strength, order in best_first[:3]]


def _ask(pool: Pool, actor: Actor, lending: AkasseId, order: JobOrderId, terms: PoolTerms = TERMS) -> PoolAgreementId:
    assert actor.akasse_id is not None
    with tenant_transaction(pool, actor.akasse_id) as connection:
        ask_for_pools(connection, actor, [lending], order, terms, now=YESTERDAY)
        known = pool_agreements.agreements_of_order(connection, actor.akasse_id, order)
        return next(one.pool_agreement_id for one in known if one.lending_akasse == lending)


def _lend(pool: Pool, lender: Actor, agreement: PoolAgreementId) -> None:
    assert lender.akasse_id is not None
    with tenant_transaction(pool, lender.akasse_id) as connection:
        lend_pool(connection, lender, agreement, now=YESTERDAY)


def _request(pool: Pool, actor: Actor, order: JobOrderId, agreement: PoolAgreementId, most: int) -> list[PoolRequestId]:
    """Look, and ask about the first cards; the keys of the requests in the order of the cards."""
    assert actor.akasse_id is not None
    with tenant_transaction(pool, actor.akasse_id) as connection:
        pools = look_at_pools(connection, actor, order, now=NOW).pools
        shown = next(one.cards for one in pools if one.agreement.pool_agreement_id == agreement)
        cards: list[PoolCardId] = [card.pool_card_id for card in shown][:most]
        for card in cards:
            ask_for_referral(connection, actor, agreement, card, now=NOW)
        made = {one.pool_card_id: one for one in pool_requests.requests_of_agreement(connection, agreement)}
        return [made[card].pool_request_id for card in cards]
