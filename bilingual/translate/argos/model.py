"""One Argos package, loaded: text to pieces, pieces through CTranslate2, pieces to text, as Argos Translate does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import ctranslate2
from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

from bilingual.errors import EngineError
from bilingual.store.packages import Package
from bilingual.translate import Options

Pieces = tuple[str, ...]
Settings = tuple[tuple[str, float], ...]

# Argos output on WMT19 has about 90% of the length of Google's up to 160 characters and 83% beyond, though only 22
# sentences are that long. 150 pieces are taken to be about 200 characters; their target stays below LONGEST_TARGET.
LONGEST_SOURCE = 150
# As Argos Translate has it (argostranslate/translate.py).
_LENGTH_PENALTY = 0.2
# Natural logarithms that a hypothesis may be less likely than the best. Of 121 hypotheses of the tiny models that kept
# the marks which the best one lost, none was further off than 6.1, and nearly all of those within 4 were faultless.
_MARGIN = 6.0
# Argos Translate's own figure (CTranslate2's default). A translation that reaches it was cut off.
LONGEST_TARGET = 256


class Tokenizer(Protocol):
    """What argostranslate.tokenizer offers."""

    def encode(self, sentence: str) -> list[str]: ...

    def decode(self, tokens: list[str]) -> str: ...


class Said(Protocol):
    """What of ctranslate2.TranslationResult is used."""

    @property
    def hypotheses(self) -> list[list[str]]: ...

    @property
    def scores(self) -> list[float]:
        """Of each hypothesis, where there are several."""
        ...


class Pending(Protocol):
    """What of ctranslate2.AsyncTranslationResult is used."""

    def result(self) -> Said: ...


class Translator(Protocol):
    """What of ctranslate2.Translator is used."""

    def translate_batch(self, source: list[list[str]], **settings: Any) -> Sequence[Pending]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A tokenizer and a translator, with the prefix that the model wants before each target.

    A text of more than `longest` pieces is cut before it comes here.
    """

    name: str
    tokenizer: Tokenizer
    translator: Translator
    beam: int = 4
    target_prefix: str = ""
    longest: int = LONGEST_SOURCE

    def encode(self, text: str) -> Pieces:
        # Tokenizers refuse lone surrogates, which only a caller in Python can give.
        return tuple(self.tokenizer.encode(text.encode("utf-8", "replace").decode("utf-8")))

    def decode(self, pieces: Pieces) -> str:
        # argostranslate/translate.py, apply_packaged_translation: the prefix comes back in front of the target.
        return self.tokenizer.decode(list(pieces)).removeprefix(self.target_prefix).strip()

    def start(self, batch: Sequence[Pieces], settings: Settings = ()) -> Sequence[Pending]:
        """Sends a batch to the workers, as one batch. Raises what CTranslate2 raises, here or from a result."""
        chosen: dict[str, float] = {"beam_size": self.beam, **dict(settings)}
        return self.translator.translate_batch(
            [list(pieces) for pieces in batch],
            target_prefix=[[self.target_prefix]] * len(batch) if self.target_prefix else None,
            asynchronous=True,
            # As Argos Translate has them; the longest source is our own business.
            length_penalty=_LENGTH_PENALTY,
            replace_unknowns=True,
            max_input_length=0,
            max_decoding_length=LONGEST_TARGET,
            **chosen,
        )


def likely(said: Said) -> tuple[Pieces, ...]:
    """The best hypothesis, and of the others those that are not much less likely."""
    best, *others = (tuple(pieces) for pieces in said.hypotheses)
    if not others:
        return (best,)
    # A score is the sum of the logarithms over a power of the length.
    sums = [score * len(pieces) ** _LENGTH_PENALTY for score, pieces in zip(said.scores, said.hypotheses, strict=True)]
    return (best, *(each for each, total in zip(others, sums[1:], strict=True) if sums[0] - total <= _MARGIN))


def load(package: Package, options: Options, workers: int) -> tuple[Model, str]:
    """The model of a package, all of it in memory, and its entry in the recipe.

    Raises EngineError for a model that does not load here with these options, StoreError for unreadable files.
    """
    name = f"{package.source}->{package.target}"
    on_gpu = _has_gpu(options)
    try:
        tokenizer = _tokenizer(package)
        tokenizer.encode("1")
        translator = ctranslate2.Translator(
            str(package.path / "model"),
            device=options.device,
            compute_type="default" if options.compute_type == "auto" else options.compute_type,
            inter_threads=1 if on_gpu else workers,
            intra_threads=1,
        )
    except (OSError, RuntimeError, ValueError) as error:
        raise EngineError(
            f"{package.path}: the model does not load: {first_line(error)}; "
            f"remove it and install it anew: `bilingual models install {package.source} {package.target}`"
        ) from error
    recipe = f"{name} {package.version} sha256:{package.digest[:12]} {translator.compute_type}"
    return Model(name, tokenizer, translator, options.beam, package.target_prefix), recipe


def first_line(error: BaseException) -> str:
    """What an error of a library says, short enough for a line."""
    return next(iter(str(error).splitlines()), "")[:160] or type(error).__name__


def _tokenizer(package: Package) -> Tokenizer:
    path = package.path / package.tokenizer
    if package.tokenizer == "bpe.model":
        bpe: Tokenizer = BPETokenizer(path, package.source, package.target)
        return bpe
    pieces: Tokenizer = SentencePieceTokenizer(path)
    return pieces


def _has_gpu(options: Options) -> bool:
    """Whether the model will run on one. Raises EngineError for a device or compute type that is not here."""
    on_gpu = options.device != "cpu" and ctranslate2.get_cuda_device_count() > 0
    if options.device == "cuda" and not on_gpu:
        raise EngineError("device cuda: CTranslate2 sees none here; use --device cpu")
    device = "cuda" if on_gpu else "cpu"
    known = sorted(ctranslate2.get_supported_compute_types(device))
    if options.compute_type not in ("auto", *known):
        raise EngineError(f"compute type {options.compute_type!r}: not on this {device}; use auto, {', '.join(known)}")
    return on_gpu
