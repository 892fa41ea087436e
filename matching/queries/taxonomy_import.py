"""Writing a taxonomy: a whole version is staged in temporary tables and merged into what other sources gave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, LiteralString

from matching.core.taxonomy_bundle import (
    BroaderEntry,
    IscoGroupEntry,
    LabelEntry,
    LicenceDemandEntry,
    LicenceEntry,
    OccupationEntry,
    RelationEntry,
    SkillEntry,
)
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, change_many, find, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class ImportInForce:
    """The newest import of a source."""

    taxonomy_version_id: int
    digest: str


@dataclass(frozen=True)
class Merge:
    """What every merging statement knows: who delivers, in which import, and whose word counts for more."""

    source: str
    taxonomy_version_id: int
    sources_above: Sequence[str]

    @property
    def values(self) -> dict[str, Any]:
        """The statement's values."""
        return {
            "source": self.source,
            "taxonomy_version_id": self.taxonomy_version_id,
            "sources_above": list(self.sources_above),
        }


def find_newest_import(connection: Connection, source: str) -> ImportInForce | None:
    """The import of a source that is in force, or None before its first."""
    return find(connection, ImportInForce, SQL["newest_import"], source=source)


def add_taxonomy_version(connection: Connection, source: str, version: str, digest: str, now: datetime) -> int:
    """The id of a new import; an older one of the same content gives up its digest."""
    change(connection, SQL["release_digest"], source=source, digest=digest)
    statement = SQL["add_taxonomy_version"]
    return int(value(connection, statement, source=source, version=version, digest=digest, now=now))


def stage_concepts(
    connection: Connection,
    occupations: Iterable[OccupationEntry],
    skills: Iterable[SkillEntry],
    relations: Iterable[RelationEntry],
) -> None:
    """Begin a merge: make the temporary tables of this transaction and copy concepts and relations into them."""
    connection.execute(SQL["prepare_staging"])
    _copy(connection, SQL["stage_occupations"], occupations)
    _copy(connection, SQL["stage_skills"], skills)
    _copy(connection, SQL["stage_relations"], relations)


def stage_labels(
    connection: Connection, occupation_labels: Iterable[LabelEntry], skill_labels: Iterable[LabelEntry]
) -> None:
    """Copy the names into the temporary tables and let the planner know how large all of them are."""
    _copy(connection, SQL["stage_occupation_labels"], occupation_labels)
    _copy(connection, SQL["stage_skill_labels"], skill_labels)
    connection.execute(SQL["count_staged"])


def clear_staging(connection: Connection) -> None:
    """End a merge: drop the temporary tables."""
    connection.execute(SQL["clear_staging"])


def merge_occupations(connection: Connection, merge: Merge) -> None:
    """Renew, fill and add occupations with their names from what is staged."""
    change(connection, SQL["mark_outranked_occupations"], **merge.values)
    change(connection, SQL["renew_occupations"], **merge.values)
    change(connection, SQL["fill_occupations"], **merge.values)
    change(connection, SQL["add_occupations"], **merge.values)
    change(connection, SQL["put_occupation_labels"], **merge.values)
    change(connection, SQL["demote_occupation_labels"])


def merge_skills(connection: Connection, merge: Merge) -> None:
    """Renew, fill and add skills with their names from what is staged."""
    change(connection, SQL["mark_outranked_skills"], **merge.values)
    change(connection, SQL["renew_skills"], **merge.values)
    change(connection, SQL["fill_skills"], **merge.values)
    change(connection, SQL["add_skills"], **merge.values)
    change(connection, SQL["put_skill_labels"], **merge.values)
    change(connection, SQL["demote_skill_labels"])


def merge_occupation_skills(connection: Connection, merge: Merge) -> int:
    """Put the staged relations in the place of those the source gave before; how many pairs it now decides."""
    change(connection, SQL["forget_occupation_skills"], source=merge.source)
    return change(connection, SQL["put_occupation_skills"], **merge.values)


def put_isco_groups(connection: Connection, groups: Iterable[IscoGroupEntry]) -> None:
    """Add or renew ISCO groups."""
    change_many(connection, SQL["put_isco_group"], (group._asdict() for group in groups))


def replace_skill_hierarchy(connection: Connection, lines: Iterable[BroaderEntry]) -> None:
    """Put these lines in the place of the whole skill pillar."""
    change(connection, SQL["forget_skill_hierarchy"])
    _copy(connection, SQL["copy_skill_hierarchy"], dict.fromkeys(lines))


def replace_occupation_hierarchy(connection: Connection, lines: Iterable[BroaderEntry]) -> None:
    """Put these lines in the place of the whole occupation pillar."""
    change(connection, SQL["forget_occupation_hierarchy"])
    _copy(connection, SQL["copy_occupation_hierarchy"], dict.fromkeys(lines))


def put_licences(connection: Connection, licences: Iterable[LicenceEntry]) -> None:
    """Add or renew licences by key."""
    rows = ({**licence._asdict(), "synonyms": list(licence.synonyms)} for licence in licences)
    change_many(connection, SQL["put_licence"], rows)


def replace_occupation_licences(connection: Connection, demands: Iterable[LicenceDemandEntry]) -> None:
    """Put these demands in the place of all."""
    change(connection, SQL["forget_occupation_licences"])
    change_many(connection, SQL["put_occupation_licence"], (demand._asdict() for demand in demands))


def retire_missing(connection: Connection, merge: Merge) -> int:
    """Set to inactive what the source held before and no longer holds; how many concepts that was."""
    return sum(change(connection, SQL[name], **merge.values) for name in ("retire_occupations", "retire_skills"))


def _copy(connection: Connection, statement: LiteralString, rows: Iterable[Sequence[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
