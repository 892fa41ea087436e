"""Calling many members: the plan and who is not in it, and summons that are sent once, on a real database."""

from datetime import date, datetime, time, timedelta
from threading import Barrier, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest

from matching.core.danish_time import DENMARK
from matching.core.errors import MemberNotFound
from matching.core.ids import MemberId
from matching.core.list_acts import DoneAtOnce
from matching.core.list_errors import NothingChosen, TooManyChosen
from matching.core.summoning import NO_FREE_TIME, SummonsPlan, SummonsWish
from matching.core.talks import ExemptionReason, HeldTalk, PlannedTalk, TalkForm, TalkKind
from matching.database.pool import Connection, Pool, set_tenant, tenant_transaction
from matching.queries import talks
from matching.services.exempt_member import exempt_member
from matching.services.hold_talk import hold_talk
from matching.services.summon_many import NO_LONGER, propose_summons, summon_many
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    TODAY,
    an_adviser,
    put_contact_rules,
    put_course,
    put_member,
    put_talk,
)

ADVISER = an_adviser()
DAY = TODAY + timedelta(days=1)
FORM = UUID(int=1)


def wish(first: date = DAY, last: date = DAY) -> SummonsWish:
    return SummonsWish(TalkForm.PHONE, "00 00 00 00", 45, first, last, time(9), time(12))


def a_member(connection: Connection, **course: Any) -> MemberId:
    made = put_member(connection, None)  # type: ignore[arg-type]  # nothing is read, so no keys are needed
    put_course(connection, made, **course)
    return made


@pytest.fixture
def ruled(connection: Connection) -> Connection:
    put_contact_rules(connection)
    set_tenant(connection, AKADEMIKERNE)
    return connection


def proposed(connection: Connection, *who: MemberId, most: int = 25, **days: date) -> SummonsPlan:
    return propose_summons(connection, ADVISER, who, wish(**days), most=most, now=NOW)


def planned(plan: SummonsPlan) -> list[PlannedTalk]:
    return [
        PlannedTalk(
            seat.member.member_id, TalkKind.JOBSAMTALE, TalkForm.PHONE, seat.starts_at, seat.ends_at, "00", "adviser-1"
        )
        for seat in plan.seats
    ]


def sent(connection: Connection, plan: SummonsPlan, once_key: UUID = FORM) -> DoneAtOnce:
    return summon_many(connection, ADVISER, planned(plan), most=25, once_key=once_key, now=NOW)


def mails(connection: Connection) -> int:
    row = connection.execute("SELECT count(*) FROM outgoing_mail WHERE kind = 'summons'").fetchone()
    assert row is not None
    return int(row[0])


def test_each_member_is_called_once_to_a_time_that_was_free(ruled: Connection) -> None:
    put_talk(ruled, a_member(ruled), datetime.combine(DAY, time(9, 30), DENMARK))
    before = mails(ruled)
    first, second = a_member(ruled), a_member(ruled)
    plan = proposed(ruled, first, second)
    assert [f"{seat.starts_at:%H.%M}" for seat in plan.seats] == ["10.15", "11.00"]
    done = sent(ruled, plan)
    assert len(done.outcome.done) == 2
    assert done.outcome.left == ()
    assert mails(ruled) == before + 2
    found = talks.talks_of_member(ruled, AKADEMIKERNE, first)
    assert [(one.form, one.place, one.version) for one in found] == [(TalkForm.PHONE, "00", 1)]


def test_the_same_form_sent_twice_has_one_effect_and_the_same_result(ruled: Connection) -> None:
    plan = proposed(ruled, a_member(ruled))
    assert sent(ruled, plan) == sent(ruled, plan)
    assert mails(ruled) == 1


def test_who_is_not_called_is_said_with_the_reason(ruled: Connection) -> None:
    sick, exempted, elsewhere, called, *_so_that_one_may_be_exempted = (a_member(ruled) for _ in range(6))
    without = put_member(ruled, None)  # type: ignore[arg-type]  # nothing is read, so no keys are needed
    ruled.execute(
        "UPDATE registration SET ended_on = %s, ended_because = 'sick' WHERE course_id = "
        "(SELECT course_id FROM course WHERE member_id = %s)",
        [TODAY, sick],
    )
    ruled.execute("UPDATE course SET municipality_from_day_one = true WHERE member_id = %s", [elsewhere])
    exempt(ruled, exempted)
    hold_talk(ruled, ADVISER, put_talk(ruled, exempted), HeldTalk(TalkForm.PHONE, True), version=1, now=NOW)
    put_talk(ruled, called, datetime.combine(DAY, time(9), DENMARK))
    plan = proposed(ruled, sick, exempted, elsewhere, called, without)
    assert plan.seats == ()
    told = " ".join(one.why for one in plan.left)
    for words in (
        "Er sygemeldt",
        "Er undtaget",
        "Kommunen har forløbet",
        "Har allerede en jobsamtale",
        "ikke et ledig",
    ):
        assert words in told


def test_the_first_talk_is_with_everyone_the_exempted_too(ruled: Connection) -> None:
    exempted, *_so_that_one_may_be_exempted = (a_member(ruled) for _ in range(5))
    exempt(ruled, exempted)
    plan = proposed(ruled, exempted)
    assert [seat.member.member_id for seat in plan.seats] == [exempted]
    assert len(sent(ruled, plan).outcome.done) == 1


def exempt(connection: Connection, who: MemberId) -> None:
    exempt_member(connection, ADVISER, who, ExemptionReason.JOB_IN_SIGHT, "Begynder den 1. december.", now=NOW)


def test_whose_day_is_full_is_told_of_and_the_rest_is_planned(ruled: Connection) -> None:
    plan = proposed(ruled, *(a_member(ruled) for _ in range(5)))
    assert len(plan.seats) == 4
    assert [one.why for one in plan.left] == [NO_FREE_TIME]


def test_a_time_taken_since_is_left_and_the_others_are_called(ruled: Connection) -> None:
    first, second = a_member(ruled), a_member(ruled)
    plan = proposed(ruled, first, second)
    put_talk(ruled, a_member(ruled), plan.seats[0].starts_at)
    done = sent(ruled, plan)
    assert [row.number for row in done.outcome.done] == [plan.seats[1].member.number]
    assert "Rådgiveren har allerede en samtale" in done.outcome.left[0].why


def test_a_member_called_by_another_since_is_not_called_twice_and_nothing_private_is_kept(ruled: Connection) -> None:
    who = a_member(ruled)
    plan = proposed(ruled, who)
    put_talk(ruled, who, plan.seats[0].starts_at + timedelta(days=1))
    assert [row.why for row in sent(ruled, plan).outcome.left] == [NO_LONGER]


def test_a_batch_has_a_size_and_somebody_in_it(ruled: Connection) -> None:
    with pytest.raises(NothingChosen):
        proposed(ruled)
    with pytest.raises(NothingChosen):
        summon_many(ruled, ADVISER, [], most=25, once_key=FORM, now=NOW)
    with pytest.raises(TooManyChosen):
        proposed(ruled, a_member(ruled), a_member(ruled), most=1)


def test_a_member_of_another_akasse_stops_the_whole(ruled: Connection) -> None:
    theirs = put_member(ruled, None, akasse_id=METAL)  # type: ignore[arg-type]  # nothing is read
    set_tenant(ruled, AKADEMIKERNE)
    own = a_member(ruled)
    with pytest.raises(MemberNotFound):
        proposed(ruled, own, theirs)


def test_two_advisers_who_call_the_same_members_at_once_call_each_once(pool: Pool) -> None:
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        put_contact_rules(connection)
        who = [a_member(connection) for _ in range(3)]
        wanted = planned(proposed(connection, *who))
        colleague = an_adviser(user_id="adviser-2")
        theirs = planned(propose_summons(connection, colleague, who, wish(), most=25, now=NOW))[::-1]
    at_once = Barrier(2)

    def call(adviser: Any, talks_wanted: list[PlannedTalk]) -> None:
        with tenant_transaction(pool, AKADEMIKERNE) as connection:
            at_once.wait()
            summon_many(connection, adviser, talks_wanted, most=25, once_key=uuid4(), now=NOW)

    threads = [Thread(target=call, args=pair) for pair in ((ADVISER, wanted), (colleague, _held_by(theirs)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    with tenant_transaction(pool, AKADEMIKERNE) as connection:
        assert [len(talks.talks_of_member(connection, AKADEMIKERNE, one)) for one in who] == [1, 1, 1]


def _held_by(wanted: list[PlannedTalk]) -> list[PlannedTalk]:
    """The same talks with the colleague, a week later, so that no time stands in the way."""
    week = timedelta(days=7)
    return [
        PlannedTalk(one.member_id, one.kind, one.form, one.starts_at + week, one.ends_at + week, one.place, "adviser-2")
        for one in wanted
    ]
