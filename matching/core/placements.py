"""Placements: the hire that follows a referral, where we know it from, whether it lasts, and taking it back."""

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from matching.core.ids import JobOrderId, MemberId, PlacementId, ReferralId
from matching.core.labels import Labelled
from matching.core.referral_errors import HireFactsWrong, NoPositionOpen, PlacementAlreadyReversed
from matching.core.referrals import Decliner, DeclineReason, ReferralAct


class PlacementKind(Labelled):
    """What kind of job it became; only an ordinary one counts in the published figures."""

    ORDINARY = "ordinary", "Ordinært job"
    PRACTICE = "practice", "Virksomhedspraktik"
    WAGE_SUBSIDY = "wage_subsidy", "Job med løntilskud"


class EvidenceSource(Labelled):
    """Where something is known from."""

    EMPLOYER = "employer", "Oplyst af virksomheden"
    MEMBER = "member", "Oplyst af medlemmet"
    REGISTER = "register", "Læst i en registerfil"


class StillEmployed(Labelled):
    """What a follow-up found."""

    YES = "yes", "Ja, er der stadig"
    NO = "no", "Nej, er stoppet"
    UNKNOWN = "unknown", "Det vides ikke"


class ReversalReason(Labelled):
    """Why a placement was taken back."""

    MISTAKE = "mistake", "Meldt ved en fejl"
    UNDONE = "undone", "Fortrudt af virksomheden lige efter"
    MEMBER_SAID_NO = "member_said_no", "Medlemmet sagde nej, før jobbet begyndte"
    EMPLOYER_SAID_NO = "employer_said_no", "Virksomheden sagde nej, før jobbet begyndte"


class PlacementAct(Labelled):
    """What has happened to a placement."""

    REGISTERED = "registered", "Registreret"
    FOLLOWED_UP = "followed_up", "Fulgt op"
    REVERSED = "reversed", "Tilbageført"


#: What taking a placement back does to its referral, and whose no it was.
REVERSAL_ACTS: Mapping[ReversalReason, ReferralAct] = {
    ReversalReason.MISTAKE: ReferralAct.REVERSE,
    ReversalReason.UNDONE: ReferralAct.UNDO,
    ReversalReason.MEMBER_SAID_NO: ReferralAct.FALL_THROUGH,
    ReversalReason.EMPLOYER_SAID_NO: ReferralAct.FALL_THROUGH,
}
REVERSAL_DECLINES: Mapping[ReversalReason, tuple[Decliner, DeclineReason]] = {
    ReversalReason.MEMBER_SAID_NO: (Decliner.MEMBER, DeclineReason.NOT_WANTED),
    ReversalReason.EMPLOYER_SAID_NO: (Decliner.EMPLOYER, DeclineReason.POSITION_GONE),
}
#: Months after the start at which it is asked whether the member is still there.
FOLLOW_UP_MONTHS = (3, 6)
MOST_HOURS = 60.0  #: weekly; more than anyone may work over time under the working-time rules
FARTHEST_START = timedelta(days=366)


@dataclass(frozen=True)
class Hire:
    """The facts of a hire: first day, weekly hours, kind, and where it is known from."""

    starts_on: date
    hours: float
    kind: PlacementKind
    evidence: EvidenceSource


@dataclass(frozen=True)
class Placement:
    """A hire on one position of an order (`place`, from 1); it stays when it is taken back."""

    placement_id: PlacementId
    referral_id: ReferralId
    member_id: MemberId
    job_order_id: JobOrderId
    place: int
    kind: PlacementKind
    starts_on: date
    hours: float
    evidence: EvidenceSource
    registered_at: datetime
    registered_by: str
    reversed_at: datetime | None = None
    reversed_by: str | None = None
    reversal_reason: ReversalReason | None = None
    version: int = 1


def checked_hire(hire: Hire, *, as_of: date) -> Hire:
    """The hire, when its facts can be true; raises HireFactsWrong."""
    if not 0 < hire.hours <= MOST_HOURS or abs(hire.starts_on - as_of) > FARTHEST_START:
        raise HireFactsWrong
    return hire


def free_place(positions: int, taken: Collection[int]) -> int:
    """The lowest position nobody is hired to; raises NoPositionOpen."""
    for place in range(1, positions + 1):
        if place not in taken:
            return place
    raise NoPositionOpen


def reversed_placement(placement: Placement, reason: ReversalReason, by: str, *, now: datetime) -> Placement:
    """The placement taken back; raises PlacementAlreadyReversed."""
    if placement.reversed_at is not None:
        raise PlacementAlreadyReversed
    version = placement.version + 1
    return replace(placement, reversed_at=now, reversed_by=by, reversal_reason=reason, version=version)


def follow_up_dates(starts_on: date) -> tuple[tuple[int, date], ...]:
    """When to ask, as (months, day)."""
    return tuple((months, months_after(starts_on, months)) for months in FOLLOW_UP_MONTHS)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day when the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
