"""Looking after job orders: closing those whose deadline has passed, and following up employers who are silent."""

from dataclasses import dataclass
from datetime import datetime

from api.clock import read_clock
from api.commands.house import open_house, say
from api.settings import Settings
from matching.core.danish_time import danish_day
from matching.database.pool import Pool, open_transaction
from matching.services.change_order_state import close_passed_deadlines
from matching.services.stale_orders import stale_orders


@dataclass(frozen=True)
class Tended:
    """How many orders were closed, employers asked, and orders marked as unanswered."""

    closed: int
    asked: int
    unanswered: int


def tend_orders(pool: Pool, settings: Settings, now: datetime) -> Tended:
    """Do what is due; run again at once it does nothing."""
    closed = 0
    while batch := _close(pool, now):
        closed += batch
    with open_transaction(pool) as connection:
        found = stale_orders(connection, now=now, quiet_days=settings.quiet_days, answer_days=settings.answer_days)
    return Tended(closed, found.asked, found.unanswered)


def _close(pool: Pool, now: datetime) -> int:
    with open_transaction(pool) as connection:
        return close_passed_deadlines(connection, as_of=danish_day(now), now=now)


def tend_once() -> None:
    """Tend the orders once and say what was done."""
    with open_house() as house:
        done = tend_orders(house.pool, Settings(), read_clock())
    say(f"Lukket efter frist: {done.closed}. Virksomheder spurgt: {done.asked}. Ubesvarede: {done.unanswered}.")
