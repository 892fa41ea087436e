"""Looking: the asking a-kasse sees the cards lent for an order, each look written down before a card is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import AkasseId, JobOrderId, PoolCardId
from matching.core.job_order import JobOrderStatus
from matching.core.pools import PoolAgreement
from matching.database import Connection
from matching.queries import pool_agreements, pool_cards, pool_requests, reference, referrals
from matching.queries.pool_cards import LentCard
from matching.queries.pool_requests import PoolRequest
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class PoolView:
    """An agreement that was asked for, with the cards that may be seen now and what was asked about them."""

    agreement: PoolAgreement
    lending_name: str
    cards: tuple[LentCard, ...] = ()
    requests: tuple[PoolRequest, ...] = ()

    @property
    def request_of(self) -> Mapping[PoolCardId, PoolRequest]:
        """What was asked about each card."""
        return {one.pool_card_id: one for one in self.requests}


@dataclass(frozen=True)
class PoolsOfOrder:
    """All that is agreed for one order with those who lend; `is_open` is whether more can be asked."""

    is_open: bool
    pools: tuple[PoolView, ...] = ()


def look_at_pools(connection: Connection, actor: Actor, job_order_id: JobOrderId, *, now: datetime) -> PoolsOfOrder:
    """The agreements the a-kasse has asked for on an order, the newest first, with the cards of those in force.

    Each agreement whose cards are shown gets a look on record, in the same transaction.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        known = pool_agreements.agreements_of_order(connection, akasse_id, job_order_id)
        room = referrals.find_order_room(connection, job_order_id)
        names = akasse_names(connection)
        pools = tuple(
            _look(connection, actor, one, names[one.lending_akasse], now)
            for one in known
            if one.asking_akasse == akasse_id
        )
        return PoolsOfOrder(room is not None and room.is_open, pools)


def akasse_names(connection: Connection) -> Mapping[AkasseId, str]:
    """The name of each a-kasse."""
    return {one.akasse_id: one.name for one in reference.akasser(connection)}


def may_look(one: PoolAgreement, now: datetime) -> bool:
    """Whether cards are shown under it now: it holds, and its order is neither closed nor paused."""
    return one.holds(now) and one.order_status is JobOrderStatus.IN_PROGRESS


def _look(connection: Connection, actor: Actor, one: PoolAgreement, name: str, now: datetime) -> PoolView:
    requests = tuple(pool_requests.requests_of_agreement(connection, one.pool_agreement_id))
    if not may_look(one, now):
        return PoolView(one, name, requests=requests)
    pool_cards.note_look(connection, one.pool_agreement_id, actor.user_id, now)
    return PoolView(one, name, tuple(pool_cards.lent_cards(connection, one.pool_agreement_id)), requests)
