"""The clock's turn: what nobody answered in time ends, and what was shared for it ends with it."""

from datetime import datetime

from matching.core.ids import AkasseId
from matching.core.referral_errors import NotYetLapsed, ReferralStepNotAllowed
from matching.core.referrals import ReferralAct
from matching.database import Connection
from matching.queries import referrals
from matching.services.follow_order import let_order_follow
from matching.services.step_referral import CLOCK, stand, take_step

#: Ended in one round, so that a night with many holds no lock for long.
AT_ONCE = 200


def expire_referrals(connection: Connection, akasse_id: AkasseId, *, now: datetime) -> int:
    """End at most `AT_ONCE` referrals of an a-kasse whose time is over, each in a transaction; how many ended.

    One that was answered while we waited for it is left alone.
    """
    lapsed = referrals.lapsed_referrals(connection, akasse_id, now=now, most=AT_ONCE)
    ended = sum(_expire(connection, akasse_id, one, now) for one in lapsed)
    referrals.end_spent_shares(connection, akasse_id, CLOCK.actor, now)
    return ended


def _expire(connection: Connection, akasse_id: AkasseId, lapsed: referrals.Lapsed, now: datetime) -> bool:
    with connection.transaction():
        standing = stand(connection, akasse_id, lapsed.referral_id)
        try:
            take_step(connection, standing, ReferralAct.EXPIRE, CLOCK, now=now)
        except (NotYetLapsed, ReferralStepNotAllowed):
            return False
        let_order_follow(connection, standing, CLOCK, ReferralAct.EXPIRE, now=now)
        return True
