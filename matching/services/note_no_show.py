"""Noting that a member did not turn up. What follows from it is decided elsewhere, and the ranker never sees it."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import TalkId
from matching.core.talk_errors import TalkNotBegun
from matching.core.talks import Talk, TalkState
from matching.database import Connection
from matching.services.talk_changes import change_talk


def note_no_show(connection: Connection, actor: Actor, talk_id: TalkId, *, version: int, now: datetime) -> None:
    """Note that the member did not turn up; a repeat changes nothing.

    Raises TalkNotBegun before the talk's time, TalkNotFound, TalkCannotBecome, and TalkChangedMeanwhile.
    """

    def refuse(talk: Talk) -> None:
        if now < talk.starts_at:
            raise TalkNotBegun(talk.starts_at, talk.ends_at)

    with connection.transaction():
        change_talk(
            connection,
            actor,
            talk_id,
            lambda talk: replace(talk, state=TalkState.NO_SHOW),
            version=version,
            now=now,
            refuse=refuse,
        )
