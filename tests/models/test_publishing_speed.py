"""The invented facts that publishing is measured on: the same each time, for every family, and publishable."""

from datetime import date

import pytest

from matching.statistics.disclosure.door import publish
from matching.statistics.publication.tables import TABLES
from models.publishing_speed import A_MONTH, DAY, cubes_in, invented, invented_codes

MONTHS = (date(2026, 5, 1),)


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.code)
def test_the_invented_facts_make_cubes_that_add_up(table) -> None:
    facts = invented(table.family, MONTHS)
    cubes = cubes_in(table, facts, invented_codes(), MONTHS)
    whole = table.family.quantities[0].code
    totals = {
        cell.count
        for cube in cubes
        for where, cell in cube.cells.items()
        if where[0] == whole and set(where[2:]) == {"total"}
    }
    (total,) = totals
    assert abs(total - A_MONTH[table.family.code]) <= 21, "rounded for each a-kasse"


def test_they_are_the_same_each_time() -> None:
    table = TABLES[-1]
    one, other = (cubes_in(table, invented(table.family, MONTHS), invented_codes(), MONTHS) for _ in range(2))
    assert one == other
    assert publish(one, DAY, ()).report.hidden > 0
