"""The linker: which concepts of a list a title most likely means, by its letters, its parts and its meaning."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from matching.language.compounds import CompoundSplitter, parts_of
from matching.language.normalisation import normalise
from matching.language.projection import Projection

Floats = NDArray[np.float32]
C = TypeVar("C", bound=Hashable)

_BATCH = 256  # queries compared at a time: 256 x 30,000 forms in float32 is 30 MB


class TextEncoder(Protocol):
    """What the linker needs of an embedding model."""

    def queries(self, texts: Sequence[str]) -> Floats:
        """Unit vectors of shape (n, dim)."""
        ...


@dataclass(frozen=True)
class Form(Generic[C]):
    """One name of one concept."""

    concept: C
    text: str


@dataclass(frozen=True)
class Scored(Generic[C]):
    """A concept, the score that placed it (about 0 to 2, higher is better) and the form that came nearest."""

    concept: C
    score: float
    form: str


@dataclass(frozen=True)
class Weights:
    """How much each kind of evidence counts; zero leaves it out."""

    exact: float = 0.5
    letters: float = 0.4
    parts: float = 0.1
    meaning: float = 1.0
    mean_of_forms: float = 0.2  #: share of the mean over a concept's forms; the rest is its best form's


#: Measured on held-out ESCO synonyms by `models/evaluate_link.py`; figures in docs/understanding.md.
FUSION = Weights()
LETTERS_ONLY = Weights(exact=0, letters=1, parts=0, meaning=0)
MEANING_ONLY = Weights(exact=0, letters=0, parts=0, meaning=1)


@dataclass(frozen=True, eq=False)
class Linker(Generic[C]):
    """An index over the forms of concepts. Build once, ask often; nothing in it changes, so threads may share it."""

    concepts: tuple[C, ...]  #: in the order of their ids, which settles ties
    forms: tuple[Form[C], ...]  #: forms of one concept lie together, concepts in the order above
    splitter: CompoundSplitter
    weights: Weights
    _encoder: TextEncoder | None = field(repr=False)
    _index: "_Index" = field(repr=False)

    @classmethod
    def build(
        cls,
        forms: Sequence[Form[C]],
        embedder: TextEncoder | None,
        form_vectors: Floats | None = None,
        weights: Weights = FUSION,
        vectors_per_concept: int | None = None,
    ) -> "Linker[C]":
        """Index the forms; without an embedder and vectors the letters and parts alone decide.

        `form_vectors` (n, dim) run parallel to `forms` and are what `vectors_of_forms` gives; left out, they are
        computed, for the first `vectors_per_concept` forms of each concept only when that is given (the others then
        take their concept's first vector).
        """
        concepts = tuple(sorted({form.concept for form in forms}))  # type: ignore[type-var]
        number = {concept: position for position, concept in enumerate(concepts)}
        order = sorted(range(len(forms)), key=lambda row: (number[forms[row].concept], row))
        ordered = tuple(forms[row] for row in order)
        if form_vectors is None and embedder is not None and weights.meaning and forms:
            form_vectors = _limited_vectors(forms, embedder, vectors_per_concept or len(forms))
        vectors = None if form_vectors is None or not weights.meaning else form_vectors[order]
        splitter = CompoundSplitter.build(normalise(form.text) for form in ordered)
        numbers = np.array([number[form.concept] for form in ordered], np.int64)
        index = _Index.build([normalise(form.text) for form in ordered], numbers, vectors, splitter)
        return cls(concepts, ordered, splitter, weights, embedder, index)

    def rank(self, texts: Sequence[str], top: int, vectors: Floats | None = None) -> list[list[Scored[C]]]:
        """The best `top` concepts of each text, best first, ties by concept id; with fewer concepts, all of them.

        `vectors` (n, dim) run parallel to `texts` where they are known already (see `vectors_of_forms`).
        """
        if not self.forms or top < 1:
            return [[] for _ in texts]
        return [
            self._best(by_form, by_concept, top)
            for batch in self._compared(texts, vectors)
            for by_form, by_concept in zip(*batch, strict=True)
        ]

    def scores(self, texts: Sequence[str], vectors: Floats | None = None) -> Floats:
        """The score of each text against each concept: (texts, concepts)."""
        return np.vstack([by_concept for _, by_concept in self._compared(texts, vectors)])

    def _compared(self, texts: Sequence[str], vectors: Floats | None) -> Iterator[tuple[Floats, Floats]]:
        """Scores by form and by concept of a batch of texts at a time."""
        meaning = self._meaning(texts, vectors)
        for start in range(0, len(texts), _BATCH):
            part = slice(start, start + _BATCH)
            by_form = self._index.compare(
                [normalise(text) for text in texts[part]], None if meaning is None else meaning[part], self.weights
            )
            yield by_form, self._index.per_concept(by_form, self.weights.mean_of_forms)

    def _best(self, by_form: Floats, by_concept: Floats, top: int) -> list[Scored[C]]:
        order = np.argsort(-by_concept, kind="stable")[:top]
        return [Scored(self.concepts[n], float(by_concept[n]), self._nearest(by_form, n)) for n in order]

    def _meaning(self, texts: Sequence[str], vectors: Floats | None) -> Floats | None:
        if self._index.vectors is None or vectors is not None:
            return vectors
        return vectors_of_forms(texts, self._encoder) if self._encoder is not None else None

    def _nearest(self, row: Floats, number: np.int64) -> str:
        start, count = int(self._index.starts[number]), int(self._index.counts[number])
        return self.forms[start + int(np.argmax(row[start : start + count]))].text


def vectors_of_forms(texts: Sequence[str], embedder: TextEncoder) -> Floats:
    """Vectors (n, dim) of names and titles as the linker compares them: normalised, and both sides as queries."""
    return embedder.queries([normalise(text) for text in texts])


def _limited_vectors(forms: Sequence[Form[C]], embedder: TextEncoder, limit: int) -> Floats:
    rows_of: dict[C, list[int]] = {}
    for row, form in enumerate(forms):
        rows_of.setdefault(form.concept, []).append(row)
    embedded = sorted(row for rows in rows_of.values() for row in rows[:limit])
    place = {row: position for position, row in enumerate(embedded)}
    vectors = vectors_of_forms([forms[row].text for row in embedded], embedder)
    return vectors[[place.get(row, place[rows_of[form.concept][0]]) for row, form in enumerate(forms)]]


@dataclass(frozen=True, eq=False)
class _Index:
    """The forms as three kinds of numbers; rows run parallel to the linker's forms."""

    exact: dict[str, list[int]]
    letters: csr_matrix
    parts: csr_matrix
    letters_of: TfidfVectorizer
    parts_of: TfidfVectorizer
    projection: Projection | None
    vectors: Floats | None
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def build(
        cls, texts: Sequence[str], numbers: NDArray[np.int64], vectors: Floats | None, splitter: CompoundSplitter
    ) -> "_Index":
        letters_of = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32)
        parts_vectorizer = TfidfVectorizer(analyzer=_Parts(splitter), sublinear_tf=True, dtype=np.float32)
        filled = [text or "-" for text in texts] or ["-"]
        exact: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            exact.setdefault(text, []).append(row)
        counts = np.bincount(numbers) if len(numbers) else np.zeros(0, np.int64)
        projection = None if vectors is None else Projection.fit(vectors, numbers)
        return cls(
            exact=exact,
            letters=letters_of.fit_transform(filled),
            parts=parts_vectorizer.fit_transform(filled),
            letters_of=letters_of,
            parts_of=parts_vectorizer,
            projection=projection,
            vectors=None if projection is None or vectors is None else projection(vectors),
            starts=np.r_[0, np.cumsum(counts)[:-1]].astype(np.int64),
            counts=counts.astype(np.int64),
        )

    def compare(self, texts: Sequence[str], vectors: Floats | None, weights: Weights) -> Floats:
        """Scores of texts (already normalised) against every form: (texts, forms)."""
        scores = np.zeros((len(texts), self.letters.shape[0]), np.float32)
        if weights.letters:
            scores += weights.letters * (self.letters_of.transform(texts) @ self.letters.T).toarray()
        if weights.parts:
            scores += weights.parts * (self.parts_of.transform(texts) @ self.parts.T).toarray()
        if vectors is not None and self.vectors is not None and self.projection is not None:
            scores += weights.meaning * (self.projection(vectors) @ self.vectors.T)
        for row, text in enumerate(texts):
            scores[row, self.exact.get(text, [])] += weights.exact
        return scores

    def per_concept(self, by_form: Floats, mean_share: float) -> Floats:
        """Scores of texts against concepts: the best form's, with a share of the mean over the concept's forms."""
        best = np.maximum.reduceat(by_form, self.starts, axis=1)
        mean = np.add.reduceat(by_form, self.starts, axis=1) / self.counts
        return np.asarray((1 - mean_share) * best + mean_share * mean, np.float32)


@dataclass(frozen=True)
class _Parts:
    """The analyser handed to scikit-learn: a text's stems and the stems of its compounds' parts."""

    splitter: CompoundSplitter

    def __call__(self, text: str) -> list[str]:
        return parts_of(text, self.splitter) or ["-"]
