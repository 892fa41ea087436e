"""Talks with members: their kinds, forms and states, and what is planned and held. A transition exists once, here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.core.ids import CourseId, ExemptionId, MemberId, TalkId
from matching.core.labels import Labelled


class TalkKind(Labelled):
    """What kind of talk; only a jobsamtale counts toward the rule."""

    JOBSAMTALE = "jobsamtale", "Jobsamtale"
    RAADIGHED = "raadighed", "Rådighedssamtale"
    CV = "cv", "CV-samtale"
    BY_NEED = "by_need", "Samtale efter behov"
    FIRST_MUNICIPAL = "first_municipal", "Kommunens første samtale"


class TalkForm(Labelled):
    """How people meet."""

    IN_PERSON = "in_person", "Fremmøde"
    PHONE = "phone", "Telefon"
    VIDEO = "video", "Video"
    OTHER = "other", "Andet"


class TalkState(Labelled):
    """What has become of a talk."""

    PLANNED = "planned", "Planlagt"
    HELD = "held", "Holdt"
    NO_SHOW = "no_show", "Udeblevet"
    CANCELLED = "cancelled", "Aflyst"


#: Which states may follow which; planned to planned is a new time, form or place.
TALK_TRANSITIONS: Mapping[TalkState, frozenset[TalkState]] = {
    TalkState.PLANNED: frozenset(TalkState),
    TalkState.HELD: frozenset(),
    TalkState.NO_SHOW: frozenset({TalkState.HELD}),
    TalkState.CANCELLED: frozenset(),
}


def may_become(state: TalkState, to: TalkState) -> bool:
    """Whether a talk in `state` may be changed to `to`; the table `TALK_TRANSITIONS` decides."""
    return to in TALK_TRANSITIONS[state]


@dataclass(frozen=True)
class Talk:
    """A talk in its newest state. `concrete_job` is None until held; `version` rises with each change."""

    talk_id: TalkId
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
    version: int = 1


class ExemptionReason(Labelled):
    """Why a member is exempted from further talks."""

    JOB_IN_SIGHT = "job_in_sight", "Har job på vej"
    SEEKS_WELL_ALONE = "seeks_well_alone", "Søger godt på egen hånd"
    EDUCATION_BEGINS = "education_begins", "Begynder snart på en uddannelse"
    OTHER = "other", "Andet"


@dataclass(frozen=True)
class PlannedTalk:
    """A talk to be planned for a member's running course. Instants carry their offset."""

    member_id: MemberId
    kind: TalkKind
    form: TalkForm
    starts_at: datetime
    ends_at: datetime
    place: str
    adviser: str
    also: tuple[TalkKind, ...] = ()
    rebook_until: datetime | None = None


@dataclass(frozen=True)
class HeldTalk:
    """How a talk went: its form, whether a concrete job was talked about, and the adviser's note."""

    form: TalkForm
    concrete_job: bool
    note: str = ""
    also: tuple[TalkKind, ...] = ()


@dataclass(frozen=True)
class TalkEvent:
    """One change of a talk: what it was from then on, and which user (by pseudonymous id) changed it."""

    happened_at: datetime
    actor: str
    state: TalkState
    form: TalkForm
    starts_at: datetime
    version: int


@dataclass(frozen=True)
class TalkAdviser:
    """Somebody who holds talks: the name members read, and whether a calendar address is given out."""

    user_id: str
    name: str
    place: str = ""
    has_calendar: bool = False


@dataclass(frozen=True)
class Exemption:
    """That a member is exempted from further talks in a course, why, and by whom."""

    exemption_id: ExemptionId
    course_id: CourseId
    member_id: MemberId
    decided_at: datetime
    actor: str
    reason: ExemptionReason
    judgement: str
