"""What is to be published: cubes of counts, their hierarchies, and which cells add up to which."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from matching.core.errors import JobbroError

Coordinates = tuple[str, ...]
#: What a cell counts and where, the same in whichever cube it stands; a dimension's total says nothing and is left out.
CellKey = tuple[str, tuple[tuple[str, str], ...]]


class CubeDoesNotAddUp(JobbroError):
    """A total is not the sum of its parts, or a cell is not of its cube."""

    def __init__(self, cube: str) -> None:
        super().__init__(f"Tallene i »{cube}« stemmer ikke: en total er ikke summen af sine dele. Fyld tabellen igen.")


class CubesContradict(JobbroError):
    """Two cubes count the same thing and come to different figures."""

    def __init__(self, cube: str) -> None:
        super().__init__(f"»{cube}« viser et andet tal for det samme end en anden tabel. Fyld begge tabeller igen.")


@dataclass(frozen=True)
class Dimension:
    """One way of dividing what is counted; `parent_of` names, for a code, the code whose count it is a part of.

    Declare a parent only where counts add up: a person who has talks in two months is one person in the quarter.
    `total` is the code that means "not divided", None for a dimension that has none, as periods.
    """

    name: str
    parent_of: Mapping[str, str]
    total: str | None = None


@dataclass(frozen=True)
class Cell:
    """A count; `employers` is how many stand behind it, `largest` their largest parts of it, both where it matters."""

    count: int
    employers: int | None = None
    largest: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cube:
    """A table of counts with all its margins. A combination that is not among `cells` is impossible: a structural zero.

    `measure` says what is counted; cubes of one measure share their margins. `zeros_tell` is for a cube where a real
    zero reveals something about everybody beside it (nobody of these twelve was granted), so that zeros are small too.
    """

    name: str
    measure: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Coordinates, Cell]
    zeros_tell: bool = False

    def __post_init__(self) -> None:
        """Refuse what does not add up, since every proof about the cube rests on it."""
        width = len(self.dimensions)
        if any(len(where) != width or cell.count < 0 for where, cell in self.cells.items()):
            raise CubeDoesNotAddUp(self.name)
        for total, parts in sums(self.dimensions, self.cells):
            if self.cells[total].count != sum(self.cells[part].count for part in parts):
                raise CubeDoesNotAddUp(self.name)

    @cached_property
    def keys(self) -> Mapping[Coordinates, CellKey]:
        """The key of each cell, made once: ledger, mask and audit all ask for them."""
        places = sorted((one.name, place, one.total) for place, one in enumerate(self.dimensions))
        return {
            where: (self.measure, tuple((name, where[place]) for name, place, total in places if where[place] != total))
            for where in self.cells
        }


def sums(
    dimensions: tuple[Dimension, ...], cells: Mapping[Coordinates, object]
) -> Iterator[tuple[Coordinates, tuple[Coordinates, ...]]]:
    """Every cell that is the sum of others, with those others; in total order."""
    parts: dict[tuple[Coordinates, int], list[Coordinates]] = {}
    for where in sorted(cells):
        for axis, dimension in enumerate(dimensions):
            parent = dimension.parent_of.get(where[axis])
            if parent is not None:
                total = (*where[:axis], parent, *where[axis + 1 :])
                parts.setdefault((total, axis), []).append(where)
    return ((total, tuple(found)) for (total, _), found in sorted(parts.items()) if total in cells)


def rolled_up(leaves: Mapping[Coordinates, int], dimensions: tuple[Dimension, ...]) -> dict[Coordinates, int]:
    """Innermost counts with every margin above them."""
    counts: Counter[Coordinates] = Counter()
    for where, count in leaves.items():
        ways = (above(code, dimension) for code, dimension in zip(where, dimensions, strict=True))
        counts.update(dict.fromkeys(product(*ways), count))
    return dict(counts)


def above(code: str, dimension: Dimension) -> Iterator[str]:
    """A code and everything that it is a part of, innermost first."""
    yield code
    while (parent := dimension.parent_of.get(code)) is not None:
        yield (code := parent)
