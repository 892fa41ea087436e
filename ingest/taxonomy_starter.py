"""Reading the starter taxonomy that comes with Jobbro, so that it runs before anyone has fetched ESCO."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from ingest.reference_tables import ListValueUnknown, Row, get_table, listed, read_table
from matching.core.taxonomy import LicenceDemand, LicenceKind, Relation, Reuse, SkillKind
from matching.core.taxonomy_bundle import (
    DANISH,
    LabelEntry,
    LicenceDemandEntry,
    LicenceEntry,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
    TaxonomyBundle,
)

STARTER = Path(__file__).parent / "starter"

OCCUPATION_COLUMNS = ("key", "esco_uri", "isco08", "section", "label", "synonyms", "description", "level")
SKILL_COLUMNS = ("key", "esco_uri", "kind", "reuse", "group", "label", "synonyms")
RELATION_COLUMNS = ("occupation", "skill", "relation")
LICENCE_COLUMNS = ("key", "kind", "label", "synonyms", "issued_by", "how_to_get", "days")
DEMAND_COLUMNS = ("occupation", "licence", "demand", "basis")

_DEMANDS = {"law": LicenceDemand.LAW, "usual": LicenceDemand.NICE}

Entry = TypeVar("Entry")
Choice = TypeVar("Choice", bound=Enum)
Uris = dict[str, str]


class _Table:
    """One file of the starter, turned into entries; a fault is told with the file's name and the line."""

    def __init__(self, folder: Path, name: str, columns: Sequence[str]) -> None:
        self.path = get_table(folder, (name,))
        self.rows = read_table(self.path, columns)

    def entries(self, make: Callable[[Row], Entry]) -> tuple[Entry, ...]:
        return tuple(self._made(make, row, number) for number, row in enumerate(self.rows, start=2))

    def _made(self, make: Callable[[Row], Entry], row: Row, number: int) -> Entry:
        try:
            return make(row)
        except _Unreadable as fault:
            raise ListValueUnknown(self.path.name, number, fault.column) from None


class _Unreadable(Exception):
    """A cell of this column cannot be read."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def read_starter(folder: Path = STARTER) -> TaxonomyBundle:
    """The starter taxonomy, its version named after its content; raises FileRefused.

    A concept with a counterpart in ESCO carries ESCO's URI, so that a later import of ESCO maps onto the same row.
    """
    occupations = _Table(folder, "occupations.csv", OCCUPATION_COLUMNS)
    skills = _Table(folder, "skills.csv", SKILL_COLUMNS)
    occupation_uris = {row["key"]: occupation_uri(row) for row in occupations.rows}
    skill_uris = {row["key"]: skill_uri(row) for row in skills.rows}
    relations = _Table(folder, "occupation_skills.csv", RELATION_COLUMNS)
    demands = _Table(folder, "occupation_licences.csv", DEMAND_COLUMNS)
    bundle = TaxonomyBundle(
        source="starter",
        version="",
        occupations=occupations.entries(_occupation),
        skills=skills.entries(_skill),
        occupation_labels=_labels(occupations.rows, occupation_uris),
        skill_labels=_labels(skills.rows, skill_uris),
        relations=relations.entries(lambda row: _relation(row, occupation_uris, skill_uris)),
        licences=_Table(folder, "licences.csv", LICENCE_COLUMNS).entries(_licence),
        licence_demands=demands.entries(lambda row: _demand(row, occupation_uris)),
    )
    return replace(bundle, version=bundle.digest[:12])


def occupation_uri(row: Row) -> str:
    """ESCO's URI where it has a counterpart, else our own."""
    return row["esco_uri"] or f"jobbro:occupation:{row['key']}"


def skill_uri(row: Row) -> str:
    """ESCO's URI where it has a counterpart, else our own."""
    return row["esco_uri"] or f"jobbro:skill:{row['key']}"


def _occupation(row: Row) -> OccupationEntry:
    return OccupationEntry(
        uri=occupation_uri(row),
        label=_filled(row, "label"),
        description=row["description"],
        isco08=row["isco08"],
        section=row["section"] or None,
        level=row["level"] or None,
    )


def _skill(row: Row) -> SkillEntry:
    return SkillEntry(
        uri=skill_uri(row),
        label=_filled(row, "label"),
        kind=_choice(SkillKind, row, "kind"),
        reuse=_choice(Reuse, row, "reuse") if row["reuse"] else None,
        skill_group=row["group"] or None,
    )


def _labels(rows: Sequence[Row], uris: Uris) -> tuple[LabelEntry, ...]:
    preferred = [LabelEntry(uris[row["key"]], DANISH, row["label"], "preferred") for row in rows]
    synonyms = [
        LabelEntry(uris[row["key"]], DANISH, name, "synonym")
        for row in rows
        for name in listed(row["synonyms"], "|")
        if name != row["label"]
    ]
    return (*preferred, *synonyms)


def _relation(row: Row, occupations: Uris, skills: Uris) -> RelationEntry:
    return RelationEntry(
        occupation_uri=_named(occupations, row, "occupation"),
        skill_uri=_named(skills, row, "skill"),
        relation=_choice(Relation, row, "relation"),
    )


def _licence(row: Row) -> LicenceEntry:
    return LicenceEntry(
        key=_filled(row, "key"),
        label=_filled(row, "label"),
        synonyms=listed(row["synonyms"], "|"),
        kind=_choice(LicenceKind, row, "kind"),
        issued_by=row["issued_by"],
        how_to_get=row["how_to_get"],
        days=_days(row),
    )


def _demand(row: Row, occupations: Uris) -> LicenceDemandEntry:
    if row["demand"] not in _DEMANDS:
        raise _Unreadable("demand")
    return LicenceDemandEntry(
        occupation_uri=_named(occupations, row, "occupation"),
        licence_key=_filled(row, "licence"),
        demand=_DEMANDS[row["demand"]],
        basis=row["basis"],
    )


def _days(row: Row) -> int | None:
    if row["days"] and not row["days"].isdecimal():
        raise _Unreadable("days")
    return int(row["days"]) if row["days"] else None


def _filled(row: Row, column: str) -> str:
    if not row[column]:
        raise _Unreadable(column)
    return row[column]


def _named(uris: Uris, row: Row, column: str) -> str:
    if row[column] not in uris:
        raise _Unreadable(column)
    return uris[row[column]]


def _choice(kind: type[Choice], row: Row, column: str) -> Choice:
    try:
        return kind(row[column])
    except ValueError:
        raise _Unreadable(column) from None
