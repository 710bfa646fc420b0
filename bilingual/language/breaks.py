"""Where a text in a target language may be cut, and how well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bilingual.language.data import rows

Strength = Literal["sentence", "full stop", "clause", "comma", "word"]


@dataclass(frozen=True, slots=True)
class Break:
    """A blank between `text[:end]` and `text[start:]`, and what ends there.

    "full stop" is one behind what may be an abbreviation, or before a small letter.
    """

    end: int
    start: int
    strength: Strength


# What a model left in Chinese has no blanks.
_BLANK = re.compile(r"\s+|(?<=[。！？])(?=[^\s”’」』])")
_CLOSERS = "”’»\"')]）】》」〉"
_OPENERS = "“‘«\"'([（【《「"
_DASHES = "—–-"
_CHINESE_STOPS, _STOPS = frozenset("。！？"), frozenset(".!?…")
_CLAUSE_ENDS, _COMMAS = frozenset(";；:：" + _DASHES), frozenset(",，、")
_LAST_WORD = re.compile(r"([\w.&’'-]*)\.$")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# As far back as a closing quote and an abbreviation reach.
_REACH = 40


def breaks(text: str, language: str) -> Iterator[Break]:
    """The breaks of a text in order; none at its ends."""
    sentence = 0
    for match in _BLANK.finditer(text):
        end, start = match.span()
        if end == 0 or start == len(text):
            continue
        strength = "sentence" if "\n" in match[0] else _strength(text, end, start, language)
        if strength == "sentence" and text[sentence:end].strip(".() ").isdigit():
            strength = "full stop"  # "1. The"
        if strength == "sentence":
            sentence = start
        yield Break(end, start, strength)


def last_sign(text: str, end: int) -> str:
    """The last character of `text[:end]` that closes no quote or bracket; "" if there is none."""
    return text[max(0, end - _REACH) : end].rstrip().rstrip(_CLOSERS)[-1:]


def _strength(text: str, end: int, start: int, language: str) -> Strength:
    left = text[max(0, end - _REACH) : end].rstrip(_CLOSERS)
    sign, opening = left[-1:], text[start]
    if sign in _CHINESE_STOPS:
        return "sentence"
    if sign in _STOPS:
        begins = _begins_sentence(text[start : start + _REACH])
        return "sentence" if begins and not (sign == "." and _is_abbreviation(left, language)) else "full stop"
    if sign in _CLAUSE_ENDS or opening in _DASHES:
        return "clause"
    if sign in _COMMAS or text[end - 1] in _CLOSERS or opening in _OPENERS:
        return "comma"
    return "word"


def _begins_sentence(text: str) -> bool:
    first = text.lstrip(_OPENERS + _DASHES + " ")[:1]
    return first.isupper() or first.isdigit() or _HAN.match(first) is not None


def _is_abbreviation(left: str, language: str) -> bool:
    """Whether a text that ends in a full stop may end in an abbreviation: Co., U.S., т. е., the initials of a name."""
    match = _LAST_WORD.search(left)
    word = match[1].rpartition(".")[2] if match else ""
    return (len(word) == 1 and word.isalpha()) or word.lower() in _abbreviations()[language]


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """The words behind which a full stop seldom ends a sentence, by language."""
    found: dict[str, set[str]] = {}
    for _, row in rows("abbreviations.csv"):
        found.setdefault(row["language"], set()).add(row["abbreviation"])
    return {language: frozenset(words) for language, words in found.items()}
