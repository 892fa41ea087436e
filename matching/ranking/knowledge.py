"""What the matcher knows of the taxonomy in force, held in memory once for each process and import."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.long_lived import settled
from matching.core.taxonomy import Licence, LicenceDemand, LicenceKind, Occupation, Relation, Skill, Taxonomy
from matching.database import Connection
from matching.queries import reference, taxonomy


@dataclass(frozen=True)
class Knowledge:
    """The taxonomy with the weights and moves that are computed from it.

    `weights` tells how telling a skill is: its inverse document frequency over occupations, scaled to at most 1.
    `moves` maps an occupation to those reachable from it with a strength of 0-1. `sections` names industries.
    """

    version: int
    occupations: Mapping[OccupationId, Occupation]
    skills: Mapping[SkillId, Skill]
    licences: Mapping[LicenceId, Licence]
    needs: Mapping[OccupationId, Mapping[SkillId, Relation]]
    weights: Mapping[SkillId, float]
    moves: Mapping[OccupationId, Mapping[OccupationId, float]]
    licence_demands: Mapping[OccupationId, Mapping[LicenceId, LicenceDemand]] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)

    def weight(self, skill_id: SkillId) -> float:
        """How telling a skill is (0-1); one that no occupation lists counts as half."""
        return self.weights.get(skill_id, 0.5)

    @cached_property
    def record_checks(self) -> frozenset[LicenceId]:
        """Record checks such as børneattest: the employer fetches them with consent, so nobody lacks one."""
        checks = (key for key, licence in self.licences.items() if licence.kind is LicenceKind.RECORD_CHECK)
        return frozenset(checks)

    @cached_property
    def arrivals(self) -> Mapping[OccupationId, Mapping[OccupationId, float]]:
        """The moves read backwards: to each occupation, from where and how strongly."""
        arrivals: dict[OccupationId, dict[OccupationId, float]] = {}
        for origin, goals in self.moves.items():
            for goal, strength in goals.items():
                arrivals.setdefault(goal, {})[origin] = strength
        return arrivals

    def licences_by_law(self, occupation_id: OccupationId) -> frozenset[LicenceId]:
        """The licences without which nobody may work in the occupation."""
        demands = self.licence_demands.get(occupation_id, {})
        return frozenset(licence for licence, demand in demands.items() if demand is LicenceDemand.LAW)

    def move(self, origin: OccupationId, goal: OccupationId) -> float:
        """How plausible a move is: 1 to the same occupation, 0 to one out of reach."""
        return 1.0 if origin == goal else self.moves.get(origin, {}).get(goal, 0.0)


def load_taxonomy(connection: Connection, *, only_active: bool = True) -> Taxonomy:
    """The taxonomy in force, whole."""
    return Taxonomy(
        occupations=tuple(taxonomy.occupations(connection, only_active=only_active)),
        skills=tuple(taxonomy.skills(connection, only_active=only_active)),
        licences=tuple(taxonomy.licences(connection)),
        needs=_needs(taxonomy.occupation_skills(connection)),
        licence_demands=_demands(taxonomy.occupation_licences(connection)),
    )


def load_knowledge(connection: Connection) -> Knowledge:
    """The knowledge of the newest import; read once by a process and kept until the next import."""
    version = taxonomy.newest_taxonomy(connection)
    return _kept(_Source(connection, (connection.info.dsn, version)), version)


def skill_weights(needs: Mapping[OccupationId, Mapping[SkillId, Relation]]) -> dict[SkillId, float]:
    """Inverse document frequency of each skill over the occupations, as a share of the largest possible."""
    occupations = max(len(needs), 2)
    spread = Counter(skill for skills in needs.values() for skill in skills)
    return {skill: math.log(occupations / count) / math.log(occupations) for skill, count in spread.items()}


class _Source:
    """A connection that counts as equal to another when it would read the same import."""

    def __init__(self, connection: Connection, key: tuple[str, int]) -> None:
        self.connection = connection
        self.key = key

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Source) and self.key == other.key


@lru_cache(maxsize=2)
def _kept(source: _Source, version: int) -> Knowledge:
    connection = source.connection
    whole = load_taxonomy(connection, only_active=False)
    return settled(_computed(connection, whole, version))


def _computed(connection: Connection, whole: Taxonomy, version: int) -> Knowledge:
    return Knowledge(
        version=version,
        occupations={occupation.occupation_id: occupation for occupation in whole.occupations},
        skills={skill.skill_id: skill for skill in whole.skills},
        licences={licence.licence_id: licence for licence in whole.licences},
        needs=whole.needs,
        weights=skill_weights(whole.needs),
        moves=_moves(taxonomy.occupation_moves(connection)),
        licence_demands=whole.licence_demands,
        sections=reference.section_labels(connection),
    )


def _needs(rows: Iterable[taxonomy.OccupationSkillRow]) -> dict[OccupationId, dict[SkillId, Relation]]:
    needs: dict[OccupationId, dict[SkillId, Relation]] = {}
    for row in rows:
        needs.setdefault(row.occupation_id, {})[row.skill_id] = row.relation
    return needs


def _demands(rows: Iterable[taxonomy.OccupationLicenceRow]) -> Mapping[OccupationId, Mapping[LicenceId, LicenceDemand]]:
    demands: dict[OccupationId, dict[LicenceId, LicenceDemand]] = {}
    for row in rows:
        demands.setdefault(row.occupation_id, {})[row.licence_id] = row.demand
    return demands


def _moves(rows: Iterable[taxonomy.MoveRow]) -> dict[OccupationId, dict[OccupationId, float]]:
    moves: dict[OccupationId, dict[OccupationId, float]] = {}
    for row in rows:
        moves.setdefault(row.from_id, {})[row.to_id] = row.strength
    return moves
