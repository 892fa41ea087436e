"""Cubes add up, and a cell has one key in whichever cube it stands."""

import pytest

from matching.statistics.disclosure.cubes import Cell, Cube, CubeDoesNotAddUp, Dimension, sums
from tests.matching.statistics.disclosure.tables import A_KASSE, AREA, PERIOD, a_cube

TWO = Dimension("akasse", {"a": "alle", "b": "alle"}, "alle")


def test_a_cube_whose_total_is_not_the_sum_of_its_parts_is_refused() -> None:
    with pytest.raises(CubeDoesNotAddUp, match="samtaler"):
        Cube("samtaler", "talks", (TWO,), {("a",): Cell(2), ("b",): Cell(3), ("alle",): Cell(6)})


@pytest.mark.parametrize("cells", [{("a", "x"): Cell(1)}, {("a",): Cell(-1)}])
def test_cells_that_are_none_of_the_cube_are_refused(cells: dict[tuple[str, ...], Cell]) -> None:
    with pytest.raises(CubeDoesNotAddUp):
        Cube("samtaler", "talks", (TWO,), cells)


def test_a_level_that_is_not_shown_needs_no_sum() -> None:
    cube = Cube("samtaler", "talks", (TWO,), {("a",): Cell(2), ("b",): Cell(3)})
    assert list(sums(cube.dimensions, cube.cells)) == []


def test_sums_name_the_total_and_its_parts_in_order() -> None:
    cube = a_cube({("a", "2026M02"): 1, ("b", "2026M01"): 2}, TWO, PERIOD)
    assert list(sums(cube.dimensions, cube.cells)) == [
        (("a", "2026Q1"), (("a", "2026M02"),)),
        (("alle", "2026M01"), (("b", "2026M01"),)),
        (("alle", "2026M02"), (("a", "2026M02"),)),
        (("alle", "2026Q1"), (("a", "2026Q1"), ("b", "2026Q1"))),
        (("alle", "2026Q1"), (("alle", "2026M01"), ("alle", "2026M02"))),
        (("b", "2026Q1"), (("b", "2026M01"),)),
    ]


def test_a_margin_has_the_same_key_in_two_cubes() -> None:
    by_both = a_cube({("a00", "m00"): 7}, A_KASSE, AREA)
    by_area = a_cube({("m00",): 7}, AREA)
    assert by_both.keys[("alle", "m00")] == by_area.keys[("m00",)] == ("talks", (("area", "m00"),))


def test_the_order_of_the_dimensions_does_not_change_a_key() -> None:
    one, other = a_cube({("a00", "m00"): 7}, A_KASSE, AREA), a_cube({("m00", "a00"): 7}, AREA, A_KASSE)
    assert one.keys[("a00", "m00")] == other.keys[("m00", "a00")]


def test_another_measure_is_another_cell() -> None:
    one, other = a_cube({("m00",): 7}, AREA), a_cube({("m00",): 7}, AREA, measure="orders")
    assert one.keys[("m00",)] != other.keys[("m00",)]
