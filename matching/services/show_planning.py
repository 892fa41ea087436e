"""What an adviser needs before them to plan or move a talk: the member, the duty, and when people are taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.core.access import Actor
from matching.core.contact_course import ContactState
from matching.core.danish_time import danish_day, start_of_day
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, MemberId, TalkId
from matching.core.talks import Talk, TalkAdviser, TalkEvent
from matching.core.worklist import DiaryTalk
from matching.database import Connection
from matching.queries import advisers, members, talks
from matching.services.own_adviser import get_adviser, own_adviser
from matching.services.show_contact_state import show_contact_state
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class Planning:
    """A member who is to be called, and the chosen adviser's talks of the chosen day.

    `state` is None for a member who was never in a course; `may_plan` says whether one runs.
    """

    member_id: MemberId
    member_number: int
    member_name: str
    may_plan: bool
    state: ContactState | None
    talks: tuple[Talk, ...]
    own: TalkAdviser
    advisers: tuple[TalkAdviser, ...]
    taken: tuple[DiaryTalk, ...]


@dataclass(frozen=True)
class TalkCase:
    """A talk that is to be moved, whom it is with, what became of it so far, and the adviser's talks of a day."""

    talk: Talk
    member_number: int
    member_name: str
    adviser_name: str
    events: tuple[TalkEvent, ...]
    taken: tuple[DiaryTalk, ...]


def show_planning(
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    *,
    now: datetime,
    day: date,
    adviser: str | None = None,
) -> Planning:
    """What to plan a talk by; `adviser` is who is to hold it, None for the signed-in one. Raises MemberNotFound."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        heads = members.member_heads(connection, akasse_id, [member_id])
        if not heads:
            raise MemberNotFound
        own = own_adviser(connection, actor)
        return Planning(
            member_id=member_id,
            member_number=heads[0].number,
            member_name=heads[0].name,
            may_plan=talks.running_course(connection, akasse_id, member_id, danish_day(now)) is not None,
            state=show_contact_state(connection, akasse_id, member_id, as_of=danish_day(now)),
            talks=tuple(talks.talks_of_member(connection, akasse_id, member_id)),
            own=own,
            advisers=tuple(advisers.advisers(connection, akasse_id)),
            taken=_taken(connection, akasse_id, adviser or own.user_id, day),
        )


def show_talk(connection: Connection, actor: Actor, talk_id: TalkId, *, day: date | None = None) -> TalkCase:
    """A talk to be moved, with its adviser's talks of `day` (None: of its own day); raises TalkNotFound."""
    akasse_id = own_akasse(actor)
    with connection.transaction():
        talk = talks.find_talk(connection, akasse_id, talk_id)
        (head,) = members.member_heads(connection, akasse_id, [talk.member_id])
        taken = _taken(connection, akasse_id, talk.adviser, day or danish_day(talk.starts_at))
        return TalkCase(
            talk=talk,
            member_number=head.number,
            member_name=head.name,
            adviser_name=get_adviser(connection, actor, talk.adviser).name,
            events=tuple(talks.talk_events(connection, akasse_id, talk_id)),
            taken=tuple(one for one in taken if one.talk_id != talk_id),
        )


def _taken(connection: Connection, akasse_id: AkasseId, adviser: str, day: date) -> tuple[DiaryTalk, ...]:
    found: Sequence[DiaryTalk] = talks.diary(
        connection, akasse_id, adviser, start_of_day(day), start_of_day(day + timedelta(days=1))
    )
    return tuple(one for one in found if one.stands)
