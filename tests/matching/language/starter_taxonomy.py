"""The starter taxonomy as the language layer sees it, with running numbers, and real advertisements to read with it."""

import csv
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.job_order import JobOrderSubmission
from matching.core.taxonomy import (
    Licence,
    LicenceDemand,
    LicenceKind,
    Occupation,
    Relation,
    Reuse,
    Skill,
    SkillKind,
    Taxonomy,
)

ROOT = Path(__file__).parents[3]
STARTER = ROOT / "ingest" / "starter"


def shared_data(part: str) -> Path:
    """A folder of the real data for trials; the test is skipped where there is none."""
    folder = Path(os.environ.get("JOBBRO_SHARED_DATA", ROOT.parent / "shared" / "data")) / part
    if not folder.is_dir():
        pytest.skip(f"the trial data {part} are not on this machine (JOBBRO_SHARED_DATA)")
    return folder


def advertisement(name: str, title: str | None = None) -> JobOrderSubmission:
    """A real advertisement; its first line is its title unless one is given, as an employer's form would hold it."""
    first, _, rest = (shared_data("job_ads") / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    return JobOrderSubmission("test", name, title or first, f"{first}\n{rest}" if title else rest)


def starter_taxonomy() -> Taxonomy:
    """The starter tables as a `Taxonomy`."""
    occupations, skills, licences = _rows("occupations"), _rows("skills"), _rows("licences")
    o, s, lic = _numbers(occupations), _numbers(skills), _numbers(licences)
    needs: dict[OccupationId, dict[SkillId, Relation]] = {}
    for row in _rows("occupation_skills"):
        needs.setdefault(OccupationId(o[row["occupation"]]), {})[SkillId(s[row["skill"]])] = Relation(row["relation"])
    demands: dict[OccupationId, dict[LicenceId, LicenceDemand]] = {}
    for row in _rows("occupation_licences"):
        demand = LicenceDemand.LAW if row["demand"] == "law" else LicenceDemand.NICE
        demands.setdefault(OccupationId(o[row["occupation"]]), {})[LicenceId(lic[row["licence"]])] = demand
    return Taxonomy(
        occupations=tuple(_occupation(row, o) for row in occupations),
        skills=tuple(_skill(row, s) for row in skills),
        licences=tuple(_licence(row, lic) for row in licences),
        needs=needs,
        licence_demands=demands,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (STARTER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _numbers(rows: list[dict[str, str]]) -> dict[str, int]:
    return {row["key"]: number for number, row in enumerate(rows, start=1)}


def _synonyms(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in row["synonyms"].split("|") if name)


def _occupation(row: Mapping[str, str], number: Mapping[str, int]) -> Occupation:
    return Occupation(
        OccupationId(number[row["key"]]),
        row["esco_uri"] or f"starter:{row['key']}",
        row["label"],
        _synonyms(row),
        row["description"],
        row["isco08"],
        row["section"] or None,
    )


def _skill(row: Mapping[str, str], number: Mapping[str, int]) -> Skill:
    kind, reuse = SkillKind(row["kind"]), Reuse(row["reuse"])
    return Skill(SkillId(number[row["key"]]), f"starter:{row['key']}", row["label"], _synonyms(row), kind, reuse)


def _licence(row: Mapping[str, str], number: Mapping[str, int]) -> Licence:
    kind = LicenceKind(row["kind"])
    return Licence(LicenceId(number[row["key"]]), row["key"], row["label"], _synonyms(row), kind, row["how_to_get"])
