"""The start page: one search field, saved searches with what is new, and what has come in lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.saved_searches import SavedLine, saved_lines
from api.pages.search import HitView, hit_views
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import StartList
from matching.core.saved_searches import CountedSearch
from matching.services.saved_searches import list_saved_searches
from matching.services.start import start_list

router = APIRouter(include_in_schema=False)

NEWEST = 8  #: of each kind


@dataclass(frozen=True)
class StartPage:
    """Where an adviser begins."""

    members: Annotated[tuple[HitView, ...], "De nyeste medlemmer"]
    orders: Annotated[tuple[HitView, ...], "De nyeste åbne jobordrer"]
    member_count: Annotated[str, "Hvor mange medlemmer a-kassen har i Jobbro, i ord"]
    order_count: Annotated[str, "Hvor mange åbne jobordrer der er, i ord"]
    searches: Annotated[tuple[SavedLine, ...], "Rådgiverens gemte søgninger"]


@router.get("/", response_class=HTMLResponse)
def show_start(request: Request, session: Annotated[Session, requires(Action.SEE_START)]) -> HTMLResponse:
    """Show the start page."""
    with own_transaction(request, session, Action.SEE_START) as (connection, actor):
        newest = start_list(connection, actor, limit=NEWEST)
        searches = list_saved_searches(connection, actor, now=request.app.state.clock())
    return render(request, "pages/start.html", start_page(newest, searches), title="Forside")


def start_page(newest: StartList, searches: Sequence[CountedSearch] = ()) -> StartPage:
    """Return the page in finished words."""
    return StartPage(
        members=hit_views(newest.members, "member"),
        orders=hit_views(newest.orders, "job_order"),
        member_count=said.counted(newest.member_count, "medlem", "medlemmer"),
        order_count=said.counted(newest.order_count, "åben jobordre", "åbne jobordrer"),
        searches=saved_lines(searches),
    )
