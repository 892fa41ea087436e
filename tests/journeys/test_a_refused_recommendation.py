"""A recommendation goes to the municipality and comes back refused, with reasons that reach a-kasse and member."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from api.letters import written
from matching.core.ids import MemberId
from matching.core.mail import MailKind
from matching.database.pool import Pool
from matching.queries import mail, recommendations
from matching.services.recommendation_letter import recommendation_answered
from tests.api.case_stage import CaseStage, served, sign_in, signed_in
from tests.api.talk_stage import ACTOR, AKASSE

REASONS = "Virksomheden har allerede to i praktik og må ikke tage flere."


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    return CaseStage(pool)


@pytest.fixture
def member(stage: CaseStage) -> MemberId:
    return stage.reader()


@pytest.fixture
def adviser(stage: CaseStage, browser: Browser) -> Iterator[Page]:
    with served(stage.app) as address, signed_in(browser, address, viewport={"width": 1280, "height": 900}) as page:
        yield page


def test_with_the_mouse(stage: CaseStage, adviser: Page, member: MemberId) -> None:
    _draft(adviser, member)
    _send(adviser)
    stage.clock.now += timedelta(days=3)
    sign_in(adviser, adviser.url)
    expect(adviser.get_by_text("Har ventet 3 dage. Spørg igen om 11 dage.")).to_be_visible()
    adviser.get_by_label("Afslået").check()
    adviser.get_by_role("button", name="Registrér svaret").click()
    expect(adviser.get_by_role("alert")).to_contain_text("Bed kommunen begrunde afslaget")
    expect(adviser.get_by_label("Afslået")).to_be_checked()
    adviser.get_by_role("link", name="Et svar uden begrundelse").click()
    expect(adviser.get_by_label("Begrundelse")).to_be_focused()
    adviser.get_by_label("Begrundelse").fill(REASONS)
    adviser.get_by_role("button", name="Registrér svaret").click()
    expect(adviser.get_by_role("heading", name="Kommunen har svaret")).to_be_visible()
    expect(adviser.get_by_role("blockquote")).to_have_text(REASONS)
    _reached_the_member(stage, member)
    adviser.goto("/indstillinger?vis=besvaret")
    expect(adviser.locator(".due-line")).to_contain_text("Afslået")


def test_by_keyboard_alone(stage: CaseStage, adviser: Page, member: MemberId) -> None:
    _draft(adviser, member)
    adviser.get_by_role("button", name="Den er sendt").focus()
    adviser.keyboard.press("Enter")
    expect(adviser.get_by_role("heading", name="Svaret fra kommunen")).to_be_visible()
    adviser.get_by_label("Bevilget", exact=True).focus()
    adviser.keyboard.press("ArrowDown")
    adviser.keyboard.press("ArrowDown")
    expect(adviser.get_by_label("Afslået")).to_be_checked()
    adviser.keyboard.press("Tab")
    expect(adviser.get_by_label("Begrundelse")).to_be_focused()
    adviser.keyboard.type(REASONS)
    _tab_to(adviser, "Registrér svaret")
    adviser.keyboard.press("Enter")
    expect(adviser.get_by_role("blockquote")).to_have_text(REASONS)
    _reached_the_member(stage, member)


def _draft(page: Page, member: MemberId) -> None:
    page.goto(f"/medlemmer/{member}/indstillinger/ny")
    page.get_by_label("Virksomhedspraktik").check()
    page.get_by_label("Ønsket begyndelse").fill("2026-12-07")
    page.get_by_label("Virksomhed, hvis").fill("Butikken ApS")
    page.get_by_label("Hvad skal tilbuddet føre til?").fill("Prøve at stå i butik.")
    page.get_by_label("Hvorfor bringer det").fill("Butikken mangler folk til foråret.")
    page.get_by_label("Hvad siger medlemmet selv?").fill("Det vil jeg gerne.")
    page.get_by_role("button", name="Gem kladden").click()
    expect(page.get_by_role("heading", name="Send den til kommunen")).to_be_visible()


def _send(page: Page) -> None:
    with page.expect_download() as paper:
        page.get_by_role("link", name="PDF").click()
    assert paper.value.suggested_filename.endswith(".pdf")
    page.get_by_role("button", name="Den er sendt").click()
    expect(page.get_by_text("Sendt i dag.")).to_be_visible()


def _tab_to(page: Page, name: str) -> None:
    target = page.get_by_role("button", name=name)
    for _ in range(12):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} was not reached by Tab")


def _reached_the_member(stage: CaseStage, member: MemberId) -> None:
    """One letter waits in the post, and what it tells holds the reasons."""
    (one,) = stage.ask(lambda c: recommendations.recommendations_of_member(c, AKASSE, member))
    queued = stage.ask(lambda c: mail.mails_about(c, AKASSE, one.recommendation_id))
    assert [letter.kind for letter in queued] == [MailKind.RECOMMENDATION_ANSWERED]
    letter = stage.ask(lambda c: recommendation_answered(c, AKASSE, one.recommendation_id, stage.clock()))
    subject, text = written("recommendation_answered", letter, "https://jobbro.example", may_reply=True)
    assert REASONS in text
    assert "afslået" in text
    assert "praktik" not in subject
    assert one.reasons == REASONS
    assert one.adviser == ACTOR.user_id
