"""Every postcode of Denmark lies on the right landmass, and every bridge and ferry begins where it should."""

import csv
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.core.geography import (
    CROSSINGS,
    EARTH_RADIUS_KM,
    Crossing,
    CrossingKind,
    Landmass,
    OutsideDenmark,
    Part,
    Place,
    gates_of,
    landmass_at,
    place_at,
    position_of,
)

REPOSITORY = Path(__file__).parents[3]
SHARED_DATA = Path(os.environ.get("JOBBRO_SHARED_DATA", REPOSITORY.parent / "shared" / "data"))
POSTCODES = SHARED_DATA / "geo" / "postnumre.csv"

FYN_MUNICIPALITIES = {410, 420, 430, 440, 450, 461, 479, 480, 482}
ISLANDS = {
    400: Landmass.BORNHOLM,
    411: Landmass.BORNHOLM,
    492: Landmass.AEROE,
    563: Landmass.FANOE,
    741: Landmass.SAMSOE,
    825: Landmass.LAESOE,
}


def expected_landmass(municipality: int) -> Landmass:
    if municipality in ISLANDS:
        return ISLANDS[municipality]
    if municipality in FYN_MUNICIPALITIES:
        return Landmass.FYN
    return Landmass.SJAELLAND if municipality < 400 else Landmass.JYLLAND


def test_every_postcode_lies_on_the_landmass_of_its_municipality():
    if not POSTCODES.exists():
        pytest.skip(f"No postcode file: set JOBBRO_SHARED_DATA to a folder holding {POSTCODES.name} under geo/")
    with POSTCODES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [row["postnr"] for row in rows if not _agrees(row)]
    assert wrong == []
    assert len(rows) > 1000


def _agrees(row: dict[str, str]) -> bool:
    codes = row["kommunekoder"].split("|")
    by_position = landmass_at(float(row["lat"]), float(row["lon"]))
    by_code = {landmass_at(float(row["lat"]), float(row["lon"]), code) for code in codes}
    return {by_position} == by_code == {expected_landmass(int(code)) for code in codes}


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "part"),
    [
        ("Middelfart", 55.506, 9.731, Part.FYN),
        ("Snoghøj", 55.524, 9.715, Part.JYLLAND),
        ("Fredericia", 55.566, 9.752, Part.JYLLAND),
        ("Nørresundby", 57.062, 9.92, Part.VENDSYSSEL_THY),
        ("Aalborg", 57.046, 9.92, Part.JYLLAND),
        ("Løgstør", 56.968, 9.255, Part.JYLLAND),
        ("Thyborøn", 56.697, 8.213, Part.JYLLAND),
        ("Thisted", 56.955, 8.69, Part.VENDSYSSEL_THY),
        ("Nykøbing Mors", 56.795, 8.856, Part.MORS),
        ("Glyngøre", 56.762, 8.866, Part.JYLLAND),
        ("Nordborg", 55.058, 9.74, Part.ALS),
        ("Aabenraa", 55.044, 9.418, Part.JYLLAND),
        ("Rudkøbing", 54.937, 10.71, Part.LANGELAND),
        ("Svendborg", 55.06, 10.607, Part.FYN),
        ("Frederikssund", 55.838, 12.066, Part.SJAELLAND),
        ("Jægerspris", 55.853, 11.985, Part.HORNSHERRED),
        ("Nykøbing Sjælland", 55.925, 11.67, Part.ODSHERRED),
        ("Holbæk", 55.717, 11.713, Part.SJAELLAND),
        ("Vordingborg", 55.01, 11.91, Part.SJAELLAND),
        ("Stege", 54.985, 12.285, Part.SJAELLAND),
        ("Stubbekøbing", 54.889, 12.04, Part.LOLLAND_FALSTER),
        ("Nordby", 55.446, 8.4, Part.FANOE),
        ("Esbjerg", 55.467, 8.452, Part.JYLLAND),
        ("Anholt", 56.71, 11.55, Part.ANHOLT),
    ],
)
def test_a_town_by_the_water_is_on_the_right_side(name, latitude, longitude, part):
    assert place_at(latitude, longitude).part is part, name


def test_the_municipality_decides_before_the_coordinates():
    odense = (55.396, 10.388)
    assert landmass_at(*odense, "0741") is Landmass.SAMSOE
    assert landmass_at(*odense, "741") is Landmass.SAMSOE
    assert landmass_at(*odense) is Landmass.FYN


@pytest.mark.parametrize(("latitude", "longitude"), [(53.55, 9.99), (55.6, 13.0), (59.9, 10.7), (0.0, 0.0)])
def test_a_point_abroad_is_refused(latitude, longitude):
    with pytest.raises(OutsideDenmark):
        landmass_at(latitude, longitude)


@pytest.mark.parametrize("code", ["0000", "0999", "København", ""])
def test_what_is_no_municipality_code_is_refused(code):
    with pytest.raises(OutsideDenmark):
        landmass_at(55.4, 10.4, code)


@pytest.mark.parametrize(("latitude", "longitude"), [(math.nan, 10.0), (10.4, 55.4), (53.0, 10.0)])
def test_a_place_cannot_be_made_of_impossible_coordinates(latitude, longitude):
    with pytest.raises(OutsideDenmark):
        Place(latitude, longitude, Landmass.FYN)


def test_the_repr_of_a_place_does_not_tell_where_somebody_lives():
    assert "55" not in repr(place_at(55.396, 10.388))


def test_equal_places_are_one_key():
    assert {place_at(55.4, 10.4), place_at(55.4, 10.4, "0461")} == {Place(55.4, 10.4, Landmass.FYN)}


latitudes, longitudes = st.floats(54.5, 57.9), st.floats(8.0, 15.3)


@given(latitudes, longitudes, latitudes, longitudes)
def test_distances_agree_with_the_haversine_formula(north, east, south, west):
    chord = math.dist(position_of(north, east), position_of(south, west))
    assert chord == pytest.approx(_haversine_km(north, east, south, west), rel=0.001, abs=0.001)


def _haversine_km(north: float, east: float, south: float, west: float) -> float:
    phi, other_phi = math.radians(north), math.radians(south)
    half_height = math.sin((phi - other_phi) / 2) ** 2
    half_width = math.sin(math.radians(east - west) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_height + math.cos(phi) * math.cos(other_phi) * half_width))


@pytest.mark.parametrize("crossing", CROSSINGS, ids=lambda crossing: crossing.label)
def test_both_ends_of_a_crossing_lie_on_the_parts_they_join(crossing: Crossing):
    for shore in crossing.ends:
        x, y, z = shore.position
        latitude, longitude = math.degrees(math.asin(z / EARTH_RADIUS_KM)), math.degrees(math.atan2(y, x))
        assert place_at(latitude, longitude).part is shore.part


def test_every_part_can_be_reached_from_every_other():
    reached = {Part.SJAELLAND}
    for _ in Part:
        reached |= {gate.far.part for part in reached for gate in gates_of(part)}
    assert reached == set(Part)


def test_only_ferries_cost_waiting_time_and_all_of_them_do():
    waiting = {crossing for crossing in CROSSINGS if crossing.waiting > 0 and crossing.sailing > 0}
    assert waiting == {crossing for crossing in CROSSINGS if crossing.kind is CrossingKind.FERRY}


def test_the_toll_is_marked_with_a_note_on_storebaelt_and_on_the_way_to_bornholm_only():
    tolls = {crossing.label for crossing in CROSSINGS if crossing.toll and crossing.note}
    assert tolls == {"Storebælt", "Rønne–Ystad og over Øresundsbroen"}
    assert all(crossing.note == "" for crossing in CROSSINGS if not crossing.toll)


def test_no_two_crossings_share_a_name():
    assert len({crossing.label for crossing in CROSSINGS}) == len(CROSSINGS)
