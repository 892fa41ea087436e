"""Texts as vectors: the one door to the embedding model. Importing it loads no model and no model library.

The default model is multilingual-e5-small, rebuilt from an installed package and run without a network.
Its cosines crowd into 0.75-0.95: rank by them, never show them as percentages.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from itertools import repeat
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from matching.language.model_files import Say, ready_model
from matching.language.model_identity import DEFAULT_IDENTITY, ModelIdentity
from matching.language.quiet_imports import without_telemetry

if TYPE_CHECKING:
    from matching.language.sentence_models import LoadedModel

__all__ = ["DEFAULT_IDENTITY", "Embedder", "ModelIdentity", "default_embedder", "prepare_model"]

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]
Role = Literal["query", "passage"]

MAX_TOKENS = 256
"""Tokens read of a text. The cost of attention grows with the square; the model itself can read 512."""
LONGEST_INPUT = 512

CHUNK = 64
"""Texts that one thread takes at a time, and between two reports of progress."""
BATCH = 16
"""Texts the model sees at once: faster with few texts of one length than with many padded to the longest."""


class Embedder:
    """An embedding model that is loaded when its first text comes. Safe to share between threads."""

    def __init__(self, model: str = DEFAULT_IDENTITY.name, max_tokens: int = MAX_TOKENS) -> None:
        """`model` is the default's name, a directory, or a sentence-transformers model on the hub.

        Of each text the first `max_tokens` tokens count, prompt and end marks included (2 to 512). A
        change of `max_tokens` changes the vectors of longer texts only, and not their identity.
        """
        self.model = model
        self.max_tokens = min(max_tokens, LONGEST_INPUT)
        self._loading = threading.Lock()
        self._kept: LoadedModel | None = None

    def __repr__(self) -> str:
        return f"Embedder({self.model!r}, max_tokens={self.max_tokens})"

    @cached_property
    def identity(self) -> ModelIdentity:
        """Known at once for the default model; any other is loaded to find out.

        Raises UnknownModel.
        """
        if self.model == DEFAULT_IDENTITY.name:
            return DEFAULT_IDENTITY
        return self._loaded.identity

    def passages(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of texts to be found (profiles, job orders, skills); see `queries` for the rest."""
        return self._embed(texts, "passage", progress)

    def queries(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of searches: (texts, dimension), unit length, in the order of the texts.

        Equal texts are computed once. `progress` is told how many texts were done since it was last told.
        Raises a subclass of EmbeddingModelError when the model cannot be had.
        """
        return self._embed(texts, "query", progress)

    def _embed(self, texts: Sequence[str], role: Role, progress: Progress | None) -> Vectors:
        occurrences = Counter(texts)
        by_length = sorted(occurrences, key=lambda text: (-len(text), text))
        row = {text: number for number, text in enumerate(by_length)}
        vectors = np.empty((len(by_length), self.identity.dimension), np.float32)
        done = 0
        for chunk, found in self._in_chunks(by_length, role):
            vectors[done : done + len(chunk)] = found
            done += len(chunk)
            if progress:
                progress(sum(occurrences[text] for text in chunk))
        return vectors[[row[text] for text in texts]] if by_length else vectors

    def _in_chunks(self, texts: Sequence[str], role: Role) -> Iterator[tuple[Sequence[str], Vectors]]:
        """Parts of the texts with their vectors, in order; the hands share the parts."""
        chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
        if len(chunks) < 2:
            return ((chunk, self._vectors(chunk, role)) for chunk in chunks)
        found = self._loaded.hands.map(self._vectors, chunks, repeat(role))
        return zip(chunks, found, strict=True)

    def _vectors(self, texts: Sequence[str], role: Role) -> Vectors:
        loaded = self._loaded
        encode = loaded.model.encode_query if role == "query" else loaded.model.encode_document
        with loaded.turn:
            vectors: Vectors = encode(
                texts,
                prompt=loaded.prompt(role),
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
        return vectors

    @property
    def _loaded(self) -> "LoadedModel":
        with self._loading:
            if self._kept is None:
                self._kept = self._load()
        return self._kept

    def _load(self) -> "LoadedModel":
        without_telemetry()
        from matching.language import sentence_models  # noqa: PLC0415  # imports torch

        if self.model == DEFAULT_IDENTITY.name:
            return sentence_models.default_model(ready_model(_silence), DEFAULT_IDENTITY, self.max_tokens)
        return sentence_models.named_model(self.model, self.max_tokens)


@cache
def default_embedder() -> Embedder:
    """The embedder of this process: the model EMBEDDING_MODEL names, or the default when it names none."""
    return Embedder(os.environ.get("EMBEDDING_MODEL") or DEFAULT_IDENTITY.name)


def prepare_model(say: Say) -> None:
    """Builds the default model into this user's cache unless it is there; `say` gets Danish sentences.

    Does nothing when EMBEDDING_MODEL names another model. Safe when two processes do it at once. Raises a
    subclass of EmbeddingModelError.
    """
    if default_embedder().model == DEFAULT_IDENTITY.name:
        ready_model(say)


def _silence(_sentence: str) -> None:
    """For a caller who has nobody to tell."""
