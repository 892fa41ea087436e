"""Tables for the tests of disclosure control: small ones by hand, drawn ones by seed, and two slow attackers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube, Dimension, above, rolled_up, sums
from matching.statistics.disclosure.published import HiddenBecause, PublishedCell, PublishedCube, Release

JANUARY, FEBRUARY, MARCH, APRIL = (date(2026, month, 1) for month in (1, 2, 3, 4))
A_KASSE = Dimension("akasse", {f"a{number:02}": "alle" for number in range(12)}, "alle")
AREA = Dimension(
    "area",
    {f"m{number:02}": f"region{number // 4}" for number in range(12)} | {f"region{n}": "dk" for n in range(3)},
    "dk",
)
#: The same municipalities in other groups: what two overlapping geographies do.
TRAVEL_AREA = Dimension(
    "area",
    {f"m{number:02}": f"pendling{number // 5}" for number in range(12)} | {f"pendling{n}": "dk" for n in range(3)},
    "dk",
)
OUTCOME = Dimension("outcome", {"ja": "begge", "nej": "begge"}, "begge")
PERIOD = Dimension("period", {f"2026M{month:02}": f"2026Q{(month + 2) // 3}" for month in range(1, 13)})


def a_cube(
    leaves: Mapping[Coordinates, int],
    *dimensions: Dimension,
    name: str = "samtaler",
    measure: str = "talks",
    zeros_tell: bool = False,
) -> Cube:
    """A cube with all its margins from its innermost counts."""
    counts = rolled_up(leaves, dimensions)
    return Cube(name, measure, dimensions, {where: Cell(count) for where, count in counts.items()}, zeros_tell)


def shown(cube: Cube, hidden: set[Coordinates]) -> PublishedCube:
    """The cube with exactly these cells hidden: what a publisher without secondary suppression would send out."""
    cells = {
        where: PublishedCell(None, HiddenBecause.CONFIDENTIAL) if where in hidden else PublishedCell(cell.count)
        for where, cell in cube.cells.items()
    }
    return PublishedCube(cube.name, cube.measure, cube.dimensions, cells, cube.zeros_tell)


def a_release(cube: Cube, hidden: set[Coordinates], published_on: date = JANUARY) -> Release:
    """A vintage of one cube with exactly these cells hidden."""
    return Release(published_on, (cube,), (shown(cube, hidden),))


def small_cells(cube: Cube) -> set[Coordinates]:
    """The cells of 1-4."""
    return {where for where, cell in cube.cells.items() if 1 <= cell.count <= 4}


def drawn_counts(seed: int, people: int, *dimensions: Dimension) -> dict[Coordinates, int]:
    """So many people spread unevenly over the innermost cells of these dimensions."""
    leaves = list(product(*(sorted(set(one.parent_of) - set(one.parent_of.values())) for one in dimensions)))
    draw = np.random.default_rng(seed)
    counts = draw.multinomial(people, draw.dirichlet(np.full(len(leaves), 0.5)))
    return {where: int(count) for where, count in zip(leaves, counts, strict=True)}


def some(dimension: Dimension, count: int) -> Dimension:
    """The dimension with its first so many innermost codes and what is above them."""
    leaves = sorted(set(dimension.parent_of) - set(dimension.parent_of.values()))[:count]
    kept = {code for leaf in leaves for code in above(leaf, dimension)}
    return Dimension(
        dimension.name, {code: up for code, up in dimension.parent_of.items() if code in kept}, dimension.total
    )


def drawn_cubes(seed: int) -> tuple[Cube, ...]:
    """A drawn vintage: by turns flat and wide, with a hierarchy, with three dimensions, and of two linked cubes."""
    kind, flat = seed % 4, Dimension("area", {f"m{number:02}": "dk" for number in range(10)}, "dk")
    if kind == 0:
        return (a_cube(drawn_counts(seed, 2_500, A_KASSE, flat), A_KASSE, flat),)
    if kind == 1:
        few = some(A_KASSE, 6)
        return (a_cube(drawn_counts(seed, 1_200, few, AREA), few, AREA),)
    few, near = some(A_KASSE, 4), some(AREA, 6)
    if kind == 2:
        return (a_cube(drawn_counts(seed, 500, few, near, OUTCOME), few, near, OUTCOME),)
    leaves = drawn_counts(seed, 600, few, AREA)
    return a_cube(leaves, few, AREA), a_cube(leaves, few, TRAVEL_AREA, name="samtaler efter pendling")


def drawn_vintages(seed: int) -> list[tuple[date, tuple[Cube, ...]]]:
    """Three vintages: each adds a month, and late events change a few cells of the months before."""
    draw = np.random.default_rng(seed)
    few, near, leaves, vintages = some(A_KASSE, 4), some(AREA, 6), {}, []
    for month, day in enumerate((FEBRUARY, MARCH, APRIL), start=1):
        for where in draw.permutation(sorted(leaves))[:4] if leaves else []:
            leaves[tuple(map(str, where))] += int(draw.integers(1, 3))
        fresh = drawn_counts(100 * seed + month, 200, few, near)
        leaves |= {(*where, f"2026M{month:02}"): count for where, count in fresh.items()}
        cubes = [a_cube(leaves, few, near, PERIOD)]
        by_akasse: Counter[Coordinates] = Counter()
        for (akasse, _, period), count in leaves.items():
            by_akasse[akasse, period] += count
        vintages.append((day, (*cubes, a_cube(by_akasse, few, PERIOD, name="samtaler efter a-kasse"))))
    return vintages


def slow_intervals(releases: Sequence[Release]) -> Mapping[tuple[object, int], tuple[float, float]]:
    """Least and greatest count of every hidden cell, one linear program each: the plainest attacker there is."""
    known: dict[tuple[object, int], bool] = {}
    equations: set[tuple[tuple[object, int], ...]] = set()
    for release in releases:
        for cube, seen in zip(release.true, release.published, strict=True):
            name = {where: (cube.keys[where], cell.count) for where, cell in cube.cells.items()}
            for where, one in name.items():
                known[one] = known.get(one, False) or seen.cells[where].value is not None
            equations |= {
                (name[total], *(name[part] for part in parts)) for total, parts in sums(cube.dimensions, cube.cells)
            }
    cells = sorted(cell for cell, is_known in known.items() if not is_known)
    column = {cell: number for number, cell in enumerate(cells)}
    left, right = np.zeros((len(equations), len(cells))), np.zeros(len(equations))
    for row, terms in enumerate(sorted(equations)):
        for sign, cell in zip((-1, *(1 for _ in terms[1:])), terms, strict=True):
            if cell in column:
                left[row, column[cell]] += sign
            else:
                right[row] -= sign * cell[1]
    told = np.flatnonzero(left.any(axis=1))
    lowest, highest = (ends(way, left[told], right[told]) for way in (1.0, -1.0))
    return {cell: (lowest[place], highest[place]) for cell, place in column.items()}


def ends(way: float, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """One end of every unknown, of counts that are at least 1: as many tables side by side as there are unknowns."""
    tables = left.shape[1]
    side_by_side = kron(eye_array(tables), csr_array(left), format="csr")
    cost = way * np.eye(tables).ravel()
    found = linprog(cost, A_eq=side_by_side, b_eq=np.tile(right, tables), bounds=(1, 100_000), method="highs-ds")
    return found.x.reshape(tables, tables).diagonal()


def every_table(cube: Cube, seen: PublishedCube, most: int) -> Mapping[Coordinates, tuple[int, int]]:
    """Least and greatest count of each hidden cell over every table that fits, with counts up to `most`."""
    leaves = sorted(
        w for w in cube.cells if all(c not in d.parent_of.values() for c, d in zip(w, cube.dimensions, strict=True))
    )
    free = [where for where in leaves if seen.cells[where].value is None]
    found: dict[Coordinates, list[int]] = {where: [] for where, cell in seen.cells.items() if cell.value is None}
    for drawn in product(range(1, most + 1), repeat=len(free)):
        guess = {where: seen.cells[where].value or 0 for where in leaves} | dict(zip(free, drawn, strict=True))
        counts = a_cube(guess, *cube.dimensions).cells
        if all(one.value in (None, counts[where].count) for where, one in seen.cells.items()):
            for where, values in found.items():
                values.append(counts[where].count)
    return {where: (min(values), max(values)) for where, values in found.items()}
