"""Plausible moves between occupations: by the skills they share, rare ones most, and by what they are about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from matching.core.ids import OccupationId, SkillId
from matching.core.taxonomy import Occupation, Relation, Taxonomy

Floats = NDArray[np.float32]

#: Both relations count in full; weighing optional skills less measured worse against expert tables of moves.
RELATION_WEIGHT: Mapping[Relation, float] = {Relation.ESSENTIAL: 1.0, Relation.OPTIONAL: 1.0}
SKILLS_SHARE = 0.6  # of the score; the rest is likeness of label and description
MOST_SHARED = 5
_SYNONYMS_TOLD = 5
_SAME_INDUSTRY = 10.0  # taken from the score so that every occupation of another industry comes first


@dataclass(frozen=True)
class Move:
    """A plausible move, how strong it is (0-1), and up to five skills that carry it, the rarest first."""

    from_id: OccupationId
    to_id: OccupationId
    strength: float
    shared: tuple[SkillId, ...]


@dataclass(frozen=True, eq=False)
class OccupationSpace:
    """Occupations as rows: weighted skills (n, skills), vectors (n, dim), and what tells industries apart.

    A row without skills is judged by its vector alone.
    """

    skills: csr_matrix
    vectors: Floats
    isco08: tuple[str, ...]
    sections: tuple[str | None, ...]

    def scores(self, cross_industry: bool = False) -> Floats:
        """How plausible the move from each row to each other is: (n, n), about 0 to 1, the diagonal -inf.

        With `cross_industry` every occupation of the same industry comes after all others (see `is_same_industry`).
        """
        meaning = _likeness(self.vectors)
        scores = SKILLS_SHARE * self._shared_skills(meaning) + (1 - SKILLS_SHARE) * meaning
        if cross_industry:
            scores -= _SAME_INDUSTRY * self.is_same_industry()
        np.fill_diagonal(scores, -np.inf)
        return scores

    def is_same_industry(self) -> NDArray[np.bool_]:
        """(n, n): the same NACE section where both are known, or the same ISCO-08 minor group (three digits)."""
        return _equal(self.sections) | _equal(tuple(code[:3] or None for code in self.isco08))

    def _shared_skills(self, meaning: Floats) -> Floats:
        """Cosine of the weighted skills; where a row has none, what its likeness in meaning leads one to expect."""
        length = np.sqrt(np.asarray(self.skills.multiply(self.skills).sum(axis=1)).ravel())
        unit = diags(1 / np.maximum(length, 1e-9)) @ self.skills
        shared = np.asarray((unit @ unit.T).toarray(), np.float32)
        known = np.outer(length > 0, length > 0)
        return np.where(known, shared, _expected(shared, meaning, known)).astype(np.float32)


def weighted_skills(taxonomy: Taxonomy, rows: Sequence[OccupationId | None]) -> csr_matrix:
    """The skills of occupations (rows, skills in the taxonomy's order), each weighing log(occupations / needing it).

    None gives an empty row.
    """
    column = {skill.skill_id: number for number, skill in enumerate(taxonomy.skills)}
    entries = [
        (row, column[skill], RELATION_WEIGHT[relation])
        for row, occupation in enumerate(rows)
        if occupation is not None
        for skill, relation in taxonomy.needs.get(occupation, {}).items()
        if skill in column
    ]
    places = ([row for row, _, _ in entries], [number for _, number, _ in entries])
    counts = csr_matrix(
        ([weight for _, _, weight in entries], places), shape=(len(rows), len(column)), dtype=np.float32
    )
    return (counts @ diags(_rarity(taxonomy, column))).tocsr()


def about(occupation: Occupation) -> str:
    """What is embedded (as a passage) of an occupation: its label and description, or synonyms where it has none."""
    told = occupation.description or ", ".join(occupation.synonyms[:_SYNONYMS_TOLD])
    return f"{occupation.label}. {told}" if told else occupation.label


def space_of(taxonomy: Taxonomy, vectors: Floats) -> OccupationSpace:
    """All occupations of a taxonomy; `vectors` are the passages `about` each, in its order."""
    return OccupationSpace(
        weighted_skills(taxonomy, [occupation.occupation_id for occupation in taxonomy.occupations]),
        vectors,
        tuple(occupation.isco08 for occupation in taxonomy.occupations),
        tuple(occupation.section for occupation in taxonomy.occupations),
    )


def moves(taxonomy: Taxonomy, vectors: Floats, top: int = 50) -> Iterator[Move]:
    """The `top` strongest moves from every occupation, strongest first, ties by the id of the occupation moved to.

    `vectors` (n, dim) are passages of `about(occupation)` for the taxonomy's occupations in its order.
    """
    ids = [occupation.occupation_id for occupation in taxonomy.occupations]
    space = space_of(taxonomy, vectors)
    weights = _by_skill(taxonomy, space.skills)
    by_id = np.argsort(np.array(ids, np.int64), kind="stable")
    for row, scores in enumerate(space.scores()):
        order = by_id[np.argsort(-scores[by_id], kind="stable")][: min(top, len(ids) - 1)]
        for other in order:
            strength = round(float(np.clip(scores[other], 0, 1)), 4)
            yield Move(ids[row], ids[other], strength, _carriers(weights[row], weights[int(other)]))


def related(
    space: OccupationSpace, names: Sequence[str], top: int, cross_industry: bool = False
) -> list[list[tuple[str, float]]]:
    """For each row the names of the other rows with their scores, best first, ties by name."""
    by_name = np.array(sorted(range(len(names)), key=lambda row: names[row]), np.int64)
    ranked = []
    for scores in space.scores(cross_industry):
        order = by_name[np.argsort(-scores[by_name], kind="stable")][: min(top, len(names) - 1)]
        ranked.append([(names[other], float(scores[other])) for other in order])
    return ranked


def _rarity(taxonomy: Taxonomy, column: Mapping[SkillId, int]) -> NDArray[np.float64]:
    """log(occupations / occupations needing it) of each skill."""
    needing = np.zeros(len(column))
    for skills in taxonomy.needs.values():
        for skill in skills:
            if skill in column:
                needing[column[skill]] += 1
    return np.asarray(np.log(max(len(taxonomy.needs), 1) / np.maximum(needing, 1)))


def _likeness(vectors: Floats) -> Floats:
    """Cosine of the vectors with their common direction taken out, since the model's cosines crowd together."""
    centred = vectors - vectors.mean(axis=0)
    unit = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    return np.asarray(unit @ unit.T, np.float32)


def _expected(shared: Floats, meaning: Floats, known: NDArray[np.bool_]) -> Floats:
    """A straight line from likeness in meaning to shared skills, fitted on the pairs that have both."""
    off_diagonal = known & ~np.eye(len(known), dtype=bool)
    if off_diagonal.sum() < 3 or np.ptp(meaning[off_diagonal]) == 0:
        return np.zeros_like(shared)
    slope, start = np.polyfit(meaning[off_diagonal], shared[off_diagonal], 1)
    return np.asarray(start + slope * meaning, np.float32)


def _equal(values: Sequence[str | None]) -> NDArray[np.bool_]:
    known = {value: number for number, value in enumerate(sorted({value for value in values if value}))}
    codes = np.array([known.get(value or "", -1) for value in values])
    return np.asarray((codes[:, None] == codes[None, :]) & (codes >= 0)[:, None])


def _by_skill(taxonomy: Taxonomy, skills: csr_matrix) -> list[dict[SkillId, float]]:
    """The weights of each row by skill."""
    ids = [skill.skill_id for skill in taxonomy.skills]
    rows = (skills[row] for row in range(skills.shape[0]))
    return [{ids[column]: float(weight) for column, weight in zip(row.indices, row.data, strict=True)} for row in rows]


def _carriers(one: Mapping[SkillId, float], other: Mapping[SkillId, float]) -> tuple[SkillId, ...]:
    """The skills two occupations share, the rarest first, ties by id."""
    common = sorted((-weight, skill) for skill, weight in one.items() if weight > 0 and skill in other)
    return tuple(skill for _, skill in common[:MOST_SHARED])
