"""Placements: the hires that followed referrals, their follow-up and what was taken back."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from matching.core.ids import AkasseId, JobOrderId, MemberId, PlacementId, ReferralId
from matching.core.placements import (
    EvidenceSource,
    Hire,
    Placement,
    PlacementAct,
    ReversalReason,
    StillEmployed,
)
from matching.core.referrals import Referral
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class FollowUp:
    """When to ask whether the member is still employed, and what was found (None until asked)."""

    placement_id: PlacementId
    months: int
    due_on: date
    still_employed: StillEmployed | None
    evidence: EvidenceSource | None
    answered_at: datetime | None


@dataclass(frozen=True)
class DueFollowUp:
    """Somebody to ask about."""

    placement_id: PlacementId
    months: int
    due_on: date
    referral_id: ReferralId
    member_id: MemberId
    member_number: int
    member_name: str
    order_title: str


@dataclass(frozen=True)
class PlacementNote:
    """One act on a placement, to be kept: by whom, when, and what it found."""

    act: PlacementAct
    actor: str
    happened_at: datetime
    months: int | None = None
    still_employed: StillEmployed | None = None
    evidence: EvidenceSource | None = None
    reversal_reason: ReversalReason | None = None


@dataclass(frozen=True)
class _Place:
    place: int


def taken_places(connection: Connection, job_order_id: JobOrderId) -> list[int]:
    """Which of an order's positions are filled, over all a-kasser, in their order."""
    return [row.place for row in many(connection, _Place, SQL["taken_places"], job_order_id=job_order_id)]


def put_placement(  # noqa: PLR0913  # a hire is a sentence with this many parts
    connection: Connection,
    akasse_id: AkasseId,
    referral: Referral,
    hire: Hire,
    *,
    place: int,
    actor: str,
    now: datetime,
) -> PlacementId:
    """Keep a hire on one position; its key."""
    whom = {name: getattr(referral, name) for name in ("referral_id", "member_id", "job_order_id")}
    values = {**whom, **asdict(hire), "place": place, "actor": actor, "now": now}
    return PlacementId(value(connection, SQL["put_placement"], akasse_id=akasse_id, **values))


def find_placement(connection: Connection, akasse_id: AkasseId, placement_id: PlacementId) -> Placement | None:
    """One placement, or None in another a-kasse."""
    return find(connection, Placement, SQL["find_placement"], akasse_id=akasse_id, placement_id=placement_id)


def placements_of_referral(connection: Connection, akasse_id: AkasseId, referral_id: ReferralId) -> list[Placement]:
    """What a referral led to, the newest first; at most one of them stands."""
    values = {"akasse_id": akasse_id, "referral_id": referral_id}
    return many(connection, Placement, SQL["placements_of_referral"], **values)


def reverse_placement(connection: Connection, akasse_id: AkasseId, placement: Placement) -> bool:
    """Write that a placement was taken back; False when it was already."""
    return change(connection, SQL["reverse_placement"], akasse_id=akasse_id, **asdict(placement)) == 1


def add_event(connection: Connection, akasse_id: AkasseId, placement_id: PlacementId, note: PlacementNote) -> None:
    """Keep what became of a placement."""
    values = {**asdict(note), "akasse_id": akasse_id, "placement_id": placement_id}
    change(connection, SQL["add_placement_event"], **values)


def put_follow_up(
    connection: Connection, akasse_id: AkasseId, placement_id: PlacementId, months: int, due_on: date
) -> None:
    """Keep a day to ask."""
    values = {"akasse_id": akasse_id, "placement_id": placement_id, "months": months, "due_on": due_on}
    change(connection, SQL["put_follow_up"], **values)


def follow_ups_of_placement(connection: Connection, akasse_id: AkasseId, placement_id: PlacementId) -> list[FollowUp]:
    """When to ask, and what was found, the nearest first."""
    values = {"akasse_id": akasse_id, "placement_id": placement_id}
    return many(connection, FollowUp, SQL["follow_ups_of_placement"], **values)


def answer_follow_up(
    connection: Connection, akasse_id: AkasseId, placement_id: PlacementId, note: PlacementNote
) -> bool:
    """Write what was found; False when it was answered already or the placement was taken back."""
    values = {"akasse_id": akasse_id, "placement_id": placement_id, "now": note.happened_at}
    return change(connection, SQL["answer_follow_up"], **{**asdict(note), **values}) == 1


def due_follow_ups(
    connection: Connection, akasse_id: AkasseId, *, as_of: date, adviser: str | None = None
) -> list[DueFollowUp]:
    """Whom to ask about by the day `as_of`, the longest due first; of one adviser's referrals or of all."""
    values = {"akasse_id": akasse_id, "as_of": as_of, "adviser": adviser}
    return many(connection, DueFollowUp, SQL["due_follow_ups"], **values)
