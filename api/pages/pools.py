"""Agreements with other a-kasser: asking for one, the list, the yes and the end; and asking about a card."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from api.access import Session, requires
from api.errors import outcome_of
from api.pages.pool_views import AskPoolPage, ask_page, pool_page, pools_page, typed_days
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.danish_time import danish_day, start_of_day
from matching.core.errors import JobbroError
from matching.core.ids import AkasseId, JobOrderId, PoolAgreementId, PoolCardId
from matching.core.pool_errors import (
    PoolAgreementNotFound,
    PoolCountWrong,
    PoolPartyMissing,
    PoolPeriodWrong,
    PoolPurposeMissing,
)
from matching.core.pools import LONGEST, MOST_CARDS, PoolTerms
from matching.core.referral_errors import OrderNotOpen
from matching.database import Connection
from matching.services.agree_on_pool import ask_for_pools, end_pool, lend_pool, renew_pool
from matching.services.answer_pool_request import ask_for_referral
from matching.services.show_pools import other_akasser, show_pool, show_pools
from matching.services.show_referrals import show_order_room

router = APIRouter(include_in_schema=False)

Sees = Annotated[Session, requires(Action.SEE_POOL)]
Agrees = Annotated[Session, requires(Action.AGREE_ON_POOL)]
#: The field that a refusal belongs to.
FIELDS: Mapping[type[JobbroError], str] = {
    PoolPartyMissing: "til",
    PoolPeriodWrong: "sidste_dag",
    PoolPurposeMissing: "formaal",
    PoolCountWrong: "antal",
    OrderNotOpen: "til",
}


class TypedTerms(BaseModel):
    """What the form sends, unread, so that nothing typed is lost."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    til: list[Annotated[str, StringConstraints(max_length=9)]] = []
    foerste_dag: Annotated[str, StringConstraints(max_length=20)] = ""
    sidste_dag: Annotated[str, StringConstraints(max_length=20)] = ""
    formaal: Annotated[str, StringConstraints(max_length=4000)] = ""
    antal: Annotated[str, StringConstraints(max_length=9)] = ""

    def terms(self) -> PoolTerms:
        """The terms; raises PoolPeriodWrong for what is no date, and PoolCountWrong for what is no number."""
        days = typed_days(self.foerste_dag, self.sidste_dag)
        if days is None:
            raise PoolPeriodWrong(LONGEST.days)
        if not self.antal.isascii() or not self.antal.isdigit():
            raise PoolCountWrong(MOST_CARDS)
        first, after = map(start_of_day, days)
        return PoolTerms(first, after, self.formaal.strip(), int(self.antal))


@router.get("/aftaler", response_class=HTMLResponse)
def list_agreements(request: Request, session: Sees) -> Response:
    """Show all agreements of the a-kasse."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.SEE_POOL) as (connection, actor):
        found = show_pools(connection, actor)
    return render(request, "pages/pools.html", pools_page(found, now), title="Aftaler med andre a-kasser")


@router.get("/aftaler/{pool_agreement_id}", response_class=HTMLResponse)
def show(request: Request, pool_agreement_id: PoolAgreementId, session: Sees) -> Response:
    """Show one agreement."""
    return _show(request, session, pool_agreement_id)


@router.post("/aftaler/{pool_agreement_id}/ja", response_class=HTMLResponse)
def say_yes(request: Request, pool_agreement_id: PoolAgreementId, session: Agrees) -> Response:
    """Sign, and lend the cards."""
    return _act(request, session, pool_agreement_id, lend_pool)


@router.post("/aftaler/{pool_agreement_id}/slut", response_class=HTMLResponse)
def end(request: Request, pool_agreement_id: PoolAgreementId, session: Agrees) -> Response:
    """Say no to an agreement that was asked for, or end one."""
    return _act(request, session, pool_agreement_id, end_pool)


@router.post("/aftaler/{pool_agreement_id}/kort", response_class=HTMLResponse)
def renew(request: Request, pool_agreement_id: PoolAgreementId, session: Agrees) -> Response:
    """Lend the cards as they would be today."""
    return _act(request, session, pool_agreement_id, renew_pool)


@router.post("/aftaler/{pool_agreement_id}/kort/{pool_card_id}", response_class=HTMLResponse)
def ask_about(
    request: Request,
    pool_agreement_id: PoolAgreementId,
    pool_card_id: PoolCardId,
    session: Annotated[Session, requires(Action.ASK_FOR_REFERRAL)],
) -> Response:
    """Ask the other a-kasse to refer the member behind a card, and go back to the order."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.ASK_FOR_REFERRAL) as (connection, actor):
        ask_for_referral(connection, actor, pool_agreement_id, pool_card_id, now=now)
        order = show_pool(connection, actor, pool_agreement_id).agreement.job_order_id
    return _to(f"/jobordrer/{order}#kort-{pool_card_id}")


@router.get("/jobordrer/{job_order_id}/aftale", response_class=HTMLResponse)
def show_form(request: Request, job_order_id: JobOrderId, session: Agrees) -> Response:
    """Show the form that asks for an agreement."""
    return _form(request, session, job_order_id, TypedTerms(), {})


@router.post("/jobordrer/{job_order_id}/aftale", response_class=HTMLResponse)
def ask(request: Request, job_order_id: JobOrderId, typed: Annotated[TypedTerms, Form()], session: Agrees) -> Response:
    """Ask the chosen a-kasser, or say at the field what is missing, with all that was typed."""
    chosen = [AkasseId(int(one)) for one in typed.til if one.isascii() and one.isdigit()]
    try:
        with own_transaction(request, session, Action.AGREE_ON_POOL) as (connection, actor):
            known = [one for one in chosen if one in other_akasser(connection, actor)]
            now = request.app.state.clock()
            ask_for_pools(connection, actor, known, job_order_id, typed.terms(), now=now)
    except tuple(FIELDS) as error:
        return _form(request, session, job_order_id, typed, {FIELDS[type(error)]: str(error)})
    return _to(f"/jobordrer/{job_order_id}#andre-a-kasser")


def _act(
    request: Request, session: Session, pool_agreement_id: PoolAgreementId, act: "Callable[..., None]"
) -> Response:
    """Do something to an agreement and go back to its page, or show the page with the sentence that says why not."""
    now = request.app.state.clock()
    try:
        with own_transaction(request, session, Action.AGREE_ON_POOL) as (connection, actor):
            act(connection, actor, pool_agreement_id, now=now)
    except PoolAgreementNotFound:
        raise
    except JobbroError as error:
        return _show(request, session, pool_agreement_id, fault=str(error), status=outcome_of(error).status)
    return _to(f"/aftaler/{pool_agreement_id}")


def _show(
    request: Request,
    session: Session,
    pool_agreement_id: PoolAgreementId,
    *,
    fault: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    with own_transaction(request, session, Action.SEE_POOL) as (connection, actor):
        detail = show_pool(connection, actor, pool_agreement_id)
    page = replace(pool_page(detail, request.app.state.clock()), fault=fault)
    return render(request, "pages/pool.html", page, title="Aftale med en anden a-kasse", status=status)


def _form(
    request: Request, session: Session, job_order_id: JobOrderId, typed: TypedTerms, faults: Mapping[str, str]
) -> Response:
    with own_transaction(request, session, Action.AGREE_ON_POOL) as (connection, actor):
        page = _asking(request, connection, actor, job_order_id, typed)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    told = replace(
        page,
        faults={name: faults.get(name, "") for name in FIELDS.values()},
        summary=tuple(("til-1" if name == "til" else name, sentence) for name, sentence in faults.items()),
    )
    return render(request, "pages/ask_pool.html", told, title="Bed om en aftale", status=status)


def _asking(
    request: Request, connection: Connection, actor: Actor, job_order_id: JobOrderId, typed: TypedTerms
) -> AskPoolPage:
    head, room = show_order_room(connection, job_order_id)
    fields = typed.model_dump(exclude={"til"}, exclude_unset=True)
    today = danish_day(request.app.state.clock())
    page = ask_page(head, other_akasser(connection, actor), fields, typed.til, today)
    return replace(page, open=room.is_open)


def _to(address: str) -> Response:
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)
