"""Vectors of a general model turned so that names of one concept lie close and names of different concepts apart.

Fitted on nothing but the taxonomy's own synonyms (linear discriminant analysis without a cut, shrunk towards the plain
centred vectors), so that it costs a second, needs no training data and follows the taxonomy in force.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_SHRINKAGE = 0.1  # share of the identity in the covariance within concepts; 0.02 to 0.3 measured alike
_FEWEST_PAIRS = 400  # names beyond the first of their concept; with fewer the covariance is noise


@dataclass(frozen=True)
class Projection:
    """A centre (dim,) to take away and a matrix (dim, dim) to multiply with."""

    centre: Floats
    matrix: Floats

    @classmethod
    def fit(cls, vectors: Floats, concepts: NDArray[np.int64]) -> "Projection":
        """Learn from vectors (n, dim) and each one's concept number (0 to k - 1, none missing); few names: centring."""
        centre = vectors.mean(axis=0)
        counts = np.bincount(concepts)
        if len(concepts) - len(counts) < _FEWEST_PAIRS:
            return cls(centre, np.eye(vectors.shape[1], dtype=np.float32))
        means = _means(vectors, concepts, counts)
        several = counts[concepts] > 1
        tight = _inverse_root(_shrunk(np.cov((vectors - means[concepts])[several].T)))
        return cls(centre, (tight @ _spread(_unit((means - centre) @ tight))).astype(np.float32))

    def __call__(self, vectors: Floats) -> Floats:
        """The vectors projected, unit length again."""
        return _unit((vectors - self.centre) @ self.matrix)


def _means(vectors: Floats, concepts: NDArray[np.int64], counts: NDArray[np.int64]) -> Floats:
    sums = np.zeros((len(counts), vectors.shape[1]), np.float32)
    np.add.at(sums, concepts, vectors)
    return np.asarray(sums / counts[:, None], np.float32)


def _shrunk(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    size = len(covariance)
    scaled = covariance * size / max(float(np.trace(covariance)), 1e-12)
    return (1 - _SHRINKAGE) * scaled + _SHRINKAGE * np.eye(size)


def _inverse_root(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    values, axes = np.linalg.eigh(matrix)
    return np.asarray((axes / np.sqrt(values)) @ axes.T)


def _spread(means: Floats) -> NDArray[np.float64]:
    """Axes along which concepts differ, each weighted by the root of the variance between concepts along it."""
    values, axes = np.linalg.eigh(np.cov(means.T))
    return np.asarray(axes * np.sqrt(np.clip(values, 1e-12, None)))


def _unit(vectors: NDArray[np.floating[Any]]) -> Floats:
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), np.float32)
