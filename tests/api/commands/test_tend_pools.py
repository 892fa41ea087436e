"""The worker ends agreements that are over and lends the others anew once a day, and looks only now and then."""

from datetime import timedelta
from functools import partial

import pytest

from api.commands.now_and_then import EVERY, NowAndThen
from api.commands.tend_pools import TendedPools, tend_pools
from matching.database.pool import Pool, tenant_transaction
from tests.builders import AKADEMIKERNE, METAL, NOW
from tests.pool_world import ENDS, lend, put_world

NOTHING = TendedPools(0, 0)


@pytest.fixture
def lending(pool: Pool) -> Pool:
    with tenant_transaction(pool, METAL) as connection:
        lend(connection, put_world(connection)[0])
    return pool


def contents(pool: Pool) -> int:
    with tenant_transaction(pool, METAL) as connection:
        row = connection.execute("SELECT count(content) FROM pool_card").fetchone()
        assert row is not None
        return int(row[0])


def test_cards_are_lent_anew_each_day_and_emptied_at_the_end(lending: Pool) -> None:
    assert tend_pools(lending, NOW) == NOTHING
    assert tend_pools(lending, NOW + timedelta(days=1)) == TendedPools(0, 1)
    assert contents(lending) == 6
    assert tend_pools(lending, ENDS) == TendedPools(1, 0)
    assert tend_pools(lending, ENDS) == NOTHING
    assert contents(lending) == 0


def test_what_the_asking_akasse_ended_is_emptied_too(lending: Pool) -> None:
    with tenant_transaction(lending, AKADEMIKERNE) as connection:
        connection.execute(
            "UPDATE pool_agreement SET ended_at = asked_at, ended_by = 'adviser-1', ended_because = 'asking'"
        )
    assert contents(lending) == 6
    tend_pools(lending, NOW)
    assert contents(lending) == 0


def test_the_worker_looks_now_and_then(lending: Pool) -> None:
    now = [ENDS]
    keeper = NowAndThen(partial(tend_pools, lending), clock=lambda: now[0])
    assert keeper.look() == TendedPools(1, 0)
    assert keeper.look() is None
    now[0] += EVERY
    assert keeper.look() == NOTHING
