"""Patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache


@lru_cache(maxsize=16)
def lowered(text: str) -> str:
    """The text in lower case, remembered for the many renderings that one text is searched for."""
    return text.lower()


class Wording:
    """What a rendering may look like in a text, compiled for the first text that may hold it.

    `stem` is a string in lower case that every match holds; it tells most texts apart faster than the pattern.
    """

    def __init__(self, pattern: str, stem: str) -> None:
        self._pattern = pattern
        self._stem = stem

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self._pattern}(?!\w)", re.IGNORECASE)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the text has it, as whole words in any capitalisation."""
        if self._stem not in lowered(text):
            return ()
        return tuple(match.span() for match in self._expression.finditer(text))


def initials(words: Iterable[str]) -> str:
    """A pattern that looks ahead for a digit or the first letter of any of the words: most places fail it fast."""
    return rf"(?=[\d{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
