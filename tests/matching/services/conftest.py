"""A ranker of the tests' own and an embedding model that is never loaded, so that services can propose."""

import json
from pathlib import Path

import pytest

from matching.ranking.features import FEATURES
from matching.ranking.ranker import Ranker, load_ranker
from matching.services import propose_jobs
from tests.builders import MODEL


@pytest.fixture
def small_ranker(tmp_path: Path) -> Ranker:
    """Every feature weighs one, in the direction that sense gives it."""
    folder = tmp_path / "til-proeve"
    folder.mkdir()
    content = {
        "features": [feature.name for feature in FEATURES],
        "weights": [float(feature.sign) for feature in FEATURES],
        "intercept": -1.0,
        "baseline": [0.25] * len(FEATURES),
        "strength_cuts": [-1.0, 0.0, 1.0, 2.0],
    }
    (folder / "ranker.json").write_text(json.dumps(content), "utf-8")
    (folder / "card.md").write_text("Kun til prøve.", "utf-8")
    return load_ranker(folder)


@pytest.fixture
def ranker(small_ranker: Ranker, monkeypatch: pytest.MonkeyPatch) -> Ranker:
    """The small ranker in force, beside the model whose fixed vectors the builders put."""
    monkeypatch.setattr(propose_jobs, "current_ranker", lambda: small_ranker)
    monkeypatch.setattr(propose_jobs, "model_key", lambda embedder: MODEL)
    return small_ranker
