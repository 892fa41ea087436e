from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching.core.ids import OccupationId, SkillId
from matching.core.taxonomy import Occupation, Relation, Skill, Taxonomy
from models.evaluate_related import run_related


class Letters:
    """A stand-in for the model: texts are alike when they hold the same letters."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        counts = np.array([[1 + text.lower().count(chr(letter)) for letter in range(97, 123)] for text in texts])
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)

    passages = queries


def _taxonomy() -> Taxonomy:
    names = ("bager", "konditor", "pilot")
    skills = tuple(Skill(SkillId(number), f"s{number}", f"skill {number}") for number in (1, 2, 3))
    return Taxonomy(
        tuple(
            Occupation(OccupationId(i), f"uri:{n}", n, isco08="7512" if i < 3 else "3153")
            for i, n in enumerate(names, 1)
        ),
        skills,
        (),
        {
            OccupationId(1): {SkillId(1): Relation.ESSENTIAL},
            OccupationId(2): {SkillId(1): Relation.OPTIONAL, SkillId(2): Relation.ESSENTIAL},
            OccupationId(3): {SkillId(3): Relation.ESSENTIAL},
        },
    )


def _run(tmp_path: Path, listed: str, cross_industry: bool = False) -> dict[str, list[str]]:
    source, out = tmp_path / "f.tsv", tmp_path / "run.tsv"
    source.write_text(listed, encoding="utf-8")
    run_related(source, out, _taxonomy(), Letters(), top=100, cross_industry=cross_industry)
    ranked: dict[str, list[str]] = {}
    for line in out.read_text(encoding="utf-8").splitlines():
        asked, other, _ = line.split("\t")
        ranked.setdefault(asked, []).append(other)
    return ranked


LISTED = "a\turi:bager\tbager\nb\t\tkonditor\nc\turi:pilot\t\nd\t\tqqqq\n"


def test_every_listed_occupation_gets_all_others_in_order(tmp_path: Path) -> None:
    ranked = _run(tmp_path, LISTED)
    assert {asked: sorted(others) for asked, others in ranked.items()} == {
        "a": ["b", "c", "d"],
        "b": ["a", "c", "d"],
        "c": ["a", "b", "d"],
        "d": ["a", "b", "c"],
    }


def test_an_occupation_known_only_by_its_label_is_linked_to_its_skills(tmp_path: Path) -> None:
    assert _run(tmp_path, LISTED)["a"][0] == "b"


def test_across_industries_the_same_minor_group_comes_last(tmp_path: Path) -> None:
    assert _run(tmp_path, LISTED, cross_industry=True)["a"][-1] == "b"
