"""Searching for a member or an order: one field that forgives typing errors.

What is typed is often a name, so it travels in the body of a POST: an address is kept by the browser's history, by
proxies and by logs. GET shows the empty form alone.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages.member_profile import member_number
from api.pages.order_words import order_number
from api.rendering import render
from api.tenancy import own_transaction
from matching.core.access import Action
from matching.core.cards import Hit
from matching.services.search import search

router = APIRouter(include_in_schema=False)

LONGEST = 100  #: characters of a search; longer is cut off by the field itself
HITS = 12


@dataclass(frozen=True)
class HitView:
    """One member or order found."""

    address: Annotated[str, "Siden, som træffet fører til"]
    title: Annotated[str, "Medlemmets navn eller stillingen"]
    detail: Annotated[str, "Linjen, der skiller den fra de andre"]
    number: Annotated[str, "Nummeret, fx »M-1042« eller »J-204«"]


@dataclass(frozen=True)
class SearchPage:
    """What was searched for and what was found."""

    text: Annotated[str, "Det, der blev søgt efter; tom, før der er søgt"]
    searched: Annotated[bool, "Om der er søgt"]
    count: Annotated[str, "Hvor mange der blev fundet, i ord"]
    members: Annotated[tuple[HitView, ...], "Medlemmer, bedste træf først"]
    orders: Annotated[tuple[HitView, ...], "Jobordrer, bedste træf først"]


@router.get("/soeg", response_class=HTMLResponse)
def show_search(request: Request, session: Annotated[Session, requires(Action.SEARCH)]) -> HTMLResponse:
    """Show the empty search form."""
    return render(request, "pages/search.html", search_page("", ()), title="Søg")


@router.post("/soeg", response_class=HTMLResponse)
def find(
    request: Request,
    session: Annotated[Session, requires(Action.SEARCH)],
    soegning: Annotated[str, Form(max_length=LONGEST)] = "",
) -> HTMLResponse:
    """Show what was found; with htmx only the list, while the adviser still types."""
    text = soegning.strip()
    hits: tuple[Hit, ...] = ()
    if text:
        with own_transaction(request, session, Action.SEARCH) as (connection, actor):
            hits = search(connection, actor, text, limit=HITS)
    template = "parts/hits.html" if request.headers.get("hx-request") else "pages/search.html"
    return render(request, template, search_page(text, hits), title="Søg")


def search_page(text: str, hits: tuple[Hit, ...]) -> SearchPage:
    """Return the page in finished words; hits keep the order of the search."""
    return SearchPage(
        text=text,
        searched=bool(text),
        count=said.counted(len(hits), "resultat", "resultater"),
        members=hit_views(hits, "member"),
        orders=hit_views(hits, "job_order"),
    )


def hit_views(hits: tuple[Hit, ...], kind: str) -> tuple[HitView, ...]:
    """Return the hits of one kind."""
    return tuple(_hit(hit) for hit in hits if hit.kind == kind)


def _hit(hit: Hit) -> HitView:
    detail = said.sentence_case(hit.detail)
    if hit.kind == "member":
        return HitView(f"/medlemmer/{hit.key}", hit.title, detail, member_number(hit.number))
    return HitView(f"/jobordrer/{hit.key}", hit.title, detail, order_number(hit.number))
