"""Whether, and where, an English text contains a rendering."""

from __future__ import annotations

import re
from functools import cache

from bilingual.language.data import rows
from bilingual.language.english.inflection import VerbForm, verb_form
from bilingual.language.words import Wording
from bilingual.model import Rendering

_DASHES = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}]"
_QUOTES = "['\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
_PART = re.compile(r"\s+|[-\u2010-\u2015]|['\u2018\u2019]|\w+|.", re.DOTALL)


def find(text: str, rendering: Rendering) -> tuple[tuple[int, int], ...]:
    """The spans where the text contains the rendering, in any capitalisation, with any dash, apostrophe or blank.

    Each word may stand in the singular or the plural, but for those of invariable.csv; a rendering that opens with a
    verb of term_verbs.csv in any form of it (declared, declaring).
    """
    return _wording(rendering.text).spans(text)


@cache
def _wording(text: str) -> Wording:
    parts = []
    verb = text.partition(" ")[0]
    if verb in _verbs():
        parts.append(rf"(?:{'|'.join(_forms(verb))})")
    for part in _PART.findall(text[len(verb) :] if parts else text):
        if part.isspace():
            parts.append(r"\s+")
        elif re.fullmatch(_DASHES, part):
            parts.append(rf"(?:{_DASHES}|\s)")
        elif re.fullmatch(_QUOTES, part):
            # Argos Translate says "People ' s Republic".
            parts.append(rf"\s?{_QUOTES}\s?")
        elif part[-1].isalpha():
            parts.append(_either_number(part))
        else:
            parts.append(re.escape(part))
    rest = text[len(verb) :] if verb in _verbs() else text
    stems = (_stem(part) for part in _PART.findall(rest.lower()) if part.isalnum())
    return Wording("".join(parts), max(stems, key=len, default=""))


@cache
def _invariable() -> frozenset[str]:
    return frozenset(row["word"] for _, row in rows("invariable.csv", __package__))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for _, row in rows("term_verbs.csv", __package__))


def _forms(verb: str) -> list[str]:
    """The forms of a verb, the longest first, the noun in -s among them."""
    kinds: tuple[VerbForm, ...] = ("base", "third", "past", "participle", "ing")
    return sorted({verb_form(verb, kind) for kind in kinds}, key=lambda form: (-len(form), form))


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
