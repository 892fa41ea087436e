"""The conversation page: a member, and the jobs to talk about in three groups."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.marked_text import Paragraph, marked_text
from api.pages.member_profile import ProfileView, profile_view
from api.pages.order_words import job_facts, order_marks, order_number, read_as, twin_words
from api.pages.proposals import (
    DecisionView,
    ExcludedView,
    Group,
    ReasonsView,
    StrengthView,
    decision_view,
    excluded_views,
    grouped,
    reasons_view,
    strength_view,
)
from api.pages.referral_words import NO_REFERRALS, ReferralPanel, panel_of_member
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import JobProposals, ProposedJob
from matching.core.eligibility import Rule
from matching.core.ids import MemberId
from matching.core.proposal import Track
from matching.services.propose_jobs import propose_jobs
from matching.services.show_referrals import show_referrals_of_member

router = APIRouter(include_in_schema=False)

JOBS = ("job", "job")
TRAVEL_CHOICES = (30, 45, 60, 90, 120)  #: minutes one way
HINTS = {
    Track.SAME: "Her tæller erfaringen direkte.",
    Track.NEAR: "Beslægtede brancher, hvor meget af det samme bliver brugt.",
    Track.NEW: "En ny retning, hvor noget af det, medlemmet kan, er det, der bliver spurgt efter.",
}


@dataclass(frozen=True)
class JobCard:
    """One job to talk about."""

    key: Annotated[str, "Jobordrens id; kortets plads på siden"]
    address: Annotated[str, "Jobordrens egen side"]
    title: Annotated[str, "Stillingen"]
    number: Annotated[str, "Ordrenummer, fx »J-204«"]
    read_as: Annotated[str, "Stillingen, som Jobbro har læst den; tom, når titlen siger det selv"]
    where: Annotated[tuple[str, ...], "Virksomhed, sted og rejsetid"]
    strength: Annotated[StrengthView, "Hvor godt de passer sammen"]
    reasons: Annotated[ReasonsView, "Hvad der taler for og imod"]
    facts: Annotated[tuple[str, ...], "Timer, ansættelse, antal stillinger og start, kort"]
    deadline: Annotated[str, "Fristen, som man siger den; tom, når der ikke er nogen"]
    deadline_full: Annotated[str, "Fristens fulde dato"]
    urgent: Annotated[bool, "Om fristen er inden for tre dage"]
    text: Annotated[tuple[Paragraph, ...], "Opslaget med de forståede ord markeret"]
    twin: Annotated[str, "Besked om, at ordren ligner en anden; tom ellers"]
    decision: Annotated[DecisionView, "Hvad der er besluttet, og hvad knapperne sender"]


@dataclass(frozen=True)
class TravelChoice:
    """One way to narrow or widen the list by travel time."""

    words: Annotated[str, "Rejsetiden i ord"]
    address: Annotated[str, "Samme side med den rejsetid"]
    chosen: Annotated[bool, "Om listen vises med den nu"]


@dataclass(frozen=True)
class MemberPage:
    """The member and the jobs to talk about."""

    profile: Annotated[ProfileView, "Den korte profil"]
    mend_address: Annotated[str, "Siden, hvor profilen rettes"]
    considered: Annotated[str, "Hvor mange jobordrer der er vurderet, i ord"]
    groups: Annotated[tuple[Group[JobCard], ...], "Samme branche, nær branche og nyt spor"]
    excluded: Annotated[tuple[ExcludedView, ...], "Hvad reglerne holdt ude, flest først"]
    travel: Annotated[tuple[TravelChoice, ...], "Rejsetider at vælge imellem"]
    any_job: Annotated[bool, "Om der er mindst ét job i en af grupperne"]
    summon_address: Annotated[str, "Hvor medlemmet indkaldes til samtale"]
    exempt_address: Annotated[str, "Hvor medlemmet undtages fra flere samtaler"]
    referrals: Annotated[ReferralPanel, "Medlemmets henvisninger"]


@router.get("/medlemmer/{member_id}", response_class=HTMLResponse)
def show_member(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.SEE_MEMBER)],
    rejsetid: Annotated[int | None, Query(ge=5, le=240)] = None,
) -> HTMLResponse:
    """Show a member and the jobs to talk about."""
    now = request.app.state.clock()
    limit = request.app.state.settings.list_length
    with own_transaction(request, session, Action.SEE_MEMBER) as (connection, actor):
        proposals = propose_jobs(
            connection, actor, member_id, as_of=now.date(), now=now, limit=limit, travel_limit=rejsetid
        )
        referrals = panel_of_member(show_referrals_of_member(connection, actor, member_id), now)
    page = member_page(proposals, now.date(), rejsetid, referrals)
    return render(request, "pages/member.html", page, title=f"Medlem {page.profile.number}")


def member_page(
    proposals: JobProposals, as_of: date, travel_limit: int | None, referrals: ReferralPanel = NO_REFERRALS
) -> MemberPage:
    """Return the page in finished words; `travel_limit` is what the address asks for, in minutes."""
    member = proposals.member
    limit = travel_limit or member.travel_limit
    cards = [
        (job.proposal.track, _job_card(job, proposals, as_of, travel_limit))
        for job in sorted(proposals.jobs, key=lambda job: (job.proposal.rank, str(job.proposal.job_order_id)))
    ]
    return MemberPage(
        profile=profile_view(member, as_of),
        mend_address=f"/medlemmer/{member.member_id}/profil",
        considered=said.counted(proposals.considered, "jobordre er vurderet", "jobordrer er vurderet"),
        groups=grouped(cards, HINTS, JOBS),
        excluded=excluded_views(proposals.excluded, JOBS, _ways(member.member_id, limit)),
        travel=_travel_choices(member.member_id, limit),
        any_job=bool(cards),
        summon_address=f"/medlemmer/{member.member_id}/indkald",
        exempt_address=f"/medlemmer/{member.member_id}/undtagelse",
        referrals=referrals,
    )


def _job_card(job: ProposedJob, proposals: JobProposals, as_of: date, travel_limit: int | None) -> JobCard:
    order, proposal = job.order, job.proposal
    until = order.deadline_on
    minutes = proposal.minutes
    travel = "" if minutes is None else said.travel_time(minutes, proposals.member.travel_mode)
    return JobCard(
        key=str(order.job_order_id),
        address=f"/jobordrer/{order.job_order_id}",
        title=order.title,
        number=order_number(order.number),
        read_as=read_as(order),
        where=tuple(part for part in (order.employer, order.place, travel) if part),
        strength=strength_view(proposal),
        reasons=reasons_view(proposal.reasons),
        facts=job_facts(order, as_of),
        deadline=said.deadline(until, as_of) if until else "",
        deadline_full=said.full_date(until) if until else "",
        urgent=until is not None and (until - as_of).days <= 3,
        text=marked_text(order.text, order_marks(order, proposal)),
        twin=twin_words(order),
        decision=decision_view(proposal, proposals.event_id, job.decided, "member", travel_limit),
    )


def _ways(member_id: MemberId, limit: int | None) -> dict[str, tuple[str, str]]:
    """Return the one rule that can be widened on the page itself: travel time, to the next choice up."""
    wider = next((choice for choice in TRAVEL_CHOICES if choice > (limit or 0)), None)
    if wider is None:
        return {}
    return {Rule.TRAVEL.label: (f"Vis job inden for {said.minutes(wider)}", _widened(member_id, wider))}


def _travel_choices(member_id: MemberId, chosen: int | None) -> tuple[TravelChoice, ...]:
    every = sorted({*TRAVEL_CHOICES, *([chosen] if chosen else [])})
    return tuple(TravelChoice(said.minutes(one), _widened(member_id, one), one == chosen) for one in every)


def _widened(member_id: MemberId, limit: int) -> str:
    return f"/medlemmer/{member_id}?rejsetid={limit}"
