"""A small artefact of the tests' own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matching.ranking.features import FEATURES
from matching.ranking.ranker import Ranker, load_ranker

PLAIN: dict[str, Any] = {
    "features": [feature.name for feature in FEATURES],
    "weights": [feature.sign * (1 + number / 10) for number, feature in enumerate(FEATURES)],
    "intercept": -1.0,
    "baseline": [0.25] * len(FEATURES),
    "strength_cuts": [-1.0, 0.0, 1.0, 2.0],
}


@pytest.fixture
def artefact(tmp_path: Path) -> Callable[..., Path]:
    """Writes an artefact with some of its content changed, and says where it is."""

    def write(**changes: Any) -> Path:
        folder = tmp_path / "til-proeve"
        folder.mkdir()
        (folder / "ranker.json").write_text(json.dumps({**PLAIN, **changes}), "utf-8")
        (folder / "card.md").write_text("Kun til prøve.", "utf-8")
        return folder

    return write


@pytest.fixture
def ranker(artefact: Callable[..., Path]) -> Ranker:
    return load_ranker(artefact())
