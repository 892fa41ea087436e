"""An adviser's worklist: the talks of the week, what has to be acted on in order of deadline, and the figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.core.access import Actor
from matching.core.contact_counts import ContactFigures, contact_counts
from matching.core.contact_course import ContactState, NextDuty, Responsible
from matching.core.contact_rules import NoRuleHolds
from matching.core.danish_time import danish_day, monday_of, start_of_day
from matching.core.ids import MemberId
from matching.core.worklist import SOON, Asking, DiaryTalk, Task, TaskKind, Worklist, by_deadline
from matching.database import Connection
from matching.queries import handover, members, talks
from matching.services.contact_figures import judged_courses
from matching.services.own_adviser import own_adviser
from matching.services.showing import own_akasse
from matching.services.waiting_tasks import (
    overdue_recommendation_tasks,
    pool_proposal_tasks,
    pool_request_tasks,
    waiting_referral_tasks,
)

MOST_TASKS = 40  #: shown at once; how many there are in all is said
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
            tasks=duties.tasks[:MOST_TASKS],
            tasks_in_all=len(duties.tasks),
            figures=duties.figures,
            obstacle=duties.obstacle,
        )


@dataclass(frozen=True)
class _Duties:
    tasks: tuple[Task, ...]
    figures: ContactFigures | None
    obstacle: str = ""


def _duties(connection: Connection, asking: Asking) -> _Duties:
    """What has to be acted on and the figures; talks can be seen and held where the rules are missing."""
    try:
        judged = judged_courses(connection, asking.akasse_id, asking.adviser, as_of=asking.as_of)
    except NoRuleHolds as error:
        return _Duties(by_deadline(tuple(unregistered(connection, asking))), None, str(error))
    owed = contact_duties(connection, asking, judged)
    tasks = (*owed, *(task for source in SOURCES for task in source(connection, asking)))
    return _Duties(by_deadline(tasks), contact_counts([state for _, state in judged], asking.as_of))


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


def contact_duties(
    connection: Connection, asking: Asking, states: Iterable[tuple[MemberId, ContactState]]
) -> Sequence[Task]:
    """First talks that are close or overdue, talks that are missing near the period's end, and handovers this month.

    Of courses that have ended nothing is owed.
    """
    close = {member_id: state for member_id, state in states if is_close(state, asking.as_of)}
    coming = talks.coming_jobsamtaler(connection, asking.akasse_id, close, asking.now)
    done = handover.handed_over_courses(connection, asking.akasse_id, [state.course_id for state in close.values()])
    owed = {
        member_id: state
        for member_id, state in close.items()
        if state.course_id not in done and not _is_planned_in_time(state, coming.get(member_id))
    }
    return list(_duty_tasks(connection, asking, owed, coming))


def is_close(state: ContactState, as_of: date) -> bool:
    """Whether the next duty of a course is near enough to be acted on."""
    due_on = state.next_due_on
    if due_on is None or state.next_duty not in _KINDS:
        return False
    if state.next_duty is NextDuty.HANDOVER:
        return _first_of_month(as_of) <= due_on <= _first_of_month(as_of, ahead=1)
    return due_on <= as_of + (timedelta(days=SOON) if state.next_duty is NextDuty.FIRST_TALK else WARNED_AHEAD)


_KINDS: Mapping[NextDuty, TaskKind] = {
    NextDuty.FIRST_TALK: TaskKind.FIRST_TALK,
    NextDuty.FURTHER_TALK: TaskKind.TALKS_MISSING,
    NextDuty.HANDOVER: TaskKind.HANDOVER,
}


def _is_planned_in_time(state: ContactState, starts_at: datetime | None) -> bool:
    """Whether a talk is planned that meets the duty: then there is nothing to act on."""
    if starts_at is None or state.next_due_on is None or state.next_duty is NextDuty.HANDOVER:
        return False
    is_last_missing = state.next_duty is NextDuty.FIRST_TALK or state.talks_missing == 1
    return is_last_missing and danish_day(starts_at) <= state.next_due_on


def _duty_tasks(
    connection: Connection,
    asking: Asking,
    owed: Mapping[MemberId, ContactState],
    coming: Mapping[MemberId, datetime],
) -> Iterable[Task]:
    for head in members.member_heads(connection, asking.akasse_id, list(owed)):
        state = owed[head.member_id]
        yield Task(
            kind=_KINDS[state.next_duty],
            subject_id=head.member_id,
            member_id=head.member_id,
            member_number=head.number,
            name=head.name,
            due_on=state.next_due_on,
            detail=_detail(state, coming.get(head.member_id)),
        )


def _detail(state: ContactState, starts_at: datetime | None) -> str:
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
