"""The list of members: a page of keys, how many there are, and what a row shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from matching.core.access import Actor
from matching.core.danish_time import danish_day, monday_of, start_of_day
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.core.lists import MemberChoice, MemberLine, MemberSort, Whose
from matching.core.worklist import Preparation
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, count, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class CourseToAssign:
    """A running course and who follows the member in it; a member's newest comes first."""

    member_id: MemberId
    number: int
    course_id: CourseId
    adviser: str | None


@dataclass(frozen=True)
class _Key:
    key: MemberId


@dataclass(frozen=True)
class _LineRow:
    member_id: MemberId
    number: int
    name: str
    municipality: str | None
    goals: list[str]
    newest_job: str | None
    has_skills: bool
    is_understood: bool
    next_talk_at: datetime | None
    forgotten_at: datetime | None
    has_course: bool
    adviser: str | None
    adviser_name: str | None
    created_at: datetime

    def line(self) -> MemberLine:
        told = {name: field for name, field in self.__dict__.items() if name not in {"has_skills", "is_understood"}}
        prepared = Preparation(self.is_understood, self.newest_job is not None or self.has_skills, bool(self.goals))
        return MemberLine(**{**told, "goals": tuple(self.goals)}, preparation=prepared)


def plan_for_these_values(connection: Connection) -> None:
    """Plan every statement for its own values until the transaction ends, so that an unused filter costs nothing."""
    change(connection, SQL["plan_for_these_values"])


def typed(text: str | None) -> dict[str, str | None]:
    """What somebody typed to find a row, as the statements ask for it: the words, and the number in them."""
    digits = None if text is None else "".join(sign for sign in text if sign.isdigit())
    return {"text": text, "digits": digits}


def member_page(  # noqa: PLR0913  # which list, of whom, when, and which part of it
    connection: Connection,
    actor: Actor,
    choice: MemberChoice,
    *,
    now: datetime,
    most: int,
    skipped: int = 0,
    text: str | None = None,
) -> list[MemberId]:
    """The keys of one page in the chosen order; with `text` the likest names first, typing errors forgiven."""
    plan_for_these_values(connection)
    values = {**_filters(actor, choice, now), **typed(text), "most": most, "skipped": skipped}
    return [row.key for row in many(connection, _Key, SQL["member_page"], **values)]


def count_members_chosen(
    connection: Connection, actor: Actor, choice: MemberChoice, *, now: datetime, since: datetime | None = None
) -> int:
    """How many members the choice has; with `since` those alone that landed after it."""
    plan_for_these_values(connection)
    unordered = replace(choice, sort=MemberSort.NUMBER, descending=False)
    values = {**_filters(actor, unordered, now), **typed(None), "since": since, "most": None, "skipped": 0}
    return count(connection, SQL["member_page"], **values)


def member_lines(
    connection: Connection, akasse_id: AkasseId, member_ids: Sequence[MemberId], *, now: datetime
) -> list[MemberLine]:
    """What a row shows of these members, in the order given."""
    values = {"akasse_id": akasse_id, "member_ids": list(member_ids), "now": now, "as_of": danish_day(now)}
    found = {row.member_id: row.line() for row in many(connection, _LineRow, SQL["member_lines"], **values)}
    return [found[member_id] for member_id in member_ids if member_id in found]


def lock_running_courses(
    connection: Connection, akasse_id: AkasseId, member_ids: Sequence[MemberId], as_of: date
) -> list[CourseToAssign]:
    """The running courses of these members, locked; in the order of the members' keys, the newest course first."""
    values = {"akasse_id": akasse_id, "member_ids": list(member_ids), "as_of": as_of}
    return many(connection, CourseToAssign, SQL["lock_running_courses"], **values)


def put_course_adviser(connection: Connection, akasse_id: AkasseId, course_id: CourseId, adviser: str | None) -> None:
    """Who follows the member in this course from now on."""
    values = {"akasse_id": akasse_id, "course_id": course_id, "adviser": adviser}
    change(connection, SQL["put_course_adviser"], **values)


def _filters(actor: Actor, choice: MemberChoice, now: datetime) -> dict[str, Any]:
    codes = {name: getattr(code, "value", code) for name, code in vars(choice).items()}
    as_of = danish_day(now)
    return {
        **{name: codes[name] for name in ("whose", "municipality", "trade", "trade_as", "lacks", "talk")},
        "akasse_id": actor.akasse_id,
        "adviser": actor.user_id if choice.whose is Whose.MINE else None,
        "now": now,
        "as_of": as_of,
        "week_ends": start_of_day(monday_of(as_of) + timedelta(days=7)),
        "since": None,
        "sort": choice.sort.value,
        "descending": choice.descending,
    }
