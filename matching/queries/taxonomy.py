"""The taxonomy: concepts with their names, the skill graph, and the vectors of their texts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pgvector import HalfVector
from psycopg.rows import class_row

from matching.core.ids import LicenceId, OccupationId, SkillId
from matching.core.taxonomy import (
    Licence,
    LicenceDemand,
    LicenceKind,
    Occupation,
    Relation,
    Reuse,
    Skill,
    SkillKind,
)
from matching.database import Connection
from matching.queries.loading import load_statements
from matching.queries.rows import change, many, value

SQL = load_statements(__file__)


@dataclass(frozen=True)
class OccupationRow:
    """An occupation with its names as the database holds them."""

    occupation_id: OccupationId
    uri: str
    label: str
    synonyms: list[str]
    description: str
    isco08: str
    section: str | None


@dataclass(frozen=True)
class SkillRow:
    """A skill with its names as the database holds them."""

    skill_id: SkillId
    uri: str
    label: str
    synonyms: list[str]
    kind: SkillKind
    reuse: Reuse | None


@dataclass(frozen=True)
class LicenceRow:
    """A licence as the database holds it."""

    licence_id: LicenceId
    key: str
    label: str
    synonyms: list[str]
    kind: LicenceKind
    how_to_get: str
    days: int | None


@dataclass(frozen=True)
class OccupationSkillRow:
    """One edge of the skill graph."""

    occupation_id: OccupationId
    skill_id: SkillId
    relation: Relation


@dataclass(frozen=True)
class OccupationLicenceRow:
    """One licence that an occupation needs."""

    occupation_id: OccupationId
    licence_id: LicenceId
    demand: LicenceDemand


@dataclass(frozen=True)
class MoveRow:
    """One plausible move."""

    from_id: OccupationId
    to_id: OccupationId
    strength: float


@dataclass(frozen=True)
class _VectorRow:
    digest: str
    embedding: HalfVector


def newest_taxonomy(connection: Connection) -> int:
    """The id of the newest import, 0 when there is none."""
    return int(value(connection, SQL["newest_taxonomy"]))


def occupations(connection: Connection, *, only_active: bool = True) -> list[Occupation]:
    """Occupations with all their names, by id."""
    rows = many(connection, OccupationRow, SQL["occupations"], only_active=only_active)
    return [
        Occupation(row.occupation_id, row.uri, row.label, tuple(row.synonyms), row.description, row.isco08, row.section)
        for row in rows
    ]


def skills(connection: Connection, *, only_active: bool = True) -> list[Skill]:
    """Skills with all their names, by id."""
    rows = many(connection, SkillRow, SQL["skills"], only_active=only_active)
    return [
        Skill(row.skill_id, row.uri, row.label, tuple(row.synonyms), row.kind, row.reuse or Reuse.CROSS_SECTOR)
        for row in rows
    ]


def licences(connection: Connection) -> list[Licence]:
    """Licences, by id."""
    rows = many(connection, LicenceRow, SQL["licences"])
    return [
        Licence(row.licence_id, row.key, row.label, tuple(row.synonyms), row.kind, row.how_to_get, row.days)
        for row in rows
    ]


def occupation_skills(connection: Connection) -> list[OccupationSkillRow]:
    """The skill graph's edges, by occupation and skill."""
    return many(connection, OccupationSkillRow, SQL["occupation_skills"])


def occupation_licences(connection: Connection) -> list[OccupationLicenceRow]:
    """Licences by law and custom, by occupation and licence."""
    return many(connection, OccupationLicenceRow, SQL["occupation_licences"])


def occupation_moves(connection: Connection) -> list[MoveRow]:
    """Plausible moves, best first from each occupation."""
    return many(connection, MoveRow, SQL["occupation_moves"])


def has_moves(connection: Connection) -> bool:
    """Whether the moves of a taxonomy have been computed."""
    return bool(value(connection, SQL["has_moves"]))


def replace_moves(connection: Connection, moves: Iterable[tuple[int, int, float, Sequence[int]]]) -> None:
    """Put (from, to, strength, list of shared skills) in the place of all moves."""
    change(connection, SQL["forget_moves"])
    statement = "COPY occupation_move (from_id, to_id, strength, shared) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for move in moves:
            copy.write_row(move)


def concept_vectors(
    connection: Connection, concept: str, model: str, digests: Sequence[str]
) -> dict[str, NDArray[np.float32]]:
    """The stored vectors of a kind of text by the text's digest, for one model.

    Read in the binary form, which is forty times as fast as numbers written out.
    """
    values = {"concept": concept, "model": model, "digests": list(digests)}
    with connection.cursor(binary=True, row_factory=class_row(_VectorRow)) as cursor:
        rows = cursor.execute(SQL["concept_vectors"], values).fetchall()
    return {row.digest: np.asarray(row.embedding.to_numpy(), dtype=np.float32) for row in rows}


def add_concept_vectors(
    connection: Connection, concept: str, model: str, vectors: Mapping[str, NDArray[np.float32]]
) -> None:
    """Keep vectors by their text's digest; the caller passes only those that are not there yet."""
    with connection.cursor() as cursor, cursor.copy(SQL["add_concept_vectors"]) as copy:
        copy.set_types(("text", "text", "text", "halfvec"))
        for digest, vector in vectors.items():
            copy.write_row((concept, digest, model, HalfVector(vector)))


def vector_text(vector: NDArray[np.float32]) -> str:
    """A vector as pgvector reads it."""
    return "[" + ",".join(f"{x:.6g}" for x in vector.tolist()) + "]"
