"""The demo's first vintage: a world that was landed today is published as if it had been recorded as it happened.

Elsewhere figures are filled with days that are over. Here today is counted once, and then opened again, so that what
is done in the demo today is counted tomorrow like any other day's.
"""

from datetime import date, datetime, timedelta

from api.commands.fill_figures import all_work, fill_all, own_or_shared
from api.commands.house import progress
from matching.core.danish_time import danish_day
from matching.database.pool import Pool, open_transaction
from matching.services.fill_figures import refill_figures
from matching.services.publish_figures import Receipt, publish_figures
from matching.services.read_published import list_vintages


def publish_first(pool: Pool, now: datetime) -> Receipt | None:
    """Publish a first vintage with everything that is there; None when there is one already.

    Raises what `publish_figures` raises.
    """
    with open_transaction(pool) as connection:
        if list_vintages(connection):
            return None
    today = danish_day(now)
    _fill_again(pool, None)
    with progress() as bar:
        fill_all(pool, today + timedelta(days=1), bar)
    with open_transaction(pool) as connection:
        receipt = publish_figures(connection, now=now)
    _fill_again(pool, today)
    return receipt


def _fill_again(pool: Pool, day: date | None) -> None:
    for akasse_id, source in all_work(pool):
        with own_or_shared(pool, akasse_id) as connection:
            refill_figures(connection, akasse_id, source, day=day)
