"""Whom or what to weigh at all: the union of four sources, so that a good match is found when no word is shared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from matching.core.ids import AkasseId, OccupationId, SkillId
from matching.database import Connection
from matching.queries import candidates
from matching.queries.candidates import Found
from matching.ranking.pairs import MemberView, OrderView

#: How many each source may bring; measured in docs/benchmarks.md.
FROM_VECTORS = 150
FROM_SKILLS = 120
FROM_OCCUPATIONS = 150
FROM_TEXT = 60
#: A member's skills that are looked for, the most telling first.
SKILLS_LOOKED_FOR = 80


@dataclass(frozen=True)
class Retrieved:
    """Keys found, in a total order, each with its cosine (absent when one side has no vector)."""

    keys: tuple[UUID, ...]
    likeness: Mapping[UUID, float]


def orders_for_member(
    connection: Connection, akasse_id: AkasseId, view: MemberView, model: str, scale: float = 1.0
) -> Retrieved:
    """Open orders worth weighing for a member. `scale` widens every source alike."""
    member_id = view.profile.member_id
    near = candidates.orders_near_member(connection, akasse_id, member_id, model, int(FROM_VECTORS * scale))
    others = [
        *candidates.orders_sharing_skills(connection, _skill_weights(view), int(FROM_SKILLS * scale)),
        *candidates.orders_by_occupation(connection, _occupations_wanted(view), int(FROM_OCCUPATIONS * scale)),
        *candidates.orders_by_text(connection, _words(view), int(FROM_TEXT * scale)),
    ]
    missing = _missing(near, others)
    likeness = candidates.likeness_of_orders(connection, akasse_id, member_id, model, missing)
    return _union(near, others, likeness)


def members_for_order(
    connection: Connection, akasse_id: AkasseId, view: OrderView, model: str, scale: float = 1.0
) -> Retrieved:
    """The a-kasse's members worth weighing for an order. `scale` widens every source alike."""
    job_order_id = view.profile.job_order_id
    near = candidates.members_near_order(connection, akasse_id, job_order_id, model, int(FROM_VECTORS * scale))
    weights = {skill: want * view.knowledge.weight(skill) for skill, want in view.wants.items()}
    origins = _occupations_leading_to(view)
    others = [
        *candidates.members_sharing_skills(connection, akasse_id, weights, int(FROM_SKILLS * scale)),
        *candidates.members_by_occupation(connection, akasse_id, origins, int(FROM_OCCUPATIONS * scale)),
    ]
    missing = _missing(near, others)
    likeness = candidates.likeness_of_members(connection, akasse_id, job_order_id, model, missing)
    return _union(near, others, likeness)


def _skill_weights(view: MemberView) -> dict[SkillId, float]:
    weighed = {skill: strength * view.knowledge.weight(skill) for skill, strength in view.strengths.items()}
    telling = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))
    return dict(telling[:SKILLS_LOOKED_FOR])


def _occupations_wanted(view: MemberView) -> dict[OccupationId, float]:
    wanted: dict[OccupationId, float] = {}
    for reach in (view.reach, view.goal_reach):
        for occupation_id, (strength, _origin) in reach.items():
            wanted[occupation_id] = max(wanted.get(occupation_id, 0.0), strength)
    return wanted


def _occupations_leading_to(view: OrderView) -> dict[OccupationId, float]:
    leading = {item.occupation_id: item.confidence for item in view.profile.occupations}
    for sought in view.profile.occupations:
        for origin, strength in view.knowledge.arrivals.get(sought.occupation_id, {}).items():
            leading[origin] = max(leading.get(origin, 0.0), strength * sought.confidence)
    return leading


def _words(view: MemberView) -> str:
    goals = (view.knowledge.occupations.get(goal) for goal in view.profile.goals)
    titles = [job.title for job in view.profile.held]
    return " ".join([*titles, *(occupation.label for occupation in goals if occupation)])


def _missing(near: Sequence[Found], others: Iterable[Found]) -> list[UUID]:
    return sorted({found.id for found in others} - {found.id for found in near})


def _union(near: Sequence[Found], others: Iterable[Found], likeness: Mapping[UUID, float]) -> Retrieved:
    keys = sorted({found.id for found in near} | {found.id for found in others})
    return Retrieved(tuple(keys), {**likeness, **{found.id: found.strength for found in near}})
