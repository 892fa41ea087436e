"""What another set of rules, such as one that is coming, would change for the a-kasse's running courses."""

from datetime import date

from matching.core.contact_course import contact_state, state_under
from matching.core.contact_rules import get_rule
from matching.core.ids import AkasseId
from matching.core.what_if_rules import Judged, WhatIf, what_if
from matching.database import Connection
from matching.queries import contact


def what_if_rules(connection: Connection, akasse_id: AkasseId, rule_key: str, *, as_of: date) -> WhatIf:
    """Judge every running course by its own rule and by `rule_key`'s where the member lives in its places.

    Nothing is kept. Raises RuleNotFound and NoRuleHolds.
    """
    with connection.transaction():
        courses = contact.courses_begun(connection, akasse_id, as_of=as_of, ended_after=as_of)
        rules = contact.contact_rules(connection)
    rule = get_rule(rules, rule_key)
    reached = [course for course in courses if rule.reaches(course.municipality_code)]
    judged = (
        Judged(
            contact_state(course.facts, rules, course.municipality_code, as_of),
            state_under(rule, course.facts, as_of),
        )
        for course in reached
    )
    return what_if(rule, judged, len(courses) - len(reached), as_of)
