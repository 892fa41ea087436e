"""What the world is told when something cannot be done: one table from error to status and Danish heading."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from traceback import extract_tb
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from psycopg import OperationalError
from psycopg_pool import PoolClosed, PoolTimeout, TooManyRequests
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import ForeignForm, NotSignedIn, RouteWithoutPolicy, UnknownToken
from api.pages.error_page import ErrorPage
from api.rendering import render
from api.throttle import TooOften
from matching.core.agreement_errors import (
    AgreementChangedMeanwhile,
    AgreementHasGoneOut,
    AgreementNotFound,
    JobAlreadyAgreed,
    TalkIsOver,
)
from matching.core.contact_rules import NoRuleHolds, RuleNotFound
from matching.core.errors import (
    JobbroError,
    JobOrderNotFound,
    MailChangedMeanwhile,
    MemberNotFound,
    NotAllowed,
    OrderAddressUnknown,
    OrderChangedMeanwhile,
    ProposalNotFound,
)
from matching.core.handover import HandoverFileChanged, HandoverNotFound
from matching.core.list_errors import NothingToUndo, SearchNameTaken, SearchNotFound
from matching.core.pool_errors import (
    PoolAgreementNotFound,
    PoolCardNotLent,
    PoolRequestAnswered,
    PoolRequestNotFound,
    PoolStepNotAllowed,
)
from matching.core.profile_changes import ChangeNotFound, ProfileChangedMeanwhile, UndoTooLate
from matching.core.recommendation_errors import (
    RecommendationCannotBecome,
    RecommendationChangedMeanwhile,
    RecommendationNotFound,
)
from matching.core.referral_errors import (
    AnswerLinkClosed,
    AnswerLinkUnknown,
    FollowUpAnswered,
    PlacementAlreadyReversed,
    PlacementNotFound,
    ReferralNotFound,
    ReferralStepNotAllowed,
    StaleReferral,
)
from matching.core.talk_errors import (
    CalendarNotFound,
    ExemptionNotFound,
    TalkCannotBecome,
    TalkChangedMeanwhile,
    TalkNotFound,
    TimeIsTaken,
)
from matching.database.errors import DatabaseProblem
from matching.services.publish_figures import AlreadyPublished, FiguresNotFilled
from matching.statistics.catalogue import MeasureNotFound
from matching.statistics.disclosure.cubes import CubeDoesNotAddUp, CubesContradict
from matching.statistics.disclosure.door import DisclosureRefused, VintagesOutOfOrder
from matching.statistics.publication.tables import TableNotPublished
from matching.statistics.publication.vintages import VintageNotFound

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """How an error is told: its status, its heading, and a sentence that stands in when the error has none to show."""

    status: HTTPStatus
    heading: str
    sentence: str = ""


NOT_FOUND = Outcome(
    HTTPStatus.NOT_FOUND,
    "Siden findes ikke",
    "Adressen kan være skrevet forkert, eller siden kan være flyttet.",
)
WRONG_METHOD = Outcome(HTTPStatus.METHOD_NOT_ALLOWED, "Det kan siden ikke", "Gå tilbage, og prøv igen fra siden.")
WRONG_INPUT = Outcome(
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "Noget er udfyldt forkert",
    "Gå tilbage, ret det, og prøv igen.",
)
TOO_LARGE = Outcome(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "For meget på én gang", "Del det op i mindre dele.")
BUSY = Outcome(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Jobbro er optaget lige nu",
    "Intet er gået tabt. Vent et øjeblik, og prøv igen.",
)
BROKEN = Outcome(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "Der gik noget galt hos os",
    "Fejlen er noteret. Prøv igen om lidt.",
)

#: Domain errors, the most special first; a class that is not here has its nearest ancestor's outcome.
OUTCOMES: dict[type[Exception], Outcome] = {
    NotSignedIn: Outcome(HTTPStatus.UNAUTHORIZED, "Du er ikke logget ind"),
    UnknownToken: Outcome(HTTPStatus.UNAUTHORIZED, "Adgangsnøglen er ikke kendt"),
    NotAllowed: Outcome(HTTPStatus.FORBIDDEN, "Det har du ikke adgang til"),
    ForeignForm: Outcome(HTTPStatus.FORBIDDEN, "Formularen blev ikke sendt"),
    RouteWithoutPolicy: Outcome(HTTPStatus.FORBIDDEN, "Siden er lukket"),
    MemberNotFound: Outcome(HTTPStatus.NOT_FOUND, "Medlemmet findes ikke"),
    JobOrderNotFound: Outcome(HTTPStatus.NOT_FOUND, "Jobordren findes ikke"),
    OrderAddressUnknown: Outcome(HTTPStatus.NOT_FOUND, "Jobordren findes ikke"),
    OrderChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Jobordren er ændret imens"),
    TooOften: Outcome(HTTPStatus.TOO_MANY_REQUESTS, "Vent et øjeblik"),
    ProposalNotFound: Outcome(HTTPStatus.NOT_FOUND, "Forslaget findes ikke længere"),
    MailChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Brevet er ændret imens"),
    RuleNotFound: Outcome(HTTPStatus.NOT_FOUND, "Reglen findes ikke"),
    NoRuleHolds: Outcome(HTTPStatus.CONFLICT, "Reglerne mangler"),
    TalkNotFound: Outcome(HTTPStatus.NOT_FOUND, "Samtalen findes ikke"),
    ExemptionNotFound: Outcome(HTTPStatus.NOT_FOUND, "Undtagelsen findes ikke"),
    CalendarNotFound: Outcome(HTTPStatus.NOT_FOUND, "Kalenderen findes ikke"),
    TalkChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Samtalen er ændret imens"),
    TalkCannotBecome: Outcome(HTTPStatus.CONFLICT, "Samtalen er ændret imens"),
    TimeIsTaken: Outcome(HTTPStatus.CONFLICT, "Tiden er optaget"),
    ReferralNotFound: Outcome(HTTPStatus.NOT_FOUND, "Henvisningen findes ikke"),
    PlacementNotFound: Outcome(HTTPStatus.NOT_FOUND, "Ansættelsen findes ikke"),
    AnswerLinkUnknown: Outcome(HTTPStatus.NOT_FOUND, "Linket kan ikke bruges"),
    AnswerLinkClosed: Outcome(HTTPStatus.GONE, "Linket gælder ikke længere"),
    StaleReferral: Outcome(HTTPStatus.CONFLICT, "Henvisningen er ændret imens"),
    ReferralStepNotAllowed: Outcome(HTTPStatus.CONFLICT, "Det kan ikke gøres nu"),
    PlacementAlreadyReversed: Outcome(HTTPStatus.CONFLICT, "Ansættelsen er allerede tilbageført"),
    FollowUpAnswered: Outcome(HTTPStatus.CONFLICT, "Opfølgningen er allerede besvaret"),
    AgreementNotFound: Outcome(HTTPStatus.NOT_FOUND, "Aftalen findes ikke"),
    AgreementChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Aftalen er ændret imens"),
    AgreementHasGoneOut: Outcome(HTTPStatus.CONFLICT, "Aftalen kan ikke fortrydes her"),
    JobAlreadyAgreed: Outcome(HTTPStatus.CONFLICT, "Der er allerede en aftale om jobbet"),
    TalkIsOver: Outcome(HTTPStatus.CONFLICT, "Samtalen er slut"),
    RecommendationNotFound: Outcome(HTTPStatus.NOT_FOUND, "Indstillingen findes ikke"),
    RecommendationChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Indstillingen er ændret"),
    RecommendationCannotBecome: Outcome(HTTPStatus.CONFLICT, "Det er for sent"),
    HandoverNotFound: Outcome(HTTPStatus.NOT_FOUND, "Overdragelsen findes ikke"),
    HandoverFileChanged: Outcome(HTTPStatus.CONFLICT, "Filen er ændret"),
    ProfileChangedMeanwhile: Outcome(HTTPStatus.CONFLICT, "Profilen er ændret imens"),
    UndoTooLate: Outcome(HTTPStatus.CONFLICT, "Det er for sent at fortryde"),
    ChangeNotFound: Outcome(HTTPStatus.NOT_FOUND, "Ændringen findes ikke"),
    PoolAgreementNotFound: Outcome(HTTPStatus.NOT_FOUND, "Aftalen findes ikke"),
    PoolRequestNotFound: Outcome(HTTPStatus.NOT_FOUND, "Forespørgslen findes ikke"),
    PoolStepNotAllowed: Outcome(HTTPStatus.CONFLICT, "Det kan ikke gøres nu"),
    PoolRequestAnswered: Outcome(HTTPStatus.CONFLICT, "Forespørgslen er besvaret"),
    PoolCardNotLent: Outcome(HTTPStatus.CONFLICT, "Kandidaten vises ikke længere"),
    SearchNotFound: Outcome(HTTPStatus.NOT_FOUND, "Søgningen findes ikke"),
    SearchNameTaken: Outcome(HTTPStatus.CONFLICT, "Navnet er brugt"),
    NothingToUndo: Outcome(HTTPStatus.CONFLICT, "Det er for sent at fortryde"),
    MeasureNotFound: Outcome(HTTPStatus.NOT_FOUND, "Målingen findes ikke"),
    TableNotPublished: Outcome(HTTPStatus.NOT_FOUND, "Tabellen findes ikke"),
    VintageNotFound: Outcome(HTTPStatus.NOT_FOUND, "Udgivelsen findes ikke"),
    AlreadyPublished: Outcome(HTTPStatus.CONFLICT, "Der er allerede en udgivelse"),
    VintagesOutOfOrder: Outcome(HTTPStatus.CONFLICT, "Der er allerede en udgivelse"),
    FiguresNotFilled: Outcome(HTTPStatus.CONFLICT, "Tallene er ikke fyldt"),
    DisclosureRefused: Outcome(HTTPStatus.CONFLICT, "Tallene er ikke udgivet"),
    CubeDoesNotAddUp: Outcome(HTTPStatus.CONFLICT, "Tallene stemmer ikke"),
    CubesContradict: Outcome(HTTPStatus.CONFLICT, "Tallene stemmer ikke"),
    DatabaseProblem: BUSY,
    JobbroError: Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, "Det kan ikke lade sig gøre"),
    RequestValidationError: WRONG_INPUT,
    PoolTimeout: BUSY,
    PoolClosed: BUSY,
    TooManyRequests: BUSY,
    OperationalError: BUSY,
    Exception: BROKEN,
}
BY_STATUS = {
    outcome.status: outcome
    for outcome in (NOT_FOUND, WRONG_METHOD, WRONG_INPUT, TOO_LARGE, BUSY, BROKEN, OUTCOMES[NotAllowed])
}


def outcome_of(error: Exception) -> Outcome:
    """Return how `error` is told."""
    if isinstance(error, HTTPException):
        return BY_STATUS.get(HTTPStatus(error.status_code), WRONG_INPUT if error.status_code < 500 else BROKEN)
    return next(OUTCOMES[kind] for kind in type(error).__mro__ if kind in OUTCOMES)


def answer(request: Request, error: Exception) -> Response:
    """Return the answer to a request that ended in `error`: JSON to machines, a page to people."""
    outcome = outcome_of(error)
    if outcome.status >= 500:
        _note(error)
    if request.url.path.startswith("/api/"):
        return _json(outcome, error)
    if isinstance(error, NotSignedIn):
        return _to_sign_in(request)
    return _page(request, outcome, error)


class LastResort:
    """ASGI middleware that lets `answer` speak for what nobody expected.

    It stands inside the security headers, where the framework's own handler of last resort does not, and it keeps
    the server from logging an exception's text, which may hold a row's contents.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that has begun cannot be taken back."""
        begun = False

        async def send_noting_start(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting_start)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise
            await answer(Request(scope, receive), error)(scope, receive, send)


def install_error_handlers(app: FastAPI) -> None:
    """Let `answer` speak for every error, those of Starlette and FastAPI too."""
    for kind in (JobbroError, RequestValidationError, HTTPException, PoolTimeout, OperationalError):
        app.add_exception_handler(kind, answer)
    app.add_middleware(LastResort)


def _note(error: Exception) -> None:
    """Log what kind of error it was and where, never its text."""
    frames = extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    logger.error("request failed: %s at %s", type(error).__name__, where)


def _sentence(outcome: Outcome, error: Exception) -> str:
    return outcome.sentence or str(error)


def _json(outcome: Outcome, error: Exception) -> Response:
    problem: dict[str, object] = {
        "status": outcome.status.value,
        "error": type(error).__name__,
        "heading": outcome.heading,
        "message": _sentence(outcome, error),
    }
    if isinstance(error, RequestValidationError):
        # Where and why, never what was sent: an input may hold personal data.
        problem["fields"] = [
            {"field": ".".join(map(str, fault["loc"])), "reason": fault["type"]} for fault in error.errors()
        ]
    headers = {"WWW-Authenticate": "Bearer"} if outcome.status == HTTPStatus.UNAUTHORIZED else None
    return JSONResponse({"error": problem}, status_code=outcome.status, headers=headers)


def _to_sign_in(request: Request) -> Response:
    """Send a person to the sign-in page and, after looking, back again; htmx needs a header for that.

    An employer who answers by link has no sign-in: the page is shown again, with a fresh form.
    """
    if request.url.path.startswith("/svar/"):
        return RedirectResponse(f"{request.url.path}?svaret=igen", status_code=HTTPStatus.SEE_OTHER)
    wanted = _page_of(request)
    address = "/log-ind" if wanted == "/" else f"/log-ind?videre={quote(wanted)}"
    if request.headers.get("hx-request"):
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": address})
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)


def _page_of(request: Request) -> str:
    """Return the path of the page a person was on: the one asked for, or the one that a form or htmx stood on."""
    stood_on = request.headers.get("hx-current-url") or request.headers.get("referer") or ""
    asked_for = request.url.path if request.method == "GET" else "/"
    is_a_part = "hx-request" in request.headers or request.method != "GET"
    return (urlsplit(stood_on).path if is_a_part else "") or asked_for


def _page(request: Request, outcome: Outcome, error: Exception) -> Response:
    page = ErrorPage(
        status=outcome.status.value,
        heading=outcome.heading,
        sentence=_sentence(outcome, error),
        may_retry=outcome.status >= 500,
        retry_address=request.url.path if request.method == "GET" else "",
    )
    response = render(request, "pages/error.html", page, title=outcome.heading, status=outcome.status)
    if outcome.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "10"
    return response
