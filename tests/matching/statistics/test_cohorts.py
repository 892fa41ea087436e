"""Cohorts: months and quarters as jobindsats writes them, and the day from which they may be read."""

from dataclasses import replace
from datetime import date

import pytest

from matching.statistics.cohorts import PeriodKind, available_on, cohort_of, holds_for
from matching.statistics.order_figures import MEASURES

FILL_RATE = next(measure for measure in MEASURES if measure.code == "JO-04")
MONTH, QUARTER = PeriodKind


@pytest.mark.parametrize(
    ("day", "month", "quarter"),
    [
        (date(2026, 1, 1), "2026M01", "2026Q01"),
        (date(2026, 3, 31), "2026M03", "2026Q01"),
        (date(2026, 5, 17), "2026M05", "2026Q02"),
        (date(2026, 12, 31), "2026M12", "2026Q04"),
    ],
)
def test_a_day_belongs_to_its_month_and_its_quarter(day: date, month: str, quarter: str) -> None:
    assert (cohort_of(day, MONTH).period, cohort_of(day, QUARTER).period) == (month, quarter)


def test_a_cohort_knows_its_months() -> None:
    assert cohort_of(date(2026, 2, 3), MONTH).months == (date(2026, 2, 1),)
    assert cohort_of(date(2026, 11, 3), QUARTER).months == (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))


def test_a_fill_rate_may_be_read_three_months_after_the_cohort_ended() -> None:
    """November 2026 ends on 1 December; three months later it is 1 March 2027."""
    assert available_on(FILL_RATE, cohort_of(date(2026, 11, 2), MONTH)) == date(2027, 3, 1)
    assert available_on(FILL_RATE, cohort_of(date(2026, 11, 2), QUARTER)) == date(2027, 4, 1)


def test_a_quarter_under_two_versions_belongs_to_neither() -> None:
    until_may = replace(FILL_RATE, valid_until=date(2026, 5, 1))
    assert holds_for(until_may, cohort_of(date(2026, 4, 1), MONTH))
    assert not holds_for(until_may, cohort_of(date(2026, 5, 1), MONTH))
    assert not holds_for(until_may, cohort_of(date(2026, 4, 1), QUARTER))
