"""A taxonomy as a source delivers it: rows that name each other by URI, before any of them has a key of ours."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Literal, NamedTuple

from matching.core.taxonomy import ConceptStatus, LicenceDemand, LicenceKind, Relation, Reuse, SkillKind

Source = Literal["starter", "esco", "esco-star"]
LabelKind = Literal["preferred", "synonym", "hidden"]

SOURCES: tuple[Source, ...] = ("starter", "esco", "esco-star")
"""From the least to the greatest authority: where two sources hold a concept, the later one names it."""

DANISH = "da"
ENGLISH = "en"


def sources_above(source: Source) -> tuple[Source, ...]:
    """The sources whose word counts for more than this one's."""
    return SOURCES[SOURCES.index(source) + 1 :]


class OccupationEntry(NamedTuple):
    """An occupation; `label_language` is `da`, or `en` where the source has no Danish name."""

    uri: str
    label: str
    label_language: str = DANISH
    description: str = ""
    isco08: str = ""
    section: str | None = None
    level: str | None = None
    regulated_note: str = ""
    status: ConceptStatus = ConceptStatus.ACTIVE


class SkillEntry(NamedTuple):
    """A skill; `skill_group` is a heading in plain Danish."""

    uri: str
    label: str
    label_language: str = DANISH
    description: str = ""
    kind: SkillKind = SkillKind.SKILL
    reuse: Reuse | None = None
    skill_group: str | None = None
    status: ConceptStatus = ConceptStatus.ACTIVE


class LabelEntry(NamedTuple):
    """One name of the concept with this URI; `alias_id` is ESCO-STAR's identifier of the name."""

    uri: str
    language: str
    label: str
    kind: LabelKind
    alias_id: str | None = None
    status: ConceptStatus = ConceptStatus.ACTIVE


class RelationEntry(NamedTuple):
    """One skill that an occupation needs."""

    occupation_uri: str
    skill_uri: str
    relation: Relation


class BroaderEntry(NamedTuple):
    """One line of a pillar: a concept or group under a broader one."""

    child_uri: str
    parent_uri: str


class IscoGroupEntry(NamedTuple):
    """An ISCO-08 group of one to four digits."""

    code: str
    label: str


class LicenceEntry(NamedTuple):
    """A licence, keyed by our own stable name; `days` is the usual length of the course."""

    key: str
    label: str
    synonyms: tuple[str, ...] = ()
    kind: LicenceKind = LicenceKind.OTHER
    issued_by: str = ""
    how_to_get: str = ""
    days: int | None = None


class LicenceDemandEntry(NamedTuple):
    """A licence that law or custom demands of an occupation."""

    occupation_uri: str
    licence_key: str
    demand: LicenceDemand
    basis: str = ""


@dataclass(frozen=True)
class TaxonomyBundle:
    """All that one version of a source holds. An empty kind of rows means that the source does not speak of it.

    `version` is the version as the source names it; the content is recognised by `digest`.
    """

    source: Source
    version: str
    occupations: tuple[OccupationEntry, ...]
    skills: tuple[SkillEntry, ...] = ()
    occupation_labels: tuple[LabelEntry, ...] = ()
    skill_labels: tuple[LabelEntry, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    isco_groups: tuple[IscoGroupEntry, ...] = ()
    skill_hierarchy: tuple[BroaderEntry, ...] = ()
    occupation_hierarchy: tuple[BroaderEntry, ...] = ()
    licences: tuple[LicenceEntry, ...] = ()
    licence_demands: tuple[LicenceDemandEntry, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the rows, whatever order they came in and whatever the version is called."""
        kinds: dict[str, Iterable[tuple[object, ...]]] = {
            "occupations": self.occupations,
            "skills": self.skills,
            "occupation_labels": self.occupation_labels,
            "skill_labels": self.skill_labels,
            "relations": self.relations,
            "isco_groups": self.isco_groups,
            "skill_hierarchy": self.skill_hierarchy,
            "occupation_hierarchy": self.occupation_hierarchy,
            "licences": self.licences,
            "licence_demands": self.licence_demands,
        }
        content = hashlib.sha256()
        for name, rows in kinds.items():
            content.update(f"{name}\n".encode())
            content.update("\n".join(sorted(_line(row) for row in rows)).encode())
        return content.hexdigest()


def _line(row: tuple[object, ...]) -> str:
    return json.dumps(row, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    assert isinstance(value, Enum)
    return value.value
