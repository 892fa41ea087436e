"""What letters about a talk tell the member: summons, change and cancellation."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from matching.core.ids import AkasseId
from matching.core.mail import Letter, MailKind, MailReason, MailState, NotNeeded
from matching.core.talks import TalkState
from matching.database import Connection
from matching.queries import mail as outbox
from matching.queries.mail import EarlierMail, TalkLetter

#: The letters that tell a member when and where a talk is.
_TELLING = frozenset({MailKind.SUMMONS, MailKind.TALK_CHANGED})
#: A change dated so shortly before an attempt may not have been committed when the letter was read.
_ON_ITS_WAY = timedelta(minutes=1)


def summons(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime) -> Letter | NotNeeded:
    """When, where and how the member is to meet, while the talk lies ahead."""
    return _of_coming_talk(connection, akasse_id, subject_id, now)


def talk_changed(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """The talk as it is now, unless a letter that went out after the change has told it already."""
    letter = _of_coming_talk(connection, akasse_id, subject_id, now)
    talk = _read(connection, akasse_id, subject_id)
    if talk is not None and _told_since(connection, akasse_id, subject_id, talk.changed_at):
        return NotNeeded()
    return letter


def talk_cancelled(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    """That the talk will not take place, unless the member was never told of it or its time has passed."""
    talk = _read(connection, akasse_id, subject_id)
    if talk is None or talk.state is not TalkState.CANCELLED:
        return NotNeeded()
    if talk.starts_at <= now:
        return NotNeeded(MailReason.PASSED)
    if _summons_never_left(connection, akasse_id, subject_id):
        return NotNeeded(MailReason.NEVER_TOLD)
    return _letter(talk)


def _of_coming_talk(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, now: datetime
) -> Letter | NotNeeded:
    talk = _read(connection, akasse_id, subject_id)
    if talk is None or talk.state is not TalkState.PLANNED:
        return NotNeeded()
    return NotNeeded(MailReason.PASSED) if talk.starts_at <= now else _letter(talk)


def _read(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID) -> TalkLetter | None:
    return None if akasse_id is None else outbox.find_talk_letter(connection, akasse_id, subject_id)


def _letter(talk: TalkLetter) -> Letter:
    facts = {
        "kind": talk.kind,
        "also": tuple(talk.also),
        "form": talk.form,
        "starts_at": talk.starts_at,
        "ends_at": talk.ends_at,
        "place": talk.place,
        "rebook_until": talk.rebook_until,
        "adviser": talk.adviser_name,
        "adviser_phone": talk.adviser_phone,
        "member_phone": talk.member_phone,
        "akasse": talk.akasse_name,
    }
    return Letter(talk.member_email, talk.member_name, facts, sender=talk.akasse_name)


def _told_since(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, changed_at: datetime) -> bool:
    return any(
        mail.state is MailState.SENT and mail.attempted_at is not None and mail.attempted_at >= changed_at + _ON_ITS_WAY
        for mail in _about(connection, akasse_id, subject_id, _TELLING)
    )


def _summons_never_left(connection: Connection, akasse_id: AkasseId | None, subject_id: UUID) -> bool:
    """Whether the summons lay in the outbox and is known not to have gone; one that never did was told by mouth."""
    never = {MailState.WAITING, MailState.NOT_NEEDED}
    earlier = _about(connection, akasse_id, subject_id, {MailKind.SUMMONS})
    return bool(earlier) and all(mail.state in never for mail in earlier)


def _about(
    connection: Connection, akasse_id: AkasseId | None, subject_id: UUID, kinds: Collection[MailKind]
) -> list[EarlierMail]:
    found = [] if akasse_id is None else outbox.mails_about(connection, akasse_id, subject_id)
    return [mail for mail in found if mail.kind in kinds]
