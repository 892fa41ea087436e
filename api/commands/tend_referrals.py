"""The clock's turn with referrals: what nobody answered in time ends, in each a-kasse, now and then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from api.clock import read_clock
from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction, tenant_transaction
from matching.queries import reference
from matching.services.expire_referrals import AT_ONCE, expire_referrals

#: How often the worker looks; deadlines are days, so minutes are soon enough.
EVERY = timedelta(minutes=10)


def end_lapsed_referrals(pool: Pool, now: datetime) -> int:
    """End every referral whose time is over, in batches; how many there were."""
    with open_transaction(pool) as connection:
        akasser = [akasse.akasse_id for akasse in reference.akasser(connection)]
    return sum(_end_in(pool, akasse_id, now) for akasse_id in akasser)


def _end_in(pool: Pool, akasse_id: AkasseId, now: datetime) -> int:
    ended = batch = _end_some(pool, akasse_id, now)
    while batch == AT_ONCE:
        batch = _end_some(pool, akasse_id, now)
        ended += batch
    return ended


def _end_some(pool: Pool, akasse_id: AkasseId, now: datetime) -> int:
    with tenant_transaction(pool, akasse_id) as connection:
        return expire_referrals(connection, akasse_id, now=now)


@dataclass
class ReferralKeeper:
    """Ends lapsed referrals now and then while the worker goes round."""

    pool: Pool
    clock: Callable[[], datetime] = read_clock
    _next: datetime | None = field(default=None, init=False)

    def look(self) -> int | None:
        """End what is over when it is time again; None when it is not."""
        now = self.clock()
        if self._next is not None and now < self._next:
            return None
        self._next = now + EVERY
        return end_lapsed_referrals(self.pool, now)
