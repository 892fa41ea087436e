"""Members are exempted up to the ceiling, the worklist's figures follow, and follow back when it is withdrawn."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from matching.core.ids import MemberId
from matching.core.talks import ExemptionReason
from matching.database.pool import Pool
from tests.api.case_stage import CaseStage, open_tab, served, sign_in
from tests.api.talk_stage import AKASSE
from tests.journeys.keyboard import Keyboard

NAMES = ("Karen Prøve", "Bo Prøve", "Ida Prøve", "Ole Prøve")
TAKEN_BACK = "Undtagelsen er trukket tilbage"
JUDGEMENT = "Har to samtaler på vej og søger bredt."


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    return CaseStage(pool)


@pytest.fixture
def karen(stage: CaseStage) -> MemberId:
    """The first of four members, so that one of them may be exempted."""
    return next(iter([stage.reader(name) for name in NAMES]))


@pytest.fixture
def tab(stage: CaseStage, browser: Browser) -> Iterator[Page]:
    with served(stage.app) as address, open_tab(browser, address, viewport={"width": 1280, "height": 900}) as page:
        yield page


def figures(page: Page, exempted: str, within_reach: str) -> None:
    """What the worklist counts."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsliste")
    for title, words in (("Undtaget lige nu", exempted), ("Har eller kan nå mindst 2 samtaler", within_reach)):
        line = page.locator(".figure-list li", has_text=title)
        expect(line.locator("strong")).to_have_text(words)


def required(page: Page, title: str, verdict: str) -> None:
    """What the worklist says of a demand."""
    expect(page.locator(".figure-list li", has_text=title)).to_contain_text(verdict)


def kept(stage: CaseStage) -> list[tuple[object, ...]]:
    """Every exemption there is, with its reason and whether it was taken back."""
    found = (
        "SELECT course.member_id, reason, judgement, actor, withdrawn_at IS NOT NULL "
        "FROM exemption JOIN course USING (akasse_id, course_id)"
    )
    rows: list[tuple[object, ...]] = stage.ask(lambda connection: connection.execute(found).fetchall())
    return rows


@pytest.mark.drill
def test_with_the_mouse(stage: CaseStage, tab: Page, karen: MemberId) -> None:
    sign_in(tab, "/arbejdsliste")
    figures(tab, "0 af 4 (0 %)", "4 af 4 (100 %)")
    tab.get_by_role("searchbox").fill("Karen")
    tab.get_by_role("button", name="Søg").click()
    tab.get_by_role("link", name="Karen Prøve").click()
    tab.get_by_role("link", name="Undtag fra flere samtaler").click()
    expect(tab.locator(".lead")).to_contain_text("Der er plads til 1 undtagelse mere")
    _refused_without_a_judgement(tab)
    tab.get_by_label("Din vurdering").fill(JUDGEMENT)
    tab.get_by_role("button", name="Undtag medlemmet").click()
    expect(tab.get_by_role("status").filter(has_text="Medlemmet er undtaget")).to_contain_text(JUDGEMENT)
    tab.get_by_role("link", name="Arbejdsliste").first.click()
    figures(tab, "1 af 4 (25 %)", "3 af 4 (75 %)")
    required(tab, "Undtaget lige nu", "højst 25 %, overholdt")
    required(tab, "Har eller kan nå", "krav 75 %, nået")
    _nobody_else_fits(tab)
    tab.goto(f"/medlemmer/{karen}/undtagelse")
    tab.get_by_role("button", name="Træk undtagelsen tilbage").click()
    expect(tab.get_by_role("status").filter(has_text=TAKEN_BACK)).to_be_visible()
    tab.get_by_role("link", name="Arbejdsliste").first.click()
    figures(tab, "0 af 4 (0 %)", "4 af 4 (100 %)")
    assert kept(stage) == [(karen, ExemptionReason.SEEKS_WELL_ALONE, JUDGEMENT, "demo-adviser-48", True)]


def _refused_without_a_judgement(tab: Page) -> None:
    tab.get_by_label(ExemptionReason.SEEKS_WELL_ALONE.label).check()
    tab.get_by_role("button", name="Undtag medlemmet").click()
    expect(tab.get_by_role("alert")).to_contain_text("Medlemmet er ikke undtaget")
    expect(tab.get_by_label(ExemptionReason.SEEKS_WELL_ALONE.label)).to_be_checked()


def _nobody_else_fits(tab: Page) -> None:
    """The ceiling is reached, so the next one has no form to fill in."""
    tab.get_by_role("searchbox").fill("Ida Prøve")
    tab.get_by_role("button", name="Søg").click()
    tab.get_by_role("link", name="Ida Prøve").click()
    tab.get_by_role("link", name="Undtag fra flere samtaler").click()
    expect(tab.get_by_role("main")).to_contain_text("Loftet er nået")
    expect(tab.get_by_label("Din vurdering")).to_have_count(0)


def test_by_keyboard_alone(stage: CaseStage, tab: Page, karen: MemberId) -> None:
    keys = Keyboard(tab)
    keys.sign_in(str(AKASSE))
    keys.press(tab.get_by_role("link", name="Arbejdsliste"))
    figures(tab, "0 af 4 (0 %)", "4 af 4 (100 %)")
    _find_by_keys(keys)
    _exempt_by_keys(keys)
    keys.press(tab.get_by_role("link", name="Arbejdsliste").first)
    figures(tab, "1 af 4 (25 %)", "3 af 4 (75 %)")
    _find_by_keys(keys)
    keys.press(tab.get_by_role("button", name="Træk undtagelsen tilbage"))
    expect(tab.get_by_role("status").filter(has_text=TAKEN_BACK)).to_be_visible()
    keys.press(tab.get_by_role("link", name="Arbejdsliste").first)
    figures(tab, "0 af 4 (0 %)", "4 af 4 (100 %)")
    assert kept(stage) == [(karen, ExemptionReason.SEEKS_WELL_ALONE, JUDGEMENT, "demo-adviser-48", True)]


def _find_by_keys(keys: Keyboard) -> None:
    tab = keys.page
    keys.write(tab.get_by_role("searchbox"), "Karen Prøve")
    tab.keyboard.press("Enter")
    keys.press(tab.get_by_role("link", name="Karen Prøve"))
    keys.press(tab.get_by_role("link", name="Undtag fra flere samtaler"))
    expect(tab).to_have_url(re.compile("/undtagelse$"))


def _exempt_by_keys(keys: Keyboard) -> None:
    """Sent too early first: what is missing is told, and its link leads to the field."""
    tab = keys.page
    keys.choose(tab.get_by_label(ExemptionReason.SEEKS_WELL_ALONE.label))
    keys.press(tab.get_by_role("button", name="Undtag medlemmet"))
    keys.press(tab.get_by_role("alert").get_by_role("link"))
    expect(tab.get_by_label("Din vurdering")).to_be_focused()
    tab.keyboard.type(JUDGEMENT)
    keys.press(tab.get_by_role("button", name="Undtag medlemmet"))
    expect(tab.get_by_role("status").filter(has_text="Medlemmet er undtaget")).to_contain_text(JUDGEMENT)
