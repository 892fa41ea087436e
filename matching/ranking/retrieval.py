"""Whom or what to weigh at all: the union of four sources, so that a good match is found when no word is shared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
#: A word in more orders than these says little, and reading them all would take most of a page's time.
MOST_HITS = 1000
#: A member's skills that are looked for, the most telling first.
SKILLS_LOOKED_FOR = 80
#: Occupations from this strength on are asked alone first: a few of some hundred, and in a large market mostly enough.
CLOSE = 0.5


@dataclass(frozen=True)
class Retrieved:
    """Keys found, in a total order, each with its cosine (absent when one side has no vector)."""

    keys: tuple[UUID, ...]
    likeness: Mapping[UUID, float]


@dataclass(frozen=True)
class Sources:
    """What each source brought for a member, before it is joined."""

    near: Sequence[Found]
    by_skills: Sequence[Found]
    by_others: Sequence[Found]


def orders_for_member(
    connection: Connection, akasse_id: AkasseId, view: MemberView, model: str, scale: float = 1.0
) -> Retrieved:
    """Open orders worth weighing for a member. `scale` widens every source alike."""
    return joined(connection, akasse_id, view, model, sources_of(connection, akasse_id, view, model, scale))


def sources_of(
    connection: Connection, akasse_id: AkasseId, view: MemberView, model: str, scale: float = 1.0
) -> Sources:
    """The four sources for a member, asked one after the other."""
    near = candidates.orders_near_member(
        connection, akasse_id, view.profile.member_id, model, int(FROM_VECTORS * scale)
    )
    by_skills = _orders_by_skills(connection, view, scale)
    by_occupation = _orders_by_occupation(connection, _occupations_wanted(view), int(FROM_OCCUPATIONS * scale))
    by_text = candidates.orders_by_text(connection, _words(view), int(FROM_TEXT * scale), MOST_HITS)
    return Sources(near, by_skills, [*by_occupation, *by_text])


def with_other_skills(connection: Connection, sources: Sources, view: MemberView, scale: float = 1.0) -> Sources:
    """The sources for the same member with other competences: vector, jobs and goals stay what they were."""
    return replace(sources, by_skills=_orders_by_skills(connection, view, scale))


def joined(connection: Connection, akasse_id: AkasseId, view: MemberView, model: str, sources: Sources) -> Retrieved:
    """The union of the sources, each order with its cosine."""
    others = [*sources.by_skills, *sources.by_others]
    missing = _missing(sources.near, others)
    likeness = candidates.likeness_of_orders(connection, akasse_id, view.profile.member_id, model, missing)
    return _union(sources.near, others, likeness)


def _orders_by_skills(connection: Connection, view: MemberView, scale: float) -> list[Found]:
    return candidates.orders_sharing_skills(connection, _skill_weights(view), int(FROM_SKILLS * scale))


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


def _orders_by_occupation(connection: Connection, wanted: Mapping[OccupationId, float], most: int) -> list[Found]:
    """The orders of the nearest occupations when they fill the list, else of all: the same either way.

    An order's strength is its occupation's times a confidence of at most 1, so one read as a far occupation cannot
    come before the last of a full list of stronger ones.
    """
    close = {occupation: strength for occupation, strength in wanted.items() if strength >= CLOSE}
    found = candidates.orders_by_occupation(connection, close, most)
    farther = max((strength for strength in wanted.values() if strength < CLOSE), default=0.0)
    if len(close) == len(wanted) or (len(found) == most and found[-1].strength > farther):
        return found
    return candidates.orders_by_occupation(connection, wanted, most)


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
