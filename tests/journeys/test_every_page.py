"""Every page in Chromium over one small real world: accessible for every role, narrow enough, without complaints."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Browser, Page

from api import frontend
from api.app import ROUTERS
from matching.database.embedded import Database
from matching.database.pool import open_pool
from tests.api.case_stage import served
from tests.journeys.every_page import WIDTHS, Shown, Viewer, every_page, sign_in
from tests.journeys.small_world import SmallWorld, small_world

AXE = (frontend.MODULES / "axe-core/axe.min.js").read_text("utf-8") + "; window.axe = axe; 0"
NARROWEST = 320
#: Parts of pages that htmx asks for; they are looked at where they are put.
PARTS = {"/forslag/{words}"}
CHAPTERS, A_CHAPTER = "/komponenter/", "/komponenter/dagen"
#: Minutes of a browser's work. In the ordinary run the parts that all pages are made of stand under axe.
pytestmark = pytest.mark.drill


@dataclass
class Found:
    """What was found on a page in one state."""

    status: int
    axe: dict[int, list[str]] = field(default_factory=dict)
    width: int = 0
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def world(starter_database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallWorld]:
    folder = tmp_path_factory.mktemp("mail")
    with open_pool(starter_database.url, max_size=4) as pool, small_world(pool, folder) as world:
        yield world


@pytest.fixture(scope="module")
def found(world: SmallWorld, browser: Browser) -> dict[Shown, Found]:
    """Every page in its first state, looked at on a telephone; one chapter of parts stands for the rest."""
    shown = [one for one in every_page(world) if not one.path.startswith(CHAPTERS) or one.path == A_CHAPTER]
    return looked_at(world, browser, one_of_each(shown), WIDTHS[1:])


def one_of_each(shown: Iterable[Shown]) -> list[Shown]:
    """Of the states of a page, the first that each viewer meets; all of them are a drill."""
    first: dict[tuple[str, Viewer], Shown] = {}
    for one in shown:
        first.setdefault((route_of(one.path), one.viewer), one)
    return list(first.values())


def route_of(address: str) -> str:
    """The route that answers an address, as it is written in code; the address itself where none does."""
    path = address.split("?", maxsplit=1)[0]
    return next((route.path for route in pages() if route.path_regex.match(path)), path)


def looked_at(
    world: SmallWorld, browser: Browser, shown: Iterable[Shown], widths: tuple[int, ...]
) -> dict[Shown, Found]:
    with served(world.app) as address, ExitStack() as stack:
        tabs: dict[Viewer, Page] = {}
        for viewer in Viewer:
            context = browser.new_context(base_url=address, locale="da-DK")
            stack.callback(context.close)
            tabs[viewer] = context.new_page()
            sign_in(tabs[viewer], viewer)
        return {one: look(tabs[one.viewer], one, widths) for one in shown}


def look(page: Page, shown: Shown, widths: tuple[int, ...]) -> Found:
    """Open a page and look at it with everything unfolded, from wide to narrow."""
    complaints: list[str] = []
    statuses: list[int] = []
    note = {
        "console": lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None,
        "pageerror": lambda error: complaints.append(str(error)),
        "response": lambda answer: statuses.append(answer.status) if answer.request.is_navigation_request() else None,
    }
    for event, listener in note.items():
        page.on(event, listener)  # type: ignore[call-overload]
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    shown.open(page)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    page.evaluate(AXE)
    axe = {width: faults(page, width) for width in widths}
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    width = int(page.evaluate("document.documentElement.scrollWidth"))
    for event, listener in note.items():
        page.remove_listener(event, listener)
    return Found(statuses[-1], axe, width, complaints)


def faults(page: Page, width: int) -> list[str]:
    """What axe finds, of any severity."""
    page.set_viewport_size({"width": width, "height": 900})
    run = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in run["violations"]]


def test_every_page_answers_as_it_is_to(found: dict[Shown, Found]) -> None:
    assert wrongly_answered(found) == {}


def test_axe_finds_nothing_of_any_severity(found: dict[Shown, Found]) -> None:
    assert axe_found(found) == {}


def test_axe_finds_nothing_for_any_role_at_any_width(world: SmallWorld, browser: Browser) -> None:
    """All of it, in every state: each chapter of parts too, and what an adviser simply opens, a leader opens too."""
    shown = list(every_page(world))
    everybodys = chain(shown, (one.as_leader() for one in shown if one.is_everybodys))
    found = looked_at(world, browser, everybodys, WIDTHS)
    assert axe_found(found) == {}
    assert wrongly_answered(found) == {}
    assert complained_of(found) == {}
    assert {one.name: seen.width for one, seen in found.items() if seen.width > NARROWEST} == {}


def wrongly_answered(found: dict[Shown, Found]) -> dict[str, int]:
    """The status of each page that was to have another."""
    return {one.name: seen.status for one, seen in found.items() if seen.status != one.status}


def complained_of(found: dict[Shown, Found]) -> dict[str, list[str]]:
    """What the browser complains of, but for a status that was wanted."""
    told = {
        one.name: [line for line in seen.complaints if f"{one.status} (" not in line] for one, seen in found.items()
    }
    return {name: lines for name, lines in told.items() if lines}


def axe_found(found: dict[Shown, Found]) -> dict[tuple[str, str], dict[int, list[str]]]:
    """What axe found, by page and viewer; pages without faults are left out."""
    return {(one.name, one.viewer.value): seen.axe for one, seen in found.items() if any(seen.axe.values())}


def test_nothing_scrolls_sideways_on_the_narrowest_phone(found: dict[Shown, Found]) -> None:
    assert {one.name: seen.width for one, seen in found.items() if seen.width > NARROWEST} == {}


def test_no_page_makes_the_browser_complain(found: dict[Shown, Found]) -> None:
    assert complained_of(found) == {}


def test_every_route_that_shows_a_page_is_among_them(found: dict[Shown, Found]) -> None:
    paths = [one.path.split("?")[0] for one in found]
    assert len(pages()) > 30
    assert {route.path for route in pages() if not any(route.path_regex.match(path) for path in paths)} == PARTS


@cache
def pages() -> tuple[APIRoute, ...]:
    """Every route that shows a page."""
    routes = chain.from_iterable(router.routes for router in ROUTERS)
    return tuple(route for route in routes if isinstance(route, APIRoute) and is_page(route))


def is_page(route: APIRoute) -> bool:
    """Whether a route answers a visit with HTML."""
    return "GET" in route.methods and "HTMLResponse" in str(route.response_class)
