"""Judgements made up from the invented world's truth: what a ranker learns from before real decisions exist.

They are no substitute for what advisers and employers decide; a model trained on them says so in its card.
"""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: The share of an order's true skills from which a person of another trade counts as good, and as possible.
GOOD_COVER, POSSIBLE_COVER = 0.45, 0.25


@dataclass(frozen=True)
class Truth:
    """What a made-up person or order really is, unseen by the reader of its text."""

    occupations: frozenset[str]
    skills: frozenset[str]
    goals: frozenset[str] = frozenset()


def read_member_truth(path: Path) -> dict[str, Truth]:
    """Truth by source id, from the columns id, held, skills and goals (keys with a space between)."""
    return {row["id"]: Truth(_keys(row["held"]), _keys(row["skills"]), _keys(row["goals"])) for row in _rows(path)}


def read_order_truth(path: Path) -> dict[str, Truth]:
    """Truth by source id, from the columns id, occupations and skills (keys with a space between)."""
    return {row["id"]: Truth(_keys(row["occupations"]), _keys(row["skills"])) for row in _rows(path)}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def grade(member: Truth, order: Truth, weights: Mapping[str, float]) -> int:
    """How suited the person really is: 3 the same occupation, 2 good, 1 possible, 0 not.

    Suitedness across trades is the share of the order's true skills that the person truly has, each weighed by how
    telling it is (`weights`, by skill key; unknown = 0.5).
    """
    if member.occupations & order.occupations:
        return 3
    wanted = sum(weights.get(skill, 0.5) for skill in order.skills)
    covered = sum(weights.get(skill, 0.5) for skill in order.skills & member.skills)
    share = covered / wanted if wanted else 0.0
    return 2 if share >= GOOD_COVER else int(share >= POSSIBLE_COVER)


def chance_of_choice(member: Truth, order: Truth, suited: int, minutes: int | None) -> float:
    """How likely (0-1) a made-up adviser and member would take the order up.

    It rises with how suited the person is and with a goal that the order meets, and falls with travel beyond half an
    hour; the numbers are ours and say only which way each thing pulls.
    """
    meets_goal = bool(member.goals & order.occupations)
    beyond = max((minutes or 30) - 30, 0) / 60
    return 1 / (1 + math.exp(-(1.7 * suited - 3.6 + 1.2 * meets_goal - 1.5 * beyond)))


def _keys(cell: str) -> frozenset[str]:
    return frozenset(cell.split())
