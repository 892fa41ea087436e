"""Two a-kasser fill one order: an agreement, anonymous cards, a request, a referral; each sees its own part alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from matching.core.ids import AkasseId
from matching.database.pool import Pool
from tests.api.case_stage import open_tab, served
from tests.api.pool_stage import PoolStage
from tests.builders import AKADEMIKERNE, METAL
from tests.journeys.keyboard import Keyboard
from tests.pool_world import PEOPLE

PURPOSE = "To lagermedarbejdere til Pakkeriet inden jul."


@pytest.fixture
def stage(pool: Pool) -> PoolStage:
    return PoolStage(pool)


@pytest.fixture
def tabs(stage: PoolStage, browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A tab of the a-kasse that asks, and one of the a-kasse that lends."""
    size = {"width": 1280, "height": 900}
    with (
        served(stage.app) as address,
        open_tab(browser, address, viewport=size) as asking,
        open_tab(browser, address, viewport=size) as lending,
    ):
        sign_in(asking, AKADEMIKERNE)
        sign_in(lending, METAL)
        yield asking, lending


def sign_in(page: Page, akasse_id: AkasseId) -> None:
    page.goto("/log-ind")
    page.select_option("#akasse", str(akasse_id))
    page.get_by_role("button", name="Log ind").click()
    page.wait_for_url(lambda address: "/log-ind" not in address)


@pytest.mark.drill
def test_with_the_mouse(stage: PoolStage, tabs: tuple[Page, Page]) -> None:
    asking, lending = tabs
    _asked(stage, asking)
    _said_yes_to(lending)
    _seen_without_a_name(stage, asking)
    asking.get_by_role("button", name="Bed om henvisning").first.click()
    expect(asking.get_by_text("Der er bedt om en henvisning")).to_be_visible()
    _taken_up(lending)
    asking.goto(stage.order_page)
    expect(asking.get_by_text("A-kassen taler med medlemmet")).to_be_visible()
    _sent(lending)
    asking.goto(stage.order_page)
    section = asking.locator("#andre-a-kasser")
    expect(section.get_by_text("Henvist", exact=True)).to_be_visible()
    expect(section).not_to_contain_text("Hemmelig")
    _ended(asking, lending)


def _asked(stage: PoolStage, asking: Page) -> None:
    asking.goto(stage.order_page)
    expect(asking.locator("#andre-a-kasser")).to_contain_text("I har ingen aftale med en anden a-kasse")
    asking.get_by_role("link", name="Bed om en aftale").click()
    asking.get_by_text("Metal A-kasse", exact=True).click()
    asking.get_by_label("Formål").fill(PURPOSE)
    asking.get_by_role("button", name="Spørg", exact=True).click()
    expect(asking.locator("#andre-a-kasser")).to_contain_text("Venter på svar")


def _said_yes_to(lending: Page) -> None:
    lending.goto("/arbejdsliste")
    lending.get_by_role("link", name=re.compile("Anden a-kasse beder om en aftale")).click()
    expect(lending.get_by_text(PURPOSE)).to_be_visible()
    expect(lending.get_by_text("Intet vises, før I har sagt ja.")).to_be_visible()
    lending.get_by_role("button", name="Sig ja").click()
    expect(lending.get_by_text("Ikke set endnu")).to_have_count(PEOPLE)


def _seen_without_a_name(stage: PoolStage, asking: Page) -> None:
    asking.goto(stage.order_page)
    section = asking.locator("#andre-a-kasser")
    expect(section.get_by_role("article")).to_have_count(PEOPLE)
    expect(section.get_by_role("article").first).to_contain_text("Region Midtjylland")
    expect(asking.locator("body")).not_to_contain_text("Hemmelig")


def _taken_up(lending: Page) -> None:
    lending.goto("/arbejdsliste?vis=alle")
    lending.get_by_role("link", name=re.compile("Anden a-kasse spørger om jeres medlem")).click()
    expect(lending.get_by_role("heading", level=1)).to_contain_text("Akademikernes A-kasse spørger om Karl Hemmelig")
    expect(lending.get_by_text("Har arbejdet som lagermedarbejder")).to_be_visible()
    lending.get_by_role("button", name="Foreslå medlemmet").click()
    expect(lending).to_have_url(re.compile("/henvisninger/"))


def _sent(lending: Page) -> None:
    """The ordinary flow: what the employer gets is agreed with the member, then it is sent."""
    lending.get_by_role("button", name=re.compile("Medlemmet")).first.click()
    lending.get_by_role("button", name="Send til virksomheden").click()
    expect(lending.get_by_text("Sendt til virksomheden").first).to_be_visible()


def _ended(asking: Page, lending: Page) -> None:
    lending.goto("/aftaler")
    lending.get_by_role("link", name=re.compile("Akademikernes A-kasse")).click()
    expect(lending.get_by_text(f"{PEOPLE} kort vist").first).to_be_visible()
    lending.get_by_role("button", name="Afslut aftalen").click()
    expect(lending.get_by_text("Aftalen er slut, og kortene er slettet.")).to_be_visible()
    asking.reload()
    expect(asking.locator("#andre-a-kasser").get_by_role("article")).to_have_count(0)
    expect(asking.locator("#andre-a-kasser")).to_contain_text("Afsluttet af den a-kasse, hvis medlemmer")


def test_by_keyboard_alone(stage: PoolStage, tabs: tuple[Page, Page]) -> None:
    asking, lending = tabs
    asking.goto(stage.order_page)
    keys, theirs = Keyboard(asking), Keyboard(lending)
    keys.press(asking.get_by_role("link", name="Bed om en aftale"))
    keys.press(asking.get_by_label("Metal A-kasse"), "Space")
    keys.write(asking.get_by_label("Formål"), PURPOSE)
    keys.press(asking.get_by_role("button", name="Spørg", exact=True))
    expect(asking.locator("#andre-a-kasser")).to_contain_text("Venter på svar")
    lending.goto("/aftaler")
    theirs.press(lending.get_by_role("link", name=re.compile("Akademikernes A-kasse")))
    theirs.press(lending.get_by_role("button", name="Sig ja"))
    expect(lending.get_by_text("Ikke set endnu")).to_have_count(PEOPLE)
    asking.goto(stage.order_page)
    keys.press(asking.get_by_role("button", name="Bed om henvisning").first)
    expect(asking.get_by_text("Der er bedt om en henvisning")).to_be_visible()
    lending.goto("/arbejdsliste?vis=alle")
    theirs.press(lending.get_by_role("link", name=re.compile("Anden a-kasse spørger om jeres medlem")))
    theirs.press(lending.locator("summary", has_text="Sig nej"))
    theirs.choose(lending.get_by_label("Medlemmet er i gang med noget andet"))
    theirs.press(lending.get_by_role("button", name="Sig nej"))
    expect(lending.get_by_text("Grunden bliver i jeres egen a-kasse.")).to_be_visible()
    asking.goto(stage.order_page)
    expect(asking.get_by_text("Bliver ikke henvist")).to_be_visible()
    expect(asking.locator("body")).not_to_contain_text("i gang med noget andet")
