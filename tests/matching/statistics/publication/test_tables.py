"""The list of tables: what may be published, by what, and that every sum between its quantities is declared."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from matching.database.pool import Connection
from matching.statistics.catalogue import FAMILIES, MEASURES
from matching.statistics.measure import Family, Measure, Unit
from matching.statistics.publication.cubes import groups_of
from matching.statistics.publication.tables import AKASSE, TABLES, TableNotPublished, get_table, is_of_counts
from tests.matching.statistics.counting import facts_of, fill
from tests.matching.statistics.figure_world import put_reference, put_world
from tests.matching.statistics.random_worlds import world_of

SHARES = [one for one in MEASURES if one.unit is Unit.SHARE]
#: A share that is not a part of its whole: more can be hired than there were positions.
NOT_A_PART = {"JO-12"}
LONGEST_WAIT = max(one.available_after for one in MEASURES)


def within(family: Family, code: str) -> Iterator[str]:
    """The quantities that a quantity, or a rest, is a part of, however far up."""
    for division in family.divisions:
        if code in {*division.parts, division.rest}:
            yield division.whole
            yield from within(family, division.whole)


def readable(family: Family, months: int) -> frozenset[str]:
    """The quantities of which some published measure may be read so many months after the cohort ended."""
    ready = [one for one in MEASURES if one.family is family and is_of_counts(one) and one.available_after <= months]
    return frozenset(code for one in ready for code in (one.numerator, one.denominator) if code is not None)


def test_codes_are_addresses_and_stand_once() -> None:
    codes = [table.code for table in TABLES]
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []
    assert len(set(codes)) == len(codes) > 10
    assert get_table(codes[0]) is TABLES[0]
    with pytest.raises(TableNotPublished):
        get_table("everything")


def test_a_table_is_divided_by_what_its_facts_carry() -> None:
    for table in TABLES:
        known = {one.code for one in table.family.dimensions} | ({AKASSE} if not table.family.shared else set())
        assert {axis.leaf for axis in table.axes} <= known, table.code
        assert 1 <= len(table.axes) <= 2, "coarse tables: two axes beside the month"


def test_every_family_is_published_and_every_measure_of_counts_with_it() -> None:
    assert {table.family.code for table in TABLES} == {family.code for family in FAMILIES}
    shown = {measure.code for table in TABLES for measure in table.measures}
    assert {one.code for one in MEASURES} - shown == {"JO-07", "JO-08", "AN-02", "IN-05"}, "means have no door"


@pytest.mark.parametrize("measure", SHARES, ids=lambda one: one.code)
def test_a_share_is_a_declared_part_of_its_whole(measure: Measure) -> None:
    is_part = measure.denominator in set(within(measure.family, measure.counted))
    assert is_part != (measure.code in NOT_A_PART)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.code)
@pytest.mark.parametrize("months", range(LONGEST_WAIT + 1))
def test_a_part_is_never_published_without_what_it_stands_beside(family: Family, months: int) -> None:
    """Else it could be had from a whole and a rest that nobody knew belonged together."""
    known = readable(family, months)
    alone = {code for group in groups_of(family, known) for code in group.codes if not group.quantity.parent_of}
    assert [code for code in alone if known & set(within(family, code))] == []
    assert {code for group in groups_of(family, known) for code in group.codes} >= known


@pytest.mark.parametrize("seed", range(3))
def test_the_declared_sums_hold_in_every_fact_of_a_random_world(connection: Connection, seed: int) -> None:
    put_reference(connection)
    put_world(connection, world_of(seed))
    fill(connection, date(2027, 6, 1))
    for family in FAMILIES:
        for fact in facts_of(connection, family):
            for division in family.divisions:
                parts = sum(fact.quantities.get(code, 0) for code in division.parts)
                whole = fact.quantities.get(division.whole, 0)
                assert parts <= whole if division.has_rest else parts == whole, (division, fact.quantities)
