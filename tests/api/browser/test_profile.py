"""The profile in a real browser, by keyboard alone: a competence typed with a slip, added, confirmed and undone."""

import pytest
from fastapi import FastAPI
from playwright.sync_api import Page, expect

from api.app import create_app
from api.settings import Settings
from matching.core.ids import MemberId
from matching.database.pool import Pool, open_transaction
from tests.api.stage import NOW
from tests.builders import LAGER_READ, put_member, put_taxonomy


@pytest.fixture
def member(pool: Pool) -> MemberId:
    with open_transaction(pool) as connection:
        keys = put_taxonomy(connection)
    with open_transaction(pool) as connection:
        return put_member(connection, keys, LAGER_READ)


@pytest.fixture
def app(front_end: None, settings: Settings, pool: Pool, member: MemberId) -> FastAPI:
    """The real application in the place of the staged one."""
    return create_app(settings, pool, clock=lambda: NOW)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def test_a_competence_is_added_and_taken_back_without_a_mouse(adviser: Page, member: MemberId) -> None:
    adviser.goto(f"/medlemmer/{member}/profil")
    adviser.focus("#soeg-kompetencer")
    adviser.keyboard.type("kundebetjenning")
    expect(adviser.locator("#forslag-kompetencer button")).to_have_text(["Tilføj Kundebetjening"])
    adviser.keyboard.press("ArrowDown")
    adviser.keyboard.press("Enter")
    expect(adviser.locator(".made")).to_contain_text("»Kundebetjening« er tilføjet.")
    expect(adviser.locator("#besked")).to_have_text("»Kundebetjening« er tilføjet.")
    assert focused(adviser) == "soeg-kompetencer"
    adviser.locator(".made-undo").focus()
    adviser.keyboard.press("Enter")
    expect(adviser.locator(".made")).to_contain_text("Fortrudt")
    expect(adviser.locator(".sheet-row", has_text="Kundebetjening")).to_have_count(0)


def test_confirming_by_keyboard_keeps_the_place_in_the_list(adviser: Page, member: MemberId) -> None:
    adviser.goto(f"/medlemmer/{member}/profil")
    row = adviser.locator(".sheet-row", has_text="Varemodtagelse")
    row.locator("summary").focus()
    adviser.keyboard.press("Enter")
    adviser.keyboard.press("Tab")
    adviser.keyboard.press("Enter")
    expect(row).to_contain_text("Bekræftet (dokumentation set)")
    assert focused(adviser) == row.get_by_role("button", name="Fjern").get_attribute("id")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(adviser: Page, member: MemberId, width: int) -> None:
    adviser.set_viewport_size({"width": width, "height": 800})
    adviser.goto(f"/medlemmer/{member}/profil")
    assert adviser.evaluate("document.documentElement.scrollWidth") <= width
