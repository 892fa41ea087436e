"""The employer's pages in Chromium, on real parts: by keyboard, and whole without JavaScript."""

import re
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from api import frontend
from api.app import create_app
from api.settings import Settings
from matching.database.embedded import Database
from matching.database.pool import open_pool

AD = """Vi søger en ung lagermedarbejder til vores lager i Vejle. Du skal modtage varer og pakke ordrer.
Du har truckcertifikat B. Arbejdstiden er 37 timer om ugen. 7100 Vejle"""
FIELDS = {
    "titel": "Lagermedarbejder",
    "opslag": AD,
    "virksomhed": "Pakkeriet ApS",
    "cvr": "10172748",
    "kontakt": "Bo Chef",
    "email": "bo@example.com",
}


@pytest.fixture(scope="module")
def address(starter_database: Database) -> Iterator[str]:
    frontend.build()
    with open_pool(starter_database.url, max_size=4) as pool, socket.socket() as door:
        app = create_app(Settings(session_secret="only for tests"), pool)
        assert app.state.reader.ready(300) is not None
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=5)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="da-DK")
    yield context.new_page()
    context.close()


def preview(page: Page) -> None:
    page.goto("/virksomhed/jobordre")
    for name, text in FIELDS.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name="Se, hvad Jobbro har forstået").click()
    expect(page.get_by_role("heading", name="Krav og ønsker")).to_be_visible()


def submit(page: Page) -> None:
    preview(page)
    page.get_by_label("Eller skriv, hvorfor").fill("Rollen kræver det.")
    page.get_by_role("button", name="Opret jobordren").click()
    page.wait_for_url("**/kvittering/**")


def test_a_line_taken_out_keeps_the_place_and_the_focus_and_is_told(page: Page) -> None:
    preview(page)
    button = page.get_by_role("button", name="Fjern Truckcertifikat B")
    button.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    button.click()
    back = page.get_by_role("button", name="Sæt tilbage Truckcertifikat B")
    expect(back).to_be_focused()
    expect(page.locator("#besked")).to_have_text("truckcertifikat B er fjernet.")
    assert abs(page.evaluate("scrollY") - before) < 80
    assert page.url.endswith("/forstaaet")


def test_a_skill_is_found_while_typing_and_added_by_keyboard_alone(page: Page) -> None:
    preview(page)
    field = page.get_by_label("Tilføj en kompetence, et bevis eller et sprog")
    field.focus()
    page.keyboard.type("svejs", delay=20)
    expect(page.locator("#krav-traef button").first).to_be_visible()
    found = page.locator("#krav-traef button").first.inner_text().split("\n")[0].rsplit(" ", 1)[0]
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".employer-lines-skal .employer-line-label", has_text=found).first).to_be_visible()


def test_the_whole_way_from_ad_to_closed_order(browser: Browser, address: str, scripts: bool) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=scripts)
    page = context.new_page()
    preview(page)
    page.get_by_role("button", name="Gør til ønske Truckcertifikat B").click()
    expect(page.locator(".employer-lines-gerne .employer-line-label", has_text="Truckcertifikat B")).to_be_visible()
    page.get_by_role("button", name="Gå tilbage og ret teksten").click()
    page.fill("#opslag", AD.replace("en ung lager", "en lager"))
    page.get_by_role("button", name="Se, hvad Jobbro har forstået").click()
    expect(page.locator(".employer-lines-gerne .employer-line-label", has_text="Truckcertifikat B")).to_be_visible()
    expect(page.get_by_text("Må ikke stå der")).to_have_count(0)
    page.get_by_role("button", name="Opret jobordren").click()
    expect(page.get_by_role("heading", name="Tak, jobordren er modtaget")).to_be_visible()
    page.get_by_role("link", name="Gå til jobordrens side").click()
    page.locator("summary", has_text="Luk jobordren").click()
    page.get_by_role("button", name="Ja, luk den").click()
    expect(page.get_by_text("Lukket: behovet er dækket").first).to_be_visible()
    assert re.search(r"/virksomhed/status/", page.url)
    context.close()
