"""Where an adviser gets the secret address of the own calendar, and withdraws it. The address is shown once."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Session, requires
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.ids import AkasseId
from matching.services.calendar import give_out_address, withdraw_address
from matching.services.own_adviser import own_adviser

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class CalendarPage:
    """The address of an adviser's calendar."""

    has_address: Annotated[bool, "Om der er givet en adresse ud"]
    address: Annotated[str, "Adressen, kun lige efter at den er lavet; tom ellers"]
    webcal: Annotated[str, "Samme adresse, som den åbner i et kalenderprogram; tom ellers"]


@router.get("/kalender", response_class=HTMLResponse)
def show_calendar_page(request: Request, session: Annotated[Session, requires(Action.SEE_WORKLIST)]) -> HTMLResponse:
    """Show whether an address is given out; what it is, nobody can see again."""
    with own_transaction(request, session, Action.SEE_WORKLIST) as (connection, actor):
        has_address = own_adviser(connection, actor).has_calendar
    return _show(request, CalendarPage(has_address, "", ""))


@router.post("/kalender/adresse", response_class=HTMLResponse)
def make_address(request: Request, session: Annotated[Session, requires(Action.SEE_WORKLIST)]) -> HTMLResponse:
    """Make a new address and show it in this very answer, since no later one could: only its digest is kept."""
    with own_transaction(request, session, Action.SEE_WORKLIST) as (connection, actor):
        secret = give_out_address(connection, actor)
        akasse_id = actor.akasse_id
    address = calendar_address(request.app.state.settings.public_address, akasse_id, secret)
    return _show(request, CalendarPage(True, address, "webcal" + address[address.index("://") :]))


@router.post("/kalender/traek-tilbage")
def withdraw(request: Request, session: Annotated[Session, requires(Action.SEE_WORKLIST)]) -> Response:
    """Let the address stop working."""
    with own_transaction(request, session, Action.SEE_WORKLIST) as (connection, actor):
        withdraw_address(connection, actor)
    return RedirectResponse("/kalender", status_code=HTTPStatus.SEE_OTHER)


def calendar_address(public_address: str, akasse_id: AkasseId | None, secret: str) -> str:
    """Return the address that calendar programs fetch."""
    return f"{public_address.rstrip('/')}/kalender/{akasse_id}/{secret}.ics"


def _show(request: Request, page: CalendarPage) -> HTMLResponse:
    return render(request, "pages/calendar.html", page, title="Kalender")
