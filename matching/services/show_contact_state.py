"""Where members stand in the contact process: one member's course, or everybody's with a handful of statements."""

from datetime import date

from matching.core.contact_course import ContactState, contact_state
from matching.core.ids import AkasseId, MemberId
from matching.database import Connection
from matching.queries import contact


def show_contact_state(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, *, as_of: date
) -> ContactState | None:
    """The state of the member's newest course that has begun, running or ended; None = there is no course.

    Raises NoRuleHolds.
    """
    with connection.transaction():
        course = contact.newest_course(connection, akasse_id, member_id, as_of=as_of)
        rules = contact.contact_rules(connection)
    return None if course is None else contact_state(course.facts, rules, course.municipality_code, as_of)


def contact_states(
    connection: Connection, akasse_id: AkasseId, *, as_of: date, adviser: str | None = None
) -> list[tuple[MemberId, ContactState]]:
    """The states of all running courses, or of those one adviser follows, in the order of the members' numbers.

    Raises NoRuleHolds.
    """
    with connection.transaction():
        courses = contact.courses_begun(connection, akasse_id, as_of=as_of, ended_after=as_of, adviser=adviser)
        rules = contact.contact_rules(connection)
    return [
        (course.facts.member_id, contact_state(course.facts, rules, course.municipality_code, as_of))
        for course in courses
    ]
