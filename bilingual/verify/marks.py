"""Slips of the keyboard: brackets and quotes left open, doubled words and blanks, letters of two scripts."""

from __future__ import annotations

import re

Span = tuple[int, int]

_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "„": "“"}
_FULL_WIDTH = str.maketrans("（）［］【】《》〈〉「」『』", "()[][]«»«»“”“”")
_STRAIGHT = re.compile(r"(?<!\d)\"")
# a) b) 1) number a list.
_LIST_SIGN = re.compile(r"(?<!\w)\w{1,2}\)")
_DOUBLED_WORD = re.compile(r"\b([^\W\d_]{2,})([ \t\N{NO-BREAK SPACE}]+)(\1)\b(?![-'’])", re.IGNORECASE)
_DOUBLED_BLANK = re.compile(r"(?<=\S)(?<![.!?])[ \N{NO-BREAK SPACE}]{2,}(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LOOKALIKES = "aceopxykABCEHKMOPTXYасеорхукАВСЕНКМОРТХУ"
_ALL_LOOKALIKE = re.compile(f"(?:[{_LOOKALIKES}])+")
_BETWEEN_RUSSIAN = re.compile(r"(?<=[\u0430-\u04ff,;] )[aocyk](?= [\u0430-\u04ff])")
"""A Latin letter that stands where а, о, с, у or к does."""


def unbalanced(source: str, target: str) -> tuple[Span, ...]:
    """The brackets and quotes of a target without their partner; none where the source leaves some open as well."""
    return () if _open(source.translate(_FULL_WIDTH)) else _open(target)


def _open(text: str) -> tuple[Span, ...]:
    listed = {match.end() - 1 for match in _LIST_SIGN.finditer(text)} if text.count(")") > text.count("(") else set()
    waiting: list[int] = []
    alone: list[int] = []
    for at, sign in enumerate(text):
        if waiting and _PAIRS[text[waiting[-1]]] == sign:
            waiting.pop()
        elif sign in _PAIRS:
            waiting.append(at)
        elif sign in _PAIRS.values() and at not in listed:
            alone.append(at)
    straight = [match.start() for match in _STRAIGHT.finditer(text)]
    if len(straight) % 2:
        # A straight quote may close what “ opened.
        alone.append(straight[-1])
    return tuple((at, at + 1) for at in sorted((*waiting, *alone)))


def doubled_words(target: str) -> tuple[Span, ...]:
    """The spans of words that stand twice in a row; Bora Bora is a name."""
    return tuple(
        match.span()
        for match in _DOUBLED_WORD.finditer(target)
        if not (match[1][0].isupper() and match[3][0].isupper())
    )


def doubled_blanks(target: str) -> tuple[Span, ...]:
    """The spans of several blanks inside a sentence; two behind a full stop are a typist's habit."""
    return tuple(match.span() for match in _DOUBLED_BLANK.finditer(target))


def mixed_scripts(target: str) -> tuple[Span, ...]:
    """The words in which Latin and Cyrillic letters look alike, and single Latin letters among Russian words."""
    words = (
        match.span()
        for match in _WORD.finditer(target)
        if _LATIN.search(match.group()) and _CYRILLIC.search(match.group()) and _passes_for_one(match.group())
    )
    return tuple(sorted((*words, *(match.span() for match in _BETWEEN_RUSSIAN.finditer(target)))))


def _passes_for_one(word: str) -> bool:
    """Whether all letters of one script look like those of the other: SMSки is no slip, Cкидка with a Latin C is."""
    latin, cyrillic = "".join(_LATIN.findall(word)), "".join(_CYRILLIC.findall(word))
    return any(_ALL_LOOKALIKE.fullmatch(letters) for letters in (latin, cyrillic))
