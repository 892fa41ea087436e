"""The attacker finds what can be worked out, and no more: by hand, by counting every table, and over vintages."""

from dataclasses import replace

import pytest

from matching.statistics.disclosure.audit import Exposed, audit
from matching.statistics.disclosure.cubes import Cell, Dimension
from matching.statistics.disclosure.published import Release
from tests.matching.statistics.disclosure.tables import (
    APRIL,
    FEBRUARY,
    JANUARY,
    OUTCOME,
    PERIOD,
    a_cube,
    a_release,
    drawn_counts,
    every_table,
    shown,
    small_cells,
)

ROWS = Dimension("akasse", {"a": "alle", "b": "alle", "c": "alle"}, "alle")
PLACES = Dimension("area", {"x": "dk", "y": "dk"}, "dk")


def test_one_hidden_cell_beside_its_total_is_had_by_subtraction() -> None:
    """3 + 10 + 7 = 20: whoever knows 20, 10 and 7 knows 3."""
    cube = a_cube({("a",): 3, ("b",): 10, ("c",): 7}, ROWS)
    assert audit([a_release(cube, {("a",)})]).exposed == (Exposed(("talks", (("akasse", "a"),)), 3, 3),)


def test_two_hidden_cells_are_known_by_their_sum() -> None:
    """a + b = 4 and both at least 1: each lies in 1-3, which is a range of 2. With a sum of 5 the range is 3."""
    narrow = a_cube({("a",): 1, ("b",): 3, ("c",): 7}, ROWS)
    wide = a_cube({("a",): 1, ("b",): 4, ("c",): 7}, ROWS)
    found = audit([a_release(narrow, {("a",), ("b",)})]).exposed
    assert [(one.lowest, one.highest) for one in found] == [(1, 3), (1, 3)]
    assert audit([a_release(wide, {("a",), ("b",)})]).exposed == ()


def test_where_zeros_tell_a_hidden_cell_may_be_zero() -> None:
    """a + b = 4 and neither is known to be more than 0: each lies in 0-4."""
    cube = a_cube({("a",): 1, ("b",): 3, ("c",): 7}, ROWS, zeros_tell=True)
    assert audit([a_release(cube, {("a",), ("b",)})]).exposed == ()


@pytest.mark.parametrize(("employers", "fallen"), [(1, [(193, 207)]), (3, [])])
def test_an_employers_figure_falls_to_an_interval_narrow_in_proportion(employers: int, fallen: list[object]) -> None:
    """200 can move by the 7 that each of three 8s can fall: 193-207 is 14 wide, less than 15 % of 200."""
    pair = Dimension("akasse", {"a": "alle", "b": "alle"}, "alle")
    plain = a_cube({("a", "x"): 200, ("a", "y"): 8, ("b", "x"): 8, ("b", "y"): 8}, pair, PLACES)
    cube = replace(plain, cells={**plain.cells, ("a", "x"): Cell(200, employers=employers)})
    found = audit([a_release(cube, {(a, x) for a in "ab" for x in "xy"})]).exposed
    assert [(one.lowest, one.highest) for one in found] == fallen


def test_whole_numbers_are_known_to_be_whole() -> None:
    """a + b = b + c = 5 and a + c + e = 8: a and c are the same and 2a + e = 8, so that a is at most 3, not 3.5."""
    leaves, groups = {"a": 2, "b": 3, "c": 2, "e": 4}, ("ab", "bc", "ace")
    cubes = tuple(
        a_cube({(one,): leaves[one] for one in group}, Dimension("area", dict.fromkeys(group, group)), name=group)
        for group in groups
    )
    release = Release(JANUARY, cubes, tuple(shown(cube, {(one,) for one in "abce"}) for cube in cubes))
    found = {one.key[1][0][1]: (one.lowest, one.highest) for one in audit([release]).exposed}
    assert found == {"a": (1, 3), "b": (2, 4), "c": (1, 3)}


@pytest.mark.parametrize("seed", range(40))
def test_the_attack_agrees_with_counting_every_table(seed: int) -> None:
    outcomes = (ROWS, PLACES) if seed % 2 else (PLACES, OUTCOME)
    cube = a_cube({w: min(n, 6) for w, n in drawn_counts(seed, 16, *outcomes).items()}, *outcomes)
    hidden = small_cells(cube)
    slow = every_table(cube, shown(cube, hidden), most=12 if len(hidden) < 5 else 7)
    narrow = {where: ends for where, ends in slow.items() if ends[1] - ends[0] <= 2}
    report = audit([a_release(cube, hidden)])
    assert report.hidden == len(slow)
    assert sorted((one.lowest, one.highest) for one in report.exposed) == sorted(narrow.values())


def test_a_cell_hidden_once_and_shown_later_is_given_away() -> None:
    cube = a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)
    found = audit([a_release(cube, {("a",), ("b",)}), a_release(cube, set(), FEBRUARY)]).exposed
    assert [(one.lowest, one.highest) for one in found] == [(3, 3), (30, 30)]


def test_a_cell_shown_once_and_hidden_later_was_public_already() -> None:
    cube = a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)
    assert audit([a_release(cube, set()), a_release(cube, {("a",)}, FEBRUARY)]).exposed == ()


def test_two_vintages_give_away_together_what_neither_does_alone() -> None:
    """First a and b are hidden, then, a unchanged and b grown, only a and c: c is known since, so a is, so b was."""
    first = a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)
    second = a_cube({("a",): 3, ("b",): 31, ("c",): 9}, ROWS)
    one, other = a_release(first, {("a",), ("b",)}), a_release(second, {("a",), ("c",)}, FEBRUARY)
    assert audit([one]).exposed == audit([other]).exposed == ()
    assert [(found.key[1][0][1], found.lowest) for found in audit([one, other]).exposed] == [("a", 3), ("b", 30)]


def test_two_groupings_give_away_what_lies_between_them() -> None:
    """x and y are hidden, region = x + y + z; another cube groups y + z: 40 less 37 is x."""
    region = Dimension("area", {"x": "dk", "y": "dk", "z": "dk"}, "dk")
    other = Dimension("area", {"x": "dk", "yz": "dk", "y": "yz", "z": "yz"}, "dk")
    leaves = {("x",): 3, ("y",): 20, ("z",): 17}
    one, two = a_cube(leaves, region), a_cube(leaves, other, name="anden inddeling")
    hidden = {("x",), ("y",)}
    alone, both = a_release(one, hidden), Release(JANUARY, (one, two), (shown(one, hidden), shown(two, hidden)))
    assert audit([alone]).exposed == ()
    assert [(found.lowest, found.highest) for found in audit([both]).exposed] == [(3, 3), (20, 20)]


def test_months_are_had_from_a_quarter_they_add_up_to() -> None:
    cube = a_cube({("2026M01",): 40, ("2026M02",): 2, ("2026M03",): 50}, PERIOD)
    assert [one.lowest for one in audit([a_release(cube, {("2026M02",)}, APRIL)]).exposed] == [2]


def test_a_record_that_is_not_what_was_published_is_refused() -> None:
    cube = a_cube({("a",): 3, ("b",): 30, ("c",): 9}, ROWS)
    changed = a_cube({("a",): 3, ("b",): 30, ("c",): 8}, ROWS)
    with pytest.raises(ValueError, match="not the count"):
        audit([Release(JANUARY, (cube,), (shown(changed, set()),))])
