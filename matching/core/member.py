"""A member: what an a-kasse tells us of one, and the part of it that the matcher may see."""

from dataclasses import dataclass, field
from datetime import date

from matching.core.geography import Place
from matching.core.ids import AkasseId, LicenceId, MemberId, OccupationId, SkillId
from matching.core.industry import IndustryCode
from matching.core.job_order import Hours, Language, Shift
from matching.core.labels import Labelled
from matching.core.travel import Mode


class SkillSource(Labelled):
    """Where we know a competence from; confirmed weighs more than claimed, claimed more than inferred."""

    CONFIRMED = "confirmed", "Bekræftet"
    CLAIMED = "claimed", "Oplyst af medlemmet"
    HISTORY = "history", "Udledt af tidligere job"


@dataclass(frozen=True)
class HeldOccupationSubmission:
    """One job held: the title as written, the employer's industry, half-open period (`until` None = still there)."""

    title: str
    industry: IndustryCode | None = None
    since: date | None = None
    until: date | None = None
    description: str = ""


@dataclass(frozen=True)
class EducationSubmission:
    """A completed education by its title; no year, since the year of an exam tells a person's age."""

    title: str
    level: str | None = None


@dataclass(frozen=True)
class MemberSubmission:
    """One member as the a-kasse's file gave it, parsed and normalised but not yet understood.

    `summary` is free text (a CV's profile text), `skills` and `licences` are phrases, `goals` at most two job titles.
    `travel_limit` is minutes one way by `travel_mode`. `email` and `phone` are kept apart like `name`, empty when not
    known.
    """

    akasse_id: AkasseId
    source: str
    source_id: str
    name: str
    summary: str = ""
    held: tuple[HeldOccupationSubmission, ...] = ()
    skills: tuple[str, ...] = ()
    educations: tuple[EducationSubmission, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    postcode: str | None = None
    municipality_code: str | None = None
    travel_limit: int | None = None
    travel_mode: Mode = Mode.CAR
    goals: tuple[str, ...] = ()
    available_from: date | None = None
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)


@dataclass(frozen=True)
class HeldOccupation:
    """A job held, linked to an occupation (None when the title could not be linked)."""

    title: str
    occupation_id: OccupationId | None
    section: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class HeldSkill:
    """A competence a member has, its source, and the words it was read from."""

    skill_id: SkillId
    source: SkillSource
    phrase: str


@dataclass(frozen=True)
class MemberProfile:
    """All the matcher may know of a member: no name, a-kasse, age, sex, origin, health, sanction or benefit time."""

    member_id: MemberId
    number: int
    held: tuple[HeldOccupation, ...] = ()
    goals: tuple[OccupationId, ...] = ()
    skills: tuple[HeldSkill, ...] = ()
    licences: frozenset[LicenceId] = frozenset()
    presumed_licences: frozenset[LicenceId] = frozenset()  #: law demanded them in a job held; the proof is not on file
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    place: Place | None = None
    travel_limit: int | None = None
    travel_mode: Mode = Mode.CAR
    available_from: date | None = None
