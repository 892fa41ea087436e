"""Fitting the ranker: a logistic regression whose weights keep the sign that sense gives each feature."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import ndcg_score

from matching.ranking.features import FEATURE_NAMES, FEATURES

Matrix = NDArray[np.float64]
#: A gain from which a pair counts as a good one when rankings are measured.
GOOD = 1.5
#: Chances of being chosen, by the judgements learned from, at the four cuts between strengths shown to people.
STRENGTH_CHANCES = (0.10, 0.30, 0.55, 0.80)
#: The share of pairs that is also learned from as if nothing had been read.
UNREAD_SHARE = 0.15
#: What the features that come from reading are when nothing was found.
WHEN_UNREAD = {
    "same_occupation": 0.0,
    "goal": 0.0,
    "reach": 0.0,
    "skill_overlap": 0.0,
    "musts_met": 0.5,
    "nices_met": 0.0,
    "musts_missing": 0.0,
    "licences_missing": 0.0,
    "licences_wished": 0.0,
    "languages_missing": 0.0,
    "same_industry": 0.0,
    "experience": 0.0,
}


@dataclass(frozen=True)
class Judged:
    """The candidates of one query: chosen or not, the gain (0-3) of each, and whether it lies in another industry."""

    features: Matrix
    chosen: NDArray[np.bool_]
    gains: Matrix
    crosses: NDArray[np.bool_]


@dataclass(frozen=True)
class Fitted:
    """A fitted ranker as plain numbers."""

    weights: Matrix
    intercept: float
    baseline: Matrix
    strength_cuts: tuple[float, ...]

    def scores(self, features: Matrix) -> Matrix:
        """One score a row."""
        scores: Matrix = features @ self.weights + self.intercept
        return scores


def fit(queries: Sequence[Judged], seed: int) -> Fitted:
    """Fit on all pairs; a feature that would take the wrong sign is left out and the rest fitted again.

    Real texts are read less well than invented ones, so a share of the pairs is also shown as if nothing had been
    read of them: the vectors must then carry the judgement alone.
    """
    features = np.vstack([query.features for query in queries])
    chosen = np.concatenate([query.chosen for query in queries])
    unread = np.random.default_rng(seed).random(len(features)) < UNREAD_SHARE
    seen = np.vstack([features, _as_if_unread(features[unread])])
    weights, intercept = _with_right_signs(seen, np.concatenate([chosen, chosen[unread]]))
    cuts = tuple(math.log(chance / (1 - chance)) for chance in STRENGTH_CHANCES)
    return Fitted(weights, intercept, features.mean(axis=0), cuts)


def ndcg_at_10(queries: Sequence[Judged], scores: Sequence[Matrix], *, only_crossing: bool = False) -> float:
    """Mean nDCG@10 over the queries that have a good pair; `only_crossing` looks at other industries alone."""
    values = [_ndcg(query, own, only_crossing) for query, own in zip(queries, scores, strict=True)]
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else float("nan")


def measurable(queries: Sequence[Judged], *, only_crossing: bool = False) -> int:
    """How many queries `ndcg_at_10` is a mean over: those with a good pair among at least two."""
    return sum(_ndcg(query, np.zeros(len(query.gains)), only_crossing) is not None for query in queries)


def write_artefact(directory: Path, fitted: Fitted, card: str) -> None:
    """Write ranker.json and card.md; plain numbers only."""
    directory.mkdir(parents=True, exist_ok=True)
    content = {
        "features": list(FEATURE_NAMES),
        "weights": [round(float(weight), 6) for weight in fitted.weights],
        "intercept": round(fitted.intercept, 6),
        "baseline": [round(float(mean), 6) for mean in fitted.baseline],
        "strength_cuts": [round(cut, 6) for cut in fitted.strength_cuts],
    }
    (directory / "ranker.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    (directory / "card.md").write_text(card, encoding="utf-8")


def _as_if_unread(features: Matrix) -> Matrix:
    """The same pairs with every value that comes from reading at what it is when nothing was found."""
    blind = features.copy()
    for name, value in WHEN_UNREAD.items():
        blind[:, FEATURE_NAMES.index(name)] = value
    return blind


def _with_right_signs(features: Matrix, chosen: NDArray[np.bool_]) -> tuple[Matrix, float]:
    signs = np.array([feature.sign for feature in FEATURES])
    kept = np.ones(len(FEATURES), dtype=bool)
    while True:
        model = LogisticRegression(C=1.0, max_iter=1000).fit(features[:, kept], chosen)
        weights = np.zeros(len(FEATURES))
        weights[kept] = model.coef_[0]
        wrong = weights * signs < 0
        if not wrong.any():
            return weights, float(model.intercept_[0])
        kept &= ~wrong


def _ndcg(query: Judged, scores: Matrix, only_crossing: bool) -> float | None:
    looked_at = query.crosses if only_crossing else np.ones(len(query.gains), dtype=bool)
    gains, own = query.gains[looked_at], scores[looked_at]
    if len(gains) < 2 or not (gains >= GOOD).any():
        return None
    return float(ndcg_score([gains], [own], k=10))
