"""Filling day by day: what it costs, what happens when it runs again, and what is said of cohorts that were revised."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from matching.core.danish_time import danish_day
from matching.database.pool import Connection, set_tenant
from matching.queries import contact
from matching.services.read_figures import own_table
from matching.statistics import store
from matching.statistics.catalogue import get_measure
from matching.statistics.filling import fill_step
from matching.statistics.order_figures import ORDERS
from matching.statistics.sources import Source
from tests.builders import AKADEMIKERNE, METAL
from tests.matching.statistics.counting import EVER, EVERY, fill, kept, table_of, total
from tests.matching.statistics.exclusions import (
    CREATED,
    HIRED,
    SEND,
    WAREHOUSE,
    a_course,
    a_placement,
    a_referral,
    an_order,
    later,
)
from tests.matching.statistics.figure_world import World, put_reference, put_world
from tests.matching.statistics.random_worlds import world_of

#: An order of 4 May, referred on the 7th and hired from on the 8th; the placement was taken back on 1 September.
ORDER = World((an_order(),), (WAREHOUSE,), (HIRED,), (a_placement(reversed_at=later(120)),))
FILL_RATE = get_measure("JO-05")


def day(number: int) -> date:
    """The day after the one on which the order was created, and so on."""
    return danish_day(CREATED) + timedelta(days=number)


@pytest.fixture
def ground(connection: Connection) -> Connection:
    put_reference(connection)
    return connection


def put_and_fill(connection: Connection, world: World, *ends: date) -> None:
    put_world(connection, world)
    for one in ends:
        fill(connection, one)


def test_a_figure_is_what_was_known_when_the_day_ended(ground: Connection) -> None:
    put_world(ground, ORDER)
    told = []
    for number in (1, 4, 5, 121):
        fill(ground, day(number))
        told.append((total(ground, get_measure("JO-03")), total(ground, FILL_RATE)))
    assert told == [((0, 1), (0, 1)), ((1, 1), (0, 1)), ((1, 1), (1, 1)), ((1, 1), (0, 1))]


def test_filling_again_changes_nothing_and_costs_nothing(ground: Connection) -> None:
    put_and_fill(ground, ORDER, day(5))
    before = kept(ground)
    assert fill(ground, day(5)) == 0
    assert fill(ground, day(2)) == 0
    assert kept(ground) == before


def test_day_by_day_and_all_at_once_come_out_the_same(ground: Connection) -> None:
    world = world_of(7)
    begins = danish_day(min(order.created_at for order in world.orders))
    made = []
    for first in (1, 20, 60):
        with ground.transaction(force_rollback=True):
            put_and_fill(ground, world, begins + timedelta(days=first), begins + timedelta(days=60))
            made.append({key: (one.facts, one.filled_before) for key, one in kept(ground).items()})
    assert made[0] == made[1] == made[2]
    assert sum(len(facts) for facts, _day in made[0].values()) > 5


def test_a_new_day_makes_only_what_something_happened_to(ground: Connection) -> None:
    """Of 101 orders of a day one gets a candidate, step by step on the three days after; each day is made thrice."""
    many = tuple(an_order(UUID(int=500 + number)) for number in range(100))
    put_and_fill(ground, World((*many, an_order()), (WAREHOUSE,), (a_referral(1, SEND),)), day(1))
    assert [fill(ground, day(number)) for number in range(2, 9)] == [102, 102, 1, 1, 1, 0, 0]


def test_a_late_event_revises_the_cohort_and_leaves_a_mark(ground: Connection) -> None:
    """The hire of the May cohort is taken back on 1 September, the first day on which its figure could be read."""
    put_and_fill(ground, ORDER, day(5), day(119))
    before = table_of(ground, FILL_RATE)
    fill(ground, day(121))
    own = store.revisions(ground, METAL, ORDERS.code)
    set_tenant(ground, AKADEMIKERNE)
    (revision,) = store.revisions(ground, AKADEMIKERNE, ORDERS.code)
    assert (before.cells[0].numerator, before.cells[0].revised_on, own) == (1, None, [])
    assert (revision.cohort_month, revision.revised_on) == (date(2026, 5, 1), date(2026, 9, 1))
    assert "filled" in revision.quantities
    assert "referrals" not in revision.quantities
    year = date(2026, 1, 1), date(2027, 1, 1)
    table = own_table(ground, AKADEMIKERNE, FILL_RATE, year, ["industry"], as_of=date(2026, 10, 1))
    assert [(one.numerator, one.denominator, one.values, one.revised_on) for one in table.cells] == [
        (0, 1, ("H",), date(2026, 9, 1))
    ]


def test_an_a_kasse_that_did_nothing_with_an_order_counts_it_and_no_referral(ground: Connection) -> None:
    put_and_fill(ground, ORDER, day(30))
    set_tenant(ground, METAL)
    table = own_table(ground, METAL, get_measure("JO-03"), EVER, as_of=date(2026, 10, 1))
    assert [(cell.numerator, cell.denominator) for cell in table.cells] == [(0, 1)]


def test_what_is_committed_after_its_day_was_filled_is_taken_with_the_next_day(ground: Connection) -> None:
    put_and_fill(ground, replace(ORDER, referrals=(), placements=()), day(5))
    with ground.transaction(force_rollback=True):
        put_world(ground, replace(ORDER, orders=(), members=(), placements=()))
        fill(ground, day(6))
        assert total(ground, get_measure("JO-03")) == (1, 1)


def test_another_version_of_a_declaration_is_filled_from_nothing(ground: Connection) -> None:
    put_and_fill(ground, ORDER, day(30))
    newer = tuple(_next_version(source) for source in EVERY)
    assert fill(ground, day(30), newer) == fill(ground, day(30), EVERY) > 0
    assert total(ground, FILL_RATE) == (1, 1)


def _next_version(source: Source) -> Source:
    return replace(source, family=replace(source.family, version=source.family.version + 1))


def test_a_deadline_that_passes_is_counted_though_nothing_happens(ground: Connection) -> None:
    """The course began on 4 May, so the first talk is due on the 18th; it is judged from the 19th on."""
    put_world(ground, World(members=(WAREHOUSE,), courses=(a_course(hours=()),)))
    told = []
    for number in (1, 15, 16):
        fill(ground, day(number))
        told.append(total(ground, get_measure("KF-02")))
    assert told == [(0, 0), (0, 0), (0, 1)]


def test_other_rules_mean_that_every_course_is_judged_again(ground: Connection) -> None:
    """With 20 days to the first talk instead of 14 the deadline is not passed on the last day filled."""
    put_and_fill(ground, World(members=(WAREHOUSE,), courses=(a_course(hours=()),)), day(16))
    rules = [replace(rule, first_talk_days=20) for rule in contact.contact_rules(ground)]
    contact.replace_contact_rules(ground, rules)
    assert fill(ground, day(16)) == 1
    assert total(ground, get_measure("KF-02")) == (0, 0)


def test_a_step_that_fails_leaves_nothing_behind(ground: Connection) -> None:
    put_and_fill(ground, ORDER, day(5))
    before = kept(ground)
    set_tenant(ground, AKADEMIKERNE)

    def broken(*_: object) -> None:
        raise ConnectionError

    source = next(source for source in EVERY if source.family is ORDERS and not source.of_all)
    with pytest.raises(ConnectionError), ground.transaction():
        fill_step(ground, AKADEMIKERNE, replace(source, put=broken), day(6))
    assert kept(ground) == before
