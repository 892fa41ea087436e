"""A member's talk from the worklist to the paper in the hand: jobs agreed on, a wish tried, the talk registered."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from matching.core.agreements import AgreementState
from matching.core.talks import TalkState
from matching.database.pool import Pool
from matching.services.export_talks import export_talks
from tests.api.case_stage import served, sign_in, signed_in
from tests.api.conversation_stage import ConversationStage
from tests.api.talk_stage import AKASSE, TODAY

NOTE = "Vil gerne tilbage til lageret. Har talt med sin gamle chef."


@pytest.fixture
def stage(pool: Pool) -> ConversationStage:
    return ConversationStage(pool)


@pytest.fixture
def address(stage: ConversationStage) -> Iterator[str]:
    with served(stage.app) as address:
        yield address


@pytest.fixture
def adviser(address: str, browser: Browser) -> Iterator[Page]:
    with signed_in(browser, address, viewport={"width": 1280, "height": 900}) as page:
        yield page


def settled(page: Page, words: str) -> None:
    """What the bar at the bottom counts."""
    expect(page.locator("#aftaler-tal")).to_have_text(words)


def registered(stage: ConversationStage) -> None:
    """The talk is held, its agreements stand, and the common data base is told."""
    talk = stage.find(stage.talk_id)
    assert (talk.state, talk.concrete_job, talk.note) == (TalkState.HELD, True, NOTE)
    standing = [one.kind for one in stage.agreements() if one.state is AgreementState.STANDING]
    assert sorted(kind.value for kind in standing) == ["course", "other", "seek_self"]
    told = stage.ask(lambda c: list(export_talks(c, AKASSE, since=TODAY)))
    assert [record["record"] for record in told if record["talk_id"] == str(stage.talk_id)] == ["summons", "held_talk"]


def paper(page: Page) -> str:
    """The words of the paper that the member takes home."""
    with page.expect_download() as given:
        page.get_by_role("link", name="Hent PDF til medlemmet").click()
    return "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(given.value.path().read_bytes())).pages)


def test_with_the_mouse(stage: ConversationStage, adviser: Page) -> None:
    adviser.goto("/arbejdsliste")
    adviser.locator(f'a[href="{stage.address}"]').first.click()
    _agree_with_the_mouse(stage, adviser)
    _try_a_wish_with_the_mouse(stage, adviser)
    _write_with_the_mouse(adviser)
    adviser.get_by_role("link", name="Afslut samtalen").first.click()
    expect(adviser.get_by_label("Tekst til Min Plan")).to_have_value(re.compile("Truckcertifikat B"))
    adviser.get_by_label("Dag", exact=True).fill("2026-12-14")
    adviser.get_by_label("Klokkeslæt").fill("10:00")
    adviser.get_by_role("button", name="Afslut samtalen").click()
    expect(adviser.get_by_role("heading", level=1)).to_contain_text("Samtalen er afsluttet")
    words = paper(adviser)
    assert "Lagermedarbejder, Pakkeriet ApS" in words
    assert "Mandag den 14. december 2026" in words
    registered(stage)


def _agree_with_the_mouse(stage: ConversationStage, adviser: Page) -> None:
    card = adviser.locator(f"#forslag-{stage.near}")
    card.get_by_text("Aftal", exact=True).click()
    card.get_by_role("button", name="Medlemmet søger selv jobbet").click()
    expect(card.get_by_role("button", name="Fortryd")).to_be_focused()
    settled(adviser, "1 job søges selv")


def _try_a_wish_with_the_mouse(stage: ConversationStage, adviser: Page) -> None:
    adviser.get_by_label("Rejsetid").focus()
    adviser.get_by_label("Rejsetid").select_option("60")
    expect(adviser.locator(f"#forslag-{stage.far}")).to_contain_text("Nyt")
    expect(adviser.locator("#hvad-nu-hvis-svar")).to_contain_text("1 nyt job")
    expect(adviser.get_by_label("Rejsetid")).to_be_focused()
    assert adviser.url.endswith("?rejsetid=60")
    adviser.get_by_text("Gem som aftale").first.click()
    adviser.locator("#hvad-nu-hvis-svar").get_by_role("button", name="Gem").click()
    settled(adviser, "1 job søges selv · 1 anden aftale")


def _write_with_the_mouse(adviser: Page) -> None:
    adviser.get_by_text("Ny aftale", exact=True).click()
    adviser.get_by_label("Hvad aftaler I?").fill("Truckcertifikat B på AMU")
    adviser.get_by_role("button", name="Gem aftalen").click()
    settled(adviser, "1 job søges selv · 1 kursus · 1 anden aftale")
    adviser.locator("#noter > summary").click()
    adviser.get_by_label("Noter").fill(NOTE)
    expect(adviser.locator("#kladde-note")).to_contain_text("Gemt kl.")


def test_by_keyboard_alone(stage: ConversationStage, adviser: Page) -> None:
    adviser.goto(stage.address)
    _agree_by_keys(adviser)
    _try_a_wish_by_keys(stage, adviser)
    _write_by_keys(adviser)
    adviser.goto(f"{stage.address}/afslut")
    adviser.get_by_label("Tekst til Min Plan").focus()
    adviser.keyboard.press("Control+Enter")
    expect(adviser.get_by_role("heading", level=1)).to_contain_text("Samtalen er afsluttet")
    registered(stage)


def _agree_by_keys(adviser: Page) -> None:
    adviser.keyboard.press("j")
    expect(adviser.locator("[data-proposal]").first).to_be_focused()
    _press_to_agree(adviser)
    expect(adviser.locator(".made")).to_contain_text("Aftalt: »Lagermedarbejder«.")
    adviser.keyboard.press("z")
    settled(adviser, "Ingen endnu")
    expect(adviser.locator("[data-key=a]").first).to_be_focused()
    expect(adviser.locator(".made")).to_have_text("Aftalen er fortrudt.")
    _press_to_agree(adviser)


def _press_to_agree(adviser: Page) -> None:
    adviser.keyboard.press("a")
    expect(adviser.get_by_role("button", name="Medlemmet søger selv jobbet").first).to_be_focused()
    adviser.keyboard.press("Enter")
    settled(adviser, "1 job søges selv")


def _try_a_wish_by_keys(stage: ConversationStage, adviser: Page) -> None:
    adviser.get_by_label("Rejsetid").focus()
    for minutes in (30, 45, 60):
        adviser.keyboard.press("ArrowDown")
        expect(adviser).to_have_url(re.compile(f"rejsetid={minutes}$"))
    expect(adviser.locator(f"#forslag-{stage.far}")).to_be_visible()
    expect(adviser.get_by_label("Rejsetid")).to_have_value("60")
    adviser.locator("#hvad-nu-hvis-svar summary").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        adviser.keyboard.press(key)
    settled(adviser, "1 job søges selv · 1 anden aftale")


def _write_by_keys(adviser: Page) -> None:
    adviser.keyboard.press("Control+Enter")
    expect(adviser.get_by_label("Hvad aftaler I?")).to_be_focused()
    adviser.keyboard.type("Truckcertifikat B på AMU")
    adviser.keyboard.press("Control+Enter")
    settled(adviser, "1 job søges selv · 1 kursus · 1 anden aftale")
    adviser.keyboard.press("Escape")
    expect(adviser.locator("#ny-aftale > summary")).to_be_focused()
    adviser.locator("#noter > summary").focus()
    adviser.keyboard.press("Enter")
    expect(adviser.get_by_label("Noter")).to_be_focused()
    adviser.keyboard.type(NOTE)
    expect(adviser.locator("#kladde-note")).to_contain_text("Gemt kl.")


def kept_here(page: Page) -> int:
    """How much the browser keeps of what the server has not got."""
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('jobbro-typed')).length"))


@pytest.fixture
def anyone(address: str, browser: Browser) -> Iterator[Page]:
    """A signed-in adviser whose browser may complain of a lost connection."""
    context = browser.new_context(base_url=address, locale="da-DK")
    page = context.new_page()
    sign_in(page, "/log-ind")
    yield page
    context.close()


def test_what_is_typed_survives_a_lost_connection(stage: ConversationStage, anyone: Page) -> None:
    anyone.goto(stage.address)
    anyone.locator("#noter > summary").click()
    anyone.context.set_offline(True)
    anyone.get_by_label("Noter").fill(NOTE)
    expect(anyone.locator("#kladde-note")).to_contain_text("Ingen forbindelse")
    assert kept_here(anyone) == 1
    anyone.context.set_offline(False)
    expect(anyone.locator("#kladde-note")).to_contain_text("Gemt kl.", timeout=15_000)
    assert kept_here(anyone) == 0


def test_what_is_typed_survives_an_ended_session(stage: ConversationStage, anyone: Page) -> None:
    anyone.goto(stage.address)
    anyone.locator("#noter > summary").click()
    anyone.context.clear_cookies()
    anyone.get_by_label("Noter").fill(NOTE)
    expect(anyone.locator("#akasse")).to_be_visible()
    anyone.select_option("#akasse", str(AKASSE))
    anyone.get_by_role("button", name="Log ind").click()
    expect(anyone.get_by_label("Noter")).to_have_value(NOTE)
    expect(anyone.locator("#kladde-note")).to_contain_text("Gemt kl.")
    assert kept_here(anyone) == 0


def test_an_agreement_taken_back_in_the_bar_changes_its_card(stage: ConversationStage, adviser: Page) -> None:
    adviser.goto(stage.address)
    card = adviser.locator(f"#forslag-{stage.near}")
    card.get_by_text("Aftal", exact=True).click()
    card.get_by_role("button", name="Medlemmet henvises til jobbet").click()
    settled(adviser, "1 henvisning")
    adviser.locator(".agreed-summary").click()
    adviser.locator("#aftaler-liste").get_by_role("button", name="Fortryd").click()
    settled(adviser, "Ingen endnu")
    expect(adviser.locator("#aftaler-liste").get_by_role("button", name="Aftal igen")).to_be_focused()
    expect(card.get_by_text("Aftal", exact=True)).to_be_visible()


def test_what_cannot_be_kept_is_said_in_the_servers_own_words(stage: ConversationStage, adviser: Page) -> None:
    adviser.goto(stage.address)
    adviser.get_by_text("Ny aftale", exact=True).click()
    adviser.get_by_role("button", name="Gem aftalen").click()
    expect(adviser.locator("#toasts")).to_contain_text("Skriv, hvad I har aftalt.")


def test_why_a_job_is_missing_is_asked_and_answered_in_place(stage: ConversationStage, adviser: Page) -> None:
    adviser.goto(stage.address)
    adviser.get_by_role("link", name="Mangler et job?").click()
    adviser.get_by_label("Hvorfor er dette job ikke på listen?").fill("Lagermedarbejder i København")
    adviser.keyboard.press("Enter")
    answer = adviser.locator("#hvorfor-ikke-svar")
    expect(answer).to_contain_text("Rejsetiden er længere end medlemmets grænse")
    expect(answer).to_be_focused()


def test_everything_can_be_done_without_javascript(stage: ConversationStage, address: str, browser: Browser) -> None:
    with signed_in(browser, address, java_script_enabled=False) as plain:
        plain.goto(f"{stage.address}?rejsetid=60")
        card = plain.locator(f"#forslag-{stage.far}")
        card.get_by_text("Aftal", exact=True).click()
        card.get_by_role("button", name="Medlemmet søger selv jobbet").click()
        assert "rejsetid=60#forslag-" in plain.url
        plain.locator("#noter > summary").click()
        plain.get_by_label("Noter").fill(NOTE)
        plain.get_by_role("button", name="Gem noter").click()
        plain.get_by_role("link", name="Afslut samtalen").first.click()
        plain.get_by_role("button", name="Afslut samtalen").click()
        expect(plain.get_by_role("heading", level=1)).to_contain_text("Samtalen er afsluttet")
    assert stage.find(stage.talk_id).note == NOTE
