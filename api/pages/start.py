"""The start page: one search field, and what has come in lately."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.search import HitView, hit_views
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import StartList
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


@router.get("/", response_class=HTMLResponse)
def show_start(request: Request, session: Annotated[Session, requires(Action.SEE_START)]) -> HTMLResponse:
    """Show the start page."""
    with own_transaction(request, session, Action.SEE_START) as (connection, actor):
        newest = start_list(connection, actor, limit=NEWEST)
    return render(request, "pages/start.html", start_page(newest), title="Forside")


def start_page(newest: StartList) -> StartPage:
    """Return the page in finished words."""
    return StartPage(
        members=hit_views(newest.members, "member"),
        orders=hit_views(newest.orders, "job_order"),
        member_count=said.counted(newest.member_count, "medlem", "medlemmer"),
        order_count=said.counted(newest.order_count, "åben jobordre", "åbne jobordrer"),
    )
