"""The travel estimate against journeys whose time is well known, and the promises every estimate keeps.

The known times are ordinary driving times between town centres without queues, from general knowledge and rounded
to about five minutes; nobody measured them for this test.
"""

import time
from itertools import product
from pathlib import Path
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.geography import CrossingKind, Place, place_at
from matching.core.travel import Mode, Travel, describe, minutes_between, travel

TRAVEL_DOCUMENT = Path(__file__).parents[3] / "docs" / "travel.md"

TOWNS = {
    "København": (55.676, 12.568),
    "Roskilde": (55.642, 12.08),
    "Helsingør": (56.036, 12.61),
    "Køge": (55.457, 12.18),
    "Odense": (55.396, 10.388),
    "Aarhus": (56.156, 10.21),
    "Aalborg": (57.048, 9.919),
    "Randers": (56.46, 10.036),
    "Viborg": (56.453, 9.402),
    "Horsens": (55.861, 9.85),
    "Svendborg": (55.06, 10.607),
    "Esbjerg": (55.467, 8.452),
    "Kolding": (55.491, 9.472),
    "Vejle": (55.709, 9.536),
    "Herning": (56.136, 8.973),
    "Holstebro": (56.36, 8.616),
    "Næstved": (55.23, 11.761),
    "Hillerød": (55.928, 12.3),
    "Thisted": (56.955, 8.69),
    "Sønderborg": (54.913, 9.792),
    "Aabenraa": (55.044, 9.418),
    "Rønne": (55.1, 14.706),
    "Nexø": (55.06, 15.13),
    "Frederikshavn": (57.44, 10.537),
    "Slagelse": (55.402, 11.354),
    "Kalundborg": (55.68, 11.09),
    "Nykøbing F": (54.766, 11.872),
    "Holbæk": (55.717, 11.713),
    "Skive": (56.566, 9.027),
    "Frederikssund": (55.838, 12.066),
    "Frederiksværk": (55.971, 12.022),
    "Grenaa": (56.413, 10.878),
    "Silkeborg": (56.17, 9.55),
    "Middelfart": (55.5, 9.74),
    "Nyborg": (55.312, 10.79),
    "Ribe": (55.328, 8.762),
    "Varde": (55.621, 8.48),
    "Haderslev": (55.25, 9.489),
    "Tønder": (54.935, 8.866),
    "Hjørring": (57.46, 9.985),
    "Hobro": (56.64, 9.79),
    "Nakskov": (54.83, 11.136),
    "Vordingborg": (55.01, 11.91),
    "Ringsted": (55.443, 11.79),
    "Struer": (56.49, 8.59),
    "Rudkøbing": (54.937, 10.71),
    "Faaborg": (55.097, 10.242),
    "Nykøbing M": (56.795, 8.856),
    "Ringkøbing": (56.09, 8.244),
    "Skagen": (57.722, 10.584),
    "Lemvig": (56.549, 8.31),
    "Korsør": (55.33, 11.14),
    "Aars": (56.804, 9.518),
    "Allinge": (55.277, 14.8),
    "Nykøbing Sj": (55.925, 11.67),
    "Jægerspris": (55.853, 11.985),
    "Skibby": (55.75, 11.96),
    "Nordborg": (55.058, 9.74),
    "Ebeltoft": (56.195, 10.68),
    "Hanstholm": (57.115, 8.62),
    "Maribo": (54.776, 11.5),
    "Grindsted": (55.757, 8.927),
    "Ærøskøbing": (54.888, 10.41),
    "Tranebjerg": (55.832, 10.59),
    "Byrum": (57.256, 11.0),
    "Nordby": (55.447, 8.402),
    "Hundested": (55.964, 11.85),
    "Rørvig": (55.945, 11.765),
    "Hurup": (56.75, 8.42),
    "Hals": (56.996, 10.308),
}

USED_FOR_THE_CONSTANTS = (
    ("København", "Roskilde", 35),
    ("København", "Helsingør", 45),
    ("København", "Køge", 40),
    ("København", "Odense", 100),
    ("Aarhus", "Aalborg", 80),
    ("Aarhus", "Randers", 35),
    ("Aarhus", "Viborg", 60),
    ("Aarhus", "Horsens", 40),
    ("Odense", "Svendborg", 40),
    ("Esbjerg", "Kolding", 50),
    ("Kolding", "Vejle", 25),
    ("Herning", "Holstebro", 35),
    ("Herning", "Viborg", 45),
    ("Næstved", "Køge", 40),
    ("Hillerød", "Helsingør", 30),
    ("Thisted", "Aalborg", 80),
    ("Sønderborg", "Aabenraa", 30),
    ("Rønne", "Nexø", 35),
    ("Frederikshavn", "Aalborg", 50),
    ("Slagelse", "Næstved", 35),
)
"""Driving minutes from which the speeds in travel.py were set."""

NOT_USED_FOR_THE_CONSTANTS = (
    ("København", "Aarhus", 185),
    ("København", "Aalborg", 260),
    ("Odense", "Aarhus", 95),
    ("København", "Kalundborg", 75),
    ("København", "Nykøbing F", 85),
    ("Kalundborg", "Holbæk", 40),
    ("Skive", "Viborg", 30),
    ("Skive", "Thisted", 65),
    ("Frederikssund", "Frederiksværk", 25),
    ("Grenaa", "Aarhus", 60),
    ("Silkeborg", "Aarhus", 40),
    ("Silkeborg", "Herning", 35),
    ("Odense", "Middelfart", 35),
    ("Nyborg", "Odense", 30),
    ("Esbjerg", "Ribe", 30),
    ("Esbjerg", "Varde", 22),
    ("Haderslev", "Kolding", 30),
    ("Tønder", "Aabenraa", 40),
    ("Hjørring", "Aalborg", 45),
    ("Hobro", "Aalborg", 40),
    ("Nakskov", "Nykøbing F", 45),
    ("Vordingborg", "Næstved", 30),
    ("Holbæk", "Roskilde", 30),
    ("Ringsted", "København", 50),
    ("Struer", "Holstebro", 17),
    ("Svendborg", "Rudkøbing", 25),
    ("Faaborg", "Odense", 45),
    ("Nykøbing M", "Thisted", 35),
    ("Ringkøbing", "Herning", 45),
    ("Skagen", "Frederikshavn", 35),
    ("Lemvig", "Holstebro", 35),
    ("Vejle", "Horsens", 25),
    ("Kolding", "Odense", 55),
    ("Hillerød", "Frederikssund", 30),
    ("Aars", "Aalborg", 45),
    ("Randers", "Viborg", 40),
    ("Allinge", "Rønne", 30),
    ("Nykøbing Sj", "Holbæk", 45),
    ("Frederikssund", "Roskilde", 35),
    ("Jægerspris", "Frederikssund", 12),
    ("Skibby", "Frederikssund", 18),
    ("Nordborg", "Aabenraa", 55),
    ("Nakskov", "Næstved", 85),
)
"""Driving minutes that no constant was fitted to."""

BUSES = (
    ("Ebeltoft", "Aarhus", 75),
    ("Hanstholm", "Thisted", 40),
    ("Rønne", "Nexø", 55),
    ("Rønne", "Allinge", 50),
    ("Haderslev", "Kolding", 55),
    ("Aabenraa", "Sønderborg", 55),
    ("Faaborg", "Odense", 75),
    ("Viborg", "Aalborg", 95),
    ("Grindsted", "Vejle", 65),
    ("Nykøbing M", "Skive", 50),
)
"""Minutes door to door where buses are the way to go: a usual ride and ten minutes' walk and wait."""


def town(name: str) -> Place:
    return place_at(*TOWNS[name])


def relative_errors(known: tuple[tuple[str, str, int], ...], mode: Mode) -> list[float]:
    return [minutes_between(town(one), town(other), mode) / minutes - 1 for one, other, minutes in known]


def labels(origin: str, destination: str, mode: Mode = Mode.CAR) -> list[str]:
    return [crossing.label for crossing in travel(town(origin), town(destination), mode).crossings]


@pytest.mark.parametrize(("origin", "destination", "minutes"), USED_FOR_THE_CONSTANTS + NOT_USED_FOR_THE_CONSTANTS)
def test_a_known_drive_is_estimated_within_two_fifths(origin, destination, minutes):
    assert minutes_between(town(origin), town(destination), Mode.CAR) == pytest.approx(minutes, rel=0.4)


@pytest.mark.parametrize("known", [USED_FOR_THE_CONSTANTS, NOT_USED_FOR_THE_CONSTANTS])
def test_half_of_the_known_drives_are_estimated_within_fifteen_per_cent(known):
    assert median(map(abs, relative_errors(known, Mode.CAR))) <= 0.15


@pytest.mark.parametrize(("origin", "destination", "minutes"), BUSES)
def test_a_usual_bus_journey_is_estimated_within_two_fifths(origin, destination, minutes):
    assert minutes_between(town(origin), town(destination), Mode.TRANSIT) == pytest.approx(minutes, rel=0.4)


@pytest.mark.parametrize(
    ("known", "mode"),
    [
        (USED_FOR_THE_CONSTANTS, Mode.CAR),
        (NOT_USED_FOR_THE_CONSTANTS, Mode.CAR),
        (BUSES, Mode.TRANSIT),
    ],
)
def test_the_document_states_the_error_that_is_measured_here(known, mode):
    errors = relative_errors(known, mode)
    row = (
        f"| {len(errors)} | {100 * median(map(abs, errors)):.1f} % "
        f"| {100 * max(map(abs, errors)):.0f} % | {100 * mean(errors):+.1f} % |"
    )
    assert row in TRAVEL_DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("origin", "destination", "at_least", "at_most"),
    [
        ("Aarhus", "Kalundborg", 120, 200),
        ("Grenaa", "København", 180, 270),
        ("Rønne", "København", 180, 270),
        ("Tranebjerg", "Aarhus", 90, 150),
        ("Ærøskøbing", "Svendborg", 90, 130),
        ("Byrum", "Frederikshavn", 110, 150),
        ("Nordby", "Esbjerg", 25, 45),
        ("Sønderborg", "Faaborg", 90, 150),
        ("Nakskov", "Svendborg", 90, 150),
        ("Hundested", "Rørvig", 45, 70),
    ],
)
def test_nobody_travels_across_the_sea_as_the_crow_flies(origin, destination, at_least, at_most):
    for mode in Mode:
        assert at_least <= minutes_between(town(origin), town(destination), mode)
    assert minutes_between(town(origin), town(destination), Mode.CAR) <= at_most


@pytest.mark.parametrize(
    ("origin", "destination", "expected"),
    [
        ("Kolding", "København", ["Lillebælt", "Storebælt"]),
        ("København", "Kolding", ["Storebælt", "Lillebælt"]),
        ("Skive", "Thisted", ["Sallingsund", "Vilsund"]),
        ("Struer", "Hurup", ["Oddesund"]),
        ("Hjørring", "Aalborg", ["Limfjorden ved Aalborg"]),
        ("Nakskov", "Svendborg", ["Spodsbjerg–Tårs", "Langelandsbroen"]),
        ("Nakskov", "Næstved", ["Storstrømsbroen"]),
        ("Aarhus", "Nykøbing Sj", ["Aarhus–Sjællands Odde"]),
        ("Rønne", "Odense", ["Rønne–Ystad og over Øresundsbroen", "Storebælt"]),
    ],
)
def test_the_crossings_are_named_in_the_order_one_meets_them(origin, destination, expected):
    assert labels(origin, destination) == expected


def test_a_neck_of_land_is_no_crossing_to_the_reader():
    journey = travel(town("Holbæk"), town("Nykøbing Sj"), Mode.CAR)
    assert journey.crossings == ()
    assert journey.kilometres > 30


def test_a_train_names_no_bridge_but_the_ferry_to_its_station():
    assert labels("København", "Odense", Mode.TRANSIT) == []
    ferries = travel(town("Ærøskøbing"), town("København"), Mode.TRANSIT).crossings
    assert [crossing.kind for crossing in ferries] == [CrossingKind.FERRY]


def test_the_train_beats_the_bus_between_two_cities():
    """84 minutes on the rails and 8 of waiting leave half an hour for both ends."""
    assert 92 <= minutes_between(town("København"), town("Odense"), Mode.TRANSIT) <= 92 + 30


def test_a_change_of_trains_costs_a_second_wait():
    """Holbæk-Roskilde 28, Roskilde-Køge Nord 23, two waits of 8: 67 without the ends."""
    holbaek_station, koege_nord_station = place_at(55.718, 11.711), place_at(55.498, 12.166)
    assert minutes_between(holbaek_station, koege_nord_station, Mode.TRANSIT) == 67


def test_a_short_way_is_walked_and_not_ridden():
    """One kilometre straight is 15 minutes on foot."""
    one, other = place_at(56.5, 9.0), place_at(56.5 + 1 / 111.195, 9.0)
    assert minutes_between(one, other, Mode.TRANSIT) == 15


def test_a_drive_of_ten_straight_kilometres_adds_up():
    """3 to start, 4 km at 1.9 and 6 km at 1.05: 3 + 7.6 + 6.3 = 16.9 minutes; 10 x 1.18 = 11.8 km."""
    journey = travel(place_at(56.5, 9.0), place_at(56.5 + 10 / 111.195, 9.0), Mode.CAR)
    assert journey == Travel(minutes=17, kilometres=12, crossings=())


def test_town_streets_are_slower_than_country_roads():
    in_town = minutes_between(place_at(55.68, 12.57), place_at(55.72, 12.54), Mode.CAR)
    in_the_country = minutes_between(place_at(56.2, 8.6), place_at(56.24, 8.57), Mode.CAR)
    assert in_town > in_the_country


STOREBAELT, FERRY, LIMFJORD = (
    travel(town(one), town(other), Mode.CAR).crossings
    for one, other in (("Odense", "Slagelse"), ("Nordby", "Esbjerg"), ("Hjørring", "Aalborg"))
)


@pytest.mark.parametrize(
    ("journey", "mode", "sentence"),
    [
        (Travel(35, 30, ()), Mode.CAR, "ca. 35 min. i bil"),
        (Travel(33, 30, ()), Mode.TRANSIT, "ca. 35 min. med offentlig transport"),
        (Travel(0, 0, ()), Mode.CAR, "ca. 5 min. i bil"),
        (Travel(58, 60, ()), Mode.CAR, "ca. 1 t. i bil"),
        (Travel(101, 150, STOREBAELT), Mode.CAR, "ca. 1 t. 40 min. i bil, over Storebælt (brotakst)"),
        (Travel(40, 3, FERRY), Mode.CAR, "ca. 40 min. i bil, med færgen Nordby–Esbjerg"),
        (Travel(45, 57, LIMFJORD), Mode.CAR, "ca. 45 min. i bil"),
    ],
)
def test_a_journey_reads_as_a_danish_sentence(journey, mode, sentence):
    assert describe(journey, mode) == sentence


def test_modes_have_danish_names():
    assert {mode.value: mode.label for mode in Mode} == {"car": "bil", "transit": "offentlig transport"}


places = st.tuples(st.sampled_from(sorted(TOWNS)), st.floats(-0.03, 0.03), st.floats(-0.03, 0.03)).map(
    lambda drawn: place_at(TOWNS[drawn[0]][0] + drawn[1], TOWNS[drawn[0]][1] + drawn[2])
)
modes = st.sampled_from(Mode)


@given(places, places, modes)
def test_the_way_back_is_as_long_as_the_way_out(one, other, mode):
    out, back = travel(one, other, mode), travel(other, one, mode)
    assert out.minutes == back.minutes
    assert abs(out.kilometres - back.kilometres) <= 1 or out.crossings != back.crossings[::-1]


@given(places, places, modes)
def test_no_journey_takes_less_than_nothing_or_flies(one, other, mode):
    journey = travel(one, other, mode)
    assert journey.minutes >= 0
    assert journey.kilometres >= 0
    assert journey.minutes >= journey.kilometres * 60 / 130 - 1


@given(places, places, modes)
def test_the_fast_function_and_the_full_one_agree(one, other, mode):
    assert minutes_between(one, other, mode) == travel(one, other, mode).minutes


@given(places, places, places)
def test_a_drive_by_way_of_a_third_place_is_never_clearly_shorter(one, other, between):
    """Three minutes are for rounding and for ways compared at one speed."""
    by_way = minutes_between(one, between, Mode.CAR) + minutes_between(between, other, Mode.CAR)
    assert minutes_between(one, other, Mode.CAR) <= by_way + 3


def test_five_thousand_pairs_take_under_a_second():
    """About 3 microseconds a drive and 6 a ride on a quiet machine; the bound is generous for a busy one."""
    pairs = [(town(one), town(other)) for one, other in product(TOWNS, TOWNS)][:2500] * 2
    for mode in Mode:
        _seconds(pairs[:2500], mode)
        assert _seconds(pairs, mode) < 1.0


def _seconds(pairs: list[tuple[Place, Place]], mode: Mode) -> float:
    started = time.perf_counter()
    for one, other in pairs:
        minutes_between(one, other, mode)
    return time.perf_counter() - started
