"""The adviser's side of a referral: choosing the kind, agreeing on what is shared, sending, noting answers, ending."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from api.access import Session, requires
from api.errors import outcome_of
from api.pages.referral_page import new_referral_page, referral_page
from api.rendering import render
from api.signed_links import answer_path
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.errors import JobbroError
from matching.core.ids import JobOrderId, MemberId, ReferralId, TalkId
from matching.core.referral_errors import ReferralNotFound, SharePeriodWrong
from matching.core.referrals import DeclineReason, ReferralAct, ReferralKind
from matching.core.sharing import AnswerAddress, SharedField
from matching.database import Connection
from matching.services.agree_referral import Agreement, agree_referral
from matching.services.answer_referral import Answer, note_answer
from matching.services.propose_referral import propose_referral
from matching.services.send_referral import renew_link, send_referral
from matching.services.show_referrals import show_pair, show_referral
from matching.services.showing import own_akasse
from matching.services.withdraw_referral import decline_for_member, withdraw_consent, withdraw_referral

router = APIRouter(include_in_schema=False)

Refers = Annotated[Session, requires(Action.REFER_MEMBER)]
Version = Annotated[int, Form()]


class NewReferralForm(BaseModel):
    """What the first page of the flow sends."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    medlem: UUID
    jobordre: UUID
    slags: ReferralKind
    samtale: str = ""


class AgreementForm(BaseModel):
    """What was agreed with the member."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    oplysning: list[SharedField] = []
    sidste_dag: str = ""
    begrundelse: str = ""


class NotedAnswerForm(BaseModel):
    """What the employer said by phone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    act: ReferralAct
    grund: DeclineReason | None = None


@router.get("/henvisninger/ny", response_class=HTMLResponse)
def choose_kind(
    request: Request,
    session: Refers,
    medlem: Annotated[UUID, Query()],
    jobordre: Annotated[UUID, Query()],
    samtale: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show the two kinds of referral, before anything happens."""
    with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
        pair = show_pair(connection, actor, MemberId(medlem), JobOrderId(jobordre))
    page = new_referral_page(pair, str(samtale or ""))
    return render(request, "pages/new_referral.html", page, title=f"Henvis til {page.order_number}")


@router.post("/henvisninger", response_class=HTMLResponse)
def begin(request: Request, form: Annotated[NewReferralForm, Form()], session: Refers) -> Response:
    """Put the member forward; a referral of the pair that is under way is shown instead."""
    talk_id = TalkId(UUID(form.samtale)) if form.samtale else None
    pair = (MemberId(form.medlem), JobOrderId(form.jobordre))
    with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
        now = request.app.state.clock()
        referral_id = propose_referral(connection, actor, *pair, form.slags, talk_id=talk_id, now=now)
    return _to(referral_id)


@router.get("/henvisninger/{referral_id}", response_class=HTMLResponse)
def show(request: Request, referral_id: ReferralId, session: Refers) -> Response:
    """Show a referral with its next act."""
    return show_page(request, session, referral_id)


@router.post("/henvisninger/{referral_id}/aftale", response_class=HTMLResponse)
def agree(
    request: Request, referral_id: ReferralId, form: Annotated[AgreementForm, Form()], session: Refers
) -> Response:
    """Record what the employer may see and that the member is along."""

    def act(connection: Connection, actor: Actor) -> None:
        agreed = Agreement(frozenset(form.oplysning), _day(form.sidste_dag), form.begrundelse)
        now = request.app.state.clock()
        agree_referral(connection, actor, referral_id, agreed, version=form.version, now=now)

    return done_or_told(request, session, referral_id, act)


@router.post("/henvisninger/{referral_id}/send", response_class=HTMLResponse)
def send(request: Request, referral_id: ReferralId, version: Version, session: Refers) -> Response:
    """Send it to the employer."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: send_referral(connection, actor, referral_id, version=version, now=now),
    )


@router.post("/henvisninger/{referral_id}/link", response_class=HTMLResponse)
def make_link(request: Request, referral_id: ReferralId, session: Refers) -> Response:
    """Close the old addresses and show a new one, to be given by hand."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
        link_id = renew_link(connection, actor, referral_id, now=now)
        address = AnswerAddress(own_akasse(actor), link_id)
    settings = request.app.state.settings
    return show_page(request, session, referral_id, link=settings.public_address + answer_path(settings, address))


@router.post("/henvisninger/{referral_id}/svar", response_class=HTMLResponse)
def note(
    request: Request, referral_id: ReferralId, form: Annotated[NotedAnswerForm, Form()], session: Refers
) -> Response:
    """Note what the employer said by phone: wants to talk, or not this time."""
    now = request.app.state.clock()
    said = Answer(form.act, form.grund)
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: note_answer(connection, actor, referral_id, said, version=form.version, now=now),
    )


@router.post("/henvisninger/{referral_id}/medlemmets-nej", response_class=HTMLResponse)
def member_declines(
    request: Request,
    referral_id: ReferralId,
    version: Version,
    session: Refers,
    medlemmets_grund: Annotated[DeclineReason | None, Form()] = None,
) -> Response:
    """Note the member's no."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: decline_for_member(
            connection, actor, referral_id, medlemmets_grund, version=version, now=now
        ),
    )


@router.post("/henvisninger/{referral_id}/traek-tilbage", response_class=HTMLResponse)
def withdraw(request: Request, referral_id: ReferralId, version: Version, session: Refers) -> Response:
    """Take it back, and with it what the employer could see."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: withdraw_referral(connection, actor, referral_id, version=version, now=now),
    )


@router.post("/henvisninger/{referral_id}/samtykke", response_class=HTMLResponse)
def end_share(request: Request, referral_id: ReferralId, version: Version, session: Refers) -> Response:
    """Take back the consent alone; a hire stands, but the employer sees nothing more."""
    now = request.app.state.clock()
    return done_or_told(
        request,
        session,
        referral_id,
        lambda connection, actor: withdraw_consent(connection, actor, referral_id, version=version, now=now),
    )


def done_or_told(
    request: Request, session: Session, referral_id: ReferralId, act: Callable[[Connection, Actor], object]
) -> Response:
    """Do something to a referral and go back to its page, or show the page with the sentence that says why not."""
    try:
        with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
            act(connection, actor)
    except ReferralNotFound:
        raise
    except JobbroError as error:
        return show_page(request, session, referral_id, fault=str(error), status=outcome_of(error).status)
    return _to(referral_id)


def show_page(  # what stands, and what is said about it
    request: Request,
    session: Session,
    referral_id: ReferralId,
    *,
    fault: str = "",
    link: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    """Render a referral's page as it stands now."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
        view = show_referral(connection, actor, referral_id, now=now)
    page = replace(referral_page(view, now), fault=fault, link=link)
    return render(request, "pages/referral.html", page, title=f"{page.kind} til {page.order_number}", status=status)


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise SharePeriodWrong from None


def _to(referral_id: ReferralId) -> Response:
    return RedirectResponse(f"/henvisninger/{referral_id}", status_code=HTTPStatus.SEE_OTHER)
