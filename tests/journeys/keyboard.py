"""A person who uses the keyboard alone: Tab to move, Enter and Space to press, arrows to choose, letters to write."""

import pytest
from playwright.sync_api import Locator, Page, expect

#: Presses of Tab before a thing counts as out of reach.
MOST_TABS = 120
#: Whether what has the focus can be seen.
IN_VIEW = """() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""
#: Whether the focus is on the thing, or on another button of its group of radio buttons.
HAS_FOCUS = """one => {
    const here = document.activeElement;
    return here === one || (one.type === "radio" && here.type === "radio" && here.name === one.name);
}"""


class Keyboard:
    """The keys of one tab; nothing here points at a place on the screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, target: Locator) -> None:
        """Tab until it has the focus, and see that it is in view then."""
        expect(target).to_be_attached()
        for _ in range(MOST_TABS):
            if target.evaluate(HAS_FOCUS):
                self.page.wait_for_function(IN_VIEW)
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{target} was not reached by Tab")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Tab to a link, a button or a fold, and press it."""
        self.reach(target)
        self.page.keyboard.press(key)

    def write(self, target: Locator, text: str) -> None:
        """Tab to a field and write; Tab selects what stood there, so the text takes its place."""
        self.reach(target)
        self.page.keyboard.type(text)

    def paste(self, target: Locator, text: str) -> None:
        """Tab to a field and put a whole text in at once, as from the clipboard."""
        self.reach(target)
        self.page.keyboard.insert_text(text)

    def choose(self, target: Locator) -> None:
        """Tab to a group of radio buttons and go down to one of them."""
        self.reach(target)
        self.page.keyboard.press("Space")
        for _ in range(MOST_TABS):
            if target.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{target} was not chosen")

    def pick(self, target: Locator, wanted: str) -> None:
        """Tab to a list and go down to a line of it, by the value that is sent."""
        self.reach(target)
        for _ in range(MOST_TABS):
            if target.input_value() == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        pytest.fail(f"{target} holds no {wanted}")

    def sign_in(self, akasse: str) -> None:
        """Sign in as an adviser."""
        self.page.goto("/log-ind")
        self.pick(self.page.get_by_label("A-kasse", exact=True), akasse)
        self.press(self.page.get_by_role("button", name="Log ind"))
        expect(self.page.get_by_role("button", name="Log ud")).to_be_visible()
