"""Talks: planned, changed and looked up, always within one a-kasse."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from matching.core.ids import AkasseId, CourseId, MemberId, TalkId
from matching.core.talk_errors import TalkNotFound
from matching.core.talks import PlannedTalk, Talk, TalkEvent, TalkForm, TalkKind, TalkState
from matching.core.worklist import DiaryTalk, Preparation, UnregisteredTalk
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class RunningCourse:
    """The course a new talk counts in, and who follows the member in it."""

    course_id: CourseId
    adviser: str | None
    started_on: date


@dataclass(frozen=True)
class TakenTime:
    """A planned talk that stands in the way of another: of the adviser's, else of the member's."""

    talk_id: TalkId
    starts_at: datetime
    ends_at: datetime
    of_adviser: bool


@dataclass(frozen=True)
class WantedTime:
    """When an adviser and a member are to meet; `talk_id` is the talk that moves there, None for a new one."""

    adviser: str
    member_id: MemberId
    starts_at: datetime
    ends_at: datetime
    talk_id: TalkId | None = None


@dataclass(frozen=True)
class CalendarTalk:
    """A talk as a calendar shows it: whom by number, never by name."""

    talk_id: TalkId
    member_number: int
    kind: TalkKind
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    version: int
    changed_at: datetime


@dataclass(frozen=True)
class _TalkRow:
    talk_id: TalkId
    course_id: CourseId
    member_id: MemberId
    kind: TalkKind
    form: TalkForm
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    place: str
    adviser: str
    also: list[TalkKind]
    rebook_until: datetime | None
    concrete_job: bool | None
    note: str
    version: int

    def talk(self) -> Talk:
        return Talk(**{**self.__dict__, "also": tuple(self.also)})


@dataclass(frozen=True)
class _DiaryRow:
    talk_id: TalkId
    member_id: MemberId
    member_number: int
    member_name: str
    kind: TalkKind
    also: list[TalkKind]
    form: TalkForm
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    place: str
    adviser: str
    adviser_name: str
    version: int
    ordinal: int
    is_understood: bool
    has_goals: bool
    has_history: bool

    def talk(self) -> DiaryTalk:
        told = {name: field for name, field in self.__dict__.items() if name not in _PREPARED}
        prepared = Preparation(*(getattr(self, name) for name in _PREPARED))
        return DiaryTalk(**{**told, "also": tuple(self.also)}, preparation=prepared)


@dataclass(frozen=True)
class _Coming:
    member_id: MemberId
    starts_at: datetime


_PREPARED = ("is_understood", "has_history", "has_goals")


def running_course(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, as_of: date
) -> RunningCourse | None:
    """The member's newest course that has not ended on the day `as_of`, or None."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "as_of": as_of}
    return find(connection, RunningCourse, SQL["running_course"], **values)


def add_talk(
    connection: Connection, akasse_id: AkasseId, course_id: CourseId, planned: PlannedTalk, now: datetime
) -> TalkId:
    """Keep a planned talk; its key.

    The database raises ExclusionViolation when the adviser or the member is in another talk; look first, with
    `taken_times`.
    """
    values = {**planned.__dict__, "also": list(planned.also)}
    return TalkId(value(connection, SQL["add_talk"], akasse_id=akasse_id, course_id=course_id, now=now, **values))


def find_talk(connection: Connection, akasse_id: AkasseId, talk_id: TalkId) -> Talk:
    """A talk in its newest state; raises TalkNotFound, also for talks of another a-kasse."""
    row = find(connection, _TalkRow, SQL["find_talk"], akasse_id=akasse_id, talk_id=talk_id)
    if row is None:
        raise TalkNotFound
    return row.talk()


def lock_talk(connection: Connection, akasse_id: AkasseId, talk_id: TalkId) -> Talk:
    """A talk in its newest state, which nobody else can change until the transaction ends; raises TalkNotFound."""
    change(connection, SQL["lock_talk"], akasse_id=akasse_id, talk_id=talk_id)
    return find_talk(connection, akasse_id, talk_id)


def change_talk(connection: Connection, akasse_id: AkasseId, talk: Talk, now: datetime) -> None:
    """Write a talk that the caller has locked, as its new version says it is."""
    values = {**talk.__dict__, "also": list(talk.also), "akasse_id": akasse_id, "now": now}
    change(connection, SQL["change_talk"], **values)


def add_talk_event(connection: Connection, akasse_id: AkasseId, talk: Talk, actor: str, now: datetime) -> None:
    """Note what the talk is from now on, and which user made it so."""
    event = {"state": talk.state, "form": talk.form, "starts_at": talk.starts_at, "version": talk.version}
    values = {"akasse_id": akasse_id, "talk_id": talk.talk_id, "actor": actor, "now": now}
    change(connection, SQL["add_talk_event"], **event, **values)


def talk_events(connection: Connection, akasse_id: AkasseId, talk_id: TalkId) -> list[TalkEvent]:
    """What became of a talk, the first change first."""
    return many(connection, TalkEvent, SQL["talk_events"], akasse_id=akasse_id, talk_id=talk_id)


def talks_of_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[Talk]:
    """Every talk of a member, newest first."""
    rows = many(connection, _TalkRow, SQL["talks_of_member"], akasse_id=akasse_id, member_id=member_id)
    return [row.talk() for row in rows]


def taken_times(connection: Connection, akasse_id: AkasseId, wanted: WantedTime) -> list[TakenTime]:
    """Planned talks that stand in the way of a wanted time, the first first.

    Until the transaction ends nobody else books the adviser or the member, so what is free now stays free.
    """
    change(connection, SQL["lock_adviser"], akasse_id=akasse_id, adviser=wanted.adviser)
    change(connection, SQL["lock_member_courses"], akasse_id=akasse_id, member_id=wanted.member_id)
    return many(connection, TakenTime, SQL["taken_times"], akasse_id=akasse_id, **wanted.__dict__)


def diary(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, since: datetime, until: datetime
) -> Sequence[DiaryTalk]:
    """The talks that begin from `since` and before `until`, in order; of everybody when `adviser` is None."""
    values = {"akasse_id": akasse_id, "adviser": adviser, "since": since, "until": until}
    return [row.talk() for row in many(connection, _DiaryRow, SQL["diary"], **values)]


def unregistered_talks(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, before: datetime, most: int
) -> Sequence[UnregisteredTalk]:
    """Planned talks that ended before `before` without anybody saying how they went, oldest first."""
    values = {"akasse_id": akasse_id, "adviser": adviser, "before": before, "most": most}
    return many(connection, UnregisteredTalk, SQL["unregistered_talks"], **values)


def coming_jobsamtaler(
    connection: Connection, akasse_id: AkasseId, member_ids: Iterable[MemberId], now: datetime
) -> Mapping[MemberId, datetime]:
    """When the first planned jobsamtale of each of these members begins; members without one are left out."""
    values = {"akasse_id": akasse_id, "member_ids": list(member_ids), "now": now}
    return {row.member_id: row.starts_at for row in many(connection, _Coming, SQL["coming_jobsamtaler"], **values)}


def calendar_talks(
    connection: Connection, akasse_id: AkasseId, adviser: str, since: datetime, cancelled_since: datetime
) -> list[CalendarTalk]:
    """An adviser's talks from `since` on, in order, with those cancelled from `cancelled_since` on."""
    values = {"akasse_id": akasse_id, "adviser": adviser, "since": since, "cancelled_since": cancelled_since}
    return many(connection, CalendarTalk, SQL["calendar_talks"], **values)
