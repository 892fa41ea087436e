"""The ranker loads only what fits the code, and its contributions are its score."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matching.ranking.features import FEATURE_NAMES, FEATURES, Feature
from matching.ranking.ranker import ARTEFACTS, CURRENT, Ranker, RankerUnusable, _linear_model, load_ranker
from tests.matching.ranking.conftest import PLAIN

Artefact = Callable[..., Path]
WIDTH = len(FEATURES)


def test_a_score_is_the_weighed_sum(ranker: Ranker) -> None:
    """All features at one: the weights' sum, and the intercept -1."""
    assert ranker.scores(np.ones((1, WIDTH)))[0] == pytest.approx(sum(PLAIN["weights"]) - 1.0)
    assert ranker.scores(np.zeros((1, WIDTH)))[0] == pytest.approx(-1.0)


def test_nobody_to_score_is_no_score(ranker: Ranker) -> None:
    assert ranker.scores(np.empty((0, WIDTH))).shape == (0,)
    assert ranker.contributions(np.empty((0, WIDTH))).shape == (0, WIDTH)


_ROWS = arrays(np.float64, (3, WIDTH), elements=st.floats(0, 2))


@given(_ROWS)
def test_contributions_sum_to_the_score_less_the_score_of_an_average_pair(rows: np.ndarray) -> None:
    baseline = np.asarray(PLAIN["baseline"])
    made = Ranker("r", "d", _linear_model(PLAIN["weights"], PLAIN["intercept"]), baseline, (0.0, 1.0, 2.0, 3.0))
    average = made.scores(baseline.reshape(1, -1))[0]
    assert np.allclose(made.contributions(rows).sum(axis=1), made.scores(rows) - average, atol=1e-9)


def test_more_of_what_is_good_never_scores_less_and_more_of_what_is_bad_never_more(ranker: Ranker) -> None:
    low = ranker.scores(np.full((1, WIDTH), 0.5))[0]
    for number, feature in enumerate(FEATURES):
        row = np.full((1, WIDTH), 0.5)
        row[0, number] = 1.0
        assert (ranker.scores(row)[0] - low) * feature.sign > 0


@pytest.mark.parametrize(("score", "strength"), [(-9, 1), (-1.01, 1), (-0.5, 2), (0.5, 3), (1.5, 4), (2.01, 5), (9, 5)])
def test_strength_is_one_to_five_by_the_cuts(ranker: Ranker, score: float, strength: int) -> None:
    assert ranker.strength(score) == strength


def test_the_identity_names_the_artefact_and_its_content(artefact: Artefact) -> None:
    folder = artefact()
    before = load_ranker(folder).identity
    (folder / "ranker.json").write_text(json.dumps({**PLAIN, "intercept": -1.1}), "utf-8")
    after = load_ranker(folder).identity
    assert before.startswith("til-proeve@")
    assert before != after


@pytest.mark.parametrize("features", [FEATURE_NAMES[:-1], FEATURE_NAMES[::-1], (*FEATURE_NAMES, "age")])
def test_an_artefact_trained_on_other_features_is_refused(artefact: Artefact, features: tuple[str, ...]) -> None:
    with pytest.raises(RankerUnusable, match="trænet på andre træk"):
        load_ranker(artefact(features=list(features)))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_an_artefact_that_turns_sense_around_is_refused(artefact: Artefact, feature: Feature) -> None:
    weights = list(PLAIN["weights"])
    weights[FEATURES.index(feature)] *= -1
    with pytest.raises(RankerUnusable, match=rf"vender fortegnet på {feature.name}\. Lav den igen"):
        load_ranker(artefact(weights=weights))


def test_a_weight_of_nothing_is_allowed(artefact: Artefact) -> None:
    assert load_ranker(artefact(weights=[0.0] * WIDTH)).scores(np.ones((1, WIDTH)))[0] == -1.0


def test_an_artefact_without_a_card_is_refused(artefact: Artefact) -> None:
    folder = artefact()
    (folder / "card.md").unlink()
    with pytest.raises(RankerUnusable, match="mangler et modelkort"):
        load_ranker(folder)


def test_the_artefact_in_force_loads_and_is_plain_numbers() -> None:
    assert load_ranker(ARTEFACTS / CURRENT).name == CURRENT
    kinds = {path.suffix for path in ARTEFACTS.rglob("*") if path.is_file()}
    assert kinds <= {".json", ".md"}
