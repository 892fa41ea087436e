"""Recommendations of an offer: the list by where they stand, one with its next step, and the steps themselves."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, StringConstraints

from api import danish_words as said
from api.access import Session, requires
from api.documents.pdf import render_pdf
from api.documents.recommendation import recommendation_file, recommendation_paper
from api.pages.recommendation_list import recommendations_page
from api.pages.recommendation_view import RecommendationPage, recommendation_page
from api.pages.talk_form import read_day
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action, Actor
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.core.ids import RecommendationId
from matching.core.recommendation_errors import (
    DecisionDayWrong,
    EndingReasonMissing,
    OfferStartMissing,
    ReasonsFromMunicipalityMissing,
)
from matching.core.recommendations import (
    ANSWERS,
    Channel,
    MunicipalAnswer,
    RecommendationState,
)
from matching.database.pool import Connection
from matching.services.recommendation_steps import Seen
from matching.services.record_decision import record_decision
from matching.services.remind_municipality import remind_municipality
from matching.services.send_recommendation import note_receipt, send_recommendation
from matching.services.show_recommendations import (
    OneRecommendation,
    Shelf,
    list_recommendations,
    show_recommendation,
)
from matching.services.withdraw_recommendation import let_recommendation_lapse, withdraw_recommendation

router = APIRouter(include_in_schema=False)

Line = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
Text = Annotated[str, StringConstraints(max_length=4000, strip_whitespace=True)]
#: The field that an error of an answer belongs to.
ANSWER_FIELDS: Mapping[type[JobbroError], str] = {
    ReasonsFromMunicipalityMissing: "begrundelse",
    DecisionDayWrong: "dato",
    OfferStartMissing: "begynder",
}


class TypedAnswer(BaseModel):
    """What the form of an answer sends, unread."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    version: int
    afgoerelse: Line = ""
    dato: Line = ""
    begrundelse: Text = ""
    begynder: Line = ""


@router.get("/indstillinger", response_class=HTMLResponse)
def show_list(
    request: Request,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
    vis: str = "venter",
    mine: bool = False,
) -> HTMLResponse:
    """Show one shelf of the recommendations, everybody's or one's own."""
    now = request.app.state.clock()
    shelf = next((one for one in Shelf if one.value == vis), Shelf.WAITING)
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        found = list_recommendations(connection, actor, shelf, mine=mine)
    page = recommendations_page(found, danish_day(now))
    return render(request, "pages/recommendations.html", page, title="Indstillinger om tilbud")


@router.get("/indstillinger/{recommendation_id}", response_class=HTMLResponse)
def show_one(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> HTMLResponse:
    """Show one recommendation with its next step."""
    return _show_one(request, session, recommendation_id)


@router.get("/indstillinger/{recommendation_id}/indstilling.pdf")
def paper(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> Response:
    """Give the paper for the municipality."""
    today = danish_day(request.app.state.clock())
    shown = _read(request, session, recommendation_id, today)
    content = recommendation_paper(
        shown.recommendation, session.akasse_name, shown.rule.municipal_actor, shown.timing, said.full_date(today)
    ).content()
    return attachment(render_pdf("recommendation", content), "application/pdf", f"indstilling-{recommendation_id}.pdf")


@router.get("/indstillinger/{recommendation_id}/indstilling.json")
def machine_file(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
) -> Response:
    """Give the same as a file for the municipality's system."""
    shown = _read(request, session, recommendation_id, danish_day(request.app.state.clock()))
    content = recommendation_file(shown.recommendation, session.akasse_name, shown.rule.municipal_actor)
    body = json.dumps(content, ensure_ascii=False, indent=2).encode()
    return attachment(body, "application/json", f"indstilling-{recommendation_id}.json")


@router.post("/indstillinger/{recommendation_id}/send")
def send(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
    version: Annotated[int, Form()],
    kanal: Annotated[Channel, Form()],
) -> Response:
    """Note that it was sent."""

    def note(connection: Connection, actor: Actor, seen: Seen) -> None:
        send_recommendation(connection, actor, seen, kanal, now=request.app.state.clock())

    return _step(request, session, Action.RECOMMEND_OFFER, Seen(recommendation_id, version), note)


@router.post("/indstillinger/{recommendation_id}/modtaget", response_class=HTMLResponse)
def receipt(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.DECIDE_RECOMMENDATION)],
    version: Annotated[int, Form()],
    modtaget: Annotated[str, Form(max_length=30)] = "",
) -> Response:
    """Note the day the municipality acknowledged it."""
    now = request.app.state.clock()

    def note(connection: Connection, actor: Actor, seen: Seen) -> None:
        note_receipt(connection, actor, seen, read_day(modtaget) or danish_day(now), now=now)

    try:
        return _step(request, session, Action.DECIDE_RECOMMENDATION, Seen(recommendation_id, version), note)
    except DecisionDayWrong as error:
        return _show_one(request, session, recommendation_id, faults={"modtaget": str(error)})


@router.post("/indstillinger/{recommendation_id}/afgoerelse", response_class=HTMLResponse)
def answer(
    request: Request,
    recommendation_id: RecommendationId,
    typed: Annotated[TypedAnswer, Form()],
    session: Annotated[Session, requires(Action.DECIDE_RECOMMENDATION)],
) -> Response:
    """Write the municipality's answer down, or show the form again with what to ask for."""
    now = request.app.state.clock()
    read, faults = read_answer(typed)
    if read is None:
        return _show_one(request, session, recommendation_id, typed=typed, faults=faults)

    def note(connection: Connection, actor: Actor, seen: Seen) -> None:
        record_decision(connection, actor, seen, read, now=now)

    try:
        return _step(request, session, Action.DECIDE_RECOMMENDATION, Seen(recommendation_id, typed.version), note)
    except tuple(ANSWER_FIELDS) as error:
        faults = {ANSWER_FIELDS[type(error)]: str(error)}
        return _show_one(request, session, recommendation_id, typed=typed, faults=faults)


@router.post("/indstillinger/{recommendation_id}/ryk")
def remind(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
    version: Annotated[int, Form()],
    kanal: Annotated[Channel, Form()],
    igen: Annotated[str, Form(max_length=30)] = "",
) -> Response:
    """Note that the municipality was asked again."""
    now = request.app.state.clock()

    def note(connection: Connection, actor: Actor, seen: Seen) -> None:
        remind_municipality(connection, actor, seen, kanal, now=now, again_on=read_day(igen))

    return _step(request, session, Action.RECOMMEND_OFFER, Seen(recommendation_id, version), note)


@router.post("/indstillinger/{recommendation_id}/afslut", response_class=HTMLResponse)
def end(
    request: Request,
    recommendation_id: RecommendationId,
    session: Annotated[Session, requires(Action.RECOMMEND_OFFER)],
    version: Annotated[int, Form()],
    hvorfor: Annotated[str, Form(max_length=1000)] = "",
    bortfald: Annotated[bool, Form()] = False,
) -> Response:
    """Take a recommendation back, or let it lapse."""
    ending = let_recommendation_lapse if bortfald else withdraw_recommendation

    def note(connection: Connection, actor: Actor, seen: Seen) -> None:
        ending(connection, actor, seen, hvorfor, now=request.app.state.clock())

    try:
        return _step(request, session, Action.RECOMMEND_OFFER, Seen(recommendation_id, version), note)
    except EndingReasonMissing as error:
        return _show_one(request, session, recommendation_id, faults={"hvorfor": str(error)})


def read_answer(typed: TypedAnswer) -> tuple[MunicipalAnswer | None, dict[str, str]]:
    """Return the answer, or None with a sentence for each field that cannot be read."""
    decision = next((state for state in ANSWERS if state.value == typed.afgoerelse), None)
    decided_on, begins_on = read_day(typed.dato), read_day(typed.begynder)
    faults = {
        name: sentence
        for missing, name, sentence in (
            (decision is None, "afgoerelse", "Vælg, hvad kommunen har svaret."),
            (decided_on is None, "dato", "Skriv afgørelsens dato, fx 7.12.2026."),
            (bool(typed.begynder) and begins_on is None, "begynder", "Skriv en dato, fx 7.12.2026."),
        )
        if missing
    }
    if faults or decision is None or decided_on is None:
        return None, faults
    begins = None if decision is RecommendationState.REFUSED else begins_on
    return MunicipalAnswer(decision, decided_on, typed.begrundelse, begins), {}


def attachment(body: bytes, media_type: str, filename: str) -> Response:
    """Return a file to be saved; its name holds an id and nobody's name."""
    headers = {"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "no-store"}
    return Response(body, media_type=media_type, headers=headers)


def _read(request: Request, session: Session, recommendation_id: RecommendationId, today: date) -> OneRecommendation:
    with own_transaction(request, session, Action.RECOMMEND_OFFER) as (connection, actor):
        return show_recommendation(connection, actor, recommendation_id, as_of=today)


def _show_one(
    request: Request,
    session: Session,
    recommendation_id: RecommendationId,
    *,
    typed: TypedAnswer | None = None,
    faults: Mapping[str, str] | None = None,
) -> HTMLResponse:
    today = danish_day(request.app.state.clock())
    shown = _read(request, session, recommendation_id, today)
    page: RecommendationPage = recommendation_page(shown, today, _typed(typed), faults or {})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "pages/recommendation.html", page, title=f"Indstilling om {page.offer}", status=status)


def _typed(typed: TypedAnswer | None) -> dict[str, Any] | None:
    return None if typed is None else typed.model_dump()


def _step(
    request: Request,
    session: Session,
    action: Action,
    seen: Seen,
    note: Callable[[Connection, Actor, Seen], None],
) -> Response:
    """Do one step, and show the recommendation as it is after it."""
    with own_transaction(request, session, action) as (connection, actor):
        note(connection, actor, seen)
    return RedirectResponse(f"/indstillinger/{seen.recommendation_id}", status_code=HTTPStatus.SEE_OTHER)
