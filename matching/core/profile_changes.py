"""Changes of a member's profile by people: its parts, what can stand in each, and what keeps a change from being."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from matching.core.errors import JobbroError
from matching.core.ids import LicenceId, MemberId, OccupationId, ProfileChangeId, SkillId
from matching.core.job_order import Hours, LanguageLevel, Shift
from matching.core.labels import Labelled
from matching.core.member import SkillSource
from matching.core.travel import Mode

#: How long a change is said to be undoable, and how long it is: a slow line and a slow hand are no fault.
UNDO_SHOWN = timedelta(seconds=10)
UNDO_WITHIN = timedelta(seconds=40)
MOST_GOALS = 2
FEWEST_HOURS, MOST_HOURS = 1.0, 48.0
SHORTEST_TRAVEL, LONGEST_TRAVEL = 5, 240
_LANGUAGE = re.compile(r"[^\W\d_]{2,30}(?:[ -][^\W\d_]{2,30})?")


class ProfilePart(Labelled):
    """The parts of a profile that are changed one at a time."""

    SKILL = "skill", "Kompetence"
    LICENCE = "licence", "Bevis"
    LANGUAGE = "language", "Sprog"
    GOALS = "goals", "Jobmål"
    HOURS = "hours", "Timer"
    SHIFTS = "shifts", "Arbejdstider"
    TRAVEL = "travel", "Rejsetid og transport"


class ConfirmedBy(Labelled):
    """What a confirmation rests on."""

    PROOF = "proof", "Dokumentation set"
    JUDGEMENT = "judgement", "Rådgiverens vurdering"


@dataclass(frozen=True)
class SkillHeld:
    """A competence with its source; `ground` when it is confirmed, `phrase` the words it was read from."""

    source: SkillSource
    ground: ConfirmedBy | None = None
    phrase: str = ""


@dataclass(frozen=True)
class LicenceHeld:
    """A licence; `proof_seen_on` is the day somebody in the a-kasse saw it, None when nobody has."""

    proof_seen_on: date | None = None
    phrase: str = ""


@dataclass(frozen=True)
class LanguageSpoken:
    """How well the language of the key is spoken."""

    level: LanguageLevel


@dataclass(frozen=True)
class GoalSought:
    """A job goal in words; `occupation_id` None when the words were read as none."""

    title: str
    occupation_id: OccupationId | None = None


@dataclass(frozen=True)
class GoalsSought:
    """All goals, first goal first; at most two."""

    goals: tuple[GoalSought, ...]


@dataclass(frozen=True)
class ShiftsWanted:
    """When on the clock the member can work."""

    shifts: frozenset[Shift]


@dataclass(frozen=True)
class TravelAccepted:
    """Minutes one way (None = not said) and how."""

    limit: int | None
    mode: Mode


Value: TypeAlias = SkillHeld | LicenceHeld | LanguageSpoken | GoalsSought | Hours | ShiftsWanted | TravelAccepted

#: What stands in each part.
VALUES: Mapping[ProfilePart, type[Value]] = {
    ProfilePart.SKILL: SkillHeld,
    ProfilePart.LICENCE: LicenceHeld,
    ProfilePart.LANGUAGE: LanguageSpoken,
    ProfilePart.GOALS: GoalsSought,
    ProfilePart.HOURS: Hours,
    ProfilePart.SHIFTS: ShiftsWanted,
    ProfilePart.TRAVEL: TravelAccepted,
}
#: Parts whose names the member's vector is made of.
IN_VECTOR = frozenset({ProfilePart.SKILL, ProfilePart.GOALS})


@dataclass(frozen=True)
class ProfileChange:
    """What is to stand in a part from now on (None = nothing). `key` tells several of a part apart."""

    part: ProfilePart
    key: str
    after: Value | None


@dataclass(frozen=True)
class Mend:
    """What people have mended of a member, and what the file said of it then (None = nothing, both)."""

    member_id: MemberId
    part: ProfilePart
    key: str
    value: Value | None
    file_said: Value | None


@dataclass(frozen=True)
class Changed:
    """What a change led to: the profile's version, and the change (None when nothing had to be changed)."""

    version: int
    change_id: ProfileChangeId | None


@dataclass(frozen=True)
class NewestChange:
    """The newest change of a profile, as it is told and may be undone."""

    change_id: ProfileChangeId
    version: int
    happened_at: datetime
    actor: str
    part: ProfilePart
    key: str
    before: Value | None
    after: Value | None
    mend_before: Mend | None
    undoes: UUID | None

    def may_be_undone(self, now: datetime, within: timedelta = UNDO_WITHIN) -> bool:
        """Whether it is young enough; what took something back is not taken back itself."""
        return self.undoes is None and now - self.happened_at <= within


class ProfileChangedMeanwhile(JobbroError):
    """A change to a version of the profile that is no longer the newest."""

    def __init__(self) -> None:
        super().__init__(
            "Profilen er ændret, efter at du åbnede siden. Intet er gemt. Se profilen, som den er nu, og prøv igen."
        )


class TermNotOffered(JobbroError):
    """An occupation, skill or licence that does not exist or may no longer be chosen."""

    def __init__(self) -> None:
        super().__init__("Det valgte kan ikke længere vælges. Søg igen, og vælg fra listen.")


class TooManyGoals(JobbroError):
    """A third goal."""

    def __init__(self) -> None:
        super().__init__("Et medlem har højst to jobmål. Fjern et af dem først.")


class ProfileValueWrong(JobbroError):
    """Terms that cannot be; the sentence says what to write."""


class UndoTooLate(JobbroError):
    """A change that is too old to be undone."""

    def __init__(self) -> None:
        super().__init__("Ændringen kan ikke fortrydes længere. Ret det i profilen i stedet.")


class ChangeNotFound(JobbroError):
    """No such change of this member's profile."""

    def __init__(self) -> None:
        super().__init__("Ændringen findes ikke. Hent profilen igen.")


def skill_change(skill_id: SkillId, after: SkillHeld | None) -> ProfileChange:
    """Add, confirm or take away a competence."""
    return ProfileChange(ProfilePart.SKILL, str(skill_id), after)


def licence_change(licence_id: LicenceId, after: LicenceHeld | None) -> ProfileChange:
    """Add a licence, note that its proof was seen, or take it away."""
    return ProfileChange(ProfilePart.LICENCE, str(licence_id), after)


def language_change(language: str, after: LanguageSpoken | None) -> ProfileChange:
    """Add a language by its Danish name, change its level, or take it away; raises ProfileValueWrong."""
    name = " ".join(language.casefold().split())
    if not _LANGUAGE.fullmatch(name):
        raise ProfileValueWrong("Skriv sprogets navn på dansk med bogstaver, for eksempel »engelsk«.")
    return ProfileChange(ProfilePart.LANGUAGE, name, after)


def goals_change(goals: tuple[GoalSought, ...]) -> ProfileChange:
    """Put goals in the place of those there are; raises TooManyGoals."""
    if len(goals) > MOST_GOALS:
        raise TooManyGoals
    return ProfileChange(ProfilePart.GOALS, "", GoalsSought(goals) if goals else None)


def hours_change(least: float | None, most: float | None) -> ProfileChange:
    """Weekly hours, one number for both ends when only one is given, none for not said; raises ProfileValueWrong."""
    first, last = (least if least is not None else most), (most if most is not None else least)
    if first is None or last is None:
        return ProfileChange(ProfilePart.HOURS, "", None)
    if not FEWEST_HOURS <= first <= last <= MOST_HOURS:
        raise ProfileValueWrong("Skriv ugentlige timer fra 1 til 48, det laveste tal først.")
    return ProfileChange(ProfilePart.HOURS, "", Hours(round(first, 1), round(last, 1)))


def shifts_change(shifts: frozenset[Shift]) -> ProfileChange:
    """When the member can work; none for not said."""
    return ProfileChange(ProfilePart.SHIFTS, "", ShiftsWanted(shifts) if shifts else None)


def travel_change(limit: int | None, mode: Mode) -> ProfileChange:
    """How far and how the member travels; raises ProfileValueWrong."""
    if limit is not None and not SHORTEST_TRAVEL <= limit <= LONGEST_TRAVEL:
        raise ProfileValueWrong("Skriv rejsetiden i hele minutter hver vej, fra 5 til 240.")
    return ProfileChange(ProfilePart.TRAVEL, "", TravelAccepted(limit, mode))
