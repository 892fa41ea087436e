"""Planning a talk and everything that can become of it, on a real database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from psycopg.errors import ExclusionViolation

from matching.core.errors import JobbroError, MemberNotFound
from matching.core.ids import MemberId, TalkId
from matching.core.mail import MailKind
from matching.core.talk_errors import (
    AdviserIsBusy,
    AdviserNotFound,
    MemberIsBusy,
    NoRunningCourse,
    RebookingEndsTooLate,
    TalkCannotBecome,
    TalkChangedMeanwhile,
    TalkEndsBeforeItBegins,
    TalkInThePast,
    TalkNotBegun,
    TalkNotFound,
)
from matching.core.talks import HeldTalk, PlannedTalk, Talk, TalkForm, TalkKind, TalkState
from matching.database.pool import Connection, Pool, set_tenant, tenant_transaction
from matching.queries import talks
from matching.services.cancel_talk import cancel_talk
from matching.services.hold_talk import hold_talk
from matching.services.note_no_show import note_no_show
from matching.services.plan_talk import plan_talk
from matching.services.rebook_talk import rebook_talk
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    TODAY,
    an_adviser,
    put_adviser,
    put_course,
    put_member,
)

ADVISER = an_adviser()
TOMORROW = NOW + timedelta(days=1)
HELD = HeldTalk(TalkForm.PHONE, concrete_job=True, note="Lageret i Køge", also=(TalkKind.RAADIGHED,))


def a_new_member(connection: Connection, **course: Any) -> MemberId:
    member = put_member(connection, None)  # type: ignore[arg-type]  # nothing is read, so no keys are needed
    put_course(connection, member, **course)
    return member


@pytest.fixture
def member(connection: Connection) -> MemberId:
    return a_new_member(connection)


def a_plan(member: MemberId, starts_at: datetime = TOMORROW, **overrides: Any) -> PlannedTalk:
    plain = PlannedTalk(
        member_id=member,
        kind=TalkKind.JOBSAMTALE,
        form=TalkForm.IN_PERSON,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        place="Hovedgaden 1",
        adviser=ADVISER.user_id,
    )
    return replace(plain, **overrides)


def planned(connection: Connection, member: MemberId, starts_at: datetime = TOMORROW, **overrides: Any) -> Talk:
    talk_id = plan_talk(connection, ADVISER, a_plan(member, starts_at, **overrides), now=NOW)
    return talks.find_talk(connection, AKADEMIKERNE, talk_id)


def moved(connection: Connection, talk: Talk, starts_at: datetime, version: int | None = None, **how: Any) -> Talk:
    plain = {"form": talk.form, "place": talk.place, "ends_at": starts_at + (talk.ends_at - talk.starts_at)}
    which = {"version": version or talk.version, "now": NOW}
    rebook_talk(connection, ADVISER, talk.talk_id, starts_at=starts_at, **{**plain, **which, **how})
    return talks.find_talk(connection, AKADEMIKERNE, talk.talk_id)


def history(connection: Connection, talk_id: TalkId) -> list[tuple[int, TalkState]]:
    return [(event.version, event.state) for event in talks.talk_events(connection, AKADEMIKERNE, talk_id)]


def mails(connection: Connection, talk_id: TalkId) -> list[MailKind]:
    query = "SELECT kind FROM outgoing_mail WHERE subject_id = %s ORDER BY queued_at, once_key"
    return [kind for (kind,) in connection.execute(query, [talk_id]).fetchall()]


def test_a_planned_talk_counts_in_the_running_course_and_the_member_is_summoned(
    connection: Connection, member: MemberId
) -> None:
    talk = planned(connection, member, also=(TalkKind.CV,), rebook_until=NOW + timedelta(hours=5))
    course = talks.running_course(connection, AKADEMIKERNE, member, TODAY)
    assert course is not None
    assert (talk.course_id, talk.state, talk.version) == (course.course_id, TalkState.PLANNED, 1)
    assert talk.also == (TalkKind.CV,)
    assert history(connection, talk.talk_id) == [(1, TalkState.PLANNED)]
    assert mails(connection, talk.talk_id) == [MailKind.SUMMONS]


def test_the_same_form_sent_twice_plans_one_talk(connection: Connection, member: MemberId) -> None:
    once, twice = planned(connection, member), planned(connection, member)
    assert once == twice
    assert history(connection, once.talk_id) == [(1, TalkState.PLANNED)]
    assert mails(connection, once.talk_id) == [MailKind.SUMMONS]


def test_an_adviser_is_not_booked_twice_and_is_told_when_the_other_talk_is(
    connection: Connection, member: MemberId
) -> None:
    planned(connection, member)
    other = a_new_member(connection)
    with pytest.raises(AdviserIsBusy, match=r"Rådgiveren .* den 24\. november 2026 kl\. 10\.00-10\.45"):
        planned(connection, other, TOMORROW + timedelta(minutes=44))
    assert talks.talks_of_member(connection, AKADEMIKERNE, other) == []


def test_one_talk_may_begin_as_another_ends(connection: Connection, member: MemberId) -> None:
    planned(connection, member)
    assert planned(connection, a_new_member(connection), TOMORROW + timedelta(minutes=45))


def test_a_member_is_not_booked_twice(connection: Connection, member: MemberId) -> None:
    planned(connection, member)
    colleague = put_adviser(connection, "adviser-2")
    with pytest.raises(MemberIsBusy, match=r"Medlemmet .* kl\. 10\.00-10\.45"):
        planned(connection, member, adviser=colleague)


def test_a_cancelled_talk_gives_its_time_back(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    cancel_talk(connection, ADVISER, talk.talk_id, version=1, now=NOW)
    assert planned(connection, a_new_member(connection)).state is TalkState.PLANNED


def test_a_member_without_a_running_course_cannot_be_called(connection: Connection) -> None:
    ended = a_new_member(connection, ended_on=TODAY)
    with pytest.raises(NoRunningCourse):
        planned(connection, ended)


def test_a_returned_members_newest_course_is_the_one(connection: Connection) -> None:
    member = a_new_member(connection, started_on=TODAY - timedelta(days=400), ended_on=TODAY - timedelta(days=200))
    newest = put_course(connection, member)
    assert planned(connection, member).course_id == newest


def test_an_unknown_member_is_not_found(connection: Connection) -> None:
    set_tenant(connection, AKADEMIKERNE)
    with pytest.raises(MemberNotFound):
        planned(connection, MemberId(UUID(int=7)))


def test_a_talk_cannot_be_given_to_a_stranger(connection: Connection, member: MemberId) -> None:
    with pytest.raises(AdviserNotFound):
        planned(connection, member, adviser="somebody-else")


def test_whoever_plans_becomes_an_adviser(connection: Connection, member: MemberId) -> None:
    planned(connection, member)
    assert connection.execute("SELECT user_id, name FROM adviser").fetchall() == [("adviser-1", "Jobrådgiver")]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"ends_at": TOMORROW}, TalkEndsBeforeItBegins),
        ({"rebook_until": TOMORROW + timedelta(minutes=1)}, RebookingEndsTooLate),
        ({"starts_at": NOW - timedelta(days=1)}, TalkInThePast),
    ],
)
def test_a_time_that_cannot_be_is_refused(
    connection: Connection, member: MemberId, wrong: dict[str, datetime], error: type[JobbroError]
) -> None:
    with pytest.raises(error):
        planned(connection, member, **wrong)


def test_a_talk_from_earlier_today_may_be_noted_afterwards(connection: Connection, member: MemberId) -> None:
    assert planned(connection, member, NOW - timedelta(hours=1))


def test_a_moved_talk_is_a_new_version_and_the_member_is_told(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member, rebook_until=NOW + timedelta(hours=5))
    later = moved(connection, talk, TOMORROW + timedelta(days=1), form=TalkForm.VIDEO, place="https://example.com/m")
    assert (later.starts_at, later.form, later.place) == (
        TOMORROW + timedelta(days=1),
        TalkForm.VIDEO,
        "https://example.com/m",
    )
    assert later.rebook_until == NOW + timedelta(days=1, hours=5)
    assert history(connection, talk.talk_id) == [(1, TalkState.PLANNED), (2, TalkState.PLANNED)]
    assert sorted(mails(connection, talk.talk_id), key=str) == [MailKind.SUMMONS, MailKind.TALK_CHANGED]


def test_moving_a_talk_twice_in_the_same_way_is_one_change(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    moved(connection, talk, TOMORROW + timedelta(days=1))
    assert moved(connection, talk, TOMORROW + timedelta(days=1)).version == 2
    assert len(mails(connection, talk.talk_id)) == 2


def test_a_talk_moved_by_somebody_else_meanwhile_is_not_moved_again(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    moved(connection, talk, TOMORROW + timedelta(days=1))
    with pytest.raises(TalkChangedMeanwhile, match=r"^Samtalen er ændret af en anden"):
        moved(connection, talk, TOMORROW + timedelta(days=2))
    assert talks.find_talk(connection, AKADEMIKERNE, talk.talk_id).starts_at == TOMORROW + timedelta(days=1)


def test_a_talk_may_be_moved_a_little_though_it_overlaps_itself(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    assert moved(connection, talk, TOMORROW + timedelta(minutes=15)).version == 2


def test_a_talk_is_not_moved_on_top_of_another(connection: Connection, member: MemberId) -> None:
    planned(connection, a_new_member(connection))
    talk = planned(connection, member, TOMORROW + timedelta(hours=3))
    with pytest.raises(AdviserIsBusy):
        moved(connection, talk, TOMORROW)
    assert talks.find_talk(connection, AKADEMIKERNE, talk.talk_id) == talk


def test_the_database_refuses_a_double_booking_that_nobody_looked_for(
    connection: Connection, member: MemberId, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look before the writing is for the sentence; the rule is held by the database."""
    planned(connection, a_new_member(connection))
    monkeypatch.setattr(talks, "taken_times", lambda *_: [])
    with pytest.raises(ExclusionViolation, match="adviser_is_in_one_talk"):
        planned(connection, member)


def test_a_cancelled_talk_stays_cancelled(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    for _ in range(2):
        cancel_talk(connection, ADVISER, talk.talk_id, version=1, now=NOW)
    assert history(connection, talk.talk_id) == [(1, TalkState.PLANNED), (2, TalkState.CANCELLED)]
    assert sorted(mails(connection, talk.talk_id), key=str) == [MailKind.SUMMONS, MailKind.TALK_CANCELLED]
    with pytest.raises(TalkCannotBecome, match=r"^Samtalen er aflyst og kan ikke længere flyttes\.$"):
        moved(connection, talk, TOMORROW + timedelta(days=1), version=2)


def test_a_talk_is_not_cancelled_when_it_was_moved_meanwhile(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    moved(connection, talk, TOMORROW + timedelta(days=1))
    with pytest.raises(TalkChangedMeanwhile):
        cancel_talk(connection, ADVISER, talk.talk_id, version=1, now=NOW)


def test_nobody_fails_to_turn_up_before_the_time(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    with pytest.raises(TalkNotBegun, match=r"kl\. 10\.00-10\.45"):
        note_no_show(connection, ADVISER, talk.talk_id, version=1, now=TOMORROW - timedelta(minutes=1))


def test_a_no_show_that_was_a_mistake_can_be_held(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    for _ in range(2):
        note_no_show(connection, ADVISER, talk.talk_id, version=1, now=TOMORROW)
    hold_talk(connection, ADVISER, talk.talk_id, HELD, version=2, now=TOMORROW)
    states = [TalkState.PLANNED, TalkState.NO_SHOW, TalkState.HELD]
    assert history(connection, talk.talk_id) == list(enumerate(states, 1))


def test_a_held_talk_keeps_form_outcome_and_note(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    for _ in range(2):
        hold_talk(connection, ADVISER, talk.talk_id, HELD, version=1, now=TOMORROW)
    held = talks.find_talk(connection, AKADEMIKERNE, talk.talk_id)
    assert held == replace(
        talk,
        state=TalkState.HELD,
        form=TalkForm.PHONE,
        concrete_job=True,
        note="Lageret i Køge",
        also=(TalkKind.RAADIGHED,),
        version=2,
    )
    assert mails(connection, talk.talk_id) == [MailKind.SUMMONS]


def test_a_held_talk_is_not_held_differently(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    hold_talk(connection, ADVISER, talk.talk_id, HELD, version=1, now=TOMORROW)
    with pytest.raises(TalkCannotBecome):
        hold_talk(connection, ADVISER, talk.talk_id, replace(HELD, note="Andet"), version=2, now=TOMORROW)


def test_a_talk_of_a_later_day_cannot_be_registered_as_held(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    with pytest.raises(TalkNotBegun):
        hold_talk(connection, ADVISER, talk.talk_id, HELD, version=1, now=NOW)


def test_a_talk_of_another_akasse_is_not_there(connection: Connection, member: MemberId) -> None:
    talk = planned(connection, member)
    set_tenant(connection, METAL)
    with pytest.raises(TalkNotFound):
        cancel_talk(connection, an_adviser(METAL), talk.talk_id, version=1, now=NOW)


def test_a_members_talks_come_newest_first(connection: Connection, member: MemberId) -> None:
    first, second = planned(connection, member), planned(connection, member, TOMORROW + timedelta(days=1))
    assert talks.talks_of_member(connection, AKADEMIKERNE, member) == [second, first]


# --- two at once ----------------------------------------------------------------------------------------------------


def at_once(pool: Pool, *acts: Callable[[Connection], object]) -> list[object]:
    """Let each act in a transaction of its own at the same time; what each returned, or the class of its error."""
    start, ends = Barrier(len(acts)), [object()] * len(acts)

    def run(number: int) -> None:
        try:
            with tenant_transaction(pool, AKADEMIKERNE) as connection:
                start.wait()
                ends[number] = acts[number](connection)
        except JobbroError as error:
            ends[number] = type(error)

    threads = [Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def two_members(pool: Pool) -> tuple[MemberId, MemberId]:
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        put_adviser(connection)
        return a_new_member(connection), a_new_member(connection)


def test_of_two_who_want_the_same_hour_at_once_one_gets_it(pool: Pool) -> None:
    members = two_members(pool)
    ends = at_once(
        pool, *(lambda c, member=member: plan_talk(c, ADVISER, a_plan(member), now=NOW) for member in members)
    )
    assert AdviserIsBusy in ends
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert connection.execute("SELECT count(*) FROM talk").fetchone() == (1,)


def test_a_double_click_plans_one_talk_with_one_summons(pool: Pool) -> None:
    member, _ = two_members(pool)
    ends = at_once(pool, *[lambda c: plan_talk(c, ADVISER, a_plan(member), now=NOW)] * 2)
    assert ends[0] == ends[1]
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert connection.execute("SELECT count(*) FROM talk_event").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM outgoing_mail").fetchone() == (1,)


def test_of_two_who_change_the_same_talk_at_once_one_is_told(pool: Pool) -> None:
    member, _ = two_members(pool)
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        talk = planned(connection, member)
    ends = at_once(
        pool,
        lambda c: moved(c, talk, TOMORROW + timedelta(days=1)) and None,
        lambda c: cancel_talk(c, ADVISER, talk.talk_id, version=1, now=NOW),
    )
    assert sorted(map(str, ends))[1] == "None"
    assert {TalkChangedMeanwhile, TalkCannotBecome} & set(ends)
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert talks.find_talk(connection, AKADEMIKERNE, talk.talk_id).version == 2
