"""Words spelt with ё here and with е there."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Bitext, Finding, Pair
from bilingual.verify.typography import words_with_ye_or_yo


def check(bitext: Bitext) -> Iterator[Finding]:
    """A warning for each word that a text spells in both ways, where it first has е for ё.

    Words that stand with е in a dictionary too (все, небо) are left alone.
    """
    pairs = [pair for pair in bitext.pairs if pair.language == "ru"]
    if not any("ё" in pair.target or "Ё" in pair.target for pair in pairs):
        return
    words = [(pair, word, span) for pair in pairs for word, span in words_with_ye_or_yo(pair.target)]
    with_yo = {word.replace("ё", "е"): word for _, word, _ in words if "ё" in word}
    if not any(word in with_yo for _, word, _ in words):
        return
    # The dictionary takes a while to load.
    from bilingual.language.russian.inflection import stands_with_ye

    seen: set[str] = set()
    for pair, word, span in words:
        if word not in with_yo or word in seen:
            continue
        seen.add(word)
        if not stands_with_ye(word):
            yield _finding(pair, word, with_yo[word], span)


def _finding(pair: Pair, word: str, expected: str, span: tuple[int, int]) -> Finding:
    message = f"{word} here, {expected} elsewhere; spell it in one way"
    return Finding(pair.id, "ru", "yo", "warning", message, target_span=span, expected=expected, found=word)
