"""Fitting keeps the signs that sense gives, and the figures are the ones a hand would get."""

import math

import numpy as np
import pytest

from matching.ranking.features import FEATURE_NAMES, FEATURES
from matching.ranking.ranker import load_ranker
from models.train import STRENGTH_CHANCES, Judged, fit, ndcg_at_10, write_artefact


def judged(seed: int, pairs: int = 400) -> Judged:
    """Pairs whose choice follows reach, falls with travel, and (against sense) rises with missing demands."""
    rng = np.random.default_rng(seed)
    features = rng.random((pairs, len(FEATURES)))
    column = {name: features[:, place] for place, name in enumerate(FEATURE_NAMES)}
    wish = 4 * column["reach"] - 3 * column["travel"] + 2 * column["musts_missing"] - 1
    chosen = rng.random(pairs) < 1 / (1 + np.exp(-wish))
    return Judged(features, chosen, 3.0 * chosen, np.ones(pairs, dtype=bool))


def test_a_feature_that_would_take_the_wrong_sign_is_left_out() -> None:
    weights = dict(zip(FEATURE_NAMES, fit([judged(1)], 1).weights, strict=True))
    assert weights["reach"] > 0.5
    assert weights["travel"] < -0.5
    assert weights["musts_missing"] == 0
    assert all(weights[feature.name] * feature.sign >= 0 for feature in FEATURES)


def test_the_same_seed_gives_the_same_ranker() -> None:
    assert np.array_equal(fit([judged(1)], 3).weights, fit([judged(1)], 3).weights)


def test_strengths_are_cut_at_chances() -> None:
    cuts = fit([judged(1)], 1).strength_cuts
    assert [1 / (1 + math.exp(-cut)) for cut in cuts] == pytest.approx(STRENGTH_CHANCES)


def test_ndcg_is_what_a_hand_gets() -> None:
    """Gains 0, 3 in the order given: (0 + 3/log2(3)) / 3 = 0.6309; the other way round 1."""
    query = Judged(np.zeros((2, len(FEATURES))), np.zeros(2, bool), np.array([0.0, 3.0]), np.array([True, True]))
    assert ndcg_at_10([query], [np.array([2.0, 1.0])]) == pytest.approx(1 / math.log2(3))
    assert ndcg_at_10([query], [np.array([1.0, 2.0])]) == pytest.approx(1.0)


def test_an_artefact_is_loaded_as_it_was_fitted(tmp_path) -> None:
    fitted = fit([judged(2)], 1)
    write_artefact(tmp_path / "ny", fitted, "kort")
    ranker = load_ranker(tmp_path / "ny")
    features = judged(3, 20).features
    assert np.allclose(ranker.scores(features), fitted.scores(features), atol=1e-4)
