"""Finding who or what to consider: four sources, each a list of keys with a strength of its own scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

from matching.core.ids import AkasseId, JobOrderId, MemberId, OccupationId, SkillId
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class Found:
    """One key a source found; strengths of different sources are not comparable."""

    id: UUID
    strength: float


def _found(connection: Connection, statement: LiteralString, values: Mapping[str, Any]) -> list[Found]:
    return many(connection, Found, statement, **values)


def orders_near_member(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, model: str, most: int
) -> list[Found]:
    """Open orders whose text lies nearest the member's, nearest first; strength is the cosine."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "model": model, "most": most}
    return _found(connection, SQL["orders_near_member"], values)


def orders_sharing_skills(connection: Connection, weights: Mapping[SkillId, float], most: int) -> list[Found]:
    """Open orders asking for the weighed skills."""
    values = {"skill_ids": list(weights), "weights": list(weights.values()), "most": most}
    return _found(connection, SQL["orders_sharing_skills"], values)


def orders_by_occupation(connection: Connection, strengths: Mapping[OccupationId, float], most: int) -> list[Found]:
    """Open orders read as one of the weighed occupations."""
    values = {"occupation_ids": list(strengths), "strengths": list(strengths.values()), "most": most}
    return _found(connection, SQL["orders_by_occupation"], values)


def orders_by_text(connection: Connection, text: str, most: int, most_hits: int) -> list[Found]:
    """Open orders in which any of the words occurs, by Danish full text; words in over `most_hits` orders rest."""
    return _found(connection, SQL["orders_by_text"], {"text": text, "most": most, "most_hits": most_hits})


def members_near_order(
    connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId, model: str, most: int
) -> list[Found]:
    """The a-kasse's members whose words lie nearest the order's, nearest first."""
    values = {"akasse_id": akasse_id, "job_order_id": job_order_id, "model": model, "most": most}
    return _found(connection, SQL["members_near_order"], values)


def members_sharing_skills(
    connection: Connection, akasse_id: AkasseId, weights: Mapping[SkillId, float], most: int
) -> list[Found]:
    """The a-kasse's members who have the weighed skills."""
    values = {
        "akasse_id": akasse_id, "skill_ids": list(weights), "weights": list(weights.values()), "most": most,
    }  # fmt: skip
    return _found(connection, SQL["members_sharing_skills"], values)


def members_by_occupation(
    connection: Connection, akasse_id: AkasseId, strengths: Mapping[OccupationId, float], most: int
) -> list[Found]:
    """The a-kasse's members who hold or want one of the weighed occupations."""
    values = {
        "akasse_id": akasse_id, "occupation_ids": list(strengths), "strengths": list(strengths.values()), "most": most,
    }  # fmt: skip
    return _found(connection, SQL["members_by_occupation"], values)


def likeness_of_orders(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, model: str, job_order_ids: Sequence[UUID]
) -> dict[UUID, float]:
    """The cosine between the member and each of these orders that has a vector."""
    values = {
        "akasse_id": akasse_id, "member_id": member_id, "model": model, "job_order_ids": list(job_order_ids),
    }  # fmt: skip
    return {found.id: found.strength for found in _found(connection, SQL["likeness_of_orders"], values)}


def likeness_of_members(
    connection: Connection, akasse_id: AkasseId, job_order_id: JobOrderId, model: str, member_ids: Sequence[UUID]
) -> dict[UUID, float]:
    """The cosine between the order and each of these members who has a vector."""
    values = {
        "akasse_id": akasse_id, "job_order_id": job_order_id, "model": model, "member_ids": list(member_ids),
    }  # fmt: skip
    return {found.id: found.strength for found in _found(connection, SQL["likeness_of_members"], values)}
