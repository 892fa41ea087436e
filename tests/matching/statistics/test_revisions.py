"""A figure of a cohort never changes after its month without a mark that says when, and for which quantities."""

from datetime import date, timedelta

import pytest

from matching.core.benefit_clock import first_of
from matching.core.danish_time import danish_day
from matching.database.pool import Connection, set_tenant
from matching.statistics import store
from matching.statistics.catalogue import MEASURES
from matching.statistics.measure import Measure
from tests.matching.statistics.counting import fill, table_of
from tests.matching.statistics.figure_world import AKASSER, World, put_reference, put_world
from tests.matching.statistics.random_worlds import world_of

ONE_DAY = timedelta(days=1)
Figures = dict[tuple[Measure, date], tuple[int, int | None]]


def last_event_on(world: World) -> date:
    """The day of the last thing that happened to a referral or a placement."""
    steps = [step.at for referral in world.referrals for step in referral.steps]
    return danish_day(max([*steps, *(one.reversed_at for one in world.placements if one.reversed_at)]))


def figures(connection: Connection) -> Figures:
    found = {}
    for measure in MEASURES:
        for cell in table_of(connection, measure).cells:
            found[measure, cell.cohort.begins] = (cell.numerator, cell.denominator)
    return found


def marks(connection: Connection, day: date) -> set[tuple[str, date, str]]:
    """Family, month and quantity of each mark of a day."""
    found = set()
    for akasse_id in (None, *AKASSER):
        if akasse_id is not None:
            set_tenant(connection, akasse_id)
        for family in {measure.family for measure in MEASURES}:
            for one in store.revisions(connection, akasse_id, family.code):
                if one.revised_on == day:
                    found |= {(family.code, one.cohort_month, code) for code in one.quantities}
    return found


def unmarked(connection: Connection, world: World) -> tuple[list[object], int]:
    """What changed on the day of the last event without a mark, and how much changed in all."""
    day = last_event_on(world)
    put_world(connection, world)
    fill(connection, day)
    before = figures(connection)
    fill(connection, day + ONE_DAY)
    after, said = figures(connection), marks(connection, day)
    changed = [key for key in after if after[key] != before.get(key) and key[1] < first_of(day)]
    silent: list[object] = [
        (measure.code, month)
        for measure, month in changed
        if not any((measure.family.code, month, code) in said for code in (measure.numerator, measure.denominator))
    ]
    return silent, len(changed)


@pytest.mark.parametrize("numbers", [range(12), pytest.param(range(12, 300), marks=pytest.mark.drill)])
def test_what_changed_after_its_month_is_marked(connection: Connection, numbers: range) -> None:
    put_reference(connection)
    changes = 0
    for number in numbers:
        with connection.transaction(force_rollback=True):
            silent, changed = unmarked(connection, world_of(number))
            assert silent == [], number
            changes += changed
    assert changes > len(numbers) / 2
