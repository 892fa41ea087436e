"""What letters about a referral tell the employer; each reads the state at the moment of sending.

No letter tells who the member is: that stands behind the address, as far as the share lets it be seen that day.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from matching.core.ids import AkasseId, ReferralId
from matching.core.mail import Letter, MailKind, MailReason, MailState, NotNeeded
from matching.core.referrals import ANSWERS, OUT, Referral, ReferralState
from matching.core.sharing import AnswerAddress
from matching.database import Connection
from matching.queries import job_orders, referrals
from matching.queries import mail as outbox

_UNANSWERED = frozenset({ReferralState.SENT, ReferralState.SEEN})


def referral_to_employer(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """That there is a candidate, and where to see the card, unless the employer has found it already."""
    return _while_in(connection, akasse_id, subject_id, now, frozenset({ReferralState.SENT}))


def referral_reminder(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """That an answer is still waited for, unless it has been given or there is nothing to answer any more."""
    return _while_in(connection, akasse_id, subject_id, now, _UNANSWERED)


def referral_withdrawn(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """That the candidate is not to be had any longer, unless the employer was never told of one."""
    referral = _read(connection, akasse_id, subject_id)
    if referral is None or akasse_id is None or referral.state in OUT:
        return NotNeeded()
    if _never_told(connection, akasse_id, subject_id):
        return NotNeeded(MailReason.NEVER_TOLD)
    return _letter(connection, referral, {})


def _while_in(
    connection: Connection,
    akasse_id: AkasseId | None,
    subject_id: UUID,
    now: datetime,
    states: frozenset[ReferralState],
) -> Letter | NotNeeded:
    referral = _read(connection, akasse_id, subject_id)
    if referral is None or akasse_id is None:
        return NotNeeded()
    if referral.state not in states:
        answered = referral.state in ANSWERS | OUT
        return NotNeeded(MailReason.ANSWERED if answered else MailReason.WITHDRAWN)
    link = referrals.newest_link(connection, akasse_id, referral.referral_id)
    if link is None or not link.is_open(now):
        return NotNeeded(MailReason.WITHDRAWN)
    address = AnswerAddress(akasse_id, link.link_id)
    return _letter(connection, referral, {"answer_address": address, "answer_by": referral.lapses_at})


def _read(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID) -> Referral | None:
    return None if akasse_id is None else referrals.find_referral(connection, akasse_id, ReferralId(subject_id))


def _letter(connection: Connection, referral: Referral, more: dict[str, Any]) -> Letter:
    contact = job_orders.find_contact(connection, referral.job_order_id)
    order = job_orders.order_heads(connection, [referral.job_order_id])[0]
    facts = {"order_title": order.title, "order_number": order.number, "employer": order.employer or "", **more}
    return Letter(contact.email if contact else "", contact.name if contact else "", facts)


def _never_told(connection: Connection, akasse_id: AkasseId, subject_id: UUID) -> bool:
    """Whether the first letter was put in the outbox and is known not to have gone."""
    first = [
        mail
        for mail in outbox.mails_about(connection, akasse_id, subject_id)
        if mail.kind is MailKind.REFERRAL_TO_EMPLOYER
    ]
    never = {MailState.WAITING, MailState.NOT_NEEDED}
    return bool(first) and all(mail.state in never for mail in first)
