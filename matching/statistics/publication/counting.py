"""From facts to the sums that cubes are made of: what each cell counts, and who stands behind it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import product
from uuid import UUID

from matching.core.benefit_clock import first_of
from matching.core.ids import AkasseId
from matching.statistics.dimensions import UNKNOWN
from matching.statistics.disclosure.cubes import Coordinates
from matching.statistics.measure import Family
from matching.statistics.publication.codes import Codes
from matching.statistics.publication.tables import AKASSE, MUNICIPALITY, REGION, Axis, PublicTable
from matching.statistics.store import Fact
from matching.statistics.tabulate import joined

Behind = Mapping[str, frozenset[AkasseId]]
#: The codes that a value is counted under on one axis: itself, and everything that it is a part of.
Ways = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Counted:
    """A fact, or several alike: what they can be divided by, and which a-kasser know of each quantity of theirs."""

    month: date
    employer_id: UUID | None
    values: Mapping[str, str]
    quantities: Mapping[str, int]
    behind: Behind


@dataclass
class Sum:
    """What a cell counts: so many, of these employers, known by these a-kasser (none where it is not theirs)."""

    count: int = 0
    by_employer: Counter[UUID] = field(default_factory=Counter)
    akasser: set[AkasseId] = field(default_factory=set)
    is_of_akasser: bool = False


Sums = Mapping[tuple[str, Coordinates], Sum]


def counted(
    family: Family, shared: Sequence[Fact], own: Iterable[tuple[AkasseId, Sequence[Fact]]]
) -> Sequence[Counted]:
    """The facts of all a-kasser as they are published, an a-kasse read at a time and its like facts made one.

    In a shared family each subject is one, and several a-kasser may be behind it.
    """
    if family.shared:
        return list(_of_all(family, shared, dict(own)))
    return [one for akasse_id, facts in own for one in _of_akasse(akasse_id, facts)]


def _of_akasse(akasse_id: AkasseId, facts: Iterable[Fact]) -> Iterator[Counted]:
    """An a-kasse's facts with those alike added up: of tens of thousands, some hundreds are left."""
    added: defaultdict[tuple[date, UUID | None, tuple[tuple[str, str], ...]], Counter[str]] = defaultdict(Counter)
    for fact in facts:
        alike = first_of(fact.counted_on), fact.employer_id, tuple(sorted(fact.dimensions.items()))
        added[alike].update(fact.quantities)
    for (month, employer_id, values), quantities in added.items():
        behind = dict.fromkeys(quantities, frozenset({akasse_id}))
        yield Counted(month, employer_id, {**dict(values), AKASSE: str(akasse_id)}, quantities, behind)


def _of_all(family: Family, shared: Sequence[Fact], own: Mapping[AkasseId, Sequence[Fact]]) -> Iterator[Counted]:
    behind = _whose(own)
    for fact in joined(family, shared, own.values()):
        whose = behind.get(fact.counted_id, {})
        yield Counted(first_of(fact.counted_on), fact.employer_id, fact.dimensions, fact.quantities, whose)


def _whose(own: Mapping[AkasseId, Sequence[Fact]]) -> Mapping[UUID, Behind]:
    """For each subject and quantity, the a-kasser that know something of it."""
    told: defaultdict[UUID, defaultdict[str, set[AkasseId]]] = defaultdict(lambda: defaultdict(set))
    for akasse_id, facts in own.items():
        for fact in facts:
            for code, number in fact.quantities.items():
                if number:
                    told[fact.counted_id][code].add(akasse_id)
    return {key: {code: frozenset(whose) for code, whose in codes.items()} for key, codes in told.items()}


def sums_by_month(table: PublicTable, facts: Iterable[Counted], codes: Codes) -> Mapping[date, Sums]:
    """The innermost cells of a table, month by month: each quantity, and each rest, where something is counted."""
    regions = cache(codes.regions_in)
    found: defaultdict[date, defaultdict[tuple[str, Coordinates], Sum]] = defaultdict(lambda: defaultdict(Sum))
    for fact in facts:
        where = tuple(_value(axis, fact, regions(fact.month)) for axis in table.axes)
        for code, number, behind in _amounts(table.family, fact):
            if number:
                _add(found[fact.month][code, where], number, fact.employer_id, behind)
    return found


def _value(axis: Axis, fact: Counted, regions: Mapping[str, str]) -> str:
    """Where a fact stands on an axis. All tables read places alike: a municipality of no region is unknown in each."""
    if axis.in_regions:
        return fact.values[MUNICIPALITY] if fact.values[MUNICIPALITY] in regions else UNKNOWN
    return regions.get(fact.values[MUNICIPALITY], UNKNOWN) if axis.leaf == REGION else fact.values[axis.leaf]


def _amounts(family: Family, fact: Counted) -> Iterator[tuple[str, int, frozenset[AkasseId] | None]]:
    """Each quantity of a fact and each rest: how many, and whose; a rest is known by those who know the whole."""
    for code, number in fact.quantities.items():
        yield code, number, fact.behind.get(code)
    for division in family.divisions:
        if division.has_rest:
            parts = sum(fact.quantities.get(part, 0) for part in division.parts)
            whole = fact.quantities.get(division.whole, 0)
            yield division.rest, whole - parts, fact.behind.get(division.whole)


def _add(to: Sum, number: int, employer_id: UUID | None, behind: frozenset[AkasseId] | None) -> None:
    to.count += number
    if employer_id is not None:
        to.by_employer[employer_id] += number
    if behind is not None:
        to.akasser |= behind
        to.is_of_akasser = True


def with_margins(sums: Sums, ways: Sequence[Ways]) -> Mapping[tuple[str, Coordinates], Sum]:
    """The innermost cells and every margin above them, `ways` by axis."""
    found: defaultdict[tuple[str, Coordinates], Sum] = defaultdict(Sum)
    for (code, where), inner in sums.items():
        for margin in product(*(way[value] for way, value in zip(ways, where, strict=True))):
            outer = found[code, margin]
            outer.count += inner.count
            outer.by_employer.update(inner.by_employer)
            outer.akasser |= inner.akasser
            outer.is_of_akasser |= inner.is_of_akasser
    return found
