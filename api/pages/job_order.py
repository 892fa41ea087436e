"""An order's page: what is asked for, and the a-kasse's own candidates in three groups."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.marked_text import Paragraph, marked_text
from api.pages.member_profile import member_number
from api.pages.order_state import OrderStateView, order_state_view
from api.pages.order_words import job_facts, order_marks, order_number, twin_words
from api.pages.pool_words import NO_POOLS, PoolSection, pool_section
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
from api.pages.referral_words import NO_REFERRALS, ReferralPanel, panel_of_order
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import CandidateProposals, MemberCard, OrderCard, ProposedCandidate
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.proposal import Track
from matching.core.taxonomy import LicenceDemand
from matching.services.look_at_pool import look_at_pools
from matching.services.propose_candidates import propose_candidates
from matching.services.show_order_status import show_order_status
from matching.services.show_referrals import show_referrals_of_order

router = APIRouter(include_in_schema=False)

HINTS = {
    Track.SAME: "Kommer fra branchen.",
    Track.NEAR: "Kommer fra en beslægtet branche.",
    Track.NEW: "Kommer et andet sted fra, og kan noget af det, der bliver spurgt efter.",
}


@dataclass(frozen=True)
class NeedView:
    """One thing an order asks for."""

    label: Annotated[str, "Kravet eller ønsket"]
    phrase: Annotated[str, "Ordene i opslaget; tom, når det er de samme"]
    note: Annotated[str, "Hvem der kræver det, fx »Krav efter loven«; tom, når det er virksomheden"]


@dataclass(frozen=True)
class CandidateCard:
    """One of the a-kasse's own members who might fill the order."""

    key: Annotated[str, "Medlemmets id; kortets plads på siden"]
    address: Annotated[str, "Medlemmets egen side"]
    name: Annotated[str, "Medlemmets navn"]
    where: Annotated[tuple[str, ...], "Medlemsnummer, bopæl og rejsetid"]
    background: Annotated[str, "Seneste job i få ord"]
    strength: Annotated[StrengthView, "Hvor godt de passer sammen"]
    reasons: Annotated[ReasonsView, "Hvad der taler for og imod"]
    terms: Annotated[tuple[str, ...], "Timer og tidspunkter, medlemmet kan"]
    decision: Annotated[DecisionView, "Hvad der er besluttet, og hvad knapperne sender"]


@dataclass(frozen=True)
class JobOrderPage:
    """The order and who might fill it."""

    title: Annotated[str, "Stillingen"]
    number: Annotated[str, "Ordrenummer, fx »J-204«"]
    where: Annotated[tuple[str, ...], "Virksomhed, sted og branche"]
    status: Annotated[str, "Ordrens tilstand i fælles datagrundlags ord"]
    open: Annotated[bool, "Om ordren er i gang"]
    facts: Annotated[tuple[str, ...], "Timer, ansættelse, antal stillinger og start, kort"]
    deadline: Annotated[str, "Fristen, som man siger den; tom, når der ikke er nogen"]
    deadline_full: Annotated[str, "Fristens fulde dato"]
    occupations: Annotated[tuple[str, ...], "Stillingen, som Jobbro har læst den"]
    musts: Annotated[tuple[NeedView, ...], "Det, der skal være der"]
    wishes: Annotated[tuple[NeedView, ...], "Det, der er ønsket"]
    text: Annotated[tuple[Paragraph, ...], "Opslaget med de forståede ord markeret"]
    twin: Annotated[str, "Besked om, at ordren ligner en anden; tom ellers"]
    contact: Annotated[tuple[str, ...], "Kontaktperson, e-mail og telefon hos virksomheden"]
    source: Annotated[str, "Hvor ordren kommer fra"]
    considered: Annotated[str, "Hvor mange medlemmer der er vurderet, i ord"]
    groups: Annotated[tuple[Group[CandidateCard], ...], "Samme branche, nær branche og nyt spor"]
    excluded: Annotated[tuple[ExcludedView, ...], "Hvad reglerne holdt ude, flest først"]
    anyone: Annotated[bool, "Om der er mindst én kandidat i en af grupperne"]
    referrals: Annotated[ReferralPanel, "Egne henvisninger til ordren, og pladser tilbage"]
    others: Annotated[PoolSection, "Kandidater i andre a-kasser"]
    state: Annotated[OrderStateView | None, "Hvorfor ordren står, hvor den står, og loggen; None, når det ikke vises"]


@router.get("/jobordrer/{job_order_id}", response_class=HTMLResponse)
def show_job_order(
    request: Request, job_order_id: JobOrderId, session: Annotated[Session, requires(Action.SEE_JOB_ORDER)]
) -> HTMLResponse:
    """Show an order and the a-kasse's own candidates."""
    now = request.app.state.clock()
    limit = request.app.state.settings.list_length
    with own_transaction(request, session, Action.SEE_JOB_ORDER) as (connection, actor):
        proposals = propose_candidates(connection, actor, job_order_id, as_of=now.date(), now=now, limit=limit)
        referrals = panel_of_order(show_referrals_of_order(connection, actor, job_order_id), now)
        state = order_state_view(show_order_status(connection, job_order_id), now)
        others = pool_section(
            look_at_pools(connection, actor, job_order_id, now=now), f"/jobordrer/{job_order_id}", now
        )
    page = job_order_page(proposals, now.date(), referrals, state, others)
    return render(request, "pages/job_order.html", page, title=f"Jobordre {page.number}")


def job_order_page(
    proposals: CandidateProposals,
    as_of: date,
    referrals: ReferralPanel = NO_REFERRALS,
    state: OrderStateView | None = None,
    others: PoolSection = NO_POOLS,
) -> JobOrderPage:
    """Return the page in finished words."""
    order = proposals.order
    until = order.deadline_on
    musts, wishes = _needs(order)
    ranked = sorted(proposals.candidates, key=lambda one: (one.proposal.rank, str(one.proposal.member_id)))
    cards = [(one.proposal.track, _candidate_card(one, proposals)) for one in ranked]
    return JobOrderPage(
        title=order.title,
        number=order_number(order.number),
        where=tuple(part for part in (order.employer, order.place, order.industry) if part),
        status=state.status if state else order.status.label,
        open=order.status is JobOrderStatus.IN_PROGRESS,
        facts=job_facts(order, as_of),
        deadline=said.deadline(until, as_of) if until else "",
        deadline_full=said.full_date(until) if until else "",
        occupations=tuple(map(said.sentence_case, order.occupations)),
        musts=musts,
        wishes=wishes,
        text=marked_text(order.text, order_marks(order, None)),
        twin=twin_words(order),
        contact=_contact(order),
        source=order.source,
        considered=said.counted(proposals.considered, "medlem er vurderet", "medlemmer er vurderet"),
        groups=grouped(cards, HINTS, ("kandidat", "kandidater")),
        excluded=excluded_views(proposals.excluded, ("medlem", "medlemmer")),
        anyone=bool(cards),
        referrals=referrals,
        others=others,
        state=state,
    )


def _contact(order: OrderCard) -> tuple[str, ...]:
    known = order.contact
    return tuple(part for part in (known.name, known.email, known.phone) if part) if known else ()


def _needs(order: OrderCard) -> tuple[tuple[NeedView, ...], tuple[NeedView, ...]]:
    """Return what must be there and what is wished for, licences first since they take longest to get."""
    licences = [
        (line.demand is not LicenceDemand.NICE, _licence(line.label, line.demand, line.phrase))
        for line in order.licences
    ]
    skills = [(line.must, _need(line.label, line.phrase)) for line in order.needs]
    languages = [(True, _need(said.language(spoken), "")) for spoken in order.languages]
    everything = licences + skills + languages
    return tuple(view for must, view in everything if must), tuple(view for must, view in everything if not must)


def _licence(label: str, demand: LicenceDemand, phrase: str) -> NeedView:
    return _need(label, phrase, demand.label if demand is LicenceDemand.LAW else "")


def _need(label: str, phrase: str, note: str = "") -> NeedView:
    return NeedView(said.sentence_case(label), "" if phrase.casefold() == label.casefold() else phrase, note)


def _candidate_card(one: ProposedCandidate, proposals: CandidateProposals) -> CandidateCard:
    member, proposal = one.member, one.proposal
    minutes = proposal.minutes
    travel = "" if minutes is None else said.travel_time(minutes, member.travel_mode)
    return CandidateCard(
        key=str(member.member_id),
        address=f"/medlemmer/{member.member_id}",
        name=member.name,
        where=tuple(part for part in (member_number(member.number), member.municipality, travel) if part),
        background=_background(member),
        strength=strength_view(proposal),
        reasons=reasons_view(proposal.reasons),
        terms=_terms(member),
        decision=decision_view(proposal, proposals.event_id, one.decided, "job_order", None),
    )


def _background(member: MemberCard) -> str:
    if not member.held:
        return ""
    latest = member.held[0]
    years = said.period(latest.since, latest.until)
    return said.sentence_case(latest.title) + (f" ({years})" if years else "")


def _terms(member: MemberCard) -> tuple[str, ...]:
    hours = said.hours_a_week(member.hours) if member.hours else ""
    return tuple(term for term in (hours, said.sentence_case(said.shifts_said(member.shifts))) if term)
