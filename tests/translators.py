"""Models for tests that are none: every character is a piece, and a function says what comes of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bilingual.translate.argos.model import Model


class Characters:
    """A tokenizer."""

    def encode(self, sentence: str) -> list[str]:
        return list(sentence)

    def decode(self, tokens: list[str]) -> str:
        return "".join(tokens)


@dataclass(frozen=True)
class Said:
    """A result; where the batch failed, one that raises."""

    hypotheses: list[list[str]]
    error: Exception | None = None
    scores: tuple[float, ...] = ()

    def result(self) -> Said:
        if self.error:
            raise self.error
        return self


@dataclass(frozen=True)
class Answering:
    """A translator that remembers the batches it was sent. One text that it cannot translate spoils the whole batch.

    Of several hypotheses the others have ?1, ?2 behind them, the last of which is far less likely.
    """

    say: Callable[[str, dict[str, Any]], str]
    batches: list[list[str]] = field(default_factory=list)
    settings: list[dict[str, Any]] = field(default_factory=list)

    def translate_batch(self, source: list[list[str]], **settings: Any) -> list[Said]:
        texts = ["".join(pieces) for pieces in source]
        self.batches.append(texts)
        self.settings.append(settings)
        wanted = settings.get("num_hypotheses", 1)
        scores = tuple(-float(rank) if rank < wanted - 1 else -100.0 for rank in range(wanted))
        try:
            said = [self.say(text, settings) for text in texts]
            signs = ["", *(f"?{rank}" for rank in range(1, wanted))]
            return [Said([list(each + sign) for sign in signs], None, scores) for each in said]
        except (RuntimeError, ValueError) as error:
            return [Said([], error)] * len(texts)


def model(say: Callable[[str, dict[str, Any]], str], name: str = "zh->en") -> tuple[Model, Answering]:
    """A model that says what the function makes of a text and the settings, and its translator."""
    translator = Answering(say)
    return Model(name, Characters(), translator), translator
