"""The parts that all pages are made of, in every state, under axe on a telephone; all pages are in the drills."""

from playwright.sync_api import Page

from api import frontend

AXE = (frontend.MODULES / "axe-core/axe.min.js").read_text("utf-8") + "; window.axe = axe; 0"


def test_axe_finds_nothing_in_any_part(adviser: Page) -> None:
    adviser.set_viewport_size({"width": 375, "height": 900})
    adviser.goto("/komponenter")
    chapters = adviser.evaluate("[...document.querySelectorAll('main a')].map((one) => one.getAttribute('href'))")
    chapters = sorted({address for address in chapters if address.startswith("/komponenter/")})
    assert len(chapters) > 5
    assert {address: found for address in chapters if (found := faults(adviser, address))} == {}


def faults(page: Page, address: str) -> list[str]:
    """What axe finds in a chapter with everything unfolded, of any severity."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")
    page.evaluate(AXE)
    run = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {[node['target'] for node in one['nodes'][:3]]}" for one in run["violations"]]
