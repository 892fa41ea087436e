"""An adviser's worklist: the talks of the week, what has to be acted on in order of deadline, and the figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import nsmallest
from typing import TypeAlias

from matching.core.access import Actor
from matching.core.contact_counts import ContactFigures, contact_counts
from matching.core.contact_course import ContactState, NextDuty, Responsible
from matching.core.contact_outlook import Standing
from matching.core.contact_rules import NoRuleHolds
from matching.core.danish_time import danish_day, monday_of, start_of_day
from matching.core.ids import MemberId
from matching.core.worklist import SOON, Asking, DiaryTalk, Task, TaskKind, Worklist, by_deadline
from matching.database import Connection
from matching.queries import contact, handover, members, talks
from matching.queries.members import MemberHead
from matching.services.contact_figures import counted_courses, judged_in_full
from matching.services.own_adviser import own_adviser
from matching.services.showing import own_akasse
from matching.services.waiting_tasks import (
    overdue_recommendation_tasks,
    pool_proposal_tasks,
    pool_request_tasks,
    waiting_referral_tasks,
)

MOST_TASKS = 40  #: shown at once; how many there are in all is said
DAY = timedelta(days=1)
FIRST_TALK_AHEAD = timedelta(days=SOON)
WARNED_AHEAD = timedelta(days=30)  #: how long before the period's end missing talks become something to act on


def show_worklist(
    connection: Connection, actor: Actor, *, now: datetime, day: date | None, everybody: bool = False
) -> Worklist:
    """The worklist of the signed-in adviser, or of the whole a-kasse; `day` is the day to show, None for today."""
    akasse_id, as_of = own_akasse(actor), danish_day(now)
    chosen = day or as_of
    with connection.transaction():
        adviser = own_adviser(connection, actor).user_id
        asking = Asking(akasse_id, None if everybody else adviser, as_of, now)
        duties = _duties(connection, asking)
        return Worklist(
            as_of=as_of,
            day=chosen,
            adviser=asking.adviser,
            week=_week(connection, asking, monday_of(chosen)),
            tasks=duties.tasks,
            tasks_in_all=duties.in_all,
            figures=duties.figures,
            obstacle=duties.obstacle,
        )


@dataclass(frozen=True)
class _Duties:
    tasks: tuple[Task, ...]
    in_all: int
    figures: ContactFigures | None
    obstacle: str = ""


def _duties(connection: Connection, asking: Asking) -> _Duties:
    """What has to be acted on and the figures; talks can be seen and held where the rules are missing."""
    rules, as_of = contact.contact_rules(connection), asking.as_of
    try:
        courses = counted_courses(connection, asking.akasse_id, asking.adviser, rules, as_of=as_of)
    except NoRuleHolds as error:
        talks_to_note = by_deadline(tuple(unregistered(connection, asking)))
        return _Duties(talks_to_note, len(talks_to_note), None, str(error))
    untold = [one for one in courses if not one.is_told and one.may_end_by(as_of + WARNED_AHEAD + DAY)]
    judged = judged_in_full(connection, asking.akasse_id, untold, rules, as_of=as_of)
    owed = contact_duties(connection, asking, (*((one.member_id, one) for one in courses if one.is_told), *judged))
    others = [task for source in SOURCES for task in source(connection, asking)]
    tasks = by_deadline((*_nearest_tasks(connection, asking, owed), *others))
    return _Duties(tasks[:MOST_TASKS], len(owed) + len(others), contact_counts(courses, as_of))


def _week(connection: Connection, asking: Asking, monday: date) -> tuple[tuple[date, tuple[DiaryTalk, ...]], ...]:
    since, until = start_of_day(monday), start_of_day(monday + timedelta(days=7))
    found = talks.diary(connection, asking.akasse_id, asking.adviser, since, until)
    days = (monday + timedelta(days=number) for number in range(7))
    return tuple((day, tuple(talk for talk in found if danish_day(talk.starts_at) == day)) for day in days)


# --- what has to be acted on ----------------------------------------------------------------------------------------


def unregistered(connection: Connection, asking: Asking) -> Sequence[Task]:
    """Talks of earlier days that nobody has said were held."""
    before = start_of_day(asking.as_of)
    found = talks.unregistered_talks(connection, asking.akasse_id, asking.adviser, before, MOST_TASKS)
    return [
        Task(
            kind=TaskKind.UNREGISTERED,
            subject_id=talk.talk_id,
            member_id=talk.member_id,
            member_number=talk.member_number,
            name=talk.member_name,
            due_on=danish_day(talk.starts_at),
        )
        for talk in found
    ]


Judged: TypeAlias = ContactState | Standing


@dataclass(frozen=True)
class Owed:
    """A course whose next duty is near, and when the member is called to a jobsamtale already.

    `place` is where it stands among the others: `by_deadline` asks for the name only of two in the same place.
    """

    member_id: MemberId
    state: Judged
    coming: datetime | None
    place: tuple[date, int]


def contact_duties(connection: Connection, asking: Asking, states: Iterable[tuple[MemberId, Judged]]) -> Sequence[Owed]:
    """First talks that are close or overdue, talks that are missing near the period's end, and handovers this month.

    Of courses that have ended nothing is owed.
    """
    close = {member_id: state for member_id, state in states if is_close(state, asking.as_of)}
    coming = talks.coming_jobsamtaler(connection, asking.akasse_id, close, asking.now)
    done = handover.handed_over_courses(connection, asking.akasse_id, [state.course_id for state in close.values()])
    return [
        Owed(member_id, state, coming.get(member_id), _place(state))
        for member_id, state in close.items()
        if state.course_id not in done and not _is_planned_in_time(state, coming.get(member_id))
    ]


def _place(state: Judged) -> tuple[date, int]:
    return state.next_due_on or date.max, _PLACES[_KINDS[state.next_duty]]


def is_close(state: Judged, as_of: date) -> bool:
    """Whether the next duty of a course is near enough to be acted on."""
    due_on = state.next_due_on
    if due_on is None:
        return False
    duty = state.next_duty
    if duty is NextDuty.HANDOVER:
        return _first_of_month(as_of) <= due_on <= _first_of_month(as_of, ahead=1)
    return due_on <= as_of + (FIRST_TALK_AHEAD if duty is NextDuty.FIRST_TALK else WARNED_AHEAD)


_KINDS: Mapping[NextDuty, TaskKind] = {
    NextDuty.FIRST_TALK: TaskKind.FIRST_TALK,
    NextDuty.FURTHER_TALK: TaskKind.TALKS_MISSING,
    NextDuty.HANDOVER: TaskKind.HANDOVER,
}
_PLACES = {kind: place for place, kind in enumerate(TaskKind)}


def _is_planned_in_time(state: Judged, starts_at: datetime | None) -> bool:
    """Whether a talk is planned that meets the duty: then there is nothing to act on."""
    if starts_at is None or state.next_due_on is None or state.next_duty is NextDuty.HANDOVER:
        return False
    is_last_missing = state.next_duty is NextDuty.FIRST_TALK or state.talks_missing == 1
    return is_last_missing and danish_day(starts_at) <= state.next_due_on


def _nearest_tasks(connection: Connection, asking: Asking, owed: Sequence[Owed]) -> list[Task]:
    """The tasks that can be among the first, in no order; the names of the others are not read."""
    last = _last_place(owed)
    nearest = {one.member_id: one for one in owed if one.place <= last}
    heads = members.member_heads(connection, asking.akasse_id, list(nearest))
    return [_duty_task(head, nearest[head.member_id]) for head in heads]


def _last_place(owed: Sequence[Owed]) -> tuple[date, int]:
    """The place of the last that is shown; others in the same place are weighed by name."""
    places = nsmallest(MOST_TASKS, (one.place for one in owed))
    return places[-1] if places else (date.max, 0)


def _duty_task(head: MemberHead, owed: Owed) -> Task:
    return Task(
        kind=_KINDS[owed.state.next_duty],
        subject_id=head.member_id,
        member_id=head.member_id,
        member_number=head.number,
        name=head.name,
        due_on=owed.state.next_due_on,
        detail=_detail(owed.state, owed.coming),
    )


def _detail(state: Judged, starts_at: datetime | None) -> str:
    if state.next_duty is NextDuty.HANDOVER:
        return "" if state.responsible is Responsible.MUNICIPALITY or state.handover_on else "ventet dato"
    held = f"{state.talks_held} af {state.talks_required} samtaler holdt" if state.talks_held else ""
    day = None if starts_at is None else danish_day(starts_at)
    planned = "" if day is None else f"planlagt {day.day}.{day.month}.{day.year}"
    return ", ".join(part for part in (held, planned) if part)


def _first_of_month(day: date, ahead: int = 0) -> date:
    years, month = divmod(day.month - 1 + ahead, 12)
    return date(day.year + years, month + 1, 1)


#: Where the other tasks come from; each returns those of one adviser or, without an adviser, of the whole a-kasse.
SOURCES: tuple[Callable[[Connection, Asking], Sequence[Task]], ...] = (
    unregistered,
    waiting_referral_tasks,
    overdue_recommendation_tasks,
    pool_request_tasks,
    pool_proposal_tasks,
)
