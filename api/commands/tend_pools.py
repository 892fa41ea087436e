"""The clock's turn with agreements between a-kasser: what is over ends, and what is lent is lent as of today."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from api.clock import read_clock
from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import reference
from matching.services.agree_on_pool import end_lapsed_pools
from matching.services.lend_cards import renew_lent_cards

#: How often the worker looks; the periods are days, so minutes are soon enough.
EVERY = timedelta(minutes=10)


@dataclass(frozen=True)
class TendedPools:
    """How many agreements ended, and under how many the cards were lent anew."""

    ended: int
    renewed: int


def tend_pools(pool: Pool, now: datetime) -> TendedPools:
    """Do what is due in each a-kasse, in its own transaction; run again at once it does nothing."""
    with open_transaction(pool) as connection:
        akasser = [akasse.akasse_id for akasse in reference.akasser(connection)]
    done = [_tend(pool, akasse_id, now) for akasse_id in akasser]
    return TendedPools(sum(one.ended for one in done), sum(one.renewed for one in done))


def _tend(pool: Pool, akasse_id: AkasseId, now: datetime) -> TendedPools:
    with tenant_transaction(pool, akasse_id) as connection:
        ended = end_lapsed_pools(connection, akasse_id, now=now)
        return TendedPools(ended, renew_lent_cards(connection, akasse_id, now=now))


@dataclass
class PoolKeeper:
    """Tends the agreements now and then while the worker goes round."""

    pool: Pool
    clock: Callable[[], datetime] = read_clock
    _next: datetime | None = field(default=None, init=False)

    def look(self) -> TendedPools | None:
        """Tend the agreements when it is time again; None when it is not."""
        now = self.clock()
        if self._next is not None and now < self._next:
            return None
        self._next = now + EVERY
        return tend_pools(self.pool, now)
