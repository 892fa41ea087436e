"""The cubes that go through the door: one for each table, month and sum, so that months fall apart.

A month's cube holds a quantity with what it is made of, over the table's axes and all their margins. Cubes of a family
share their cells, so a quantity that is a part in one and the whole in another is one cell. What exists and was not
counted is a real zero; a region in a month before it was made is impossible and is no cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import product

from matching.statistics.cohorts import Cohort, PeriodKind, available_on, cohort_of, holds_for
from matching.statistics.dimensions import UNKNOWN
from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube, Dimension, above
from matching.statistics.disclosure.rules import RULES
from matching.statistics.measure import Family
from matching.statistics.publication.codes import Codes
from matching.statistics.publication.counting import Counted, Sum, Sums, sums_by_month, with_margins
from matching.statistics.publication.tables import AKASSE, REGION, TOTAL, Axis, PublicTable, divisions_of

QUANTITY, PERIOD = "quantity", "period"
#: How many of the largest employers a cell remembers: as many as any rules look at.
LARGEST = max(rules.dominant[0] for rules in RULES)


@dataclass(frozen=True)
class Group:
    """Quantities that one cube shows together: one by itself, or a whole with all that it is made of."""

    name: str
    codes: tuple[str, ...]
    quantity: Dimension


def cubes_of(
    table: PublicTable, facts: Sequence[Counted], codes: Codes, months: Sequence[date], *, as_of: date
) -> Iterator[Cube]:
    """The cubes of a table for the cohorts of these months, as far as they may be read on `as_of`, in total order."""
    by_month = sums_by_month(table, facts, codes)
    seen = [frozenset(where[place] for sums in by_month.values() for _, where in sums) for place in _places(table)]
    for month in months:
        cohort = cohort_of(month, PeriodKind.MONTH)
        groups = groups_of(table.family, quantities_of(table, cohort, as_of))
        if groups:
            yield from _cubes_of_month(table, cohort, groups, by_month.get(month, {}), _Frame(table, codes, seen))


def quantities_of(table: PublicTable, cohort: Cohort, as_of: date) -> frozenset[str]:
    """The quantities of which some measure may be read for a cohort."""
    ready = [one for one in table.measures if holds_for(one, cohort) and available_on(one, cohort) <= as_of]
    return frozenset(code for one in ready for code in (one.numerator, one.denominator) if code is not None)


def groups_of(family: Family, known: frozenset[str]) -> tuple[Group, ...]:
    """These quantities with the sums that hold between them; one that is in no sum stands alone."""
    divisions = divisions_of(family, known)
    summed = {code for one in divisions for code in (one.whole, *one.parts)}
    groups = [Group(code, (code,), Dimension(QUANTITY, {})) for code in sorted(known - summed)]
    for one in divisions:
        parts = (*one.parts, one.rest) if one.has_rest else one.parts
        groups.append(Group(one.rest, (one.whole, *parts), Dimension(QUANTITY, dict.fromkeys(parts, one.whole))))
    return tuple(groups)


@dataclass(frozen=True)
class _Frame:
    """Which values each axis of a table has in a month, and what they are parts of."""

    table: PublicTable
    codes: Codes
    seen: Sequence[frozenset[str]]

    def dimensions(self, month: date, here: Sequence[frozenset[str]]) -> tuple[Dimension, ...]:
        """The axes of a month; `here` are the values under which something is counted in it."""
        return tuple(
            Dimension(axis.code, self._parents(axis, month, values, ever), TOTAL)
            for axis, values, ever in zip(self.table.axes, here, self.seen, strict=True)
        )

    def _parents(self, axis: Axis, month: date, here: frozenset[str], ever: frozenset[str]) -> Mapping[str, str]:
        regions = self.codes.regions_in(month)
        if axis.in_regions:
            inner = {value: regions.get(value, TOTAL) for value in sorted(regions.keys() | ever & {UNKNOWN})}
            return inner | dict.fromkeys(sorted(set(regions.values())), TOTAL)
        if axis.leaf == REGION:
            return dict.fromkeys(sorted(set(regions.values()) | ever & {UNKNOWN}), TOTAL)
        values = here if axis.dated else ever | self.codes.every(axis)
        return dict.fromkeys(sorted(values), TOTAL)


def _cubes_of_month(
    table: PublicTable, cohort: Cohort, groups: Sequence[Group], sums: Sums, frame: _Frame
) -> Iterator[Cube]:
    here = [frozenset(where[place] for _, where in sums) for place in _places(table)]
    axes = frame.dimensions(cohort.begins, here)
    counts = with_margins(sums, [{value: tuple(above(value, axis)) for value in axis.parent_of} for axis in axes])
    wheres = list(product(*(sorted({*axis.parent_of, *axis.parent_of.values(), TOTAL}) for axis in axes)))
    period = Dimension(PERIOD, {})
    for group in groups:
        cells = {
            (code, cohort.period, *where): _cell(table, where, counts.get((code, where), Sum()))
            for code in group.codes
            for where in wheres
        }
        name = f"{table.code} {cohort.period} {group.name}"
        dimensions = (group.quantity, period, *axes)
        yield Cube(name, table.family.code, dimensions, cells, table.family.zeros_tell)


def _cell(table: PublicTable, where: Coordinates, counted: Sum) -> Cell:
    """The count, and the fewest that stand behind it: employers, and a-kasser where the cell is over all of them."""
    told = []
    if table.family.tells_of_employers:
        told.append(len(counted.by_employer))
    if counted.is_of_akasser and _is_over_akasser(table, where):
        told.append(len(counted.akasser))
    largest = nlargest(LARGEST, counted.by_employer.values()) if table.family.tells_of_employers else ()
    return Cell(counted.count, min(told, default=None), tuple(largest))


def _is_over_akasser(table: PublicTable, where: Coordinates) -> bool:
    return all(axis.code != AKASSE or value == TOTAL for axis, value in zip(table.axes, where, strict=True))


def _places(table: PublicTable) -> range:
    return range(len(table.axes))
