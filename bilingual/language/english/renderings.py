"""Whether, and where, an English text contains a rendering."""

from __future__ import annotations

import re
from functools import cache

from bilingual.language.data import rows
from bilingual.language.words import lowered
from bilingual.model import Rendering

_DASHES = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}]"
_QUOTES = "['\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
_PART = re.compile(r"\s+|[-\u2010-\u2015]|['\u2018\u2019]|\w+|.", re.DOTALL)


def find(text: str, rendering: Rendering) -> tuple[tuple[int, int], ...]:
    """The spans where the text contains the rendering, in any capitalisation, with any dash, apostrophe or blank.

    Each word may stand in the singular or the plural, but for those of invariable.csv.
    """
    pattern, stem = _pattern(rendering.text)
    if stem not in lowered(text):
        return ()
    return tuple(match.span() for match in pattern.finditer(text))


@cache
def _pattern(text: str) -> tuple[re.Pattern[str], str]:
    """The pattern, and the longest string in lower case that every match holds: it tells most texts apart faster."""
    parts = []
    for part in _PART.findall(text):
        if part.isspace():
            parts.append(r"\s+")
        elif re.fullmatch(_DASHES, part):
            parts.append(rf"(?:{_DASHES}|\s)")
        elif re.fullmatch(_QUOTES, part):
            parts.append(_QUOTES)
        elif part[-1].isalpha():
            parts.append(_either_number(part))
        else:
            parts.append(re.escape(part))
    stems = (_stem(part) for part in _PART.findall(text.lower()) if part.isalnum())
    return re.compile(rf"(?<!\w){''.join(parts)}(?!\w)", re.IGNORECASE), max(stems, key=len, default="")


@cache
def _invariable() -> frozenset[str]:
    return frozenset(row["word"] for _, row in rows("invariable.csv", __package__))


def _stem(word: str) -> str:
    """What the singular and the plural of a word share."""
    return re.sub(r"(?:ies|es|y|s)$", "", word)


def _either_number(word: str) -> str:
    """country or countries, box or boxes, trains or train; customs stays customs."""
    if word.lower() in _invariable():
        return re.escape(word)
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return rf"{re.escape(word[:-1])}(?:y|ies)"
    if word.endswith("ies") and len(word) > 4:
        return rf"{re.escape(word[:-3])}(?:y|ies)"
    if word.endswith("s") and not word.endswith("ss"):
        return rf"{re.escape(word[:-1])}s?(?:es)?"
    return rf"{re.escape(word)}(?:e?s)?"
