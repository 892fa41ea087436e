from datetime import date

import pytest

from matching.core.job_order import Employment, Hours, Shift
from matching.language.terms import (
    find_deadline,
    find_employment,
    find_hours,
    find_positions,
    find_postcode,
    find_shifts,
    find_start,
)

AS_OF = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("37 timer", Hours(37, 37)),
        ("30-37 t/uge", Hours(30, 37)),
        ("deltid 25 timer", Hours(25, 25)),
        ("32,5 timer om ugen", Hours(32.5, 32.5)),
        ("fuldtidsstilling", Hours(37, 37)),
        ("Gennemsnitlig ugentligt timetal: 30", Hours(30, 30)),
        ("patienter observeres typisk inden for 24 timer", None),
        ("åbent kl. 7-15", None),
    ],
)
def test_weekly_hours_are_read_and_other_hours_are_not(text: str, hours: Hours | None) -> None:
    assert find_hours(text) == hours


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("aftenvagter og hver anden weekend", {Shift.EVENING, Shift.WEEKEND}),
        ("natarbejde", {Shift.NIGHT}),
        ("treholdsskift", {Shift.DAY, Shift.EVENING, Shift.NIGHT}),
        ("skiftende vagter", {Shift.DAY, Shift.EVENING, Shift.WEEKEND}),
        ("ingen weekendarbejde", set()),
        ("dagarbejde", {Shift.DAY}),
    ],
)
def test_shifts_are_read_unless_denied(text: str, shifts: set[Shift]) -> None:
    assert find_shifts(text) == shifts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tiltrædelse den 1. februar 2026", date(2026, 2, 1)),
        ("pr. 1/3", date(2026, 3, 1)),
        ("start 1.4.26", date(2026, 4, 1)),
        ("Start: snarest muligt", AS_OF),
        ("Vi søger en ny kollega pr .\n1\nfebruar 2026", date(2026, 2, 1)),
        ("Ansøgningsfrist 1. februar 2026", None),
        ("Afdelingen er nyoprettet pr. 1.1.2025", None),
        ("Send din ansøgning hurtigst muligt", None),
    ],
)
def test_the_first_day_is_read_apart_from_the_deadline(text: str, day: date | None) -> None:
    assert find_start(text, AS_OF) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ansøgningsfrist: 15-02-2026", date(2026, 2, 15)),
        ("Søg stillingen senest lørdag den 9 .\njanuar 2026", date(2026, 1, 9)),
        ("Frist 1/2", date(2026, 2, 1)),
        ("Samtaler afholdes den 18. februar 2026", None),
    ],
)
def test_the_deadline_is_read(text: str, day: date | None) -> None:
    assert find_deadline(text, AS_OF) == day


def test_a_date_without_a_year_is_the_next_one() -> None:
    assert find_deadline("Ansøgningsfrist 15. november", date(2026, 12, 20)) == date(2026, 11, 15)
    assert find_deadline("Ansøgningsfrist 15. februar", date(2026, 12, 20)) == date(2027, 2, 15)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Vi søger 3 lærere", 3),
        ("To vikariater som sygeplejerske", 2),
        ("søger vi 2- 3 pædagogmedhjælpere", 3),
        ("Vi søger 37 timer om ugen", None),
        ("ca .\n60 ansatte", None),
    ],
)
def test_the_number_of_positions_is_read(text: str, positions: int | None) -> None:
    assert find_positions([text]) == positions


def test_temporary_and_permanent_posts_are_told_apart() -> None:
    assert find_employment("Barselsvikariat til august") is Employment.TEMPORARY
    assert find_employment("3 faste stillinger") is Employment.PERMANENT
    assert find_employment("Bager søges") is None


def test_a_postcode_needs_a_town_after_it_and_a_year_is_none() -> None:
    assert find_postcode("på vores lager i 8000 Aarhus C") == "8000"
    assert find_postcode("etableret 2012 Danmark") is None
