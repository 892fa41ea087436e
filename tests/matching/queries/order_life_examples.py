"""Example calls of the statements about the life of job orders."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from matching.core.job_order import JobOrderStatus
from matching.core.order_life import EMPLOYER_SOURCE, LogKind, StateCause
from matching.core.wording import Ground
from matching.database.pool import Connection
from matching.queries import job_orders, order_life
from tests.builders import AKADEMIKERNE, NOW, TODAY, put_order
from tests.matching.queries.world import World

LATER, TOMORROW = NOW + timedelta(days=30), TODAY + timedelta(days=1)


def _logged(connection: Connection, world: World) -> Any:
    order_life.add_log_line(connection, world.order, LogKind.CREATED, "", "jobbro", NOW)
    return order_life.log_of(connection, world.order)


def _passed(connection: Connection, world: World) -> Any:
    put_order(connection, world.keys, deadline_on=TODAY)
    return order_life.past_deadline(connection, TOMORROW, 9)


def _quiet(connection: Connection, world: World) -> Any:
    order_life.put_follow_up(connection, world.order, NOW)
    return order_life.quiet_orders(connection, LATER)


def _silent(connection: Connection, world: World) -> Any:
    order_life.put_follow_up(connection, world.order, NOW)
    order_life.mark_asked(connection, world.order, NOW)
    return order_life.silent_orders(connection, LATER)


def _heard(connection: Connection, world: World) -> None:
    _silent(connection, world)
    order_life.mark_unanswered(connection, world.order, NOW)
    order_life.heard_from_employer(connection, world.order, NOW)


def _worded(connection: Connection, world: World) -> Any:
    row = {"place": 1, "phrase": "ung", "ground": Ground.AGE, "reason": "Derfor", "now": NOW}
    order_life.replace_wording(connection, world.order, [row])
    held_back = order_life.is_held_back(connection, world.order)
    order_life.review_wording(connection, world.order, True, "Fint", NOW)
    return held_back and order_life.wording_of(connection, world.order)


def _of_company(connection: Connection, world: World) -> Any:
    put_order(connection, world.keys, source=EMPLOYER_SOURCE, cvr_number="10172748")
    return order_life.count_of_company(connection, "10172748", NOW - timedelta(days=1))


def _repeated(connection: Connection, world: World) -> Any:
    job_orders.mark_duplicate(connection, world.waiting_order, world.order, "Samme titel")
    return order_life.find_duplicate_of(connection, world.waiting_order)


def _lock(connection: Connection, _world: World) -> bool:
    order_life.lock_submission(connection, "kladde")
    return True


def _in_reach(connection: Connection, world: World) -> int:
    lager = world.keys.occupations["lagermedarbejder"]
    return order_life.count_members_in_reach(connection, AKADEMIKERNE, [lager], {"265"})


def _open(connection: Connection, world: World) -> None:
    to, cause = JobOrderStatus.NEED_MET, StateCause.POSITIONS_FILLED
    order_life.put_state(connection, world.order, to, cause, NOW)


ORDER_LIFE: Mapping[str, Callable[[Connection, World], Any]] = {
    "lock_order_state": lambda c, w: order_life.lock_state(c, w.order),
    "order_state": lambda c, w: order_life.find_state(c, w.order),
    "put_order_state": _open,
    "put_first_cause": lambda c, w: order_life.put_first_cause(c, w.order, NOW),
    "add_order_log_line": _logged,
    "order_log": _logged,
    "orders_past_deadline": _passed,
    "put_follow_up": _quiet,
    "heard_from_employer": _heard,
    "quiet_orders": _quiet,
    "mark_asked": _silent,
    "silent_orders": _silent,
    "mark_unanswered": _heard,
    "forget_order_wording": _worded,
    "add_order_wording": _worded,
    "order_wording": _worded,
    "review_order_wording": _worded,
    "is_held_back": _worded,
    "newest_submission": lambda c, w: order_life.find_newest_submission(c, w.order),
    "lock_submission": _lock,
    "count_orders_of_company": _of_company,
    "prefer_own_order": lambda c, w: order_life.prefer_own(c, w.order, w.waiting_order, "Samme titel"),
    "duplicate_source": _repeated,
    "municipality_places": lambda c, w: order_life.municipality_places(c),
    "count_members_in_reach": _in_reach,
}
