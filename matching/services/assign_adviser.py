"""Giving many members an adviser at once, and taking it back: the adviser follows the member's running course."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.errors import MemberNotFound
from matching.core.ids import MemberId
from matching.core.list_acts import DoneAtOnce, DoneRow, ListAct, Outcome
from matching.core.list_errors import AlreadySo, ChangedSince, MemberHasNoCourse
from matching.database import Connection
from matching.queries import member_list, members
from matching.queries.member_list import CourseToAssign
from matching.services.act_at_once import act_at_once, each_row, refuse_wrong_number, undo_at_once
from matching.services.own_adviser import get_adviser
from matching.services.showing import own_akasse


def assign_adviser(  # whom, to whom, by which form and when
    connection: Connection,
    actor: Actor,
    member_ids: Sequence[MemberId],
    adviser: str,
    *,
    once_key: UUID,
    now: datetime,
) -> DoneAtOnce:
    """Let `adviser` follow these members from now on; planned talks stay with the one who holds them.

    Raises NothingChosen, TooManyChosen, AdviserNotFound, and MemberNotFound when one is not the a-kasse's.
    """
    refuse_wrong_number(member_ids)
    with connection.transaction():
        to = get_adviser(connection, actor, adviser).user_id
        do = partial(_assign, connection, actor, member_ids, to, now)
        return act_at_once(connection, actor, ListAct.ASSIGN_ADVISER, once_key, do, now=now)


def return_adviser(connection: Connection, actor: Actor, once_key: UUID, *, now: datetime) -> DoneAtOnce:
    """Give the members of an assignment their former adviser again, if nobody has changed it since.

    Raises NothingToUndo.
    """
    return undo_at_once(connection, actor, once_key, partial(_return, connection, actor, now), now=now)


def _assign(connection: Connection, actor: Actor, member_ids: Sequence[MemberId], to: str, now: datetime) -> Outcome:
    akasse_id = own_akasse(actor)
    heads = members.member_heads(connection, akasse_id, list(member_ids))
    if len(heads) != len(set(member_ids)):
        raise MemberNotFound
    courses = _newest(member_list.lock_running_courses(connection, akasse_id, member_ids, danish_day(now)))
    rows: list[tuple[int, Callable[[], DoneRow]]] = [
        (head.number, partial(_put, connection, actor, courses.get(head.member_id), to)) for head in heads
    ]
    return each_row(connection, rows, detail=to)


def _put(connection: Connection, actor: Actor, course: CourseToAssign | None, to: str | None) -> DoneRow:
    if course is None:
        raise MemberHasNoCourse
    if course.adviser == to:
        raise AlreadySo
    member_list.put_course_adviser(connection, own_akasse(actor), course.course_id, to)
    return DoneRow(str(course.member_id), course.number, course.adviser)


def _return(connection: Connection, actor: Actor, now: datetime, done: DoneAtOnce) -> Outcome:
    akasse_id, rows = own_akasse(actor), {MemberId(UUID(row.key)): row for row in done.outcome.done}
    courses = _newest(member_list.lock_running_courses(connection, akasse_id, list(rows), danish_day(now)))

    def back(member_id: MemberId, row: DoneRow) -> DoneRow:
        course = courses.get(member_id)
        if course is None or course.adviser != done.outcome.detail:
            raise ChangedSince
        return _put(connection, actor, course, row.before)

    return each_row(connection, [(row.number, partial(back, key, row)) for key, row in rows.items()])


def _newest(found: Sequence[CourseToAssign]) -> dict[MemberId, CourseToAssign]:
    """The running course of each member; of several the one that comes first."""
    return {course.member_id: course for course in reversed(found)}
