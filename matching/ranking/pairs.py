"""A member and an order side by side, with what every feature needs worked out once for each of them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from matching.core.eligibility import Terms
from matching.core.ids import OccupationId, SkillId
from matching.core.job_order import OrderProfile, SkillNeed
from matching.core.member import HeldSkill, MemberProfile, SkillSource
from matching.core.taxonomy import LicenceDemand, Relation
from matching.ranking.knowledge import Knowledge

#: How far a competence is believed, by where we know it from.
TRUST = {SkillSource.CONFIRMED: 1.0, SkillSource.CLAIMED: 0.9, SkillSource.HISTORY: 0.6}
#: How far an occupation held speaks for a skill that the member has not mentioned.
IMPLIED = {Relation.ESSENTIAL: 0.6, Relation.OPTIONAL: 0.2}
#: How far an occupation sought speaks for a skill that the ad has not mentioned.
UNSPOKEN = {Relation.ESSENTIAL: 0.5, Relation.OPTIONAL: 0.15}
#: From here on a competence counts as met.
MET = 0.5


class MemberView:
    """A member as the features read one."""

    def __init__(self, profile: MemberProfile, knowledge: Knowledge) -> None:
        """Work out what each competence and each occupation in reach is worth."""
        self.profile = profile
        self.knowledge = knowledge
        self.held = frozenset(job.occupation_id for job in profile.held if job.occupation_id is not None)
        self.sections = frozenset(job.section for job in profile.held if job.section)
        self.skills: Mapping[SkillId, HeldSkill] = {skill.skill_id: skill for skill in profile.skills}

    @cached_property
    def strengths(self) -> Mapping[SkillId, float]:
        """How far the member is believed to have each skill (0-1), from words and from jobs held."""
        strengths: dict[SkillId, float] = {}
        for occupation_id in self.held:
            for skill_id, relation in self.knowledge.needs.get(occupation_id, {}).items():
                strengths[skill_id] = max(strengths.get(skill_id, 0.0), IMPLIED[relation])
        for skill in self.profile.skills:
            strengths[skill.skill_id] = max(strengths.get(skill.skill_id, 0.0), TRUST[skill.source])
        return strengths

    @cached_property
    def norm(self) -> float:
        """Length of the weighed skill vector."""
        return _norm(self.knowledge, self.strengths)

    @cached_property
    def reach(self) -> Mapping[OccupationId, tuple[float, OccupationId]]:
        """Occupations within reach of those held: strength and the one it is reached from."""
        return _reach(self.knowledge, self.held)

    @cached_property
    def goal_reach(self) -> Mapping[OccupationId, tuple[float, OccupationId]]:
        """Occupations within reach of the member's goals."""
        return _reach(self.knowledge, self.profile.goals)


class OrderView:
    """An order as the features read one."""

    def __init__(self, profile: OrderProfile, knowledge: Knowledge) -> None:
        """Work out what each requirement is worth."""
        self.profile = profile
        self.knowledge = knowledge
        self.musts: tuple[SkillNeed, ...] = tuple(need for need in profile.skills if need.must)
        self.nices: tuple[SkillNeed, ...] = tuple(need for need in profile.skills if not need.must)
        self.licence_musts = frozenset(
            need.licence_id for need in profile.licences if need.demand is not LicenceDemand.NICE
        )

    @cached_property
    def wants(self) -> Mapping[SkillId, float]:
        """How far the order is believed to want each skill (0-1), from its words and from its best occupation."""
        wants: dict[SkillId, float] = {}
        for sought in self.profile.occupations[:1]:
            for skill_id, relation in self.knowledge.needs.get(sought.occupation_id, {}).items():
                wants[skill_id] = UNSPOKEN[relation] * sought.confidence
        for need in self.profile.skills:
            wants[need.skill_id] = max(wants.get(need.skill_id, 0.0), need.confidence * (1.0 if need.must else 0.7))
        return wants

    @cached_property
    def norm(self) -> float:
        """Length of the weighed skill vector."""
        return _norm(self.knowledge, self.wants)


@dataclass(frozen=True)
class Pair:
    """A member and an order with their travel time and the cosine of their vectors (None = no vector)."""

    member: MemberView
    order: OrderView
    terms: Terms
    likeness: float | None

    @property
    def knowledge(self) -> Knowledge:
        """The taxonomy both were read with."""
        return self.member.knowledge

    def has(self, need: SkillNeed) -> bool:
        """Whether the member counts as having what is needed."""
        return self.member.strengths.get(need.skill_id, 0.0) >= MET


def _reach(knowledge: Knowledge, origins: Iterable[OccupationId]) -> Mapping[OccupationId, tuple[float, OccupationId]]:
    reach: dict[OccupationId, tuple[float, OccupationId]] = {}
    for origin in sorted(origins):
        for goal, strength in knowledge.moves.get(origin, {}).items():
            reach[goal] = max(reach.get(goal, (0.0, origin)), (strength, origin))
        reach[origin] = (1.0, origin)
    return reach


def _norm(knowledge: Knowledge, strengths: Mapping[SkillId, float]) -> float:
    return math.sqrt(sum((strength * knowledge.weight(skill)) ** 2 for skill, strength in strengths.items()))
