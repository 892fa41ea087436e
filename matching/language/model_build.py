"""Turns the weights of multilingual-e5-small into a torch model, a tokeniser and an OpenVINO encoder.

Imports torch; import it inside functions only.
"""

from collections.abc import Iterator
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from matching.language.model_weights import ModelWeights, Vocabulary, installed_weights, read_weights
from matching.language.quiet_imports import (
    openvino_without_telemetry,
    tracing_remarks_silenced,
    without_progress_bars,
)
from matching.language.sentence_models import PROMPTS

LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""The file's name of each part of a layer, and BERT's."""

EMBEDDING_PARTS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def write_encoder(encoder_path: Path, tokeniser_path: Path) -> None:
    """Writes the OpenVINO encoder (weights as float16) and the tokeniser of the installed weights.

    Raises ModelWeightsUnknown; OSError or RuntimeError when a file cannot be written.
    """
    without_progress_bars()
    weights = read_weights(installed_weights())
    tokeniser(weights.vocabulary).save(str(tokeniser_path), pretty=False)
    _convert(bert_encoder(weights), encoder_path)


def trainable_model(directory: Path, max_tokens: int = 256) -> SentenceTransformer:
    """The model as a torch `SentenceTransformer`, for fine-tuning; its parts are saved in `directory` first.

    Slower to run than `Embedder`, and about 490 MB on disk.
    """
    without_progress_bars()
    weights = read_weights(installed_weights())
    bert_encoder(weights).save_pretrained(directory)
    _transformers_tokeniser(weights.vocabulary).save_pretrained(directory)
    encoder = Transformer(str(directory), max_seq_length=max_tokens)
    pooling = Pooling(weights.architecture.hidden_size, pooling_mode="mean")
    return SentenceTransformer(modules=[encoder, pooling, Normalize()], prompts=PROMPTS, device="cpu")


def tokeniser(vocabulary: Vocabulary) -> Tokenizer:
    """XLM-RoBERTa's unigram tokeniser with this vocabulary."""
    begin, end = vocabulary.pieces[vocabulary.begin], vocabulary.pieces[vocabulary.end]
    scored = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    result = Tokenizer(models.Unigram(scored, unk_id=vocabulary.unknown))
    result.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    result.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    result.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, vocabulary.begin), (end, vocabulary.end)]
    )
    return result


def _transformers_tokeniser(vocabulary: Vocabulary) -> PreTrainedTokenizerFast:
    begin, end = vocabulary.pieces[vocabulary.begin], vocabulary.pieces[vocabulary.end]
    return PreTrainedTokenizerFast(
        tokenizer_object=tokeniser(vocabulary),
        bos_token=begin,
        cls_token=begin,
        eos_token=end,
        sep_token=end,
        pad_token=vocabulary.pieces[vocabulary.padding],
        unk_token=vocabulary.pieces[vocabulary.unknown],
        mask_token="<mask>",
        model_max_length=512,
    )


def bert_encoder(weights: ModelWeights) -> BertModel:
    """BERT without its pooling head, in evaluation mode, float32."""
    sizes = weights.architecture
    config = BertConfig(
        vocab_size=sizes.vocabulary,
        hidden_size=sizes.hidden_size,
        num_hidden_layers=sizes.layers,
        num_attention_heads=sizes.heads,
        intermediate_size=sizes.intermediate_size,
        max_position_embeddings=sizes.positions,
        type_vocab_size=sizes.type_vocabulary,
        layer_norm_eps=sizes.layer_norm_epsilon,
        pad_token_id=weights.vocabulary.padding,
    )
    with torch.device("meta"):  # no memory and no random numbers for weights that are replaced below
        model = BertModel(config, add_pooling_layer=False)
    shapes = {name: tuple(value.shape) for name, value in model.state_dict().items()}
    model.load_state_dict(dict(_state(weights, shapes)), assign=True)
    _fill_buffers(model, sizes.positions)
    return model.eval()


def _state(weights: ModelWeights, shapes: dict[str, tuple[int, ...]]) -> Iterator[tuple[str, torch.Tensor]]:
    for source, target in tensor_names(weights.architecture.layers):
        yield target, torch.from_numpy(weights.tensor(source).reshape(shapes[target]))


def tensor_names(layers: int) -> Iterator[tuple[str, str]]:
    """Every tensor of the file with its name in BERT."""
    yield from EMBEDDING_PARTS.items()
    for layer in range(layers):
        for source, target in LAYER_PARTS.items():
            yield f"l{layer}.{source}.w", f"encoder.layer.{layer}.{target}.weight"
            yield f"l{layer}.{source}.b", f"encoder.layer.{layer}.{target}.bias"


def _fill_buffers(model: BertModel, positions: int) -> None:
    """The tables BERT counts with are not part of its state and must leave the meta device by hand."""
    model.embeddings.position_ids = torch.arange(positions).expand((1, -1))
    model.embeddings.token_type_ids = torch.zeros((1, positions), dtype=torch.long)


def _convert(encoder: BertModel, path: Path) -> None:
    openvino = openvino_without_telemetry()
    ones = torch.ones((2, 9), dtype=torch.long)
    example = {"input_ids": ones, "attention_mask": ones}
    with torch.no_grad(), tracing_remarks_silenced():
        converted = openvino.convert_model(_TokenVectors(encoder), example_input=example)
    openvino.save_model(converted, path, compress_to_fp16=True)


class _TokenVectors(torch.nn.Module):
    """The encoder with one output: its last layer."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        output = self.encoder(input_ids=input_ids, attention_mask=attention_mask)
        vectors: torch.Tensor = output.last_hidden_state
        return vectors
