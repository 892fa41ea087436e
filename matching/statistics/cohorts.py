"""Cohorts: the month or quarter that a fact belongs to, how it is written, and when it is old enough to be judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from matching.core.benefit_clock import first_of, next_month
from matching.core.placements import months_after
from matching.statistics.measure import Measure


class PeriodKind(Enum):
    """How long a cohort is."""

    MONTH = "M"
    QUARTER = "Q"


@dataclass(frozen=True, order=True)
class Cohort:
    """A calendar month or quarter by its first day and the first day after it."""

    begins: date
    ends: date

    @property
    def period(self) -> str:
        """As jobindsats writes it: `2026M05`, `2026Q02`."""
        if next_month(self.begins) == self.ends:
            return f"{self.begins.year}M{self.begins.month:02}"
        return f"{self.begins.year}Q{(self.begins.month + 2) // 3:02}"

    @property
    def months(self) -> tuple[date, ...]:
        """The first day of each month in it."""
        return self.begins, *(month for month in map(self._later, (1, 2)) if month < self.ends)

    def _later(self, months: int) -> date:
        return months_after(self.begins, months)


def cohort_of(day: date, kind: PeriodKind) -> Cohort:
    """The cohort a day belongs to."""
    if kind is PeriodKind.MONTH:
        return Cohort(first_of(day), next_month(day))
    begins = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return Cohort(begins, months_after(begins, 3))


def available_on(measure: Measure, cohort: Cohort) -> date:
    """The first day on which the figure of a cohort may be read: every day of it is then old enough."""
    return months_after(cohort.ends, measure.available_after)


def holds_for(measure: Measure, cohort: Cohort) -> bool:
    """Whether this version of the measure is the one for every month of the cohort."""
    return all(measure.holds_for(month) for month in cohort.months)


def newest(days: Iterable[date]) -> date | None:
    """The latest day, or None of none."""
    return max(days, default=None)
