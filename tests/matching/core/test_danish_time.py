from datetime import UTC, date, datetime, timedelta

import pytest

from matching.core.danish_time import clock, danish_day, monday_of, span_said, start_of_day


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 11, 23, 22, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_day_ends_at_midnight_in_denmark_winter_and_summer(instant: datetime, day: date) -> None:
    assert danish_day(instant) == day


def test_the_day_the_clocks_go_back_is_an_hour_longer() -> None:
    begins, ends = start_of_day(date(2026, 10, 25)), start_of_day(date(2026, 10, 26))
    assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=25)


@pytest.mark.parametrize(("day", "monday"), [(23, 23), (29, 23), (30, 30)])
def test_a_week_begins_on_monday(day: int, monday: int) -> None:
    assert monday_of(date(2026, 11, day)) == date(2026, 11, monday)


def test_a_time_is_said_as_people_say_it() -> None:
    begins = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert clock(begins) == "09.30"
    assert span_said(begins, begins + timedelta(minutes=45)) == "den 24. november 2026 kl. 09.30-10.15"
