"""Signing in and out. For now a demonstration's chooser: anyone picks an a-kasse and a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import danish_words as said
from api.access import COOKIE, Session, requires
from api.rendering import render_with
from matching.core.access import Action, Actor, Role
from matching.core.akasse import Akasse
from matching.core.errors import NotAllowed
from matching.core.ids import AkasseId
from matching.database.pool import Pool, open_transaction
from matching.services.sign_in import akasser

router = APIRouter(include_in_schema=False)

ROLES = (Role.ADVISER, Role.LEADER, Role.STAR)  #: those who work in a browser
HOME = {Role.STAR: "/tal"}  #: where those begin who have no start page


@dataclass(frozen=True)
class Choice:
    """One option of a list or a group of buttons."""

    value: Annotated[str, "Det, formularen sender"]
    label: Annotated[str, "Det, man læser"]
    chosen: Annotated[bool, "Om den er valgt"]


@dataclass(frozen=True)
class SignInPage:
    """The chooser."""

    open: Annotated[bool, "Om demo-adgangen er slået til"]
    akasser: Annotated[tuple[Choice, ...], "A-kasser efter det danske alfabet"]
    roles: Annotated[tuple[Choice, ...], "Roller at vælge imellem"]
    onward: Annotated[str, "Siden, der vises bagefter"]
    fault: Annotated[str, "Hvad der mangler at blive valgt; tom, når intet mangler"]


@router.get("/log-ind", response_class=HTMLResponse)
def show_sign_in(
    request: Request,
    session: Annotated[Session, requires(Action.SIGN_IN)],
    videre: Annotated[str, Query(max_length=200)] = "/",
) -> Response:
    """Show the chooser, and give the browser a session whose token the form carries back."""
    page = sign_in_page(_every_akasse(request.app.state.pool), request.app.state.settings.demo, own_address(videre))
    return _show(request, session, page)


@router.post("/log-ind", response_class=HTMLResponse)
def sign_in(
    request: Request,
    session: Annotated[Session, requires(Action.SIGN_IN)],
    akasse: Annotated[int | None, Form()] = None,
    rolle: Annotated[Role, Form()] = Role.ADVISER,
    videre: Annotated[str, Form(max_length=200)] = "/",
) -> Response:
    """Start a session as the chosen role, in the chosen a-kasse unless the role belongs to none."""
    if not request.app.state.settings.demo or rolle not in ROLES:
        raise NotAllowed(Action.SIGN_IN.label)
    if rolle is Role.STAR:
        return _begin(request, Actor("demo-star", rolle, None), "", videre)
    every = _every_akasse(request.app.state.pool)
    chosen = next((one for one in every if one.akasse_id == akasse), None)
    if chosen is None:
        page = sign_in_page(every, True, own_address(videre), fault="Vælg en a-kasse.")
        return _show(request, session, page, HTTPStatus.UNPROCESSABLE_ENTITY)
    actor = Actor(f"demo-{rolle.value}-{chosen.akasse_id}", rolle, AkasseId(chosen.akasse_id))
    return _begin(request, actor, chosen.short_name, videre)


def _begin(request: Request, actor: Actor, akasse_name: str, onward: str) -> Response:
    address = own_address(onward)
    at_home = HOME.get(actor.role, address) if address == "/" else address
    response = RedirectResponse(at_home, status_code=HTTPStatus.SEE_OTHER)
    set_session(request, response, request.app.state.sessions.new(actor, akasse_name))
    return response


@router.post("/log-ud", response_class=HTMLResponse)
def sign_out(request: Request, session: Annotated[Session, requires(Action.SIGN_IN)]) -> Response:
    """End the session."""
    response = RedirectResponse("/log-ind", status_code=HTTPStatus.SEE_OTHER)
    response.delete_cookie(COOKIE, secure=request.app.state.settings.https_only, httponly=True, samesite="lax")
    return response


def sign_in_page(every: Sequence[Akasse], demo: bool, onward: str, fault: str = "") -> SignInPage:
    """Return the page in finished words; nothing is chosen beforehand but the most usual role."""
    names = sorted(every, key=lambda akasse: (said.danish_sort_key(akasse.name), akasse.akasse_id))
    return SignInPage(
        open=demo,
        akasser=tuple(Choice(str(akasse.akasse_id), akasse.name, False) for akasse in names),
        roles=tuple(Choice(role.value, role.label, role is ROLES[0]) for role in ROLES),
        onward=onward,
        fault=fault,
    )


def own_address(wanted: str) -> str:
    """Return `wanted` when it is a path of ours, else the start page: nobody is sent to another site."""
    leads_away = not wanted.startswith("/") or wanted[1:2] in {"/", "\\"} or any(ord(sign) < 33 for sign in wanted)
    return "/" if leads_away else wanted


def set_session(request: Request, response: Response, session: Session) -> None:
    """Write the session cookie: sent to this site alone, out of reach of scripts."""
    state = request.app.state
    response.set_cookie(
        COOKIE,
        state.sessions.write(session, state.clock()),
        max_age=state.settings.session_hours * 3600,
        secure=state.settings.https_only,
        httponly=True,
        samesite="lax",
    )


def _every_akasse(pool: Pool) -> tuple[Akasse, ...]:
    with open_transaction(pool) as connection:
        return akasser(connection)


def _show(request: Request, session: Session, page: SignInPage, status: HTTPStatus = HTTPStatus.OK) -> Response:
    known = session if session.form_token else request.app.state.sessions.new(None)
    response = render_with(request, known, "pages/sign_in.html", page, title="Log ind", status=status)
    if known is not session:
        set_session(request, response, known)
    return response
