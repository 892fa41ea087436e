"""What another a-kasse asks about an own member: the member with reasons, and the answer."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Session, requires
from api.errors import outcome_of
from api.pages.pool_views import request_page
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.errors import JobbroError
from matching.core.ids import PoolRequestId
from matching.core.pool_errors import PoolRequestNotFound
from matching.core.pools import PoolNo
from matching.database import Connection
from matching.services.answer_pool_request import decline_request, show_request, take_up_request

router = APIRouter(include_in_schema=False)

Refers = Annotated[Session, requires(Action.REFER_MEMBER)]


@router.get("/forespoergsler/{pool_request_id}", response_class=HTMLResponse)
def show(request: Request, pool_request_id: PoolRequestId, session: Refers) -> Response:
    """Show a request."""
    return _show(request, session, pool_request_id)


@router.post("/forespoergsler/{pool_request_id}/tag-op", response_class=HTMLResponse)
def take_up(request: Request, pool_request_id: PoolRequestId, session: Refers) -> Response:
    """Put the member forward, and go to the referral, where it is agreed on with the member."""

    def act(connection: Connection, actor: Actor) -> str:
        made = take_up_request(connection, actor, pool_request_id, now=request.app.state.clock())
        return f"/henvisninger/{made}"

    return _done_or_told(request, session, pool_request_id, act)


@router.post("/forespoergsler/{pool_request_id}/nej", response_class=HTMLResponse)
def decline(
    request: Request, pool_request_id: PoolRequestId, session: Refers, grund: Annotated[PoolNo | None, Form()] = None
) -> Response:
    """Say no with a reason."""

    def act(connection: Connection, actor: Actor) -> str:
        decline_request(connection, actor, pool_request_id, grund, now=request.app.state.clock())
        return f"/forespoergsler/{pool_request_id}"

    return _done_or_told(request, session, pool_request_id, act)


def _done_or_told(
    request: Request, session: Session, pool_request_id: PoolRequestId, act: Callable[[Connection, Actor], str]
) -> Response:
    """Answer and go where the answer leads, or show the page with the sentence that says why not."""
    try:
        with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
            address = act(connection, actor)
    except PoolRequestNotFound:
        raise
    except JobbroError as error:
        return _show(request, session, pool_request_id, fault=str(error), status=outcome_of(error).status)
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)


def _show(
    request: Request,
    session: Session,
    pool_request_id: PoolRequestId,
    *,
    fault: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    now = request.app.state.clock()
    with own_transaction(request, session, Action.REFER_MEMBER) as (connection, actor):
        view = show_request(connection, actor, pool_request_id, now=now)
    page = replace(request_page(view, now), fault=fault)
    return render(request, "pages/pool_request.html", page, title="Forespørgsel fra en anden a-kasse", status=status)
