"""What every change of a talk has in common: one after the other, by the newest version, noted, and without doubles."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, TalkId
from matching.core.mail import MailKind, QueuedMail
from matching.core.talk_errors import (
    AdviserIsBusy,
    MemberIsBusy,
    TalkCannotBecome,
    TalkChangedMeanwhile,
    TalkEndsBeforeItBegins,
    TalkInThePast,
)
from matching.core.talks import PlannedTalk, Talk, may_become
from matching.database import Connection
from matching.queries import talks
from matching.queries.talks import TakenTime, WantedTime
from matching.services.queue_mail import queue_mail
from matching.services.showing import own_akasse


def change_talk(  # noqa: PLR0913  # who changes what into what, seen when, now and unless
    connection: Connection,
    actor: Actor,
    talk_id: TalkId,
    change: Callable[[Talk], Talk],
    *,
    version: int,
    now: datetime,
    refuse: Callable[[Talk], None] = lambda _wanted: None,
) -> Talk | None:
    """Make a talk what `change` says, in the caller's transaction; None when it is that already.

    `refuse` raises when the wanted talk cannot be. Raises TalkNotFound, TalkCannotBecome, TalkChangedMeanwhile when
    `version` is not the newest, and AdviserIsBusy or MemberIsBusy.
    """
    akasse_id = own_akasse(actor)
    talk = talks.lock_talk(connection, akasse_id, talk_id)
    wanted = change(talk)
    if wanted == talk:
        return None
    if not may_become(talk.state, wanted.state):
        raise TalkCannotBecome(talk.state, wanted.state)
    if version != talk.version:
        raise TalkChangedMeanwhile
    refuse(wanted)
    changed = replace(wanted, version=talk.version + 1)
    talks.change_talk(connection, akasse_id, changed, now)
    talks.add_talk_event(connection, akasse_id, changed, actor.user_id, now)
    return changed


def refuse_wrong_time(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Raise TalkEndsBeforeItBegins or TalkInThePast; earlier today is allowed, since a talk may be noted afterwards."""
    if ends_at <= starts_at:
        raise TalkEndsBeforeItBegins
    if danish_day(starts_at) < danish_day(now):
        raise TalkInThePast


def find_twin(connection: Connection, akasse_id: AkasseId, planned: PlannedTalk) -> TalkId | None:
    """The talk that is planned exactly like this already, so that a form sent twice has one effect; else None.

    Raises AdviserIsBusy or MemberIsBusy when another talk stands in the way.
    """
    wanted = WantedTime(planned.adviser, planned.member_id, planned.starts_at, planned.ends_at)
    taken = talks.taken_times(connection, akasse_id, wanted)
    for time in taken:
        if _is_planned_as(talks.find_talk(connection, akasse_id, time.talk_id), planned):
            return time.talk_id
    refuse_taken(taken)
    return None


def refuse_taken(taken: list[TakenTime]) -> None:
    """Say when the talk is that stands in the way, the adviser's before the member's."""
    for time in sorted(taken, key=lambda time: (not time.of_adviser, time.starts_at)):
        busy = AdviserIsBusy if time.of_adviser else MemberIsBusy
        raise busy(time.starts_at, time.ends_at)


def tell_member(connection: Connection, akasse_id: AkasseId, kind: MailKind, talk: Talk, now: datetime) -> None:
    """Queue a mail to the member about this version of a talk."""
    once = f"{kind.value}:{talk.talk_id}:{talk.version}"
    queue_mail(connection, QueuedMail(kind, talk.talk_id, akasse_id, now, once), now=now)


def _is_planned_as(talk: Talk, planned: PlannedTalk) -> bool:
    return all(getattr(talk, field.name) == getattr(planned, field.name) for field in fields(planned))
