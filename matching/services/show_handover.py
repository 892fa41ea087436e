"""Handovers as advisers look at them: whose file is due this month and next, and one member's with its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matching.core.access import Actor
from matching.core.contact_course import ContactState, Responsible
from matching.core.handover import Content, HandedOver, HandoverDue, HandoverNotFound, PreparedHandover
from matching.core.ids import CourseId, HandoverId, MemberId
from matching.database import Connection
from matching.queries import handover
from matching.services.prepare_handover import prepare_handover
from matching.services.show_contact_state import contact_states
from matching.services.showing import own_akasse


@dataclass(frozen=True)
class DueHandovers:
    """Files to hand over: those whose day has passed, of this month, and of the next; each by day."""

    overdue: tuple[HandoverDue, ...]
    this_month: tuple[HandoverDue, ...]
    next_month: tuple[HandoverDue, ...]
    mine: bool


@dataclass(frozen=True)
class ShownHandover:
    """The file as it is now, and what was handed over before, newest version first."""

    file: PreparedHandover
    versions: tuple[HandedOver, ...]

    @property
    def is_handed_over(self) -> bool:
        """Whether the newest version is the file as it is now."""
        return bool(self.versions) and self.versions[0].content_digest == self.file.digest


def list_handovers(connection: Connection, actor: Actor, *, as_of: date, mine: bool) -> DueHandovers:
    """Whose file is due by the end of next month, of the a-kasse or of the members the actor follows.

    A member whose day passed before this month and who was handed over since is not listed. Raises NoRuleHolds.
    """
    akasse_id = own_akasse(actor)
    states = contact_states(connection, akasse_id, as_of=as_of, adviser=actor.user_id if mine else None)
    this, following = _months(as_of)
    due = [state for _, state in states if _is_due(state, following)]
    lines = _lines(connection, actor, due)
    return DueHandovers(
        overdue=tuple(line for line in lines if line.due_on < this and line.handed_over_at is None),
        this_month=tuple(line for line in lines if this <= line.due_on < _next_month(this)),
        next_month=tuple(line for line in lines if line.due_on >= _next_month(this)),
        mine=mine,
    )


def show_handover(connection: Connection, actor: Actor, member_id: MemberId, *, as_of: date) -> ShownHandover:
    """One member's file and its versions; raises as `prepare_handover`."""
    file = prepare_handover(connection, actor, member_id, as_of=as_of)
    return ShownHandover(file, tuple(handover.handovers_of_course(connection, own_akasse(actor), file.course_id)))


def get_version(
    connection: Connection, actor: Actor, member_id: MemberId, handover_id: HandoverId, *, as_of: date
) -> tuple[HandedOver, Content]:
    """A version as it was handed over; raises HandoverNotFound, also for another member's."""
    akasse_id = own_akasse(actor)
    head = handover.find_head(connection, akasse_id, member_id, as_of=as_of)
    versions = [] if head is None else handover.handovers_of_course(connection, akasse_id, head.course_id)
    given = next((one for one in versions if one.handover_id == handover_id), None)
    content = None if given is None else handover.find_content(connection, akasse_id, handover_id)
    if given is None or content is None:
        raise HandoverNotFound
    return given, content


def _is_due(state: ContactState, before: date) -> bool:
    ends_on = state.period_ends_on
    return state.began_with is Responsible.AKASSE and ends_on is not None and ends_on < before


def _lines(connection: Connection, actor: Actor, due: Sequence[ContactState]) -> list[HandoverDue]:
    keys: list[CourseId] = [state.course_id for state in due]
    people = handover.people_handed_over(connection, own_akasse(actor), keys)
    given = handover.handed_over_courses(connection, own_akasse(actor), keys)
    lines = [
        HandoverDue(
            member_id=people[state.course_id].member_id,
            member_number=people[state.course_id].member_number,
            member_name=people[state.course_id].member_name,
            municipality=people[state.course_id].municipality,
            adviser_name=people[state.course_id].adviser_name,
            due_on=state.period_ends_on,
            is_expected=state.handover_on is None,
            hours_paid=state.hours_paid,
            handed_over_at=given.get(state.course_id),
        )
        for state in due
        if state.period_ends_on is not None
    ]
    return sorted(lines, key=lambda line: (line.due_on, line.member_number))


def _months(day: date) -> tuple[date, date]:
    """The first day of this month, and of the month after next."""
    this = day.replace(day=1)
    return this, _next_month(_next_month(this))


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
