"""Every part of the pages in every state, with made-up people: where looks are reviewed and accessibility is tested."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api.access import Session, requires
from api.pages import examples
from api.pages.error_page import ErrorPage
from api.pages.job_order import JobOrderPage, job_order_page
from api.pages.list_showcase import ListShowcase, list_showcase
from api.pages.member import MemberPage, member_page
from api.pages.search import SearchPage, search_page
from api.pages.sign_in import Choice
from api.pages.start import StartPage, start_page
from api.rendering import render
from matching.core.access import Action

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class ComponentsPage:
    """Examples of everything."""

    member: Annotated[MemberPage, "Et medlem med job i to af tre spor"]
    nothing: Annotated[MemberPage, "Et medlem uden et eneste job og uden mål"]
    order: Annotated[JobOrderPage, "En jobordre med kandidater i alle tilstande"]
    found: Annotated[SearchPage, "En søgning med resultater"]
    not_found: Annotated[SearchPage, "En søgning uden resultater"]
    start: Annotated[StartPage, "Forsidens lister"]
    choices: Annotated[tuple[Choice, ...], "Valg til en liste og en gruppe knapper"]
    fault: Annotated[ErrorPage, "En fejlside"]
    lists: Annotated[ListShowcase, "Listernes dele"]


@router.get("/komponenter", response_class=HTMLResponse)
def show_components(request: Request, session: Annotated[Session, requires(Action.SEE_COMPONENTS)]) -> HTMLResponse:
    """Show every part in every state."""
    page = components_page(request.app.state.clock().date())
    return render(request, "pages/components.html", page, title="Komponenter")


def components_page(as_of: date) -> ComponentsPage:
    """Return the examples as they look on the day `as_of`."""
    jobs = examples.example_jobs(as_of)
    unknown = replace(jobs.member, goals=(), summary="", skills=(), held=())
    hits = examples.example_start().members + examples.example_start().orders
    return ComponentsPage(
        member=member_page(jobs, as_of, None),
        nothing=member_page(replace(jobs, member=unknown, jobs=()), as_of, 30),
        order=job_order_page(examples.example_candidates(as_of), as_of),
        found=search_page("lager", hits),
        not_found=search_page("qwerty", ()),
        start=start_page(examples.example_start()),
        choices=(Choice("et", "Det ene", True), Choice("andet", "Det andet", False)),
        fault=ErrorPage(503, "Jobbro er optaget lige nu", "Intet er gået tabt.", True, "/"),
        lists=list_showcase(as_of),
    )
