"""How the a-kasse, or one adviser, stands against the rules of the contact process, and whose next duty is near."""

from collections.abc import Sequence
from datetime import date

from matching.core.contact_counts import LOOK_BACK, ContactFigures, contact_counts
from matching.core.contact_course import ContactState, contact_state
from matching.core.contact_outlook import Standing
from matching.core.contact_rules import ContactRule
from matching.core.ids import AkasseId, MemberId
from matching.database import Connection
from matching.queries import contact
from matching.queries.standings import standings


def contact_figures(connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date) -> ContactFigures:
    """The figures of everybody's courses, or of those `adviser` follows, running or ended within a year.

    Raises NoRuleHolds.
    """
    with connection.transaction():
        rules = contact.contact_rules(connection)
        return contact_counts(counted_courses(connection, akasse_id, adviser, rules, as_of=as_of), as_of)


def counted_courses(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, rules: Sequence[ContactRule], *, as_of: date
) -> list[Standing]:
    """The courses that the figures count, in the order of the members' numbers; raises NoRuleHolds."""
    since = as_of - LOOK_BACK
    return standings(connection, akasse_id, rules, as_of=as_of, ended_after=since, adviser=adviser)


def judged_in_full(
    connection: Connection,
    akasse_id: AkasseId,
    courses: Sequence[Standing],
    rules: Sequence[ContactRule],
    *,
    as_of: date,
) -> list[tuple[MemberId, ContactState]]:
    """The states of these courses, with what is expected of coming months, in the order of the members' numbers."""
    found = contact.courses_by_key(connection, akasse_id, [one.course_id for one in courses])
    return [
        (course.facts.member_id, contact_state(course.facts, rules, course.municipality_code, as_of))
        for course in found
    ]
