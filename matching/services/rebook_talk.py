"""Moving a planned talk to another time, form or place; the member is told."""

from dataclasses import replace
from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import TalkId
from matching.core.mail import MailKind
from matching.core.talks import Talk, TalkForm, TalkState
from matching.database import Connection
from matching.queries import talks
from matching.queries.talks import WantedTime
from matching.services.showing import own_akasse
from matching.services.talk_changes import change_talk, refuse_taken, refuse_wrong_time, tell_member


def rebook_talk(  # noqa: PLR0913  # a talk is moved to a time, a form and a place
    connection: Connection,
    actor: Actor,
    talk_id: TalkId,
    *,
    starts_at: datetime,
    ends_at: datetime,
    form: TalkForm,
    place: str,
    version: int,
    now: datetime,
) -> None:
    """Move a planned talk and tell the member; the member's own deadline for moving it keeps its distance to the talk.

    Raises as `talk_changes.change_talk` does, and TalkTimeWrong.
    """
    akasse_id = own_akasse(actor)

    def move(talk: Talk) -> Talk:
        window = talk.rebook_until and talk.rebook_until + (starts_at - talk.starts_at)
        moved = replace(talk, starts_at=starts_at, ends_at=ends_at, rebook_until=window)
        return replace(moved, form=form, place=place, state=TalkState.PLANNED)

    def refuse(moved: Talk) -> None:
        refuse_wrong_time(starts_at, ends_at, now)
        wanted = WantedTime(moved.adviser, moved.member_id, starts_at, ends_at, talk_id)
        refuse_taken(talks.taken_times(connection, akasse_id, wanted))

    with connection.transaction():
        moved = change_talk(connection, actor, talk_id, move, version=version, now=now, refuse=refuse)
        if moved is not None:
            tell_member(connection, akasse_id, MailKind.TALK_CHANGED, moved, now)
