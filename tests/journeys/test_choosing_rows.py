"""Rows of the lists chosen by keyboard alone: members called to talks, line by line; orders moved, undone and told."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from api import frontend
from matching.database.pool import Pool
from tests.api.case_stage import CaseStage, open_tab, served
from tests.builders import LAGER_READ, put_order
from tests.journeys.keyboard import Keyboard

AXE = (frontend.MODULES / "axe-core/axe.min.js").read_text("utf-8") + "; window.axe = axe; 0"
NAMES = ("Anna Prøve", "Bo Prøve", "Carl Prøve", "Dorte Prøve", "Else Prøve")


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    made = CaseStage(pool)
    for name in NAMES:
        made.reader(name)
    with made.connection() as connection:
        for title in ("Lager", "Lager og butik", "Kørsel"):
            put_order(connection, made.keys, LAGER_READ, title=title)
    return made


@pytest.fixture
def keyboard(stage: CaseStage, browser: Browser) -> Iterator[Keyboard]:
    with served(stage.app) as address, open_tab(browser, address, viewport={"width": 1280, "height": 900}) as page:
        made = Keyboard(page)
        made.sign_in("48")
        yield made


def row(page: Page, name: str) -> object:
    return page.get_by_role("checkbox", name=f"Vælg {name}")


def chosen(page: Page, words: str) -> None:
    """What the bar says, and a screen reader with it."""
    expect(page.locator("[data-chosen-count]")).to_have_text(words)


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def no_faults(page: Page) -> None:
    page.evaluate(AXE)
    run = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], [node["target"] for node in one["nodes"][:3]]) for one in run["violations"]] == []


def test_members_are_chosen_and_called(keyboard: Keyboard) -> None:
    page = keyboard.page
    page.goto("/medlemmer")
    keyboard.reach(page.get_by_role("checkbox", name="Vælg alle på siden"))
    page.keyboard.press("Space")
    chosen(page, "5 af 5 på siden er valgt")
    page.keyboard.press("Space")
    chosen(page, "Sæt kryds ved de rækker, det gælder")
    keyboard.press(row(page, NAMES[0]), "Space")  # type: ignore[arg-type]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+Space")
    chosen(page, "4 af 5 på siden er valgt")
    page.keyboard.press("k")
    page.keyboard.press("Space")
    chosen(page, "3 af 5 på siden er valgt")
    page.keyboard.press("Enter")
    assert focused(page) == "raadgiver-valgt"
    keyboard.press(page.get_by_role("button", name="Indkald de valgte"))
    _called(keyboard)


def _called(keyboard: Keyboard) -> None:
    """The plan is seen, one line is left out, and the rest are called."""
    page = keyboard.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Indkald flere til jobsamtale")
    no_faults(page)
    keyboard.press(page.get_by_role("checkbox", name=re.compile(NAMES[1])), "Space")
    keyboard.press(page.get_by_role("button", name="Indkald de valgte"))
    page.wait_for_url("**udfoert=**")
    assert focused(page) == "resultat"
    expect(page.locator("#resultat")).to_contain_text("2 medlemmer er indkaldt til samtale.")
    expect(page.locator("#resultat")).to_contain_text("aflyses på arbejdslisten")


def test_orders_are_chosen_moved_and_moved_back(keyboard: Keyboard) -> None:
    page = keyboard.page
    page.goto("/jobordrer?sorter=nummer")
    boxes = page.locator("[data-choose]")
    keyboard.press(boxes.first, "Space")
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert focused(page) == "handling"
    keyboard.pick(page.get_by_label("Gør dette"), "pause")
    keyboard.press(page.get_by_role("button", name="Udfør for de valgte"))
    page.wait_for_url("**udfoert=**")
    assert focused(page) == "resultat"
    expect(page.locator("#resultat")).to_contain_text("2 jobordrer er sat på pause.")
    keyboard.press(page.get_by_role("button", name="Fortryd"))
    expect(page.locator("#resultat")).to_contain_text("2 jobordrer er åbnet igen.")
    assert focused(page) == "resultat"
