"""Every part of the pages in every state, with made-up people: where looks are reviewed and accessibility is tested.

The plain parts stand on the first page; the parts of the day stand in chapters, each made by its real template from
the real words. Nothing is read from the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from api import danish_words as said
from api.access import Session, requires
from api.pages import (
    examples,
    examples_of_a_profile,
    examples_of_a_talk,
    examples_of_figures,
    examples_of_orders,
    examples_of_pools,
    examples_of_referrals,
    examples_of_the_day,
    examples_of_the_municipality,
)
from api.pages.error_page import ErrorPage
from api.pages.job_order import JobOrderPage, job_order_page
from api.pages.list_showcase import ListShowcase, list_showcase
from api.pages.member import MemberPage, member_page
from api.pages.search import SearchPage, search_page
from api.pages.sign_in import Choice
from api.pages.start import StartPage, start_page
from api.rendering import Chrome, render
from api.specimens import Specimen, SpecimenView, specimen_view
from matching.core.access import Action
from matching.core.labels import Labelled

router = APIRouter(include_in_schema=False)


class Chapter(Labelled):
    """Parts that belong together, by their word in the address."""

    DAY = "dagen", "Arbejdslisten, indkaldelse og undtagelse"
    TALK = "samtalen", "Samtalen"
    PROFILE = "profilen", "Profilen"
    ORDERS = "jobordrer", "Jobordren og virksomhedens formular"
    REFERRALS = "henvisninger", "Henvisninger og virksomhedens svar"
    MUNICIPALITY = "kommunen", "Indstillinger og overdragelse"
    FIGURES = "tal", "Offentliggjorte tal"


#: The examples of each chapter, as they look at an instant.
SPECIMENS: Mapping[Chapter, Callable[[datetime], tuple[Specimen, ...]]] = {
    Chapter.DAY: examples_of_the_day.specimens,
    Chapter.TALK: examples_of_a_talk.specimens,
    Chapter.PROFILE: examples_of_a_profile.specimens,
    Chapter.ORDERS: lambda now: (*examples_of_orders.specimens(now), *examples_of_pools.specimens(now)),
    Chapter.REFERRALS: examples_of_referrals.specimens,
    Chapter.MUNICIPALITY: examples_of_the_municipality.specimens,
    Chapter.FIGURES: examples_of_figures.specimens,
}


@dataclass(frozen=True)
class ChapterLink:
    """The way to a chapter."""

    title: Annotated[str, "Kapitlets navn"]
    address: Annotated[str, "Kapitlets side"]
    count: Annotated[str, "Hvor mange eksempler der er, i ord"]


@dataclass(frozen=True)
class ChapterPage:
    """The examples of one chapter."""

    title: Annotated[str, "Kapitlets navn"]
    specimens: Annotated[tuple[SpecimenView, ...], "Eksemplerne, i dagens rækkefølge"]


@dataclass(frozen=True)
class ComponentsPage:
    """Examples of the plain parts, and the way to the chapters."""

    chapters: Annotated[tuple[ChapterLink, ...], "Dagens dele, kapitel for kapitel"]
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
    """Show the plain parts in every state, and the way to the others."""
    page = components_page(request.app.state.clock())
    return render(request, "pages/components.html", page, title="Komponenter")


@router.get("/komponenter/{chapter}", response_class=HTMLResponse)
def show_chapter(
    request: Request, chapter: Chapter, session: Annotated[Session, requires(Action.SEE_COMPONENTS)]
) -> HTMLResponse:
    """Show the parts of a chapter in every state."""
    page = chapter_page(chapter, request.app.state.clock(), session.form_token)
    return render(request, "pages/component_chapter.html", page, title=f"Komponenter: {page.title}")


def chapter_page(chapter: Chapter, now: datetime, form_token: str = "") -> ChapterPage:
    """Return the examples of a chapter as they look at this instant."""
    chrome = Chrome(chapter.label, "", form_token, demo=False)
    specimens = enumerate(SPECIMENS[chapter](now), start=1)
    return ChapterPage(
        chapter.label, tuple(specimen_view(one, f"eksempel-{place}", chrome) for place, one in specimens)
    )


def components_page(now: datetime) -> ComponentsPage:
    """Return the plain examples as they look on the day of this instant."""
    as_of: date = now.date()
    jobs = examples.example_jobs(as_of)
    unknown = replace(jobs.member, goals=(), summary="", skills=(), held=())
    hits = examples.example_start().members + examples.example_start().orders
    return ComponentsPage(
        chapters=tuple(_link(chapter, now) for chapter in Chapter),
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


def _link(chapter: Chapter, now: datetime) -> ChapterLink:
    count = said.counted(len(SPECIMENS[chapter](now)), "eksempel", "eksempler")
    return ChapterLink(chapter.label, f"/komponenter/{chapter.value}", count)
