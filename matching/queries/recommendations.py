"""Recommendations of an offer: kinds by date, drafts, steps on the way, and who waits for the municipality."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from matching.core.ids import AkasseId, MemberId, RecommendationId
from matching.core.recommendations import (
    OfferKind,
    Recommendation,
    RecommendationDraft,
    RecommendationEvent,
    RecommendationState,
)
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many

SQL = load_statements(__file__)

MOST = 1000  #: recommendations in one list


@dataclass(frozen=True)
class WaitingRecommendation:
    """A recommendation to ask the municipality about, and whom it concerns."""

    recommendation_id: RecommendationId
    member_id: MemberId
    member_number: int
    member_name: str = field(repr=False)
    kind_label: str
    sent_on: date
    remind_on: date
    legal_deadline_on: date | None


@dataclass(frozen=True)
class AnswerLetter:
    """What the member's letter about an answer tells; `email` is empty when none is known."""

    state: RecommendationState
    kind_label: str
    decided_on: date | None
    reasons: str = field(repr=False)
    offer_starts_on: date | None
    member_name: str = field(repr=False)
    email: str = field(repr=False)
    adviser_name: str
    adviser_phone: str
    akasse: str


@dataclass(frozen=True)
class _Key:
    key: UUID


@dataclass(frozen=True)
class _Count:
    state: RecommendationState
    number: int


def put_offer_kinds(connection: Connection, kinds: Iterable[OfferKind]) -> None:
    """Add or renew kinds of offer."""
    change_many(connection, SQL["put_offer_kind"], [asdict(kind) for kind in kinds])


def offer_kinds(connection: Connection) -> list[OfferKind]:
    """Every wording of every kind of offer, in their own order."""
    return many(connection, OfferKind, SQL["offer_kinds"])


def add_recommendation(connection: Connection, values: Mapping[str, Any]) -> RecommendationId | None:
    """Keep a draft; its key, or None when the same form has become a draft before."""
    row = connection.execute(SQL["add_recommendation"], values).fetchone()
    return None if row is None else RecommendationId(row[0])


def find_draft(connection: Connection, akasse_id: AkasseId, draft_key: UUID) -> RecommendationId | None:
    """The recommendation that a form already became."""
    row = find(connection, _Key, SQL["find_draft"], akasse_id=akasse_id, draft_key=draft_key)
    return None if row is None else RecommendationId(row.key)


def lock_recommendation(
    connection: Connection, akasse_id: AkasseId, recommendation_id: RecommendationId
) -> Recommendation | None:
    """The recommendation in its newest state, held until the transaction ends; None when the a-kasse has no such."""
    values = {"akasse_id": akasse_id, "recommendation_id": recommendation_id}
    if find(connection, _Key, SQL["lock_recommendation"], **values) is None:
        return None
    return find_recommendation(connection, akasse_id, recommendation_id)


def find_recommendation(
    connection: Connection, akasse_id: AkasseId, recommendation_id: RecommendationId
) -> Recommendation | None:
    """The recommendation in its newest state, or None when the a-kasse has no such."""
    found = _recommendations(connection, akasse_id, recommendation_id=recommendation_id)
    return found[0] if found else None


def recommendations_of_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[Recommendation]:
    """A member's recommendations, newest first."""
    return _recommendations(connection, akasse_id, member_id=member_id)


def recommendations_listed(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, states: Sequence[RecommendationState]
) -> list[Recommendation]:
    """The recommendations in one of these states, newest first; of one adviser, or of everybody when None."""
    return _recommendations(connection, akasse_id, adviser=adviser, states=list(states))


def count_recommendations(
    connection: Connection, akasse_id: AkasseId, adviser: str | None
) -> dict[RecommendationState, int]:
    """How many recommendations stand in each state that any stands in."""
    rows = many(connection, _Count, SQL["count_recommendations"], akasse_id=akasse_id, adviser=adviser)
    return {row.state: row.number for row in rows}


def recommendations_waiting(
    connection: Connection, akasse_id: AkasseId, adviser: str | None, *, as_of: date
) -> list[WaitingRecommendation]:
    """Recommendations to ask the municipality about by `as_of`, longest overdue first.

    Those of the members an adviser follows, or of everybody when `adviser` is None.
    """
    values = {"akasse_id": akasse_id, "adviser": adviser, "as_of": as_of}
    return many(connection, WaitingRecommendation, SQL["recommendations_waiting"], **values)


def redraft_recommendation(
    connection: Connection,
    akasse_id: AkasseId,
    seen: Recommendation,
    draft: RecommendationDraft,
    kind: OfferKind,
    now: datetime,
) -> bool:
    """Write a mended draft over the version that was seen; whether it still was the newest."""
    values = {
        **words_of(draft, kind),
        "akasse_id": akasse_id,
        "recommendation_id": seen.recommendation_id,
        "seen": seen.version,
        "now": now,
    }
    return change(connection, SQL["redraft_recommendation"], **values) == 1


def words_of(draft: RecommendationDraft, kind: OfferKind) -> dict[str, Any]:
    """The columns a draft fills."""
    texts = ("purpose", "member_says", "adviser_says", "nearer_job", "job_goal")
    return {
        **{name: getattr(draft, name).strip() for name in texts},
        "kind_key": kind.kind_key,
        "kind_valid_from": kind.valid_from,
        "wished_from": draft.wished_from,
        "wished_until": draft.wished_until,
        "employer_name": draft.employer.name.strip(),
        "cvr_number": draft.employer.cvr_number,
        "p_number": draft.employer.p_number,
    }


def move_recommendation(
    connection: Connection, akasse_id: AkasseId, seen: int, moved: Recommendation, now: datetime
) -> bool:
    """Write where a recommendation stands over the version that was seen; whether it still was the newest."""
    values = {**asdict(moved), "akasse_id": akasse_id, "seen": seen, "now": now}
    return change(connection, SQL["move_recommendation"], **values) == 1


def add_event(
    connection: Connection, akasse_id: AkasseId, recommendation_id: RecommendationId, event: RecommendationEvent
) -> None:
    """Keep an act."""
    values = {**asdict(event), "akasse_id": akasse_id, "recommendation_id": recommendation_id}
    change(connection, SQL["add_recommendation_event"], **values)


def recommendation_events(
    connection: Connection, akasse_id: AkasseId, recommendation_id: RecommendationId
) -> list[RecommendationEvent]:
    """The way of a recommendation, first act first."""
    values = {"akasse_id": akasse_id, "recommendation_id": recommendation_id}
    return many(connection, RecommendationEvent, SQL["recommendation_events"], **values)


def find_answer_letter(
    connection: Connection, akasse_id: AkasseId, recommendation_id: RecommendationId
) -> AnswerLetter | None:
    """What a letter about the municipality's answer tells now, or None when the a-kasse has no such recommendation."""
    values = {"akasse_id": akasse_id, "recommendation_id": recommendation_id}
    return find(connection, AnswerLetter, SQL["answer_letter"], **values)


def _recommendations(connection: Connection, akasse_id: AkasseId, **filters: Any) -> list[Recommendation]:
    unset: dict[str, Any] = {"recommendation_id": None, "member_id": None, "adviser": None, "states": None}
    values = {**unset, **filters, "akasse_id": akasse_id, "most": MOST}
    return many(connection, Recommendation, SQL["recommendations"], **values)
