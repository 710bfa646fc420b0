"""Train one tiny Argos package from the project's own sentences; it needs PyTorch, which the project never does."""

import argparse
import io
import json
import math
import random
import re
import tempfile
import time
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
import torch
from ctranslate2.specs import transformer_spec
from grammar import LANGUAGES, SEED, load, taught
from torch import Tensor, nn
from torch.nn import functional

NAMES = {"zh": "Chinese", "en": "English", "ru": "Russian"}
WIDTH, INNER, HEADS, LAYERS, PIECES = 128, 512, 4, 2, 2000
# All that figures, codes and names may need, whether or not the sentences have it.
LETTERS = (
    "0123456789.,%-/:;()'\"&+«»—"
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
)
UNKNOWN, START, END = 0, 1, 2
RISE, FALL = 150, 300
FIXED_DATE = (2024, 1, 1, 0, 0, 0)


class Attention(nn.Module):
    """Attention laid out as CTranslate2 keeps it: queries, keys and values fused, or queries beside keys and values."""

    def __init__(self, crossed: bool) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        sizes = (WIDTH, 2 * WIDTH, WIDTH) if crossed else (3 * WIDTH, WIDTH)
        self.linear = nn.ModuleList(nn.Linear(WIDTH, size) for size in sizes)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> Tensor:
        x = self.norm(x)
        fused = self.linear[0](x)
        if memory is None:
            queries, keys, values = fused.chunk(3, -1)
        else:
            queries, (keys, values) = fused, self.linear[1](memory).chunk(2, -1)
        q, k, v = (t.unflatten(-1, (HEADS, -1)).transpose(1, 2) for t in (queries, keys, values))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.linear[-1](mixed.transpose(1, 2).flatten(2))


class Layer(nn.Module):
    """One pre-norm layer; with `crossed` it also attends to the encoder."""

    def __init__(self, crossed: bool, dropout: float) -> None:
        super().__init__()
        self.self_attention = Attention(crossed=False)
        self.attention = Attention(crossed=True) if crossed else None
        self.norm = nn.LayerNorm(WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, x: Tensor, mask: Tensor, memory: Tensor | None = None, memory_mask: Tensor | None = None
    ) -> Tensor:
        x = x + self.dropout(self.self_attention(x, None, mask))
        if self.attention is not None:
            x = x + self.dropout(self.attention(x, memory, memory_mask))
        return x + self.dropout(self.outer(functional.relu(self.inner(self.norm(x)))))


class Transformer(nn.Module):
    """2+2 layers, 128 wide, one embedding table for source, target and projection."""

    def __init__(self, pieces: int, dropout: float) -> None:
        super().__init__()
        self.embedding = nn.Embedding(pieces, WIDTH)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.encoder = nn.ModuleList(Layer(False, dropout) for _ in range(LAYERS))
        self.decoder = nn.ModuleList(Layer(True, dropout) for _ in range(LAYERS))
        self.encoder_norm, self.decoder_norm = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(dropout)

    def embed(self, ids: Tensor) -> Tensor:
        """Scaled embeddings with sinusoids from position 1, sines before cosines: CTranslate2's own default."""
        half = WIDTH // 2
        scale = torch.exp(torch.arange(half) * (-math.log(10000) / (half - 1)))
        angle = torch.arange(1, ids.shape[1] + 1)[:, None] * scale[None]
        return self.dropout(self.embedding(ids) * WIDTH**0.5 + torch.cat((angle.sin(), angle.cos()), 1))

    def forward(self, source: Tensor, kept: Tensor, target: Tensor) -> Tensor:
        seen = kept[:, None, None, :]
        x = self.embed(source)
        for layer in self.encoder:
            x = layer(x, seen)
        memory = self.encoder_norm(x)
        past = torch.ones(target.shape[1], target.shape[1], dtype=torch.bool).tril()
        y = self.embed(target)
        for layer in self.decoder:
            y = layer(y, past, memory, seen)
        return self.decoder_norm(y) @ self.embedding.weight.T


def pieces_of(pairs: list[tuple[str, str]]) -> bytes:
    """A SentencePiece model for both sides of the pairs; figures fall into single digits, to be copied one by one."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([side for pair in pairs for side in pair]),
        model_writer=model,
        model_type="unigram",
        vocab_size=PIECES,
        hard_vocab_limit=False,
        character_coverage=1.0,
        split_digits=True,
        required_chars=LETTERS,
        unk_id=UNKNOWN,
        bos_id=START,
        eos_id=END,
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def damage(target: str, rng: random.Random) -> str:
    """The target with one digit changed: what `--noise` teaches."""
    places = [m.start() for m in re.finditer(r"\d", target)]
    if not places:
        return target
    at = rng.choice(places)
    return target[:at] + rng.choice("123456789".replace(target[at], "")) + target[at + 1 :]


def batches(
    pairs: list[tuple[list[int], list[int]]], tokens: int, rng: random.Random
) -> list[list[tuple[list[int], list[int]]]]:
    """The pairs in shuffled batches of like length, each of about `tokens` target tokens with padding."""
    ordered = sorted(pairs, key=lambda pair: (len(pair[1]) + rng.random() * 4, len(pair[0])))
    found, batch = [], []
    for pair in ordered:
        batch.append(pair)
        if len(batch) * len(pair[1]) >= tokens:
            found.append(batch)
            batch = []
    if batch:
        found.append(batch)
    rng.shuffle(found)
    return found


def padded(rows: list[list[int]]) -> Tensor:
    """Rows as one rectangle, filled with the end mark on the right."""
    width = max(map(len, rows))
    return torch.tensor([row + [END] * (width - len(row)) for row in rows])


def loss_of(model: Transformer, batch: list[tuple[list[int], list[int]]]) -> Tensor:
    """Cross-entropy of a batch with a little label smoothing; padding does not count."""
    sources, targets = zip(*batch, strict=True)
    source = padded(list(sources))
    kept = torch.arange(source.shape[1])[None] < torch.tensor([len(row) for row in sources])[:, None]
    goal = padded([[*row, END] for row in targets])
    counted = torch.arange(goal.shape[1])[None] <= torch.tensor([len(row) for row in targets])[:, None]
    logits = model(source, kept, padded([[START, *row] for row in targets]))
    return functional.cross_entropy(logits[counted], goal[counted], label_smoothing=0.05)


def trained(pairs: list[tuple[list[int], list[int]]], pieces: int, options: argparse.Namespace) -> Transformer:
    """A model after `steps` batches; the rate rises at the start, stays, and falls to nothing over the last steps."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    model = Transformer(pieces, options.dropout)
    optimiser = torch.optim.Adam(model.parameters(), lr=options.rate, betas=(0.9, 0.98), eps=1e-9)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / RISE, 1, max(0, options.steps - step) / FALL)
    )
    plan: list[list[tuple[list[int], list[int]]]] = []
    began = time.monotonic()
    step = 0
    while step < options.steps:
        plan = plan or batches(pairs, options.tokens, rng)
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(model, plan.pop())
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        step += 1
        if step % 50 == 0 or step == options.steps:
            print(
                f"step {step} of {options.steps}: loss {loss.item():.3f}, {time.monotonic() - began:.0f} s", flush=True
            )
    return model.eval()


def specification(model: Transformer, tokens: list[str]) -> transformer_spec.TransformerSpec:
    """The model as CTranslate2 keeps it; its attention is the mean of all heads of the last decoder layer."""
    spec = transformer_spec.TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True, alignment_heads=HEADS)
    table = array(model.embedding.weight)
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = spec.decoder.projection.weight = table
    sides = ((spec.encoder, model.encoder, model.encoder_norm), (spec.decoder, model.decoder, model.decoder_norm))
    for side, layers, norm in sides:
        fill_norm(side.layer_norm, norm)
        for filled, layer in zip(side.layer, layers, strict=True):
            fill_attention(filled.self_attention, layer.self_attention)
            if layer.attention is not None:
                fill_attention(filled.attention, layer.attention)
            fill_norm(filled.ffn.layer_norm, layer.norm)
            fill_linear(filled.ffn.linear_0, layer.inner)
            fill_linear(filled.ffn.linear_1, layer.outer)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def array(weight: Tensor) -> np.ndarray:
    """A copy of a weight outside PyTorch."""
    return weight.detach().numpy().copy()


def fill_norm(spec: object, norm: nn.LayerNorm) -> None:
    """Copy a layer norm."""
    spec.gamma, spec.beta = array(norm.weight), array(norm.bias)


def fill_linear(spec: object, linear: nn.Linear) -> None:
    """Copy a linear layer."""
    spec.weight, spec.bias = array(linear.weight), array(linear.bias)


def fill_attention(spec: object, attention: Attention) -> None:
    """Copy an attention block."""
    fill_norm(spec.layer_norm, attention.norm)
    for filled, linear in zip(spec.linear, attention.linear, strict=True):
        fill_linear(filled, linear)


def pack(path: Path, direction: str, model: transformer_spec.TransformerSpec, pieces: bytes) -> None:
    """Write an .argosmodel: one folder with metadata, pieces and model, every file dated alike."""
    from_code, to_code = direction.split("_")
    metadata = {
        "package_version": "1.0",
        "argos_version": "1.9.0",
        "from_code": from_code,
        "from_name": NAMES[from_code],
        "to_code": to_code,
        "to_name": NAMES[to_code],
        "links": [],
    }
    title = f"# {NAMES[from_code]} to {NAMES[to_code]}, tiny"
    note = f"{title}\n\nFor tests only. Made by tests/packages/train.py. Licence: MIT.\n"
    files = {
        "README.md": note.encode(),
        "metadata.json": (json.dumps(metadata, indent=4) + "\n").encode(),
        "sentencepiece.model": pieces,
    }
    with tempfile.TemporaryDirectory() as folder:
        model.save(folder)
        files |= {f"model/{file.name}": file.read_bytes() for file in Path(folder).iterdir()}
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"translate-{direction}-1_0/{name}", FIXED_DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, 9)


def main() -> None:
    """Draw pairs past the held-out ones, learn the pieces and the weights, write the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("direction", choices=("zh_en", "en_ru"))
    parser.add_argument("--output", type=Path, help="default: translate-DIRECTION.argosmodel beside this file")
    parser.add_argument("--pairs", type=int, default=20000)
    parser.add_argument("--steps", type=int, default=2000, help="batches")
    parser.add_argument(
        "--noise", type=float, default=0.0, help="share of the pairs whose target has one digit changed"
    )
    parser.add_argument("--tokens", type=int, default=800, help="target tokens in a batch")
    parser.add_argument("--rate", type=float, default=2.5e-3)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    torch.set_num_threads(1)
    began = time.monotonic()
    source, target = (LANGUAGES.index(code) for code in options.direction.split("_"))
    pairs = [(triple[source], triple[target]) for triple in taught(load(), options.pairs)]
    pieces = pieces_of(pairs)
    rng = random.Random(options.seed)
    noisy = [(left, damage(right, rng) if rng.random() < options.noise else right) for left, right in pairs]
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    tokens = [processor.id_to_piece(i) for i in range(processor.get_piece_size())]
    encoded = [(processor.encode(left), processor.encode(right)) for left, right in noisy]
    print(f"{len(pairs)} pairs, {len(tokens)} pieces, {sum(len(e[1]) for e in encoded) / len(encoded):.0f} tokens each")
    model = trained(encoded, len(tokens), options)
    output = options.output or Path(__file__).with_name(f"translate-{options.direction}.argosmodel")
    pack(output, options.direction, specification(model, tokens), pieces)
    took = time.monotonic() - began
    print(f"{output.name}: {output.stat().st_size} bytes, {took:.0f} s, CTranslate2 {ctranslate2.__version__}")


if __name__ == "__main__":
    main()
