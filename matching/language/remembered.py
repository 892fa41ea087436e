"""An encoder that embeds a text once for each model: the taxonomy's texts are looked up before they are computed."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from psycopg.errors import UniqueViolation

from matching.database import Connection
from matching.language.model_identity import ModelIdentity
from matching.queries.taxonomy import add_concept_vectors, concept_vectors

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]
Concept = Literal["occupation", "skill", "licence", "move"]
Role = Literal["query", "passage"]

AT_ONCE = 2_000
"""Texts embedded between two writes, so that an interrupted first run has something to show for itself."""


class IdentifiedEncoder(Protocol):
    """What is remembered for: an embedder that says which model it is."""

    @property
    def identity(self) -> ModelIdentity:
        """Which model makes the vectors."""

    def queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of searches."""

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of texts to be found."""


class RememberingEncoder:
    """An embedder that keeps the vectors of one kind of concept in the database.

    Vectors come in half precision, whether remembered or computed now, so that a text always has the same one. Use
    it for the taxonomy's texts only: what it remembers is readable by every a-kasse.
    """

    def __init__(self, embedder: IdentifiedEncoder, connection: Connection, concept: Concept) -> None:
        self._embedder = embedder
        self._connection = connection
        self._concept = concept

    @property
    def identity(self) -> ModelIdentity:
        """Which model makes the vectors."""
        return self._embedder.identity

    def queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of searches: (texts, dimension), unit length to half precision; as `Embedder.queries`."""
        return self._vectors(texts, "query", progress)

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of texts to be found; as `Embedder.passages`. `progress` hears of computed texts only."""
        return self._vectors(texts, "passage", progress)

    def _vectors(self, texts: Sequence[str], role: Role, progress: Progress | None) -> Vectors:
        digests = {text: digest_of(text, role) for text in texts}
        model = model_key(self.identity)
        known = concept_vectors(self._connection, self._concept, model, list(digests.values()))
        missing = [text for text, digest in digests.items() if digest not in known]
        for some in _chunks(missing):
            computed = self._computed(some, role, progress)
            self._remember(model, computed)
            known.update(computed)
        rows = [known[digests[text]] for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.identity.dimension), np.float32)

    def _computed(self, texts: Sequence[str], role: Role, progress: Progress | None) -> dict[str, Vectors]:
        encode = self._embedder.queries if role == "query" else self._embedder.passages
        vectors = encode(texts, progress).astype(np.float16).astype(np.float32)
        return {digest_of(text, role): vector for text, vector in zip(texts, vectors, strict=True)}

    def _remember(self, model: str, vectors: dict[str, Vectors]) -> None:
        try:
            with self._connection.transaction():
                add_concept_vectors(self._connection, self._concept, model, vectors)
        except UniqueViolation:
            return  # another process computed the same texts meanwhile, and its vectors are the same


def digest_of(text: str, role: Role) -> str:
    """SHA-256 of the role and the text: a model prompts queries and passages differently."""
    return hashlib.sha256(f"{role}\n{text}".encode()).hexdigest()


def model_key(identity: ModelIdentity) -> str:
    """The model as it is stored beside its vectors: name@revision/dimension."""
    return f"{identity.name}@{identity.revision}/{identity.dimension}"


def _chunks(texts: Sequence[str]) -> Iterator[list[str]]:
    rest = iter(texts)
    while some := list(islice(rest, AT_ONCE)):
        yield some
