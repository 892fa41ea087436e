"""The demo's first vintage: a world that was landed today is published as if it had been recorded as it happened.

Elsewhere figures are filled with days that are over. Here today is counted once, and then opened again, so that what
is done in the demo today is counted tomorrow like any other day's.
"""

from datetime import date, datetime, timedelta

from api.commands.fill_figures import all_work, own_or_shared
from api.commands.house import progress
from matching.core.danish_time import danish_day
from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction
from matching.services.fill_figures import fill_figures, refill_figures
from matching.services.publish_figures import Receipt, publish_figures
from matching.services.read_published import list_vintages
from matching.statistics.sources import Source


def publish_first(pool: Pool, now: datetime) -> Receipt | None:
    """Publish a first vintage with everything that is there; None when there is one already.

    Raises what `publish_figures` raises.
    """
    with open_transaction(pool) as connection:
        if list_vintages(connection):
            return None
    today = danish_day(now)
    with progress() as bar:
        for akasse_id, source in bar.track(all_work(pool), description="Fylder tal"):
            _fill_at_one_go(pool, akasse_id, source, today + timedelta(days=1))
    with open_transaction(pool) as connection:
        receipt = publish_figures(connection, now=now)
    for akasse_id, source in all_work(pool):
        with own_or_shared(pool, akasse_id) as connection:
            refill_figures(connection, akasse_id, source, day=today)
    return receipt


def _fill_at_one_go(pool: Pool, akasse_id: AkasseId | None, source: Source, ends: date) -> None:
    """From nothing, in one transaction: the worker fills too, and what came a day later would count as revised."""
    with own_or_shared(pool, akasse_id) as connection:
        refill_figures(connection, akasse_id, source, day=None)
        fill_figures(connection, akasse_id, source, ends=ends)
