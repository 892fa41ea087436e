"""The clock's turn with agreements between a-kasser: what is over ends, and what is lent is lent as of today."""

from dataclasses import dataclass
from datetime import datetime

from api.commands.house import akasse_ids
from matching.core.ids import AkasseId
from matching.database.pool import Pool, tenant_transaction
from matching.services.agree_on_pool import end_lapsed_pools
from matching.services.lend_cards import renew_lent_cards


@dataclass(frozen=True)
class TendedPools:
    """How many agreements ended, and under how many the cards were lent anew."""

    ended: int
    renewed: int


def tend_pools(pool: Pool, now: datetime) -> TendedPools:
    """Do what is due in each a-kasse, in its own transaction; run again at once it does nothing."""
    done = [_tend(pool, akasse_id, now) for akasse_id in akasse_ids(pool)]
    return TendedPools(sum(one.ended for one in done), sum(one.renewed for one in done))


def _tend(pool: Pool, akasse_id: AkasseId, now: datetime) -> TendedPools:
    with tenant_transaction(pool, akasse_id) as connection:
        ended = end_lapsed_pools(connection, akasse_id, now=now)
        return TendedPools(ended, renew_lent_cards(connection, akasse_id, now=now))
