"""Agreeing with the member on a referral: what the employer may see, under which text, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from matching.core.access import Actor
from matching.core.danish_time import start_of_day
from matching.core.ids import ReferralId
from matching.core.referrals import BASIS, Referral, ReferralAct
from matching.core.sharing import SharedField, new_share
from matching.database import Connection
from matching.queries import referrals
from matching.services.follow_order import let_order_follow
from matching.services.showing import own_akasse
from matching.services.step_referral import by_adviser, stand_as_seen, take_step, with_share


@dataclass(frozen=True)
class Agreement:
    """What was agreed: the fields, the last day it holds, and why there should be more candidates than wanted."""

    fields: frozenset[SharedField]
    last_day: date
    beyond_reason: str = ""


def agree_referral(
    connection: Connection, actor: Actor, referral_id: ReferralId, agreed: Agreement, *, version: int, now: datetime
) -> Referral:
    """Record the share and that the member is along: has said yes, or has been told to apply.

    The basis follows from the referral's kind. Raises ReferralNotFound, StaleReferral, FieldNotShareable,
    SharePeriodWrong, OrderNotOpen, NoPlaceLeft and ReferralStepNotAllowed.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        standing = stand_as_seen(connection, akasse_id, referral_id, version)
        ends_at = start_of_day(agreed.last_day + timedelta(days=1))
        share = new_share(BASIS[standing.referral.kind], agreed.fields, now=now, ends_at=ends_at)
        by = by_adviser(actor)
        standing = with_share(standing, share)
        moved = take_step(connection, standing, ReferralAct.AGREE, by, now=now, beyond_reason=agreed.beyond_reason)
        referrals.put_share(connection, akasse_id, referral_id, share, actor.user_id)
        let_order_follow(connection, standing, by, ReferralAct.AGREE, now=now)
        return moved
