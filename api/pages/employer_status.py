"""What an employer follows an order by: the receipt, and the page where it stands, opened by a signed address."""

from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from api import danish_words as said
from api.access import Session
from api.open_forms import SmallFormRoute, has_lapsed, open_to_all, show_open
from api.order_links import LONGEST, OrderLinks
from api.pages.order_state import (
    KeptWordingView,
    LogView,
    cause_words,
    day_typed,
    log_views,
    status_variant,
    status_words,
    unanswered_words,
    wording_views,
)
from api.pages.order_words import order_number
from api.signed_links import answer_path
from matching.core.access import Action
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError, OrderAddressUnknown, OrderStepNotAllowed
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.order_life import EMPLOYER_ACTOR, EMPLOYER_SOURCE, OrderState, StateCause
from matching.core.referrals import ReferralState
from matching.database.pool import Connection, open_transaction
from matching.services.change_order_state import change_order_state
from matching.services.referred_people import ReferredPerson, referred_people
from matching.services.reopen_order import reopen_order
from matching.services.show_order_status import OrderStatus, show_order_status
from matching.services.stale_orders import confirm_order_stands

router = APIRouter(include_in_schema=False, route_class=SmallFormRoute)

Token = Annotated[str, Path(max_length=LONGEST)]
Follow = Annotated[Session, open_to_all(Action.FOLLOW_JOB_ORDER)]
WAITS = frozenset({ReferralState.SENT, ReferralState.SEEN})
PERSON_WORDS = {
    ReferralState.SENT: "Ny: venter på jer",
    ReferralState.SEEN: "Venter på jeres svar",
    ReferralState.INTERVIEW: "I vil gerne tale sammen",
    ReferralState.HIRED: "Ansat",
    ReferralState.DECLINED: "Blev ikke til noget",
}
LAPSED = "Siden havde ligget åben for længe, så intet blev ændret. Tryk igen."


@dataclass(frozen=True)
class PersonCard:
    """Someone who was sent to the employer."""

    title: Annotated[str, "Navnet, når det må vises, ellers »Kandidat 1«"]
    background: Annotated[str, "Erfaring i få ord; tom, når den ikke er delt"]
    state: Annotated[str, "Hvordan det går"]
    waits: Annotated[bool, "Om der ventes på virksomheden"]
    until: Annotated[str, "Hvornår der senest svares; tom ellers"]
    address: Annotated[str, "Siden med kort og svar; tom, når linket er lukket"]


@dataclass(frozen=True)
class StatusPage:
    """Where an employer's order stands."""

    number: Annotated[str, "Ordrenummer, fx »J-204«"]
    title: Annotated[str, "Stillingen"]
    where: Annotated[tuple[str, ...], "Virksomhed, sted og antal stillinger"]
    address: Annotated[str, "Sidens egen hemmelige sti"]
    status: Annotated[str, "Tilstanden"]
    variant: Annotated[str, "Mærkets farve"]
    cause: Annotated[str, "Hvorfor, og siden hvornår"]
    deadline: Annotated[str, "Fristen, som man siger den; tom, når der ikke er nogen"]
    notice: Annotated[str, "En besked øverst; tom ellers"]
    asked: Annotated[bool, "Om vi venter på at høre, om ordren stadig er aktuel"]
    unanswered: Annotated[str, "At der ikke er svaret; tom ellers"]
    wording: Annotated[tuple[KeptWordingView, ...], "Ord, der ses igennem"]
    must_be_mended: Annotated[bool, "Om ordlyden skal rettes"]
    may_mend: Annotated[bool, "Om ordren er oprettet her og kan rettes"]
    people: Annotated[tuple[PersonCard, ...], "De henviste, i den rækkefølge de kom"]
    waiting: Annotated[str, "Hvad der venter på virksomheden; tom, når intet gør"]
    log: Annotated[tuple[LogView, ...], "Loggen, nyeste først"]
    may_pause: Annotated[bool, "Om den kan sættes på pause"]
    may_close: Annotated[bool, "Om den kan lukkes"]
    may_reopen: Annotated[bool, "Om den kan åbnes igen"]
    needs_deadline: Annotated[bool, "Om en ny frist skal med, når den åbnes"]
    seen: Annotated[str, "Tilstanden på siden, så et forældet valg opdages"]


@dataclass(frozen=True)
class ReceiptPage:
    """An order has been submitted."""

    number: Annotated[str, "Ordrenummer, fx »J-204«"]
    title: Annotated[str, "Stillingen"]
    email: Annotated[str, "Hvor kvitteringen sendes hen"]
    address: Annotated[str, "Den hemmelige statusside, som sti"]
    whole_address: Annotated[str, "Hele adressen, til at gemme"]
    to_review: Annotated[bool, "Om ordlyden først skal ses igennem"]
    twin: Annotated[str, "At ordren ligner en anden, og hvorfor; tom ellers"]


class StatusForm(BaseModel):
    """What the employer's buttons send; `fra` is the state that was on the page."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    handling: str = ""
    fra: JobOrderStatus = JobOrderStatus.IN_PROGRESS
    ny_frist: str = ""


@router.get("/virksomhed/kvittering/{token}", response_class=HTMLResponse)
def show_receipt(request: Request, token: Token, session: Follow) -> Response:
    """Show the receipt."""
    status, _ = _status(request, token)
    return show_open(request, session, "pages/employer_receipt.html", _receipt(request, token, status), "Kvittering")


@router.get("/virksomhed/status/{token}", response_class=HTMLResponse)
def show_status(request: Request, token: Token, session: Follow) -> Response:
    """Show where the order stands."""
    return _show(request, token, session, "")


@router.post("/virksomhed/status/{token}", response_class=HTMLResponse)
def change_status(request: Request, token: Token, form: Annotated[StatusForm, Form()], session: Follow) -> Response:
    """Do what the employer confirmed, and show the page again; what cannot be done is said on it."""
    if has_lapsed(request, session):
        return _show(request, token, session, LAPSED)
    job_order_id = OrderLinks(request.app.state.settings).read(token)
    try:
        with open_transaction(request.app.state.pool) as connection:
            _do(connection, job_order_id, form, request.app.state.clock())
    except OrderAddressUnknown:
        raise
    except JobbroError as error:
        return _show(request, token, session, str(error), HTTPStatus.CONFLICT)
    return RedirectResponse(f"/virksomhed/status/{token}#tilstand", status_code=HTTPStatus.SEE_OTHER)


def _do(connection: Connection, job_order_id: JobOrderId, form: StatusForm, now: datetime) -> None:
    steps = {
        "pause": (JobOrderStatus.ENOUGH_REFERRALS, StateCause.EMPLOYER_ASKED),
        "luk": (JobOrderStatus.NEED_MET, StateCause.EMPLOYER_ASKED),
    }
    if form.handling in steps:
        change_order_state(connection, job_order_id, *steps[form.handling], EMPLOYER_ACTOR, now=now, seen=form.fra)
    elif form.handling == "aabn":
        deadline = day_typed(form.ny_frist)
        reopen_order(connection, job_order_id, deadline, EMPLOYER_ACTOR, as_of=danish_day(now), now=now)
    elif form.handling == "aktuel":
        confirm_order_stands(connection, job_order_id, now=now)
    else:
        raise OrderStepNotAllowed(form.fra.label, "noget andet", "Der er ikke valgt noget")


def _show(request: Request, token: str, session: Session, notice: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    found, people = _status(request, token, with_people=True)
    cards = tuple(_card(request, number, person, _today(request)) for number, person in enumerate(people, 1))
    page = status_page(found, cards, f"/virksomhed/status/{token}", notice, _today(request))
    return show_open(request, session, "pages/order_status.html", page, f"Jobordre {page.number}", status)


def _status(
    request: Request, token: str, *, with_people: bool = False
) -> tuple[OrderStatus, tuple[ReferredPerson, ...]]:
    job_order_id = OrderLinks(request.app.state.settings).read(token)
    with open_transaction(request.app.state.pool) as connection:
        found = show_order_status(connection, job_order_id)
    if not with_people:
        return found, ()
    return found, referred_people(request.app.state.pool, job_order_id, now=request.app.state.clock())


def _today(request: Request) -> date:
    return danish_day(request.app.state.clock())


def _receipt(request: Request, token: str, status: OrderStatus) -> ReceiptPage:
    head, path = status.head, f"/virksomhed/status/{token}"
    twin = f" ({head.duplicate_reason})" if head.duplicate_reason else ""
    return ReceiptPage(
        number=order_number(head.number),
        title=head.title,
        email=status.contact.email if status.contact else "",
        address=path,
        whole_address=request.app.state.settings.public_address.rstrip("/") + path,
        to_review=status.awaits_review,
        twin=f"Den ligner jobordre {order_number(head.duplicate_of)}{twin}." if head.duplicate_of else "",
    )


def status_page(
    found: OrderStatus, people: tuple[PersonCard, ...], address: str, notice: str, as_of: date
) -> StatusPage:
    """Return the page in finished words."""
    head, state = found.head, found.state
    passed = state.deadline_on is not None and state.deadline_on < as_of
    held_back = found.awaits_review or found.must_be_mended
    return StatusPage(
        number=order_number(head.number),
        title=head.title,
        where=tuple(part for part in (head.employer, head.place, _positions(head.positions)) if part),
        address=address,
        status=status_words(found),
        variant=status_variant(found),
        cause=cause_words(state, as_of),
        deadline=said.deadline(state.deadline_on, as_of) if state.deadline_on else "",
        notice=notice,
        asked=state.asked_at is not None and state.status is JobOrderStatus.IN_PROGRESS,
        unanswered=unanswered_words(state, as_of),
        wording=wording_views(found),
        must_be_mended=found.must_be_mended,
        may_mend=head.source == EMPLOYER_SOURCE and state.status in _NOT_CLOSED,
        people=people,
        waiting=_waiting(people, state),
        log=log_views(found.log, as_of),
        may_pause=state.status is JobOrderStatus.IN_PROGRESS,
        may_close=state.status is not JobOrderStatus.NEED_MET,
        may_reopen=state.status is not JobOrderStatus.IN_PROGRESS and not held_back,
        needs_deadline=passed,
        seen=str(state.status.value),
    )


_NOT_CLOSED = frozenset({JobOrderStatus.IN_PROGRESS, JobOrderStatus.ENOUGH_REFERRALS})


def _positions(number: int) -> str:
    return said.counted(number, "stilling", "stillinger")


def _waiting(people: tuple[PersonCard, ...], state: OrderState) -> str:
    waits = sum(person.waits for person in people)
    parts = [said.counted(waits, "kandidat venter på jeres svar", "kandidater venter på jeres svar")] if waits else []
    if state.asked_at is not None and state.status is JobOrderStatus.IN_PROGRESS:
        parts.append("vi vil gerne vide, om jobordren stadig er aktuel")
    return said.sentence_case(said.listed(parts)) + "." if parts else ""


def _card(request: Request, number: int, person: ReferredPerson, as_of: date) -> PersonCard:
    card = person.card
    name = card.contact.name if card and card.contact else ""
    held = (
        [f"{said.sentence_case(one.occupation)} ({_years(one.years)})" for one in card.experience[:2]] if card else []
    )
    waits = person.state in WAITS
    until = danish_day(person.answer_by) if person.answer_by and waits else None
    return PersonCard(
        title=name or f"Kandidat {number}",
        background=said.listed(held),
        state=PERSON_WORDS.get(person.state, person.state.label),
        waits=waits,
        until=f"Svar senest {said.day(until, as_of).said}" if until else "",
        address=answer_path(request.app.state.settings, person.address) if person.address else "",
    )


def _years(years: float) -> str:
    return "under 1 år" if years < 1 else said.counted(round(years), "år", "år")
