"""Whether, and where, a Russian text contains a rendering."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bilingual.language.words import Wording, lowered
from bilingual.model import Rendering

# Nouns whose plural has another stem (люди, дети).
_OTHER_STEMS = frozenset(("человек", "ребенок"))

_DASHES = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}]"
_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
_PART = re.compile(r"\s+|[-\u2010-\u2015]|\w+|.", re.DOTALL)


def find(text: str, rendering: Rendering) -> tuple[tuple[int, int], ...]:
    """The spans where the text contains the rendering in any case and number, its words in agreement.

    A rendering that stands in the text letter for letter is found without morphology, which takes longer to load.
    """
    literal = _literal(rendering.text).spans(text)
    if literal or not _may_stand(text, rendering.text):
        return literal
    return _inflected(rendering.text, rendering.grammar).spans(text)


def _may_stand(text: str, rendering: str) -> bool:
    """Whether every long word of the rendering may stand in the text in some form, judged by its beginning alone."""
    folded = lowered(text).replace("ё", "е")
    return all(beginning in folded for beginning in _beginnings(rendering))


@cache
def _beginnings(rendering: str) -> tuple[str, ...]:
    """The first three letters of the words of six and more: no ending and no fleeting vowel reaches them.

    But изъять makes изыму.
    """
    words = (word.lower().replace("ё", "е") for word in _WORD.findall(rendering))
    return tuple(word[:3].rstrip("ъь") for word in words if len(word) >= 6 and word not in _OTHER_STEMS)


@cache
def _literal(text: str) -> Wording:
    parts = _PART.findall(text)
    return Wording("".join(map(_fixed, parts)), _longest(part.lower() for part in parts))


@cache
def _inflected(text: str, grammar: str) -> Wording:
    # Loading the dictionary takes a third of a second; most drafts never need it.
    from bilingual.language.russian.inflection import forms

    known = sorted(forms(text, grammar), key=len, reverse=True)
    pattern = "|".join("".join(map(_fixed, _PART.findall(form))) for form in known)
    return Wording(f"(?:{pattern})", _longest(_PART.findall(_shared(known))))


def _shared(words: Iterable[str]) -> str:
    """What all the words begin with."""
    first, *others = sorted(words)
    last = others[-1] if others else first  # what the first and the last in order share, all share
    length = next(
        (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last))
    )
    return first[:length]


def _longest(stems: Iterable[str]) -> str:
    """The longest of the strings that hold a letter or figure, "" if none does: every match holds it."""
    return max((stem for stem in stems if stem.isalnum()), key=len, default="")


def _fixed(part: str) -> str:
    if part.isspace():
        return r"\s+"
    return rf"(?:\s?{_DASHES}\s?)" if re.fullmatch(_DASHES, part) else re.escape(part)
