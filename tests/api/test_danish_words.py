from datetime import date, timedelta

import pytest

from api import danish_words as said
from matching.core.job_order import Hours, Language, LanguageLevel, Shift
from matching.core.travel import Mode

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-400, "den 19. oktober 2025"),
        (-15, "den 8. november"),
        (-14, "for 14 dage siden"),
        (-2, "i forgårs"),
        (-1, "i går"),
        (0, "i dag"),
        (1, "i morgen"),
        (2, "i overmorgen"),
        (3, "om 3 dage"),
        (14, "om 14 dage"),
        (15, "den 8. december"),
        (60, "den 22. januar 2027"),
    ],
)
def test_a_day_is_said_as_people_say_it(days: int, words: str) -> None:
    assert said.day(MONDAY + timedelta(days=days), MONDAY).said == words


def test_a_day_carries_its_full_date_for_hovering_and_machines() -> None:
    tomorrow = said.day(date(2026, 11, 24), MONDAY)
    assert (tomorrow.full, tomorrow.iso) == ("24. november 2026", "2026-11-24")


@pytest.mark.parametrize(("days", "words"), [(-1, "Fristen udløb i går"), (0, "Frist i dag"), (3, "Frist om 3 dage")])
def test_a_deadline_says_how_long_one_has(days: int, words: str) -> None:
    assert said.deadline(MONDAY + timedelta(days=days), MONDAY) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (Hours(37, 37), "37 timer om ugen (fuld tid)"),
        (Hours(30, 37), "30-37 timer om ugen"),
        (Hours(18.5, 18.5), "18,5 timer om ugen"),
    ],
)
def test_hours_are_said_by_the_week(hours: Hours, words: str) -> None:
    assert said.hours_a_week(hours) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (999, "999"), (12345, "12.345"), (1000000, "1.000.000")])
def test_thousands_are_parted_by_a_full_stop(number: int, words: str) -> None:
    assert said.whole(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "ca. 5 min. i bil"),
        (18, "ca. 20 min. i bil"),
        (58, "ca. 1 time i bil"),
        (121, "ca. 2 timer i bil"),
        (82, "ca. 1 t. 20 min. i bil"),
    ],
)
def test_an_estimated_journey_is_rounded_and_says_so(number: int, words: str) -> None:
    assert said.travel_time(number, Mode.CAR) == words


def test_a_limit_is_said_as_it_was_set() -> None:
    assert said.travel_limit(42, Mode.TRANSIT) == "Højst 42 min. med offentlig transport"


@pytest.mark.parametrize(
    ("dots", "met", "musts", "rests_on", "words"),
    [
        (4, 7, 9, "erfaring i samme fag", "Godt match: 7 af 9 krav"),
        (3, 4, 9, "erfaring i samme fag", "Rimeligt match: mangler 5 af 9 krav"),
        (1, 0, 3, "kort rejsetid", "Svagt match: mangler alle 3 krav"),
        (2, 0, 1, "erfaring i samme fag", "Delvist match: erfaring i samme fag, men mangler det ene krav"),
        (2, 0, 1, "", "Delvist match: mangler det ene krav"),
        (4, 1, 2, "flere års erfaring", "Godt match: flere års erfaring, men mangler 1 af 2 krav"),
        (2, 0, 2, "kender branchen", "Delvist match: kender branchen, men mangler begge krav"),
        (5, 1, 1, "erfaring i samme fag", "Meget godt match: erfaring i samme fag, og opfylder det ene krav"),
        (5, 2, 2, "", "Meget godt match: opfylder begge krav"),
        (5, 0, 0, "erfaring i samme fag", "Meget godt match: erfaring i samme fag (opslaget nævner ingen faste krav)"),
        (3, 0, 0, "", "Rimeligt match: opslaget nævner ingen faste krav"),
    ],
)
def test_strength_is_told_with_the_demands_met_and_with_what_it_rests_on_where_they_are_few(
    dots: int, met: int, musts: int, rests_on: str, words: str
) -> None:
    assert said.strength(dots, met, musts, rests_on) == words


def test_one_is_not_many() -> None:
    assert [said.counted(number, "dag", "dage") for number in (0, 1, 2)] == ["0 dage", "1 dag", "2 dage"]


def test_shifts_come_in_the_order_of_the_day() -> None:
    assert said.shifts_said(frozenset({Shift.WEEKEND, Shift.EVENING, Shift.DAY})) == "dag, aften og weekend"
    assert said.shifts_said(frozenset()) == ""


def test_a_language_is_said_with_its_level() -> None:
    assert said.language(Language("engelsk", LanguageLevel.FLUENT)) == "engelsk, flydende"


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2016, 3, 1), date(2022, 8, 1), "2016-2022"),
        (date(2019, 3, 1), None, "siden 2019"),
        (date(2019, 3, 1), date(2019, 9, 1), "2019"),
        (None, date(2019, 9, 1), "til 2019"),
        (None, None, ""),
    ],
)
def test_a_job_held_is_said_in_years(since: date | None, until: date | None, words: str) -> None:
    assert said.period(since, until) == words


def test_danish_names_sort_with_ae_oe_aa_last_and_double_a_among_them() -> None:
    names = ["Åse", "Østergaard", "Aagaard", "Ærø", "Zenia", "anna", "Bo", "Édith"]
    assert sorted(names, key=said.danish_sort_key) == [
        "anna", "Bo", "Édith", "Zenia", "Ærø", "Østergaard", "Aagaard", "Åse",
    ]  # fmt: skip
