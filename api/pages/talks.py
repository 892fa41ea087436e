"""Calling a member to a talk, and moving, cancelling or noting a talk that did not take place."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access import Session, requires
from api.pages.sign_in import own_address
from api.pages.talk_form import USUAL_LENGTH, TypedTalk, field_of, read_day, read_plan, read_talk, typed_as
from api.pages.talk_views import move_talk_page, plan_talk_page
from api.pages.worklist import address_of
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.danish_time import danish_day
from matching.core.ids import MemberId, TalkId
from matching.core.talk_errors import (
    AdviserNotFound,
    NoRunningCourse,
    RebookingEndsTooLate,
    TalkChangedMeanwhile,
    TalkTimeWrong,
    TimeIsTaken,
)
from matching.core.talks import TalkKind
from matching.services.cancel_talk import cancel_talk
from matching.services.note_no_show import note_no_show
from matching.services.plan_talk import plan_talk
from matching.services.rebook_talk import rebook_talk
from matching.services.show_planning import show_planning, show_talk

router = APIRouter(include_in_schema=False)

#: What can be mended in the form itself, so that the page is shown again with all that was typed.
MENDABLE = (TimeIsTaken, TalkTimeWrong, RebookingEndsTooLate, AdviserNotFound, NoRunningCourse)
WRONG = HTTPStatus.UNPROCESSABLE_ENTITY


@router.get("/medlemmer/{member_id}/indkald", response_class=HTMLResponse)
def show_plan(
    request: Request, member_id: MemberId, session: Annotated[Session, requires(Action.PLAN_TALK)]
) -> Response:
    """Show the form that calls a member to a talk, on the next working day until another is chosen."""
    day = next_working_day(danish_day(request.app.state.clock()))
    return _show_plan(
        request,
        session,
        member_id,
        TypedTalk(slags=TalkKind.JOBSAMTALE.value, dato=day.isoformat(), minutter=USUAL_LENGTH),
    )


@router.post("/medlemmer/{member_id}/indkald", response_class=HTMLResponse)
def plan(
    request: Request,
    member_id: MemberId,
    typed: Annotated[TypedTalk, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
) -> Response:
    """Plan the talk and summon the member; what cannot be is said at its field, with all that was typed."""
    now, own = request.app.state.clock(), session.actor.user_id if session.actor else ""
    planned, faults = read_plan(typed, member_id, own)
    if planned is None:
        return _show_plan(request, session, member_id, typed, faults)
    try:
        with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
            talk_id = plan_talk(connection, actor, planned, now=now)
    except MENDABLE as error:
        return _show_plan(request, session, member_id, typed, {field_of(error): str(error)})
    return _to_worklist(planned.starts_at, talk_id, "planlagt")


@router.get("/samtaler/{talk_id}/flyt", response_class=HTMLResponse)
def show_move(request: Request, talk_id: TalkId, session: Annotated[Session, requires(Action.PLAN_TALK)]) -> Response:
    """Show the form that moves a talk, as the talk is now."""
    return _show_move(request, session, talk_id, None)


@router.post("/samtaler/{talk_id}/flyt", response_class=HTMLResponse)
def move(
    request: Request,
    talk_id: TalkId,
    typed: Annotated[TypedTalk, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
) -> Response:
    """Move the talk and tell the member; what somebody else changed meanwhile is shown before anything is changed."""
    read = read_talk(typed)
    if read.faults or read.form is None or read.starts_at is None or read.ends_at is None:
        return _show_move(request, session, talk_id, typed, read.faults)
    how = {"starts_at": read.starts_at, "ends_at": read.ends_at}
    try:
        with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
            rebook_talk(
                connection,
                actor,
                talk_id,
                **how,
                form=read.form,
                place=typed.sted,
                version=typed.version,
                now=request.app.state.clock(),
            )
    except TalkChangedMeanwhile as error:
        return _show_move(request, session, talk_id, typed, stale=str(error))
    except MENDABLE as error:
        return _show_move(request, session, talk_id, typed, {field_of(error): str(error)})
    return _to_worklist(read.starts_at, talk_id, "flyttet")


@router.post("/samtaler/{talk_id}/aflys")
def cancel(
    request: Request,
    talk_id: TalkId,
    version: Annotated[int, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
    videre: Annotated[str, Form(max_length=200)] = "/arbejdsliste",
) -> Response:
    """Cancel the talk and tell the member."""
    with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
        cancel_talk(connection, actor, talk_id, version=version, now=request.app.state.clock())
    return _back(videre, talk_id, "aflyst")


@router.post("/samtaler/{talk_id}/udebleven")
def no_show(
    request: Request,
    talk_id: TalkId,
    version: Annotated[int, Form()],
    session: Annotated[Session, requires(Action.PLAN_TALK)],
    videre: Annotated[str, Form(max_length=200)] = "/arbejdsliste",
) -> Response:
    """Note that the member did not turn up."""
    with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
        note_no_show(connection, actor, talk_id, version=version, now=request.app.state.clock())
    return _back(videre, talk_id, "udeblevet")


def next_working_day(day: date) -> date:
    """Return the first day after `day` that is not in a weekend."""
    return day + timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))


def _show_plan(
    request: Request,
    session: Session,
    member_id: MemberId,
    typed: TypedTalk,
    faults: Mapping[str, str] | None = None,
) -> HTMLResponse:
    now = request.app.state.clock()
    day = read_day(typed.dato) or danish_day(now)
    with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
        planning = show_planning(connection, actor, member_id, now=now, day=day, adviser=typed.raadgiver or None)
    page = plan_talk_page(planning, typed, faults or {}, day, danish_day(now))
    status = WRONG if faults else HTTPStatus.OK
    return render(request, "pages/plan_talk.html", page, title="Indkald til samtale", status=status)


def _show_move(
    request: Request,
    session: Session,
    talk_id: TalkId,
    typed: TypedTalk | None,
    faults: Mapping[str, str] | None = None,
    stale: str = "",
) -> HTMLResponse:
    day = read_day(typed.dato) if typed else None
    with own_transaction(request, session, Action.PLAN_TALK) as (connection, actor):
        case = show_talk(connection, actor, talk_id, day=day)
    shown = typed or typed_as(case.talk)
    page = move_talk_page(case, shown, faults or {}, day or danish_day(case.talk.starts_at), stale)
    status = HTTPStatus.CONFLICT if stale else WRONG if faults else HTTPStatus.OK
    return render(request, "pages/move_talk.html", page, title="Flyt samtale", status=status)


def _to_worklist(starts_at: datetime, talk_id: TalkId, done: str) -> Response:
    return _back(address_of(danish_day(starts_at)), talk_id, done)


def _back(address: str, talk_id: TalkId, done: str) -> Response:
    """Lead back to a worklist, at the talk, with a word on what was done."""
    place = own_address(address)
    place = place if place.startswith("/arbejdsliste") else "/arbejdsliste"
    sign = "&" if "?" in place else "?"
    return RedirectResponse(f"{place}{sign}gjort={done}#samtale-{talk_id}", status_code=HTTPStatus.SEE_OTHER)
