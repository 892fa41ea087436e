"""The page of a talk: the member in short, the jobs to talk about, what if, notes, and what is agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages import talk_words
from api.pages.agreed import (
    AgreedView,
    AgreementView,
    NewAgreementView,
    agreed_view,
    agreement_view,
    new_agreement_view,
)
from api.pages.conversation_cards import TalkCard, talk_groups
from api.pages.drafts import DraftView, draft_view
from api.pages.member import JOBS, TRAVEL_CHOICES
from api.pages.member_profile import ProfileView, profile_view
from api.pages.proposals import ExcludedView, Group, excluded_views
from api.pages.what_if_view import WhatIfView, answer_view, what_if_view
from api.pages.wish import WishQuery, query_of
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.agreements import Conversation, DraftField
from matching.core.cards import JobProposals
from matching.core.contact_course import ContactState, Responsible
from matching.core.contact_rules import NoRuleHolds
from matching.core.danish_time import danish_day
from matching.core.eligibility import Rule
from matching.core.ids import JobOrderId, TalkId
from matching.core.talks import TalkState
from matching.core.what_if import Choices, ImaginedJobs
from matching.database.pool import Connection
from matching.services.propose_jobs import propose_jobs
from matching.services.show_contact_state import show_contact_state
from matching.services.show_conversation import show_conversation
from matching.services.showing import own_akasse
from matching.services.what_if import what_if, what_if_choices

router = APIRouter(include_in_schema=False)

EARLIER_SHOWN = 6


@dataclass(frozen=True)
class TalkHead:
    """Which talk it is, and where the member stands in the a-kasse's period."""

    talk_id: Annotated[TalkId, "Samtalen"]
    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    facts: Annotated[tuple[str, ...], "Hvilken samtale, hvornår, hvordan, og hvor langt forløbet er"]
    notice: Annotated[str, "Hvorfor der ikke kan laves aftaler, eller at samtalen er på en anden dag; tom ellers"]
    open: Annotated[bool, "Om der kan laves aftaler"]
    profile_address: Annotated[str, "Siden, hvor profilen rettes"]
    end_address: Annotated[str, "Siden, hvor samtalen afsluttes"]
    plan_address: Annotated[str, "Siden med det, en afsluttet samtale endte med; tom før"]


@dataclass(frozen=True)
class JobsView:
    """The middle of the page: what there is to talk about."""

    talk_id: Annotated[TalkId, "Samtalen"]
    groups: Annotated[tuple[Group[TalkCard], ...], "Samme branche, nær branche og nyt spor"]
    excluded: Annotated[tuple[ExcludedView, ...], "Hvad reglerne holdt ude, flest først"]
    considered: Annotated[str, "Hvor mange jobordrer der er vurderet, i ord"]
    any_job: Annotated[bool, "Om der er mindst ét job"]
    wish: Annotated[str, "Hvad et ønske giver, øverst på listen; tom uden et ønske"]
    message: Annotated[str, "Det, en skærmlæser får at vide, når listen skifter"]
    address: Annotated[str, "Samme side med de samme indstillinger"]


@dataclass(frozen=True)
class ConversationPage:
    """The one screen of a talk."""

    head: Annotated[TalkHead, "Hvilken samtale det er"]
    profile: Annotated[ProfileView, "Den korte profil"]
    earlier: Annotated[tuple[AgreementView, ...], "Aftaler fra tidligere samtaler, nyeste først"]
    jobs: Annotated[JobsView, "Jobbene at tale om"]
    what_if: Annotated[WhatIfView, "Hvad der kan sættes anderledes, og hvad det giver"]
    note: Annotated[DraftView, "Rådgiverens noter"]
    agreed: Annotated[AgreedView, "Aftaler i dag"]
    new_agreement: Annotated[NewAgreementView, "Formularen til en ny aftale"]


@dataclass(frozen=True)
class TalkRead:
    """Everything the page is made of, as the services gave it."""

    conversation: Conversation
    choices: Choices
    proposals: JobProposals
    imagined: ImaginedJobs | None
    contact: ContactState | None

    @property
    def fresh(self) -> frozenset[JobOrderId]:
        """The jobs that are on the list by the wish alone."""
        return self.imagined.fresh if self.imagined else frozenset()


@router.get("/samtaler/{talk_id}", response_class=HTMLResponse)
def show_talk(
    request: Request,
    talk_id: TalkId,
    asked: Annotated[WishQuery, Query()],
    session: Annotated[Session, requires(Action.HOLD_TALK)],
) -> HTMLResponse:
    """Show the talk; with htmx only the jobs and what the settings give."""
    now = request.app.state.clock()
    limit = request.app.state.settings.list_length
    with own_transaction(request, session, Action.HOLD_TALK) as (connection, actor):
        read = _read(connection, actor, talk_id, asked, now, limit)
        page = conversation_page(read, asked, danish_day(now))
    template = "parts/conversation_swap.html" if request.headers.get("hx-request") else "pages/conversation.html"
    return render(request, template, page, title=f"Samtale med {page.head.number}")


def _read(
    connection: Connection, actor: Actor, talk_id: TalkId, asked: WishQuery, now: datetime, limit: int
) -> TalkRead:
    as_of = danish_day(now)
    conversation = show_conversation(connection, actor, talk_id, as_of=as_of)
    member_id = conversation.talk.member_id
    choices = what_if_choices(connection, actor, member_id, asked.wish(), asked.words)
    contact = _contact(connection, actor, conversation, as_of)
    if choices.wish.is_nothing:
        proposals = propose_jobs(connection, actor, member_id, as_of=as_of, now=now, limit=limit)
        return TalkRead(conversation, choices, proposals, None, contact)
    imagined = what_if(connection, actor, member_id, choices.wish, as_of=as_of, now=now, limit=limit)
    return TalkRead(conversation, choices, imagined.proposals, imagined, contact)


def _contact(connection: Connection, actor: Actor, conversation: Conversation, as_of: date) -> ContactState | None:
    """Where the member stands; nothing when no rule was imported for the course."""
    try:
        return show_contact_state(connection, own_akasse(actor), conversation.talk.member_id, as_of=as_of)
    except NoRuleHolds:
        return None


def conversation_page(read: TalkRead, asked: WishQuery, as_of: date) -> ConversationPage:
    """Return the page in finished words."""
    conversation, member = read.conversation, read.proposals.member
    talk_id, query = conversation.talk.talk_id, query_of(asked, read.choices.wish)
    answer = answer_view(talk_id, asked, read.choices, read.imagined, is_open=conversation.is_open)
    page_key = uuid4()
    return ConversationPage(
        head=_head(read, as_of),
        profile=profile_view(member, as_of),
        earlier=tuple(agreement_view(one, as_of) for one in conversation.earlier[:EARLIER_SHOWN]),
        jobs=_jobs(read, asked, query, as_of),
        what_if=what_if_view(talk_id, asked, read.choices, member, answer),
        note=draft_view(talk_id, DraftField.NOTE, conversation.drafts, page_key, conversation.talk.note),
        agreed=agreed_view(conversation, as_of, query),
        new_agreement=new_agreement_view(
            talk_id,
            draft_view(talk_id, DraftField.AGREEMENT, conversation.drafts, page_key),
            tuple(conversation.offers.items()),
            as_of,
            query,
        ),
    )


def _head(read: TalkRead, as_of: date) -> TalkHead:
    conversation, member = read.conversation, read.proposals.member
    talk = conversation.talk
    when = f"{said.day(danish_day(talk.starts_at), as_of).said} kl. {talk_words.hours(talk.starts_at, talk.ends_at)}"
    facts = (
        said.sentence_case(talk_words.kinds(talk.kind, talk.also, conversation.number or None)),
        said.sentence_case(when),
        talk.form.label,
        _clock(read.contact),
    )
    return TalkHead(
        talk_id=talk.talk_id,
        name=member.name,
        number=f"M-{member.number}",
        facts=tuple(fact for fact in facts if fact),
        notice=_notice(conversation, as_of),
        open=conversation.is_open,
        profile_address=f"/medlemmer/{talk.member_id}/profil",
        end_address=f"/samtaler/{talk.talk_id}/afslut",
        plan_address=f"/samtaler/{talk.talk_id}/afsluttet" if conversation.plan else "",
    )


def _clock(contact: ContactState | None) -> str:
    """How far the a-kasse's period is: "236 af 410 timer"; nothing when the municipality has the member."""
    if contact is None or contact.responsible is not Responsible.AKASSE:
        return ""
    return f"{said.decimal(contact.hours_paid)} af {said.decimal(contact.rule.handover_hours)} timer"


def _notice(conversation: Conversation, as_of: date) -> str:
    talk = conversation.talk
    if not conversation.is_open:
        return _CLOSED[talk.state]
    day = danish_day(talk.starts_at)
    if day > as_of:
        return f"Samtalen er først {said.day(day, as_of).said}. Du kan forberede den nu."
    return "Medlemmet er noteret som udeblevet." if talk.state is TalkState.NO_SHOW else ""


_CLOSED: Mapping[TalkState, str] = {
    TalkState.HELD: "Samtalen er holdt. Aftalerne kan læses, men ikke ændres.",
    TalkState.CANCELLED: "Samtalen er aflyst, så der kan ikke laves aftaler i den.",
}


def _jobs(read: TalkRead, asked: WishQuery, query: str, as_of: date) -> JobsView:
    proposals, talk_id = read.proposals, read.conversation.talk.talk_id
    address = f"/samtaler/{talk_id}"
    return JobsView(
        talk_id=talk_id,
        groups=talk_groups(read.conversation, proposals, as_of, query, read.fresh),
        excluded=excluded_views(proposals.excluded, JOBS, _ways(read, asked, address)),
        considered=said.counted(proposals.considered, "jobordre er vurderet", "jobordrer er vurderet"),
        any_job=bool(proposals.jobs),
        wish=_wish(read),
        message=_message(read),
        address=f"{address}?{query}" if query else address,
    )


def _wish(read: TalkRead) -> str:
    if read.imagined is None:
        return ""
    if not read.fresh:
        return "Det giver ingen nye job."
    return f"{said.counted(len(read.fresh), 'nyt job', 'nye job')}, mærket »Nyt«."


def _message(read: TalkRead) -> str:
    count = said.counted(len(read.proposals.jobs), "job på listen", "job på listen")
    if read.imagined is None:
        return count
    return f"{said.counted(len(read.fresh), 'nyt job', 'nye job')}. {count}."


def _ways(read: TalkRead, asked: WishQuery, address: str) -> dict[str, tuple[str, str]]:
    """Return the one rule that is widened by a link: travel time, to the next choice up."""
    limit = asked.rejsetid or read.proposals.member.travel_limit or 0
    wider = next((choice for choice in TRAVEL_CHOICES if choice > limit), None)
    if wider is None:
        return {}
    query = query_of(asked.model_copy(update={"rejsetid": wider}), read.choices.wish)
    return {Rule.TRAVEL.label: (f"Vis job inden for {said.minutes(wider)}", f"{address}?{query}")}
