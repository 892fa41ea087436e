"""Two a-kasser agree that one may put forward the other's members on one order: asked, signed or refused, ended."""

from collections.abc import Iterable
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId
from matching.core.order_life import JOBBRO_ACTOR
from matching.core.pool_errors import PoolAgreementNotFound, PoolPartyMissing, PoolStepNotAllowed
from matching.core.pools import (
    PoolAgreement,
    PoolEnd,
    PoolState,
    PoolTerms,
    refuse_wrong_terms,
)
from matching.core.referral_errors import OrderNotOpen
from matching.database import Connection
from matching.queries import pool_agreements, pool_cards, referrals
from matching.services.lend_cards import lend_cards
from matching.services.showing import own_akasse


def ask_for_pools(  # who asks whom about what, and on which terms
    connection: Connection,
    actor: Actor,
    lending: Iterable[AkasseId],
    job_order_id: JobOrderId,
    terms: PoolTerms,
    *,
    now: datetime,
) -> None:
    """Sign as the a-kasse that works with the employer, towards each of the others; asking twice is asking once.

    Raises PoolPartyMissing, what `refuse_wrong_terms` raises, and OrderNotOpen for an order that takes no referrals.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        others = sorted({*lending} - {akasse_id})
        if not others:
            raise PoolPartyMissing
        refuse_wrong_terms(terms, now)
        room = referrals.find_order_room(connection, job_order_id)
        if room is None or not room.is_open:
            raise OrderNotOpen
        for other in others:
            pool_agreements.ask_for_pool(
                connection, akasse_id, other, job_order_id, terms, actor=actor.user_id, now=now
            )


def lend_pool(connection: Connection, actor: Actor, pool_agreement_id: PoolAgreementId, *, now: datetime) -> None:
    """Sign as the a-kasse whose members may be put forward, and lend the cards; a second yes changes nothing.

    Raises PoolAgreementNotFound, and PoolStepNotAllowed when it is not the a-kasse's to sign or is over.
    """
    with connection.transaction():
        known = get_agreement(connection, actor, pool_agreement_id)
        _refuse_unless_lending(known, actor, now)
        if known.lent_at is None:
            pool_agreements.lend_pool(connection, own_akasse(actor), pool_agreement_id, actor.user_id, now)
            lend_cards(connection, actor, get_agreement(connection, actor, pool_agreement_id), now=now)


def renew_pool(connection: Connection, actor: Actor, pool_agreement_id: PoolAgreementId, *, now: datetime) -> None:
    """Lend the cards as they would be today; raises as `lend_pool`."""
    with connection.transaction():
        known = get_agreement(connection, actor, pool_agreement_id)
        _refuse_unless_lending(known, actor, now)
        if not known.holds(now):
            raise PoolStepNotAllowed(known.state(now).label)
        lend_cards(connection, actor, known, now=now)


def end_pool(connection: Connection, actor: Actor, pool_agreement_id: PoolAgreementId, *, now: datetime) -> None:
    """Refuse an agreement that was asked for, or end one; either may, and ending twice is ending once.

    Raises PoolAgreementNotFound.
    """
    with connection.transaction():
        known = get_agreement(connection, actor, pool_agreement_id)
        lends = known.lending_akasse == own_akasse(actor)
        if lends:
            pool_cards.take_back_cards(connection, pool_agreement_id, (), now)
        because = known.end(now) or _own_end(lends, known)
        pool_agreements.end_pool(connection, pool_agreement_id, because, actor.user_id, now)


def end_lapsed_pools(connection: Connection, akasse_id: AkasseId, *, now: datetime) -> int:
    """The clock's turn: end what has run out or whose order is closed, and empty the own cards of what is over.

    How many agreements ended.
    """
    with connection.transaction():
        ended = 0
        for one in pool_agreements.agreements(connection, akasse_id):
            because = one.end(now)
            if because is not None and one.ended_at is None:
                ended += pool_agreements.end_pool(connection, one.pool_agreement_id, because, JOBBRO_ACTOR, now)
        pool_cards.empty_cards(connection, akasse_id, now)
        return ended


def get_agreement(connection: Connection, actor: Actor, pool_agreement_id: PoolAgreementId) -> PoolAgreement:
    """An agreement of which the actor's a-kasse is a party; raises PoolAgreementNotFound."""
    known = pool_agreements.find_agreement(connection, own_akasse(actor), pool_agreement_id)
    if known is None:
        raise PoolAgreementNotFound
    return known


def _refuse_unless_lending(known: PoolAgreement, actor: Actor, now: datetime) -> None:
    if known.lending_akasse != own_akasse(actor) or known.state(now) is PoolState.OVER:
        raise PoolStepNotAllowed(known.state(now).label)


def _own_end(lends: bool, known: PoolAgreement) -> PoolEnd:
    if not lends:
        return PoolEnd.ASKING
    return PoolEnd.REFUSED if known.lent_at is None else PoolEnd.LENDING
