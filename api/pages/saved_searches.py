"""Saved searches: a line each with what is new, opened, renamed, deleted and brought back; each adviser's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Annotated
from urllib.parse import parse_qsl
from uuid import UUID

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import AwareDatetime

from api import danish_words as said
from api.access import Session, requires
from api.pages.list_address import MemberQuery, OrderQuery, address_of, members_from, orders_from, told_address
from api.pages.list_words import Places, choice_words
from api.pages.member_list import back_to, members_response
from api.pages.order_list import orders_response
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.danish_time import danish_day
from matching.core.errors import JobbroError
from matching.core.ids import SavedSearchId
from matching.core.list_errors import SearchNameTaken, SearchNameWrong, TooManySearches
from matching.core.lists import ListKind
from matching.core.saved_searches import CountedSearch
from matching.services.saved_searches import (
    bring_search_back,
    delete_search,
    list_saved_searches,
    open_search,
    place_names,
    rename_search,
    save_search,
)

router = APIRouter(include_in_schema=False)

#: What may be wrong with a name; said at the field.
NAME_FAULTS = (SearchNameTaken, SearchNameWrong, TooManySearches)


@dataclass(frozen=True)
class SavedLine:
    """One saved search in a line."""

    key: Annotated[str, "Søgningens id"]
    address: Annotated[str, "Søgningens sti, som formularerne sendes til"]
    name: Annotated[str, "Det, rådgiveren kalder den"]
    list: Annotated[str, "Om det er medlemmer eller jobordrer"]
    new: Annotated[str, "Fx »3 nye siden sidst«"]
    has_new: Annotated[bool, "Om der er nye"]
    seen: Annotated[str, "Øjeblikket, den sidst blev åbnet, som formularen sender tilbage"]


@dataclass(frozen=True)
class SavedSearchView:
    """A saved search where it can be mended."""

    line: Annotated[SavedLine, "Linjen"]
    words: Annotated[str, "Filtrene i ord"]
    last: Annotated[str, "Hvornår den sidst blev åbnet"]
    typed: Annotated[str, "Navnet i feltet"]
    fault: Annotated[str, "Hvad der er galt med navnet; tom ellers"]


@dataclass(frozen=True)
class SavedSearchesPage:
    """An adviser's saved searches."""

    searches: Annotated[tuple[SavedSearchView, ...], "Søgningerne"]
    done: Annotated[str, "Hvad der lige er gjort; tom ellers"]
    undo_address: Annotated[str, "Hvor en slettet søgning hentes tilbage; tom ellers"]
    fault: Annotated[str, "Hvad der ikke lod sig gøre; tom ellers"]


@router.get("/soegninger", response_class=HTMLResponse)
def show_saved_searches(
    request: Request,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
    slettet: Annotated[UUID | None, Query()] = None,
) -> HTMLResponse:
    """Show the adviser's saved searches; after a deletion with the way back."""
    return _show(request, session, deleted=slettet)


@router.post("/soegninger", response_class=HTMLResponse)
def save(
    request: Request,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
    liste: Annotated[ListKind, Form()],
    navn: Annotated[str, Form(max_length=200)] = "",
    visning: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Keep the view under a name and show it again, with what is wrong with the name if it is."""
    is_members = liste is ListKind.MEMBERS
    choice = members_from(visning) if is_members else orders_from(visning)
    try:
        with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
            save_search(connection, actor, navn, choice, now=request.app.state.clock())
    except NAME_FAULTS as error:
        given = dict(parse_qsl(visning))
        if is_members:
            return members_response(request, session, MemberQuery.model_validate(given), save=(navn, str(error)))
        return orders_response(request, session, OrderQuery.model_validate(given), save=(navn, str(error)))
    return back_to(told_address(choice, gjort="gemt"))


@router.post("/soegninger/{saved_search_id}/aabn", response_class=HTMLResponse)
def open_saved(
    request: Request,
    saved_search_id: SavedSearchId,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
    set_sidst: Annotated[AwareDatetime | None, Form()] = None,
) -> Response:
    """Lead to the list with the new ones marked; what is there now counts as seen from then on.

    `set_sidst` is the moment on the page, so that a second press of the button marks the same rows as new.
    """
    with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
        search = open_search(connection, actor, saved_search_id, now=request.app.state.clock())
    return back_to(address_of(search.choice, new_since=set_sidst or search.seen_at))


@router.post("/soegninger/{saved_search_id}/navn", response_class=HTMLResponse)
def rename(
    request: Request,
    saved_search_id: SavedSearchId,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
    navn: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Give a search another name."""
    try:
        with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
            rename_search(connection, actor, saved_search_id, navn)
    except (SearchNameTaken, SearchNameWrong) as error:
        return _show(request, session, wrong={str(saved_search_id): (navn, str(error))})
    return back_to(f"/soegninger#soegning-{saved_search_id}")


@router.post("/soegninger/{saved_search_id}/slet", response_class=HTMLResponse)
def delete(
    request: Request,
    saved_search_id: SavedSearchId,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
) -> Response:
    """Delete a search, and show the way back."""
    with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
        delete_search(connection, actor, saved_search_id, now=request.app.state.clock())
    return back_to(f"/soegninger?slettet={saved_search_id}")


@router.post("/soegninger/{saved_search_id}/fortryd", response_class=HTMLResponse)
def bring_back(
    request: Request,
    saved_search_id: SavedSearchId,
    session: Annotated[Session, requires(Action.KEEP_SEARCHES)],
) -> Response:
    """Bring a deleted search back."""
    try:
        with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
            bring_search_back(connection, actor, saved_search_id)
    except SearchNameTaken as error:
        return _show(request, session, fault=error)
    return back_to(f"/soegninger#soegning-{saved_search_id}")


def _show(
    request: Request,
    session: Session,
    *,
    deleted: UUID | None = None,
    wrong: dict[str, tuple[str, str]] | None = None,
    fault: JobbroError | None = None,
) -> HTMLResponse:
    now = request.app.state.clock()
    with own_transaction(request, session, Action.KEEP_SEARCHES) as (connection, actor):
        found = list_saved_searches(connection, actor, now=now)
        places = Places(*place_names(connection, now=now))
    page = saved_searches_page(found, places, now, deleted=deleted, wrong=wrong or {}, fault=fault)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong or fault else HTTPStatus.OK
    return render(request, "pages/saved_searches.html", page, title="Gemte søgninger", status=status)


def saved_searches_page(  # what there is, when, and what has just been tried
    found: Sequence[CountedSearch],
    places: Places,
    now: datetime,
    *,
    deleted: UUID | None = None,
    wrong: dict[str, tuple[str, str]],
    fault: JobbroError | None = None,
) -> SavedSearchesPage:
    """Return the page in finished words; a search that stands again is no deleted one."""
    lines = saved_lines(found)
    is_deleted = deleted is not None and str(deleted) not in {line.key for line in lines}
    return SavedSearchesPage(
        searches=tuple(
            _view(line, one, places, now, wrong.get(line.key)) for line, one in zip(lines, found, strict=True)
        ),
        done="Søgningen er slettet." if is_deleted else "",
        undo_address=f"/soegninger/{deleted}/fortryd" if is_deleted else "",
        fault="" if fault is None else str(fault),
    )


def saved_lines(found: Sequence[CountedSearch]) -> tuple[SavedLine, ...]:
    """Return the saved searches, a line each."""
    return tuple(
        SavedLine(
            key=str(one.search.saved_search_id),
            address=f"/soegninger/{one.search.saved_search_id}",
            name=one.search.name,
            list=one.search.list.label,
            new=f"{said.counted(one.new, 'ny', 'nye')} siden sidst" if one.new else "Ingen nye siden sidst",
            has_new=one.new > 0,
            seen=one.search.seen_at.isoformat(),
        )
        for one in found
    )


def _view(
    line: SavedLine, one: CountedSearch, places: Places, now: datetime, wrong: tuple[str, str] | None
) -> SavedSearchView:
    last = said.day(danish_day(one.search.seen_at), danish_day(now)).said
    typed, fault = wrong or (line.name, "")
    return SavedSearchView(line, choice_words(one.search.choice, places), f"Sidst åbnet {last}", typed, fault)
