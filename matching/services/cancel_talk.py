"""Cancelling a planned talk; the member is told."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import TalkId
from matching.core.mail import MailKind
from matching.core.talks import TalkState
from matching.database import Connection
from matching.services.showing import own_akasse
from matching.services.talk_changes import change_talk, tell_member


def cancel_talk(connection: Connection, actor: Actor, talk_id: TalkId, *, version: int, now: datetime) -> None:
    """Cancel a planned talk and tell the member; one that is cancelled already stays so.

    Raises TalkNotFound, TalkCannotBecome for a talk that is over, and TalkChangedMeanwhile.
    """
    with connection.transaction():
        cancelled = change_talk(
            connection,
            actor,
            talk_id,
            lambda talk: replace(talk, state=TalkState.CANCELLED),
            version=version,
            now=now,
        )
        if cancelled is not None:
            tell_member(connection, own_akasse(actor), MailKind.TALK_CANCELLED, cancelled, now)
