"""A vintage's cubes put together again as the tables that are read, with rates made of published cells alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from matching.core.danish_time import month_said
from matching.statistics.cohorts import Cohort, PeriodKind, available_on, cohort_of, holds_for
from matching.statistics.dimensions import UNKNOWN
from matching.statistics.disclosure.cubes import Coordinates
from matching.statistics.disclosure.published import HiddenBecause, PublishedCell, PublishedCube, rate
from matching.statistics.disclosure.rules import DisclosureRules, rules_on
from matching.statistics.measure import Measure, Unit
from matching.statistics.publication.codes import Codes
from matching.statistics.publication.cubes import PERIOD
from matching.statistics.publication.published_table import (
    AxisValue,
    Content,
    ContentRole,
    Definition,
    NoFigure,
    Number,
    PublishedAxis,
    PublishedTable,
    Revised,
)
from matching.statistics.publication.tables import TOTAL, PublicTable
from matching.statistics.store import Revision
from matching.statistics.tabulate import revised_on

Found = tuple[Number, NoFigure | None]
#: How many decimals a figure is told with, by unit; a share in percent.
DECIMALS = {Unit.COUNT: 0, Unit.SHARE: 1, Unit.EACH: 2}
_PERCENT = 100


@dataclass(frozen=True)
class Shown:
    """The published cells of a table by quantity, period and codes, and the months there are."""

    cells: Mapping[Coordinates, PublishedCell]
    months: Sequence[date]
    parents: Mapping[str, Mapping[str, str]]


def put_together(
    table: PublicTable,
    cubes: Iterable[PublishedCube],
    revisions: Sequence[Revision],
    codes: Codes,
    months: Sequence[date],
    *,
    published_on: date,
) -> PublishedTable:
    """The table of a vintage from its cubes; numbers that are not among them are missing with their reason."""
    shown = _shown(cubes, months)
    axes = (_period(months), *(_axis(table, place, shown, codes) for place in range(len(table.axes))))
    contents = tuple(_contents(table))
    found = list(_numbers(table, axes, contents, shown, published_on))
    return PublishedTable(
        published_on=published_on,
        code=table.code,
        title=table.title,
        counts=table.family.counts,
        dated_by=table.family.dated_by,
        axes=axes,
        contents=contents,
        definitions=tuple(map(definition_of, table.measures)),
        revised=tuple(_revised(table, revisions, months)),
        numbers=tuple(number for number, _ in found),
        missing={place: reason for place, (_, reason) in enumerate(found) if reason is not None},
    )


def _shown(cubes: Iterable[PublishedCube], months: Sequence[date]) -> Shown:
    cells: dict[Coordinates, PublishedCell] = {}
    parents: dict[str, dict[str, str]] = {}
    for cube in cubes:
        cells.update(cube.cells)
        for dimension in cube.dimensions:
            parents.setdefault(dimension.name, {}).update(dimension.parent_of)
    return Shown(cells, months, parents)


def _period(months: Sequence[date]) -> PublishedAxis:
    values = tuple(AxisValue(_cohort(month).period, month_said(month)) for month in months)
    return PublishedAxis(PERIOD, "Periode", "Måneden, som det, der tælles, hører til.", values)


def _axis(table: PublicTable, place: int, shown: Shown, codes: Codes) -> PublishedAxis:
    axis = table.axes[place]
    parents = shown.parents.get(axis.code, {})
    values = {where[2 + place] for where in shown.cells}
    ordered = sorted(values, key=lambda code: (_depth(code, parents), code == UNKNOWN, len(code), code))
    told = tuple(AxisValue(code, codes.label(axis, code), parents.get(code)) for code in ordered)
    return PublishedAxis(axis.code, axis.title, axis.definition, told)


def _depth(code: str, parents: Mapping[str, str]) -> int:
    """How far a value lies below the undivided one; regions come before their municipalities."""
    if code == TOTAL:
        return 0
    return 1 if code in parents.values() or all(parent == TOTAL for parent in parents.values()) else 2


def _contents(table: PublicTable) -> Iterator[Content]:
    """The figure of each measure and, for those that are made of two, what they are made of."""
    for measure in _newest(table.measures):
        yield Content(
            measure.code, measure.title, measure.unit.label, DECIMALS[measure.unit], measure.code, ContentRole.FIGURE
        )
        if measure.denominator is not None:
            for role, counts in ((ContentRole.PART, measure.above), (ContentRole.WHOLE, measure.below)):
                title = f"{measure.title}, {role.label}: {counts}"
                yield Content(f"{measure.code}-{role.value}", title, Unit.COUNT.label, 0, measure.code, role)


def _newest(measures: Iterable[Measure]) -> Sequence[Measure]:
    by_code: dict[str, Measure] = {}
    for one in measures:
        by_code[one.code] = max(by_code.get(one.code, one), one, key=lambda known: known.version)
    return list(by_code.values())


def _numbers(
    table: PublicTable,
    axes: Sequence[PublishedAxis],
    contents: Sequence[Content],
    shown: Shown,
    published_on: date,
) -> Iterator[Found]:
    rules = rules_on(published_on)
    for cohort in map(_cohort, shown.months):
        in_force = {one.code: one for one in table.measures if holds_for(one, cohort)}
        awaited = {one.code for one in in_force.values() if available_on(one, cohort) > published_on}
        for where in product(*(axis.codes for axis in axes[1:])):
            for content in contents:
                if content.measure in awaited:
                    yield None, NoFigure.AWAITED
                else:
                    yield _found(in_force.get(content.measure), content.role, (cohort.period, *where), shown, rules)


def _found(
    measure: Measure | None, role: ContentRole, where: Coordinates, shown: Shown, rules: DisclosureRules
) -> Found:
    part = None if measure is None else shown.cells.get((measure.counted, *where))
    if measure is None or part is None:
        return None, NoFigure.IMPOSSIBLE
    if measure.denominator is None or role is ContentRole.PART:
        return _told(part.value, part.reason)
    whole = shown.cells[measure.denominator, *where]
    if role is ContentRole.WHOLE:
        return _told(whole.value, whole.reason)
    share = rate(part, whole, rules)
    times = _PERCENT if measure.unit is Unit.SHARE else 1
    number = None if share.value is None else round(times * share.value, DECIMALS[measure.unit])
    return _told(number, share.reason)


def _told(number: Number, reason: HiddenBecause | None) -> Found:
    return number, None if reason is None else NoFigure.of(str(reason.value))


def definition_of(measure: Measure) -> Definition:
    """A measure as it is declared now."""
    return Definition(
        code=measure.code,
        version=measure.version,
        title=measure.title,
        definition=measure.definition,
        unit=measure.unit.label,
        counts=measure.above,
        out_of=measure.below,
        leaves_out=tuple(one.reason for one in measure.leaves_out),
        months_to_wait=measure.available_after,
        because=measure.matures_because,
        valid_from=measure.valid_from,
        valid_until=measure.valid_until,
    )


def _revised(table: PublicTable, revisions: Sequence[Revision], months: Sequence[date]) -> Iterator[Revised]:
    for cohort in map(_cohort, months):
        for measure in table.measures:
            day = revised_on(measure, cohort, revisions) if holds_for(measure, cohort) else None
            if day is not None:
                yield Revised(cohort.period, measure.code, day)


def _cohort(month: date) -> Cohort:
    return cohort_of(month, PeriodKind.MONTH)
