"""A member's course of unemployment as an a-kasse's system tells it, and talks that were held before Jobbro came."""

from dataclasses import dataclass
from datetime import date, datetime

from matching.core.ids import AkasseId, CourseId, MemberId
from matching.core.labels import Labelled
from matching.core.talks import ExemptionReason, TalkForm, TalkKind, TalkState


class RegistrationEnd(Labelled):
    """Why somebody is no longer registered as a job-seeker."""

    SICK = "sick", "Syg"
    WORK = "work", "I arbejde"
    LEAVE = "leave", "Orlov"
    OTHER = "other", "Andet"


@dataclass(frozen=True)
class RegistrationSubmission:
    """A period as a registered job-seeker, half-open; `ended_on` None = still registered."""

    registered_on: date
    ended_on: date | None = None
    ended_because: RegistrationEnd | None = None


@dataclass(frozen=True)
class PaidMonth:
    """Benefit hours paid for a calendar month, given by its first day; one decimal."""

    month: date
    hours: float


@dataclass(frozen=True)
class CourseSubmission:
    """One course as the a-kasse's file gave it. Days are half-open: `ended_on` is the day after the last.

    `member` is the member's id in the same source. `hours_at_start` are benefit hours paid in the benefit period
    before the course. Registrations and months are in the order of time; months with no hours are left out.
    """

    akasse_id: AkasseId
    source: str
    source_id: str
    member: str
    started_on: date
    ended_on: date | None = None
    hours_at_start: float = 0.0
    trial_arm: str = ""
    is_part_time_insured: bool = False
    municipality_from_day_one: bool = False
    wants_akasse_at_first: bool | None = None
    adviser: str | None = None
    adviser_name: str = ""
    registrations: tuple[RegistrationSubmission, ...] = ()
    hours: tuple[PaidMonth, ...] = ()


class CourseMisfit(Labelled):
    """Why a course that reads well cannot be taken in."""

    UNKNOWN_MEMBER = "unknown_member", "Medlemmet findes ikke i Jobbro."
    ANOTHER_MEMBER = "another_member", "Forløbet hører allerede til et andet medlem."


@dataclass(frozen=True)
class LandedCourse:
    """A course that is in Jobbro, as talks are laid into it."""

    course_id: CourseId
    member_id: MemberId
    source_id: str
    started_on: date
    ended_on: date | None
    hours_at_start: float
    municipality_from_day_one: bool
    adviser: str | None


@dataclass(frozen=True)
class PastTalk:
    """A talk as another system knew it: taken over in its newest state, with no history of its own."""

    course_id: CourseId
    member_id: MemberId
    kind: TalkKind
    form: TalkForm
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    place: str
    adviser: str
    also: tuple[TalkKind, ...] = ()
    rebook_until: datetime | None = None
    concrete_job: bool | None = None
    note: str = ""


@dataclass(frozen=True)
class PastExemption:
    """An exemption as another system knew it."""

    course_id: CourseId
    decided_at: datetime
    actor: str
    reason: ExemptionReason
    judgement: str


@dataclass(frozen=True)
class KnownAdviser:
    """Somebody who holds talks, with the name members read and the usual place."""

    user_id: str
    name: str
    place: str = ""
