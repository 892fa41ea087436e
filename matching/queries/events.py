"""What was shown and what was decided: written once, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from matching.core.cards import Decision
from matching.core.ids import AkasseId, JobOrderId, MemberId, RankingEventId
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class RankingEvent:
    """A list as it was shown."""

    ranking_event_id: RankingEventId
    as_of: date
    member_id: MemberId | None
    job_order_id: JobOrderId | None
    ranker: str
    feature_names: list[str]
    shown: list[dict[str, Any]]


@dataclass(frozen=True)
class DecisionInForce:
    """The newest decision on a member and an order."""

    member_id: MemberId
    job_order_id: JobOrderId
    decision: Decision


def add_ranking_event(connection: Connection, values: Mapping[str, Any]) -> RankingEventId:
    """Keep a list that is about to be shown; its key."""
    return RankingEventId(value(connection, SQL["add_ranking_event"], **values))


def find_ranking_event(
    connection: Connection, akasse_id: AkasseId, ranking_event_id: RankingEventId
) -> RankingEvent | None:
    """A list as it was shown, or None when this a-kasse never saw it."""
    values = {"akasse_id": akasse_id, "ranking_event_id": ranking_event_id}
    return find(connection, RankingEvent, SQL["find_ranking_event"], **values)


def add_decision_event(connection: Connection, values: Mapping[str, Any]) -> None:
    """Keep a decision."""
    change(connection, SQL["add_decision_event"], **values)


def newest_decisions(
    connection: Connection, akasse_id: AkasseId, *, member_id: UUID | None = None, job_order_id: UUID | None = None
) -> dict[tuple[UUID, UUID], Decision]:
    """The decisions in force by (member, order), for one member or one order."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "job_order_id": job_order_id}
    rows = many(connection, DecisionInForce, SQL["newest_decisions"], **values)
    return {(row.member_id, row.job_order_id): row.decision for row in rows}
