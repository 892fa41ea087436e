"""The pages in Chromium: quick by keyboard, whole without JavaScript. What axe finds: journeys/test_every_page.py."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.stage import MEMBER, Stage


@pytest.fixture
def plain(browser: Browser, site: str) -> Iterator[Page]:
    """A signed-in adviser whose browser runs no scripts."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/log-ind")
    page.select_option("#akasse", "48")
    page.get_by_role("button", name="Log ind").click()
    yield page
    context.close()


def test_the_font_and_the_icons_are_our_own(adviser: Page) -> None:
    adviser.goto(MEMBER)
    adviser.wait_for_load_state("networkidle")
    assert adviser.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")
    assert "IBM Plex Sans" in adviser.evaluate("getComputedStyle(document.body).fontFamily")
    addresses = adviser.evaluate("performance.getEntriesByType('resource').map((one) => new URL(one.name).host)")
    assert set(addresses) == {adviser.url.split("/")[2]}


def test_agreeing_keeps_the_place_and_the_focus_and_is_told(adviser: Page, stage: Stage) -> None:
    adviser.goto(MEMBER)
    card = adviser.locator("[data-proposal]").nth(2)
    card.scroll_into_view_if_needed()
    before = adviser.evaluate("scrollY")
    card.get_by_role("button", name="Aftal").click()
    expect(card.get_by_text("Aftalt med medlemmet")).to_be_visible()
    expect(card.get_by_role("button", name="Fortryd")).to_be_focused()
    expect(adviser.get_by_role("status").filter(has_text="Aftalt med medlemmet")).to_be_attached()
    assert abs(adviser.evaluate("scrollY") - before) < 2
    card.get_by_role("button", name="Fortryd").click()
    expect(card.get_by_role("button", name="Aftal")).to_be_focused()
    assert [what.name for _, _, what, _ in stage.decided] == ["AGREED", "UNDONE"]


def test_a_proposal_is_set_aside_with_a_reason(adviser: Page, stage: Stage) -> None:
    adviser.goto(MEMBER)
    card = adviser.locator("[data-proposal]").first
    card.get_by_text("Ikke relevant").click()
    card.get_by_role("button", name="For langt væk").click()
    expect(card.get_by_role("button", name="Fortryd")).to_be_focused()
    assert stage.decided[0][3].name == "TOO_FAR"


def test_the_keys_walk_through_the_proposals_and_decide(adviser: Page, stage: Stage) -> None:
    adviser.goto(MEMBER)
    adviser.keyboard.press("j")
    adviser.keyboard.press("j")
    adviser.keyboard.press("j")
    adviser.keyboard.press("k")
    adviser.keyboard.press("j")
    expect(adviser.locator("[data-proposal]").nth(2)).to_be_focused()
    adviser.keyboard.press("x")
    expect(adviser.get_by_role("button", name="For langt væk")).to_be_focused()
    adviser.keyboard.press("Escape")
    expect(adviser.locator("[data-proposal]").nth(2).locator("summary.button")).to_be_focused()
    adviser.keyboard.press("a")
    expect(adviser.locator("[data-proposal]").nth(2).get_by_text("Aftalt med medlemmet")).to_be_visible()
    assert len(stage.decided) == 1


def test_letters_typed_into_the_search_field_are_letters(adviser: Page) -> None:
    adviser.goto(MEMBER)
    adviser.keyboard.press("/")
    adviser.keyboard.type("jaxk?")
    expect(adviser.locator("[data-search]")).to_have_value("jaxk?")


def test_the_keys_are_explained_and_can_be_switched_off(adviser: Page) -> None:
    adviser.goto(MEMBER)
    adviser.keyboard.press("?")
    adviser.get_by_label("Brug genvejstaster").uncheck()
    adviser.get_by_role("button", name="Luk").click()
    adviser.reload()
    adviser.keyboard.press("j")
    expect(adviser.locator("[data-proposal]").first).not_to_be_focused()


def test_the_list_follows_what_is_typed(adviser: Page) -> None:
    adviser.goto("/")
    adviser.locator("#soegning").press_sequentially("nordlager", delay=20)
    expect(adviser.get_by_role("status").filter(has_text="1 resultat")).to_be_visible()
    expect(adviser.locator("#soegning")).to_be_focused()
    assert adviser.url.endswith("/")
    adviser.locator("#resultater").get_by_role("link").click()
    assert "/jobordrer/" in adviser.url


def test_a_lost_connection_is_told_and_changes_nothing(adviser: Page, stage: Stage, complaints: list[str]) -> None:
    adviser.goto(MEMBER)
    adviser.context.set_offline(True)
    adviser.get_by_role("button", name="Aftal").first.click()
    expect(adviser.get_by_text("Det lykkedes ikke")).to_be_visible()
    adviser.locator("#toasts").get_by_role("button", name="Luk").click()
    expect(adviser.get_by_text("Det lykkedes ikke")).to_be_hidden()
    assert stage.decided == []
    complaints.clear()  # the browser notes that it was offline


def test_everything_can_be_done_without_javascript(plain: Page, stage: Stage) -> None:
    plain.goto(MEMBER)
    card = plain.locator("[data-proposal]").first
    card.get_by_text("Ikke relevant").click()
    card.get_by_role("button", name="Andet").click()
    assert stage.decided[0][3].name == "OTHER"
    assert "#forslag-" in plain.url
    plain.locator("[data-search]").fill("nordlager")
    plain.get_by_role("search").get_by_role("button").click()
    plain.get_by_role("link", name="Lagermedarbejder").click()
    expect(plain.get_by_role("heading", level=1)).to_contain_text("Lagermedarbejder")
    assert "/jobordrer/" in plain.url


def test_the_first_stop_of_the_tabulator_skips_the_header(adviser: Page) -> None:
    adviser.goto(MEMBER)
    adviser.keyboard.press("Tab")
    expect(adviser.get_by_role("link", name="Gå til sidens indhold")).to_be_focused()
    adviser.keyboard.press("Enter")
    expect(adviser.locator("main")).to_be_focused()


def test_the_print_shows_the_reasons_and_leaves_the_buttons_out(adviser: Page) -> None:
    adviser.goto(MEMBER)
    adviser.emulate_media(media="print")
    expect(adviser.get_by_text("Har truckcertifikat B").first).to_be_visible()
    expect(adviser.locator("[data-key=a]").first).to_be_hidden()
    expect(adviser.locator("[data-key=x]").first).to_be_hidden()
    expect(adviser.locator("[data-search]")).to_be_hidden()
