"""Which months a vintage shows: two years, the newest that has ended the last of them."""

from datetime import date

from matching.statistics.publication.drafts import newest_months


def test_a_vintage_shows_the_24_months_that_ended_before_its_day() -> None:
    months = newest_months(date(2026, 12, 1))
    assert (months[0], months[-1], len(months)) == (date(2024, 12, 1), date(2026, 11, 1), 24)
    assert newest_months(date(2027, 1, 31))[-1] == date(2026, 12, 1)
