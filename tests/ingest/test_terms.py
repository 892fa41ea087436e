"""Hours, shifts, languages and their like in Danish words."""

import pytest

from ingest.rows import FieldRefused
from ingest.terms import (
    as_employment,
    as_hours,
    as_languages,
    as_positions,
    as_sector,
    as_shifts,
    as_travel_limit,
    as_travel_mode,
)
from matching.core.job_order import Employment, Hours, Language, LanguageLevel, Sector, Shift
from matching.core.travel import Mode


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("37", 37, 37),
        (37, 37, 37),
        ("37,5", 37.5, 37.5),
        ("30-37", 30, 37),
        ("30 – 37 timer/uge", 30, 37),
        ("mellem 30 og 37 timer om ugen", 30, 37),
        ("ca. 30 timer", 30, 30),
        ("Fuldtid", 37, 37),
        ("deltid", 1, 36),
        ("op til 20", 1, 20),
        ("mindst 30 timer", 30, 37),
        ("48", 48, 48),
        ({"least": 30, "most": 37.0}, 30, 37),
    ],
)
def test_hours_are_read(value, least, most):
    assert as_hours(value) == Hours(least, most)


@pytest.mark.parametrize(
    "value", ["0", "48,1", "37-30", "mange", "-5", {"least": 30}, {"least": True, "most": 37}, "37 kr"]
)
def test_impossible_hours_are_refused(value):
    with pytest.raises(FieldRefused):
        as_hours(value)


def test_positions_are_one_to_five_hundred():
    assert (as_positions("1"), as_positions(500), as_positions("2,0")) == (1, 500, 2)
    for value in ("0", "501", "1,5", "to", "-1"):
        with pytest.raises(FieldRefused):
            as_positions(value)


@pytest.mark.parametrize(
    ("value", "shifts"),
    [
        ("dag; aften", {Shift.DAY, Shift.EVENING}),
        ("Dag og aften", {Shift.DAY, Shift.EVENING}),
        ("nattevagter/weekend", {Shift.NIGHT, Shift.WEEKEND}),
        ("skiftehold", {Shift.DAY, Shift.EVENING, Shift.NIGHT}),
        ("døgnvagt", set(Shift)),
        (["day", "aftenvagt"], {Shift.DAY, Shift.EVENING}),
    ],
)
def test_shifts_are_read(value, shifts):
    assert as_shifts(value) == frozenset(shifts)


def test_an_unknown_shift_is_refused():
    with pytest.raises(FieldRefused, match="dag, aften, nat"):
        as_shifts("dag; ofte")


@pytest.mark.parametrize(
    "value",
    [
        "dansk: flydende; engelsk: lidt",
        "Dansk (modersmål), engelsk (A2)",
        "dansk flydende | English basic",
        "dansk - C1; engelsk - begynder",
        [{"language": "dansk", "level": "fluent"}, {"language": "english", "level": "basic"}],
        "dansk: lidt; dansk: flydende; engelsk: lidt",
    ],
)
def test_languages_and_levels_are_read(value):
    assert as_languages(value) == (
        Language("dansk", LanguageLevel.FLUENT),
        Language("engelsk", LanguageLevel.BASIC),
    )


def test_a_language_without_a_level_is_spoken_well():
    assert as_languages("tysk") == (Language("tysk", LanguageLevel.GOOD),)


@pytest.mark.parametrize("value", ["dansk: måske", "12", [{"level": "good"}], [["dansk"]]])
def test_unknown_languages_and_levels_are_refused(value):
    with pytest.raises(FieldRefused):
        as_languages(value)


def test_sector_employment_and_transport_are_read_by_their_words():
    assert (as_sector("Kommune"), as_sector("privat")) == (Sector.PUBLIC, Sector.PRIVATE)
    assert (as_employment("fast"), as_employment("Vikariat")) == (Employment.PERMANENT, Employment.TEMPORARY)
    assert (as_travel_mode("Bil"), as_travel_mode("bus og tog")) == (Mode.CAR, Mode.TRANSIT)
    for parse in (as_sector, as_employment, as_travel_mode):
        with pytest.raises(FieldRefused):
            parse("andet")


@pytest.mark.parametrize(
    ("value", "minutes"), [("45", 45), (45, 45), ("45 min.", 45), ("1 time", 60), ("1,5 time", 90), ("1 t 15 min", 75)]
)
def test_a_travel_limit_is_minutes(value, minutes):
    assert as_travel_limit(value) == minutes


@pytest.mark.parametrize("value", ["0", "241", "langt", "5 timer"])
def test_an_impossible_travel_limit_is_refused(value):
    with pytest.raises(FieldRefused):
        as_travel_limit(value)
