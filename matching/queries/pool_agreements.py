"""Agreements between two a-kasser about one recruitment; seen by the two and by nobody else."""

from datetime import datetime
from uuid import UUID

from matching.core.ids import AkasseId, JobOrderId
from matching.core.pools import PoolAgreement
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many

SQL = load_statements(__file__)


def ask_for_pool(  # noqa: PLR0913  # who asks whom about what, and until when
    connection: Connection,
    akasse_id: AkasseId,
    lending: AkasseId,
    job_order_id: JobOrderId,
    *,
    actor: str,
    ends_at: datetime,
    now: datetime,
) -> bool:
    """Sign as the one who asks; False when an agreement of the two about the order runs already."""
    values = {"akasse_id": akasse_id, "lending_akasse": lending, "job_order_id": job_order_id}
    return change(connection, SQL["ask_for_pool"], **values, actor=actor, ends_at=ends_at, now=now) == 1


def lend_pool(connection: Connection, akasse_id: AkasseId, pool_agreement_id: UUID, actor: str, now: datetime) -> bool:
    """Sign as the one who lends; False when it is not the a-kasse's to sign, signed already, or over."""
    values = {"akasse_id": akasse_id, "pool_agreement_id": pool_agreement_id, "actor": actor, "now": now}
    return change(connection, SQL["lend_pool"], **values) == 1


def end_pool(connection: Connection, pool_agreement_id: UUID, now: datetime) -> bool:
    """End an agreement of the a-kasse's own; False when it was over."""
    return change(connection, SQL["end_pool"], pool_agreement_id=pool_agreement_id, now=now) == 1


def agreements_of_order(connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId) -> list[PoolAgreement]:
    """What the a-kasse has asked for and been asked for on an order, the newest first."""
    values = {"akasse_id": akasse_id, "job_order_id": job_order_id}
    return many(connection, PoolAgreement, SQL["pool_agreements_of_order"], **values)
