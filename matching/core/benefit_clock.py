"""The clock of a course: paid benefit hours, when the a-kasse's period ends by them, and when it is expected to.

Hours are counted in tenths, so that a sum of exactly the threshold never passes it by rounding.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from matching.core.course_submission import PaidMonth, RegistrationEnd
from matching.core.labels import Labelled

FULL_TIME_HOURS = 160.33  #: a month's benefit hours for a full-time insured (bekendtgørelse om dagpengeperioden § 9)
PART_TIME_HOURS = 130.0  #: a stated default, 30 hours a week in 52 of 12 weeks; not read in a source
PACE_MONTHS = 3  #: whole months that the expected pace is the mean of; our choice
FORESIGHT = 24  #: months looked ahead; beyond them no day is named; our choice


class EstimateBasis(Labelled):
    """What an expected handover rests on, or why none is named."""

    PAID_MONTHS = "paid_months", "Regnet ud fra de seneste hele måneders udbetaling"
    FULL_TIME = "full_time", "Regnet ud fra fuld udbetaling, 160,33 timer om måneden"
    PART_TIME = "part_time", "Regnet ud fra deltidsforsikring, 130 timer om måneden"
    STANDS_STILL = "stands_still", "Uret står stille, så længe medlemmet ikke er tilmeldt"
    TOO_FEW_HOURS = "too_few_hours", "Der udbetales for få timer til at nævne en dag"


@dataclass(frozen=True)
class Registration:
    """A period as a registered job-seeker, half-open; `ended_on` None = still registered."""

    registered_on: date
    ended_on: date | None = None
    ended_because: RegistrationEnd | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the member is registered on `day`."""
        return self.registered_on <= day and (self.ended_on is None or day < self.ended_on)


@dataclass(frozen=True)
class Estimate:
    """When handover is expected, and on what basis; no day where none can be named."""

    handover_on: date | None
    basis: EstimateBasis


@dataclass(frozen=True)
class Clock:
    """Hours paid before the course and for its months, the periods of registration, `joined`, and the hours to pass."""

    hours_at_start: float
    paid_months: Sequence[PaidMonth]
    registrations: Sequence[Registration]
    threshold: float
    is_part_time_insured: bool

    @cached_property
    def hours_paid(self) -> float:
        """All hours paid so far, before the course and in it."""
        return (_tenths(self.hours_at_start) + sum(_tenths(paid.hours) for paid in self.paid_months)) / 10

    @cached_property
    def hours_left(self) -> float:
        """Hours up to the threshold, at least 0."""
        return max(0, _tenths(self.threshold) - _tenths(self.hours_paid)) / 10

    @property
    def is_passed_at_start(self) -> bool:
        """Whether more than the threshold was paid before the course began."""
        return _tenths(self.hours_at_start) > _tenths(self.threshold)

    @cached_property
    def passed_on(self) -> date | None:
        """First day of the month after the one in which the hours pass the threshold; None until they do."""
        total = _tenths(self.hours_at_start)
        for paid in sorted(self.paid_months, key=lambda one: one.month):
            total += _tenths(paid.hours)
            if total > _tenths(self.threshold):
                return next_month(paid.month)
        return None


def _tenths(hours: float) -> int:
    return round(hours * 10)


def first_of(day: date) -> date:
    """The first day of the month that `day` is in."""
    return day.replace(day=1)


@cache
def next_month(day: date) -> date:
    """The first day of the month after the one that `day` is in."""
    return (first_of(day) + timedelta(days=32)).replace(day=1)


def months_from(first: date, until: date) -> list[date]:
    """First days of the months from `first` up to, not including, `until`."""
    months, month = [], first_of(first)
    while month < until:
        months.append(month)
        month = next_month(month)
    return months


def joined(registrations: Iterable[Registration]) -> tuple[Registration, ...]:
    """Registrations in the order of time; those that touch or overlap are made one, since no break lies between."""
    made: list[Registration] = []
    for one in sorted(registrations, key=lambda one: (one.registered_on, one.ended_on or date.max)):
        last = made[-1] if made else None
        if last is None or (last.ended_on is not None and last.ended_on < one.registered_on):
            made.append(one)
        elif last.ended_on is not None and (one.ended_on is None or one.ended_on > last.ended_on):
            made[-1] = Registration(last.registered_on, one.ended_on, one.ended_because)
    return tuple(made)


def registered_days(registrations: Iterable[Registration], month: date) -> int:
    """Days of a calendar month on which the member is registered; the registrations are `joined`."""
    until = next_month(month)
    return sum(
        max(0, (min(one.ended_on or until, until) - max(one.registered_on, month)).days) for one in registrations
    )


def _share_registered(registrations: Iterable[Registration], month: date) -> float:
    return registered_days(registrations, month) / (next_month(month) - month).days


def awaited_months(clock: Clock, as_of: date) -> tuple[date, ...]:
    """Months that have ended with the member registered, whose hours are not told and follow the last that are."""
    if not clock.registrations:
        return ()
    ended = months_from(_first_unpaid(clock), first_of(as_of))
    return tuple(month for month in ended if registered_days(clock.registrations, month))


def _first_unpaid(clock: Clock) -> date:
    """The month after the last that is told; a month before it that is left out had no hours."""
    if clock.paid_months:
        return next_month(max(paid.month for paid in clock.paid_months))
    return first_of(min(one.registered_on for one in clock.registrations))


def pace(clock: Clock) -> tuple[float, EstimateBasis]:
    """Hours a month to expect of a member who is registered all of it, and the basis.

    The mean of the latest whole months that are told, counting 0 for one that is left out; before the first whole
    month what the insurance gives.
    """
    told = {paid.month: paid.hours for paid in clock.paid_months}
    known = months_from(min(told), _first_unpaid(clock)) if told else []
    whole = [month for month in known if _share_registered(clock.registrations, month) == 1]
    return pace_of([told.get(month, 0.0) for month in whole], is_part_time_insured=clock.is_part_time_insured)


def pace_of(whole_months: Sequence[float], *, is_part_time_insured: bool) -> tuple[float, EstimateBasis]:
    """Hours a month to expect, from what was paid for each whole month in order, and the basis."""
    latest = whole_months[-PACE_MONTHS:]
    if latest:
        return sum(latest) / len(latest), EstimateBasis.PAID_MONTHS
    if is_part_time_insured:
        return PART_TIME_HOURS, EstimateBasis.PART_TIME
    return FULL_TIME_HOURS, EstimateBasis.FULL_TIME


def estimate(clock: Clock, as_of: date) -> Estimate:
    """When handover is to be expected if all goes on as now; only for a clock that has not passed the threshold.

    A month that is registered in part counts in part. A day that has gone by already means that months are awaited.
    """
    if not any(one.holds_on(as_of) for one in clock.registrations):
        return Estimate(None, EstimateBasis.STANDS_STILL)
    hours_a_month, basis = pace(clock)

    def paid_for(month: date) -> float:
        return hours_a_month * _share_registered(clock.registrations, month)

    handover_on = expected_handover(clock.hours_paid, _first_unpaid(clock), paid_for, clock.threshold)
    return Estimate(handover_on, EstimateBasis.TOO_FEW_HOURS if handover_on is None else basis)


def expected_handover(
    hours_paid: float, first_unpaid: date, paid_for: Callable[[date], float], threshold: float
) -> date | None:
    """First day of the month after the one in which the hours are expected to pass; None beyond the foresight."""
    total, month = hours_paid, first_unpaid
    for _month in range(FORESIGHT):
        total += paid_for(month)
        month = next_month(month)
        if _tenths(total) > _tenths(threshold):
            return month
    return None
