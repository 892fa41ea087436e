"""Job orders: landing, reading, and what the matcher and the pages see of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from matching.core.cards import Hit
from matching.core.geography import Landmass, Place
from matching.core.ids import EmployerId, JobOrderId, LicenceId, OccupationId, SkillId
from matching.core.job_order import (
    Contact,
    Employment,
    Hours,
    JobOrderStatus,
    Language,
    LanguageLevel,
    LicenceNeed,
    OccupationSought,
    OrderProfile,
    Sector,
    Shift,
    SkillNeed,
)
from matching.core.taxonomy import LicenceDemand
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many, value

SQL = load_statements(__file__)

_LANDMASSES = {landmass.value: landmass for landmass in Landmass}


@dataclass(frozen=True)
class LandedOrder:
    """What a source id stands for already."""

    job_order_id: JobOrderId
    version: int
    content_digest: str


@dataclass(frozen=True)
class PutOrder:
    """The key and version of an order just written."""

    job_order_id: JobOrderId
    version: int


@dataclass(frozen=True)
class AlikeOrder:
    """An earlier order that may be nearly the same as a new one."""

    job_order_id: JobOrderId
    number: int
    title: str
    body_text: str
    employer_name: str | None
    cvr_number: str | None
    postcode: str | None


@dataclass(frozen=True)
class WaitingOrder:
    """An order that is to be understood, as it was submitted."""

    job_order_id: JobOrderId
    submission: dict[str, Any]
    number: int


@dataclass(frozen=True)
class OrderHead:
    """What a page shows of an order beside what the matcher sees."""

    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None
    place: str | None
    status: JobOrderStatus
    positions: int
    sector: Sector | None
    industry: str | None
    employment: Employment | None
    body_html: str
    body_text: str
    source: str
    created_at: datetime
    duplicate_of: int | None
    duplicate_reason: str | None


@dataclass(frozen=True)
class SourceId:
    """A row's key and its id at the source."""

    key: UUID
    source_id: str


@dataclass(frozen=True)
class _EmployerKey:
    employer_id: EmployerId


@dataclass(frozen=True)
class _OrderHit:
    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None
    place: str | None
    likeness: float

    def hit(self) -> Hit:
        detail = " · ".join(part for part in (self.employer, self.place) if part)
        return Hit("job_order", self.job_order_id, self.number, self.title, detail)


@dataclass(frozen=True)
class _OutlineRow:
    job_order_id: JobOrderId
    number: int
    title: str
    status: JobOrderStatus
    hours_least: float | None
    hours_most: float | None
    shifts: list[Shift]
    starts_on: date | None
    deadline_on: date | None
    section: str | None
    latitude: float | None
    longitude: float | None
    landmass: str | None
    licences_by_law: list[LicenceId]

    def outline(self) -> OrderProfile:
        demanded = (LicenceNeed(key, LicenceDemand.LAW, "", confidence=1.0) for key in self.licences_by_law)
        return OrderProfile(
            job_order_id=self.job_order_id,
            number=self.number,
            title=self.title,
            status=self.status,
            licences=tuple(demanded),
            hours=hours_of(self.hours_least, self.hours_most),
            shifts=frozenset(self.shifts),
            starts_on=self.starts_on,
            deadline_on=self.deadline_on,
            place=place_of(self.latitude, self.longitude, self.landmass),
            section=self.section,
        )


@dataclass(frozen=True)
class _ReadingRow:
    job_order_id: JobOrderId
    occupation_ids: list[OccupationId] | None
    occupation_phrases: list[str] | None
    occupation_confidences: list[float] | None
    skill_ids: list[SkillId] | None
    skill_musts: list[bool] | None
    skill_phrases: list[str] | None
    skill_confidences: list[float] | None
    licence_ids: list[LicenceId] | None
    licence_demands: list[LicenceDemand] | None
    licence_phrases: list[str] | None
    language_names: list[str] | None
    language_levels: list[LanguageLevel] | None

    def onto(self, outline: OrderProfile) -> OrderProfile:
        return replace(
            outline,
            occupations=self._occupations(),
            skills=self._skills(),
            licences=self._licences(),
            languages=languages_of(self.language_names, self.language_levels),
        )

    def _occupations(self) -> tuple[OccupationSought, ...]:
        columns = (self.occupation_ids or [], self.occupation_phrases or [], self.occupation_confidences or [])
        return tuple(OccupationSought(*row) for row in zip(*columns, strict=True))

    def _skills(self) -> tuple[SkillNeed, ...]:
        columns = (self.skill_ids or [], self.skill_musts or [], self.skill_phrases or [], self.skill_confidences or [])
        return tuple(SkillNeed(*row) for row in zip(*columns, strict=True))

    def _licences(self) -> tuple[LicenceNeed, ...]:
        columns = (self.licence_ids or [], self.licence_demands or [], self.licence_phrases or [])
        return tuple(LicenceNeed(*row, confidence=1.0) for row in zip(*columns, strict=True))


def hours_of(least: float | None, most: float | None) -> Hours | None:
    """A range of weekly hours, or None when neither end is known."""
    ends = [end for end in (least, most) if end is not None]
    return Hours(min(ends), max(ends)) if ends else None


@lru_cache(maxsize=4_096)
def place_of(latitude: float | None, longitude: float | None, landmass: str | None) -> Place | None:
    """A place, or None when it is not known."""
    if latitude is None or longitude is None or landmass is None:
        return None
    return Place(latitude, longitude, _LANDMASSES[landmass])


def languages_of(names: list[str] | None, levels: list[LanguageLevel] | None) -> tuple[Language, ...]:
    """Languages with their levels, by name."""
    return tuple(Language(*row) for row in zip(names or [], levels or [], strict=True))


def find_landed(connection: Connection, source: str, source_id: str) -> LandedOrder | None:
    """The order a source id stands for already, locked; None when it is new."""
    return find(connection, LandedOrder, SQL["find_landed_job_order"], source=source, source_id=source_id)


def put_employer(connection: Connection, cvr_number: str | None, name: str, name_key: str) -> EmployerId:
    """The employer's key, by CVR number where there is one, else by folded name; adds it when it is new."""
    if cvr_number and (known := find(connection, _EmployerKey, SQL["find_employer_by_cvr"], cvr_number=cvr_number)):
        return known.employer_id
    row = find(connection, _EmployerKey, SQL["put_employer"], cvr_number=cvr_number, name=name, name_key=name_key)
    assert row is not None
    return row.employer_id


def put_job_order(connection: Connection, values: Mapping[str, Any]) -> PutOrder:
    """Write the newest version of an order; its key and version."""
    row = find(connection, PutOrder, SQL["put_job_order"], **values)
    assert row is not None
    return row


def add_version(connection: Connection, values: Mapping[str, Any]) -> None:
    """Keep a version as it was submitted."""
    change(connection, SQL["add_job_order_version"], **values)


def put_contact(connection: Connection, job_order_id: JobOrderId, contact: Contact) -> None:
    """Keep the employer's contact for the order."""
    values = {"name": contact.name, "email": contact.email, "phone": contact.phone}
    change(connection, SQL["put_job_order_contact"], job_order_id=job_order_id, **values)


def replace_bands(connection: Connection, job_order_id: JobOrderId, bands: Iterable[int]) -> None:
    """Put these hash bands in the place of the order's old ones."""
    change(connection, SQL["forget_bands"], job_order_id=job_order_id)
    change_many(connection, SQL["add_band"], [{"band": band, "job_order_id": job_order_id} for band in bands])


def alike_job_orders(
    connection: Connection, job_order_id: JobOrderId, employer_id: EmployerId | None, bands: Sequence[int]
) -> list[AlikeOrder]:
    """Earlier orders that share a band or the employer, oldest first, at most fifty."""
    values = {"job_order_id": job_order_id, "employer_id": employer_id, "bands": list(bands)}
    return many(connection, AlikeOrder, SQL["alike_job_orders"], **values)


def mark_duplicate(connection: Connection, job_order_id: JobOrderId, duplicate_of: JobOrderId, reason: str) -> None:
    """Point the later order at the earlier one."""
    change(connection, SQL["mark_duplicate"], job_order_id=job_order_id, duplicate_of=duplicate_of, reason=reason)


def waiting_job_orders(connection: Connection, most: int) -> list[WaitingOrder]:
    """Orders to be understood, oldest first, locked for this transaction."""
    return many(connection, WaitingOrder, SQL["waiting_job_orders"], most=most)


def count_waiting(connection: Connection) -> int:
    """How many orders wait to be understood."""
    return int(value(connection, SQL["count_waiting_job_orders"]))


def put_reading(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write what reading found for each order."""
    change_many(connection, SQL["put_order_reading"], rows)


def replace_reading_lines(
    connection: Connection, job_order_ids: Sequence[JobOrderId], lines: Mapping[str, Iterable[Mapping[str, Any]]]
) -> None:
    """Replace occupations, skills, licences and languages (keys of `lines`) of these orders."""
    for kind in ("occupation", "skill", "licence", "language"):
        change(connection, SQL[f"forget_order_{kind}s"], job_order_ids=list(job_order_ids))
        change_many(connection, SQL[f"add_order_{kind}"], lines.get(kind, ()))


def put_vectors(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the orders' vectors (job_order_id, model, digest, embedding)."""
    change_many(connection, SQL["put_order_vector"], rows)


def order_profiles(connection: Connection, job_order_ids: Sequence[UUID]) -> list[OrderProfile]:
    """What the matcher may see of these orders, by number."""
    return read_in_full(connection, order_outlines(connection, job_order_ids))


def order_outlines(connection: Connection, job_order_ids: Sequence[UUID]) -> list[OrderProfile]:
    """What the rules ask of these orders, by number: of what was read in them, the licences that law demands alone."""
    rows = many(connection, _OutlineRow, SQL["order_outlines"], job_order_ids=list(job_order_ids))
    return [row.outline() for row in rows]


def read_in_full(connection: Connection, outlines: Sequence[OrderProfile]) -> list[OrderProfile]:
    """The same orders, in the same order, with all that was read in them."""
    keys = [outline.job_order_id for outline in outlines]
    readings = {
        row.job_order_id: row for row in many(connection, _ReadingRow, SQL["order_readings"], job_order_ids=keys)
    }
    return [readings[outline.job_order_id].onto(outline) for outline in outlines]


def order_heads(connection: Connection, job_order_ids: Sequence[UUID]) -> list[OrderHead]:
    """What a page shows of these orders, by number."""
    return many(connection, OrderHead, SQL["order_heads"], job_order_ids=list(job_order_ids))


def find_contact(connection: Connection, job_order_id: JobOrderId) -> Contact | None:
    """Whom to ask at the employer."""
    return find(connection, Contact, SQL["order_contact"], job_order_id=job_order_id)


def search_job_orders(connection: Connection, text: str, most: int) -> list[Hit]:
    """Orders by title, employer or number, the likest first."""
    digits = "".join(character for character in text if character.isdigit())
    rows = many(connection, _OrderHit, SQL["search_job_orders"], text=text, digits=digits, most=most)
    return [row.hit() for row in rows]


def newest_job_orders(connection: Connection, most: int) -> list[Hit]:
    """Open orders, newest first."""
    return [row.hit() for row in many(connection, _OrderHit, SQL["newest_job_orders"], most=most)]


def count_open(connection: Connection) -> int:
    """How many orders are in progress."""
    return int(value(connection, SQL["count_open_job_orders"]))


def source_ids(connection: Connection) -> dict[UUID, str]:
    """Every order's id at its source, in the order they landed."""
    return {row.key: row.source_id for row in many(connection, SourceId, SQL["source_ids_of_job_orders"])}


def set_aside(connection: Connection, job_order_id: JobOrderId, now: datetime) -> None:
    """Mark an order as unreadable, so that those behind it are read."""
    change(connection, SQL["set_aside_order"], job_order_id=job_order_id, now=now)


def unmark_duplicates(connection: Connection) -> int:
    """Let near-repeats count as orders of their own; how many there were."""
    return change(connection, SQL["unmark_duplicates"])
