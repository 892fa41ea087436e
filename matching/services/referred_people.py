"""The people an employer has been sent on an order, over all a-kasser, each seen as the share allows at this instant.

Each a-kasse is read in a transaction of its own; which of them a person belongs to is never told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from matching.core.ids import AkasseId, JobOrderId
from matching.core.referrals import ANSWERS, OUT, ReferralState
from matching.core.sharing import AnswerAddress
from matching.database import Connection
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import reference, referrals
from matching.queries.referrals import ReferralLine
from matching.services.employer_card import EmployerCard
from matching.services.show_answer_page import show_answer_page

_TOLD = OUT | ANSWERS


@dataclass(frozen=True)
class ReferredPerson:
    """Someone the employer was sent; `address` and `card` are None once the link is closed."""

    state: ReferralState
    sent_at: datetime
    answer_by: datetime | None
    address: AnswerAddress | None
    card: EmployerCard | None


def referred_people(pool: Pool, job_order_id: JobOrderId, *, now: datetime) -> tuple[ReferredPerson, ...]:
    """Everyone sent and not withdrawn, in the order they were sent."""
    with open_transaction(pool) as connection:
        akasser = [akasse.akasse_id for akasse in reference.akasser(connection)]
    found = [person for akasse_id in akasser for person in _of_akasse(pool, akasse_id, job_order_id, now)]
    return tuple(sorted(found, key=lambda one: (one.sent_at, str(one.address.link_id) if one.address else "")))


def _of_akasse(pool: Pool, akasse_id: AkasseId, job_order_id: JobOrderId, now: datetime) -> list[ReferredPerson]:
    with tenant_transaction(pool, akasse_id) as connection:
        return list(_told(connection, akasse_id, job_order_id, now))


def _told(
    connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId, now: datetime
) -> Iterator[ReferredPerson]:
    for line in referrals.referrals_of_order(connection, akasse_id, job_order_id):
        if line.state in _TOLD and line.sent_at is not None:
            address = _address(connection, akasse_id, line, now)
            card = show_answer_page(connection, akasse_id, address.link_id, now=now).card if address else None
            yield ReferredPerson(line.state, line.sent_at, line.lapses_at, address, card)


def _address(connection: Connection, akasse_id: AkasseId, line: ReferralLine, now: datetime) -> AnswerAddress | None:
    link = referrals.newest_link(connection, akasse_id, line.referral_id)
    return AnswerAddress(akasse_id, link.link_id) if link is not None and link.is_open(now) else None
