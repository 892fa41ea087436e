"""Registering that a talk was held: in which form, whether a concrete job was talked about, and the adviser's note."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.ids import TalkId
from matching.core.talk_errors import TalkNotBegun
from matching.core.talks import HeldTalk, Talk, TalkState
from matching.database import Connection
from matching.services.talk_changes import change_talk


def hold_talk(
    connection: Connection, actor: Actor, talk_id: TalkId, held: HeldTalk, *, version: int, now: datetime
) -> None:
    """Register a talk as held, also after a no-show that was noted by mistake; a repeat changes nothing.

    Raises TalkNotBegun for a talk on a later day, TalkNotFound, TalkCannotBecome, and TalkChangedMeanwhile.
    """

    def refuse(talk: Talk) -> None:
        if danish_day(now) < danish_day(talk.starts_at):
            raise TalkNotBegun(talk.starts_at, talk.ends_at)

    def hold(talk: Talk) -> Talk:
        return replace(
            talk,
            state=TalkState.HELD,
            form=held.form,
            concrete_job=held.concrete_job,
            note=held.note,
            also=held.also,
        )

    with connection.transaction():
        change_talk(connection, actor, talk_id, hold, version=version, now=now, refuse=refuse)
