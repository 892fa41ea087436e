"""Two a-kasser agree that one may put forward the other's members on one order: asked, signed, ended."""

from datetime import datetime
from uuid import UUID

from matching.core.access import Actor
from matching.core.ids import AkasseId, JobOrderId
from matching.core.pools import PoolAgreement, refuse_without_agreement
from matching.core.referral_errors import OrderNotOpen, PoolAgreementMissing, SharePeriodWrong
from matching.database import Connection
from matching.queries import pool_agreements, referrals
from matching.services.showing import own_akasse


def ask_for_pool(  # who asks whom about what, and until when
    connection: Connection,
    actor: Actor,
    lending: AkasseId,
    job_order_id: JobOrderId,
    *,
    ends_at: datetime,
    now: datetime,
) -> None:
    """Sign as the a-kasse that works with the employer; asking twice is asking once.

    Raises OrderNotOpen for an order that takes no referrals, and SharePeriodWrong for an end that is past.
    """
    with connection.transaction():
        room = referrals.find_order_room(connection, job_order_id)
        if room is None or not room.is_open:
            raise OrderNotOpen
        if ends_at <= now:
            raise SharePeriodWrong
        akasse_id = own_akasse(actor)
        pool_agreements.ask_for_pool(
            connection, akasse_id, lending, job_order_id, actor=actor.user_id, ends_at=ends_at, now=now
        )


def lend_pool(connection: Connection, actor: Actor, pool_agreement_id: UUID, *, now: datetime) -> None:
    """Sign as the a-kasse whose members may be put forward; raises PoolAgreementMissing when there is none to sign."""
    with connection.transaction():
        if not pool_agreements.lend_pool(connection, own_akasse(actor), pool_agreement_id, actor.user_id, now):
            raise PoolAgreementMissing


def end_pool(connection: Connection, pool_agreement_id: UUID, *, now: datetime) -> None:
    """End an agreement, as either of the two; raises PoolAgreementMissing when it was over."""
    with connection.transaction():
        if not pool_agreements.end_pool(connection, pool_agreement_id, now):
            raise PoolAgreementMissing


def get_agreement_in_force(
    connection: Connection, actor: Actor, lending: AkasseId, job_order_id: JobOrderId, *, now: datetime
) -> list[PoolAgreement]:
    """The agreements on an order, one of which lets the actor put forward members of `lending`.

    Raises PoolAgreementMissing when none does.
    """
    with connection.transaction():
        asking = own_akasse(actor)
        known = pool_agreements.agreements_of_order(connection, asking, job_order_id)
        refuse_without_agreement(known, asking=asking, lending=lending, job_order_id=job_order_id, now=now)
        return known
