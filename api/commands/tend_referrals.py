"""The clock's turn with referrals: what nobody answered in time ends, in each a-kasse, now and then."""

from datetime import datetime

from api.commands.house import akasse_ids
from matching.core.ids import AkasseId
from matching.database.pool import Pool, tenant_transaction
from matching.services.expire_referrals import AT_ONCE, expire_referrals


def end_lapsed_referrals(pool: Pool, now: datetime) -> int:
    """End every referral whose time is over, in batches; how many there were."""
    return sum(_end_in(pool, akasse_id, now) for akasse_id in akasse_ids(pool))


def _end_in(pool: Pool, akasse_id: AkasseId, now: datetime) -> int:
    ended = batch = _end_some(pool, akasse_id, now)
    while batch == AT_ONCE:
        batch = _end_some(pool, akasse_id, now)
        ended += batch
    return ended


def _end_some(pool: Pool, akasse_id: AkasseId, now: datetime) -> int:
    with tenant_transaction(pool, akasse_id) as connection:
        return expire_referrals(connection, akasse_id, now=now)
