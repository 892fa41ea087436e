from datetime import UTC, date, datetime, time

import pytest

from api.pages.talk_form import TypedTalk, length_choices, read_clock_time, read_day, read_talk, rebook_until
from matching.core.danish_time import DENMARK

STARTS = datetime(2026, 11, 24, 10, tzinfo=DENMARK)


@pytest.mark.parametrize("text", ["2026-11-24", "24-11-2026", "24.11.2026", "24/11/2026", "24 11 2026"])
def test_a_day_is_read_as_browsers_and_people_write_it(text: str) -> None:
    assert read_day(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "i morgen", "2026-02-30", "2026-11", "24.11.26", "11/24/2026"])
def test_what_is_no_day_is_not_guessed_at(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(("text", "read"), [("9", time(9)), ("9.30", time(9, 30)), ("09:30:00", time(9, 30))])
def test_a_time_is_read_as_browsers_and_people_write_it(text: str, read: time) -> None:
    assert read_clock_time(text) == read


@pytest.mark.parametrize("text", ["", "24.00", "9.60", "ni", "930"])
def test_what_is_no_time_is_not_guessed_at(text: str) -> None:
    assert read_clock_time(text) is None


def test_the_time_is_danish() -> None:
    read = read_talk(TypedTalk(form="phone", dato="2026-07-01", tid="10:00", minutter="30"))
    assert read.starts_at == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert read.ends_at == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    assert read.faults == {}


def test_every_field_that_is_missing_is_told() -> None:
    assert set(read_talk(TypedTalk()).faults) == {"form", "dato", "tid", "minutter"}


@pytest.mark.parametrize(
    ("window", "until"),
    [
        ("", None),
        ("99", None),
        ("1", datetime(2026, 11, 24, tzinfo=DENMARK)),
        ("2", datetime(2026, 11, 23, tzinfo=DENMARK)),
        ("7", datetime(2026, 11, 18, tzinfo=DENMARK)),
    ],
)
def test_the_member_may_move_the_talk_to_the_end_of_the_last_day(window: str, until: datetime | None) -> None:
    assert rebook_until(STARTS, window) == until


def test_an_unusual_length_can_be_kept() -> None:
    assert [(one.value, one.chosen) for one in length_choices("50")][3] == ("50", True)
