"""Members: landing, reading, and what the matcher and the pages see of them, always within one a-kasse."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from matching.core.cards import Hit
from matching.core.ids import AkasseId, LicenceId, MemberId, OccupationId, SkillId
from matching.core.job_order import LanguageLevel, Shift
from matching.core.member import HeldOccupation, HeldSkill, MemberProfile, SkillSource
from matching.core.travel import Mode
from matching.database import Connection
from matching.queries.job_orders import SourceId, hours_of, languages_of, place_of
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class LandedMember:
    """What a source id stands for already."""

    member_id: MemberId
    version: int
    content_digest: str


@dataclass(frozen=True)
class PutMember:
    """The key and version of a member just written."""

    member_id: MemberId
    version: int


@dataclass(frozen=True)
class WaitingMember:
    """A member that is to be understood, as submitted."""

    member_id: MemberId
    submission: dict[str, Any]
    number: int


@dataclass(frozen=True)
class MemberHead:
    """What a page shows of a member beside what the matcher sees."""

    member_id: MemberId
    number: int
    name: str
    municipality: str | None
    postcode: str | None
    educations: list[str]
    summary: str


@dataclass(frozen=True)
class _Title:
    title: str


@dataclass(frozen=True)
class _MemberHit:
    member_id: MemberId
    number: int
    name: str
    municipality: str | None
    title: str | None
    likeness: float

    def hit(self) -> Hit:
        detail = " · ".join(part for part in (self.title, self.municipality) if part)
        return Hit("member", self.member_id, self.number, self.name, detail)


@dataclass(frozen=True)
class _ProfileRow:
    member_id: MemberId
    number: int
    hours_least: float | None
    hours_most: float | None
    shifts: list[Shift]
    travel_limit: int | None
    travel_mode: Mode
    available_from: date | None
    latitude: float | None
    longitude: float | None
    landmass: str | None
    held_titles: list[str] | None
    held_occupation_ids: list[OccupationId | None] | None
    held_sections: list[str | None] | None
    held_sinces: list[date | None] | None
    held_untils: list[date | None] | None
    goal_ids: list[OccupationId] | None
    skill_ids: list[SkillId] | None
    skill_sources: list[SkillSource] | None
    skill_phrases: list[str] | None
    licence_ids: list[LicenceId] | None
    language_names: list[str] | None
    language_levels: list[LanguageLevel] | None

    def profile(self) -> MemberProfile:
        return MemberProfile(
            member_id=self.member_id,
            number=self.number,
            held=self._held(),
            goals=tuple(self.goal_ids or ()),
            skills=self._skills(),
            licences=frozenset(self.licence_ids or ()),
            languages=languages_of(self.language_names, self.language_levels),
            hours=hours_of(self.hours_least, self.hours_most),
            shifts=frozenset(self.shifts),
            place=place_of(self.latitude, self.longitude, self.landmass),
            travel_limit=self.travel_limit,
            travel_mode=self.travel_mode,
            available_from=self.available_from,
        )

    def _held(self) -> tuple[HeldOccupation, ...]:
        columns = (self.held_titles, self.held_occupation_ids, self.held_sections, self.held_sinces, self.held_untils)
        return tuple(HeldOccupation(*row) for row in zip(*(column or [] for column in columns), strict=True))

    def _skills(self) -> tuple[HeldSkill, ...]:
        columns = (self.skill_ids or [], self.skill_sources or [], self.skill_phrases or [])
        return tuple(HeldSkill(*row) for row in zip(*columns, strict=True))


def find_landed(connection: Connection, akasse_id: AkasseId, source: str, source_id: str) -> LandedMember | None:
    """The member a source id stands for already, locked; None when new."""
    values = {"akasse_id": akasse_id, "source": source, "source_id": source_id}
    return find(connection, LandedMember, SQL["find_landed_member"], **values)


def put_member(connection: Connection, values: Mapping[str, Any]) -> PutMember:
    """Write the newest version of a member; its key and version."""
    row = find(connection, PutMember, SQL["put_member"], **values)
    assert row is not None
    return row


def put_identity(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, name: str, *, email: str = "", phone: str = ""
) -> None:
    """Keep the name, and where the member can be reached, apart from everything that ranks."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "name": name, "email": email, "phone": phone}
    change(connection, SQL["put_member_identity"], **values)


def add_version(connection: Connection, values: Mapping[str, Any]) -> None:
    """Keep a version as submitted."""
    change(connection, SQL["add_member_version"], **values)


def waiting_members(connection: Connection, akasse_id: AkasseId, most: int) -> list[WaitingMember]:
    """Members to be understood, oldest first, locked for this transaction."""
    return many(connection, WaitingMember, SQL["waiting_members"], akasse_id=akasse_id, most=most)


def count_waiting(connection: Connection, akasse_id: AkasseId) -> int:
    """How many members wait to be understood."""
    return int(value(connection, SQL["count_waiting_members"], akasse_id=akasse_id))


def mark_understood(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Mark members as understood."""
    change_many(connection, SQL["mark_member_understood"], rows)


def replace_reading_lines(
    connection: Connection,
    akasse_id: AkasseId,
    member_ids: Sequence[MemberId],
    lines: Mapping[str, Iterable[Mapping[str, Any]]],
) -> None:
    """Replace jobs held, goals, skills, licences and languages (keys of `lines`) of these members."""
    for kind in ("occupation", "goal", "skill", "licence", "language"):
        change(connection, SQL[f"forget_member_{kind}s"], akasse_id=akasse_id, member_ids=list(member_ids))
        change_many(connection, SQL[f"add_member_{kind}"], lines.get(kind, ()))


def put_vectors(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the members' vectors (akasse_id, member_id, model, digest, embedding)."""
    change_many(connection, SQL["put_member_vector"], rows)


def member_profiles(connection: Connection, akasse_id: AkasseId, member_ids: Sequence[UUID]) -> list[MemberProfile]:
    """What the matcher may see of these members, by number."""
    rows = many(connection, _ProfileRow, SQL["member_profiles"], akasse_id=akasse_id, member_ids=list(member_ids))
    return [row.profile() for row in rows]


def member_heads(connection: Connection, akasse_id: AkasseId, member_ids: Sequence[UUID]) -> list[MemberHead]:
    """What a page shows of these members, by number."""
    return many(connection, MemberHead, SQL["member_heads"], akasse_id=akasse_id, member_ids=list(member_ids))


def goal_titles(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[str]:
    """Goals in the member's own words, first goal first."""
    rows = many(connection, _Title, SQL["goal_titles"], akasse_id=akasse_id, member_id=member_id)
    return [row.title for row in rows]


def search_members(connection: Connection, akasse_id: AkasseId, text: str, most: int) -> list[Hit]:
    """Members by name or number, the likest first."""
    digits = "".join(character for character in text if character.isdigit())
    values = {"akasse_id": akasse_id, "text": text, "digits": digits, "most": most}
    return [row.hit() for row in many(connection, _MemberHit, SQL["search_members"], **values)]


def newest_members(connection: Connection, akasse_id: AkasseId, most: int) -> list[Hit]:
    """Members, newest first."""
    rows = many(connection, _MemberHit, SQL["newest_members"], akasse_id=akasse_id, most=most)
    return [row.hit() for row in rows]


def count_members(connection: Connection, akasse_id: AkasseId) -> int:
    """How many members the a-kasse has here."""
    return int(value(connection, SQL["count_members"], akasse_id=akasse_id))


def source_ids(connection: Connection, akasse_id: AkasseId) -> dict[UUID, str]:
    """Every member's id at its source, in the order they landed."""
    rows = many(connection, SourceId, SQL["source_ids_of_members"], akasse_id=akasse_id)
    return {row.key: row.source_id for row in rows}


def set_aside(connection: Connection, akasse_id: AkasseId, member_id: MemberId, now: datetime) -> None:
    """Mark a member as unreadable, so that those behind are read."""
    change(connection, SQL["set_aside_member"], akasse_id=akasse_id, member_id=member_id, now=now)
