"""What page speed reads out of pages, in which order it asks, and the line it prints."""

from models.page_speed import addresses_in, in_turn, line

ONE, TWO = "0a0a0a0a-0000-4000-8000-000000000001", "0a0a0a0a-0000-4000-8000-000000000002"


def test_addresses_are_found_once_each_in_the_order_of_their_keys() -> None:
    pages = [f'<a href="/samtaler/{TWO}/flyt">', f'<a href="/samtaler/{ONE}"><a href="/medlemmer/{TWO}">']
    assert addresses_in(pages, "samtaler") == (f"/samtaler/{ONE}", f"/samtaler/{TWO}")


def test_every_address_is_asked_before_any_comes_again() -> None:
    assert in_turn(["a", "b", "c"], 5) == ["a", "b", "c", "a", "b"]
    assert in_turn(["a", "b", "c"], 2) == ["a", "b"]


def test_the_line_tells_the_middle_and_the_late_ones() -> None:
    """1 to 99 ms: the middle is 50; 19 of 20 are below 95 (numbers of 100 places, cut at 0.95 x 100)."""
    assert line("/medlemmer/…", [float(ms) for ms in range(1, 100)]) == (
        "/medlemmer/…: 99 answers, median 50 ms, p95 95 ms, longest 99 ms"
    )
