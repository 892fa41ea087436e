"""Rankings that a trained one must beat: each scores by one plain idea, in the same table as the model."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from matching.ranking.features import FEATURE_NAMES

Matrix = NDArray[np.float64]


def _by(name: str) -> Callable[[Matrix], Matrix]:
    column = FEATURE_NAMES.index(name)

    def scores(features: Matrix) -> Matrix:
        values: Matrix = features[:, column]
        return values

    return scores


BASELINES: Mapping[str, Callable[[Matrix], Matrix]] = {
    "kun vektorer": _by("likeness"),
    "kun fælles kompetencer": _by("skill_overlap"),
    "kun fagets skifte": _by("reach"),
}
