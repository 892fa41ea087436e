"""The promise itself: 0 exact recoveries and 0 ranges of 2 or less, over drawn tables and over vintages together.

Measured by the plainest attacker (one linear program for each end of each hidden cell), not by the audit that guards
the door. A few in the ordinary run, 500 tables and 60 courses of vintages as a drill.
"""

import pytest

from matching.statistics.disclosure.door import DisclosureRefused, publish
from matching.statistics.disclosure.published import Release
from tests.matching.statistics.disclosure.tables import (
    JANUARY,
    a_release,
    drawn_cubes,
    drawn_vintages,
    slow_intervals,
    small_cells,
)


def narrow(releases: list[Release]) -> tuple[int, int, int]:
    """How many hidden cells are known exactly, to a range of 2 or less, and how many there are."""
    widths = [high - low for low, high in slow_intervals(releases).values()]
    return sum(width < 0.5 for width in widths), sum(width < 2.99 for width in widths), len(widths)


def assert_nothing_is_found_in_tables(seeds: range) -> None:
    found = [narrow([publish(drawn_cubes(seed), JANUARY, ()).release]) for seed in seeds]
    assert sum(hidden for _, _, hidden in found) > 30 * len(seeds)
    assert [(seed, one) for seed, one in zip(seeds, found, strict=True) if one[:2] != (0, 0)] == []


def published(seed: int) -> list[Release]:
    """The vintages of a drawn course as far as the door let them out."""
    history: list[Release] = []
    for day, cubes in drawn_vintages(seed):
        try:
            history.append(publish(cubes, day, history).release)
        except DisclosureRefused:
            break
    return history


def assert_nothing_is_found_over_vintages(seeds: range) -> None:
    """A vintage may be refused when what is out already leaves no way to protect it, but seldom."""
    courses = {seed: published(seed) for seed in seeds}
    assert {seed: found for seed, releases in courses.items() if (found := narrow(releases)[:2]) != (0, 0)} == {}
    assert sum(len(releases) < 3 for releases in courses.values()) <= 0.05 * len(seeds)


def test_nothing_is_found_in_drawn_tables() -> None:
    assert_nothing_is_found_in_tables(range(12))


def test_nothing_is_found_over_vintages() -> None:
    assert_nothing_is_found_over_vintages(range(2))


def test_hiding_small_cells_alone_gives_many_away() -> None:
    found = [narrow([a_release(cube, small_cells(cube))]) for seed in range(0, 12, 4) for cube in drawn_cubes(seed)]
    assert sum(exact for exact, _, _ in found) > 0.2 * sum(hidden for _, _, hidden in found)


@pytest.mark.drill
@pytest.mark.parametrize("hundred", range(5))
def test_nothing_is_found_in_500_drawn_tables(hundred: int) -> None:
    assert_nothing_is_found_in_tables(range(100 * hundred, 100 * (hundred + 1)))


@pytest.mark.drill
@pytest.mark.parametrize("score", range(3))
def test_nothing_is_found_over_60_courses_of_vintages(score: int) -> None:
    assert_nothing_is_found_over_vintages(range(20 * score, 20 * (score + 1)))
