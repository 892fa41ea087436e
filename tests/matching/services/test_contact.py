"""Contact states, figures and what-ifs from the database: one a-kasse's own, with few statements however many."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from matching.core.contact_course import NextDuty, Responsible
from matching.core.contact_rules import NoRuleHolds, RuleNotFound
from matching.core.ids import AkasseId, CourseId, MemberId
from matching.database.pool import Connection, set_tenant
from matching.services.contact_figures import contact_figures
from matching.services.show_contact_rules import show_contact_rules
from matching.services.show_contact_state import contact_states, show_contact_state
from matching.services.what_if_rules import what_if_rules
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    TODAY,
    Keys,
    put_contact_rules,
    put_course,
    put_geography,
    put_member,
    put_taxonomy,
)

JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
FULL = {JULY: 160.3, AUGUST: 160.3, SEPTEMBER: 160.3}


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    put_contact_rules(connection)
    return put_taxonomy(connection)


@pytest.fixture
def member(connection: Connection, keys: Keys) -> MemberId:
    return put_member(connection, keys, postcode="8000")


def put_held_talk(connection: Connection, course: CourseId, member: MemberId, on: date, state: str = "held") -> None:
    connection.execute(
        "INSERT INTO adviser (akasse_id, user_id, name) VALUES (%s, 'adviser-1', 'Rikke') ON CONFLICT DO NOTHING",
        [AKADEMIKERNE],
    )
    connection.execute(
        "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser,"
        " concrete_job, changed_at) VALUES (%(akasse)s, %(course)s, %(member)s, 'jobsamtale', 'in_person', %(state)s,"
        " %(on)s + time '10:00', %(on)s + time '10:45', 'adviser-1', true, %(now)s)",
        {"akasse": AKADEMIKERNE, "course": course, "member": member, "state": state, "on": on, "now": NOW},
    )


def exempt(connection: Connection, course: CourseId, *, withdrawn: bool = False) -> None:
    connection.execute(
        "INSERT INTO exemption (akasse_id, course_id, decided_at, actor, reason, judgement, withdrawn_at, withdrawn_by)"
        " VALUES (%(akasse)s, %(course)s, %(now)s, 'adviser-1', 'job_in_sight', 'Begynder i januar.',"
        " %(gone)s, %(by)s)",
        {
            "akasse": AKADEMIKERNE, "course": course, "now": NOW, "gone": NOW if withdrawn else None,
            "by": "adviser-1" if withdrawn else None,
        },
    )  # fmt: skip


def test_a_member_without_a_course_has_no_state(connection: Connection, member: MemberId) -> None:
    assert show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY) is None
    assert show_contact_state(connection, AKADEMIKERNE, MemberId(UUID(int=9)), as_of=TODAY) is None


def test_a_course_with_everything_is_read_from_the_database(connection: Connection, member: MemberId) -> None:
    """481 hours are passed in September; the first talk was three days late, the second was not turned up to."""
    course = put_course(connection, member, started_on=JULY, hours=FULL)
    put_held_talk(connection, course, member, date(2026, 7, 18))
    put_held_talk(connection, course, member, date(2026, 8, 18), state="no_show")
    exempt(connection, course)
    state = show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)
    assert state is not None
    assert (state.course_id, state.rule.rule_key) == (course, "2026-07-share")
    assert (state.hours_paid, state.handover_on) == (480.9, date(2026, 10, 1))
    assert (state.responsible, state.next_duty) == (Responsible.MUNICIPALITY, NextDuty.HANDOVER)
    assert (state.first_talk_due_on, state.first_talk_in_time) == (date(2026, 7, 15), False)
    assert (state.talks_held, state.talks_required, state.exempted) == (1, 1, True)


def test_a_withdrawn_exemption_is_none(connection: Connection, member: MemberId) -> None:
    exempt(connection, put_course(connection, member), withdrawn=True)
    state = show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)
    assert state is not None
    assert (state.exempted, state.talks_required) == (False, 2)


def test_registrations_and_their_ends_are_read(connection: Connection, member: MemberId) -> None:
    course = put_course(connection, member, started_on=date(2026, 11, 1))
    connection.execute(
        "UPDATE registration SET ended_on = '2026-11-05', ended_because = 'sick' WHERE course_id = %s", [course]
    )
    connection.execute("INSERT INTO registration VALUES (%s, %s, '2026-11-20', NULL, NULL)", [AKADEMIKERNE, course])
    state = show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)
    assert state is not None
    assert (state.registered, state.first_talk_due_on) == (True, date(2026, 12, 4))


def test_the_newest_course_that_has_begun_is_the_one(connection: Connection, member: MemberId) -> None:
    put_course(connection, member, started_on=date(2025, 1, 1), ended_on=date(2025, 6, 1))
    newest = put_course(connection, member, started_on=date(2026, 11, 2))
    put_course(connection, member, started_on=date(2026, 12, 1))
    state = show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)
    assert state is not None
    assert state.course_id == newest
    assert [state.course_id for _, state in contact_states(connection, AKADEMIKERNE, as_of=TODAY)] == [newest]


def test_the_home_decides_which_trial_a_member_is_in(connection: Connection, keys: Keys) -> None:
    began = date(2027, 1, 4)
    found = []
    for postcode in ("8000", "1500"):
        member = put_member(connection, keys, postcode=postcode)
        put_course(connection, member, started_on=began, trial_arm="four-months")
        state = show_contact_state(connection, AKADEMIKERNE, member, as_of=began)
        found.append(state and state.rule.rule_key)
    assert found == ["2027-four-months", "2026-07-share"]


def test_without_rules_it_is_said_what_to_do(connection: Connection) -> None:
    member = put_member(connection, put_taxonomy(connection))
    put_course(connection, member)
    with pytest.raises(NoRuleHolds, match="Indlæs reglerne"):
        show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)


def test_states_are_those_of_running_courses_by_the_members_number(connection: Connection, keys: Keys) -> None:
    members = [put_member(connection, keys) for _ in range(4)]
    put_course(connection, members[2], adviser="adviser-2")
    put_course(connection, members[0], adviser="adviser-1")
    put_course(connection, members[1], started_on=JULY, ended_on=TODAY)  # its last day was yesterday
    put_course(connection, members[3], started_on=TODAY + timedelta(days=1))  # begins tomorrow
    every = [member for member, _ in contact_states(connection, AKADEMIKERNE, as_of=TODAY)]
    assert every == [members[0], members[2]]
    of_one = [member for member, _ in contact_states(connection, AKADEMIKERNE, as_of=TODAY, adviser="adviser-2")]
    assert of_one == [members[2]]


def test_a_list_and_a_single_state_are_the_same(connection: Connection, keys: Keys) -> None:
    for days in range(5):
        member = put_member(connection, keys)
        course = put_course(connection, member, started_on=JULY + timedelta(days=days), hours={JULY: 100.0 + days})
        put_held_talk(connection, course, member, JULY + timedelta(days=3 * days + 5))
    listed = contact_states(connection, AKADEMIKERNE, as_of=TODAY)
    assert len(listed) == 5
    assert listed == [
        (member, show_contact_state(connection, AKADEMIKERNE, member, as_of=TODAY)) for member, _ in listed
    ]


def test_another_akasse_sees_none_of_it(connection: Connection, member: MemberId) -> None:
    put_course(connection, member)
    set_tenant(connection, METAL)
    other = AkasseId(METAL)
    assert contact_states(connection, other, as_of=TODAY) == []
    assert show_contact_state(connection, other, member, as_of=TODAY) is None
    assert contact_figures(connection, other, None, as_of=TODAY).by_rule == ()


def test_the_number_of_statements_does_not_grow_with_the_members(
    connection: Connection, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    cursor = type(connection).cursor

    def counting(self: Connection, *args: object, **options: object) -> object:
        asked.append("statement")
        return cursor(self, *args, **options)  # type: ignore[call-overload]

    for _ in range(3):
        put_course(connection, put_member(connection, keys))
    monkeypatch.setattr(type(connection), "cursor", counting)
    contact_states(connection, AKADEMIKERNE, as_of=TODAY)
    assert 0 < len(asked) <= 8


def test_figures_are_counted_over_a_year_and_by_adviser(connection: Connection, keys: Keys) -> None:
    """Two were handed over on 1 October, one with both talks; a third ended long ago and is not looked at."""
    for number, talks in enumerate(([date(2026, 7, 8), date(2026, 8, 8)], [date(2026, 7, 20)])):
        member = put_member(connection, keys)
        course = put_course(connection, member, started_on=JULY, hours=FULL, adviser=f"adviser-{number + 1}")
        for on in talks:
            put_held_talk(connection, course, member, on)
    put_course(connection, put_member(connection, keys), started_on=date(2024, 2, 1), ended_on=date(2024, 4, 1))
    (counts,) = contact_figures(connection, AKADEMIKERNE, None, as_of=TODAY).by_rule
    assert (counts.talks.met, counts.talks.counted) == (1, 2)
    own = contact_figures(connection, AKADEMIKERNE, "adviser-1", as_of=TODAY)
    assert (own.first_talk.met, own.first_talk.counted) == (1, 1)


def test_an_exemption_moves_the_exempted_share(connection: Connection, keys: Keys) -> None:
    courses = [put_course(connection, put_member(connection, keys)) for _ in range(4)]
    shares = []
    for withdrawn in (True, False):
        exempt(connection, courses[0], withdrawn=withdrawn)
        (counts,) = contact_figures(connection, AKADEMIKERNE, None, as_of=TODAY).by_rule
        shares.append((counts.exempted.share, counts.exempted.room))
    assert shares == [(0.0, 1), (0.25, 0)]


def test_a_what_if_reaches_only_those_who_live_where_the_rule_holds(connection: Connection, keys: Keys) -> None:
    """In Aarhus the period would grow to four months; in København the trial is not held."""
    for postcode in ("8000", "8000", "1500"):
        put_course(connection, put_member(connection, keys, postcode=postcode))
    found = what_if_rules(connection, AKADEMIKERNE, "2027-four-months", as_of=TODAY)
    assert (found.counted, found.elsewhere, found.handover_later) == (2, 1, 2)


def test_a_what_if_of_an_unknown_rule_is_refused(connection: Connection, keys: Keys) -> None:
    with pytest.raises(RuleNotFound):
        what_if_rules(connection, AKADEMIKERNE, "2099", as_of=TODAY)


def test_a_what_if_leaves_everything_as_it_was(connection: Connection, member: MemberId) -> None:
    put_course(connection, member)
    before = contact_states(connection, AKADEMIKERNE, as_of=TODAY)
    what_if_rules(connection, AKADEMIKERNE, "2027-four-months", as_of=TODAY)
    assert contact_states(connection, AKADEMIKERNE, as_of=TODAY) == before


def test_the_rules_are_shown_the_oldest_first_with_the_names_of_their_places(connection: Connection) -> None:
    assert show_contact_rules(connection).rules == ()
    put_geography(connection)
    put_contact_rules(connection)
    shown = show_contact_rules(connection)
    begins = [rule.valid_from for rule in shown.rules]
    assert begins == sorted(begins)
    assert len(begins) == 7
    assert shown.municipalities == {"101": "København"}
