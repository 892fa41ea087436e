"""What reading a text yields: occupations, skills, licences and terms, each with its phrase and a confidence."""

from dataclasses import dataclass
from datetime import date

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.job_order import (
    Employment,
    Hours,
    Language,
    LicenceNeed,
    OccupationSought,
    Shift,
    SkillNeed,
)


@dataclass(frozen=True)
class OrderReading:
    """A job advertisement understood. Lists are best first; an absent term is None, empty or zero found."""

    occupations: tuple[OccupationSought, ...] = ()
    skills: tuple[SkillNeed, ...] = ()
    licences: tuple[LicenceNeed, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    employment: Employment | None = None
    starts_on: date | None = None
    deadline_on: date | None = None
    postcode: str | None = None
    positions: int | None = None
    core_text: str = ""  #: the text without the employer's boilerplate, what is embedded


@dataclass(frozen=True)
class FoundSkill:
    """A skill read from a member's words."""

    skill_id: SkillId
    phrase: str
    confidence: float


@dataclass(frozen=True)
class FoundLicence:
    """A licence read from a member's words."""

    licence_id: LicenceId
    phrase: str
    confidence: float


@dataclass(frozen=True)
class FoundOccupation:
    """An occupation that a title or phrase is read as."""

    occupation_id: OccupationId
    phrase: str
    confidence: float


@dataclass(frozen=True)
class MemberReading:
    """A member's titles, competence phrases and free text understood.

    `held` runs parallel to the submission's jobs (None = could not be linked); `goals` parallel to its goals.
    """

    held: tuple[FoundOccupation | None, ...] = ()
    goals: tuple[FoundOccupation | None, ...] = ()
    skills: tuple[FoundSkill, ...] = ()
    licences: tuple[FoundLicence, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    text_to_embed: str = ""
