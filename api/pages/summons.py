"""Calling many members to a talk: chosen on the list, planned over free times, seen line by line, and then sent.

Who was chosen travels in the body of the forms, and never in an address.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from api.access import Session, requires
from api.pages.list_address import members_from, told_address
from api.pages.member_list import back_to
from api.pages.summons_form import TickedSummons, TypedSummons, read_lines, read_summons
from api.pages.summons_view import summons_page
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.danish_time import danish_day
from matching.core.list_errors import NothingChosen, TooManyChosen
from matching.core.summoning import SpreadWrong, SummonsPlan
from matching.database import Connection
from matching.services.own_adviser import own_adviser
from matching.services.summon_many import propose_summons, summon_many

router = APIRouter(include_in_schema=False)


@router.post("/medlemmer/indkaldelser", response_class=HTMLResponse)
def plan(
    request: Request,
    typed: Annotated[TypedSummons, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
) -> Response:
    """Show when the chosen members can be called, to be mended and ticked; nothing is planned yet."""
    choice = members_from(typed.visning)
    if not typed.valgt:
        return back_to(told_address(choice, gjort="intet"))
    try:
        return _plan(request, session, typed)
    except TooManyChosen:
        return back_to(told_address(choice, gjort="for-mange-indkaldt"))


@router.post("/medlemmer/indkaldelser/send", response_class=HTMLResponse)
def send(
    request: Request,
    typed: Annotated[TickedSummons, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
) -> Response:
    """Plan the ticked talks and call the members, and show the list with what came of it."""
    wish, faults = read_summons(typed)
    if wish is None:
        return _plan(request, session, typed, faults)
    most, now = request.app.state.settings.most_summoned, request.app.state.clock()
    try:
        with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
            planned = read_lines(typed, wish, actor.user_id)
            summon_many(connection, actor, planned, most=most, once_key=typed.noegle, now=now)
    except NothingChosen as error:
        return _plan(request, session, typed, {"linje": str(error)})
    return back_to(told_address(members_from(typed.visning), udfoert=str(typed.noegle)))


def _plan(
    request: Request, session: Session, typed: TypedSummons, faults: Mapping[str, str] | None = None
) -> HTMLResponse:
    now, told = request.app.state.clock(), dict(faults or {})
    with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
        shown = typed.begun(own_adviser(connection, actor).place, danish_day(now)) if typed.is_new else typed
        found, more = _found(request, connection, actor, shown)
    told |= more
    page = summons_page(shown, found, told, uuid4(), danish_day(now))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if told else HTTPStatus.OK
    return render(request, "pages/summons.html", page, title="Indkald til samtale", status=status)


def _found(
    request: Request, connection: Connection, actor: Actor, typed: TypedSummons
) -> tuple[SummonsPlan | None, Mapping[str, str]]:
    """The plan, or what has to be mended first."""
    wish, faults = read_summons(typed)
    if wish is None:
        return None, faults
    most, now = request.app.state.settings.most_summoned, request.app.state.clock()
    try:
        return propose_summons(connection, actor, typed.valgt, wish, most=most, now=now), {}
    except SpreadWrong as error:
        return None, {"til_dag": str(error)}
