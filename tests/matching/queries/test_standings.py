"""Courses read all at once stand where the engine says each of them stands, and no near duty is passed over."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.contact_rules import read_starter_contact_rules
from matching.core.contact_course import ContactState, CourseFacts, contact_state
from matching.core.contact_outlook import Standing
from matching.core.ids import MemberId
from matching.database.pool import Connection, set_tenant
from matching.queries import contact
from matching.queries.standings import standings
from matching.services.show_worklist import DAY, WARNED_AHEAD, is_close
from tests.builders import AKADEMIKERNE, put_adviser, put_contact_rules, put_geography, put_member
from tests.matching.core.course_chapters import TABLES
from tests.matching.core.course_tables import facts_of, rows
from tests.matching.core.test_contact_course_properties import courses, homes, later

RULES = read_starter_contact_rules()
MEMBERS = 6
#: What a standing says in the words of a state.
SAME = (
    "course_id", "rule", "began_with", "responsible", "is_running", "registered", "handover_on", "first_talk_due_on",
    "first_talk_held_on", "first_talk_in_time", "talks_held", "exempted",
)  # fmt: skip
Drawn = Sequence[tuple[CourseFacts, str | None]]


@pytest.fixture
def members(connection: Connection) -> list[MemberId]:
    put_geography(connection)
    put_contact_rules(connection)
    made = [put_member(connection, None) for _ in range(MEMBERS)]  # type: ignore[arg-type]  # nothing is read
    set_tenant(connection, AKADEMIKERNE)
    put_adviser(connection)
    return made


def put(connection: Connection, member: MemberId, facts: CourseFacts, home: str | None) -> None:
    """The course as it was drawn, in the member's name."""
    connection.execute("UPDATE member SET municipality_code = %s WHERE member_id = %s", [home, member])
    key = connection.execute(
        "INSERT INTO course (akasse_id, member_id, source, source_id, content_digest, started_on, ended_on,"
        " hours_at_start, trial_arm, is_part_time_insured, municipality_from_day_one, changed_at)"
        " VALUES (%s, %s, 'test', gen_random_uuid()::text, '0', %s, %s, %s, %s, %s, %s, now()) RETURNING course_id",
        [
            AKADEMIKERNE, member, facts.started_on, facts.ended_on, facts.hours_at_start, facts.trial_arm,
            facts.is_part_time_insured, facts.municipality_from_day_one,
        ],
    ).fetchone()  # fmt: skip
    assert key is not None
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO registration VALUES (%s, %s, %s, %s, %s)",
            [(AKADEMIKERNE, key[0], *vars(one).values()) for one in facts.registrations],
        )
        cursor.executemany(
            "INSERT INTO benefit_hours VALUES (%s, %s, %s, %s)",
            [(AKADEMIKERNE, key[0], one.month, one.hours) for one in facts.paid_months],
        )
        cursor.executemany(
            "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser,"
            " concrete_job, changed_at) VALUES (%s, %s, %s, %s, 'phone', %s, %s, %s, 'adviser-1', true, now())",
            [
                (AKADEMIKERNE, key[0], member, one.kind, one.state, one.starts_at, one.starts_at + timedelta(minutes=1))
                for one in facts.talks
                if one.state.value != "planned"
            ],
        )
    if facts.exemption is not None:
        connection.execute(
            "INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement)"
            " VALUES (%s, %s, %s, 'adviser-1', 'other', 'Prøve')",
            [AKADEMIKERNE, key[0], facts.exemption.decided_at],
        )


def both(connection: Connection, as_of: date) -> tuple[list[Standing], list[ContactState]]:
    """Every course at once, and each by itself through the engine."""
    asked = {"as_of": as_of, "ended_after": as_of - timedelta(days=365)}
    each = contact.courses_begun(connection, AKADEMIKERNE, **asked)
    states = [contact_state(one.facts, RULES, one.municipality_code, as_of) for one in each]
    return standings(connection, AKADEMIKERNE, RULES, **asked), states


def told(one: Standing | ContactState) -> dict[str, object]:
    return {name: getattr(one, name) for name in SAME}


def owed(one: Standing | ContactState) -> tuple[object, ...]:
    return one.next_duty, one.next_due_on, one.talks_required, one.talks_missing


def assert_the_same(connection: Connection, members: Sequence[MemberId], drawn: Drawn, after: timedelta) -> None:
    agree_on(connection, members, drawn, drawn[0][0].started_on + after)


def agree_on(connection: Connection, members: Sequence[MemberId], known: Drawn, as_of: date) -> None:
    with connection.transaction(force_rollback=True):
        for member, (facts, home) in zip(members, known, strict=False):
            put(connection, member, facts, home)
        at_once, one_by_one = both(connection, as_of)
    assert list(map(told, at_once)) == list(map(told, one_by_one))
    for standing, state in zip(at_once, one_by_one, strict=True):
        if standing.is_told:
            assert owed(standing) == owed(state)
        else:
            assert standing.may_end_by(as_of + WARNED_AHEAD + DAY) or not is_close(state, as_of)


def test_the_courses_written_from_the_law_stand_so_on_the_days_of_their_tables(
    connection: Connection, members: list[MemberId]
) -> None:
    known = [cells for text in TABLES.values() for cells, _expected in rows(text)]
    homes_named = {cells.get("home", "-") for cells in known} - {"-"}
    connection.cursor().executemany(
        "INSERT INTO municipality VALUES (%s, 'Prøve', 56, 10, 'Jylland') ON CONFLICT DO NOTHING",
        [(home,) for home in homes_named],
    )
    by_day = defaultdict(list)
    for cells in known:
        home = cells.get("home", "-")
        by_day[cells["as of"]].append((facts_of(cells), None if home == "-" else home))
    assert len(known) > 120
    for as_of, courses_then in by_day.items():
        for some in range(0, len(courses_then), MEMBERS):
            agree_on(connection, members, courses_then[some : some + MEMBERS], date.fromisoformat(as_of))


drawings = st.lists(st.tuples(courses(), homes), min_size=1, max_size=MEMBERS)
BY_HAND = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=20, **BY_HAND)  # type: ignore[arg-type]  # the fixtures' rows are rolled back to after each
@given(drawings, later)
def test_courses_at_once_stand_as_each_by_itself(
    connection: Connection, members: list[MemberId], drawn: Drawn, after: timedelta
) -> None:
    assert_the_same(connection, members, drawn, after)


@pytest.mark.drill
@settings(max_examples=2_000, **BY_HAND)  # type: ignore[arg-type]
@given(drawings, later)
def test_thousands_of_courses_stand_as_each_by_itself(
    connection: Connection, members: list[MemberId], drawn: Drawn, after: timedelta
) -> None:
    assert_the_same(connection, members, drawn, after)
