"""Patterns from word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=16)
def lowered(text: str) -> str:
    """The text in lower case, remembered for the many renderings that one text is searched for."""
    return text.lower()


def initials(words: Iterable[str]) -> str:
    """A pattern that looks ahead for a digit or the first letter of any of the words: most places fail it fast."""
    return rf"(?=[\d{''.join(sorted({re.escape(word[0]) for word in words}))}])"


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
