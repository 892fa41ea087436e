"""Acts on many rows: one transaction, a result for each row, one effect for a form sent twice, and a way back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from matching.core.errors import JobOrderNotFound, MemberNotFound
from matching.core.ids import JobOrderId, MemberId
from matching.core.list_acts import MOST_AT_ONCE, ChosenOrders, DoneAtOnce, ListAct
from matching.core.list_errors import DeadlineMustLieAhead, NothingChosen, NothingToUndo, TooManyChosen
from matching.core.talk_errors import AdviserNotFound
from matching.database.pool import Connection, set_tenant
from matching.services.assign_adviser import assign_adviser, return_adviser
from matching.services.change_orders import change_orders, undo_change_of_orders
from tests.builders import (
    AKADEMIKERNE,
    METAL,
    NOW,
    Keys,
    an_adviser,
    put_adviser,
    put_course,
    put_member,
    put_order,
    put_taxonomy,
)

ACTOR = an_adviser()
FORM, OTHER_FORM = UUID(int=1), UUID(int=2)
LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def keys(connection: Connection) -> Keys:
    set_tenant(connection, AKADEMIKERNE)
    return put_taxonomy(connection)


def member(connection: Connection, keys: Keys, adviser: str | None = None, **options: Any) -> MemberId:
    made = put_member(connection, keys, **options)
    put_course(connection, made, adviser=adviser)
    return made


def adviser_of(connection: Connection, who: MemberId) -> str | None:
    row = connection.execute("SELECT adviser FROM course WHERE member_id = %s", [who]).fetchone()
    assert row is not None
    return row[0]


def status_of(connection: Connection, order: JobOrderId) -> str:
    row = connection.execute("SELECT status::text FROM job_order WHERE job_order_id = %s", [order]).fetchone()
    assert row is not None
    return str(row[0])


def log_of(connection: Connection, order: JobOrderId) -> list[tuple[str, str]]:
    query = "SELECT kind::text, who::text FROM job_order_log WHERE job_order_id = %s ORDER BY job_order_log_id"
    return connection.execute(query, [order]).fetchall()


def assign(connection: Connection, *who: MemberId, to: str = "adviser-1", **options: Any) -> DoneAtOnce:
    return assign_adviser(connection, ACTOR, who, to, **{"once_key": FORM, "now": NOW, **options})


def act(connection: Connection, what: ListAct, *orders: JobOrderId, **options: Any) -> DoneAtOnce:
    chosen = ChosenOrders(what, orders, options.pop("deadline_on", None))
    return change_orders(connection, ACTOR, chosen, **{"once_key": FORM, "now": NOW, **options})


# --- members --------------------------------------------------------------------------------------------------------


def test_each_member_gets_the_adviser_and_the_others_say_why_not(connection: Connection, keys: Keys) -> None:
    free, taken, mine = (member(connection, keys, adviser) for adviser in (None, "adviser-2", "adviser-1"))
    without = put_member(connection, keys)
    done = assign(connection, free, taken, mine, without)
    assert [adviser_of(connection, one) for one in (free, taken, mine)] == ["adviser-1"] * 3
    assert {row.before for row in done.outcome.done} == {None, "adviser-2"}
    assert sorted(row.why for row in done.outcome.left) == [
        "Det var allerede sådan.",
        "Medlemmet har ikke et ledighedsforløb i gang.",
    ]


def test_a_form_sent_twice_has_one_effect_and_the_same_result(connection: Connection, keys: Keys) -> None:
    who = member(connection, keys, "adviser-2")
    first = assign(connection, who)
    connection.execute("UPDATE course SET adviser = 'adviser-2'")
    assert assign(connection, who, now=LATER) == first
    assert adviser_of(connection, who) == "adviser-2"
    assert assign(connection, who, once_key=OTHER_FORM, now=LATER) != first
    assert adviser_of(connection, who) == "adviser-1"


def test_a_colleague_can_be_given_the_members_but_nobody_else(connection: Connection, keys: Keys) -> None:
    who = member(connection, keys)
    put_adviser(connection, "adviser-9")
    assign(connection, who, to="adviser-9")
    assert adviser_of(connection, who) == "adviser-9"
    with pytest.raises(AdviserNotFound):
        assign(connection, who, to="fremmed", once_key=OTHER_FORM)


def test_a_member_of_another_akasse_stops_the_whole(connection: Connection, keys: Keys) -> None:
    theirs = put_member(connection, keys, akasse_id=METAL)
    own = member(connection, keys)
    with pytest.raises(MemberNotFound):
        assign(connection, own, theirs)
    assert adviser_of(connection, own) is None


def test_an_assignment_is_taken_back_where_nobody_has_changed_it(connection: Connection, keys: Keys) -> None:
    had, free, moved = (member(connection, keys, adviser) for adviser in ("adviser-2", None, None))
    assign(connection, had, free, moved)
    connection.execute("UPDATE course SET adviser = 'adviser-2' WHERE member_id = %s", [moved])
    done = return_adviser(connection, ACTOR, FORM, now=LATER)
    assert [adviser_of(connection, one) for one in (had, free, moved)] == ["adviser-2", None, "adviser-2"]
    assert [row.why for row in done.outcome.left] == ["Den er ændret igen siden, så den blev ikke rørt."]
    assert return_adviser(connection, ACTOR, FORM, now=NOW + timedelta(hours=1)) == done


def test_it_is_too_late_to_take_an_assignment_back(connection: Connection, keys: Keys) -> None:
    who = member(connection, keys, "adviser-2")
    assign(connection, who)
    for actor, key, now in (
        (ACTOR, FORM, NOW + timedelta(minutes=11)),
        (an_adviser(user_id="adviser-2"), FORM, LATER),
        (ACTOR, OTHER_FORM, LATER),
    ):
        with pytest.raises(NothingToUndo):
            return_adviser(connection, actor, key, now=now)
    assert adviser_of(connection, who) == "adviser-1"


# --- orders ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "status"),
    [(ListAct.MEET_NEED, "need_met"), (ListAct.FILL_POSITIONS, "need_met"), (ListAct.PAUSE, "enough_referrals")],
)
def test_orders_are_moved_together_and_can_be_opened_again(
    connection: Connection, keys: Keys, what: ListAct, status: str
) -> None:
    orders = [put_order(connection, keys), put_order(connection, keys)]
    assert len(act(connection, what, *orders).outcome.done) == 2
    assert [status_of(connection, one) for one in orders] == [status, status]
    undo_change_of_orders(connection, ACTOR, FORM, now=LATER)
    assert [status_of(connection, one) for one in orders] == ["in_progress", "in_progress"]
    assert log_of(connection, orders[0])[-2:] == [("state_changed", "adviser"), ("state_changed", "adviser")]


def test_an_order_that_cannot_take_the_step_says_why(connection: Connection, keys: Keys) -> None:
    closed, open_order = put_order(connection, keys, status="deadline_passed"), put_order(connection, keys)
    done = act(connection, ListAct.PAUSE, closed, open_order)
    assert [row.key for row in done.outcome.done] == [str(open_order)]
    assert "kan ikke gå fra" in done.outcome.left[0].why
    assert status_of(connection, closed) == "deadline_passed"


def test_what_somebody_has_moved_since_is_not_opened_again(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys)
    act(connection, ListAct.PAUSE, order)
    act(connection, ListAct.MEET_NEED, order, once_key=OTHER_FORM, now=LATER)
    done = undo_change_of_orders(connection, ACTOR, FORM, now=LATER)
    assert (done.outcome.done, len(done.outcome.left)) == ((), 1)
    assert status_of(connection, order) == "need_met"


def test_a_contact_is_noted_once_in_the_log_of_each_open_order(connection: Connection, keys: Keys) -> None:
    order, closed = put_order(connection, keys), put_order(connection, keys, status="need_met")
    done = act(connection, ListAct.CONTACT_EMPLOYER, order, closed)
    assert act(connection, ListAct.CONTACT_EMPLOYER, order, closed, now=LATER) == done
    assert log_of(connection, order).count(("employer_contacted", "adviser")) == 1
    assert log_of(connection, closed).count(("employer_contacted", "adviser")) == 0
    assert [row.why for row in done.outcome.left] == ["Jobordren er afsluttet. Åbn den fra dens egen side."]


def test_a_deadline_is_moved_ahead_by_an_adviser_and_the_log_says_so(connection: Connection, keys: Keys) -> None:
    soon, late = NOW.date() + timedelta(days=3), NOW.date() + timedelta(days=30)
    order = put_order(connection, keys, deadline_on=soon, source="arbejdsgiver")
    far = put_order(connection, keys, deadline_on=late + timedelta(days=1))
    done = act(connection, ListAct.EXTEND_DEADLINE, order, far, deadline_on=late)
    query = "SELECT deadline_on FROM job_order WHERE job_order_id = %s"
    assert connection.execute(query, [order]).fetchone() == (late,)
    assert connection.execute(query, [far]).fetchone() == (late + timedelta(days=1),)
    assert [row.key for row in done.outcome.done] == [str(order)]
    assert log_of(connection, order) == [("created", "employer"), ("changed", "adviser")]


def deadline_of(connection: Connection, order: JobOrderId) -> date | None:
    row = connection.execute("SELECT deadline_on FROM job_order WHERE job_order_id = %s", [order]).fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]


def test_a_later_deadline_is_taken_back_where_nobody_has_moved_it_since(connection: Connection, keys: Keys) -> None:
    soon, late = NOW.date() + timedelta(days=3), NOW.date() + timedelta(days=30)
    had, free, moved = (put_order(connection, keys, deadline_on=until) for until in (soon, None, soon))
    act(connection, ListAct.EXTEND_DEADLINE, had, free, moved, deadline_on=late)
    later = late + timedelta(days=1)
    act(connection, ListAct.EXTEND_DEADLINE, moved, deadline_on=later, once_key=OTHER_FORM, now=LATER)
    first, again = (undo_change_of_orders(connection, ACTOR, FORM, now=LATER + timedelta(minutes=1)) for _ in range(2))
    assert first == again
    assert [deadline_of(connection, one) for one in (had, free, moved)] == [soon, None, later]
    assert [row.why for row in first.outcome.left] == ["Den er ændret igen siden, så den blev ikke rørt."]


@pytest.mark.parametrize("until", [None, NOW.date(), date(2026, 1, 1)])
def test_a_deadline_that_does_not_lie_ahead_is_refused_for_all(
    connection: Connection, keys: Keys, until: date | None
) -> None:
    order = put_order(connection, keys)
    with pytest.raises(DeadlineMustLieAhead):
        act(connection, ListAct.EXTEND_DEADLINE, order, deadline_on=until)


def test_what_cannot_be_undone_is_not(connection: Connection, keys: Keys) -> None:
    act(connection, ListAct.CONTACT_EMPLOYER, put_order(connection, keys))
    with pytest.raises(NothingToUndo):
        undo_change_of_orders(connection, ACTOR, FORM, now=LATER)


def test_an_order_that_is_not_there_stops_the_whole(connection: Connection, keys: Keys) -> None:
    order = put_order(connection, keys)
    with pytest.raises(JobOrderNotFound):
        act(connection, ListAct.PAUSE, order, JobOrderId(UUID(int=404)))
    assert status_of(connection, order) == "in_progress"


@pytest.mark.parametrize("do", [assign, lambda connection, *who: act(connection, ListAct.PAUSE, *who)])
def test_nothing_chosen_or_more_than_a_page_is_refused(connection: Connection, do: Callable[..., Any]) -> None:
    with pytest.raises(NothingChosen):
        do(connection)
    with pytest.raises(TooManyChosen):
        do(connection, *(UUID(int=number) for number in range(MOST_AT_ONCE + 1)))
