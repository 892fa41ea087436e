"""The outbox: queueing, claiming and changing mail, and what a letter about a talk tells.

Mail of an a-kasse and mail about an order alone lie in two tables; `akasse_id` says which is meant.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, LiteralString
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.mail import MailKey, MailKind, MailState, Outcome, OutgoingMail, QueuedMail
from matching.core.talks import TalkForm, TalkKind, TalkState
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class TalkLetter:
    """A talk with those it concerns, as a letter tells it."""

    kind: TalkKind
    also: list[TalkKind]
    form: TalkForm
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    place: str
    rebook_until: datetime | None
    changed_at: datetime
    adviser_name: str
    adviser_phone: str
    akasse_name: str
    member_name: str = field(repr=False)
    member_email: str = field(repr=False)
    member_phone: str = field(repr=False)


@dataclass(frozen=True)
class EarlierMail:
    """What has become of a mail about the same thing; `attempted_at` is when its newest attempt began."""

    kind: MailKind
    state: MailState
    attempted_at: datetime | None


@dataclass(frozen=True)
class _Count:
    state: MailState
    number: int


def queue(connection: Connection, mail: QueuedMail, now: datetime) -> bool:
    """Put a mail in the outbox; False when its key is there already."""
    values = {
        "akasse_id": mail.akasse_id,
        "kind": mail.kind,
        "subject_id": mail.subject_id,
        "once_key": mail.once_key,
        "send_after": mail.send_after,
        "now": now,
    }
    name = "queue_outgoing_order_mail" if mail.akasse_id is None else "queue_outgoing_mail"
    return change(connection, SQL[name], **values) == 1


def is_any_due(connection: Connection, akasse_id: AkasseId | None, kinds: Collection[MailKind], now: datetime) -> bool:
    """Whether a mail of these kinds is due."""
    name = "is_any_outgoing_order_mail_due" if akasse_id is None else "is_any_outgoing_mail_due"
    return bool(value(connection, SQL[name], akasse_id=akasse_id, kinds=list(kinds), now=now))


def claim(
    connection: Connection, akasse_id: AkasseId | None, kinds: Collection[MailKind], now: datetime
) -> OutgoingMail | None:
    """The next mail of these kinds that is due, marked as being sent; None when nothing is due."""
    name = "claim_outgoing_order_mail" if akasse_id is None else "claim_outgoing_mail"
    values = {"akasse_id": akasse_id, "kinds": list(kinds), "now": now}
    return find(connection, OutgoingMail, SQL[name], **values)


def change_mail(
    connection: Connection, key: MailKey, outcome: Outcome, from_states: Collection[MailState], now: datetime
) -> bool:
    """Give a mail its next state; False when it has changed since that version or is in none of `from_states`."""
    name = "change_outgoing_order_mail" if key.akasse_id is None else "change_outgoing_mail"
    values = {**_told(key, outcome, now), "send_after": outcome.send_after, "from_states": list(from_states)}
    return change(connection, SQL[name], **values) == 1


def add_event(connection: Connection, key: MailKey, outcome: Outcome, actor: str, now: datetime) -> None:
    """Note that a mail came into a state with that version."""
    name = "add_outgoing_order_mail_event" if key.akasse_id is None else "add_outgoing_mail_event"
    change(connection, SQL[name], **_told(key, outcome, now), actor=actor)


def mails_in(
    connection: Connection,
    akasse_id: AkasseId | None,
    states: Collection[MailState],
    *,
    unchanged_since: datetime | None = None,
    most: int,
) -> list[OutgoingMail]:
    """Mail in these states, what was to be sent first standing first; with a time, what has not changed since."""
    values = {"akasse_id": akasse_id, "states": list(states), "unchanged_since": unchanged_since, "most": most}
    statement: LiteralString = SQL["outgoing_order_mails_in" if akasse_id is None else "outgoing_mails_in"]
    return many(connection, OutgoingMail, statement, **values)


def count_by_state(connection: Connection, akasse_id: AkasseId, since: datetime) -> dict[MailState, int]:
    """How many mails of an a-kasse that changed since then are in each state."""
    rows = many(connection, _Count, SQL["count_outgoing_mail"], akasse_id=akasse_id, since=since)
    return {row.state: row.number for row in rows}


def mails_about(connection: Connection, akasse_id: AkasseId, subject_id: UUID) -> list[EarlierMail]:
    """All mail about one thing, in the order it was queued."""
    return many(connection, EarlierMail, SQL["mails_about"], akasse_id=akasse_id, subject_id=subject_id)


def find_talk_letter(connection: Connection, akasse_id: AkasseId, talk_id: UUID) -> TalkLetter | None:
    """What a letter about a talk tells, or None when there is no such talk."""
    return find(connection, TalkLetter, SQL["find_talk_letter"], akasse_id=akasse_id, subject_id=talk_id)


def _told(key: MailKey, outcome: Outcome, now: datetime) -> Mapping[str, Any]:
    return {
        "akasse_id": key.akasse_id,
        "mail_id": key.mail_id,
        "version": key.version,
        "state": outcome.state,
        "reason": outcome.reason,
        "smtp_code": outcome.smtp_code,
        "now": now,
    }
