"""A member's profile as people change it: what stands there, each change, and what holds against later files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from matching.core.ids import AkasseId, LicenceId, MemberId, OccupationId, ProfileChangeId, SkillId
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.member import HeldSkill, SkillSource
from matching.core.profile_changes import (
    VALUES,
    GoalSought,
    LanguageSpoken,
    LicenceHeld,
    Mend,
    NewestChange,
    ProfilePart,
    ShiftsWanted,
    SkillHeld,
    TravelAccepted,
    Value,
)
from matching.core.submissions import as_json, from_json
from matching.core.travel import Mode
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many, value

SQL = load_statements(__file__)

Json = dict[str, Any] | None


@dataclass(frozen=True)
class HeldLicence:
    """A licence with the words it was read from."""

    licence_id: LicenceId
    phrase: str


@dataclass(frozen=True)
class Terms:
    """Hours, shifts and travel as they stand."""

    hours_least: float | None
    hours_most: float | None
    shifts: list[Shift]
    travel_limit: int | None
    travel_mode: Mode


@dataclass(frozen=True)
class _Key:
    member_id: MemberId


@dataclass(frozen=True)
class _Term:
    id: int


@dataclass(frozen=True)
class _MendRow:
    member_id: MemberId
    part: ProfilePart
    key: str
    value: Json
    file_said: Json


@dataclass(frozen=True)
class _ChangeRow:
    profile_change_id: ProfileChangeId
    version: int
    happened_at: datetime
    actor: str
    part: ProfilePart
    key: str
    before: Json
    after: Json
    mend_before: Json
    undoes: UUID | None


def lock_member(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> bool:
    """Hold the member for this transaction; whether there is one."""
    return find(connection, _Key, SQL["lock_member"], akasse_id=akasse_id, member_id=member_id) is not None


def profile_version(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> int:
    """The profile's version: 0 for one that nobody has changed."""
    return int(value(connection, SQL["profile_version"], akasse_id=akasse_id, member_id=member_id))


def find_newest_change(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> NewestChange | None:
    """The newest change of a profile, or None."""
    row = find(connection, _ChangeRow, SQL["newest_change"], akasse_id=akasse_id, member_id=member_id)
    if row is None:
        return None
    before = row.mend_before and Mend(
        member_id,
        row.part,
        row.key,
        _value(row.part, row.mend_before["value"]),
        _value(row.part, row.mend_before["file_said"]),
    )
    return NewestChange(
        row.profile_change_id,
        row.version,
        row.happened_at,
        row.actor,
        row.part,
        row.key,
        _value(row.part, row.before),
        _value(row.part, row.after),
        before or None,
        row.undoes,
    )


def add_profile_change(connection: Connection, values: Mapping[str, Any]) -> ProfileChangeId:
    """Keep a change; `before`, `after` are values and `mend_before` a Mend, each may be None."""
    mend = values["mend_before"]
    kept = None if mend is None else {"value": as_json(mend.value), "file_said": as_json(mend.file_said)}
    told = {"before": _json(values["before"]), "after": _json(values["after"])}
    row = {**values, **told, "mend_before": None if kept is None else Jsonb(kept)}
    return ProfileChangeId(value(connection, SQL["add_profile_change"], **row))


def mends_of_members(
    connection: Connection, akasse_id: AkasseId, member_ids: Sequence[MemberId]
) -> dict[MemberId, list[Mend]]:
    """What people have mended, by member; members without mends are left out."""
    found: dict[MemberId, list[Mend]] = {}
    values = {"akasse_id": akasse_id, "member_ids": list(member_ids)}
    for row in many(connection, _MendRow, SQL["mends_of_members"], **values):
        mend = Mend(row.member_id, row.part, row.key, _value(row.part, row.value), _value(row.part, row.file_said))
        found.setdefault(row.member_id, []).append(mend)
    return found


def put_mend(connection: Connection, akasse_id: AkasseId, mend: Mend, actor: str, now: datetime) -> None:
    """Let something hold against later files."""
    told = {"value": _json(mend.value), "file_said": _json(mend.file_said), "actor": actor, "now": now}
    change(connection, SQL["put_mend"], **_place(akasse_id, mend.member_id, mend.part, mend.key), **told)


def forget_mend(connection: Connection, akasse_id: AkasseId, mend: Mend) -> None:
    """Let the file speak again."""
    change(connection, SQL["forget_mend"], **_place(akasse_id, mend.member_id, mend.part, mend.key))


def skill_lines(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[HeldSkill]:
    """The competences as they stand, by id."""
    return many(connection, HeldSkill, SQL["skill_lines"], akasse_id=akasse_id, member_id=member_id)


def licence_lines(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[HeldLicence]:
    """The licences as they stand, by id."""
    return many(connection, HeldLicence, SQL["licence_lines"], akasse_id=akasse_id, member_id=member_id)


def language_lines(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[Language]:
    """The languages as they stand, by name."""
    return many(connection, Language, SQL["language_lines"], akasse_id=akasse_id, member_id=member_id)


def goal_lines(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[GoalSought]:
    """The goals as they stand, first goal first."""
    return many(connection, GoalSought, SQL["goal_lines"], akasse_id=akasse_id, member_id=member_id)


def get_terms(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> Terms:
    """Hours, shifts and travel of a member who is known to be there."""
    terms = find(connection, Terms, SQL["terms_of_member"], akasse_id=akasse_id, member_id=member_id)
    assert terms is not None
    return terms


def put_skill(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, skill_id: SkillId, held: SkillHeld | None
) -> None:
    """Let a competence stand as people say it, or not at all."""
    place = {"akasse_id": akasse_id, "member_id": member_id, "skill_id": skill_id}
    if held is None:
        change(connection, SQL["drop_skill"], **place)
    else:
        source: SkillSource = held.source
        change(connection, SQL["put_skill_held"], **place, source=source, phrase=held.phrase)


def put_licence(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, licence_id: LicenceId, held: LicenceHeld | None
) -> None:
    """Let a licence stand as people say it, or not at all."""
    place = {"akasse_id": akasse_id, "member_id": member_id, "licence_id": licence_id}
    if held is None:
        change(connection, SQL["drop_licence"], **place)
    else:
        change(connection, SQL["put_licence_held"], **place, phrase=held.phrase)


def put_language(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, language: str, spoken: LanguageSpoken | None
) -> None:
    """Let a language stand as people say it, or not at all."""
    place = {"akasse_id": akasse_id, "member_id": member_id, "language": language}
    if spoken is None:
        change(connection, SQL["drop_language"], **place)
    else:
        level: LanguageLevel = spoken.level
        change(connection, SQL["put_language_spoken"], **place, level=level)


def put_goals(connection: Connection, akasse_id: AkasseId, member_id: MemberId, goals: Iterable[GoalSought]) -> None:
    """Put goals in the place of those there are."""
    whose = {"akasse_id": akasse_id, "member_id": member_id}
    change(connection, SQL["drop_goals"], **whose)
    rows = [
        {**whose, "place": place, "title": goal.title, "occupation_id": goal.occupation_id}
        for place, goal in enumerate(goals, 1)
    ]
    change_many(connection, SQL["put_goal"], rows)


def set_hours(connection: Connection, akasse_id: AkasseId, member_id: MemberId, hours: Hours | None) -> None:
    """Set weekly hours; None = not said."""
    ends = {"least": hours.least if hours else None, "most": hours.most if hours else None}
    change(connection, SQL["set_hours"], akasse_id=akasse_id, member_id=member_id, **ends)


def set_shifts(connection: Connection, akasse_id: AkasseId, member_id: MemberId, shifts: ShiftsWanted | None) -> None:
    """Set when the member can work; None = not said."""
    listed = [shift for shift in Shift if shifts is not None and shift in shifts.shifts]
    change(connection, SQL["set_shifts"], akasse_id=akasse_id, member_id=member_id, shifts=listed)


def set_travel(connection: Connection, akasse_id: AkasseId, member_id: MemberId, travel: TravelAccepted) -> None:
    """Set how far and how the member travels."""
    told = {"limit": travel.limit, "mode": travel.mode}
    change(connection, SQL["set_travel"], akasse_id=akasse_id, member_id=member_id, **told)


def read_again(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> None:
    """Let the worker read the member again, and make the vector anew."""
    change(connection, SQL["read_member_again"], akasse_id=akasse_id, member_id=member_id)


def active_terms(
    connection: Connection,
    *,
    occupations: Iterable[OccupationId] = (),
    skills: Iterable[SkillId] = (),
    licences: Iterable[LicenceId] = (),
) -> frozenset[int]:
    """Which of these may still be chosen; ask for one kind at a time, since their keys overlap."""
    keys = {"occupation_ids": list(occupations), "skill_ids": list(skills), "licence_ids": list(licences)}
    return frozenset(row.id for row in many(connection, _Term, SQL["active_terms"], **keys))


def _place(akasse_id: AkasseId, member_id: MemberId, part: ProfilePart, key: str) -> dict[str, Any]:
    return {"akasse_id": akasse_id, "member_id": member_id, "part": part, "key": key}


def _json(told: Value | None) -> Jsonb | None:
    return None if told is None else Jsonb(as_json(told))


def _value(part: ProfilePart, told: Json) -> Value | None:
    return None if told is None else from_json(VALUES[part], told)
