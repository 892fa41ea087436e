"""The contact process: the dated rules, and courses with everything the rules look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from matching.core.contact_course import CourseFacts, HeldJobsamtale, PaidMonth, Registration, RegistrationEnd
from matching.core.contact_rules import ContactRule, RuleScope
from matching.core.ids import AkasseId, CourseId, MemberId, TalkId
from matching.core.talks import Exemption
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, many

SQL = load_statements(__file__)


@dataclass(frozen=True)
class ResidentCourse:
    """A course as it is known, and the municipality the member lives in (None = not known)."""

    facts: CourseFacts
    municipality_code: str | None


@dataclass(frozen=True)
class _RuleRow:
    rule_key: str
    title: str
    valid_from: date
    valid_until: date | None
    trial_arm: str
    scope: RuleScope
    municipality_codes: list[str]
    months: int
    handover_hours: float
    first_talk_days: int
    return_talk_days: int
    talks_required: int
    share_required: float
    exempt_share_most: float
    municipal_actor: str
    is_verified: bool
    source: str


@dataclass(frozen=True)
class _Municipality:
    municipality_code: str
    name: str


@dataclass(frozen=True)
class _Course:
    course_id: CourseId
    member_id: MemberId
    started_on: date
    ended_on: date | None
    hours_at_start: float
    trial_arm: str
    is_part_time_insured: bool
    municipality_from_day_one: bool
    wants_akasse_at_first: bool | None
    municipality_code: str | None


@dataclass(frozen=True)
class _Registrations:
    course_id: CourseId
    registered_on: list[date]
    ended_on: list[date | None]
    ended_because: list[RegistrationEnd | None]


@dataclass(frozen=True)
class _Held:
    course_id: CourseId
    talk_ids: list[TalkId]
    starts_at: list[datetime]


@dataclass(frozen=True)
class _Hours:
    course_id: CourseId
    months: list[date]
    hours: list[float]


def contact_rules(connection: Connection) -> list[ContactRule]:
    """Every rule, the oldest first."""
    rows = many(connection, _RuleRow, SQL["contact_rules"])
    return [ContactRule(**{**vars(row), "municipality_codes": tuple(row.municipality_codes)}) for row in rows]


def replace_contact_rules(connection: Connection, rules: Iterable[ContactRule]) -> None:
    """Make these the rules: those of the same key take a new version, others go."""
    rows = [_as_row(rule) for rule in rules]
    change(connection, SQL["forget_contact_rules_but"], rule_keys=[row["rule_key"] for row in rows])
    change_many(connection, SQL["put_contact_rule"], rows)


def _as_row(rule: ContactRule) -> dict[str, Any]:
    return {**asdict(rule), "municipality_codes": list(rule.municipality_codes)}


def rule_municipalities(connection: Connection) -> dict[str, str]:
    """The names of the municipalities that rules speak of, by code; one that was not imported is left out."""
    return {row.municipality_code: row.name for row in many(connection, _Municipality, SQL["rule_municipalities"])}


def newest_course(
    connection: Connection, akasse_id: AkasseId, member_id: MemberId, *, as_of: date
) -> ResidentCourse | None:
    """A member's newest course that has begun by `as_of`, running or ended; None = none has."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "as_of": as_of}
    course = find(connection, _Course, SQL["newest_course"], **values)
    return None if course is None else _with_lines(connection, akasse_id, [course])[0]


def courses_begun(
    connection: Connection, akasse_id: AkasseId, *, as_of: date, ended_after: date, adviser: str | None = None
) -> list[ResidentCourse]:
    """Each member's newest course that has begun, unless it ended by `ended_after`, by the member's number."""
    values = {"akasse_id": akasse_id, "as_of": as_of, "ended_after": ended_after, "adviser": adviser}
    return _with_lines(connection, akasse_id, many(connection, _Course, SQL["courses_begun"], **values))


def courses_by_key(connection: Connection, akasse_id: AkasseId, course_ids: Sequence[CourseId]) -> list[ResidentCourse]:
    """These courses, by the member's number."""
    values = {"akasse_id": akasse_id, "course_ids": course_ids}
    return _with_lines(connection, akasse_id, many(connection, _Course, SQL["courses_by_key"], **values))


def _with_lines(connection: Connection, akasse_id: AkasseId, courses: Sequence[_Course]) -> list[ResidentCourse]:
    """The courses with their lines: four statements however many there are."""
    values: dict[str, Any] = {"akasse_id": akasse_id, "course_ids": [course.course_id for course in courses]}
    registrations = _registrations(connection, values)
    hours = _hours(connection, values)
    talks = _held(connection, values)
    exemptions = {one.course_id: one for one in many(connection, Exemption, SQL["exemptions_of"], **values)}
    return [
        ResidentCourse(
            CourseFacts(
                **{name: value for name, value in vars(course).items() if name != "municipality_code"},
                registrations=registrations.get(course.course_id, ()),
                paid_months=hours.get(course.course_id, ()),
                talks=talks.get(course.course_id, ()),
                exemption=exemptions.get(course.course_id),
            ),
            course.municipality_code,
        )
        for course in courses
    ]


def _registrations(connection: Connection, values: Mapping[str, Any]) -> dict[CourseId, tuple[Registration, ...]]:
    rows = many(connection, _Registrations, SQL["registrations_of"], **values)
    return {row.course_id: tuple(map(Registration, row.registered_on, row.ended_on, row.ended_because)) for row in rows}


def _hours(connection: Connection, values: Mapping[str, Any]) -> dict[CourseId, tuple[PaidMonth, ...]]:
    rows = many(connection, _Hours, SQL["benefit_hours_of"], **values)
    return {row.course_id: tuple(map(PaidMonth, row.months, row.hours)) for row in rows}


def _held(connection: Connection, values: Mapping[str, Any]) -> dict[CourseId, tuple[HeldJobsamtale, ...]]:
    rows = many(connection, _Held, SQL["held_jobsamtaler_of"], **values)
    return {row.course_id: tuple(map(HeldJobsamtale, row.talk_ids, row.starts_at)) for row in rows}
