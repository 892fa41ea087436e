"""What SQL counts is what a plain computation counts, cell by cell, over random worlds and however it was filled."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from matching.core.danish_time import danish_day, start_of_day
from matching.database.pool import Connection
from matching.statistics.catalogue import MEASURES
from matching.statistics.measure import Measure
from matching.statistics.store import Fact
from matching.statistics.tabulate import tabulate
from tests.matching.statistics.counting import LATER, facts_of, fill
from tests.matching.statistics.figure_world import AKASSER, World, put_reference, put_world
from tests.matching.statistics.oracle.measures import LINES, Cells, cells
from tests.matching.statistics.oracle.seen import Seen
from tests.matching.statistics.random_worlds import worlds

#: Days after the first order on which it is filled from nothing, and days that are then filled one by one.
when_filled = st.tuples(st.integers(0, 120), st.integers(0, 3))


@pytest.fixture
def ground(connection: Connection) -> Connection:
    put_reference(connection)
    return connection


def counted(measure: Measure, facts: list[Fact], dimension: str | None) -> Cells:
    table = tabulate(measure, facts, () if dimension is None else (dimension,), as_of=LATER)
    return {(cell.cohort.period, "".join(cell.values)): (cell.numerator, cell.denominator or 0) for cell in table.cells}


def disagreements(connection: Connection, world: World, ends: date) -> list[object]:
    """Every measure, for each a-kasse and all of them, by each dimension: where the two do not say the same."""
    found: list[object] = []
    for akasser, whose in (*(((one,), one) for one in AKASSER), (AKASSER, None)):
        seen = Seen(world, start_of_day(ends), whose)
        facts = {measure.family: facts_of(connection, measure.family, akasser) for measure in MEASURES}
        for measure in MEASURES:
            for dimension in (None, *(one.code for one in measure.family.dimensions)):
                sql = counted(measure, facts[measure.family], dimension)
                plain = cells(measure.code, seen, dimension)
                if sql != plain:
                    found.append((measure.code, whose, dimension, sql, plain))
    return found


def agree(connection: Connection, world: World, when: tuple[int, int]) -> None:
    later, more = when
    first = danish_day(min(order.created_at for order in world.orders)) + timedelta(days=later)
    with connection.transaction(force_rollback=True):
        put_world(connection, world)
        for ends in range(1, more + 2):
            fill(connection, first + timedelta(days=ends))
        assert disagreements(connection, world, first + timedelta(days=more + 1)) == []


_UNHURRIED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
# What the database takes varies, so shrinking is left to whoever looks into a failure.
_QUICK = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=_UNHURRIED,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def test_the_oracle_knows_every_measure() -> None:
    assert set(LINES) == {measure.code for measure in MEASURES}


@_QUICK
@given(world=worlds, when=when_filled)
def test_every_cell_agrees_with_the_oracle(ground: Connection, world: World, when: tuple[int, int]) -> None:
    agree(ground, world, when)


@pytest.mark.drill
@settings(_QUICK, max_examples=1000)
@given(world=worlds, when=when_filled)
def test_every_cell_agrees_in_a_thousand_worlds(ground: Connection, world: World, when: tuple[int, int]) -> None:
    agree(ground, world, when)
