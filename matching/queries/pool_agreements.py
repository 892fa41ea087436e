"""Agreements between two a-kasser about one recruitment; seen by the two and by nobody else."""

from datetime import datetime

from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId
from matching.core.pools import PoolAgreement, PoolEnd, PoolTerms
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many

SQL = load_statements(__file__)


def ask_for_pool(  # noqa: PLR0913  # who asks whom about what, and on which terms
    connection: Connection,
    akasse_id: AkasseId,
    lending: AkasseId,
    job_order_id: JobOrderId,
    terms: PoolTerms,
    *,
    actor: str,
    now: datetime,
) -> bool:
    """Sign as the one who asks; False when an agreement of the two about the order runs already."""
    values = {"akasse_id": akasse_id, "lending_akasse": lending, "job_order_id": job_order_id, "actor": actor}
    period = {"starts_at": terms.starts_at, "ends_at": terms.ends_at, "now": now}
    asked = {"purpose": terms.purpose, "most_cards": terms.most_cards}
    return change(connection, SQL["ask_for_pool"], **values, **period, **asked) == 1


def lend_pool(
    connection: Connection, akasse_id: AkasseId, pool_agreement_id: PoolAgreementId, actor: str, now: datetime
) -> bool:
    """Sign as the one who lends; False when it is not the a-kasse's to sign, signed already, or over."""
    values = {"akasse_id": akasse_id, "pool_agreement_id": pool_agreement_id, "actor": actor, "now": now}
    return change(connection, SQL["lend_pool"], **values) == 1


def end_pool(
    connection: Connection, pool_agreement_id: PoolAgreementId, because: PoolEnd, actor: str, now: datetime
) -> bool:
    """End an agreement of the a-kasse's own; False when it was over."""
    values = {"pool_agreement_id": pool_agreement_id, "because": because, "actor": actor, "now": now}
    return change(connection, SQL["end_pool"], **values) == 1


def note_renewal(
    connection: Connection, akasse_id: AkasseId, pool_agreement_id: PoolAgreementId, now: datetime
) -> None:
    """Note that the lending a-kasse has stood by its cards."""
    change(connection, SQL["note_renewal"], akasse_id=akasse_id, pool_agreement_id=pool_agreement_id, now=now)


def agreements(connection: Connection, akasse_id: AkasseId) -> list[PoolAgreement]:
    """All that the a-kasse has asked for and been asked for, the newest first."""
    return _agreements(connection, akasse_id)


def agreements_of_order(connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId) -> list[PoolAgreement]:
    """What the a-kasse has asked for and been asked for on an order, the newest first."""
    return _agreements(connection, akasse_id, job_order_id=job_order_id)


def find_agreement(
    connection: Connection, akasse_id: AkasseId, pool_agreement_id: PoolAgreementId
) -> PoolAgreement | None:
    """One of which the a-kasse is a party."""
    found = _agreements(connection, akasse_id, pool_agreement_id=pool_agreement_id)
    return found[0] if found else None


def _agreements(connection: Connection, akasse_id: AkasseId, **chosen: object) -> list[PoolAgreement]:
    every = dict.fromkeys(("job_order_id", "pool_agreement_id"))
    return many(connection, PoolAgreement, SQL["pool_agreements"], akasse_id=akasse_id, **{**every, **chosen})
