"""Handing over to the municipality: whose file is due, one member's file with what is missing, and what was sent."""

import json
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api import danish_words as said
from api.access import Session, requires
from api.documents.handover import Sender, handover_file, handover_paper
from api.documents.pdf import render_pdf
from api.pages.handover_view import NOT_YET, handover_page, handovers_page
from api.pages.member_profile import member_number
from api.pages.recommendations import attachment
from api.pages.talk_form import read_day
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.danish_time import danish_day
from matching.core.handover import (
    Content,
    HandedOver,
    PreparedHandover,
    ReceiptDayWrong,
)
from matching.core.ids import HandoverId, MemberId
from matching.core.recommendations import Channel
from matching.services.hand_over import hand_over, note_receipt, note_wish
from matching.services.show_handover import (
    get_version,
    list_handovers,
    show_handover,
)

router = APIRouter(include_in_schema=False)


@router.get("/overdragelser", response_class=HTMLResponse)
def show_list(
    request: Request, session: Annotated[Session, requires(Action.HAND_OVER)], mine: bool = False
) -> HTMLResponse:
    """Show whose file is due this month and next."""
    today = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
        due = list_handovers(connection, actor, as_of=today, mine=mine)
    return render(request, "pages/handovers.html", handovers_page(due, today), title="Overdragelser")


@router.get("/medlemmer/{member_id}/overdragelse", response_class=HTMLResponse)
def show_one(
    request: Request, member_id: MemberId, session: Annotated[Session, requires(Action.HAND_OVER)]
) -> HTMLResponse:
    """Show one member's file as it is now."""
    return _show_one(request, session, member_id)


@router.get("/medlemmer/{member_id}/overdragelse.pdf")
def paper(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.HAND_OVER)],
    udgave: Annotated[HandoverId | None, Query()] = None,
) -> Response:
    """Give the file as paper: as it is now, or as it was handed over."""
    content, sender, given = _file(request, session, member_id, udgave)
    day = said.full_date(danish_day(given.handed_over_at)) if given else NOT_YET
    body = render_pdf("handover", handover_paper(content, sender, day).content())
    return attachment(body, "application/pdf", f"overdragelse-{member_id}.pdf")


@router.get("/medlemmer/{member_id}/overdragelse.json")
def machine_file(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.HAND_OVER)],
    udgave: Annotated[HandoverId | None, Query()] = None,
) -> Response:
    """Give the file for the municipality's system: as it is now, or as it was handed over."""
    content, sender, given = _file(request, session, member_id, udgave)
    told = handover_file(content, sender, given.content_digest if given else "")
    body = json.dumps(told, ensure_ascii=False, indent=2).encode()
    return attachment(body, "application/json", f"overdragelse-{member_id}.json")


@router.post("/medlemmer/{member_id}/overdragelse")
def give(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.HAND_OVER)],
    fil: Annotated[str, Form(pattern="^[0-9a-f]{64}$")],
    kanal: Annotated[Channel, Form()],
) -> Response:
    """Note that the file was handed over."""
    with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
        hand_over(connection, actor, member_id, fil, kanal, now=request.app.state.clock())
    return _back(member_id)


@router.post("/medlemmer/{member_id}/overdragelse/oenske")
def wish(
    request: Request,
    member_id: MemberId,
    session: Annotated[Session, requires(Action.HAND_OVER)],
    med: Annotated[bool, Form()],
) -> Response:
    """Keep the member's wish."""
    with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
        note_wish(connection, actor, member_id, med, now=request.app.state.clock())
    return _back(member_id)


@router.post("/medlemmer/{member_id}/overdragelse/{handover_id}/kvittering", response_class=HTMLResponse)
def receipt(  # what the form sends
    request: Request,
    member_id: MemberId,
    handover_id: HandoverId,
    session: Annotated[Session, requires(Action.HAND_OVER)],
    modtaget: Annotated[str, Form(max_length=30)] = "",
    reference: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Keep the municipality's receipt."""
    now = request.app.state.clock()
    try:
        with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
            given, _ = get_version(connection, actor, member_id, handover_id, as_of=danish_day(now))
            note_receipt(connection, actor, given, read_day(modtaget) or danish_day(now), reference, now=now)
    except ReceiptDayWrong as error:
        return _show_one(request, session, member_id, faults=(("modtaget", str(error)),))
    return _back(member_id)


def _file(
    request: Request, session: Session, member_id: MemberId, handover_id: HandoverId | None
) -> tuple[Content, Sender, HandedOver | None]:
    today = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
        now = show_handover(connection, actor, member_id, as_of=today).file
        sender = Sender(now.akasse, now.contact, now.municipality, now.municipal_actor, _member(now))
        if handover_id is None:
            return now.content, sender, None
        given, content = get_version(connection, actor, member_id, handover_id, as_of=today)
    then = Sender(now.akasse, now.contact, given.municipality, given.municipal_actor, _member(now))
    return content, then, given


def _member(file: PreparedHandover) -> str:
    return f"{file.member_name}, {member_number(file.member_number)}"


def _show_one(
    request: Request, session: Session, member_id: MemberId, faults: tuple[tuple[str, str], ...] = ()
) -> HTMLResponse:
    today = danish_day(request.app.state.clock())
    with own_transaction(request, session, Action.HAND_OVER) as (connection, actor):
        shown = show_handover(connection, actor, member_id, as_of=today)
    page = handover_page(shown, today, faults)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "pages/handover.html", page, title=f"Overdragelse af {page.number}", status=status)


def _back(member_id: MemberId) -> Response:
    return RedirectResponse(f"/medlemmer/{member_id}/overdragelse", status_code=HTTPStatus.SEE_OTHER)
