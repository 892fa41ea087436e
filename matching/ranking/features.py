"""What the ranker may look at: one function a feature, listed once, each with the direction that sense gives it.

Nothing here may stem from sex, age, origin, health, union, a-kasse, sanctions or time on benefit; experience is
capped at five years so that it tells little of age.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.core.ids import OccupationId
from matching.core.job_order import LANGUAGE_RANK, Language
from matching.core.member import HeldOccupation
from matching.core.taxonomy import LicenceDemand
from matching.ranking.pairs import Pair

#: Travel in minutes that counts as one; beyond twice this more makes no difference.
AN_HOUR = 60.0
#: Years of experience that count as full.
FULL_EXPERIENCE = 5.0
#: Cosines between the vectors of members and orders, from hardly ever less to hardly ever more.
LIKENESS_RANGE = (0.88, 0.98)
DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True)
class Feature:
    """A named number about a pair. `sign` is +1 when more may never hurt, -1 when more may never help."""

    name: str
    of: Callable[[Pair], float]
    sign: int


def likeness(pair: Pair) -> float:
    """Cosine of the two vectors, stretched from the range that pairs really take to 0-1; the middle when unknown."""
    least, most = LIKENESS_RANGE
    return 0.55 if pair.likeness is None else min(max((pair.likeness - least) / (most - least), 0.0), 1.0)


def same_occupation(pair: Pair) -> float:
    """How sure we are that the order seeks an occupation the member has held (0-1)."""
    return max(
        (s.confidence for s in pair.order.profile.occupations if s.occupation_id in pair.member.held), default=0.0
    )


def goal(pair: Pair) -> float:
    """How near the order lies to the member's own goals (0-1)."""
    reach = pair.member.goal_reach
    return max(
        (s.confidence * reach.get(s.occupation_id, (0.0,))[0] for s in pair.order.profile.occupations), default=0.0
    )


def reach(pair: Pair) -> float:
    """How plausible the move is over the skill graph from an occupation held (0-1; 1 for the same one)."""
    near = pair.member.reach
    return max(
        (s.confidence * near.get(s.occupation_id, (0.0,))[0] for s in pair.order.profile.occupations), default=0.0
    )


def skill_overlap(pair: Pair) -> float:
    """Cosine between what the member can and what the order wants, each skill weighed by how telling it is (0-1)."""
    have, wants = pair.member.strengths, pair.order.wants
    shared = sum(
        have[skill] * want * pair.knowledge.weight(skill) ** 2 for skill, want in wants.items() if skill in have
    )
    return shared / (pair.member.norm * pair.order.norm) if shared else 0.0


def musts_met(pair: Pair) -> float:
    """Share of the demanded skills that the member has; a half when none are demanded."""
    musts = pair.order.musts
    return sum(pair.has(need) for need in musts) / len(musts) if musts else 0.5


def nices_met(pair: Pair) -> float:
    """Share of the wished-for skills that the member has; none wished for counts as none met."""
    nices = pair.order.nices
    return sum(pair.has(need) for need in nices) / len(nices) if nices else 0.0


def musts_missing(pair: Pair) -> float:
    """Demanded skills that the member is not known to have, in fifths (five or more = 1)."""
    return min(sum(not pair.has(need) for need in pair.order.musts), 5) / 5


def licences_missing(pair: Pair) -> float:
    """Licences demanded by the employer that the member is not known to hold, in halves (two or more = 1)."""
    member = pair.member.profile
    return min(len(pair.order.licence_musts - member.licences - member.presumed_licences), 2) / 2


def licences_wished(pair: Pair) -> float:
    """Whether the member holds a licence that the employer wishes for or demands."""
    asked = {need.licence_id for need in pair.order.profile.licences if need.demand is not LicenceDemand.LAW}
    return float(bool(asked & pair.member.profile.licences))


def languages_missing(pair: Pair) -> float:
    """Languages asked for that the member is known not to speak well enough, in halves (two or more = 1)."""
    spoken = {language.language: LANGUAGE_RANK[language.level] for language in pair.member.profile.languages}
    return min(sum(lacks_language(asked, spoken) for asked in pair.order.profile.languages), 2) / 2


def lacks_language(asked: Language, spoken: dict[str, int]) -> bool:
    """Whether a language is too weak or missing; a member with no languages on file is given the benefit."""
    return bool(spoken) and spoken.get(asked.language, -1) < LANGUAGE_RANK[asked.level]


def travel(pair: Pair) -> float:
    """Travel one way in hours, two at most; half an hour when a place is unknown."""
    return 0.5 if pair.terms.minutes is None else min(pair.terms.minutes / AN_HOUR, 2.0)


def same_industry(pair: Pair) -> float:
    """Whether the member has worked in the order's industry (NACE section)."""
    return float(pair.order.profile.section in pair.member.sections)


def experience(pair: Pair) -> float:
    """Years in occupations from which the order is in reach, each weighed by that reach, in fifths of five years."""
    sought = pair.order.profile.occupations[:1]
    years = sum(_years(job) * _bearing(pair, job, s.occupation_id) for s in sought for job in pair.member.profile.held)
    return min(years / FULL_EXPERIENCE, 1.0)


def _bearing(pair: Pair, job: HeldOccupation, goal: OccupationId) -> float:
    if job.occupation_id is None:
        return 0.0
    return pair.knowledge.move(job.occupation_id, goal)


def _years(job: HeldOccupation) -> float:
    """Length of a job; one whose dates are unknown counts as a year, one still held up to five."""
    if job.since is None:
        return 1.0
    until: date | None = job.until
    return FULL_EXPERIENCE if until is None else (until - job.since).days / DAYS_IN_A_YEAR


FEATURES: tuple[Feature, ...] = (
    Feature("likeness", likeness, +1),
    Feature("same_occupation", same_occupation, +1),
    Feature("goal", goal, +1),
    Feature("reach", reach, +1),
    Feature("skill_overlap", skill_overlap, +1),
    Feature("musts_met", musts_met, +1),
    Feature("nices_met", nices_met, +1),
    Feature("musts_missing", musts_missing, -1),
    Feature("licences_missing", licences_missing, -1),
    Feature("licences_wished", licences_wished, +1),
    Feature("languages_missing", languages_missing, -1),
    Feature("travel", travel, -1),
    Feature("same_industry", same_industry, +1),
    Feature("experience", experience, +1),
)

FEATURE_NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)


def feature_matrix(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """The features of each pair: shape (pairs, features), in the order of FEATURES."""
    values = [[feature.of(pair) for feature in FEATURES] for pair in pairs]
    return np.asarray(values, dtype=np.float64).reshape(len(pairs), len(FEATURES))
