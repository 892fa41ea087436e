"""The worker ends what nobody answered, in every a-kasse, and looks only now and then."""

from datetime import timedelta
from functools import partial

import pytest

from api.commands.now_and_then import EVERY, NowAndThen
from api.commands.tend_referrals import end_lapsed_referrals
from matching.core.referrals import ANSWER_PERIOD
from matching.database.embedded import Database
from matching.database.pool import Pool, connect
from tests.builders import (
    AKADEMIKERNE,
    LAGER_READ,
    METAL,
    NOW,
    an_adviser,
    put_member,
    put_order,
    put_referral,
    put_taxonomy,
)

OVER = NOW + ANSWER_PERIOD


@pytest.fixture
def waiting(database: Database, pool: Pool) -> Pool:
    """One sent referral in each of two a-kasser."""
    with connect(database.url) as connection:
        with connection.transaction():
            keys = put_taxonomy(connection)
            order = put_order(connection, keys, LAGER_READ, candidates_wanted=5)
        for akasse_id in (AKADEMIKERNE, METAL):
            with connection.transaction():
                member = put_member(connection, keys, LAGER_READ, akasse_id=akasse_id)
                put_referral(connection, member, order, actor=an_adviser(akasse_id), sent=True)
    return pool


def test_what_is_over_ends_in_every_akasse_and_only_once(waiting: Pool) -> None:
    assert end_lapsed_referrals(waiting, OVER - timedelta(seconds=1)) == 0
    assert end_lapsed_referrals(waiting, OVER) == 2
    assert end_lapsed_referrals(waiting, OVER) == 0


def test_the_worker_looks_now_and_then(waiting: Pool) -> None:
    now = [OVER]
    keeper = NowAndThen(partial(end_lapsed_referrals, waiting), clock=lambda: now[0])
    assert keeper.look() == 2
    assert keeper.look() is None
    now[0] += EVERY
    assert keeper.look() == 0
