"""Putting a member forward on a job order: the beginning of a referral, which nobody outside sees yet."""

from datetime import datetime

from matching.core.access import Actor
from matching.core.errors import JobOrderNotFound, MemberNotFound
from matching.core.ids import AkasseId, JobOrderId, MemberId, ReferralId, TalkId
from matching.core.referral_errors import OrderNotOpen
from matching.core.referrals import PROPOSAL_PERIOD, Party, ReferralAct, ReferralKind
from matching.database import Connection
from matching.queries import members, referrals
from matching.queries.referrals import NewReferral
from matching.services.showing import own_akasse


def propose_referral(  # noqa: PLR0913  # agreed on with those who call it
    connection: Connection,
    actor: Actor,
    member_id: MemberId,
    job_order_id: JobOrderId,
    kind: ReferralKind,
    *,
    talk_id: TalkId | None,
    now: datetime,
) -> ReferralId:
    """Put the member forward, in a talk or outside one; a live referral of the pair is found, not made again.

    Raises MemberNotFound, JobOrderNotFound, and OrderNotOpen for an order that takes no referrals.
    """
    with connection.transaction():
        akasse_id = own_akasse(actor)
        _refuse_unknown(connection, akasse_id, member_id, job_order_id)
        new = NewReferral(member_id, job_order_id, kind, talk_id, actor.user_id, now + PROPOSAL_PERIOD)
        referral_id, made = referrals.put_referral(connection, akasse_id, new, now=now)
        if made:
            _keep_beginning(connection, akasse_id, referral_id, actor)
        return referral_id


def _refuse_unknown(connection: Connection, akasse_id: AkasseId, member_id: MemberId, job_order_id: JobOrderId) -> None:
    if not members.member_heads(connection, akasse_id, [member_id]):
        raise MemberNotFound
    room = referrals.find_order_room(connection, job_order_id)
    if room is None:
        raise JobOrderNotFound
    if not room.is_open:
        raise OrderNotOpen


def _keep_beginning(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId, actor: Actor) -> None:
    referral = referrals.find_referral(connection, akasse_id, referral_id)
    assert referral is not None
    referrals.add_event(connection, akasse_id, referral, ReferralAct.PROPOSE, Party.ADVISER, actor.user_id)
