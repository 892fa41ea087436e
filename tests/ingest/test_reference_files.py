"""Municipalities, postcodes and industries, from the starter and from official lists."""

import os
from datetime import date
from pathlib import Path

import pytest

from ingest.reference_files import (
    municipality_code,
    read_industries,
    read_municipalities,
    read_postcodes,
    read_starter_reference,
)
from ingest.reference_tables import ListColumnsMissing, ListValueUnknown
from matching.core.reference_bundle import IndustryEntry, PostcodeEntry, ReferenceBundle, RegionEntry
from matching.database.pool import Connection
from matching.services.import_reference import import_reference

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("JOBBRO_SHARED_DATA", ROOT.parent / "shared" / "data"))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_last_day_of_a_region_is_inclusive_in_the_file_and_not_in_ours() -> None:
    regions = read_starter_reference().regions
    copenhagen = [entry for entry in regions if entry.code == "101"]
    assert copenhagen == [
        RegionEntry("101", "1084", "Region Hovedstaden", date(2007, 1, 1), date(2027, 1, 1)),
        RegionEntry("101", "1086", "Region Østdanmark", date(2027, 1, 1), None),
    ]


def test_the_starters_words_for_levels_are_numbers() -> None:
    industries = {entry.code: entry for entry in read_starter_reference().industries}
    assert industries["A"] == IndustryEntry("DB07", "A", 0, "A", "Landbrug, skovbrug og fiskeri")
    assert (industries["97"].level, industries["97"].section) == (1, "T")


def test_the_starters_postcodes_may_be_ranges() -> None:
    first = read_starter_reference().postcodes[0]
    assert first == PostcodeEntry("1000", "1499", "København K", ("101",), 55.68, 12.582)


def test_an_official_postcode_names_every_municipality_it_touches(tmp_path: Path) -> None:
    text = "postnr;navn;lat;lon;kommunekoder\n800;Høje Taastrup;55,65;12,27;0169 0151\n"
    (entry,) = read_postcodes(written(tmp_path / "p.csv", text))
    assert entry == PostcodeEntry("0800", "0800", "Høje Taastrup", ("169", "151"), 55.65, 12.27)


def test_industry_codes_lose_their_dots_and_keep_the_version_they_were_given(tmp_path: Path) -> None:
    text = "level,code,section,title_da\n4,01.11.00,A,Dyrkning af korn\n"
    (entry,) = read_industries(written(tmp_path / "db25.csv", text), "DB25")
    assert entry == IndustryEntry("DB25", "011100", 4, "A", "Dyrkning af korn")


@pytest.mark.parametrize(("text", "code"), [("0101", "101"), ("101", "101"), ("99", None), ("x", None)])
def test_a_municipality_code_has_three_digits(text: str, code: str | None) -> None:
    assert municipality_code(text) == code


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("x;A;55;12;101", "postnr"),
        ("1000;A;nord;12;101", "lat"),
        ("1000;A;55;12;0", "kommunekoder"),
        ("1000;;55;12;101", "navn"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_with_its_column(tmp_path: Path, row: str, column: str) -> None:
    path = written(tmp_path / "p.csv", f"postnr;navn;lat;lon;kommunekoder\n{row}\n")
    with pytest.raises(ListValueUnknown, match=f"»{column}« i række 2"):
        read_postcodes(path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListColumnsMissing, match="»lat«, »lon«"):
        read_municipalities(written(tmp_path / "k.csv", "kommunekode,navn\n0101,København\n"))


def test_the_real_lists_land_over_the_starter(connection: Connection) -> None:
    if not SHARED.is_dir():
        pytest.skip("the official lists are not here: set JOBBRO_SHARED_DATA")
    import_reference(connection, read_starter_reference())
    bundle = ReferenceBundle(
        municipalities=read_municipalities(SHARED / "geo" / "kommuner.csv"),
        postcodes=read_postcodes(SHARED / "geo" / "postnumre.csv"),
        industries=read_industries(SHARED / "db07" / "db07.csv", "DB07"),
    )
    report = import_reference(connection, bundle)
    assert (report.municipalities, report.postcodes, report.industries) == (98, 1_089, 1_740)
    assert connection.execute("SELECT count(*) FROM municipality").fetchone() == (98,)
    assert connection.execute("SELECT count(*) FROM industry WHERE level = 4").fetchone() == (741,)
