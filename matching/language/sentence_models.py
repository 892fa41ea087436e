"""Opens embedding models as `SentenceTransformer`s. Imports torch; import it inside functions only."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore
from typing import Literal

from huggingface_hub import try_to_load_from_cache
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling

from matching.language.model_errors import UnknownModel
from matching.language.model_identity import ModelIdentity
from matching.language.openvino_encoder import OpenVinoEncoder, hands
from matching.language.quiet_imports import without_progress_bars

PROMPTS = {"query": "query: ", "passage": "passage: ", "document": "passage: "}
"""What E5 was trained to see in front of a search and of a text to be found (which the library calls both)."""

PROMPT_NAMES = {"query": ("query",), "passage": ("passage", "document", "corpus")}
"""The names models give their prompts. The library's own choice would take an empty `document` first."""

_NOT_FOUND = (OSError, ValueError, RuntimeError)
"""What sentence-transformers raises for a model that is missing, unreachable or not a model."""


@dataclass(frozen=True)
class LoadedModel:
    """A model in memory, what its vectors are to be called, and how many threads may ask it at once."""

    model: SentenceTransformer
    identity: ModelIdentity
    turn: Semaphore
    hands: ThreadPoolExecutor

    def prompt(self, role: Literal["query", "passage"]) -> str:
        """What the model wants in front of a text of this role; empty when it declares nothing."""
        prompts = (self.model.prompts.get(name) for name in PROMPT_NAMES[role])
        return next(filter(None, prompts), "")


def default_model(
    directory: Path, identity: ModelIdentity, max_tokens: int, precision: str | None = None
) -> LoadedModel:
    """The model built into `directory`; `precision` as `openvino_encoder.fastest_precision` when None."""
    encoder = OpenVinoEncoder(directory, max_tokens, precision)
    pooling = Pooling(encoder.get_embedding_dimension(), pooling_mode="mean")
    model = SentenceTransformer(modules=[encoder, pooling, Normalize()], prompts=PROMPTS, device="cpu")
    return _loaded(model, identity, hands())


def named_model(name: str, max_tokens: int) -> LoadedModel:
    """A model on disk or in the hub's cache; the hub itself is asked only for what is not there.

    Its openvino backend is used where the directory has one, else torch. Raises UnknownModel.
    """
    without_progress_bars()
    model = _found(name)
    model.max_seq_length = min(max_tokens, model.max_seq_length or max_tokens)
    identity = ModelIdentity(name, _revision(name), int(model.get_embedding_dimension()))
    return _loaded(model, identity, 1)


def _loaded(model: SentenceTransformer, identity: ModelIdentity, many: int) -> LoadedModel:
    return LoadedModel(model, identity, Semaphore(many), ThreadPoolExecutor(many, thread_name_prefix="embedder"))


def _found(name: str) -> SentenceTransformer:
    try:
        return _load(name, local_files_only=True)
    except _NOT_FOUND:
        return _fetched(name)


def _fetched(name: str) -> SentenceTransformer:
    try:
        return _load(name, local_files_only=Path(name).exists())
    except _NOT_FOUND as error:
        raise UnknownModel(name) from error


def _load(name: str, *, local_files_only: bool) -> SentenceTransformer:
    backend = "openvino" if (Path(name) / "openvino").is_dir() else "torch"
    return SentenceTransformer(name, backend=backend, device="cpu", local_files_only=local_files_only)


def _revision(name: str) -> str:
    """The hub's commit of a model, or a checksum of the files of a model directory."""
    if Path(name).is_dir():
        return _checksum_of_files(Path(name))
    found = try_to_load_from_cache(name, "config.json")
    return Path(found).parent.name if isinstance(found, str) else "unknown"


def _checksum_of_files(directory: Path) -> str:
    checksum = hashlib.sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        checksum.update(path.relative_to(directory).as_posix().encode())
        with path.open("rb") as file:
            checksum.update(hashlib.file_digest(file, "sha256").digest())
    return checksum.hexdigest()[:16]
