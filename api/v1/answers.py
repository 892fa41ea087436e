"""The shapes of API version 1: what machines are told, never the raw score. Names are English, words Danish."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from matching.core.cards import (
    CandidateProposals,
    Decision,
    Hit,
    JobProposals,
    NotRelevantBecause,
    ProposedCandidate,
    ProposedJob,
)
from matching.core.proposal import Proposal, Reason


class Answer(BaseModel):
    """Base of everything sent and received: immutable, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ReasonAnswer(Answer):
    """One reason for or against a proposal."""

    direction: str = Field(description="for, against or neutral", examples=["for"])
    text: str = Field(description="The reason in Danish", examples=["Har truckcertifikat B"])
    yours: str = Field(description="The phrase in the member's history, or empty", examples=["truckcertifikat B 2016"])
    theirs: str = Field(description="The phrase in the ad, or empty", examples=["gyldigt truckcertifikat"])
    remedy: str = Field(description="What would close the gap, or empty", examples=[""])


class ProposalAnswer(Answer):
    """A member and an order put before the adviser together."""

    rank: int = Field(description="Place on the list, 1 is best", examples=[1])
    track: str = Field(description="same, near or new", examples=["near"])
    strength: int = Field(description="1 (weak) to 5 (very good); never high while demands are missing", examples=[4])
    musts_met: int = Field(description="Demands of the ad the member is not found to lack", examples=[7])
    musts: int = Field(description="Demands of the ad: competences, licences, languages", examples=[9])
    minutes: int | None = Field(description="Estimated minutes of travel one way, if both places are known")
    reasons: tuple[ReasonAnswer, ...]
    decided: str | None = Field(description="agreed, not_relevant, undone or null", examples=[None])


class JobAnswer(Answer):
    """A job for a member."""

    proposal: ProposalAnswer
    job_order_id: UUID
    number: int
    title: str = Field(examples=["Lagermedarbejder"])
    employer: str | None
    place: str | None
    deadline_on: date | None


class CandidateAnswer(Answer):
    """A candidate for an order, by number; the name stays in the a-kasse's own system."""

    proposal: ProposalAnswer
    member_id: UUID
    number: int


class ExcludedAnswer(Answer):
    """How many a rule kept off the list."""

    rule: str
    count: int
    remedy: str


class JobsAnswer(Answer):
    """The jobs for a member, best first."""

    event_id: UUID = Field(description="The list shown; a decision names it")
    considered: int
    jobs: tuple[JobAnswer, ...]
    excluded: tuple[ExcludedAnswer, ...]


class CandidatesAnswer(Answer):
    """The a-kasse's own candidates for an order, best first."""

    event_id: UUID = Field(description="The list shown; a decision names it")
    considered: int
    candidates: tuple[CandidateAnswer, ...]
    excluded: tuple[ExcludedAnswer, ...]


class SearchRequest(Answer):
    """What to search for; in the body, since it is often a name."""

    text: str = Field(min_length=1, max_length=100, examples=["lagermedarbejder vejle"])
    limit: int = Field(default=12, ge=1, le=50)


class HitAnswer(Answer):
    """One member or order found."""

    kind: str = Field(description="member or job_order", examples=["job_order"])
    key: UUID
    number: int
    title: str
    detail: str


class DecisionRequest(Answer):
    """What was decided on a proposal that was shown."""

    event_id: UUID
    job_order_id: UUID
    decision: Decision = Field(examples=["not_relevant"])
    reason: NotRelevantBecause | None = Field(
        default=None, description="Required with not_relevant", examples=["too_far"]
    )


def jobs_answer(proposals: JobProposals) -> JobsAnswer:
    """Return a member's proposals as they are sent."""
    return JobsAnswer(
        event_id=proposals.event_id,
        considered=proposals.considered,
        jobs=tuple(map(_job, proposals.jobs)),
        excluded=_excluded(proposals),
    )


def candidates_answer(proposals: CandidateProposals) -> CandidatesAnswer:
    """Return an order's candidates as they are sent."""
    return CandidatesAnswer(
        event_id=proposals.event_id,
        considered=proposals.considered,
        candidates=tuple(map(_candidate, proposals.candidates)),
        excluded=_excluded(proposals),
    )


def hit_answer(hit: Hit) -> HitAnswer:
    """Return a search hit as it is sent."""
    return HitAnswer(kind=hit.kind, key=hit.key, number=hit.number, title=hit.title, detail=hit.detail)


def _job(job: ProposedJob) -> JobAnswer:
    order = job.order
    return JobAnswer(
        proposal=_proposal(job.proposal, job.decided),
        job_order_id=order.job_order_id,
        number=order.number,
        title=order.title,
        employer=order.employer,
        place=order.place,
        deadline_on=order.deadline_on,
    )


def _candidate(one: ProposedCandidate) -> CandidateAnswer:
    member = one.member
    proposal = _proposal(one.proposal, one.decided)
    return CandidateAnswer(proposal=proposal, member_id=member.member_id, number=member.number)


def _proposal(proposal: Proposal, decided: Decision | None) -> ProposalAnswer:
    return ProposalAnswer(
        rank=proposal.rank,
        track=str(proposal.track.value),
        strength=proposal.strength,
        musts_met=proposal.musts_met,
        musts=proposal.musts,
        minutes=proposal.minutes,
        reasons=tuple(map(_reason, proposal.reasons)),
        decided=str(decided.value) if decided else None,
    )


def _reason(reason: Reason) -> ReasonAnswer:
    return ReasonAnswer(
        direction=reason.direction.value,
        text=reason.text,
        yours=reason.yours,
        theirs=reason.theirs,
        remedy=reason.remedy,
    )


def _excluded(proposals: JobProposals | CandidateProposals) -> tuple[ExcludedAnswer, ...]:
    return tuple(ExcludedAnswer(rule=one.rule, count=one.count, remedy=one.remedy) for one in proposals.excluded)
