"""What pages and JSON show of a member and an order: plain facts, still unformatted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from matching.core.ids import JobOrderId, MemberId, RankingEventId
from matching.core.job_order import Contact, Employment, Hours, JobOrderStatus, Language, Sector, Shift
from matching.core.labels import Labelled
from matching.core.member import SkillSource
from matching.core.proposal import Proposal
from matching.core.taxonomy import LicenceDemand
from matching.core.travel import Mode

Html = NewType("Html", str)  #: sanitised HTML, safe to print as it is


@dataclass(frozen=True)
class HeldLine:
    """A job held: the title as the member wrote it, the occupation it was read as, its industry in words."""

    title: str
    occupation: str | None
    industry: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class SkillLine:
    """A competence with where we know it from and the words it was read from."""

    label: str
    source: SkillSource
    phrase: str


@dataclass(frozen=True)
class MemberCard:
    """A member as the adviser sees one."""

    member_id: MemberId
    number: int
    name: str
    municipality: str | None
    postcode: str | None
    held: tuple[HeldLine, ...] = ()
    goals: tuple[str, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    educations: tuple[str, ...] = ()
    hours: Hours | None = None
    shifts: frozenset[Shift] = frozenset()
    travel_limit: int | None = None
    travel_mode: Mode = Mode.CAR
    available_from: date | None = None
    summary: str = ""


@dataclass(frozen=True)
class NeedLine:
    """A requirement of an order in words, with the ad's own phrase."""

    label: str
    must: bool
    phrase: str


@dataclass(frozen=True)
class LicenceLine:
    """A licence an order asks for, and by whom it is demanded."""

    label: str
    demand: LicenceDemand
    phrase: str


@dataclass(frozen=True)
class OrderCard:
    """An order as the adviser sees one. `duplicate_of` is the number of the order it nearly repeats."""

    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None
    place: str | None
    status: JobOrderStatus
    positions: int
    sector: Sector | None = None
    industry: str | None = None
    occupations: tuple[str, ...] = ()
    needs: tuple[NeedLine, ...] = ()
    licences: tuple[LicenceLine, ...] = ()
    languages: tuple[Language, ...] = ()
    hours: Hours | None = None
    employment: Employment | None = None
    shifts: frozenset[Shift] = frozenset()
    starts_on: date | None = None
    deadline_on: date | None = None
    body: Html = Html("")
    text: str = ""
    source: str = ""
    contact: Contact | None = None
    created_at: datetime | None = None
    duplicate_of: int | None = None
    duplicate_reason: str | None = None


class Decision(Labelled):
    """What the adviser decided on a proposal."""

    AGREED = "agreed", "Aftalt med medlemmet"
    NOT_RELEVANT = "not_relevant", "Ikke relevant"
    UNDONE = "undone", "Fortrudt"


class NotRelevantBecause(Labelled):
    """Why a proposal was set aside."""

    TOO_FAR = "too_far", "For langt væk"
    HOURS = "hours", "Arbejdstiden passer ikke"
    LACKS_COMPETENCE = "lacks_competence", "Mangler en nødvendig kompetence"
    LACKS_LICENCE = "lacks_licence", "Mangler et nødvendigt bevis"
    OTHER_GOAL = "other_goal", "Går en anden vej"
    ALREADY_APPLIED = "already_applied", "Har allerede søgt"
    WRONGLY_READ = "wrongly_read", "Opslaget eller profilen er forstået forkert"
    OTHER = "other", "Andet"


@dataclass(frozen=True)
class Excluded:
    """How many a rule kept off the list; `rule` is an eligibility rule's Danish sentence, `remedy` a way to widen."""

    rule: str
    count: int
    remedy: str


@dataclass(frozen=True)
class ProposedJob:
    """A job for the member, with what was last decided on it (None = nothing yet)."""

    proposal: Proposal
    order: OrderCard
    decided: Decision | None = None


@dataclass(frozen=True)
class ProposedCandidate:
    """A candidate for the order, with what was last decided on it."""

    proposal: Proposal
    member: MemberCard
    decided: Decision | None = None


@dataclass(frozen=True)
class JobProposals:
    """The answer to "which jobs for this member": jobs best first, and what the rules kept out."""

    event_id: RankingEventId
    member: MemberCard
    jobs: tuple[ProposedJob, ...]
    excluded: tuple[Excluded, ...]
    considered: int


@dataclass(frozen=True)
class CandidateProposals:
    """The answer to "which members for this order", from the adviser's own a-kasse only."""

    event_id: RankingEventId
    order: OrderCard
    candidates: tuple[ProposedCandidate, ...]
    excluded: tuple[Excluded, ...]
    considered: int


@dataclass(frozen=True)
class Hit:
    """One search hit: a member or an order, with the line that tells it from its neighbours."""

    kind: str  #: "member" or "job_order"
    key: UUID
    number: int
    title: str
    detail: str


@dataclass(frozen=True)
class StartList:
    """What the start page needs: the newest members and open orders, and how many there are."""

    members: tuple[Hit, ...]
    orders: tuple[Hit, ...]
    member_count: int
    order_count: int
