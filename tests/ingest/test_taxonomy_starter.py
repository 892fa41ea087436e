"""The starter taxonomy as a bundle, and into the database."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.reference_tables import ListFileMissing, ListValueUnknown
from ingest.taxonomy_starter import STARTER, read_starter
from matching.core.taxonomy import LicenceDemand
from matching.database.pool import Connection
from matching.services.import_taxonomy import import_taxonomy

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(STARTER, tmp_path / "starter"))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_a_concept_is_keyed_by_esco_where_it_has_a_counterpart_and_by_us_elsewhere() -> None:
    by_label = {entry.label: entry.uri for entry in read_starter().occupations}
    assert by_label["advokat"] == "http://data.europa.eu/esco/occupation/974d4eab-fbee-4c52-b16e-73bdd8c25b53"
    assert by_label["a-kassemedarbejder"] == "jobbro:occupation:a-kassemedarbejder"


def test_no_two_concepts_share_a_uri() -> None:
    bundle = read_starter()
    for entries in (bundle.occupations, bundle.skills):
        assert len({entry.uri for entry in entries}) == len(entries)


def test_usual_demands_are_wishes_and_lawful_ones_are_law() -> None:
    demands = {(entry.occupation_uri, entry.licence_key): entry for entry in read_starter().licence_demands}
    lawyer = next(entry.uri for entry in read_starter().occupations if entry.label == "advokat")
    assert demands[lawyer, "advokatbestallelse"].demand is LicenceDemand.LAW
    assert demands[lawyer, "advokatbestallelse"].basis == "retsplejeloven"
    assert LicenceDemand.NICE in {entry.demand for entry in demands.values()}


def test_synonyms_are_names_of_their_own() -> None:
    bundle = read_starter()
    lawyer = next(entry.uri for entry in bundle.occupations if entry.label == "advokat")
    names = {(label.label, label.kind) for label in bundle.occupation_labels if label.uri == lawyer}
    assert {("advokat", "preferred"), ("forsvarsadvokat", "synonym")} <= names


def test_the_version_follows_the_content(folder: Path) -> None:
    before = read_starter(folder)
    change(folder / "occupations.csv", "forsvarsadvokat", "forsvarer")
    after = read_starter(folder)
    assert before.version == read_starter().version
    assert after.version != before.version


def test_a_relation_to_an_unknown_skill_is_refused_with_its_line(folder: Path) -> None:
    change(folder / "occupation_skills.csv", "a-kassemedarbejder,", "findes-ikke,")
    with pytest.raises(ListValueUnknown, match=r"occupation_skills.csv.*»occupation« i række 2"):
        read_starter(folder)


def test_an_unknown_demand_is_refused_with_its_line(folder: Path) -> None:
    change(folder / "occupation_licences.csv", ",law,", ",maaske,")
    with pytest.raises(ListValueUnknown, match="»demand«"):
        read_starter(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "licences.csv").unlink()
    with pytest.raises(ListFileMissing, match=r"licences.csv"):
        read_starter(folder)


def test_all_of_the_starter_lands(connection: Connection) -> None:
    bundle = read_starter()
    report = import_taxonomy(connection, bundle, now=NOW)
    assert report.relations == len(bundle.relations)
    assert report.relations_left_out == 0
    counts = {
        "occupation": len(bundle.occupations),
        "skill": len(bundle.skills),
        "licence": len(bundle.licences),
        "occupation_licence": len(bundle.licence_demands),
    }
    for table, count in counts.items():
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)
