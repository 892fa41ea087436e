"""Moves between occupations as they land in the database, with an encoder that needs no model."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from matching.core.taxonomy import Relation
from matching.core.taxonomy_bundle import OccupationEntry, RelationEntry, SkillEntry, TaxonomyBundle
from matching.database.pool import Connection
from matching.language.model_identity import ModelIdentity
from matching.queries.taxonomy import occupation_moves
from matching.services.compute_moves import compute_moves
from matching.services.import_taxonomy import import_taxonomy

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
SKILLS = {
    "svejser": ("svejsning", "tegningslaesning"),
    "smed": ("svejsning", "tegningslaesning", "montage"),
    "kok": ("madlavning",),
    "bager": ("bagning",),
}


class WordEncoder:
    """A vector that depends on the text alone; counts what it was asked."""

    identity = ModelIdentity("ord", "1", 16)

    def __init__(self) -> None:
        self.asked = 0

    def passages(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        self.asked += len(texts)
        seeds = [int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) for text in texts]
        vectors = np.array([np.random.default_rng(seed).normal(size=16) for seed in seeds], np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    queries = passages


def the_taxonomy() -> TaxonomyBundle:
    skills = sorted({skill for needed in SKILLS.values() for skill in needed})
    return TaxonomyBundle(
        source="starter",
        version="1",
        occupations=tuple(OccupationEntry(f"jobbro:occupation:{name}", name) for name in SKILLS),
        skills=tuple(SkillEntry(f"jobbro:skill:{name}", name) for name in skills),
        relations=tuple(
            RelationEntry(f"jobbro:occupation:{name}", f"jobbro:skill:{skill}", Relation.ESSENTIAL)
            for name, needed in SKILLS.items()
            for skill in needed
        ),
    )


@pytest.fixture
def ids(connection: Connection) -> dict[str, int]:
    import_taxonomy(connection, the_taxonomy(), now=NOW)
    return dict(connection.execute("SELECT label, occupation_id FROM occupation").fetchall())


def test_each_occupation_leads_to_every_other_and_first_to_the_one_that_shares_its_skills(
    connection: Connection, ids: dict[str, int]
) -> None:
    assert compute_moves(connection, WordEncoder()) == 4 * 3
    first = {}
    for move in occupation_moves(connection):
        first.setdefault(move.from_id, move.to_id)
    assert first[ids["svejser"]] == ids["smed"]
    assert first[ids["smed"]] == ids["svejser"]


def test_a_move_names_the_skills_that_carry_it(connection: Connection, ids: dict[str, int]) -> None:
    compute_moves(connection, WordEncoder())
    query = "SELECT shared FROM occupation_move WHERE from_id = %s AND to_id = %s"
    row = connection.execute(query, [ids["svejser"], ids["smed"]]).fetchone()
    named = connection.execute("SELECT label FROM skill WHERE skill_id = ANY (%s) ORDER BY label", [row[0]]).fetchall()
    assert [label for (label,) in named] == ["svejsning", "tegningslaesning"]


def test_computing_again_replaces_the_moves_and_embeds_nothing_anew(
    connection: Connection, ids: dict[str, int]
) -> None:
    encoder = WordEncoder()
    compute_moves(connection, encoder)
    before = occupation_moves(connection)
    compute_moves(connection, encoder)
    assert occupation_moves(connection) == before
    assert encoder.asked == 4


def test_an_empty_taxonomy_has_no_moves(connection: Connection) -> None:
    assert compute_moves(connection, WordEncoder()) == 0
