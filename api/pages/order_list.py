"""The job orders as a list: filters in the address, words sought in a form's body, and one act on many orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import AfterValidator, BaseModel, ConfigDict

from api import danish_words as said
from api.access import Session, requires
from api.exports import ExportFormat, Table, export
from api.pages.list_address import OrderQuery, address_of, orders_from, told_address
from api.pages.list_views import Around, ListFrame, ResultView, Said, list_frame, result_view
from api.pages.member_list import back_to
from api.pages.order_state import day_typed
from api.pages.order_words import order_number
from api.pages.search import LONGEST
from api.pages.sign_in import Choice as Option
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.danish_time import danish_day
from matching.core.ids import JobOrderId
from matching.core.job_order import JobOrderStatus
from matching.core.list_acts import ORDER_ACTS, ChosenOrders, DoneAtOnce, ListAct
from matching.core.list_errors import DeadlineMustLieAhead, NothingChosen, TooManyChosen
from matching.core.lists import OrderChoice, OrderLine, OrderSort
from matching.services.change_orders import change_orders, undo_change_of_orders
from matching.services.show_lists import Asked, Shown, show_orders, take_out_orders

router = APIRouter(include_in_schema=False)

WORDS = Said(
    one="jobordre",
    many="jobordrer",
    fields=(
        "state",
        "municipality",
        "region",
        "trade",
        "sector",
        "deadline",
        "open_positions",
        "has_room",
        "needs",
    ),
    columns=(
        ("Stilling", OrderSort.TITLE),
        ("Kommune", OrderSort.MUNICIPALITY),
        ("Frist", OrderSort.DEADLINE),
        ("Ledige stillinger", None),
        ("Plads til henvisning", None),
        ("Henvist fra os", None),
        ("Tilstand", None),
    ),
    nothing="Der er endnu ikke indlæst jobordrer.",
)
#: What is said of the orders that an act was done to.
DID = {
    ListAct.CONTACT_EMPLOYER: "har fået en linje i loggen om, at virksomheden er kontaktet",
    ListAct.EXTEND_DEADLINE: "har fået en ny frist",
    ListAct.PAUSE: "er sat på pause",
    ListAct.MEET_NEED: "er lukket",
    ListAct.FILL_POSITIONS: "er lukket",
    ListAct.REOPEN: "er åbnet igen",
    ListAct.RESTORE_DEADLINE: "har fået den tidligere frist igen",
}
VARIANTS = {JobOrderStatus.IN_PROGRESS: "success", JobOrderStatus.ENOUGH_REFERRALS: "warning"}
SOON = 7  #: days in which a deadline is near


@dataclass(frozen=True)
class OrderRow:
    """One job order in the list."""

    key: Annotated[str, "Jobordrens id, som formularen sender"]
    title: Annotated[str, "Stillingen"]
    number: Annotated[str, "Ordrenummer"]
    address: Annotated[str, "Jobordrens side"]
    is_new: Annotated[bool, "Om den er kommet til eller har skiftet tilstand siden sidst"]
    employer: Annotated[str, "Virksomheden og om den er privat eller offentlig; tom, når den ikke er kendt"]
    municipality: Annotated[str, "Kommunen; tom, når den ikke er kendt"]
    deadline: Annotated[str, "Fristen, som man siger den"]
    deadline_full: Annotated[str, "Fristens fulde dato; tom uden frist"]
    is_near: Annotated[bool, "Om fristen er nær"]
    open_positions: Annotated[str, "Hvor mange stillinger der er ledige"]
    room: Annotated[str, "Hvor mange flere der kan henvises"]
    referred: Annotated[str, "Hvor mange a-kassen har henvist"]
    state: Annotated[str, "Tilstanden med ét ord"]
    state_why: Annotated[str, "Hvorfor, når tilstanden siger det; tom ellers"]
    state_variant: Annotated[str, "Mærkets farve"]
    notes: Annotated[tuple[str, ...], "At virksomheden ikke svarer, eller at ordren ligner en anden"]


@dataclass(frozen=True)
class OrderListPage:
    """The job orders, a page at a time."""

    frame: Annotated[ListFrame, "Det, der står om rækkerne"]
    rows: Annotated[tuple[OrderRow, ...], "Jobordrerne på siden"]
    acts: Annotated[tuple[Option, ...], "Hvad der kan gøres ved flere på én gang"]


def _of_orders(act: ListAct) -> ListAct:
    """Return the act when it is one of orders; pydantic tells the form of the ValueError."""
    if act not in ORDER_ACTS:
        raise ValueError
    return act


class ActForm(BaseModel):
    """Chosen orders and what is to be done to them."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    noegle: UUID
    valgt: tuple[JobOrderId, ...] = ()
    handling: Annotated[ListAct, AfterValidator(_of_orders)]
    ny_frist: str = ""
    visning: str = ""


@router.get("/jobordrer", response_class=HTMLResponse)
def show_order_list(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_LISTS)],
    query: Annotated[OrderQuery, Query()],
) -> HTMLResponse:
    """Show a page of the job orders."""
    return orders_response(request, session, query)


@router.post("/jobordrer", response_class=HTMLResponse)
def seek_orders(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_LISTS)],
    soegning: Annotated[str, Form(max_length=LONGEST)] = "",
    visning: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Show the orders whose title, employer or number is like what was typed; nothing typed is the list."""
    choice, text = orders_from(visning), soegning.strip()
    if not text:
        return back_to(address_of(choice))
    return orders_response(request, session, OrderQuery(), Asked(choice, text=text))


@router.post("/jobordrer/valgte", response_class=HTMLResponse)
def act_on_orders(
    request: Request,
    session: Annotated[Session, requires(Action.CHANGE_JOB_ORDER)],
    form: Annotated[ActForm, Form()],
) -> Response:
    """Do the same to the chosen orders, and show the list again with what came of it."""
    choice, now = orders_from(form.visning), request.app.state.clock()
    until = day_typed(form.ny_frist) if form.handling is ListAct.EXTEND_DEADLINE else None
    chosen = ChosenOrders(form.handling, form.valgt, until)
    try:
        with own_transaction(request, session, Action.CHANGE_JOB_ORDER) as (connection, actor):
            change_orders(connection, actor, chosen, once_key=form.noegle, now=now)
    except NothingChosen:
        return back_to(told_address(choice, gjort="intet"))
    except TooManyChosen:
        return back_to(told_address(choice, gjort="for-mange"))
    except DeadlineMustLieAhead:
        return back_to(told_address(choice, gjort="frist"))
    return back_to(told_address(choice, udfoert=str(form.noegle)))


@router.post("/jobordrer/valgte/fortryd", response_class=HTMLResponse)
def take_back(
    request: Request,
    session: Annotated[Session, requires(Action.CHANGE_JOB_ORDER)],
    noegle: Annotated[UUID, Form()],
    visning: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Take back what was done to many orders at once."""
    with own_transaction(request, session, Action.CHANGE_JOB_ORDER) as (connection, actor):
        done = undo_change_of_orders(connection, actor, noegle, now=request.app.state.clock())
    return back_to(told_address(orders_from(visning), udfoert=str(done.once_key)))


@router.get("/jobordrer.{kind}")
def export_orders(
    request: Request,
    session: Annotated[Session, requires(Action.EXPORT_LIST)],
    kind: ExportFormat,
    query: Annotated[OrderQuery, Query()],
) -> Response:
    """Give the list that the page shows with the same choices, as a file, and note that it was taken out."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.EXPORT_LIST) as (connection, actor):
        lines = take_out_orders(connection, actor, query.choice(), now=now)
    return export(orders_table(lines), kind, f"jobordrer-{danish_day(now).isoformat()}")


def orders_response(
    request: Request,
    session: Session,
    query: OrderQuery,
    asked: Asked[OrderChoice] | None = None,
    *,
    save: tuple[str, str] = ("", ""),
) -> HTMLResponse:
    """Show the list; `save` is the name that a view could not be saved under, and why."""
    now = request.app.state.clock()
    asked = asked or Asked(query.choice(), query.side, done=query.udfoert)
    with own_transaction(request, session, Action.SEE_LISTS) as (connection, actor):
        shown = show_orders(connection, actor, asked, now=now)
    page = order_list_page(shown, query, now=now, once_key=uuid4(), save=save)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if save[1] else HTTPStatus.OK
    return render(request, "pages/order_list.html", page, title="Jobordrer", status=status)


def order_list_page(
    shown: Shown[OrderChoice, OrderLine],
    query: OrderQuery,
    *,
    now: datetime,
    once_key: UUID,
    save: tuple[str, str] = ("", ""),
) -> OrderListPage:
    """Return the page in finished words."""
    rows = tuple(_row(line, query.nye, danish_day(now)) for line in shown.lines)
    result = None if shown.done is None else _result(shown.done, now)
    around = Around(query, once_key, now, result, sum(row.is_new for row in rows), *save)
    acts = tuple(Option(str(act.value), act.label, act is ORDER_ACTS[0]) for act in ORDER_ACTS)
    return OrderListPage(list_frame(shown, WORDS, around), rows, acts)


def orders_table(lines: Sequence[OrderLine]) -> Table:
    """Return the rows of the list for a file: what the page shows, and no more."""
    headers = (
        "Ordrenummer", "Stilling", "Virksomhed", "Arbejdsgiver", "Kommune", "Frist", "Stillinger", "Ledige stillinger",
        "Plads til henvisning", "Henvist fra os", "Tilstand", "Bemærkning",
    )  # fmt: skip
    rows = [
        (
            order_number(line.number),
            line.title,
            line.employer,
            line.sector.label if line.sector else None,
            line.municipality,
            line.deadline_on,
            line.room.positions,
            line.room.open_positions,
            line.room.places_left if line.room.is_open else 0,
            line.own_referrals,
            line.room.status.label,
            " ".join(_notes(line)),
        )
        for line in lines
    ]
    return Table("Jobordrer", headers, rows)


def _row(line: OrderLine, new_since: datetime | None, as_of: date) -> OrderRow:
    due = line.deadline_on
    state, _, why = line.room.status.label.partition(": ")
    days = None if due is None else (due - as_of).days
    return OrderRow(
        key=str(line.job_order_id),
        title=line.title,
        number=order_number(line.number),
        address=f"/jobordrer/{line.job_order_id}",
        is_new=new_since is not None and line.here_since > new_since,
        employer=_employer(line),
        municipality=line.municipality or "",
        deadline="Ingen frist" if due is None else said.sentence_case(said.day(due, as_of).said),
        deadline_full="" if due is None else said.full_date(due),
        is_near=days is not None and 0 <= days <= SOON and line.room.is_open,
        open_positions=_positions(line),
        room=_room(line),
        referred=said.whole(line.own_referrals) if line.own_referrals else "Ingen",
        state=state,
        state_why=said.sentence_case(why),
        state_variant=VARIANTS.get(line.room.status, ""),
        notes=_notes(line),
    )


def _employer(line: OrderLine) -> str:
    kind = "" if line.sector is None else line.sector.label.lower()
    if line.employer is None:
        return said.sentence_case(kind)
    return f"{line.employer} ({kind})" if kind else line.employer


def _positions(line: OrderLine) -> str:
    left = said.whole(line.room.open_positions)
    return left if line.room.positions == line.room.open_positions else f"{left} af {said.whole(line.room.positions)}"


def _room(line: OrderLine) -> str:
    if not line.room.is_open:
        return "Lukket for henvisning"
    return said.counted(line.room.places_left, "plads", "pladser") if line.room.places_left else "Fyldt op for nu"


def _notes(line: OrderLine) -> tuple[str, ...]:
    twin = "" if line.duplicate_of is None else f"Ligner {order_number(line.duplicate_of)}."
    return tuple(one for one in ("Virksomheden svarer ikke." if line.is_unanswered else "", twin) if one)


def _result(done: DoneAtOnce, now: datetime) -> ResultView:
    did = DID.get(done.act, "er ændret")
    until = day_typed(done.outcome.detail or "")
    if done.act is ListAct.EXTEND_DEADLINE and until is not None:
        did = f"{did}: {said.full_date(until)}"
    return result_view(done, did, WORDS, order_number, now)
