"""From facts to cells: sums, rests, what several a-kasser know of one order, maturity and revision marks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest

from matching.statistics.catalogue import get_measure
from matching.statistics.order_figures import ORDERS
from matching.statistics.store import Fact, Revision
from matching.statistics.tabulate import Cell, NotADimension, Table, joined, tabulate

MAY = date(2026, 5, 10)
LATER = date(2027, 1, 1)
PAKKERIET, BAGEREN = UUID(int=71), UUID(int=72)


def a_fact(number: int = 1, quantities: Mapping[str, int] | None = None, **overrides: object) -> Fact:
    values = {code.code: "unknown" for code in ORDERS.dimensions}
    plain = Fact(UUID(int=number), "", MAY, PAKKERIET, values, {"orders": 1, "positions": 2, **(quantities or {})})
    return replace(plain, **overrides)  # type: ignore[arg-type]


def of_an_akasse(number: int, **quantities: int) -> Fact:
    return Fact(UUID(int=number), "", MAY, PAKKERIET, {}, quantities)


def only_cell(table: Table) -> Cell:
    (cell,) = table.cells
    return cell


def test_a_count_is_a_sum_and_a_share_has_both_parts() -> None:
    facts = [a_fact(1, {"with_referral": 1}), a_fact(2), a_fact(3)]
    positions = only_cell(tabulate(get_measure("JO-02"), facts, as_of=LATER))
    assert (positions.numerator, positions.denominator) == (6, None)
    rate = get_measure("JO-03")
    cell = only_cell(tabulate(rate, facts, as_of=LATER))
    assert (cell.numerator, cell.denominator, cell.figure(rate)) == (1, 3, Fraction(1, 3))


def test_the_rest_is_what_the_numerator_leaves() -> None:
    """Of three orders one has a candidate: two have none."""
    facts = [a_fact(1, {"with_referral": 1}), a_fact(2), a_fact(3)]
    cell = only_cell(tabulate(get_measure("JO-10"), facts, as_of=LATER))
    assert (cell.numerator, cell.denominator) == (2, 3)


def test_a_mean_of_tenths_is_told_in_whole_ones() -> None:
    """37.0 and 30.0 hours are kept as 370 and 300: the mean is 33.5."""
    measure = get_measure("AN-02")
    values = {one.code: "unknown" for one in measure.family.dimensions}
    facts = [Fact(UUID(int=n), "", MAY, None, values, {"placements": 1, "hours": h}) for n, h in ((1, 370), (2, 300))]
    assert only_cell(tabulate(measure, facts, as_of=LATER)).figure(measure) == Fraction(67, 2)


def test_nothing_to_divide_by_is_no_figure() -> None:
    measure = get_measure("JO-04")
    assert only_cell(tabulate(measure, [a_fact()], as_of=LATER)).figure(measure) is None


def test_an_order_is_one_order_however_many_a_kasser_refer_to_it() -> None:
    """Two a-kasser refer 2 and 1 after 9 and 4 days; one hires."""
    first = of_an_akasse(1, with_referral=1, referrals=2, days_to_referral=9)
    second = of_an_akasse(1, with_referral=1, referrals=1, days_to_referral=4, filled=1, hires=1)
    (made,) = joined(ORDERS, [a_fact()], [[first], [second]])
    assert made.quantities == {
        "orders": 1, "positions": 2, "with_referral": 1, "referrals": 3, "days_to_referral": 4, "filled": 1, "hires": 1
    }  # fmt: skip


def test_what_an_a_kasse_did_with_an_order_that_is_not_counted_is_not_counted() -> None:
    assert joined(ORDERS, [], [[of_an_akasse(1, with_referral=1)]]) == []


def test_cells_stand_by_cohort_and_value_in_their_order() -> None:
    facts = [
        a_fact(1, counted_on=date(2026, 6, 1)),
        a_fact(2, dimensions={"industry": "Q"}),
        a_fact(3, dimensions={"industry": "G"}),
        a_fact(4, dimensions={"industry": "G"}),
    ]
    table = tabulate(get_measure("JO-01"), facts, ["industry"], as_of=LATER)
    told = [(cell.cohort.period, cell.values, cell.numerator) for cell in table.cells]
    assert told == [("2026M05", ("G",), 2), ("2026M05", ("Q",), 1), ("2026M06", ("unknown",), 1)]


def test_a_cohort_that_is_too_young_is_awaited_and_not_shown() -> None:
    measure = get_measure("JO-04")
    facts = [a_fact(1), a_fact(2, counted_on=date(2026, 6, 1))]
    table = tabulate(measure, facts, as_of=date(2026, 9, 1))
    assert [cell.cohort.period for cell in table.cells] == ["2026M05"]
    assert [(cohort.period, day) for cohort, day in table.awaited] == [("2026M06", date(2026, 10, 1))]


def test_cohorts_before_the_measure_held_are_left_out() -> None:
    assert tabulate(get_measure("JO-01"), [a_fact(counted_on=date(2023, 12, 31))], as_of=LATER).cells == ()


def test_a_cell_says_how_many_employers_it_tells_of_and_what_the_largest_has() -> None:
    facts = [a_fact(1), a_fact(2), a_fact(3, employer_id=BAGEREN), a_fact(4, employer_id=None)]
    cell = only_cell(tabulate(get_measure("JO-02"), facts, as_of=LATER))
    assert (cell.numerator, cell.employers, cell.largest_employer) == (8, 2, 4)


@pytest.mark.parametrize(
    ("day", "quantities", "marked"),
    [
        (date(2026, 9, 1), ["filled", "hires"], date(2026, 9, 1)),
        (date(2026, 8, 31), ["filled"], None),  # before it could be read
        (date(2026, 9, 1), ["answered"], None),  # another measure's
    ],
)
def test_a_figure_is_marked_when_it_changed_after_it_could_be_read(
    day: date, quantities: list[str], marked: date | None
) -> None:
    revised = [Revision(date(2026, 5, 1), day, 1, quantities), Revision(date(2026, 4, 1), LATER, 1, ["filled"])]
    table = tabulate(get_measure("JO-04"), [a_fact()], revisions=revised, as_of=LATER)
    assert only_cell(table).revised_on == marked


def test_what_the_facts_do_not_carry_is_refused() -> None:
    with pytest.raises(NotADimension):
        tabulate(get_measure("JO-01"), [a_fact()], ["adviser"], as_of=LATER)
