"""What an a-kasse sees of its agreements with others: all of them, or one with its cards, looks and requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import AkasseId, JobOrderId, MemberId, PoolAgreementId
from matching.core.pools import PoolAgreement
from matching.database import Connection
from matching.queries import job_orders, pool_agreements, pool_cards, pool_requests
from matching.queries.job_orders import OrderHead
from matching.queries.pool_cards import LookAtMember, OwnCard, PoolLook
from matching.queries.pool_requests import PoolRequest
from matching.services.agree_on_pool import get_agreement
from matching.services.look_at_pool import akasse_names
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class Pools:
    """An a-kasse's agreements, the newest first, with the orders and the a-kasser they name."""

    akasse_id: AkasseId
    agreements: tuple[PoolAgreement, ...]
    orders: Mapping[JobOrderId, OrderHead]
    names: Mapping[AkasseId, str]


@dataclass(frozen=True)
class PoolDetail:
    """One agreement; the cards with whose they are only for the lending a-kasse."""

    akasse_id: AkasseId
    agreement: PoolAgreement
    order: OrderHead
    names: Mapping[AkasseId, str]
    cards: tuple[OwnCard, ...]
    looks: tuple[PoolLook, ...]
    requests: tuple[PoolRequest, ...]

    @property
    def lends(self) -> bool:
        """Whether it is the a-kasse's own members."""
        return self.agreement.lending_akasse == self.akasse_id


def show_pools(connection: Connection, actor: Actor) -> Pools:
    """All agreements of which the a-kasse is a party."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        known = pool_agreements.agreements(connection, akasse_id)
        heads = job_orders.order_heads(connection, sorted({one.job_order_id for one in known}))
        return Pools(akasse_id, tuple(known), {head.job_order_id: head for head in heads}, akasse_names(connection))


def show_pool(connection: Connection, actor: Actor, pool_agreement_id: PoolAgreementId) -> PoolDetail:
    """One agreement with its looks and requests; raises PoolAgreementNotFound."""
    with connection.transaction():
        akasse_id = own_akasse(actor)
        known = get_agreement(connection, actor, pool_agreement_id)
        lends = known.lending_akasse == akasse_id
        return PoolDetail(
            akasse_id=akasse_id,
            agreement=known,
            order=job_orders.order_heads(connection, [known.job_order_id])[0],
            names=akasse_names(connection),
            cards=tuple(pool_cards.own_cards(connection, akasse_id, pool_agreement_id)) if lends else (),
            looks=tuple(pool_cards.looks(connection, pool_agreement_id)),
            requests=tuple(pool_requests.requests_of_agreement(connection, pool_agreement_id)),
        )


def looks_at_member(connection: Connection, actor: Actor, member_id: MemberId) -> tuple[LookAtMember, ...]:
    """Who of other a-kasser has looked at a card of the member's, the newest first."""
    with connection.transaction():
        return tuple(pool_cards.looks_at_member(connection, own_akasse(actor), member_id))


def other_akasser(connection: Connection, actor: Actor) -> Mapping[AkasseId, str]:
    """The a-kasser that can be asked, by name."""
    return {key: name for key, name in akasse_names(connection).items() if key != own_akasse(actor)}


def pool_waits(connection: Connection, akasse_id: AkasseId, *, now: datetime) -> list[tuple[PoolAgreement, str]]:
    """Agreements that another a-kasse has asked for and this one has not answered, with the name of who asks."""
    names = akasse_names(connection)
    known = pool_agreements.agreements(connection, akasse_id)
    waiting = [one for one in known if one.lending_akasse == akasse_id and one.lent_at is None]
    return [(one, names[one.asking_akasse]) for one in waiting if one.end(now) is None]
