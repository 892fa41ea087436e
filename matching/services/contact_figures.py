"""How the a-kasse, or one adviser, stands against the rules of the contact process."""

from datetime import date

from matching.core.contact_counts import LOOK_BACK, ContactFigures, contact_counts
from matching.core.contact_course import ContactState, contact_state
from matching.core.ids import AkasseId, MemberId
from matching.database import Connection
from matching.queries import contact


def contact_figures(connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date) -> ContactFigures:
    """The figures of everybody's courses, or of those `adviser` follows, running or ended within a year.

    Raises NoRuleHolds.
    """
    judged = judged_courses(connection, akasse_id, adviser, as_of=as_of)
    return contact_counts([state for _, state in judged], as_of)


def judged_courses(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date
) -> list[tuple[MemberId, ContactState]]:
    """The states that the figures count, with whose they are, in the order of the members' numbers.

    A page that shows more than the figures reads them once: an a-kasse's courses are many. Raises NoRuleHolds.
    """
    with connection.transaction():
        courses = contact.courses_begun(
            connection, akasse_id, as_of=as_of, ended_after=as_of - LOOK_BACK, adviser=adviser
        )
        rules = contact.contact_rules(connection)
    return [
        (course.facts.member_id, contact_state(course.facts, rules, course.municipality_code, as_of))
        for course in courses
    ]
