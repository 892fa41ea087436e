"""What people mended, laid over what a file says: people win until a file says something newer about the same thing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from matching.core.ids import LicenceId, SkillId
from matching.core.job_order import Hours, Language
from matching.core.member import MemberSubmission, SkillSource
from matching.core.profile_changes import (
    GoalSought,
    GoalsSought,
    LanguageSpoken,
    LicenceHeld,
    Mend,
    ProfilePart,
    ShiftsWanted,
    SkillHeld,
    TravelAccepted,
    Value,
)
from matching.core.reading import FoundLicence, FoundOccupation, FoundSkill, MemberReading
from matching.core.travel import Mode

#: Parts that stand in the file as they are; the others are read out of it.
TERMS = frozenset({ProfilePart.HOURS, ProfilePart.SHIFTS, ProfilePart.TRAVEL})


def terms_told(submission: MemberSubmission) -> dict[ProfilePart, Value]:
    """The terms that a file states; what it is silent about is not there."""
    told: dict[ProfilePart, Value] = {}
    if submission.hours is not None:
        told[ProfilePart.HOURS] = submission.hours
    if submission.shifts:
        told[ProfilePart.SHIFTS] = ShiftsWanted(submission.shifts)
    if submission.travel_limit is not None or submission.travel_mode is not Mode.CAR:
        told[ProfilePart.TRAVEL] = TravelAccepted(submission.travel_limit, submission.travel_mode)
    return told


def read_told(submission: MemberSubmission, reading: MemberReading) -> dict[tuple[ProfilePart, str], Value]:
    """Everything else that a file was read as, by part and key."""
    told: dict[tuple[ProfilePart, str], Value] = {}
    for skill in reading.skills:
        told[ProfilePart.SKILL, str(skill.skill_id)] = SkillHeld(SkillSource.CLAIMED, phrase=skill.phrase)
    for licence in reading.licences:
        told[ProfilePart.LICENCE, str(licence.licence_id)] = LicenceHeld(phrase=licence.phrase)
    for spoken in reading.languages:
        told[ProfilePart.LANGUAGE, spoken.language] = LanguageSpoken(spoken.level)
    if submission.goals:
        told[ProfilePart.GOALS, ""] = GoalsSought(tuple(GoalSought(title) for title in submission.goals))
    return told


def overruled(mend: Mend, told: Value | None) -> bool:
    """Whether a file says something newer than `mend`: something else than it said when people mended it.

    A file that is silent, or says the same again, says nothing newer; nor does a claim of what people hold for true.
    """
    if told is None or _words(told) == _words(mend.file_said):
        return False
    return mend.value is None or mend.part not in (ProfilePart.SKILL, ProfilePart.LICENCE)


def _words(value: Value | None) -> object:
    """What two sayings of the same thing are compared by: the words they were read from, where there are some."""
    if isinstance(value, SkillHeld | LicenceHeld):
        return value.phrase.casefold()
    if isinstance(value, GoalsSought):
        return tuple(goal.title.casefold() for goal in value.goals)
    return value


def mended_terms(submission: MemberSubmission, mends: Iterable[Mend]) -> MemberSubmission:
    """The submission with the hours, shifts and travel that people said; call it with mends that hold."""
    by_part = {mend.part: mend.value for mend in mends}
    changes: dict[str, object] = {}
    if ProfilePart.HOURS in by_part:
        changes["hours"] = by_part[ProfilePart.HOURS]
    if ProfilePart.SHIFTS in by_part:
        shifts = by_part[ProfilePart.SHIFTS]
        changes["shifts"] = shifts.shifts if isinstance(shifts, ShiftsWanted) else frozenset()
    travel = by_part.get(ProfilePart.TRAVEL)
    if isinstance(travel, TravelAccepted):
        changes |= {"travel_limit": travel.limit, "travel_mode": travel.mode}
    return replace(submission, **changes)  # type: ignore[arg-type]


def mended_reading(
    submission: MemberSubmission, reading: MemberReading, mends: Sequence[Mend]
) -> tuple[MemberSubmission, MemberReading]:
    """What was read with what people mended in its place; call it with mends that hold."""
    goals = _goals(submission, reading, mends)
    hours = [mend.value for mend in mends if mend.part is ProfilePart.HOURS]
    told = hours[0] if hours and isinstance(hours[0], Hours) else None
    return replace(submission, goals=tuple(goal.title for goal in goals[0])), replace(
        reading,
        goals=goals[1],
        skills=_skills(reading, mends),
        licences=_licences(reading, mends),
        languages=_languages(reading, mends),
        hours=told if hours else reading.hours,
    )


def _goals(
    submission: MemberSubmission, reading: MemberReading, mends: Sequence[Mend]
) -> tuple[tuple[GoalSought, ...], tuple[FoundOccupation | None, ...]]:
    values = [mend.value for mend in mends if mend.part is ProfilePart.GOALS]
    if not values:
        return tuple(GoalSought(title) for title in submission.goals), reading.goals
    goals = values[0].goals if isinstance(values[0], GoalsSought) else ()
    found = (
        None if goal.occupation_id is None else FoundOccupation(goal.occupation_id, goal.title, 1.0) for goal in goals
    )
    return goals, tuple(found)


def _skills(reading: MemberReading, mends: Sequence[Mend]) -> tuple[FoundSkill, ...]:
    mended = {SkillId(int(mend.key)): mend.value for mend in mends if mend.part is ProfilePart.SKILL}
    kept = [skill for skill in reading.skills if skill.skill_id not in mended]
    said = [
        FoundSkill(skill_id, value.phrase, 1.0) for skill_id, value in mended.items() if isinstance(value, SkillHeld)
    ]
    return (*kept, *sorted(said, key=lambda skill: skill.skill_id))


def _licences(reading: MemberReading, mends: Sequence[Mend]) -> tuple[FoundLicence, ...]:
    mended = {LicenceId(int(mend.key)): mend.value for mend in mends if mend.part is ProfilePart.LICENCE}
    kept = [licence for licence in reading.licences if licence.licence_id not in mended]
    said = [FoundLicence(key, value.phrase, 1.0) for key, value in mended.items() if isinstance(value, LicenceHeld)]
    return (*kept, *sorted(said, key=lambda licence: licence.licence_id))


def _languages(reading: MemberReading, mends: Sequence[Mend]) -> tuple[Language, ...]:
    mended = {mend.key: mend.value for mend in mends if mend.part is ProfilePart.LANGUAGE}
    kept = [spoken for spoken in reading.languages if spoken.language not in mended]
    said = [Language(name, value.level) for name, value in mended.items() if isinstance(value, LanguageSpoken)]
    return (*kept, *sorted(said, key=lambda spoken: spoken.language))
