"""Secondary suppression hides enough, no more than it must, the same each time, and for as long as it must."""

from dataclasses import replace
from datetime import date

import pytest

from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube, CubesContradict, Dimension
from matching.statistics.disclosure.door import DisclosureRefused, publish
from matching.statistics.disclosure.published import Release
from matching.statistics.disclosure.rules import Cause
from tests.matching.statistics.disclosure.tables import (
    FEBRUARY,
    JANUARY,
    MARCH,
    OUTCOME,
    PERIOD,
    a_cube,
    drawn_cubes,
    drawn_vintages,
    small_cells,
)

ROWS = Dimension("akasse", {"a": "alle", "b": "alle", "c": "alle"}, "alle")
PLACES = Dimension("area", {"x": "dk", "y": "dk", "z": "dk"}, "dk")


def hidden_in(*cubes: Cube, on: date = JANUARY, history: tuple[Release, ...] = ()) -> dict[Coordinates, Cause]:
    """What publishing these cubes hides, and why, in the first of them."""
    causes = publish(cubes, on, history).causes
    return {where: cause for (name, where), cause in causes.items() if name == cubes[0].name}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden_in(a_cube({("a",): 5, ("b",): 0, ("c",): 9}, ROWS)) == {}


def test_the_smallest_neighbour_is_hidden_beside_a_small_cell() -> None:
    """3 must be able to go up by 5, so a neighbour must go down by 5: 9 can, and is the least loss."""
    found = hidden_in(a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS))
    assert found == {("a",): Cause.SMALL, ("c",): Cause.SECONDARY}


def test_a_corner_needs_a_rectangle() -> None:
    leaves = {(a, x): 20 for a in "abc" for x in "xyz"} | {("a", "x"): 2}
    found = hidden_in(a_cube(leaves, ROWS, PLACES))
    assert found.pop(("a", "x")) is Cause.SMALL
    rows, columns = {a for a, _ in found} - {"a"}, {x for _, x in found} - {"x"}
    assert (len(found), len(rows), len(columns)) == (3, 1, 1)


def test_a_small_cell_among_enough_small_cells_needs_no_other() -> None:
    cube = a_cube({("a",): 4, ("b",): 4, ("c",): 4}, ROWS)
    assert set(hidden_in(cube).values()) == {Cause.SMALL}


def test_a_total_is_hidden_when_nothing_beside_the_small_cell_can_be() -> None:
    """1 and two zeros beside 3 in the other place: nothing in its line can move, so the totals must."""
    cube = a_cube({("a", "x"): 1, ("b", "x"): 0, ("a", "y"): 60, ("b", "y"): 70}, ROWS, PLACES)
    assert ("alle", "x") in hidden_in(cube)


def test_a_shared_margin_is_hidden_in_both_cubes_or_in_none() -> None:
    for seed in (3, 7, 11):
        vintage = publish(drawn_cubes(seed), JANUARY, ())
        one, other = vintage.cubes
        shared = set(one.cells) & set(other.cells)
        assert len(shared) > 20
        assert {where for where in shared if one.cells[where] != other.cells[where]} == set()


def test_the_complement_of_a_hidden_outcome_is_hidden_too() -> None:
    """40 of whom 37 were granted: who knows 40 and 37 knows 3."""
    found = hidden_in(a_cube({("a", "ja"): 37, ("a", "nej"): 3, ("b", "ja"): 50, ("b", "nej"): 60}, ROWS, OUTCOME))
    assert found[("a", "nej")] is Cause.SMALL
    assert ("a", "ja") in found or ("a", "begge") in found


def test_an_employers_figure_is_hidden_with_room_in_proportion() -> None:
    cells = {("a",): Cell(200, employers=1), ("b",): Cell(12), ("c",): Cell(90), ("alle",): Cell(302)}
    found = hidden_in(Cube("ordrer", "orders", (ROWS,), cells))
    assert found.pop(("a",)) is Cause.FEW_EMPLOYERS
    assert sum(cells[where].count for where in found) - len(found) >= 0.15 * 200


def test_a_zero_is_shown_and_a_zero_that_tells_is_not() -> None:
    leaves = {("a",): 0, ("b",): 30, ("c",): 9}
    assert hidden_in(a_cube(leaves, ROWS)) == {}
    assert hidden_in(a_cube(leaves, ROWS, zeros_tell=True)) == {("a",): Cause.SMALL, ("c",): Cause.SECONDARY}


@pytest.mark.parametrize("order", [1, -1])
def test_a_zero_that_tells_in_one_cube_is_hidden_in_the_other(order: int) -> None:
    leaves = {("a",): 0, ("b",): 30, ("c",): 9}
    cubes = [a_cube(leaves, ROWS, name="almindelig"), a_cube(leaves, ROWS, name="tavs", zeros_tell=True)]
    vintage = publish(cubes[::order], JANUARY, ())
    assert [cube.cells[("a",)].value for cube in vintage.cubes] == [None, None]


def test_a_zero_that_tells_is_not_given_back_by_its_parts() -> None:
    """The other cube shows the zero of the only place, which the hidden one is the sum of: nothing is published."""
    plain = a_cube({("a", "x"): 0, ("b", "x"): 30, ("c", "y"): 9}, ROWS, PLACES, name="almindelig")
    telling = a_cube({("a",): 0, ("b",): 30, ("c",): 9}, ROWS, name="tavs", zeros_tell=True)
    with pytest.raises(DisclosureRefused):
        publish([plain, telling], JANUARY, ())


@pytest.mark.parametrize("seed", range(4))
def test_the_same_input_gives_the_same_result_in_whatever_order_it_comes(seed: int) -> None:
    cubes = drawn_cubes(seed)
    turned = tuple(
        Cube(c.name, c.measure, c.dimensions, dict(reversed(c.cells.items())), c.zeros_tell) for c in reversed(cubes)
    )
    first, second = publish(cubes, JANUARY, ()), publish(turned, JANUARY, ())
    assert first.causes == second.causes


def test_what_was_hidden_and_has_not_changed_stays_hidden() -> None:
    first = publish([a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)], JANUARY, ())
    grown = a_cube({("a",): 8, ("b",): 30, ("c",): 9}, ROWS)
    assert hidden_in(grown) == {}
    found = hidden_in(grown, on=FEBRUARY, history=(first.release,))
    assert found[("c",)] is Cause.SECONDARY_BEFORE


def test_a_small_cell_that_did_not_change_keeps_its_cause() -> None:
    first = publish([a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)], JANUARY, ())
    found = hidden_in(a_cube({("a",): 3, ("b",): 31, ("c",): 9}, ROWS), on=FEBRUARY, history=(first.release,))
    assert found[("a",)] is Cause.SMALL


def test_what_was_public_stays_public() -> None:
    first = publish([a_cube({("a",): 30, ("b",): 9, ("c",): 9}, ROWS)], JANUARY, ())
    second = a_cube({("a",): 2, ("b",): 9, ("c",): 9}, ROWS)
    found = hidden_in(second, on=FEBRUARY, history=(first.release,))
    assert found.keys() == {("a",), ("alle",)}


def test_a_count_that_was_public_is_not_hidden_when_it_becomes_primary() -> None:
    """The same 30 from one employer: it is out already, and hiding it would only hide others for its sake."""
    plain = a_cube({("a",): 30, ("b",): 9, ("c",): 9}, ROWS)
    first = publish([plain], JANUARY, ())
    second = replace(plain, cells={**plain.cells, ("a",): Cell(30, employers=1)})
    assert hidden_in(second, on=FEBRUARY, history=(first.release,)) == {}


@pytest.mark.parametrize("seed", [5, 54])
def test_vintages_of_months_and_quarters_go_out_one_after_another(seed: int) -> None:
    """January alone, then with February, then the quarter. In 54 a cell must go part of the way to either side."""
    history: tuple[Release, ...] = ()
    for day, cubes in drawn_vintages(seed):
        vintage = publish(cubes, day, history)
        assert small_cells(cubes[0]) <= {where for name, where in vintage.causes if name == cubes[0].name}
        history = (*history, vintage.release)
    assert len(history) == 3


def test_two_cubes_that_count_the_same_differently_are_refused() -> None:
    one, other = a_cube({("a",): 30}, ROWS), a_cube({("2026M01", "a"): 31}, PERIOD, ROWS)
    both = a_cube({("a",): 31}, ROWS, name="den anden")
    with pytest.raises(CubesContradict, match="den anden"):
        publish([one, other, both], MARCH, ())
