"""What a talk ends in: agreements between member and adviser, who takes the next step, and when."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from matching.core.ids import AgreementId, CourseId, JobOrderId, MemberId, RankingEventId, TalkId
from matching.core.labels import Labelled
from matching.core.talks import HeldTalk, PlannedTalk, Talk, TalkState


class AgreementKind(Labelled):
    """What was agreed on; setting a job aside is a decision on a proposal, not an agreement."""

    SEEK_SELF = "seek_self", "Medlemmet søger selv jobbet"
    REFERRED = "referred", "Medlemmet henvises til jobbet"
    COURSE = "course", "Kursus"
    PRACTICE = "practice", "Praktikplads"
    OFFER_RECOMMENDATION = "offer_recommendation", "Indstilling om tilbud"
    COMPETENCE = "competence", "Styrke en kompetence"
    OTHER = "other", "Andet"


#: Agreements that are about one job and say nothing without it.
ABOUT_A_JOB = frozenset({AgreementKind.SEEK_SELF, AgreementKind.REFERRED})


class Doer(Labelled):
    """Who takes the next step."""

    MEMBER = "member", "Medlemmet"
    ADVISER = "adviser", "Jobrådgiveren"
    MUNICIPALITY = "municipality", "Kommunen"


#: Who usually takes the next step, so that a form need not ask.
USUAL_DOER: Mapping[AgreementKind, Doer] = {
    AgreementKind.SEEK_SELF: Doer.MEMBER,
    AgreementKind.REFERRED: Doer.ADVISER,
    AgreementKind.COURSE: Doer.MEMBER,
    AgreementKind.PRACTICE: Doer.MEMBER,
    AgreementKind.OFFER_RECOMMENDATION: Doer.ADVISER,
    AgreementKind.COMPETENCE: Doer.MEMBER,
    AgreementKind.OTHER: Doer.MEMBER,
}


class AgreementState(Labelled):
    """Whether an agreement holds."""

    STANDING = "standing", "Aftalt"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class DraftField(Labelled):
    """What is typed during a talk and kept while it is typed."""

    NOTE = "note", "Noter"
    AGREEMENT = "agreement", "Ny aftale"
    PLAN = "plan", "Tekst til Min Plan"


#: Talks that are still to be held, or that somebody came late to: agreements may be made in them.
OPEN_FOR_AGREEMENTS = frozenset({TalkState.PLANNED, TalkState.NO_SHOW})


@dataclass(frozen=True)
class NewAgreement:
    """An agreement to be made. `event_id` is the list a job was shown on; None for what is not about a proposal.

    `offer_kind` is the kind of offer that is to be recommended to the municipality; empty for other agreements.
    """

    kind: AgreementKind
    text: str = dataclasses.field(default="", repr=False)
    doer: Doer = Doer.MEMBER
    deadline_on: date | None = None
    job_order_id: JobOrderId | None = None
    event_id: RankingEventId | None = None
    offer_kind: str = ""


@dataclass(frozen=True)
class AgreedJob:
    """The job an agreement is about, as people name it."""

    job_order_id: JobOrderId
    number: int
    title: str
    employer: str | None


@dataclass(frozen=True)
class Agreement:
    """An agreement in its newest state; `version` rises with each change."""

    agreement_id: AgreementId
    talk_id: TalkId
    course_id: CourseId
    member_id: MemberId
    kind: AgreementKind
    state: AgreementState
    doer: Doer
    made_at: datetime
    version: int
    text: str = dataclasses.field(default="", repr=False)
    deadline_on: date | None = None
    job: AgreedJob | None = None
    event_id: RankingEventId | None = None
    offer_kind: str = ""


@dataclass(frozen=True)
class Draft:
    """What an adviser has typed in one field of a talk; `version` 0 = nothing kept yet."""

    field: DraftField
    text: str = dataclasses.field(default="", repr=False)
    version: int = 0
    saved_at: datetime | None = None


@dataclass(frozen=True)
class TypedDraft:
    """What stands in a field now. `seen` is the version its page has read (0 = none), `page_key` the opened page."""

    field: DraftField
    text: str = dataclasses.field(repr=False)
    seen: int
    page_key: UUID


@dataclass(frozen=True)
class KeptDraft:
    """What became of keeping a draft: the newest one, and whether another window had written in between."""

    newest: Draft
    conflict: bool


@dataclass(frozen=True)
class Plan:
    """The agreements as text for Min Plan, as they stood when the talk ended."""

    text: str = dataclasses.field(repr=False)
    written_at: datetime


@dataclass(frozen=True)
class Conversation:
    """A talk with what was agreed in it and before it.

    `number` counts the course's jobsamtaler up to this one, 0 for another kind of talk. `offers` are the kinds of
    offer that can be recommended to the municipality, by key, and `next_talk` is the first one planned after it.
    `gone_out` are the agreements that an employer or the municipality has heard of, which cannot be undone here.
    """

    talk: Talk
    member_number: int
    member_name: str = dataclasses.field(repr=False)
    adviser_name: str
    number: int
    agreed: tuple[Agreement, ...]
    earlier: tuple[Agreement, ...]
    drafts: Mapping[DraftField, Draft]
    plan: Plan | None
    offers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    next_talk: Talk | None = None
    gone_out: frozenset[AgreementId] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether agreements may still be made."""
        return self.talk.state in OPEN_FOR_AGREEMENTS

    @property
    def standing(self) -> tuple[Agreement, ...]:
        """What holds of what was agreed in this talk, oldest first."""
        return tuple(agreement for agreement in self.agreed if agreement.state is AgreementState.STANDING)


@dataclass(frozen=True)
class Ending:
    """How a talk is ended: how it went, the text for Min Plan, and the next talk if one was found a time for."""

    held: HeldTalk
    plan: str = dataclasses.field(repr=False)
    next_talk: PlannedTalk | None = None


def concrete_job_talked_about(agreements: tuple[Agreement, ...]) -> bool:
    """Whether any of the agreements is about a concrete job."""
    return any(agreement.job is not None for agreement in agreements)
