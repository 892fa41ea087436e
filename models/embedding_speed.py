"""Measures the embedding model on this machine: `python -m models.embedding_speed`.

Says in Danish how long the model takes to build and load, how many texts of three lengths it embeds a second
in each way it can be run, how near the vectors lie to those of torch in float32, and the memory used.
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

from matching.language.embedding import BATCH, DEFAULT_IDENTITY, MAX_TOKENS, Embedder, prepare_model
from matching.language.model_files import ready_model

TEXT = (
    "Vi søger en erfaren social- og sundhedsassistent til aftenvagt på plejecentret i Ålborg hvor du får ansvar "
    "for medicin sårpleje og dokumentation sammen med gode kolleger og en nærværende leder løn efter overenskomst "
    "tømrer elektriker lagermedarbejder truckcertifikat bogholder kørekort pædagogmedhjælper rengøring køkken"
)
Encode = Callable[[list[str]], Any]
LENGTHS = {"korte": (6, 512), "mellemlange": (33, 256), "lange": (86, 128)}
"""Words in a text and how many texts: about 12, 60 and 150 tokens with prompt and end marks."""
ROUNDS = 3
"""The fastest of so many rounds counts: the others shared the processor with something else."""
STEP = 7
"""How far into the words the next text starts; prime to their number, so that the texts differ."""


def main() -> None:
    """Builds the model into a directory of its own, measures it and removes it again."""
    with tempfile.TemporaryDirectory() as directory:
        os.environ["JOBBRO_CACHE"] = directory
        _measure(Path(directory))
    _say(f"Hukommelse på det højeste: {_peak_megabytes()} MB")


def _measure(directory: Path) -> None:
    _say(f"Bygning: {_seconds(lambda: prepare_model(_say)):.1f} s")
    _say(f"Indlæsning og første tekst: {_seconds(lambda: Embedder().queries(['tømrer'])):.1f} s")
    _say(f"Hukommelse efter bygning og indlæsning: {_peak_megabytes()} MB")
    _compare(_runtimes(directory))


def _runtimes(directory: Path) -> dict[str, Encode]:
    """Each way to run the model; torch in float32, the first, is the one the others are compared with."""
    from matching.language.model_build import trainable_model  # noqa: PLC0415  # imports torch

    return {
        "torch f32": _one_batch_at_a_time(trainable_model(directory / "torch", MAX_TOKENS)),
        "OpenVINO f32": _one_batch_at_a_time(_openvino("f32")),
        "OpenVINO bf16": _one_batch_at_a_time(_openvino("bf16")),
        "som Jobbro": Embedder().passages,
    }


def _openvino(precision: str) -> Any:
    from matching.language.sentence_models import default_model  # noqa: PLC0415  # imports torch

    return default_model(ready_model(_say), DEFAULT_IDENTITY, MAX_TOKENS, precision).model


def _one_batch_at_a_time(model: Any) -> Encode:
    return lambda texts: model.encode_document(texts, batch_size=BATCH)


def _compare(runtimes: dict[str, Encode]) -> None:
    for length, (words, count) in LENGTHS.items():
        texts = sample_texts(words, count)
        reference = next(iter(runtimes.values()))(texts)
        for name, encode in runtimes.items():
            rate, lowest = _rate_and_lowest_cosine(encode, texts, reference)
            _say(f"{length:>12} {name:<14} {rate:6.0f} tekster/s   laveste cosinus {lowest:.5f}")


def _rate_and_lowest_cosine(encode: Encode, texts: list[str], reference: Any) -> tuple[float, float]:
    vectors = encode(texts)
    fastest = min(_seconds(lambda: encode(texts)) for _ in range(ROUNDS))
    return len(texts) / fastest, float(np.sum(vectors * reference, axis=1).min())


def sample_texts(words: int, count: int) -> list[str]:
    """`count` different texts of so many words, the same every time."""
    return [
        f"{start} " + " ".join(islice(cycle(TEXT.split()), start * STEP, start * STEP + words))
        for start in range(count)
    ]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
