"""The worklist: talks by the hour with their preparation, what has to be acted on by deadline, and the figures."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from matching.core.ids import MemberId
from matching.core.recommendations import Channel
from matching.core.talks import TalkForm, TalkKind, TalkState
from matching.core.worklist import Preparation, Task, TaskKind, Worklist
from matching.database.pool import Connection, set_tenant
from matching.services.cancel_talk import cancel_talk
from matching.services.hand_over import hand_over
from matching.services.plan_talk import plan_talk
from matching.services.prepare_handover import prepare_handover
from matching.services.show_worklist import show_worklist
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    NOW,
    TODAY,
    Keys,
    Read,
    an_adviser,
    put_adviser,
    put_contact_rules,
    put_course,
    put_geography,
    put_member,
    put_taxonomy,
)
from tests.matching.services.test_talks import a_plan

ADVISER = an_adviser()
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def keys(connection: Connection) -> Keys:
    put_geography(connection)
    put_contact_rules(connection)
    set_tenant(connection, AKADEMIKERNE)
    return put_taxonomy(connection)


def a_member(connection: Connection, keys: Keys, read: Read | None = None, **course: Any) -> MemberId:
    """A member in a course that begins today and that the adviser follows."""
    member = put_member(connection, keys, read)
    put_course(connection, member, **{"adviser": ADVISER.user_id, "started_on": TODAY, **course})
    return member


def planned(connection: Connection, member: MemberId, starts_at: datetime, **overrides: Any) -> Any:
    return plan_talk(connection, ADVISER, a_plan(member, starts_at, **overrides), now=min(NOW, starts_at))


def held(connection: Connection, member: MemberId, on: date, kind: str = "jobsamtale") -> None:
    connection.execute(
        "INSERT INTO talk (akasse_id, course_id, member_id, kind, form, state, starts_at, ends_at, adviser,"
        " concrete_job, changed_at) SELECT akasse_id, course_id, member_id, %(kind)s, 'phone', 'held',"
        " %(on)s + time '10:00', %(on)s + time '10:45', 'adviser-1', true, %(now)s FROM course"
        " WHERE member_id = %(member)s",
        {"kind": kind, "on": on, "member": member, "now": NOW},
    )


def paid(connection: Connection, member: MemberId, hours: Mapping[date, float]) -> None:
    for month, number in hours.items():
        connection.execute(
            "INSERT INTO benefit_hours SELECT akasse_id, course_id, %s, %s FROM course WHERE member_id = %s",
            [month, number, member],
        )


def worklist(connection: Connection, **asked: Any) -> Worklist:
    return show_worklist(connection, ADVISER, **{"now": NOW, "day": None, **asked})


def tasks(connection: Connection, **asked: Any) -> list[tuple[TaskKind, date | None]]:
    return [(task.kind, task.due_on) for task in worklist(connection, **asked).tasks]


def test_the_day_runs_hour_by_hour(connection: Connection, keys: Keys) -> None:
    late, early = a_member(connection, keys), a_member(connection, keys)
    planned(connection, late, NOW + 5 * HOUR, form=TalkForm.VIDEO)
    planned(connection, early, NOW + HOUR, kind=TalkKind.BY_NEED)
    found = worklist(connection)
    assert [talk.member_id for talk in found.today] == [early, late]
    assert [(talk.kind, talk.form) for talk in found.today] == [
        (TalkKind.BY_NEED, TalkForm.IN_PERSON),
        (TalkKind.JOBSAMTALE, TalkForm.VIDEO),
    ]
    assert (found.today[0].member_name, found.today[0].place) == ("Karen Prøve", "Hovedgaden 1")


def test_the_week_begins_on_monday_and_a_day_can_be_chosen(connection: Connection, keys: Keys) -> None:
    """The 23rd of November 2026 is a Monday; the talk on Sunday is still in its week, the next Monday's is not."""
    for days in (0, 6, 7):
        planned(connection, a_member(connection, keys), NOW + days * DAY)
    found = worklist(connection, day=TODAY + 6 * DAY)
    assert [(day, len(talks)) for day, talks in found.week if talks] == [(TODAY, 1), (TODAY + 6 * DAY, 1)]
    assert len(found.today) == 1
    assert found.as_of == TODAY


def test_a_day_is_danish(connection: Connection, keys: Keys) -> None:
    """Half past eleven at night in Denmark is still that day, though it is 22.30 in UTC."""
    planned(
        connection, a_member(connection, keys), NOW.replace(hour=22, minute=30), ends_at=NOW.replace(hour=22, minute=50)
    )
    planned(connection, a_member(connection, keys), NOW.replace(hour=23, minute=30))
    assert [len(talks) for _day, talks in worklist(connection).week][:2] == [1, 1]


def test_what_is_missing_before_a_talk_is_said(connection: Connection, keys: Keys) -> None:
    ready = Read(LAGER_READ.occupations, LAGER_READ.skills, goals=["butiksassistent"])
    for hours, read in enumerate((ready, LAGER_READ, None), 1):
        planned(connection, a_member(connection, keys, read), NOW + hours * HOUR)
    assert [talk.preparation for talk in worklist(connection).today] == [
        Preparation(is_understood=True, has_history=True, has_goals=True),
        Preparation(is_understood=True, has_history=True, has_goals=False),
        Preparation(is_understood=False, has_history=False, has_goals=False),
    ]


def test_the_number_of_a_talk_counts_jobsamtaler_that_stand(connection: Connection, keys: Keys) -> None:
    """One held, one cancelled and a talk by need before it: the talk is the second."""
    member = a_member(connection, keys, started_on=TODAY - 20 * DAY)
    held(connection, member, TODAY - 10 * DAY)
    held(connection, member, TODAY - 9 * DAY, kind="by_need")
    cancelled = planned(connection, member, NOW + HOUR)
    cancel_talk(connection, ADVISER, cancelled, version=1, now=NOW)
    planned(connection, member, NOW + 2 * HOUR)
    assert [(talk.state, talk.ordinal) for talk in worklist(connection).today][1] == (TalkState.PLANNED, 2)


def test_mine_and_everybodys_are_told_apart(connection: Connection, keys: Keys) -> None:
    colleague = put_adviser(connection, "adviser-2")
    planned(connection, a_member(connection, keys), NOW + HOUR)
    planned(connection, a_member(connection, keys, adviser=colleague), NOW + HOUR, adviser=colleague)
    assert len(worklist(connection).today) == 1
    both = worklist(connection, everybody=True)
    assert {talk.adviser for talk in both.today} == {"adviser-1", "adviser-2"}
    assert both.adviser is None


def test_another_akasse_sees_nothing_of_it(connection: Connection, keys: Keys) -> None:
    planned(connection, a_member(connection, keys), NOW + HOUR)
    set_tenant(connection, METAL)
    found = show_worklist(connection, an_adviser(METAL), now=NOW, day=None, everybody=True)
    assert (found.today, found.tasks) == ((), ())


@pytest.mark.parametrize(("days_ago", "is_shown"), [(10, False), (11, True), (14, True), (20, True)])
def test_a_first_talk_is_a_task_from_three_days_before_its_deadline(
    connection: Connection, keys: Keys, days_ago: int, is_shown: bool
) -> None:
    """The deadline is fourteen days after registration."""
    a_member(connection, keys, started_on=TODAY - days_ago * DAY)
    due_on = TODAY + (14 - days_ago) * DAY
    assert tasks(connection) == ([(TaskKind.FIRST_TALK, due_on)] if is_shown else [])


def test_a_first_talk_that_is_planned_in_time_needs_no_acting_on(connection: Connection, keys: Keys) -> None:
    member = a_member(connection, keys, started_on=TODAY - 12 * DAY)
    talk = planned(connection, member, NOW + DAY)
    assert tasks(connection) == []
    cancel_talk(connection, ADVISER, talk, version=1, now=NOW)
    assert tasks(connection) == [(TaskKind.FIRST_TALK, TODAY + 2 * DAY)]


def test_a_first_talk_planned_too_late_is_still_a_task_and_says_when(connection: Connection, keys: Keys) -> None:
    member = a_member(connection, keys, started_on=TODAY - 12 * DAY)
    planned(connection, member, NOW + 3 * DAY)
    (task,) = worklist(connection).tasks
    assert (task.kind, task.detail) == (TaskKind.FIRST_TALK, "planlagt 26.11.2026")


def test_handovers_this_month_are_tasks_until_the_file_is_handed_over(connection: Connection, keys: Keys) -> None:
    """410 hours are passed in October, so the municipality has the member from the first of November."""
    member = a_member(connection, keys, started_on=date(2026, 8, 3))
    connection.execute("UPDATE member SET municipality_code = '751'")
    for day in (date(2026, 8, 10), date(2026, 9, 10)):
        held(connection, member, day)
    paid(connection, member, {date(2026, 8, 1): 150, date(2026, 9, 1): 150, date(2026, 10, 1): 150})
    assert tasks(connection) == [(TaskKind.HANDOVER, date(2026, 11, 1))]
    digest = prepare_handover(connection, ADVISER, member, as_of=TODAY).digest
    hand_over(connection, ADVISER, member, digest, Channel.SECURE_MAIL, now=NOW)
    assert tasks(connection) == []


def test_a_talk_of_yesterday_that_nobody_registered_is_a_task(connection: Connection, keys: Keys) -> None:
    member = a_member(connection, keys, started_on=TODAY - 5 * DAY)
    talk = planned(connection, member, NOW - DAY)
    (task,) = worklist(connection).tasks
    assert (task.kind, task.due_on, task.subject_id) == (TaskKind.UNREGISTERED, TODAY - DAY, talk)


def test_tasks_come_by_deadline(connection: Connection, keys: Keys) -> None:
    for days_ago in (12, 20, 14):
        a_member(connection, keys, started_on=TODAY - days_ago * DAY)
    due = [due_on for _kind, due_on in tasks(connection)]
    assert due == [TODAY - 6 * DAY, TODAY, TODAY + 2 * DAY]


def test_a_colleagues_members_are_not_my_tasks(connection: Connection, keys: Keys) -> None:
    colleague = put_adviser(connection, "adviser-2")
    a_member(connection, keys, started_on=TODAY - 14 * DAY, adviser=colleague)
    assert tasks(connection) == []
    assert tasks(connection, everybody=True) == [(TaskKind.FIRST_TALK, TODAY)]


def test_the_figures_are_my_members(connection: Connection, keys: Keys) -> None:
    """Of two whose first talk was due, one had it."""
    colleague = put_adviser(connection, "adviser-2")
    members = [a_member(connection, keys, started_on=TODAY - 20 * DAY) for _ in range(2)]
    a_member(connection, keys, started_on=TODAY - 20 * DAY, adviser=colleague)
    held(connection, members[0], TODAY - 10 * DAY)
    figures = worklist(connection).figures
    assert figures is not None
    assert (figures.first_talk.met, figures.first_talk.counted) == (1, 2)


def test_without_rules_the_talks_are_shown_all_the_same(connection: Connection) -> None:
    keys = put_taxonomy(connection)
    connection.execute("DELETE FROM contact_rule")
    planned(connection, a_member(connection, keys), NOW + HOUR)
    found = worklist(connection)
    assert len(found.today) == 1
    assert found.figures is None
    assert "Indlæs reglerne" in found.obstacle


def test_tasks_without_a_deadline_come_last() -> None:
    from matching.core.worklist import by_deadline

    def task(due_on: date | None, name: str = "") -> Task:
        return Task(TaskKind.HANDOVER, AKADEMIKERNE, None, None, name, due_on)  # type: ignore[arg-type]

    ordered = by_deadline((task(None), task(TODAY, "b"), task(TODAY, "a")))
    assert [(one.due_on, one.name) for one in ordered] == [(TODAY, "a"), (TODAY, "b"), (None, "")]
