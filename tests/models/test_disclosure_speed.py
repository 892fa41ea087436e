"""The invented cube that disclosure control is measured on: all talks, the same each time, at every level asked for."""

import pytest

from models.disclosure_speed import invented_cube


@pytest.mark.parametrize("kinds", [False, True])
def test_the_invented_cube_counts_every_talk_at_every_level(kinds: bool) -> None:
    cube = invented_cube(3, 200, quarters=True, kinds=kinds)
    everything = ("alle", "dk", "q0", "alle")[: len(cube.dimensions)]
    assert cube.cells[everything].count == 600
    assert len(cube.dimensions) == (4 if kinds else 3)


def test_the_invented_cube_is_the_same_each_time() -> None:
    assert invented_cube(2, 100, quarters=False, kinds=False) == invented_cube(2, 100, quarters=False, kinds=False)
