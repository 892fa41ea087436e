"""Sending one mail, step by step: take the next one, read its letter, note what became of it.

Each step is a transaction of its own, and none is open while the mail server is spoken to. A mail is marked and its
attempt written down before it is sent: a crash leaves it uncertain, for a person to send again or not.
"""

from datetime import datetime

from matching.core.ids import AkasseId
from matching.core.mail import (
    LOST_AFTER,
    Letter,
    MailReason,
    MailState,
    NotNeeded,
    Outcome,
    OutgoingMail,
)
from matching.database import Connection
from matching.queries import mail as outbox
from matching.services.letter_facts import WRITERS

#: Who the machine is in the log of a mail.
POST = "post"
#: Lost mails looked at in one round.
MOST_LOST = 100


def is_any_due(connection: Connection, akasse_id: AkasseId | None, *, now: datetime) -> bool:
    """Whether a mail of the a-kasse, or with None one about an order alone, is to be sent by now."""
    return outbox.is_any_due(connection, akasse_id, WRITERS.keys(), now)


def claim_mail(connection: Connection, akasse_id: AkasseId | None, *, now: datetime) -> OutgoingMail | None:
    """Take the mail that has waited longest, or None when none is due; from now on it is no other sender's.

    `akasse_id` is None for mail about an order alone.
    """
    with connection.transaction():
        mail = outbox.claim(connection, akasse_id, WRITERS.keys(), now)
        if mail is not None:
            outbox.add_event(connection, mail.key, Outcome(mail.state), POST, now)
        return mail


def read_letter(connection: Connection, mail: OutgoingMail, *, now: datetime) -> Letter | NotNeeded:
    """What the mail tells at this moment, or that nothing is to be told any more."""
    with connection.transaction():
        return WRITERS[mail.kind](connection, mail.akasse_id, mail.subject_id, now)


def settle_mail(connection: Connection, mail: OutgoingMail, outcome: Outcome, *, now: datetime) -> bool:
    """Note what became of the attempt; False when the mail was given up as lost in the meantime."""
    with connection.transaction():
        return _settle(connection, mail, outcome, now)


def give_up_lost(connection: Connection, akasse_id: AkasseId | None, *, now: datetime) -> int:
    """Mark as uncertain what has been on its way for too long, since its sender stopped; how many that were."""
    with connection.transaction():
        since = now - LOST_AFTER
        lost = outbox.mails_in(connection, akasse_id, {MailState.SENDING}, unchanged_since=since, most=MOST_LOST)
        stopped = Outcome(MailState.UNCERTAIN, MailReason.STOPPED)
        return sum(_settle(connection, mail, stopped, now) for mail in lost)


def _settle(connection: Connection, mail: OutgoingMail, outcome: Outcome, now: datetime) -> bool:
    changed = outbox.change_mail(connection, mail.key, outcome, {MailState.SENDING}, now)
    if changed:
        outbox.add_event(connection, mail.key.next(), outcome, POST, now)
    return changed
