"""What is suggested while a profile is mended: concepts by name, and competences that a person's jobs usually give."""

from dataclasses import dataclass

from matching.core.ids import SkillId
from matching.core.labels import Labelled
from matching.core.taxonomy import Relation


class TermKind(Labelled):
    """Which concepts are sought."""

    SKILL = "skill", "Kompetencer"
    OCCUPATION = "occupation", "Job"
    LICENCE = "licence", "Beviser"


@dataclass(frozen=True)
class TermHit:
    """A concept found by one of its names; `other_name` is that name when it is not the one shown."""

    key: int
    label: str
    other_name: str = ""


@dataclass(frozen=True)
class HistorySuggestion:
    """A competence that people with one of the member's jobs often have, with that job in the member's words."""

    skill_id: SkillId
    label: str
    job: str
    relation: Relation
