"""Pictures of every page, on a desktop and a telephone: `python -m tests.screens docs/screens`.

They are taken of the same small world that `tests/journeys/test_every_page.py` looks through, so they can be made
again at any time; nobody in them exists. What was there before is replaced, and README.md lists what is there now.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from matching.database.embedded import start_database
from matching.database.migrate import migrate
from matching.database.pool import open_pool
from matching.database.settings import DatabaseSettings
from tests.api.case_stage import served
from tests.journeys.every_page import WIDTHS, Shown, Viewer, every_page, sign_in
from tests.journeys.small_world import SmallWorld, small_world

DEVICES = dict(zip(WIDTHS, ("desktop", "telefon"), strict=True))
QUALITY = 55
#: A picture of a longer page ends here (pixels).
LONGEST = 2400
SHORTEST = {1280: 720, 390: 760}
HEAD = """# Every page, as it looks

Made by `make screens` from the small world of `tests/journeys/small_world.py`; nobody in the pictures exists. Each page
is also checked there: axe-core finds nothing of any severity, and nothing scrolls sideways at 320 pixels.

| Side | Computer | Telefon |
|---|---|---|
"""


def take(folder: Path) -> None:
    """Make the world, take every picture, and write the index."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place.chmod(0o711)
        database = stack.enter_context(start_database(DatabaseSettings(place / "database", durable=False)))
        migrate(database.admin_url, database.url)
        pool = stack.enter_context(open_pool(database.url))
        world = stack.enter_context(small_world(pool, place / "mail"))
        address = stack.enter_context(served(world.app))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--lang=da-DK"], env={"LANGUAGE": "da"}
        )
        shown = photograph(browser, address, world, folder)
    (folder / "README.md").write_text(HEAD + "".join(map(row, shown)), "utf-8")


def photograph(browser: Browser, address: str, world: SmallWorld, folder: Path) -> list[Shown]:
    """Take the pictures of every page; returns the pages in their order."""
    shown = list(every_page(world))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for viewer in Viewer:
        page = browser.new_context(base_url=address, locale="da-DK").new_page()
        sign_in(page, viewer)
        for one in shown:
            if one.viewer is viewer:
                page.set_viewport_size({"width": WIDTHS[0], "height": SHORTEST[WIDTHS[0]]})
                one.open(page)
                picture(page, folder, one)
    return shown


def picture(page: Page, folder: Path, shown: Shown) -> None:
    """Take a page's pictures; the window is as high as the page, so that what sticks to its edge is in its place."""
    for width, device in DEVICES.items():
        page.set_viewport_size({"width": width, "height": SHORTEST[width]})
        height = int(page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": width, "height": min(height, LONGEST)})
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / file_name(shown, device), type="jpeg", quality=QUALITY, animations="disabled")


def file_name(shown: Shown, device: str) -> str:
    """The name of a picture's file."""
    return f"{shown.name}-{device}.jpg"


def row(shown: Shown) -> str:
    """A page's line in the index."""
    links = " | ".join(f"[billede]({file_name(shown, device)})" for device in DEVICES.values())
    return f"| {shown.words} | {links} |\n"


def main(arguments: Sequence[str]) -> int:
    """Take the pictures into the folder that is named."""
    if len(arguments) != 1:
        sys.stderr.write("Brug: python -m tests.screens MAPPE\n")
        return 2
    take(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
