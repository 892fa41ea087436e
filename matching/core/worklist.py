"""The adviser's day: talks hour by hour and how well prepared they are, what has to be acted on, and the figures."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from matching.core.contact_counts import ContactFigures
from matching.core.ids import AkasseId, MemberId, TalkId
from matching.core.labels import Labelled
from matching.core.talks import TalkForm, TalkKind, TalkState

SOON = 3  #: days in which a deadline counts as close


@dataclass(frozen=True)
class Preparation:
    """What is ready for a talk: the profile is read so that there are proposals, a history is known, goals are set."""

    is_understood: bool
    has_history: bool
    has_goals: bool


@dataclass(frozen=True)
class DiaryTalk:
    """A talk as the worklist shows it. `ordinal` is which jobsamtale of the course it is, if it is one."""

    talk_id: TalkId
    member_id: MemberId
    member_number: int
    member_name: str
    kind: TalkKind
    also: tuple[TalkKind, ...]
    form: TalkForm
    state: TalkState
    starts_at: datetime
    ends_at: datetime
    place: str
    adviser: str
    adviser_name: str
    version: int
    ordinal: int
    preparation: Preparation

    @property
    def stands(self) -> bool:
        """Whether it takes, or took, its time: everything but a cancelled talk."""
        return self.state is not TalkState.CANCELLED


@dataclass(frozen=True)
class UnregisteredTalk:
    """A talk whose time has passed without anybody saying how it went."""

    talk_id: TalkId
    member_id: MemberId
    member_number: int
    member_name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Asking:
    """Whose tasks are asked for: one adviser's, or everybody's in the a-kasse when `adviser` is None."""

    akasse_id: AkasseId
    adviser: str | None
    as_of: date
    now: datetime


class TaskKind(Labelled):
    """What has to be acted on."""

    FIRST_TALK = "first_talk", "Første samtale"
    UNREGISTERED = "unregistered", "Samtale mangler at blive registreret"
    TALKS_MISSING = "talks_missing", "Mangler samtaler"
    HANDOVER = "handover", "Overdragelse"
    REFERRAL_WAITS = "referral_waits", "Henvisning venter"
    EMPLOYER_ANSWERED = "employer_answered", "Virksomheden har svaret"
    POOL_REQUEST = "pool_request", "Anden a-kasse spørger om jeres medlem"
    POOL_PROPOSAL = "pool_proposal", "Anden a-kasse beder om en aftale"
    RECOMMENDATION_OVERDUE = "recommendation_overdue", "Indstilling mangler svar"


@dataclass(frozen=True)
class Task:
    """Something to act on: what it concerns by key (its page depends on the kind), whom, and when at the latest.

    `detail` is a short Danish addition without the name, such as "1 af 2 samtaler holdt".
    """

    kind: TaskKind
    subject_id: UUID
    member_id: MemberId | None
    member_number: int | None
    name: str
    due_on: date | None
    detail: str = ""


@dataclass(frozen=True)
class Worklist:
    """An adviser's day and week. `adviser` is None when everybody's talks are shown; `week` runs from Monday.

    `obstacle` says why duties and figures could not be told, then `figures` is None.
    """

    as_of: date
    day: date
    adviser: str | None
    week: tuple[tuple[date, tuple[DiaryTalk, ...]], ...]
    tasks: tuple[Task, ...]
    tasks_in_all: int
    figures: ContactFigures | None
    obstacle: str = ""

    @property
    def today(self) -> tuple[DiaryTalk, ...]:
        """The talks of the chosen day, hour by hour."""
        return dict(self.week).get(self.day, ())


def by_deadline(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Tasks in order of deadline, those without one last; of two on the same day the order of `TaskKind` decides."""
    kinds = list(TaskKind)
    return tuple(
        sorted(
            tasks,
            key=lambda task: (task.due_on or date.max, kinds.index(task.kind), task.name, str(task.subject_id)),
        )
    )
