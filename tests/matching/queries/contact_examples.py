"""One call of each statement of the contact process, with a course that has everything."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ingest.contact_rules import read_starter_contact_rules
from matching.database.pool import Connection
from matching.queries import contact, standings
from tests.builders import AKADEMIKERNE, NOW, TODAY, put_contact_rules, put_course
from tests.matching.queries.world import World


def _rules(connection: Connection, _world: World) -> Any:
    contact.replace_contact_rules(connection, read_starter_contact_rules())
    return contact.contact_rules(connection)


def _places(connection: Connection, _world: World) -> Any:
    put_contact_rules(connection)
    return contact.rule_municipalities(connection)


def _full_course(connection: Connection, world: World) -> None:
    """A course with a registration, a paid month, a held talk and an exemption."""
    put_contact_rules(connection)
    started_on, hours = date(2026, 10, 1), {date(2026, 10, 1): 160.3}
    course = put_course(connection, world.member, started_on=started_on, hours=hours, adviser="adviser-1")
    connection.execute(
        "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser,"
        " concrete_job, changed_at) VALUES (%s, %s, %s, 'jobsamtale', 'phone', 'held', '2026-10-08 08:00+00',"
        " '2026-10-08 08:45+00', 'adviser-1', true, %s)",
        [AKADEMIKERNE, course, world.member, NOW],
    )
    connection.execute(
        "INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement)"
        " VALUES (%s, %s, %s, 'adviser-1', 'job_in_sight', 'Begynder i januar.')",
        [AKADEMIKERNE, course, NOW],
    )


def _one(connection: Connection, world: World) -> Any:
    _full_course(connection, world)
    found = contact.newest_course(connection, AKADEMIKERNE, world.member, as_of=TODAY)
    assert found is not None
    facts = found.facts
    assert (len(facts.registrations), len(facts.paid_months), len(facts.talks)) == (1, 1, 1)
    assert facts.exemption is not None
    return found


def _all(connection: Connection, world: World) -> Any:
    _full_course(connection, world)
    return contact.courses_begun(connection, AKADEMIKERNE, as_of=TODAY, ended_after=TODAY, adviser="adviser-1")


def _by_key(connection: Connection, world: World) -> Any:
    _full_course(connection, world)
    newest = contact.newest_course(connection, AKADEMIKERNE, world.member, as_of=TODAY)
    assert newest is not None
    assert contact.courses_by_key(connection, AKADEMIKERNE, [newest.facts.course_id]) == [newest]
    return newest


def _standings(connection: Connection, world: World) -> Any:
    _full_course(connection, world)
    rules = contact.contact_rules(connection)
    return standings.standings(connection, AKADEMIKERNE, rules, as_of=TODAY, ended_after=TODAY, adviser="adviser-1")


STANDINGS: Mapping[str, Callable[[Connection, World], Any]] = dict.fromkeys(
    ("join_by_hash", "join_as_usual", "standings"), _standings
)
CONTACT: Mapping[str, Callable[[Connection, World], Any]] = {
    "contact_rules": _rules,
    "put_contact_rule": _rules,
    "forget_contact_rules_but": _rules,
    "courses_by_key": _by_key,
    "rule_municipalities": _places,
    "newest_course": _one,
    "courses_begun": _all,
    "registrations_of": _one,
    "benefit_hours_of": _one,
    "held_jobsamtaler_of": _one,
    "exemptions_of": _one,
}
