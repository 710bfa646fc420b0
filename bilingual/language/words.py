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

    `stem` is a string in lower case that every match holds; it tells most texts apart faster than the pattern, whose
    escapes are those in lower case.
    """

    def __init__(self, pattern: str, stem: str) -> None:
        self._pattern = rf"(?<!\w){pattern}(?!\w)"
        self._stem = stem

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(self._pattern.lower())

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where the text has it, as whole words in any capitalisation."""
        lower = lowered(text)
        if self._stem not in lower:
            return ()
        # İ is two characters in lower case. A pattern without regard to case takes far longer to compile and to find.
        same_length = len(lower) == len(text)
        found = self._expression.finditer(lower) if same_length else re.finditer(self._pattern, text, re.IGNORECASE)
        return tuple(match.span() for match in found)


def initials(words: Iterable[str]) -> str:
    """A pattern that looks ahead for a digit or the first letter of any of the words: most places fail it fast."""
    return rf"(?=[\d{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
