"""The a-kasse's members as a list: filters in the address, names sought in a form's body, and an adviser for many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict

from api import danish_words as said
from api.access import Session, requires
from api.exports import ExportFormat, Table, export
from api.pages import talk_words
from api.pages.list_address import MemberQuery, address_of, members_from, told_address
from api.pages.list_views import Around, ListFrame, ResultView, Said, list_frame, result_view
from api.pages.member_profile import member_number
from api.pages.search import LONGEST
from api.pages.sign_in import Choice as Option
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.danish_time import clock, danish_day
from matching.core.ids import MemberId
from matching.core.list_acts import DoneAtOnce, ListAct
from matching.core.list_errors import NothingChosen, TooManyChosen
from matching.core.lists import MemberChoice, MemberLine, MemberSort
from matching.core.talks import TalkAdviser
from matching.core.worklist import Preparation
from matching.services.assign_adviser import assign_adviser, return_adviser
from matching.services.show_lists import Asked, Shown, show_members, take_out_members

router = APIRouter(include_in_schema=False)

WORDS = Said(
    one="medlem",
    many="medlemmer",
    fields=("whose", "municipality", "trade", "trade_as", "lacks", "talk"),
    columns=(
        ("Medlem", MemberSort.NAME),
        ("Kommune", MemberSort.MUNICIPALITY),
        ("Ønsker", None),
        ("Forberedelse", None),
        ("Næste samtale", MemberSort.TALK),
        ("Rådgiver", None),
    ),
    nothing="Der er endnu ikke indlæst medlemmer.",
)


DID = {
    ListAct.RETURN_ADVISER: "har fået den tidligere rådgiver igen",
    ListAct.SUMMON: "er indkaldt til samtale",
}


@dataclass(frozen=True)
class MemberRow:
    """One member in the list."""

    key: Annotated[str, "Medlemmets id, som formularen sender"]
    name: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    address: Annotated[str, "Medlemmets side"]
    is_new: Annotated[bool, "Om medlemmet er kommet til siden sidst"]
    municipality: Annotated[str, "Kommunen; tom, når den ikke er kendt"]
    wants: Annotated[str, "Jobmål, eller det seneste job, når der intet mål er"]
    missing: Annotated[tuple[str, ...], "Hvad der mangler, før en samtale er forberedt"]
    talk: Annotated[str, "Hvornår næste samtale er, som man siger det"]
    talk_full: Annotated[str, "Dag og klokkeslæt i fuld længde; tom uden samtale"]
    forgotten: Annotated[str, "At en samtale ikke er registreret; tom ellers"]
    adviser: Annotated[str, "Hvem der følger medlemmet"]


@dataclass(frozen=True)
class MemberListPage:
    """The members, a page at a time."""

    frame: Annotated[ListFrame, "Det, der står om rækkerne"]
    rows: Annotated[tuple[MemberRow, ...], "Medlemmerne på siden"]
    advisers: Annotated[tuple[Option, ...], "Hvem der kan sættes på som rådgiver, en selv først"]


class AssignForm(BaseModel):
    """Chosen members and the adviser to be."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    noegle: UUID
    valgt: tuple[MemberId, ...] = ()
    raadgiver: str = ""
    visning: str = ""


@router.get("/medlemmer", response_class=HTMLResponse)
def show_member_list(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_LISTS)],
    query: Annotated[MemberQuery, Query()],
) -> HTMLResponse:
    """Show a page of the members."""
    return members_response(request, session, query)


@router.post("/medlemmer", response_class=HTMLResponse)
def seek_members(
    request: Request,
    session: Annotated[Session, requires(Action.SEE_LISTS)],
    soegning: Annotated[str, Form(max_length=LONGEST)] = "",
    visning: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Show the members whose name or number is like what was typed, within the filters; nothing typed is the list."""
    choice, text = members_from(visning), soegning.strip()
    if not text:
        return RedirectResponse(address_of(choice), status_code=HTTPStatus.SEE_OTHER)
    return members_response(request, session, MemberQuery(), Asked(choice, text=text))


@router.post("/medlemmer/valgte", response_class=HTMLResponse)
def assign(
    request: Request,
    session: Annotated[Session, requires(Action.ASSIGN_ADVISER)],
    form: Annotated[AssignForm, Form()],
) -> Response:
    """Give the chosen members an adviser, and show the list again with what came of it."""
    choice, now = members_from(form.visning), request.app.state.clock()
    try:
        with own_transaction(request, session, Action.ASSIGN_ADVISER) as (connection, actor):
            to = form.raadgiver or actor.user_id
            assign_adviser(connection, actor, form.valgt, to, once_key=form.noegle, now=now)
    except NothingChosen:
        return back_to(told_address(choice, gjort="intet"))
    except TooManyChosen:
        return back_to(told_address(choice, gjort="for-mange"))
    return back_to(told_address(choice, udfoert=str(form.noegle)))


@router.post("/medlemmer/valgte/fortryd", response_class=HTMLResponse)
def take_back(
    request: Request,
    session: Annotated[Session, requires(Action.ASSIGN_ADVISER)],
    noegle: Annotated[UUID, Form()],
    visning: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Give the members of an assignment their former adviser again."""
    with own_transaction(request, session, Action.ASSIGN_ADVISER) as (connection, actor):
        done = return_adviser(connection, actor, noegle, now=request.app.state.clock())
    return back_to(told_address(members_from(visning), udfoert=str(done.once_key)))


@router.get("/medlemmer.{kind}")
def export_members(
    request: Request,
    session: Annotated[Session, requires(Action.EXPORT_LIST)],
    kind: ExportFormat,
    query: Annotated[MemberQuery, Query()],
) -> Response:
    """Give the list that the page shows with the same choices, as a file, and note that it was taken out."""
    now = request.app.state.clock()
    with own_transaction(request, session, Action.EXPORT_LIST) as (connection, actor):
        lines = take_out_members(connection, actor, query.choice(), now=now)
    return export(members_table(lines), kind, f"medlemmer-{danish_day(now).isoformat()}")


def back_to(address: str) -> Response:
    """Return the way back to a list after a form."""
    return RedirectResponse(address, status_code=HTTPStatus.SEE_OTHER)


def members_response(
    request: Request,
    session: Session,
    query: MemberQuery,
    asked: Asked[MemberChoice] | None = None,
    *,
    save: tuple[str, str] = ("", ""),
) -> HTMLResponse:
    """Show the list; `save` is the name that a view could not be saved under, and why."""
    now = request.app.state.clock()
    asked = asked or Asked(query.choice(), query.side, done=query.udfoert)
    with own_transaction(request, session, Action.SEE_LISTS) as (connection, actor):
        shown = show_members(connection, actor, asked, now=now)
    page = member_list_page(shown, query, actor.user_id, now=now, once_key=uuid4(), save=save)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if save[1] else HTTPStatus.OK
    return render(request, "pages/member_list.html", page, title="Medlemmer", status=status)


def member_list_page(  # the list, what was asked, by whom, when
    shown: Shown[MemberChoice, MemberLine],
    query: MemberQuery,
    user_id: str,
    *,
    now: datetime,
    once_key: UUID,
    save: tuple[str, str] = ("", ""),
) -> MemberListPage:
    """Return the page in finished words; `user_id` is the one who looks."""
    rows = tuple(_row(line, query.nye, user_id, now) for line in shown.lines)
    result = None if shown.done is None else _result(shown.done, user_id, shown.advisers, now)
    around = Around(query, once_key, now, result, sum(row.is_new for row in rows), *save)
    return MemberListPage(list_frame(shown, WORDS, around), rows, _advisers(shown.advisers, user_id))


def members_table(lines: Sequence[MemberLine]) -> Table:
    """Return the rows of the list for a file: what the page shows, and no more."""
    headers = ("Medlemsnummer", "Navn", "Kommune", "Jobmål", "Seneste job", "Mangler", "Næste samtale", "Rådgiver")
    rows = [
        (
            member_number(line.number),
            line.name,
            line.municipality,
            ", ".join(line.goals),
            line.newest_job,
            ", ".join(_missing(line.preparation)),
            line.next_talk_at,
            line.adviser_name,
        )
        for line in lines
    ]
    return Table("Medlemmer", headers, rows)


def _row(line: MemberLine, new_since: datetime | None, user_id: str, now: datetime) -> MemberRow:
    as_of, starts = danish_day(now), line.next_talk_at
    return MemberRow(
        key=str(line.member_id),
        name=line.name,
        number=member_number(line.number),
        address=f"/medlemmer/{line.member_id}",
        is_new=new_since is not None and line.created_at > new_since,
        municipality=line.municipality or "",
        wants=_wants(line),
        missing=_missing(line.preparation),
        talk="Ingen planlagt" if starts is None else _talk(starts, as_of),
        talk_full="" if starts is None else f"{talk_words.long_day(danish_day(starts))} kl. {clock(starts)}",
        forgotten=_forgotten(line, as_of),
        adviser=_adviser(line, user_id),
    )


def _forgotten(line: MemberLine, as_of: date) -> str:
    held = line.forgotten_at
    return "" if held is None else f"Mangler registrering: {_talk(held, as_of).lower()}"


def _talk(starts: datetime, as_of: date) -> str:
    return said.sentence_case(said.day(danish_day(starts), as_of).said)


def _wants(line: MemberLine) -> str:
    if line.goals:
        return said.sentence_case(said.listed(line.goals))
    return f"Senest: {line.newest_job.lower()}" if line.newest_job else ""


def _missing(preparation: Preparation) -> tuple[str, ...]:
    lacks = (
        (preparation.has_history, "CV mangler"),
        (preparation.has_goals, "Jobmål mangler"),
        (preparation.is_understood, "Forslag er på vej"),
    )
    return tuple(words for is_there, words in lacks if not is_there)


def _adviser(line: MemberLine, user_id: str) -> str:
    if line.adviser == user_id:
        return "Dig"
    if line.adviser_name:
        return line.adviser_name
    return "Ingen" if line.has_course else "Intet forløb"


def _advisers(known: Sequence[TalkAdviser], user_id: str) -> tuple[Option, ...]:
    others = sorted((one for one in known if one.user_id != user_id), key=lambda one: said.danish_sort_key(one.name))
    return (Option(user_id, "Mig selv", True), *(Option(one.user_id, one.name, False) for one in others))


def _result(done: DoneAtOnce, user_id: str, known: Sequence[TalkAdviser], now: datetime) -> ResultView:
    names = {one.user_id: one.name for one in known}
    to = "dig" if done.outcome.detail == user_id else names.get(done.outcome.detail or "", "en anden")
    did = DID.get(done.act, f"har nu {to} som rådgiver")
    return result_view(done, did, WORDS, member_number, now)
