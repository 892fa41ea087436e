"""A member's profile as it is mended: every part as it stands, where it comes from, and what was changed last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matching.core.access import Actor
from matching.core.errors import MemberNotFound
from matching.core.ids import AkasseId, LicenceId, MemberId, SkillId
from matching.core.job_order import Hours, Language, Shift
from matching.core.member import SkillSource
from matching.core.profile_changes import (
    ConfirmedBy,
    GoalSought,
    LicenceHeld,
    Mend,
    NewestChange,
    ProfilePart,
    SkillHeld,
)
from matching.core.suggestions import HistorySuggestion
from matching.core.travel import Mode
from matching.database import Connection
from matching.queries import members, profile
from matching.ranking.knowledge import Knowledge, load_knowledge
from matching.services.showing import own_akasse
from matching.services.suggest_from_history import suggest_from_history


@dataclass(frozen=True)
class SheetSkill:
    """A competence with its source, what a confirmation rests on, and the words it was read from."""

    skill_id: SkillId
    label: str
    source: SkillSource
    ground: ConfirmedBy | None
    phrase: str


@dataclass(frozen=True)
class SheetLicence:
    """A licence, the day its proof was seen (None = not seen), and the words it was read from."""

    licence_id: LicenceId
    label: str
    proof_seen_on: date | None
    phrase: str


@dataclass(frozen=True)
class ProfileSheet:
    """A profile in one version. `newest_about` is what the newest change is about, in words."""

    member_id: MemberId
    number: int
    name: str
    version: int
    goals: tuple[GoalSought, ...]
    skills: tuple[SheetSkill, ...]
    licences: tuple[SheetLicence, ...]
    languages: tuple[Language, ...]
    hours: Hours | None
    shifts: frozenset[Shift]
    travel_limit: int | None
    travel_mode: Mode
    suggestions: tuple[HistorySuggestion, ...]
    newest: NewestChange | None
    newest_about: str


def show_profile(connection: Connection, actor: Actor, member_id: MemberId) -> ProfileSheet:
    """The profile as it stands; raises MemberNotFound, also for members of another a-kasse."""
    akasse_id = own_akasse(actor)
    heads = members.member_heads(connection, akasse_id, [member_id])
    if not heads:
        raise MemberNotFound
    knowledge = load_knowledge(connection)
    mends = profile.mends_of_members(connection, akasse_id, [member_id]).get(member_id, [])
    mended = {(mend.part, mend.key): mend for mend in mends}
    newest = profile.find_newest_change(connection, akasse_id, member_id)
    terms = profile.get_terms(connection, akasse_id, member_id)
    least, most = terms.hours_least, terms.hours_most
    return ProfileSheet(
        member_id=member_id,
        number=heads[0].number,
        name=heads[0].name,
        version=newest.version if newest else 0,
        goals=tuple(profile.goal_lines(connection, akasse_id, member_id)),
        skills=_skills(connection, akasse_id, member_id, knowledge, mended),
        licences=_licences(connection, akasse_id, member_id, knowledge, mended),
        languages=tuple(profile.language_lines(connection, akasse_id, member_id)),
        hours=None if least is None or most is None else Hours(least, most),
        shifts=frozenset(terms.shifts),
        travel_limit=terms.travel_limit,
        travel_mode=terms.travel_mode,
        suggestions=suggest_from_history(connection, actor, member_id),
        newest=newest,
        newest_about=_about(knowledge, newest) if newest else "",
    )


Mended = Mapping[tuple[ProfilePart, str], Mend]


def _skills(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, knowledge: Knowledge, mended: Mended
) -> tuple[SheetSkill, ...]:
    """Competences by label, inactive ones among them: they keep their name."""
    lines = profile.skill_lines(connection, akasse_id, member_id)
    found = []
    for line in lines:
        mend = mended.get((ProfilePart.SKILL, str(line.skill_id)))
        ground = mend.value.ground if mend is not None and isinstance(mend.value, SkillHeld) else None
        label = knowledge.skills[line.skill_id].label
        found.append(SheetSkill(line.skill_id, label, line.source, ground, line.phrase))
    return tuple(found)


def _licences(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, knowledge: Knowledge, mended: Mended
) -> tuple[SheetLicence, ...]:
    found = []
    for line in profile.licence_lines(connection, akasse_id, member_id):
        mend = mended.get((ProfilePart.LICENCE, str(line.licence_id)))
        seen = mend.value.proof_seen_on if mend is not None and isinstance(mend.value, LicenceHeld) else None
        label = knowledge.licences[line.licence_id].label
        found.append(SheetLicence(line.licence_id, label, seen, line.phrase))
    return tuple(found)


def _about(knowledge: Knowledge, newest: NewestChange) -> str:
    """The competence, licence or language that a change is about; else the part's own name."""
    if newest.part is ProfilePart.SKILL:
        return knowledge.skills[SkillId(int(newest.key))].label
    if newest.part is ProfilePart.LICENCE:
        return knowledge.licences[LicenceId(int(newest.key))].label
    return newest.key or newest.part.label
