"""ESCO's bundle: its files in small, and the real one over the starter where it is at hand."""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.reference_tables import ListColumnsMissing, ListFileMissing, ListFileUnreadable, ListValueUnknown
from ingest.taxonomy_esco import isco_code, read_esco
from ingest.taxonomy_starter import read_starter
from matching.core.taxonomy import ConceptStatus, Relation, Reuse, SkillKind
from matching.core.taxonomy_bundle import LabelEntry, TaxonomyBundle
from matching.database.embedded import Database
from matching.database.pool import Connection, connect
from matching.services.import_taxonomy import ImportReport, import_taxonomy

ROOT = Path(__file__).resolve().parents[2]
REAL = Path(os.environ.get("JOBBRO_SHARED_DATA", ROOT.parent / "shared" / "data")) / "esco_csv"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)

FILES = {
    "occupations_da.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description\n"
        'Occupation,o:1,2221,sygeplejerske,"oversygeplejerske\nsygeplejerske",released,\n'
        "Occupation,o:2,C2222,,,released,\n"
        "Occupation,o:3,7212,svejser,,obsolete,\n"
    ),
    "occupations_en.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description\n"
        "Occupation,o:1,2221,nurse,,released,Cares.\n"
        "Occupation,o:2,2222,midwife,,released,\n"
        "Occupation,o:4,9999,,,released,\n"
    ),
    "skills_da.csv": (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status\n"
        "KnowledgeSkillCompetence,s:1,knowledge,cross-sector,anatomi,,anatommi,released\n"
        "KnowledgeSkillCompetence,s:2,,,pleje,,,released\n"
    ),
    "occupationSkillRelations_da.csv": "occupationUri,relationType,skillType,skillUri\no:1,essential,knowledge,s:1\n",
    "broaderRelationsOccPillar_da.csv": "conceptUri,broaderUri\no:1,http://data.europa.eu/esco/isco/C2221\n",
    "broaderRelationsSkillPillar_da.csv": "conceptUri,broaderUri\ns:1,s:2\ns:2,g:1\n",
    "ISCOGroups_da.csv": "conceptUri,code,preferredLabel\nx,2221,Sygeplejerskearbejde\ny,C2222,\n",
    "ISCOGroups_en.csv": "conceptUri,code,preferredLabel\nx,2221,Nursing\ny,C2222,Midwifery\n",
    "skillGroups_da.csv": "conceptUri,preferredLabel\ng:1,Sundhed\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "ESCO dataset - v1.2.0 - classification - da - csv"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_danish_names_come_first_and_english_ones_fill_in(folder: Path) -> None:
    occupations = {entry.uri: entry for entry in read_esco(folder).occupations}
    assert (occupations["o:1"].label, occupations["o:1"].label_language) == ("sygeplejerske", "da")
    assert (occupations["o:2"].label, occupations["o:2"].label_language) == ("midwife", "en")
    assert occupations["o:1"].description == "Cares."
    assert "o:4" not in occupations  # no name in any language


def test_an_obsolete_concept_is_inactive(folder: Path) -> None:
    statuses = {entry.uri: entry.status for entry in read_esco(folder).occupations}
    assert statuses["o:1"] is ConceptStatus.ACTIVE
    assert statuses["o:3"] is ConceptStatus.INACTIVE


def test_each_line_of_a_cell_is_a_name_and_none_comes_twice(folder: Path) -> None:
    bundle = read_esco(folder)
    assert [label for label in bundle.occupation_labels if label.uri == "o:1"] == [
        LabelEntry("o:1", "da", "sygeplejerske", "preferred"),
        LabelEntry("o:1", "da", "oversygeplejerske", "synonym"),
        LabelEntry("o:1", "en", "nurse", "preferred"),
    ]
    assert LabelEntry("s:1", "da", "anatommi", "hidden") in bundle.skill_labels


def test_skills_have_their_kind_reach_and_nearest_danish_heading(folder: Path) -> None:
    anatomy, care = read_esco(folder).skills
    assert (anatomy.kind, anatomy.reuse, anatomy.skill_group) == (SkillKind.KNOWLEDGE, Reuse.CROSS_SECTOR, "Sundhed")
    assert (care.kind, care.reuse, care.skill_group) == (SkillKind.SKILL, None, "Sundhed")


def test_without_danish_groups_there_is_no_heading(folder: Path) -> None:
    (folder / "skillGroups_da.csv").unlink()
    assert {skill.skill_group for skill in read_esco(folder).skills} == {None}


def test_relations_groups_and_pillars_are_read(folder: Path) -> None:
    bundle = read_esco(folder)
    assert bundle.relations == (("o:1", "s:1", Relation.ESSENTIAL),)
    assert bundle.isco_groups == (("2221", "Sygeplejerskearbejde"), ("2222", "Midwifery"))
    assert bundle.skill_hierarchy == (("s:1", "s:2"), ("s:2", "g:1"))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2654", "2654"),
        ("C2654", "2654"),
        ("2654.1.7", "2654"),
        ("http://data.europa.eu/esco/isco/C01", "01"),
        ("", ""),
    ],
)
def test_isco_codes_are_read_in_every_spelling(cell: str, code: str) -> None:
    assert isco_code(cell) == code


def test_compressed_files_give_the_same_content(folder: Path) -> None:
    plain = read_esco(folder).digest
    for name in FILES:
        (folder / f"{name}.gz").write_bytes(gzip.compress((folder / name).read_bytes()))
        (folder / name).unlink()
    assert read_esco(folder).digest == plain


def test_files_named_as_in_version_1_0_are_found(folder: Path) -> None:
    newer = read_esco(folder).digest
    for name in ("occupationSkillRelations", "broaderRelationsOccPillar", "broaderRelationsSkillPillar"):
        (folder / f"{name}_da.csv").rename(folder / f"{name}.csv")
    assert read_esco(folder).digest == newer


def test_the_version_is_in_the_folders_name_or_given_or_told_to_be_missing(folder: Path, tmp_path: Path) -> None:
    assert read_esco(folder).version == "1.2.0"
    assert read_esco(folder, "1.2.1").version == "1.2.1"
    unnamed = folder.rename(tmp_path / "esco")
    assert read_esco(unnamed).version == "uden versionsnummer (esco)"


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith("_da.csv") and "skillGroups" not in name])
def test_a_missing_danish_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ListFileMissing, match=name):
        read_esco(folder)


def test_a_missing_column_is_named(folder: Path) -> None:
    (folder / "skills_da.csv").write_text("conceptUri,skillType,preferredLabel\ns:1,,x\n", encoding="utf-8")
    with pytest.raises(ListColumnsMissing, match=r"skills_da.csv.*»reuseLevel«"):
        read_esco(folder)


def test_an_unknown_relation_is_refused_with_its_line(folder: Path) -> None:
    path = folder / "occupationSkillRelations_da.csv"
    path.write_text(path.read_text(encoding="utf-8") + "o:1,maybe,knowledge,s:2\n", encoding="utf-8")
    with pytest.raises(ListValueUnknown, match="»relationType« i række 3"):
        read_esco(folder)


def test_a_file_cut_off_in_transfer_is_refused(folder: Path) -> None:
    (folder / "skills_da.csv").unlink()
    (folder / "skills_da.csv.gz").write_bytes(gzip.compress(FILES["skills_da.csv"].encode())[:-9])
    with pytest.raises(ListFileUnreadable, match=r"skills_da.csv.gz"):
        read_esco(folder)


@dataclass(frozen=True)
class RealImports:
    """The starter, ESCO, ESCO again and ESCO without its last ten occupations, in one database."""

    connection: Connection
    starter: TaxonomyBundle
    esco: TaxonomyBundle
    first: ImportReport
    again: ImportReport
    shrunken: ImportReport
    after_starter: dict[str, int]
    after_esco: dict[str, int]


def ids(connection: Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT uri, occupation_id FROM occupation").fetchall())


@pytest.fixture(scope="module")
def real(module_database: Database) -> Iterator[RealImports]:
    if not REAL.is_dir():
        pytest.skip("ESCO's files are not here: set JOBBRO_SHARED_DATA to the folder above esco_csv")
    starter, esco = read_starter(), read_esco(REAL, "1.1.1")
    with connect(module_database.url) as connection:
        import_taxonomy(connection, starter, now=NOW)
        after_starter = ids(connection)
        first = import_taxonomy(connection, esco, now=NOW)
        after_esco = ids(connection)
        again = import_taxonomy(connection, esco, now=NOW)
        smaller = replace(esco, version="1.1.2", occupations=esco.occupations[:-10])
        shrunken = import_taxonomy(connection, smaller, now=NOW)
        yield RealImports(connection, starter, esco, first, again, shrunken, after_starter, after_esco)


def test_the_real_bundle_lands_whole(real: RealImports) -> None:
    assert (real.first.occupations, real.first.skills) == (3_007, 14_002)
    assert (real.first.relations, real.first.relations_left_out) == (123_788, 0)
    assert real.connection.execute("SELECT count(*) FROM isco_group").fetchone() == (619,)


def test_the_starters_concepts_keep_their_keys_through_the_real_bundle(real: RealImports) -> None:
    assert {uri: real.after_esco[uri] for uri in real.after_starter} == real.after_starter
    assert len(real.after_starter.keys() & {entry.uri for entry in real.esco.occupations}) > 300


def test_the_starters_names_are_still_names_of_the_same_concepts(real: RealImports) -> None:
    query = (
        "SELECT occupation.uri, occupation_label.label FROM occupation_label JOIN occupation USING (occupation_id)"
        " WHERE occupation_label.language = 'da'"
    )
    names = set(real.connection.execute(query).fetchall())
    assert {(label.uri, label.label) for label in real.starter.occupation_labels} <= names


def test_sections_levels_and_demands_of_the_starter_are_still_there(real: RealImports) -> None:
    rows = real.connection.execute("SELECT uri, section, level FROM occupation WHERE section IS NOT NULL").fetchall()
    assert set(rows) == {(entry.uri, entry.section, entry.level) for entry in real.starter.occupations}
    count = real.connection.execute("SELECT count(*) FROM occupation_licence").fetchone()
    assert count == (len(real.starter.licence_demands),)


def test_concepts_without_danish_can_be_used_by_their_english_name(real: RealImports) -> None:
    english = {entry.uri: entry.label for entry in real.esco.occupations if entry.label_language == "en"}
    starter = {entry.uri for entry in real.starter.occupations}
    assert len(english) == 68
    labels = dict(real.connection.execute("SELECT uri, label FROM occupation").fetchall())
    assert {uri: labels[uri] for uri in english.keys() - starter} == {
        uri: english[uri] for uri in english.keys() - starter
    }
    danish = {entry.uri: entry.label for entry in real.starter.occupations}
    assert {uri: labels[uri] for uri in english.keys() & starter} == {
        uri: danish[uri] for uri in english.keys() & starter
    }


def test_the_real_bundle_again_is_no_change(real: RealImports) -> None:
    assert not real.again.changed


def test_what_a_smaller_second_version_lacks_is_inactive_and_kept(real: RealImports) -> None:
    assert real.shrunken.retired == 10
    gone = {entry.uri for entry in real.esco.occupations[-10:]}
    inactive = real.connection.execute("SELECT uri FROM occupation WHERE status = 'inactive'").fetchall()
    assert {uri for (uri,) in inactive} == gone
    assert ids(real.connection) == real.after_esco
