import numpy as np

from matching.language.projection import Projection


def test_names_of_one_concept_move_together_along_the_axis_in_which_they_differ() -> None:
    """Concepts differ along axis 0, their names among themselves along axis 1: the projection must shrink axis 1."""
    chance = np.random.default_rng(0)
    concepts = np.repeat(np.arange(300), 3)
    vectors = np.zeros((900, 4), np.float32)
    vectors[:, 0] = chance.normal(size=300)[concepts]
    vectors[:, 1] = chance.normal(size=900)
    vectors[:, 2:] = chance.normal(scale=0.05, size=(900, 2))
    projected = Projection.fit(vectors, concepts)(vectors)
    same = np.mean(np.sum(projected[0::3] * projected[1::3], axis=1))
    raw = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert same > np.mean(np.sum(raw[0::3] * raw[1::3], axis=1)) + 0.2


def test_with_few_names_the_vectors_are_only_centred() -> None:
    vectors = np.array([[3.0, 4.0], [1.0, 0.0]], np.float32)
    projection = Projection.fit(vectors, np.array([0, 1]))
    assert projection.matrix.tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert np.allclose(np.linalg.norm(projection(vectors), axis=1), 1)
