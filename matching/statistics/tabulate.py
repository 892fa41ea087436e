"""Counting facts into tables for use inside the house; none of it may be published.

What leaves is counted by `publication`, which tells disclosure control who stands behind each cell; a test holds that
both come to the same numbers.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from matching.core.errors import JobbroError
from matching.statistics.cohorts import Cohort, PeriodKind, available_on, cohort_of, holds_for, newest
from matching.statistics.measure import Combine, Dimension, Family, Measure
from matching.statistics.store import Fact, Revision


class NotADimension(JobbroError):
    """A table was asked for by something that the facts do not carry."""

    def __init__(self) -> None:
        super().__init__("Målingen kan ikke deles op på den måde. Vælg en af de inddelinger, der står ved målingen.")


@dataclass(frozen=True)
class Cell:
    """One cell: the sums, the employers behind the numerator, and when it was last revised (None = never).

    `denominator` is None for a count. `largest_employer` is what one employer has of the numerator.
    """

    cohort: Cohort
    values: tuple[str, ...]
    numerator: int
    denominator: int | None
    employers: int
    largest_employer: int
    revised_on: date | None

    def figure(self, measure: Measure) -> Fraction | None:
        """The figure itself, a share as a part of 1; None where there is nothing to divide by."""
        if self.denominator is None:
            return Fraction(self.numerator, measure.parts)
        return Fraction(self.numerator, measure.parts * self.denominator) if self.denominator else None


@dataclass(frozen=True)
class Table:
    """The cells of a measure by cohort and dimensions, in their order, and the cohorts that are not old enough yet."""

    measure: Measure
    dimensions: tuple[Dimension, ...]
    cells: tuple[Cell, ...]
    awaited: tuple[tuple[Cohort, date], ...]


def joined(family: Family, shared: Iterable[Fact], own: Iterable[Sequence[Fact]]) -> list[Fact]:
    """Facts with one for each subject: of one a-kasse or of several, over what they share.

    In a shared family the shared fact decides whether the subject is counted, when, and how it is divided.
    """
    if not family.shared:
        return [fact for facts in own for fact in facts]
    told: defaultdict[UUID, list[Mapping[str, int]]] = defaultdict(list)
    for facts in own:
        for fact in facts:
            told[fact.counted_id].append(fact.quantities)
    return [_with(family, fact, told[fact.counted_id]) for fact in shared]


def _with(family: Family, shared: Fact, told: Sequence[Mapping[str, int]]) -> Fact:
    codes = {code for quantities in told for code in quantities}
    more = {code: _combined(family, code, told) for code in sorted(codes)}
    return Fact(**{**vars(shared), "quantities": {**shared.quantities, **more}})


def _combined(family: Family, code: str, told: Sequence[Mapping[str, int]]) -> int:
    combine = family.quantity(code).combine
    numbers = [quantities[code] for quantities in told if code in quantities]
    if combine is Combine.SUM:
        return sum(numbers)
    return min(numbers) if combine is Combine.LEAST else max(numbers)


@dataclass
class _Sums:
    numerator: int = 0
    denominator: int = 0
    by_employer: Counter[UUID] = field(default_factory=Counter)

    def add(self, measure: Measure, fact: Fact) -> None:
        over = 0 if measure.denominator is None else fact.quantities.get(measure.denominator, 0)
        counted = fact.quantities.get(measure.numerator, 0)
        counted = over - counted if measure.counts_the_rest else counted
        self.numerator += counted
        self.denominator += over
        if fact.employer_id is not None and counted:
            self.by_employer[fact.employer_id] += counted


def tabulate(
    measure: Measure,
    facts: Iterable[Fact],
    dimensions: Collection[str] = (),
    kind: PeriodKind = PeriodKind.MONTH,
    *,
    revisions: Sequence[Revision] = (),
    as_of: date,
) -> Table:
    """The table of a measure as it may be read on `as_of`, by cohort and by these dimensions.

    `facts` are those of the measure's family, `joined`. Cohorts for which this version does not hold are left out.
    Raises NotADimension.
    """
    by = _dimensions(measure, dimensions)
    sums: defaultdict[tuple[Cohort, tuple[str, ...]], _Sums] = defaultdict(_Sums)
    for fact in facts:
        cohort = cohort_of(fact.counted_on, kind)
        if holds_for(measure, cohort):
            sums[cohort, tuple(fact.dimensions[one.code] for one in by)].add(measure, fact)
    days = {cohort: available_on(measure, cohort) for cohort, _values in sums}
    cells = [
        _cell(measure, cohort, values, sums[cohort, values], revised_on(measure, cohort, revisions))
        for cohort, values in sorted(sums)
        if days[cohort] <= as_of
    ]
    awaited = tuple((cohort, day) for cohort, day in sorted(days.items()) if day > as_of)
    return Table(measure, by, tuple(cells), awaited)


def _dimensions(measure: Measure, codes: Collection[str]) -> tuple[Dimension, ...]:
    known = {dimension.code: dimension for dimension in measure.family.dimensions}
    if not known.keys() >= set(codes):
        raise NotADimension
    return tuple(known[code] for code in codes)


def _cell(measure: Measure, cohort: Cohort, values: tuple[str, ...], sums: _Sums, revised_on: date | None) -> Cell:
    return Cell(
        cohort=cohort,
        values=values,
        numerator=sums.numerator,
        denominator=None if measure.denominator is None else sums.denominator,
        employers=len(sums.by_employer),
        largest_employer=max(sums.by_employer.values(), default=0),
        revised_on=revised_on,
    )


def revised_on(measure: Measure, cohort: Cohort, revisions: Iterable[Revision]) -> date | None:
    """When the figure of a cohort last changed after it could be read."""
    codes = {measure.numerator, measure.denominator}
    first_read_on = available_on(measure, cohort)
    return newest(
        one.revised_on
        for one in revisions
        if one.cohort_month in cohort.months
        and one.revised_on >= first_read_on
        and not codes.isdisjoint(one.quantities)
    )
