"""Texts that come again are embedded once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matching.language.embedding import default_embedder
from matching.language.recalled import RecallingEncoder


class Counting:
    """The real model, noting what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return default_embedder().queries(texts)


def test_a_text_is_computed_once_and_keeps_its_place() -> None:
    model = Counting()
    encoder = RecallingEncoder(model)
    first = encoder.queries(["pædagog", "tømrer", "pædagog"])
    again = encoder.queries(["tømrer", "sygeplejerske"])
    assert model.asked == ["pædagog", "tømrer", "sygeplejerske"]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(first[1], again[0])
    assert np.allclose(again[1], default_embedder().queries(["sygeplejerske"])[0], atol=1e-3)


def test_a_vector_that_is_at_hand_is_never_computed() -> None:
    model = Counting()
    known = np.ones(384, dtype=np.float32)
    assert np.array_equal(RecallingEncoder(model, {"kok": known}).queries(["kok"]), known[None])
    assert model.asked == []


def test_no_texts_give_no_rows() -> None:
    assert RecallingEncoder(Counting()).queries([]).shape == (0, 384)
