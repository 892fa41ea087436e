"""The one door: who is asking, and whether the route's one `Action` is open to them. Denied by default."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import Depends, Request
from fastapi.routing import APIRoute
from itsdangerous import BadSignature, URLSafeSerializer

from api.settings import Settings
from matching.core.access import Action, Actor, Role, may
from matching.core.errors import JobbroError, NotAllowed
from matching.core.ids import AkasseId

COOKIE = "jobbro_session"
UNSAFE_METHODS = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OWN_SITE = frozenset({"same-origin", "none"})  #: "none" is the address bar or a bookmark


class NotSignedIn(JobbroError):
    """Nobody is signed in, or the session has ended."""

    def __init__(self) -> None:
        super().__init__("Log ind for at fortsætte.")


class UnknownToken(JobbroError):
    """The bearer token of a machine is not one of ours."""

    def __init__(self) -> None:
        super().__init__("Adgangsnøglen er ikke kendt.")


class ForeignForm(JobbroError):
    """A form that was not sent from our own page, or from a session that has since ended."""

    def __init__(self) -> None:
        super().__init__("Formularen er for gammel eller kom fra et andet sted. Hent siden igen, og prøv en gang til.")


class RouteWithoutPolicy(JobbroError):
    """A route that names no `Action`, so nobody may use it."""

    def __init__(self) -> None:
        super().__init__("Siden er lukket.")


@dataclass(frozen=True)
class Session:
    """A browser's session: the actor (None until sign-in), the token its forms must carry, and its a-kasse's name."""

    actor: Actor | None
    form_token: str
    akasse_name: str = ""


class Sessions:
    """Writes and reads the signed session cookie."""

    def __init__(self, settings: Settings) -> None:
        self._signer = URLSafeSerializer(settings.session_secret.get_secret_value(), salt="jobbro-session")
        self._seconds = settings.session_hours * 3600

    def new(self, actor: Actor | None, akasse_name: str = "") -> Session:
        """Return a session with a fresh form token; signing in always changes it."""
        return Session(actor, secrets.token_urlsafe(16), akasse_name)

    def write(self, session: Session, now: datetime) -> str:
        """Return the cookie's value, dated `now`."""
        actor = session.actor
        who = actor and [actor.user_id, actor.role.value, actor.akasse_id]
        content = {"who": who, "form": session.form_token, "name": session.akasse_name, "at": int(now.timestamp())}
        return str(self._signer.dumps(content))

    def read(self, cookie: str | None, now: datetime) -> Session | None:
        """Return the session, or None when the cookie is missing, forged or too old."""
        if cookie is None:
            return None
        try:
            content = self._signer.loads(cookie)
        except BadSignature:
            return None
        if not 0 <= now.timestamp() - content["at"] <= self._seconds:
            return None
        return Session(_actor(content["who"]), content["form"], content["name"])


def _actor(who: list[Any] | None) -> Actor | None:
    if who is None:
        return None
    user_id, role, akasse_id = who
    return Actor(user_id, Role.of(role), None if akasse_id is None else AkasseId(akasse_id))


@dataclass(frozen=True)
class Policy:
    """A route's demand: called as a dependency, it returns the session of somebody who may do `action`."""

    action: Action

    async def __call__(self, request: Request) -> Session:
        """Return the session.

        Raises NotSignedIn, NotAllowed, UnknownToken or ForeignForm.
        """
        session = _machine_session(request) or await _browser_session(request)
        if not may(session.actor, self.action):
            raise NotSignedIn if session.actor is None else NotAllowed(self.action.label)
        return session


def requires(action: Action) -> Any:
    """Return the dependency that opens a route to those who may do `action`, and gives the route their session."""
    return Depends(Policy(action))


def policies_of(route: APIRoute) -> list[Policy]:
    """Return the policies a route names itself; exactly one is right."""
    return [dependant.call for dependant in route.dependant.dependencies if isinstance(dependant.call, Policy)]


def deny_by_default(request: Request) -> None:
    """Refuse a route that does not name exactly one action; a dependency of the whole application."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or len(policies_of(route)) != 1:
        raise RouteWithoutPolicy


def _machine_session(request: Request) -> Session | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    actor = _machine(request.app.state.settings, token.strip())
    if actor is None:
        raise UnknownToken
    return Session(actor, form_token="")


def _machine(settings: Settings, token: str) -> Actor | None:
    for akasse_id, known in sorted(settings.machine_tokens.items()):
        if _same(known.get_secret_value(), token):
            return Actor(f"system-{akasse_id}", Role.SYSTEM, AkasseId(akasse_id))
    operator = settings.operator_token
    if operator is not None and _same(operator.get_secret_value(), token):
        return Actor("operator", Role.OPERATOR, None)
    if settings.star_token is not None and _same(settings.star_token.get_secret_value(), token):
        return Actor("star", Role.STAR, None)
    return None


def _same(known: str, given: str) -> bool:
    return bool(known) and secrets.compare_digest(known.encode(), given.encode())


async def _browser_session(request: Request) -> Session:
    now = request.app.state.clock()
    session = request.app.state.sessions.read(request.cookies.get(COOKIE), now)
    if request.method in UNSAFE_METHODS:
        await _check_own_form(request, session)
    return session or Session(None, "")


async def _check_own_form(request: Request, session: Session | None) -> None:
    if not _from_own_site(request):
        raise ForeignForm
    if session is None:
        raise NotSignedIn
    given = request.headers.get("x-form-token") or (await request.form()).get("form_token")
    if not isinstance(given, str) or not _same(session.form_token, given):
        raise ForeignForm


def _from_own_site(request: Request) -> bool:
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in OWN_SITE
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")
