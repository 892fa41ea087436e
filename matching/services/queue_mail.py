"""Putting a mail in the outbox, inside the transaction of whatever it tells of: both happen or neither."""

from datetime import datetime

from matching.core.mail import QueuedMail
from matching.database import Connection
from matching.queries import mail as outbox


def queue_mail(connection: Connection, mail: QueuedMail, *, now: datetime) -> None:
    """Queue a mail to be sent from `mail.send_after` on; the same `once_key` is queued once.

    The key is made of kind, id and version, such as `f"talk_changed:{talk_id}:{version}"`, never of a name. The
    letter is written when it is sent, from the state of that moment.
    """
    outbox.queue(connection, mail, now)
