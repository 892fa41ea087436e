"""The post as a person tends it: what waits, what could not be sent, sending again, and closing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from matching.core.access import Actor
from matching.core.errors import MailChangedMeanwhile
from matching.core.ids import AkasseId, MailId
from matching.core.mail import FOR_A_PERSON, LATE_AFTER, MailKey, MailReason, MailState, Outcome, OutgoingMail
from matching.database import Connection
from matching.queries import mail as outbox
from matching.services.showing import own_akasse

#: The most mails a list of the page holds.
MOST = 200
#: How far back the counts go.
COUNTED = timedelta(days=7)


@dataclass(frozen=True)
class Post:
    """How an a-kasse's post stands, with the mail about orders, which is everybody's."""

    to_decide: tuple[OutgoingMail, ...]
    waiting: tuple[OutgoingMail, ...]
    counts: Mapping[MailState, int]
    late_since: datetime | None


def show_post(connection: Connection, actor: Actor, *, now: datetime) -> Post:
    """What a person must decide on, what waits, how many of each in a week, and since when the post stands still."""
    akasse_id = own_akasse(actor)
    waiting = _in(connection, akasse_id, {MailState.WAITING, MailState.SENDING})
    late = [mail.send_after for mail in waiting if mail.send_after < now - LATE_AFTER]
    return Post(
        to_decide=_in(connection, akasse_id, FOR_A_PERSON),
        waiting=waiting,
        counts=outbox.count_by_state(connection, akasse_id, now - COUNTED),
        late_since=min(late, default=None),
    )


def send_again(
    connection: Connection, actor: Actor, mail_id: MailId, version: int, *, about_order: bool, now: datetime
) -> None:
    """Let a failed or uncertain mail be sent once more, now; its letter is written anew.

    `about_order` for mail about an order alone. Raises MailChangedMeanwhile when it is not as it was at `version`.
    """
    key = MailKey(mail_id, None if about_order else own_akasse(actor), version)
    _decide(connection, actor, key, Outcome(MailState.WAITING, send_after=now), now)


def close_mail(
    connection: Connection, actor: Actor, mail_id: MailId, version: int, *, about_order: bool, now: datetime
) -> None:
    """Leave a failed or uncertain mail unsent for good, since it was told otherwise or has arrived.

    `about_order` for mail about an order alone. Raises MailChangedMeanwhile when it is not as it was at `version`.
    """
    key = MailKey(mail_id, None if about_order else own_akasse(actor), version)
    _decide(connection, actor, key, Outcome(MailState.NOT_NEEDED, MailReason.CLOSED), now)


def _decide(connection: Connection, actor: Actor, key: MailKey, outcome: Outcome, now: datetime) -> None:
    with connection.transaction():
        if not outbox.change_mail(connection, key, outcome, FOR_A_PERSON, now):
            raise MailChangedMeanwhile
        outbox.add_event(connection, key.next(), outcome, actor.user_id, now)


def _in(connection: Connection, akasse_id: AkasseId, states: Collection[MailState]) -> tuple[OutgoingMail, ...]:
    """The a-kasse's mail and the orders' together, what was to be sent first standing first."""
    found = [mail for whose in (akasse_id, None) for mail in outbox.mails_in(connection, whose, states, most=MOST)]
    return tuple(sorted(found, key=lambda mail: (mail.send_after, mail.mail_id)))
