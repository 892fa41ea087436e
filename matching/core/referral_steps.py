"""Taking a step: what the table demands is checked, and the referral after it is a new value."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from matching.core.order_room import OrderRoom
from matching.core.referral_errors import (
    DeclineReasonMissing,
    NoPlaceLeft,
    NoPositionOpen,
    NotYetLapsed,
    OrderNotOpen,
    ShareMissing,
    UndoTooLate,
)
from matching.core.referrals import (
    ANSWER_PERIOD,
    ANSWERS,
    BASIS,
    DECLINE_REASONS,
    LIVE,
    PROPOSAL_PERIOD,
    UNDO_WINDOW,
    Decliner,
    DeclineReason,
    Demand,
    Party,
    Referral,
    ReferralAct,
    ReferralState,
    Transition,
    next_state,
)
from matching.core.sharing import Share


@dataclass(frozen=True)
class Given:
    """What a step can rest on: the live share, the order's room, and the reasons that were given.

    `beyond_reason` is why there should be more candidates than the employer wants. `undo_window` is how long an
    employer can take an answer back.
    """

    share: Share | None = None
    room: OrderRoom | None = None
    decliner: Decliner | None = None
    decline_reason: DeclineReason | None = None
    beyond_reason: str = ""
    undo_window: timedelta = UNDO_WINDOW


def step(referral: Referral, act: ReferralAct, party: Party, given: Given, *, now: datetime) -> Referral:
    """The referral after the step.

    Raises ReferralStepNotAllowed for a step that is not in the table, and what each demand raises when it is not met:
    ShareMissing, OrderNotOpen, NoPlaceLeft, NoPositionOpen, DeclineReasonMissing, UndoTooLate, NotYetLapsed.
    """
    row = next_state(referral.state, act, party)
    for demand in row.demands:
        _CHECKS[demand](referral, given, now)
    state = row.to or referral.came_from or ReferralState.SEEN
    moved = replace(referral, state=state, version=referral.version + 1, changed_at=now)
    return _with_dates(_with_answer(moved, referral, row, given, party, now), referral, given, now)


def _with_answer(
    moved: Referral, before: Referral, row: Transition, given: Given, party: Party, now: datetime
) -> Referral:
    """Set what belongs to an answer, and clear it where there is none."""
    answered = row.to in ANSWERS
    declined = moved.state is ReferralState.DECLINED
    stands = before.answered_at if moved.state in ANSWERS else None
    return replace(
        moved,
        answered_at=now if answered else stands,
        came_from=_origin(before, party) if answered else (ReferralState.SEEN if moved.state in ANSWERS else None),
        undo_until=now + given.undo_window if answered and party is Party.EMPLOYER else None,
        declined_by=given.decliner if declined else None,
        decline_reason=given.decline_reason if declined else None,
    )


def _origin(before: Referral, party: Party) -> ReferralState:
    """Where an answer can be taken back to: an employer who answers has seen the card; a hire remembers its origin."""
    if before.state is ReferralState.HIRED:
        return before.came_from or ReferralState.SEEN
    unseen = before.state is ReferralState.SENT and party is Party.EMPLOYER
    return ReferralState.SEEN if unseen else before.state


def _with_dates(moved: Referral, before: Referral, given: Given, now: datetime) -> Referral:
    """Set when each state was first reached, and when the new one lapses."""
    state, lapses_at = moved.state, _lapse(moved, before, given, now)
    if state is ReferralState.AGREED:
        beyond = moved.beyond_reason or _beyond(given)
        return replace(moved, agreed_at=moved.agreed_at or now, beyond_reason=beyond, lapses_at=lapses_at)
    if state is ReferralState.SENT:
        return replace(moved, sent_at=moved.sent_at or now, lapses_at=lapses_at)
    if state is ReferralState.SEEN:
        return replace(moved, seen_at=moved.seen_at or now, lapses_at=lapses_at)
    return replace(moved, lapses_at=lapses_at)


def _beyond(given: Given) -> str | None:
    """The reason to go beyond what the employer wants, kept only when that is what happened."""
    return given.beyond_reason.strip() or None if given.room and not given.room.places_left else None


def _lapse(moved: Referral, before: Referral, given: Given, now: datetime) -> datetime | None:
    """When the new state ends by itself: never after the share; looking at the card gives no longer time to answer."""
    if moved.state not in LIVE:
        return None
    if before.state is ReferralState.SENT and moved.state is ReferralState.SEEN:
        return before.lapses_at
    ends = given.share.ends_at if given.share and given.share.is_live(now) else None
    if moved.state is ReferralState.INTERVIEW and ends:
        return ends
    period = now + (PROPOSAL_PERIOD if moved.state is ReferralState.AGREED else ANSWER_PERIOD)
    return min(period, ends) if ends else period


def _need_share(referral: Referral, given: Given, now: datetime) -> None:
    if given.share is None or not given.share.is_live(now) or given.share.basis is not BASIS[referral.kind]:
        raise ShareMissing


def _need_open_order(_referral: Referral, given: Given, _now: datetime) -> None:
    if given.room is None or not given.room.is_open:
        raise OrderNotOpen


def _need_place(_referral: Referral, given: Given, _now: datetime) -> None:
    if (given.room is None or not given.room.places_left) and not given.beyond_reason.strip():
        raise NoPlaceLeft


def _need_position(_referral: Referral, given: Given, _now: datetime) -> None:
    if given.room is None or not given.room.open_positions:
        raise NoPositionOpen


def _need_reason(_referral: Referral, given: Given, _now: datetime) -> None:
    if given.decliner is None or given.decline_reason not in DECLINE_REASONS[given.decliner]:
        raise DeclineReasonMissing


def _need_undo_window(referral: Referral, _given: Given, now: datetime) -> None:
    if referral.undo_until is None or now >= referral.undo_until:
        raise UndoTooLate


def _need_lapse(referral: Referral, _given: Given, now: datetime) -> None:
    if referral.lapses_at is None or now < referral.lapses_at:
        raise NotYetLapsed


_CHECKS: Mapping[Demand, Callable[[Referral, Given, datetime], None]] = {
    Demand.SHARE: _need_share,
    Demand.OPEN_ORDER: _need_open_order,
    Demand.PLACE: _need_place,
    Demand.POSITION: _need_position,
    Demand.REASON: _need_reason,
    Demand.UNDO_WINDOW: _need_undo_window,
    Demand.LAPSED: _need_lapse,
}
