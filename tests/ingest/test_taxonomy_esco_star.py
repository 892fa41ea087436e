"""ESCO-STAR's titles and aliases, as JSON and as CSV."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from ingest.reference_tables import ListColumnsMissing, ListFileUnreadable, ListValueUnknown
from ingest.taxonomy_esco_star import EscoStarFields, read_esco_star
from matching.core.taxonomy import ConceptStatus
from matching.core.taxonomy_bundle import LabelEntry

NURSE: dict[str, Any] = {
    "conceptUriDa": "http://data.europa.eu/esco/occupation/nurse",
    "title": "Sygeplejerske",
    "description": "Plejer borgere.",
    "iscoCode": "2221",
    "scheme": "ESCO",
    "type": "faglært",
    "status": "active",
    "aliases": [
        {"aliasIdentifier": "guid-1", "label": "Afdelingssygeplejerske", "type": "not relevant", "status": "active"},
        {"aliasIdentifier": "guid-2", "label": "Sygeplejeelev", "type": "elev", "status": "inactive"},
    ],
}
DANISH: dict[str, Any] = {"conceptUriDa": "star:1", "title": "Flexmedhjælper", "status": "deselected"}
CSV = (
    "conceptUriDa;title;description;iscoCode;type;status;aliasIdentifier;aliasLabel;aliasStatus\n"
    "http://data.europa.eu/esco/occupation/nurse;Sygeplejerske;Plejer borgere.;2221;faglært;active;"
    "guid-1;Afdelingssygeplejerske;active\n"
    "http://data.europa.eu/esco/occupation/nurse;Sygeplejerske;Plejer borgere.;2221;faglært;active;"
    "guid-2;Sygeplejeelev;inactive\n"
    "star:1;Flexmedhjælper;;;;deselected;;;\n"
)


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_titles_keep_their_uri_also_when_esco_does_not_know_them(tmp_path: Path) -> None:
    bundle = read_esco_star(written(tmp_path / "star.json", [NURSE, DANISH]), "2026-11-01")
    nurse, danish = bundle.occupations
    assert (bundle.source, bundle.version) == ("esco-star", "2026-11-01")
    assert (nurse.uri, nurse.label, nurse.isco08) == (NURSE["conceptUriDa"], "Sygeplejerske", "2221")
    assert (nurse.level, nurse.status) == ("faglaert", ConceptStatus.ACTIVE)
    assert (danish.uri, danish.level, danish.status) == ("star:1", None, ConceptStatus.DESELECTED)


def test_aliases_keep_their_identifier_and_status(tmp_path: Path) -> None:
    bundle = read_esco_star(written(tmp_path / "star.json", [NURSE]), "1")
    uri = NURSE["conceptUriDa"]
    assert bundle.occupation_labels == (
        LabelEntry(uri, "da", "Sygeplejerske", "preferred"),
        LabelEntry(uri, "da", "Afdelingssygeplejerske", "synonym", "guid-1"),
        LabelEntry(uri, "da", "Sygeplejeelev", "synonym", "guid-2", ConceptStatus.INACTIVE),
    )


def test_csv_and_json_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "star.csv").write_text(CSV, encoding="utf-8-sig")
    table = read_esco_star(tmp_path / "star.csv", "1")
    assert table.digest == read_esco_star(written(tmp_path / "star.json", [NURSE, DANISH]), "1").digest


def test_a_wrapped_and_compressed_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "star.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"count": 1, "occupations": [NURSE]}).encode()))
    assert len(read_esco_star(path, "1").occupations) == 1


def test_other_spellings_of_the_fields_are_a_setting(tmp_path: Path) -> None:
    fields = EscoStarFields(concept_uri="uri", title="titelDa", aliases="synonymer", alias_label="navn")
    record = {"URI": "star:2", "TitelDa": "Smed", "Synonymer": [{"navn": "Klejnsmed"}]}
    bundle = read_esco_star(written(tmp_path / "star.json", [record]), "1", fields)
    assert [label.label for label in bundle.occupation_labels] == ["Smed", "Klejnsmed"]


def test_an_unknown_status_is_refused_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "star.json", [NURSE, {**DANISH, "status": "måske"}])
    with pytest.raises(ListValueUnknown, match="»status« i række 2"):
        read_esco_star(path, "1")


def test_a_title_without_uri_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "star.json", [{**DANISH, "conceptUriDa": None}])
    with pytest.raises(ListValueUnknown, match="»conceptUriDa«"):
        read_esco_star(path, "1")


@pytest.mark.parametrize("content", ["{", '"tekst"', "[1]", '{"count": 3}'])
def test_what_is_no_list_of_titles_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "star.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ListFileUnreadable):
        read_esco_star(path, "1")


def test_a_csv_without_titles_names_the_missing_column(tmp_path: Path) -> None:
    path = tmp_path / "star.csv"
    path.write_text("conceptUriDa;status\nx;active\n", encoding="utf-8")
    with pytest.raises(ListColumnsMissing, match="»title«"):
        read_esco_star(path, "1")
