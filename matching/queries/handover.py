"""What a file for the municipality is read from, and what was handed over; each list holds only what it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from psycopg.types.json import Jsonb

from matching.core.agreements import AgreementKind, Doer
from matching.core.handover import Content, HandedOver
from matching.core.ids import AkasseId, CourseId, HandoverId, MemberId
from matching.core.member import SkillSource
from matching.core.referrals import ReferralKind, ReferralState
from matching.core.talks import TalkForm, TalkKind
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, find, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class HandoverHead:
    """Whose file it is, from whom and to whom."""

    course_id: CourseId
    started_on: date
    wants_akasse_at_first: bool | None
    adviser: str | None
    adviser_name: str
    akasse: str
    member_number: int
    member_name: str = field(repr=False)
    postcode: str | None
    municipality_code: str | None
    municipality: str | None


@dataclass(frozen=True)
class JobHeld:
    """A job held, as the member told it."""

    title: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Competence:
    """A competence and where we know it from."""

    label: str
    source: SkillSource


@dataclass(frozen=True)
class HeldTalkLine:
    """A talk that was held, without what was said."""

    starts_at: datetime
    kind: TalkKind
    form: TalkForm


@dataclass(frozen=True)
class StandingAgreement:
    """An agreement that holds; `title` is the job's, when it is about one."""

    made_at: datetime
    kind: AgreementKind
    body: str = field(repr=False)
    doer: Doer
    deadline_on: date | None
    title: str | None


@dataclass(frozen=True)
class SentReferral:
    """A referral that an employer was sent."""

    kind: ReferralKind
    title: str
    employer: str
    sent_at: datetime
    state: ReferralState


@dataclass(frozen=True)
class PersonHandedOver:
    """Whom a line of the list names."""

    course_id: CourseId
    member_id: MemberId
    member_number: int
    member_name: str = field(repr=False)
    municipality: str | None
    adviser_name: str


@dataclass(frozen=True)
class _Title:
    title: str


@dataclass(frozen=True)
class _LastHandover:
    course_id: CourseId
    handed_over_at: datetime


def find_head(connection: Connection, akasse_id: AkasseId, member_id: MemberId, *, as_of: date) -> HandoverHead | None:
    """Whose file it is, by the member's newest running course; None when no course runs."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "as_of": as_of}
    return find(connection, HandoverHead, SQL["handover_head"], **values)


def lock_course(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> bool:
    """Hold the course until the transaction ends; whether there is such a course."""
    return change(connection, SQL["lock_course"], akasse_id=akasse_id, course_id=course_id) == 1


def put_wish(connection: Connection, akasse_id: AkasseId, course_id: CourseId, wants: bool, now: datetime) -> None:
    """Write the member's word on the a-kasse at the municipality's first talk."""
    change(connection, SQL["put_wish"], akasse_id=akasse_id, course_id=course_id, wants=wants, now=now)


def jobs_held(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[JobHeld]:
    """Jobs held, in the member's own order."""
    return many(connection, JobHeld, SQL["jobs_held"], akasse_id=akasse_id, member_id=member_id)


def competences(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[Competence]:
    """Competences, the surest source first."""
    return many(connection, Competence, SQL["competences"], akasse_id=akasse_id, member_id=member_id)


def licences_held(connection: Connection, akasse_id: AkasseId, member_id: MemberId) -> list[str]:
    """Licences by name."""
    rows = many(connection, _Title, SQL["licences_held"], akasse_id=akasse_id, member_id=member_id)
    return [row.title for row in rows]


def held_talks(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> list[HeldTalkLine]:
    """Talks held in a course for the job's sake, first held first."""
    return many(connection, HeldTalkLine, SQL["held_talks"], akasse_id=akasse_id, course_id=course_id)


def count_planned_talks(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> int:
    """How many talks of a course still stand as planned."""
    return int(value(connection, SQL["count_planned_talks"], akasse_id=akasse_id, course_id=course_id))


def standing_agreements(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> list[StandingAgreement]:
    """Agreements of a course that hold, first made first."""
    return many(connection, StandingAgreement, SQL["standing_agreements"], akasse_id=akasse_id, course_id=course_id)


def referrals_sent(connection: Connection, akasse_id: AkasseId, member_id: MemberId, since: date) -> list[SentReferral]:
    """What employers were sent about a member since a day, first sent first."""
    values = {"akasse_id": akasse_id, "member_id": member_id, "since": since}
    return many(connection, SentReferral, SQL["referrals_sent"], **values)


def add_handover(connection: Connection, values: Mapping[str, Any], content: Content) -> HandoverId:
    """Keep a file as it was handed over; its key."""
    return HandoverId(value(connection, SQL["add_handover"], **values, content=Jsonb(content)))


def handovers_of_course(connection: Connection, akasse_id: AkasseId, course_id: CourseId) -> list[HandedOver]:
    """What was handed over of a course, newest version first."""
    return many(connection, HandedOver, SQL["handovers_of_course"], akasse_id=akasse_id, course_id=course_id)


def find_content(connection: Connection, akasse_id: AkasseId, handover_id: HandoverId) -> Content | None:
    """The file of one version as it was handed over, or None when the a-kasse has no such."""
    values = {"akasse_id": akasse_id, "handover_id": handover_id}
    row = connection.execute(SQL["handed_over_content"], values).fetchone()
    return None if row is None else row[0]


def handed_over_courses(
    connection: Connection, akasse_id: AkasseId, course_ids: Sequence[CourseId]
) -> dict[CourseId, datetime]:
    """When each of these courses was last handed over; those that never were are left out."""
    values = {"akasse_id": akasse_id, "course_ids": list(course_ids)}
    rows = many(connection, _LastHandover, SQL["handed_over_courses"], **values)
    return {row.course_id: row.handed_over_at for row in rows}


def people_handed_over(
    connection: Connection, akasse_id: AkasseId, course_ids: Sequence[CourseId]
) -> dict[CourseId, PersonHandedOver]:
    """Whom the list names, by course."""
    values = {"akasse_id": akasse_id, "course_ids": list(course_ids)}
    return {row.course_id: row for row in many(connection, PersonHandedOver, SQL["people_handed_over"], **values)}


def add_receipt(connection: Connection, values: Mapping[str, Any]) -> bool:
    """Keep the municipality's receipt; whether it is the first for that file."""
    return change(connection, SQL["add_receipt"], **values) == 1
