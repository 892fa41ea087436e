"""Forms that need no sign-in: small bodies only, and a session that ran out while somebody typed costs nothing."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from fastapi import Depends, HTTPException, Request, Response
from fastapi.routing import APIRoute

from api.access import OWN_SITE, ForeignForm, NotSignedIn, Policy, Session
from api.pages.sign_in import set_session
from api.rendering import render_with
from matching.core.access import Action

LARGEST = 300_000  #: bytes of a form's body; an ad of 20,000 characters with all its lines is well below


class SmallFormRoute(APIRoute):
    """A route that refuses a large body before it is read."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        """Return the handler with the check in front."""
        handle = super().get_route_handler()

        async def checked(request: Request) -> Response:
            _refuse_large(request)
            return await handle(request)

        return checked


class OpenPolicy(Policy):
    """A policy of an open form: a session that ran out comes back as one without a form token, not as an error.

    The page then shows what was typed once more and does nothing; what another site sends is refused as ever.
    """

    async def __call__(self, request: Request) -> Session:
        """Return the session; raises ForeignForm for what came from another site."""
        try:
            return await super().__call__(request)
        except (NotSignedIn, ForeignForm):
            if request.headers.get("sec-fetch-site", "none") not in OWN_SITE:
                raise
            return Session(None, "")


def open_to_all(action: Action) -> Any:
    """Return the dependency that opens a form's route, and gives it the session; see `has_lapsed`."""
    return Depends(OpenPolicy(action))


def has_lapsed(request: Request, session: Session) -> bool:
    """Whether what was sent is to be shown again instead of done."""
    return request.method == "POST" and not session.form_token


def show_open(
    request: Request, session: Session, template: str, page: object, title: str, status: HTTPStatus = HTTPStatus.OK
) -> Response:
    """Return a page with a session of its own where the visitor has none, so that its form can be sent."""
    known = session if session.form_token else request.app.state.sessions.new(None)
    response = render_with(request, known, template, page, title=title, status=status)
    if known is not session:
        set_session(request, response, known)
    return response


def _refuse_large(request: Request) -> None:
    """Raise HTTPException 413 for a body that is too large or does not say how large it is."""
    length = request.headers.get("content-length", "")
    if request.method == "POST" and (not length.isdigit() or int(length) > LARGEST):
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
