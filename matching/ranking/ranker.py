"""The ranker: a scikit-learn logistic regression over named features, loaded from plain numbers, not a pickle."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from matching.core.errors import JobbroError
from matching.ranking.features import FEATURE_NAMES, FEATURES

ARTEFACTS = Path(__file__).resolve().parents[2] / "models" / "artefacts"
#: The artefact in force.
CURRENT = "2026-11-cold-start"


class RankerUnusable(JobbroError):
    """The artefact does not fit the code, or was changed after it was written."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"Rangeringsmodellen »{name}« kan ikke bruges: {why}. Lav den igen med »jobbro models train«.")


@dataclass(frozen=True)
class Ranker:
    """A linear scorer whose every share of a score can be named.

    `baseline` holds each feature's mean over the training pairs: a contribution is the distance from it times the
    weight. `strength_cuts` are four rising scores between the five strengths shown to people.
    """

    name: str
    digest: str
    model: LogisticRegression
    baseline: NDArray[np.float64]
    strength_cuts: tuple[float, ...]

    @property
    def identity(self) -> str:
        """Name and digest, as kept with every list shown."""
        return f"{self.name}@{self.digest[:12]}"

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score a row, higher is better; comparable within one ranker only."""
        if not len(features):
            return np.empty(0)
        scores: NDArray[np.float64] = self.model.decision_function(features)
        return scores

    def contributions(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Each feature's share of each score, against an average pair: shape as `features`."""
        shares: NDArray[np.float64] = self.model.coef_[0] * (features - self.baseline)
        return shares

    def strength(self, score: float) -> int:
        """1 (weak) to 5 (very good): the score in the five steps that a proposal's strength starts from."""
        return 1 + sum(score >= cut for cut in self.strength_cuts)


def load_ranker(directory: Path) -> Ranker:
    """The ranker kept in `directory`; raises RankerUnusable when its features are not today's."""
    raw = (directory / "ranker.json").read_bytes()
    content = json.loads(raw)
    _check(directory, content)
    return Ranker(
        name=directory.name,
        digest=hashlib.sha256(raw).hexdigest(),
        model=_linear_model(content["weights"], content["intercept"]),
        baseline=np.asarray(content["baseline"], dtype=np.float64),
        strength_cuts=tuple(content["strength_cuts"]),
    )


@cache
def current_ranker() -> Ranker:
    """The ranker in force, loaded once."""
    return load_ranker(ARTEFACTS / CURRENT)


def _check(directory: Path, content: dict[str, Any]) -> None:
    if tuple(content["features"]) != FEATURE_NAMES:
        raise RankerUnusable(directory.name, "den er trænet på andre træk end dem, koden regner med")
    wrong = [f.name for f, weight in zip(FEATURES, content["weights"], strict=True) if weight * f.sign < 0]
    if wrong:
        raise RankerUnusable(directory.name, f"den vender fortegnet på {', '.join(wrong)}")
    if not (directory / "card.md").is_file():
        raise RankerUnusable(directory.name, "der mangler et modelkort (card.md)")


def _linear_model(weights: Sequence[float], intercept: float) -> LogisticRegression:
    model = LogisticRegression()
    model.classes_ = np.array([0, 1])
    model.coef_ = np.asarray([weights], dtype=np.float64)
    model.intercept_ = np.asarray([intercept], dtype=np.float64)
    model.n_features_in_ = len(weights)
    return model
