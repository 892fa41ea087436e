"""An order's room over all a-kasser, and the state that follows from it."""

from dataclasses import replace

import pytest

from matching.core.job_order import JobOrderStatus as Status
from matching.core.order_room import OrderRoom, status_after

ENOUGH, MET, PASSED = Status.ENOUGH_REFERRALS, Status.NEED_MET, Status.DEADLINE_PASSED


def room(**numbers: object) -> OrderRoom:
    return replace(OrderRoom(Status.IN_PROGRESS, positions=2), **numbers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("numbers", "left"),
    [
        ({}, 6),
        ({"held": 1, "out": 2}, 3),
        ({"filled": 1}, 3),
        ({"filled": 1, "out": 2}, 1),
        ({"wanted": 4}, 4),
        ({"wanted": 4, "held": 2, "out": 2}, 0),
        ({"wanted": 4, "out": 7}, 0),
        ({"filled": 2}, 0),
    ],
)
def test_places_left_count_those_who_agreed_and_those_with_the_employer(numbers: dict[str, int], left: int) -> None:
    assert room(**numbers).places_left == left


@pytest.mark.parametrize(("filled", "open_positions"), [(0, 2), (2, 0), (3, 0)])
def test_open_positions_are_never_negative_even_when_the_employer_wants_fewer(filled: int, open_positions: int) -> None:
    assert room(filled=filled).open_positions == open_positions


def test_an_order_that_waits_for_its_wording_is_not_open() -> None:
    assert room(status=ENOUGH).is_open
    assert not room(status=ENOUGH, held_back=True).is_open
    assert not room(status=MET).is_open


@pytest.mark.parametrize(
    ("before", "after", "becomes"),
    [
        ({"out": 5}, {"out": 6}, ENOUGH),
        ({"out": 4}, {"out": 5}, Status.IN_PROGRESS),
        ({"status": ENOUGH, "out": 6}, {"status": ENOUGH, "out": 5}, Status.IN_PROGRESS),
        ({"filled": 1}, {"filled": 2}, MET),
        ({"status": ENOUGH, "filled": 1}, {"status": ENOUGH, "filled": 2}, MET),
        ({"status": MET, "filled": 2}, {"status": MET, "filled": 1}, Status.IN_PROGRESS),
        ({"status": MET, "filled": 2}, {"status": MET, "filled": 1, "out": 3}, ENOUGH),
        ({"status": MET, "out": 2}, {"status": MET, "out": 1}, MET),
        ({"status": PASSED, "filled": 1}, {"status": PASSED, "filled": 2}, PASSED),
    ],
)
def test_the_state_follows_the_numbers(before: dict[str, object], after: dict[str, object], becomes: Status) -> None:
    assert status_after(room(**before), room(**after)) is becomes


def test_an_order_held_back_for_another_cause_is_not_opened_by_a_number() -> None:
    held = {"status": ENOUGH, "held_back": True}
    assert status_after(room(**held, out=6), room(**held, out=1)) is ENOUGH
