"""Dates as Danish files write them."""

from datetime import date

import pytest

from ingest.dates import as_date, as_first_day, as_start, as_until
from ingest.rows import FieldRefused


@pytest.mark.parametrize(
    "text",
    ["2026-02-01", "01-02-2026", "1.2.2026", "01/02/2026", "01.02.26", "2026-02-01T00:00:00+01:00", "01-02-2026 00:00"],
)
def test_every_form_of_the_first_of_february_is_read(text):
    assert as_date(text) == date(2026, 2, 1)


def test_two_digits_of_a_year_belong_to_the_nearest_century():
    assert as_date("01.02.50") == date(2050, 2, 1)
    assert as_date("01.02.51") == date(1951, 2, 1)


@pytest.mark.parametrize("text", ["31-02-2026", "2026-13-01", "00-01-2026", "2025-02-29"])
def test_days_the_calendar_lacks_are_refused(text):
    with pytest.raises(FieldRefused, match="findes ikke i kalenderen"):
        as_date(text)


@pytest.mark.parametrize("text", ["01-01-1939", "2100-01-01"])
def test_improbable_years_are_refused(text):
    with pytest.raises(FieldRefused, match="ikke sandsynlig"):
        as_date(text)


@pytest.mark.parametrize("text", ["i morgen", "46023", "2026", "01-2026", "2026-01-01x", "١-٢-٢٠٢٦x"])
def test_what_is_no_date_is_refused_with_the_forms_that_are(text):
    with pytest.raises(FieldRefused, match="åååå-mm-dd"):
        as_date(text)


@pytest.mark.parametrize("text", ["snarest", "Hurtigst muligt", "snarest muligt.", "løbende", "ASAP"])
def test_as_soon_as_possible_is_no_date(text):
    assert as_start(text) is None


def test_a_start_may_be_a_date():
    assert as_start("01-02-2026") == date(2026, 2, 1)


def test_a_period_begins_with_the_first_day_of_its_month_or_year():
    assert as_first_day("2015") == date(2015, 1, 1)
    assert as_first_day("2015-03") == as_first_day("03-2015") == date(2015, 3, 1)
    assert as_first_day("15-03-2015") == date(2015, 3, 15)


def test_a_period_ends_the_day_after_its_last_day_month_or_year():
    assert as_until("2015") == date(2016, 1, 1)
    assert as_until("2016-02") == date(2016, 3, 1)
    assert as_until("28-02-2015") == date(2015, 3, 1)
    assert as_until("nu") is None
