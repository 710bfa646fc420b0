"""Forms of Russian words, by pymorphy3."""

from __future__ import annotations

from functools import cache

import pymorphy3


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def forms(word: str) -> frozenset[str]:
    """Every form of every reading of a word, in lower case, with ё and with е; the word itself always among them."""
    lower = word.lower()
    found = {lower}
    for reading in _analyzer().parse(lower):
        found.update(form.word for form in reading.lexeme)
    return frozenset(found | {form.replace("ё", "е") for form in found})
