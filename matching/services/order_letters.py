"""What the letters to an employer about an order tell, read as they are sent."""

from datetime import datetime
from uuid import UUID

from matching.core.ids import AkasseId, JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.mail import Letter, MailReason, NotNeeded
from matching.core.order_life import OrderAddress
from matching.database import Connection
from matching.queries import job_orders, order_life


def order_receipt(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime) -> Letter:
    """The receipt: the order's number and where it can be followed."""
    return _letter(connection, JobOrderId(subject_id))


def order_follow_up(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """The question whether the order still stands; not asked when the employer has answered or the order is closed."""
    state = order_life.find_state(connection, JobOrderId(subject_id))
    if state is None or state.status is not JobOrderStatus.IN_PROGRESS:
        return NotNeeded()
    if state.asked_at is None:
        return NotNeeded(MailReason.ANSWERED)
    return _letter(connection, JobOrderId(subject_id))


def _letter(connection: Connection, job_order_id: JobOrderId) -> Letter:
    head = job_orders.order_heads(connection, [job_order_id])[0]
    contact = job_orders.find_contact(connection, job_order_id)
    facts = {
        "status_address": OrderAddress(job_order_id),
        "number": f"J-{head.number}",
        "title": head.title,
        "employer": head.employer or "",
    }
    return Letter(contact.email if contact else "", contact.name if contact else "", facts)
