"""Members of another a-kasse: put forward for one recruitment alone, under an agreement that both have signed.

The rule is LAB § 13 (4): for a concrete recruitment, and by agreement with the other a-kasse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from matching.core.ids import AkasseId, JobOrderId
from matching.core.referral_errors import PoolAgreementMissing


@dataclass(frozen=True)
class PoolAgreement:
    """An agreement of two a-kasser about one order; `lent_at` is None until the lending one has signed too."""

    pool_agreement_id: UUID
    job_order_id: JobOrderId
    asking_akasse: AkasseId
    lending_akasse: AkasseId
    asked_at: datetime
    lent_at: datetime | None
    ends_at: datetime
    ended_at: datetime | None

    def holds(self, now: datetime) -> bool:
        """Whether both have signed, and it has neither run out nor been ended."""
        return self.lent_at is not None and self.ended_at is None and self.lent_at <= now < self.ends_at


def refuse_without_agreement(
    agreements: Iterable[PoolAgreement],
    *,
    asking: AkasseId,
    lending: AkasseId,
    job_order_id: JobOrderId,
    now: datetime,
) -> None:
    """Do nothing when one of these agreements lets `asking` put forward members of `lending` on this order.

    Raises PoolAgreementMissing.
    """
    parties = (asking, lending, job_order_id)
    if not any(one.holds(now) and parties == _parties(one) for one in agreements):
        raise PoolAgreementMissing


def _parties(one: PoolAgreement) -> tuple[AkasseId, AkasseId, JobOrderId]:
    return one.asking_akasse, one.lending_akasse, one.job_order_id
