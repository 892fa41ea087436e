"""The demo's first vintage, over a small invented world that was landed today."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from rich.progress import Progress

from api.clock import read_clock
from api.commands import first_figures
from api.commands.demo import land_world
from api.commands.fill_figures import all_work, fill_all, own_or_shared
from api.commands.first_figures import publish_first
from api.commands.house import House
from api.commands.load_contact_rules import put_missing_contact_rules
from api.commands.load_taxonomy import put_starter_rows
from matching.core.danish_time import danish_day
from matching.database.embedded import Database
from matching.database.pool import open_pool, open_transaction
from matching.services.fill_figures import refill_figures
from matching.services.read_published import get_published_table
from matching.statistics import store
from matching.statistics.publication import drafts


def starting(worker: Thread) -> Callable[..., None]:
    """Letting facts be filled again, and in the same moment the worker begins to fill them too."""

    def refill(*args: Any, **kwargs: Any) -> None:
        refill_figures(*args, **kwargs)
        if worker.ident is None:
            worker.start()

    return refill


def test_a_world_landed_today_is_published_once_without_revisions_and_today_stays_open(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MONTHS", 4)
    now = read_clock()
    with open_pool(database.url, max_size=3) as pool:
        put_starter_rows(pool)
        put_missing_contact_rules(pool)
        land_world(House(database, pool), tmp_path, members=150, orders=5, seed=1)
        worker = Thread(target=lambda: fill_all(pool, danish_day(now), Progress(disable=True)))
        monkeypatch.setattr(first_figures, "refill_figures", starting(worker))
        receipt = publish_first(pool, now)
        worker.join()
        assert receipt is not None
        with open_transaction(pool) as connection:
            table = get_published_table(connection, "talks-by-kind")
        held = [table.number("SA-01", period, "total")[0] for period in table.axes[0].codes]
        assert sum(number or 0 for number in held) > 0
        assert table.revised == ()
        for akasse_id, source in all_work(pool):
            with own_or_shared(pool, akasse_id) as connection:
                state = store.find_fill(connection, akasse_id, source.family.code)
            assert state is not None
            assert state.filled_before == danish_day(now)
        assert publish_first(pool, now) is None
