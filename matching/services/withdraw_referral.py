"""Taking a referral back, or the member's consent: from the next request on the employer sees nothing."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.ids import AkasseId, ReferralId
from matching.core.mail import MailKind, QueuedMail
from matching.core.referrals import LIVE, OUT, DeclineReason, Party, Referral, ReferralAct, may_step
from matching.database import Connection
from matching.services.follow_order import let_order_follow
from matching.services.queue_mail import queue_mail
from matching.services.showing import own_akasse
from matching.services.step_referral import By, Standing, by_adviser, close_access, stand_as_seen, take_step


def withdraw_referral(
    connection: Connection, actor: Actor, referral_id: ReferralId, *, version: int, now: datetime
) -> Referral:
    """Take the referral back. Raises ReferralNotFound, StaleReferral and ReferralStepNotAllowed."""
    with connection.transaction():
        standing = stand_as_seen(connection, own_akasse(actor), referral_id, version)
        return _end(connection, standing, ReferralAct.WITHDRAW, by_adviser(actor), None, now)


def decline_for_member(
    connection: Connection, actor: Actor, referral_id: ReferralId, reason: DeclineReason | None, *, version: int,
    now: datetime,
) -> Referral:  # fmt: skip
    """Record the member's no, with its reason and nothing of what may follow from it.

    Raises ReferralNotFound, StaleReferral, DeclineReasonMissing and ReferralStepNotAllowed.
    """
    with connection.transaction():
        standing = stand_as_seen(connection, own_akasse(actor), referral_id, version)
        return _end(connection, standing, ReferralAct.MEMBER_DECLINES, by_adviser(actor), reason, now)


def withdraw_consent(
    connection: Connection, actor: Actor, referral_id: ReferralId, *, version: int, now: datetime
) -> Referral:
    """Take back what may be shared: a referral under way is taken back with it, a hire stands but shows no more.

    Raises ReferralNotFound and StaleReferral.
    """
    with connection.transaction():
        akasse_id, by = own_akasse(actor), by_adviser(actor)
        standing = stand_as_seen(connection, akasse_id, referral_id, version)
        if may_step(standing.referral, ReferralAct.WITHDRAW, Party.ADVISER):
            return _end(connection, standing, ReferralAct.WITHDRAW, by, None, now)
        close_access(connection, akasse_id, referral_id, by, now)
        return standing.referral


def _end(  # an ending is a sentence with this many parts
    connection: Connection,
    standing: Standing,
    act: ReferralAct,
    by: By,
    reason: DeclineReason | None,
    now: datetime,
) -> Referral:
    moved = take_step(connection, standing, act, by, now=now, reason=reason)
    if standing.referral.state in OUT & LIVE:
        _tell_employer(connection, standing.akasse_id, moved, now)
    let_order_follow(connection, standing, by, act, now=now)
    return moved


def _tell_employer(connection: Connection, akasse_id: AkasseId, moved: Referral, now: datetime) -> None:
    kind = MailKind.REFERRAL_WITHDRAWN
    once = f"{kind.value}:{moved.referral_id}:{moved.version}"
    queue_mail(connection, QueuedMail(kind, moved.referral_id, akasse_id, now, once), now=now)
