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


def undo_change_of_orders(connection: Connection, actor: Actor, once_key: UUID, *, now: datetime) -> DoneAtOnce:
    """Open the orders again that were paused or closed at once, or give them their former deadline.

    Those that somebody has changed since are left. Raises NothingToUndo.
    """
    return undo_at_once(connection, actor, once_key, partial(_take_back, connection, actor, now), now=now)


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
    before: str | None = str(state.status.value)
    if chosen.act in STEPS:
        _step(connection, state, chosen.act, actor, now)
    elif state.status not in OPEN:
        raise OrderIsClosed
    elif chosen.act is ListAct.EXTEND_DEADLINE and chosen.deadline_on is not None:
        _extend(connection, state, chosen.deadline_on, actor, now)
        before = None if state.deadline_on is None else state.deadline_on.isoformat()
    else:
        add_log_line(connection, job_order_id, LogKind.EMPLOYER_CONTACTED, "", actor.user_id, now=now)
    return DoneRow(str(job_order_id), state.number, before)


def _step(connection: Connection, state: OrderState, act: ListAct, actor: Actor, now: datetime) -> None:
    to, cause = STEPS[act]
    if state.status is to:
        raise AlreadySo
    change_order_state(connection, state.job_order_id, to, cause, actor.user_id, now=now)


def _extend(connection: Connection, state: OrderState, until: date, actor: Actor, now: datetime) -> None:
    if state.deadline_on is not None and until <= state.deadline_on:
        raise DeadlineMustLieAhead
    _set_deadline(connection, state.job_order_id, until, actor, now)


def _set_deadline(
    connection: Connection, job_order_id: JobOrderId, until: date | None, actor: Actor, now: datetime
) -> None:
    """A new version of the order, which differs in its deadline alone."""
    given = newest_submission(connection, job_order_id)
    land_job_orders(connection, [replace(given, deadline_on=until)], now=now, adviser_id=actor.user_id)


def _take_back(connection: Connection, actor: Actor, now: datetime, done: DoneAtOnce) -> Outcome:
    back = _give_deadline_back if done.act is ListAct.EXTEND_DEADLINE else _reopen
    rows = sorted(done.outcome.done, key=lambda row: row.number)
    return each_row(connection, [(row.number, partial(back, connection, actor, now, done, row)) for row in rows])


def _reopen(connection: Connection, actor: Actor, now: datetime, done: DoneAtOnce, row: DoneRow) -> DoneRow:
    made, _ = STEPS[done.act]
    state = get_locked_state(connection, JobOrderId(UUID(row.key)))
    if state.status is not made or state.since != done.happened_at:
        raise ChangedSince
    to, cause = JobOrderStatus.IN_PROGRESS, StateCause.REOPENED
    change_order_state(connection, state.job_order_id, to, cause, actor.user_id, now=now)
    return DoneRow(row.key, row.number, str(made.value))


def _give_deadline_back(connection: Connection, actor: Actor, now: datetime, done: DoneAtOnce, row: DoneRow) -> DoneRow:
    made = done.outcome.detail
    state = get_locked_state(connection, JobOrderId(UUID(row.key)))
    if state.deadline_on is None or state.deadline_on.isoformat() != made:
        raise ChangedSince
    _set_deadline(connection, state.job_order_id, date.fromisoformat(row.before) if row.before else None, actor, now)
    return DoneRow(row.key, row.number, made)
