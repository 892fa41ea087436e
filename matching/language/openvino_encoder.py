"""The converted encoder as the first module of a SentenceTransformer: tokens in, token vectors out.

Imports torch; import it inside functions only. It stands in for the openvino backend of
sentence-transformers for the reasons in docs/decisions/0004-embedding-runtime.md.
"""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sentence_transformers.sentence_transformer.modules import InputModule
from tokenizers import Tokenizer

from matching.language.model_files import ENCODER_FILE, TOKENISER_FILE
from matching.language.quiet_imports import openvino_without_telemetry

PADDING = "<pad>"

#: OpenVINO's Python binding sets itself up on its first inference, and two threads that do it at once wait for each
#: other for ever; so each encoder makes its first one alone, before anybody has it.
_FIRST = threading.Lock()


def hands() -> int:
    """How many batches the encoder works on at once: one for each core that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def fastest_precision(core: Any) -> str:
    """`bf16` where the processor computes in it (twice as fast, cosine 0.9999 to float32), else `f32`."""
    return "bf16" if "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES") else "f32"


def compile_encoder(path: Path, precision: str | None = None) -> Any:
    """The encoder at `path`, compiled for this processor; `precision` as in `fastest_precision`."""
    core = openvino_without_telemetry().Core()
    settings = {
        "NUM_STREAMS": hands(),  # a core a batch: more texts a second than all cores on one batch
        "INFERENCE_NUM_THREADS": hands(),
        "INFERENCE_PRECISION_HINT": precision or fastest_precision(core),
    }
    return core.compile_model(path, "CPU", settings)


class OpenVinoEncoder(InputModule):  # type: ignore[misc]  # sentence-transformers has no types mypy follows
    """A BERT encoder run by OpenVINO, with its tokeniser. Threads may share it; each has a request of its own."""

    def __init__(self, directory: Path, max_tokens: int, precision: str | None = None) -> None:
        super().__init__()
        self.tokenizer = Tokenizer.from_file(str(directory / TOKENISER_FILE))
        self.tokenizer.enable_padding(pad_id=self.tokenizer.token_to_id(PADDING), pad_token=PADDING)
        self.tokenizer.enable_truncation(max_tokens)
        self.max_seq_length = max_tokens
        self._encoder = compile_encoder(directory / ENCODER_FILE, precision)
        self._own = threading.local()
        with _FIRST:
            self.forward(self.preprocess([""]))

    def get_embedding_dimension(self) -> int:
        """Length of a token vector."""
        return int(self._encoder.output(0).partial_shape[2].get_length())

    def preprocess(self, inputs: Sequence[str], prompt: str | None = None, **_kwargs: Any) -> dict[str, torch.Tensor]:
        """Token ids and attention mask of the texts, padded to the longest, shape (texts, tokens)."""
        encodings = self.tokenizer.encode_batch([(prompt or "") + text for text in inputs])
        return {
            "input_ids": torch.tensor(np.array([encoding.ids for encoding in encodings])),
            "attention_mask": torch.tensor(np.array([encoding.attention_mask for encoding in encodings])),
        }

    def forward(self, features: dict[str, torch.Tensor], **_kwargs: Any) -> dict[str, torch.Tensor]:
        """Adds `token_embeddings`, shape (texts, tokens, dimension), to the features."""
        names = ("input_ids", "attention_mask")
        outputs = self._request().infer({name: features[name].numpy() for name in names})
        return {**features, "token_embeddings": torch.from_numpy(outputs[0])}

    def _request(self) -> Any:
        """The calling thread's request; its answer is overwritten by the thread's next question."""
        if not hasattr(self._own, "request"):
            self._own.request = self._encoder.create_infer_request()
        return self._own.request

    def save(self, output_path: str, *_args: Any, **_kwargs: Any) -> None:
        """Refused: the model is rebuilt from its package, and trained as `trainable_model` gives it."""
        raise NotImplementedError("save the model that matching.language.model_build.trainable_model returns")
