"""Sending a referral to the employer: a signed address of its own, a letter now, a reminder that reads the state."""

from datetime import datetime, timedelta
from uuid import UUID

from matching.core.access import Actor
from matching.core.ids import AkasseId, ReferralId
from matching.core.mail import MailKind, QueuedMail
from matching.core.referral_errors import ShareMissing
from matching.core.referrals import OUT, ReferralAct
from matching.database import Connection
from matching.queries import referrals
from matching.services.follow_order import let_order_follow
from matching.services.queue_mail import queue_mail
from matching.services.showing import own_akasse
from matching.services.step_referral import Standing, by_adviser, stale, stand, stand_as_seen, take_step

#: After how long an employer who has not answered is reminded, once.
REMIND_AFTER = timedelta(days=5)


def send_referral(
    connection: Connection, actor: Actor, referral_id: ReferralId, *, version: int, now: datetime
) -> UUID:
    """Send it, and return the key of the employer's address.

    Raises ReferralNotFound, StaleReferral, ShareMissing, OrderNotOpen and ReferralStepNotAllowed.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        standing = stand_as_seen(connection, akasse_id, referral_id, version)
        by = by_adviser(actor)
        moved = take_step(connection, standing, ReferralAct.SEND, by, now=now)
        link_id = _issue(connection, akasse_id, standing, now)
        _queue(connection, akasse_id, MailKind.REFERRAL_TO_EMPLOYER, referral_id, moved.version, now, now)
        later = now + REMIND_AFTER
        _queue(connection, akasse_id, MailKind.REFERRAL_REMINDER, referral_id, moved.version, later, now)
        let_order_follow(connection, standing, by, ReferralAct.SEND, now=now)
        return link_id


def renew_link(connection: Connection, actor: Actor, referral_id: ReferralId, *, now: datetime) -> UUID:
    """Close the employer's addresses and make a new one, to be given by hand; its key.

    Raises ReferralNotFound, StaleReferral when the referral is not with the employer, and ShareMissing.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        standing = stand(connection, akasse_id, referral_id)
        if standing.referral.state not in OUT:
            raise stale(standing.referral)
        referrals.close_links(connection, akasse_id, referral_id, now)
        return _issue(connection, akasse_id, standing, now)


def _issue(connection: Connection, akasse_id: AkasseId, standing: Standing, now: datetime) -> UUID:
    """An address that works as long as the share."""
    share = standing.share
    if share is None or not share.is_live(now):
        raise ShareMissing
    referral_id = standing.referral.referral_id
    return referrals.issue_link(connection, akasse_id, referral_id, now=now, expires_at=share.ends_at)


def _queue(  # noqa: PLR0913, PLR0917  # a mail to be sent is told by this many facts
    connection: Connection,
    akasse_id: AkasseId,
    kind: MailKind,
    referral_id: ReferralId,
    version: int,
    send_after: datetime,
    now: datetime,
) -> None:
    once = f"{kind.value}:{referral_id}:{version}"
    queue_mail(connection, QueuedMail(kind, referral_id, akasse_id, send_after, once), now=now)
