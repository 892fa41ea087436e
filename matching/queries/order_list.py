"""The list of job orders: a page of keys, how many there are, and what a row shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from matching.core.access import Actor
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId, JobOrderId
from matching.core.job_order import JobOrderStatus, Sector
from matching.core.lists import OrderChoice, OrderLine, OrderSort
from matching.core.order_room import CANDIDATES_PER_POSITION, OrderRoom
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.member_list import plan_for_these_values, typed
from matching.queries.rows import count, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class _Key:
    key: JobOrderId


@dataclass(frozen=True)
class NumberOfOrder:
    """An order's key with the number that people say."""

    key: JobOrderId
    number: int


@dataclass(frozen=True)
class _LineRow:
    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None
    municipality: str | None
    sector: Sector | None
    deadline_on: date | None
    status: JobOrderStatus
    positions: int
    wanted: int | None
    held: int
    out: int
    filled: int
    held_back: bool
    own_referrals: int
    is_unanswered: bool
    duplicate_of: int | None
    here_since: datetime

    def line(self) -> OrderLine:
        told = {name: field for name, field in self.__dict__.items() if name not in _OF_ROOM}
        return OrderLine(**told, room=OrderRoom(**{name: getattr(self, name) for name in _OF_ROOM}))


_OF_ROOM = ("status", "positions", "wanted", "held", "out", "filled", "held_back")


def order_page(  # noqa: PLR0913  # which list, for whom, when, and which part of it
    connection: Connection,
    actor: Actor,
    choice: OrderChoice,
    *,
    now: datetime,
    most: int,
    skipped: int = 0,
    text: str | None = None,
) -> list[JobOrderId]:
    """The keys of one page in the chosen order; with `text` the likest titles and employers first."""
    plan_for_these_values(connection)
    values = {**_filters(actor, choice, now), **typed(text), "most": most, "skipped": skipped}
    return [row.key for row in many(connection, _Key, SQL["order_page"], **values)]


def count_orders_chosen(
    connection: Connection, actor: Actor, choice: OrderChoice, *, now: datetime, since: datetime | None = None
) -> int:
    """How many orders the choice has; with `since` those alone that landed or came into their state after it."""
    plan_for_these_values(connection)
    unordered = replace(choice, sort=OrderSort.NUMBER, descending=False)
    values = {**_filters(actor, unordered, now), **typed(None), "since": since, "most": None, "skipped": 0}
    return count(connection, SQL["order_page"], **values)


def order_lines(connection: Connection, akasse_id: AkasseId, job_order_ids: Sequence[JobOrderId]) -> list[OrderLine]:
    """What a row shows of these orders, in the order given."""
    values = {"akasse_id": akasse_id, "job_order_ids": list(job_order_ids)}
    found = {row.job_order_id: row.line() for row in many(connection, _LineRow, SQL["order_lines"], **values)}
    return [found[job_order_id] for job_order_id in job_order_ids if job_order_id in found]


def numbers_of_orders(connection: Connection, job_order_ids: Sequence[JobOrderId]) -> list[NumberOfOrder]:
    """These orders with their numbers, by number; one that is not there is left out."""
    return many(connection, NumberOfOrder, SQL["numbers_of_orders"], job_order_ids=list(job_order_ids))


def _filters(actor: Actor, choice: OrderChoice, now: datetime) -> dict[str, Any]:
    as_of = danish_day(now)
    return {
        "akasse_id": actor.akasse_id,
        "as_of": as_of,
        "status": choice.state.status,
        "municipality": choice.municipality,
        "region": choice.region,
        "trade": choice.trade,
        "sector": choice.sector,
        "open_positions": choice.open_positions,
        "has_room": choice.has_room,
        "per_position": CANDIDATES_PER_POSITION,
        "deadline_until": None if choice.deadline is None else as_of + timedelta(days=choice.deadline.days),
        "needs": None if choice.needs is None else choice.needs.value,
        "since": None,
        "sort": choice.sort.value,
        "descending": choice.descending,
    }
