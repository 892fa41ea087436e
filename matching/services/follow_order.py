"""What a step of a referral does to its order: the order's state follows its numbers, and its log is told."""

from collections.abc import Mapping
from datetime import datetime

from matching.core.job_order import JobOrderStatus
from matching.core.order_life import LogKind, StateCause
from matching.core.order_room import status_after
from matching.core.referrals import ReferralAct
from matching.database import Connection
from matching.services.change_order_state import add_log_line, change_order_state
from matching.services.step_referral import By, Standing, room_of

_OPEN, _ENOUGH, _MET = JobOrderStatus.IN_PROGRESS, JobOrderStatus.ENOUGH_REFERRALS, JobOrderStatus.NEED_MET
#: Why an order goes from one state to another when it is the numbers that decide.
_CAUSES: Mapping[tuple[JobOrderStatus, JobOrderStatus], StateCause] = {
    (_OPEN, _ENOUGH): StateCause.ENOUGH_REFERRALS,
    (_ENOUGH, _OPEN): StateCause.ROOM_AGAIN,
    (_OPEN, _MET): StateCause.POSITIONS_FILLED,
    (_ENOUGH, _MET): StateCause.POSITIONS_FILLED,
    (_MET, _OPEN): StateCause.HIRE_REVERSED,
    (_MET, _ENOUGH): StateCause.HIRE_REVERSED,
}
#: What the shared log says of a step; it names no member and no a-kasse.
_TOLD: Mapping[ReferralAct, tuple[LogKind, str]] = {
    ReferralAct.SEND: (LogKind.REFERRAL_REGISTERED, ""),
    ReferralAct.INVITE: (LogKind.REFERRAL_UPDATED, "Virksomheden vil gerne tale med en kandidat"),
    ReferralAct.HIRE: (LogKind.REFERRAL_UPDATED, "En kandidat er ansat"),
    ReferralAct.EMPLOYER_DECLINES: (LogKind.REFERRAL_UPDATED, "Virksomheden har sagt nej tak til en kandidat"),
    ReferralAct.UNDO: (LogKind.REFERRAL_UPDATED, "Virksomheden har fortrudt et svar"),
    ReferralAct.REVERSE: (LogKind.REFERRAL_UPDATED, "En ansættelse er tilbageført"),
    ReferralAct.FALL_THROUGH: (LogKind.REFERRAL_UPDATED, "En ansættelse er tilbageført"),
}


def let_order_follow(connection: Connection, standing: Standing, by: By, act: ReferralAct, *, now: datetime) -> None:
    """Bring the order where its numbers say, `standing` being what they were before the step; tell the log of it."""
    order_id = standing.referral.job_order_id
    if act in _TOLD:
        kind, detail = _TOLD[act]
        add_log_line(connection, order_id, kind, detail, by.actor, now=now)
    after = room_of(connection, standing)
    to = status_after(standing.room, after)
    if to is not after.status:
        change_order_state(connection, order_id, to, _CAUSES[after.status, to], by.actor, now=now)
