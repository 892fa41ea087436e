"""Doing the same to many job orders at once: noting a contact, a later deadline, a pause, a closing; and undoing it."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from uuid import UUID

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.errors import JobOrderNotFound
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.list_acts import STEPS, ChosenOrders, DoneAtOnce, DoneRow, ListAct, Outcome
from matching.core.list_errors import AlreadySo, ChangedSince, DeadlineMustLieAhead, OrderIsClosed
from matching.core.order_life import LogKind, OrderState, StateCause
from matching.core.order_room import OPEN
from matching.database import Connection
from matching.queries import order_list
from matching.services.act_at_once import act_at_once, each_row, refuse_wrong_number, undo_at_once
from matching.services.change_order_state import add_log_line, change_order_state, get_locked_state
from matching.services.land_job_orders import land_job_orders
from matching.services.reopen_order import newest_submission


def change_orders(
    connection: Connection, actor: Actor, chosen: ChosenOrders, *, once_key: UUID, now: datetime
) -> DoneAtOnce:
    """Do it to each order that it can be done to; the others are left as they are, each with its reason.

    Raises NothingChosen, TooManyChosen, JobOrderNotFound, and DeadlineMustLieAhead for a deadline that does not.
    """
    refuse_wrong_number(chosen.job_order_ids)
    if chosen.act is ListAct.EXTEND_DEADLINE and (chosen.deadline_on is None or chosen.deadline_on <= danish_day(now)):
        raise DeadlineMustLieAhead
    return act_at_once(
        connection, actor, chosen.act, once_key, partial(_change, connection, actor, chosen, now), now=now
    )


def reopen_orders(connection: Connection, actor: Actor, once_key: UUID, *, now: datetime) -> DoneAtOnce:
    """Open the orders again that were paused or closed at once, those that nobody has moved since.

    Raises NothingToUndo.
    """
    return undo_at_once(connection, actor, once_key, partial(_reopen, connection, actor, now), now=now)


def _change(connection: Connection, actor: Actor, chosen: ChosenOrders, now: datetime) -> Outcome:
    found = order_list.numbers_of_orders(connection, chosen.job_order_ids)
    if len(found) != len(set(chosen.job_order_ids)):
        raise JobOrderNotFound
    rows = [(one.number, partial(_change_one, connection, actor, chosen, one.key, now)) for one in found]
    return each_row(connection, rows, None if chosen.deadline_on is None else chosen.deadline_on.isoformat())


def _change_one(
    connection: Connection, actor: Actor, chosen: ChosenOrders, job_order_id: JobOrderId, now: datetime
) -> DoneRow:
    state = get_locked_state(connection, job_order_id)
    if chosen.act in STEPS:
        _step(connection, state, chosen.act, actor, now)
    elif state.status not in OPEN:
        raise OrderIsClosed
    elif chosen.act is ListAct.EXTEND_DEADLINE and chosen.deadline_on is not None:
        _extend(connection, state, chosen.deadline_on, actor, now)
    else:
        add_log_line(connection, job_order_id, LogKind.EMPLOYER_CONTACTED, "", actor.user_id, now=now)
    return DoneRow(str(job_order_id), state.number, str(state.status.value))


def _step(connection: Connection, state: OrderState, act: ListAct, actor: Actor, now: datetime) -> None:
    to, cause = STEPS[act]
    if state.status is to:
        raise AlreadySo
    change_order_state(connection, state.job_order_id, to, cause, actor.user_id, now=now)


def _extend(connection: Connection, state: OrderState, until: date, actor: Actor, now: datetime) -> None:
    if state.deadline_on is not None and until <= state.deadline_on:
        raise DeadlineMustLieAhead
    given = newest_submission(connection, state.job_order_id)
    land_job_orders(connection, [replace(given, deadline_on=until)], now=now, adviser_id=actor.user_id)


def _reopen(connection: Connection, actor: Actor, now: datetime, done: DoneAtOnce) -> Outcome:
    made, _ = STEPS[done.act]

    def back(row: DoneRow) -> DoneRow:
        state = get_locked_state(connection, JobOrderId(UUID(row.key)))
        if state.status is not made or state.since != done.happened_at:
            raise ChangedSince
        to, cause = JobOrderStatus.IN_PROGRESS, StateCause.REOPENED
        change_order_state(connection, state.job_order_id, to, cause, actor.user_id, now=now)
        return DoneRow(row.key, row.number, str(made.value))

    rows = sorted(done.outcome.done, key=lambda row: row.number)
    return each_row(connection, [(row.number, partial(back, row)) for row in rows])
