"""A package of the size of Argos Translate's own with random weights: it says nothing, at the usual cost."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import ctranslate2
import numpy
import sentencepiece

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 6, 512, 8, 2048, 30_000
POSITIONS = 512


def write_package(folder: Path, text: str, source: str = "zh", target: str = "en", seed: int = 1) -> None:
    """Fills a folder with a package whose tokenizer is trained on a text. The same every time."""
    (folder / "model").mkdir(parents=True)
    pieces = _train(folder / "sentencepiece.model", text)
    chance = numpy.random.default_rng(seed)
    spec = ctranslate2.specs.TransformerSpec.from_config(LAYERS, HEADS)
    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = _matrix(chance, VOCABULARY, WIDTH)
        side.position_encodings.encodings = _positions()
        _fill_norm(side.layer_norm)
        for layer in side.layer:
            _fill_layer(layer, chance)
    _fill_linear(spec.decoder.projection, chance, VOCABULARY, WIDTH)
    vocabulary = ["<unk>", "<s>", "</s>", *pieces]
    vocabulary += [f"▁w{number}" for number in range(VOCABULARY - len(vocabulary))]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder / "model"))
    metadata = {"package_version": "0", "argos_version": "1.9", "from_code": source, "to_code": target}
    (folder / "metadata.json").write_text(json.dumps({**metadata, "from_name": source, "to_name": target}))


def _train(path: Path, text: str) -> list[str]:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=model,
        vocab_size=4000,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())
    pieces = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    return [piece for piece in pieces if piece not in ("<unk>", "<s>", "</s>")]


def _fill_layer(layer: Any, chance: numpy.random.Generator) -> None:
    own = layer.self_attention
    _fill_linear(own.linear[0], chance, 3 * WIDTH, WIDTH)
    _fill_linear(own.linear[1], chance, WIDTH, WIDTH)
    _fill_norm(own.layer_norm)
    if hasattr(layer, "attention"):
        for linear, rows in zip(layer.attention.linear, (WIDTH, 2 * WIDTH, WIDTH), strict=True):
            _fill_linear(linear, chance, rows, WIDTH)
        _fill_norm(layer.attention.layer_norm)
    _fill_linear(layer.ffn.linear_0, chance, INNER, WIDTH)
    _fill_linear(layer.ffn.linear_1, chance, WIDTH, INNER)
    _fill_norm(layer.ffn.layer_norm)


def _fill_linear(linear: Any, chance: numpy.random.Generator, rows: int, columns: int) -> None:
    linear.weight = _matrix(chance, rows, columns)
    linear.bias = numpy.zeros(rows, dtype=numpy.float32)


def _fill_norm(norm: Any) -> None:
    norm.gamma = numpy.ones(WIDTH, dtype=numpy.float32)
    norm.beta = numpy.zeros(WIDTH, dtype=numpy.float32)


def _matrix(chance: numpy.random.Generator, rows: int, columns: int) -> numpy.ndarray:
    return (chance.standard_normal((rows, columns)) / columns**0.5).astype(numpy.float32)


def _positions() -> numpy.ndarray:
    rates = numpy.exp(numpy.arange(WIDTH // 2) * -(numpy.log(10_000) / (WIDTH // 2 - 1)))
    angles = numpy.arange(POSITIONS)[:, None] * rates[None, :]
    return numpy.concatenate([numpy.sin(angles), numpy.cos(angles)], axis=1).astype(numpy.float32)
