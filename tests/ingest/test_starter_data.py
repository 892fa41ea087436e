"""The starter tables under ingest/starter hold together, and agree with the reference data where that is present."""

import csv
import gzip
import io
import math
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "ingest" / "starter"
SHARED = Path(os.environ.get("JOBBRO_SHARED_DATA", ROOT.parent / "shared" / "data"))

Row = dict[str, str]

HEADERS = {
    "occupations": "key,esco_uri,isco08,section,division,label,synonyms,description,level",
    "skills": "key,esco_uri,kind,reuse,group,label,synonyms",
    "occupation_skills": "occupation,skill,relation",
    "licences": "key,esco_uri,kind,label,synonyms,issued_by,how_to_get,days",
    "occupation_licences": "occupation,licence,demand,basis",
    "municipalities": "code,name,region_code,region,lat,lon,island,main_postcode",
    "regions": "region_code,name,valid_from,valid_to,note",
    "municipality_regions": "municipality_code,region_code,valid_from,valid_to",
    "postcodes": "postcode,postcode_to,name,municipality_code,lat,lon",
    "industries": "version,code,level,section,label",
    "industry_groups": "section,group10,label10",
}
KEYED = ("occupations", "skills", "licences")
LICENCE_KINDS = {
    "koerekort",
    "truck",
    "svejsning",
    "autorisation",
    "hygiejne",
    "sikkerhed",
    "attest",
    "maskine",
    "andet",
}
REUSE = {"transversal", "cross-sector", "sector-specific", "occupation-specific"}
LEVELS = {"ufaglaert", "faglaert", "kort", "mellemlang", "lang"}
ISLANDS = {"jylland", "fyn", "sjaelland", "bornholm", "aeroe", "samsoe", "laesoe", "fanoe"}


def table(name: str) -> list[Row]:
    with (STARTER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shared_file(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"no reference data at {name}; set JOBBRO_SHARED_DATA to a directory with it")
    return path


def shared_rows(name: str) -> list[Row]:
    raw = shared_file(name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def synonyms(row: Row) -> list[str]:
    return row["synonyms"].split("|") if row["synonyms"] else []


def kilometres(here: Row, lat: str, lon: str) -> float:
    north = (float(here["lat"]) - float(lat)) * 111.2
    east = (float(here["lon"]) - float(lon)) * 111.2 * math.cos(math.radians(float(lat)))
    return math.hypot(north, east)


def postcode_of(code: str) -> Row:
    return next(p for p in table("postcodes") if p["postcode"] <= code <= p["postcode_to"])


@pytest.mark.parametrize("name", HEADERS)
def test_every_table_has_its_columns_and_plain_line_endings(name: str) -> None:
    raw = (STARTER / f"{name}.csv").read_bytes()

    assert raw.decode("utf-8").split("\n", 1)[0] == HEADERS[name]
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


@pytest.mark.parametrize("name", HEADERS)
def test_no_row_is_short_or_padded_with_blanks(name: str) -> None:
    for row in table(name):
        assert None not in row
        assert all(value is not None and value == value.strip() for value in row.values()), row


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("occupations", 270),
        ("skills", 1250),
        ("licences", 64),
        ("postcodes", 350),
    ],
)
def test_the_tables_are_as_wide_as_promised(name: str, least: int) -> None:
    assert len(table(name)) >= least


@pytest.mark.parametrize("name", KEYED)
def test_keys_labels_and_concept_addresses_are_unique(name: str) -> None:
    rows = table(name)
    addresses = [row["esco_uri"] for row in rows if row["esco_uri"]]

    assert len({row["key"] for row in rows}) == len(rows)
    assert len({row["label"].casefold() for row in rows}) == len(rows)
    assert len(set(addresses)) == len(addresses)


@pytest.mark.parametrize("name", KEYED)
def test_keys_are_plain_slugs(name: str) -> None:
    for row in table(name):
        assert row["key"].isascii()
        assert row["key"].replace("-", "a").isalnum()
        assert row["key"] == row["key"].lower()


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_no_synonym_means_two_things(name: str) -> None:
    rows = table(name)
    labels = {row["label"].casefold() for row in rows}
    words = [word.casefold() for row in rows for word in synonyms(row)]

    assert [word for word in words if word in labels] == []
    assert [word for word, times in Counter(words).items() if times > 1] == []


def test_every_occupation_row_is_within_its_value_sets() -> None:
    divisions = {r["code"]: r["section"] for r in table("industries") if r["level"] == "division"}
    for row in table("occupations"):
        assert len(row["isco08"]) == 4, row["key"]
        assert row["isco08"].isdigit(), row["key"]
        assert divisions[row["division"]] == row["section"], row["key"]
        assert row["level"] in LEVELS, row["key"]
        assert 4 <= len(synonyms(row)) <= 12, row["key"]


def test_every_occupation_is_described_in_one_sentence_of_10_to_25_words() -> None:
    for row in table("occupations"):
        assert 10 <= len(row["description"].split()) <= 25, row["key"]
        assert row["description"].endswith("."), row["key"]


def test_at_least_85_percent_of_the_occupations_have_an_esco_concept() -> None:
    rows = table("occupations")

    assert sum(bool(row["esco_uri"]) for row in rows) >= 0.85 * len(rows)


def test_every_skill_row_is_within_its_value_sets() -> None:
    rows = table("skills")
    for row in rows:
        assert row["kind"] in {"skill", "knowledge"}, row["key"]
        assert row["reuse"] in REUSE, row["key"]
        assert len(synonyms(row)) <= 6, row["key"]
    assert 20 <= len({row["group"] for row in rows}) <= 35


def test_every_link_points_at_rows_that_exist_once() -> None:
    occupations = {row["key"] for row in table("occupations")}
    skills = {row["key"] for row in table("skills")}
    links = [(row["occupation"], row["skill"]) for row in table("occupation_skills")]

    assert len(set(links)) == len(links)
    assert {occupation for occupation, _ in links} == occupations
    assert {skill for _, skill in links} == skills


def test_every_occupation_has_8_to_20_skills_of_which_4_are_essential() -> None:
    rows = table("occupation_skills")
    every = Counter(row["occupation"] for row in rows)
    essential = Counter(row["occupation"] for row in rows if row["relation"] == "essential")

    assert {row["relation"] for row in rows} == {"essential", "optional"}
    assert [key for key, number in every.items() if not 8 <= number <= 20] == []
    assert [key for key in every if essential[key] < 4] == []


def test_at_least_35_percent_of_the_skills_cross_an_industry_section() -> None:
    section = {row["key"]: row["section"] for row in table("occupations")}
    sections: dict[str, set[str]] = {}
    for row in table("occupation_skills"):
        sections.setdefault(row["skill"], set()).add(section[row["occupation"]])

    assert sum(len(found) > 1 for found in sections.values()) >= 0.35 * len(sections)


def test_the_stated_reuse_of_a_skill_fits_its_links() -> None:
    section = {row["key"]: row["section"] for row in table("occupations")}
    holders: dict[str, list[str]] = {}
    for row in table("occupation_skills"):
        holders.setdefault(row["skill"], []).append(section[row["occupation"]])
    for row in table("skills"):
        crosses = len(set(holders[row["key"]])) > 1
        assert crosses == (row["reuse"] in {"transversal", "cross-sector"}), row["key"]


def test_licences_have_an_issuer_a_way_to_get_them_and_whole_days() -> None:
    for row in table("licences"):
        assert row["kind"] in LICENCE_KINDS, row["key"]
        assert row["issued_by"], row["key"]
        assert row["how_to_get"].endswith("."), row["key"]
        assert row["days"] == "" or int(row["days"]) > 0, row["key"]


def test_every_licence_link_points_at_rows_that_exist_and_laws_are_named() -> None:
    occupations = {row["key"] for row in table("occupations")}
    licences = {row["key"] for row in table("licences")}
    links = table("occupation_licences")

    assert len({(row["occupation"], row["licence"]) for row in links}) == len(links)
    assert {row["licence"] for row in links} == licences
    for row in links:
        assert row["occupation"] in occupations
        assert row["demand"] in {"law", "usual"}
        assert row["demand"] == "usual" or row["basis"], row


def test_the_98_municipalities_lie_in_denmark_on_a_known_landmass() -> None:
    rows = table("municipalities")
    assert len({row["code"] for row in rows}) == len(rows) == 98
    for row in rows:
        assert len(row["code"]) == 3, row["name"]
        assert row["island"] in ISLANDS, row["name"]
        assert in_denmark(row), row["name"]


def in_denmark(row: Row) -> bool:
    return 54.5 < float(row["lat"]) < 57.8 and 8.0 < float(row["lon"]) < 15.3


def test_every_municipality_has_a_postcode_and_its_main_one_is_its_own() -> None:
    municipalities = table("municipalities")
    served = {row["municipality_code"] for row in table("postcodes")}

    assert served == {row["code"] for row in municipalities}
    for row in municipalities:
        assert postcode_of(row["main_postcode"])["municipality_code"] == row["code"], row["name"]


def test_postcode_ranges_do_not_overlap_and_lie_in_denmark() -> None:
    rows = table("postcodes")
    for row in rows:
        assert row["postcode"] <= row["postcode_to"], row["name"]
        assert in_denmark(row), row["name"]
    for earlier, later in pairwise(rows):
        assert earlier["postcode_to"] < later["postcode"], later["name"]


def regions_on(day: date) -> Iterator[tuple[str, str]]:
    for row in table("municipality_regions"):
        if row["valid_from"] <= day.isoformat() <= (row["valid_to"] or "9999-12-31"):
            yield row["municipality_code"], row["region_code"]


@pytest.mark.parametrize(("day", "regions"), [(date(2026, 12, 31), 5), (date(2027, 1, 1), 4)])
def test_every_municipality_has_one_region_before_and_after_the_reform(day: date, regions: int) -> None:
    known = {row["region_code"]: row for row in table("regions")}
    found = list(regions_on(day))

    assert len(found) == len(dict(found)) == 98
    assert len(set(dict(found).values())) == regions
    for region in set(dict(found).values()):
        end = known[region]["valid_to"] or "9999-12-31"
        assert known[region]["valid_from"] <= day.isoformat() <= end


def test_region_names_of_the_municipalities_are_those_of_the_region_table() -> None:
    names = {row["region_code"]: row["name"] for row in table("regions")}

    assert all(names[row["region_code"]] == row["region"] for row in table("municipalities"))


def test_industries_are_21_sections_and_88_divisions_in_ten_groups() -> None:
    rows = table("industries")
    sections = {row["code"] for row in rows if row["level"] == "section"}
    divisions = [row for row in rows if row["level"] == "division"]
    groups = table("industry_groups")

    assert (len(sections), len(divisions)) == (21, 88)
    assert {row["section"] for row in divisions} <= sections
    assert all(row["label"] and row["version"] == "DB07" for row in rows)
    assert {row["section"] for row in groups} == sections
    assert {row["group10"] for row in groups} == {str(number) for number in range(1, 11)}


@pytest.mark.parametrize(
    ("name", "reference", "prefix"),
    [
        ("occupations", "esco/occupations.csv.gz", "http://data.europa.eu/esco/occupation/"),
        ("skills", "esco/skills.csv.gz", "http://data.europa.eu/esco/skill/"),
    ],
)
def test_every_concept_address_exists_in_esco(name: str, reference: str, prefix: str) -> None:
    known = {prefix + row["uuid"] for row in shared_rows(reference)}
    used = {row["esco_uri"] for row in table(name) if row["esco_uri"]}

    assert used - known == set()


def test_divisions_and_their_sections_are_those_of_db07() -> None:
    official = {r["code"]: r["section"] for r in shared_rows("db07/db07.csv") if r["level"] == "1"}
    ours = {r["code"]: r["section"] for r in table("industries") if r["level"] == "division"}

    assert ours == official


def test_postcodes_lie_within_12_km_of_the_reference_and_carry_its_name() -> None:
    official = shared_rows("geo/postnumre.csv")
    for row in table("postcodes"):
        inside = [o for o in official if row["postcode"] <= o["postnr"] <= row["postcode_to"]]
        assert inside, row["postcode"]
        for other in inside:
            assert kilometres(row, other["lat"], other["lon"]) < 12, row["postcode"]
            assert other["navn"] == row["name"], row["postcode"]
            assert "0" + row["municipality_code"] in other["kommunekoder"].split("|")


def test_main_towns_lie_within_12_km_of_their_main_postcode_in_the_reference() -> None:
    official = shared_rows("geo/postnumre.csv")
    for row in table("municipalities"):
        town = next(o for o in official if o["postnr"] == row["main_postcode"])
        assert kilometres(row, town["lat"], town["lon"]) < 12, row["name"]


def test_main_towns_lie_within_21_km_of_the_middle_of_their_municipality() -> None:
    """The reference gives the middle of the area; a main town may lie at its edge (Herning: 20 km)."""
    official = {row["kommunekode"][1:]: row for row in shared_rows("geo/kommuner.csv")}
    for row in table("municipalities"):
        other = official[row["code"]]
        assert other["navn"] == row["name"]
        assert kilometres(row, other["lat_approx"], other["lon_approx"]) < 21, row["name"]
