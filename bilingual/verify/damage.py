"""Is a target damaged? What can be seen without knowing what it should say."""

from __future__ import annotations

import re
from collections import Counter

_HAN = "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNTRANSLATED = re.compile(r"〔([^〔〕]*)〕")
_CHINESE = re.compile(f"[{_HAN}]+")

# None of 8,000 pairs that people translated (NTREX, FLORES; zh-en, zh-ru, en-ru) has a loop of this kind; of 18,000
# lines of Argos Translate and OPUS-MT (WMT, FLORES) 21 have. "Build, build, build" is no loop.
_FEWEST_WORDS = 6
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_LOOP = re.compile(r"\b(\w+(?:\W+\w+){0,15}?)(?:\W+\1\b){2,}", re.IGNORECASE)
_LOOP_IN_WORD = re.compile(r"(\w{2,12}?)\1{4,}", re.IGNORECASE)
_SOURCE_LOOP = re.compile(r"(.{1,40}?)(?:\W*\1){2,}")

# What people wrote for a source of 40 or more expected letters has 0.33 to 2.29 times as many (the same pairs). Short
# sources vary more: 俄 is "the Russian Federation".
_LETTERS_PER_HAN = 3
_SHORT = 40
_SLACK = 30

# Digits in groups: as nobody groups them in 350,000,0000 and 3330 000, as Russian writes decimals in 62,05.
_GROUPED = re.compile(
    r"(?<![\d.,+-])\d+(?:(?P<sign>[, \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}])\d+)(?:(?P=sign)\d+)*(?!\d)"
)
_THREES = re.compile(r"\d{1,3}(?:\D\d{3})+")
_DECIMAL = re.compile(r"\d{1,3},\d+|\d+,\d{1,2}")
_ZEROS = re.compile(r"\D0\d")

Span = tuple[int, int]


def is_empty(text: str, target: str) -> bool:
    """Whether a source with letters or figures has a target without any."""
    return any(map(str.isalnum, text)) and not any(map(str.isalnum, target))


def is_copy(text: str, target: str) -> bool:
    """Whether a target is its Chinese source again, be it in the other script."""
    pairs = list(zip(text.strip(), target.strip(), strict=False))
    same_length = len(text.strip()) == len(target.strip())
    return (
        same_length
        and any(_CHINESE.match(character) for character, _ in pairs)
        and all(was == now or (_CHINESE.match(was) and _CHINESE.match(now)) for was, now in pairs)
    )


def is_added(text: str, target: str) -> bool:
    """Whether a target says something where the source is blank."""
    return not text.strip() and any(map(str.isalnum, target))


def untranslated(target: str) -> tuple[Span, ...]:
    """The spans of what an engine left in 〔…〕 because it knows no translation."""
    return tuple(match.span() for match in _UNTRANSLATED.finditer(target))


def chinese_left(target: str) -> tuple[Span, ...]:
    """The spans of Chinese characters outside 〔…〕."""
    marked = untranslated(target)
    return tuple(
        match.span()
        for match in _CHINESE.finditer(target)
        if not any(start < match.start() and match.end() < end for start, end in marked)
    )


def garbled_figures(source: str, target: str) -> tuple[Span, ...]:
    """The spans of figures whose thousands are grouped as nobody groups them, unless the source has them so."""
    return tuple(
        match.span()
        for match in _GROUPED.finditer(target)
        if _ZEROS.search(match.group())
        and not (_THREES.fullmatch(match.group()) or _DECIMAL.fullmatch(match.group()) or match.group() in source)
    )


def repetitions(source: str, target: str) -> tuple[Span, ...]:
    """The spans where a target says the same over and over, as a model does that lost its way; () if the source does.

    A loop is a run of at least three equal phrases that makes six words or more, or a word with a part five times over.
    """
    # Every word of a loop stands there three times or more; few targets say any word so often.
    words = Counter(_WORD.findall(target.lower()))
    loops = _LOOP.finditer(target) if max(words.values(), default=0) > 2 else ()
    found = [match.span() for match in loops if _is_loop(match)]
    inside = [match.span() for match in _LOOP_IN_WORD.finditer(target) if _LETTER.search(match[1])]
    if not (found or inside) or any(_LETTER.search(match[1]) for match in _SOURCE_LOOP.finditer(source)):
        return ()
    return tuple(sorted([*found, *(span for span in inside if not any(_within(span, outer) for outer in found))]))


def expected_length(source: str) -> int:
    """How many letters and figures a target may be expected to have; the source may be Chinese or not."""
    characters = sum(map(str.isalnum, source))
    return characters + (_LETTERS_PER_HAN - 1) * sum(len(run) for run in _CHINESE.findall(source))


def plausible_length(source: str) -> tuple[int, int]:
    """How many letters and figures a target has at least and at most."""
    expected = expected_length(source)
    return (3 * expected // 10 if expected >= _SHORT else 0), 3 * expected + _SLACK


def excess(source: str, target: str) -> int:
    """How many letters and figures a target has too many (positive) or too few (negative) to be plausible."""
    fewest, most = plausible_length(source)
    count = sum(map(str.isalnum, target))
    return max(0, count - most) + min(0, count - fewest)


def _is_loop(match: re.Match[str]) -> bool:
    return _LETTER.search(match[1]) is not None and len(_WORD.findall(match[0])) >= _FEWEST_WORDS


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
