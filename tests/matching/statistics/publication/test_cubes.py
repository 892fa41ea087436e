"""From facts to cubes: margins, rests, noughts that are real and combinations that are not, and who stands behind."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from matching.core.ids import AkasseId
from matching.statistics.disclosure.cubes import Cell, Coordinates, Cube
from matching.statistics.order_figures import ORDERS
from matching.statistics.publication.codes import Codes, Place
from matching.statistics.publication.counting import counted
from matching.statistics.publication.cubes import cubes_of
from matching.statistics.publication.tables import PublicTable, get_table
from matching.statistics.store import Fact
from matching.statistics.tabulate import tabulate
from tests.matching.statistics.publication.figure_stage import (
    AKADEMIKERNE,
    CODES,
    DFH,
    HK,
    JUNE,
    METAL,
    TODAY,
    a_talk,
    spread_talks,
)

TALKS = get_table("talks-by-akasse-and-form")
COURSES = get_table("courses-by-akasse-and-rule")
BY_MUNICIPALITY = get_table("courses-by-municipality")
ORDERS_BY_INDUSTRY = get_table("orders-by-industry")
PLACES = (
    Place("101", "København", "1084", "Region Hovedstaden", None, date(2027, 1, 1)),
    Place("101", "København", "1086", "Region Østdanmark", date(2027, 1, 1), None),
    Place("461", "Odense", "1083", "Region Syddanmark", None, None),
)
PAKKERIET, BAGEREN = UUID(int=71), UUID(int=72)


def all_cubes(
    table: PublicTable,
    own: Mapping[AkasseId, Sequence[Fact]],
    months: Sequence[date] = (JUNE,),
    *,
    shared: Sequence[Fact] = (),
    codes: Codes = CODES,
    as_of: date = TODAY,
) -> Sequence[Cube]:
    return list(cubes_of(table, counted(table.family, shared, own.items()), codes, months, as_of=as_of))


def cells_of(cubes: Sequence[Cube]) -> Mapping[Coordinates, Cell]:
    return {where: cell for cube in cubes for where, cell in cube.cells.items()}


def test_a_cell_has_its_margins_and_its_rest() -> None:
    """Two held talks, one of them with a concrete job, and one no-show: of 3 talks 2 were held and 1 was not."""
    with_job = {"talks": 1, "with_outcome": 1, "held": 1, "concrete_job": 1}
    missed = {"talks": 1, "with_outcome": 1, "no_show": 1}
    cells = cells_of(
        all_cubes(TALKS, {METAL: [a_talk(1), a_talk(2, quantities=with_job), a_talk(3, quantities=missed)]})
    )
    here = ("2026M06", "11", "in_person")
    told = {code: cells[code, *here].count for code, *where in cells if tuple(where) == here}
    assert told == {
        "talks": 3, "with_outcome": 3, "talks-with_outcome": 0,
        "held": 2, "no_show": 1, "concrete_job": 1, "held-concrete_job": 1,
    }  # fmt: skip
    assert cells["held", "2026M06", "total", "total"].count == 2


def test_an_a_kasse_without_talks_has_a_nought_and_a_form_that_nobody_used_is_not_there() -> None:
    cells = cells_of(all_cubes(TALKS, {METAL: [a_talk(1)]}))
    assert cells["talks", "2026M06", "48", "in_person"] == Cell(0, None)
    assert {where[3] for where in cells} == {"in_person", "total"}


def test_a_rule_that_no_course_began_under_that_month_is_impossible_there() -> None:
    """The second rule holds from August: in June it has no cell, not even a nought."""
    facts = [
        Fact(UUID(int=1), "", JUNE, None, {"rule": "nine"}, {"courses": 1}),
        Fact(UUID(int=2), "", date(2026, 8, 3), None, {"rule": "six"}, {"courses": 1}),
    ]
    cells = cells_of(all_cubes(COURSES, {METAL: facts}, (JUNE, date(2026, 8, 1))))
    assert {where[1:3] + where[3:] for where in cells if where[0] == "courses" and where[2] == "48"} == {
        ("2026M06", "48", "nine"), ("2026M06", "48", "total"), ("2026M08", "48", "six"), ("2026M08", "48", "total"),
    }  # fmt: skip


def test_a_municipality_is_part_of_the_region_it_had_that_month() -> None:
    """København moves from one region to another with the reform of 2027; Odense has no course and a nought."""
    days = (date(2026, 12, 1), date(2027, 1, 1))
    facts = [
        Fact(UUID(int=number), "", day, None, {"municipality": "101", "region": "x"}, {"courses": 1})
        for number, day in enumerate(days)
    ]
    codes = replace(CODES, places=PLACES)
    cells = cells_of(all_cubes(BY_MUNICIPALITY, {METAL: facts}, days, codes=codes, as_of=date(2027, 12, 1)))
    found = {where[1:]: cell.count for where, cell in cells.items() if where[0] == "courses"}
    assert found == {
        ("2026M12", "101"): 1, ("2026M12", "1084"): 1, ("2026M12", "461"): 0, ("2026M12", "1083"): 0,
        ("2026M12", "total"): 1,
        ("2027M01", "101"): 1, ("2027M01", "1086"): 1, ("2027M01", "461"): 0, ("2027M01", "1083"): 0,
        ("2027M01", "total"): 1,
    }  # fmt: skip


def test_a_municipality_of_no_region_is_unknown_by_municipality_and_by_region_alike() -> None:
    """Else two tables would say two things of the unknown, and nothing could be published."""
    values = {one.code: "unknown" for one in ORDERS.dimensions} | {"municipality": "999", "region": "1083"}
    shared = [Fact(UUID(int=1), "", JUNE, PAKKERIET, values, {"orders": 1, "positions": 4})]
    codes = replace(CODES, places=PLACES)
    by_both = (
        cells_of(all_cubes(get_table(code), {}, shared=shared, codes=codes))
        for code in ("orders-by-municipality", "orders-by-region-and-sector")
    )
    for cells in by_both:
        found = {where[2] for where, cell in cells.items() if where[0] == "orders" and cell.count}
        assert found == {"unknown", "total"}


def test_what_is_too_young_is_no_cell() -> None:
    """On 1 July June's talks are known, and not yet what came of them."""
    cells = cells_of(all_cubes(TALKS, {METAL: [a_talk(1)]}, as_of=date(2026, 7, 1)))
    assert {where[0] for where in cells} == {"talks"}
    assert all_cubes(TALKS, {METAL: [a_talk(1)]}, as_of=date(2026, 6, 30)) == []


def test_a_total_over_a_kasser_says_how_many_of_them_are_behind_it() -> None:
    own = {akasse_id: [a_talk(number)] for number, akasse_id in enumerate((METAL, HK))}
    cells = cells_of(all_cubes(TALKS, own))
    assert cells["talks", "2026M06", "total", "total"] == Cell(2, 2)
    assert cells["talks", "2026M06", "11", "total"] == Cell(1, None)


def test_of_orders_the_employers_are_told_and_of_what_was_done_with_them_the_a_kasser_too() -> None:
    """Three orders of two employers; one is referred to by one a-kasse, so of referrals one is behind."""
    values = {one.code: "unknown" for one in ORDERS.dimensions} | {"industry": "C"}
    employers = (PAKKERIET, PAKKERIET, BAGEREN)
    shared = [
        Fact(UUID(int=number), "", JUNE, employer, values, {"orders": 1, "positions": 4})
        for number, employer in enumerate(employers)
    ]
    referred = Fact(UUID(int=2), "", JUNE, BAGEREN, {}, {"with_referral": 1, "referrals": 2})
    cells = cells_of(all_cubes(ORDERS_BY_INDUSTRY, {METAL: [referred], DFH: []}, shared=shared))
    here = ("2026M06", "C")
    assert cells["positions", *here] == Cell(12, 2, (8, 4))
    assert cells["referrals", *here] == Cell(2, 1, (2,))
    assert cells["orders-with_referral", *here] == Cell(2, 1, (2,))


def test_the_sums_are_those_that_are_tabulated_inside() -> None:
    own = spread_talks()
    cells = cells_of(all_cubes(TALKS, own, (JUNE, date(2026, 7, 1))))
    for measure in TALKS.measures:
        for akasse_id, facts in own.items():
            for cell in tabulate(measure, facts, ["form"], as_of=TODAY).cells:
                if cell.cohort.begins <= date(2026, 7, 1):
                    where = (cell.cohort.period, str(akasse_id), *cell.values)
                    assert cells[measure.counted, *where].count == cell.numerator
                    assert measure.denominator is None or cells[measure.denominator, *where].count == cell.denominator


def test_the_order_of_cubes_and_cells_does_not_follow_the_order_of_facts() -> None:
    own = spread_talks(each=20)
    turned = {akasse_id: list(reversed(own[akasse_id])) for akasse_id in sorted(own)}
    one, other = all_cubes(TALKS, own), all_cubes(TALKS, turned)
    assert one == other
    assert [list(cube.cells) for cube in one] == [list(cube.cells) for cube in other]
    assert AKADEMIKERNE in own
