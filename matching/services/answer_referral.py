"""The employer's answer by link, and the same answer given by phone and recorded by the adviser."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from matching.core.access import Actor
from matching.core.ids import AkasseId, ReferralId
from matching.core.placements import Hire, ReversalReason
from matching.core.referral_errors import AnswerLinkClosed, AnswerLinkUnknown, HireFactsWrong, UndoTooLate
from matching.core.referrals import UNDO_WINDOW, DeclineReason, Referral, ReferralAct, ReferralState
from matching.database import Connection
from matching.queries import placements, referrals
from matching.services.follow_order import let_order_follow
from matching.services.register_placement import hire
from matching.services.reverse_placement import take_back
from matching.services.showing import own_akasse
from matching.services.step_referral import EMPLOYER, By, Standing, by_adviser, stand, stand_as_seen, take_step


@dataclass(frozen=True)
class Answer:
    """What the employer pressed: the act, the reason of a no, the facts of a hire, and how long it can be undone."""

    act: ReferralAct
    reason: DeclineReason | None = None
    hire: Hire | None = None
    undo_window: timedelta = UNDO_WINDOW


@dataclass(frozen=True)
class Answered:
    """What stands after an answer, and whether it was this answer that made it so."""

    referral_id: ReferralId
    changed: bool


def answer_referral(
    connection: Connection, akasse_id: AkasseId, link_id: UUID, answer: Answer, *, version: int, now: datetime
) -> Answered:
    """Take the employer's answer; a second one on the same page, from another tab or replayed, changes nothing.

    Raises AnswerLinkUnknown, AnswerLinkClosed, and what the step raises: NoPositionOpen, DeclineReasonMissing,
    HireFactsWrong, UndoTooLate, ShareMissing and ReferralStepNotAllowed.
    """
    with connection.transaction():
        referral_id = open_link(connection, akasse_id, link_id, now=now)
        standing = stand(connection, akasse_id, referral_id)
        open_link(connection, akasse_id, link_id, now=now)  # it may have been closed while we waited for the order
        if not standing.is_seen_in(version):
            return Answered(referral_id, changed=False)
        _act(connection, standing, answer, EMPLOYER, now)
        return Answered(referral_id, changed=True)


def note_answer(
    connection: Connection, actor: Actor, referral_id: ReferralId, answer: Answer, *, version: int, now: datetime
) -> None:
    """Record what the employer said by phone or mail.

    Raises ReferralNotFound, StaleReferral and what the step raises.
    """
    with connection.transaction():
        standing = stand_as_seen(connection, own_akasse(actor), referral_id, version)
        _act(connection, standing, answer, by_adviser(actor), now)


def open_link(connection: Connection, akasse_id: AkasseId, link_id: UUID, *, now: datetime) -> ReferralId:
    """The referral an address stands for; raises AnswerLinkUnknown and AnswerLinkClosed."""
    link = referrals.find_link(connection, akasse_id, link_id)
    if link is None:
        raise AnswerLinkUnknown
    if not link.is_open(now):
        raise AnswerLinkClosed
    return link.referral_id


def _act(connection: Connection, standing: Standing, answer: Answer, by: By, now: datetime) -> None:
    if answer.act is ReferralAct.HIRE:
        if answer.hire is None:
            raise HireFactsWrong
        hire(connection, standing, answer.hire, by, now=now, undo_window=answer.undo_window)
    elif answer.act is ReferralAct.UNDO and standing.referral.state is ReferralState.HIRED:
        _undo_hire(connection, standing, by, now)
    else:
        take_step(connection, standing, answer.act, by, now=now, reason=answer.reason, undo_window=answer.undo_window)
        let_order_follow(connection, standing, by, answer.act, now=now)


def _undo_hire(connection: Connection, standing: Standing, by: By, now: datetime) -> Referral:
    made = placements.placements_of_referral(connection, standing.akasse_id, standing.referral.referral_id)
    standing_one = next((one for one in made if one.reversed_at is None), None)
    if standing_one is None:
        raise UndoTooLate
    return take_back(connection, standing, standing_one, ReversalReason.UNDONE, by, now=now)
