"""Reading ESCO's official CSV bundle (versions 1.0 to 1.2) in Danish and English, plain or gzip-compressed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.reference_tables import ListValueUnknown, Row, find_table, get_table, listed, read_table
from matching.core.taxonomy import ConceptStatus, Relation, Reuse, SkillKind
from matching.core.taxonomy_bundle import (
    DANISH,
    ENGLISH,
    BroaderEntry,
    IscoGroupEntry,
    LabelEntry,
    LabelKind,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
    TaxonomyBundle,
)

OCCUPATION_COLUMNS = ("conceptUri", "iscoGroup", "preferredLabel")
SKILL_COLUMNS = ("conceptUri", "skillType", "reuseLevel", "preferredLabel")
RELATION_COLUMNS = ("occupationUri", "relationType", "skillUri")
BROADER_COLUMNS = ("conceptUri", "broaderUri")
GROUP_COLUMNS = ("conceptUri", "preferredLabel")
ISCO_COLUMNS = ("code", "preferredLabel")

_VERSION = re.compile(r"(?<![\d.])(\d+\.\d+(?:\.\d+)?)(?![\d.])")
_ISCO_CODE = re.compile(r"(\d{1,4})(?:\D.*)?$")
_MOST_STEPS = 10  # the skill pillar is four groups deep, with a few skills below skills


@dataclass(frozen=True)
class _Concept:
    """One concept in both languages; at least one of the rows is there and has a name."""

    uri: str
    danish: Row
    english: Row

    @property
    def language(self) -> str:
        return DANISH if self.danish.get("preferredLabel") else ENGLISH

    @property
    def label(self) -> str:
        return self.first("preferredLabel")

    def first(self, column: str) -> str:
        """The Danish cell, or the English one when that is empty or has no such column."""
        return self.danish.get(column) or self.english.get(column, "")

    @property
    def status(self) -> ConceptStatus:
        return ConceptStatus.ACTIVE if self.first("status") in {"released", ""} else ConceptStatus.INACTIVE

    def labels(self) -> Iterator[LabelEntry]:
        for language, row in ((DANISH, self.danish), (ENGLISH, self.english)):
            yield from _labels(self.uri, language, row)


def read_esco(folder: Path, version: str | None = None) -> TaxonomyBundle:
    """The taxonomy in a folder with ESCO's unpacked CSV files.

    The Danish files must be there; English ones give names to what has no Danish, and are searched by as synonyms.
    Concepts without any name are left out. The version is read from the folder's name (`... v1.2.0 ...`) unless it
    is given; a bundle without one goes by the folder's name, and its digest tells it from others. Raises FileRefused.
    """
    occupations = _concepts(folder, "occupations", OCCUPATION_COLUMNS)
    skills = _concepts(folder, "skills", SKILL_COLUMNS)
    pillar = _broader(folder, "broaderRelationsSkillPillar")
    headings = _Headings(_danish_groups(folder), pillar)
    return TaxonomyBundle(
        source="esco",
        version=version or _version_of(folder),
        occupations=tuple(_occupation(concept) for concept in occupations),
        skills=tuple(_skill(concept, headings) for concept in skills),
        occupation_labels=tuple(label for concept in occupations for label in concept.labels()),
        skill_labels=tuple(label for concept in skills for label in concept.labels()),
        relations=_relations(folder),
        isco_groups=_isco_groups(folder),
        skill_hierarchy=pillar,
        occupation_hierarchy=_broader(folder, "broaderRelationsOccPillar"),
    )


def _version_of(folder: Path) -> str:
    name = folder.resolve().name
    found = _VERSION.search(name)
    return found.group(1) if found else f"uden versionsnummer ({name})"


def _any_language(name: str) -> tuple[str, ...]:
    """The names of a file whose content has no language; version 1.0 gave it no ending."""
    return f"{name}_{DANISH}.csv", f"{name}.csv", f"{name}_{ENGLISH}.csv"


def _concepts(folder: Path, name: str, columns: Sequence[str]) -> list[_Concept]:
    """The concepts of a file in the order of the Danish file, then those that are in the English file only."""
    danish = _by_uri(read_table(get_table(folder, (f"{name}_{DANISH}.csv",)), columns))
    english_path = find_table(folder, (f"{name}_{ENGLISH}.csv",))
    english = _by_uri(read_table(english_path, columns)) if english_path else {}
    concepts = [_Concept(uri, danish.get(uri, {}), english.get(uri, {})) for uri in {**danish, **english}]
    return [concept for concept in concepts if concept.label]


def _by_uri(rows: Sequence[Row]) -> dict[str, Row]:
    return {row["conceptUri"]: row for row in rows if row["conceptUri"]}


def _occupation(concept: _Concept) -> OccupationEntry:
    return OccupationEntry(
        uri=concept.uri,
        label=concept.label,
        label_language=concept.language,
        description=concept.first("description"),
        isco08=isco_code(concept.first("iscoGroup")),
        regulated_note=concept.first("regulatedProfessionNote"),
        status=concept.status,
    )


def isco_code(cell: str) -> str:
    """The ISCO-08 digits of `2654`, `C2654`, `2654.1.7` or a group's URI; empty when there are none."""
    found = _ISCO_CODE.match(cell.rpartition("/")[2].removeprefix("C"))
    return found.group(1) if found else ""


def _skill(concept: _Concept, headings: "_Headings") -> SkillEntry:
    reuse = concept.first("reuseLevel")
    return SkillEntry(
        uri=concept.uri,
        label=concept.label,
        label_language=concept.language,
        description=concept.first("description"),
        kind=SkillKind.KNOWLEDGE if concept.first("skillType") == "knowledge" else SkillKind.SKILL,
        reuse=Reuse.of(reuse) if reuse in {str(level.value) for level in Reuse} else None,
        skill_group=headings.of(concept.uri),
        status=concept.status,
    )


def _labels(uri: str, language: str, row: Row) -> Iterator[LabelEntry]:
    """The names in one row, each once; ESCO separates them by line breaks."""
    columns: tuple[tuple[str, LabelKind], ...] = (
        ("preferredLabel", "preferred"),
        ("altLabels", "synonym"),
        ("hiddenLabels", "hidden"),
    )
    seen: set[str] = set()
    for column, kind in columns:
        for name in listed(row.get(column, ""), "\n"):
            if name not in seen:
                seen.add(name)
                yield LabelEntry(uri, language, name, kind)


def _relations(folder: Path) -> tuple[RelationEntry, ...]:
    path = get_table(folder, _any_language("occupationSkillRelations"))
    rows = read_table(path, RELATION_COLUMNS)
    kinds = {str(relation.value): relation for relation in Relation}
    unknown = next((line for line, row in enumerate(rows, start=2) if row["relationType"] not in kinds), None)
    if unknown is not None:
        raise ListValueUnknown(path.name, unknown, "relationType")
    return tuple(RelationEntry(row["occupationUri"], row["skillUri"], kinds[row["relationType"]]) for row in rows)


def _broader(folder: Path, name: str) -> tuple[BroaderEntry, ...]:
    rows = read_table(get_table(folder, _any_language(name)), BROADER_COLUMNS)
    lines = (BroaderEntry(row["conceptUri"], row["broaderUri"]) for row in rows)
    return tuple(line for line in lines if line.child_uri and line.parent_uri)


def _isco_groups(folder: Path) -> tuple[IscoGroupEntry, ...]:
    """Groups with their Danish name, or the English one where that is empty."""
    danish = read_table(get_table(folder, (f"ISCOGroups_{DANISH}.csv",)), ISCO_COLUMNS)
    english_path = find_table(folder, (f"ISCOGroups_{ENGLISH}.csv",))
    english = read_table(english_path, ISCO_COLUMNS) if english_path else []
    names = {isco_code(row["code"]): row["preferredLabel"] for row in (*english, *danish) if row["preferredLabel"]}
    return tuple(IscoGroupEntry(code, name) for code, name in sorted(names.items()) if code)


def _danish_groups(folder: Path) -> dict[str, str]:
    """The Danish names of skill groups; none when the bundle has them in English only."""
    path = find_table(folder, (f"skillGroups_{DANISH}.csv",))
    rows = read_table(path, GROUP_COLUMNS) if path else []
    return {row["conceptUri"]: row["preferredLabel"] for row in rows if row["preferredLabel"]}


class _Headings:
    """The nearest group above a skill that has a Danish name."""

    def __init__(self, names: Mapping[str, str], pillar: Sequence[BroaderEntry]) -> None:
        self._names = names
        self._parents: dict[str, list[str]] = {}
        for line in sorted(pillar):
            self._parents.setdefault(line.child_uri, []).append(line.parent_uri)

    def of(self, uri: str) -> str | None:
        level = [uri]
        for _ in range(_MOST_STEPS if self._names else 0):
            level = [parent for child in level for parent in self._parents.get(child, ())]
            named = next((self._names[parent] for parent in level if parent in self._names), None)
            if named or not level:
                return named
        return None
