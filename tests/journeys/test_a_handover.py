"""After 410 paid hours a member's file goes to the municipality: found, made whole, handed over, acknowledged."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from matching.core.handover import ALLOWED
from matching.core.ids import MemberId
from matching.database.pool import Pool
from matching.services.show_handover import show_handover
from tests.api.case_stage import CaseStage, served, signed_in
from tests.api.talk_stage import ACTOR, TODAY

NOTE = "Er sygemeldt med stress"


@pytest.fixture
def stage(pool: Pool) -> CaseStage:
    return CaseStage(pool)


@pytest.fixture
def member(stage: CaseStage) -> MemberId:
    made = stage.past_410()
    for day in (18, 25):
        stage.held_talk(made, day, note=NOTE)
    return made


@pytest.fixture
def adviser(stage: CaseStage, browser: Browser) -> Iterator[Page]:
    with served(stage.app) as address, signed_in(browser, address, viewport={"width": 390, "height": 844}) as page:
        yield page


def test_with_the_mouse_on_a_phone(stage: CaseStage, adviser: Page, member: MemberId, tmp_path: Path) -> None:
    adviser.goto("/overdragelser")
    expect(adviser.locator(".due-line")).to_contain_text("420 timer udbetalt")
    adviser.get_by_role("link", name="Karen Prøve").click()
    expect(adviser.get_by_text("1 ting mangler")).to_be_visible()
    adviser.get_by_label("Ja, a-kassen skal med").check()
    adviser.get_by_role("button", name="Gem ønsket").click()
    expect(adviser.get_by_text("1 ting mangler")).to_have_count(0)
    told = _fetched(adviser, tmp_path)
    adviser.get_by_role("button", name="Filen er overdraget").click()
    expect(adviser.get_by_role("heading", name="Filen er overdraget")).to_be_visible()
    _is_what_was_kept(stage, member, told)
    adviser.get_by_text("Kommunen har kvitteret").click()
    adviser.get_by_label("Kommunens reference").fill("Sag 12")
    adviser.get_by_role("button", name="Registrér kvitteringen").click()
    expect(adviser.get_by_text("Modtaget 23. november 2026 (Sag 12)")).to_be_visible()
    adviser.goto("/overdragelser")
    expect(adviser.locator(".due-line")).to_contain_text("Overdraget i dag")


def test_by_keyboard_alone(stage: CaseStage, adviser: Page, member: MemberId) -> None:
    adviser.goto("/overdragelser")
    adviser.get_by_role("link", name="Karen Prøve").focus()
    adviser.keyboard.press("Enter")
    expect(adviser.get_by_role("heading", name="Overdrag filen")).to_be_visible()
    adviser.get_by_label("Sendt med").focus()
    adviser.keyboard.press("ArrowDown")
    adviser.keyboard.press("Tab")
    expect(adviser.get_by_role("button", name="Filen er overdraget")).to_be_focused()
    adviser.keyboard.press("Enter")
    expect(adviser.get_by_role("heading", name="Filen er overdraget")).to_be_visible()
    (kept,) = stage.ask(lambda c: show_handover(c, ACTOR, member, as_of=TODAY)).versions
    assert kept.channel.label == "Digital Post"


def _fetched(page: Page, folder: Path) -> dict[str, object]:
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    saved = folder / "fil.json"
    download.value.save_as(saved)
    told = json.loads(saved.read_text("utf-8"))
    assert isinstance(told, dict)
    return told


def _is_what_was_kept(stage: CaseStage, member: MemberId, told: dict[str, object]) -> None:
    """What was fetched and sent is what was kept; it holds the wish, and no field beyond the allow-list."""
    shown = stage.ask(lambda c: show_handover(c, ACTOR, member, as_of=TODAY))
    assert shown.is_handed_over
    content = told["content"]
    assert isinstance(content, dict)
    assert content == {part: [dict(line) for line in lines] for part, lines in shown.file.content.items()}
    assert content["wish"] == [{"akasse_at_first_talk": "Ja"}]
    allowed = {str(part.value): {field.key for field in fields} for part, fields in ALLOWED.items()}
    assert all(set(line) <= allowed[part] for part, lines in content.items() for line in lines)
    assert NOTE not in json.dumps(told, ensure_ascii=False)
