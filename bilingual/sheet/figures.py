"""The figures of a segment with their renderings and what is open about them; no digit of the text is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from bilingual.language import LANGUAGES, target_language
from bilingual.language.chinese.context import changes, grows
from bilingual.language.chinese.numerals import INITIAL
from bilingual.language.data import rows, unit_by_chinese_name, units
from bilingual.language.style import Style
from bilingual.language.words import alternatives
from bilingual.model import Concept, Interval, Mark, Number, Ordinal, PartialDate, Quantity, Segment
from bilingual.sheet.tokens import Token, Words
from bilingual.verify.quantities import locate
from bilingual.verify.values import AMBIGUOUS_SCALE

NO_MONTH = "a day without a month: the text does not say of which"
ALONE = "the figure alone: the noun it counts is yours to add"
ENDING = "in Russian the ending follows the noun: 4-й, 4-я, 4-м"
SHRINKS = "a decrease by a multiple has no exact meaning: look for the two values, or ask"
GROWS = "growth by a multiple, said as the per cent that is added: 增长1.5倍 is 2.5 times as much"
MEGA = "兆 is a million million in Taiwan, Hong Kong and Japan, a million in units and older mainland texts"
BARE = "a bare figure: a count, a year, a day such as 1999.05, a code?"
VAGUE = "a vague figure: the renderings give its usual sense only"
UNREAD = "not read as a quantity (a code, a name, a clock time?): it stands as written"
UNCONFIRMED = "the rendering does not read back as the value of the source: check it"

_LONGEST_WORD = 4
_NOUNS = frozenset(("n", "ns", "nr", "t"))
# A month or a day in figures, which reads as a decimal: 1999.05.
_POINTED_DATE = re.compile(r"[12]\d{3}\.\d{1,2}(?!\d)")
# The scale that the Chinese parser gives a growth by a multiple.
_GROWTH = "倍"
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9]|[.,:/+_@?&=#%~-](?=[A-Za-z0-9/]))*")
_DIGIT = re.compile(r"\d")
_NUMERAL = re.compile(rf"{INITIAL}{{2,}}")
_MEGA = re.compile(rf"(?:\d[\d.,]*|{INITIAL}+) ?兆")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `text[start:end]` of a segment; the word behind it ends at `beside_end`, if it matters.

    `said` follows the languages asked for. `value` is what was read, or the text of what was not.
    """

    start: int
    end: int
    beside_end: int
    said: tuple[str, ...]
    doubts: tuple[str, ...]
    value: Quantity | str


def figures(
    segment: Segment, cut: tuple[Token, ...], words: Words, languages: tuple[str, ...], style: Style
) -> tuple[Figure, ...]:
    """The figures of a segment in order: those that were read, and those that the parser leaves to people.

    Figures inside a term are the term's.
    """
    found = list(_mega(segment, languages))
    beyond = tuple((each.start, each.end) for each in found)
    for mark in segment.marks:
        if not isinstance(mark.value, Concept) and not any(start <= mark.start < end for start, end in beyond):
            found.append(_read(segment, mark, mark.value, words, languages, style))
    taken = bytearray(len(segment.text))
    for start, end in (*((mark.start, mark.end) for mark in segment.marks), *beyond):
        taken[start:end] = b"\1" * (end - start)
    found += _vague(segment.text, taken, languages)
    found += _unread(segment.text, taken, cut, languages)
    return tuple(sorted(found, key=lambda each: each.start))


def render(quantity: Quantity, language: str, style: Style) -> str:
    """The quantity as running text of a language says it: the one place where a sheet renders."""
    return target_language(language).render(quantity, style)


def _mega(segment: Segment, languages: tuple[str, ...]) -> Iterator[Figure]:
    """3.5兆元: a figure with 兆 and the unit behind it. 30兆瓦 was read, for its unit decides."""
    text = segment.text
    for match in _MEGA.finditer(text):
        if not any(mark.start < match.end() <= mark.end for mark in segment.marks):
            names = (text[match.end() : match.end() + length] for length in range(_LONGEST_WORD, 0, -1))
            unit = next((name for name in names if name in unit_by_chinese_name()), "")
            end = match.end() + len(unit)
            yield Figure(match.start(), end, end, ("",) * len(languages), (MEGA,), text[match.start() : end])


def _read(
    segment: Segment, mark: Mark, quantity: Quantity, words: Words, languages: tuple[str, ...], style: Style
) -> Figure:
    said = tuple(render(quantity, language, style) for language in languages)
    doubts = tuple(_doubts(segment, mark, quantity, languages, said))
    if SHRINKS in doubts or _may_be_a_date(mark, quantity):
        said = ("",) * len(languages)
    beside = _beside(segment, mark.end, words) if _counts_something_else(quantity) else mark.end
    return Figure(mark.start, mark.end, beside, said, doubts, quantity)


def _doubts(
    segment: Segment, mark: Mark, quantity: Quantity, languages: tuple[str, ...], said: tuple[str, ...]
) -> Iterator[str]:
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
    if any(isinstance(end, Number) and end.scale == AMBIGUOUS_SCALE for end in ends):
        yield MEGA
    if any(isinstance(end, PartialDate) and end.month is None and end.day is not None for end in ends):
        yield NO_MONTH
    if any(isinstance(end, Number) and end.unit and _is_silent(end.unit) for end in ends):
        yield ALONE
    bare = any(isinstance(end, Number) and not (end.unit or end.scale or end.approximation) for end in ends)
    if bare or _may_be_a_date(mark, quantity):
        yield BARE
    if isinstance(quantity, Ordinal) and "ru" in languages:
        yield ENDING
    if any(isinstance(end, Number) and end.unit == "per cent" and end.scale == _GROWTH for end in ends):
        yield GROWS
    multiple = any(isinstance(end, Number) and end.unit == "times" for end in ends)
    if multiple and changes(segment.text, mark.start) and not grows(segment.text, mark.start):
        yield SHRINKS
    elif not all(map(_reads_back, (mark,) * len(said), languages, said)):
        yield UNCONFIRMED


def _may_be_a_date(mark: Mark, quantity: Quantity) -> bool:
    """Whether a figure reads like a month: 1999.05, and 1999.05起, for nobody counts cases in hundredths."""
    counted = isinstance(quantity, Number) and not (quantity.unit and units()[quantity.unit].measure)
    return counted and bool(_POINTED_DATE.match(mark.text))


def _reads_back(mark: Mark, language: str, said: str) -> bool:
    """Whether the value is found in its own rendering, as a check of a translation would look for it."""
    alone = Segment("", "", 0, len(mark.text), mark.text, (replace(mark, languages=()),))
    return bool(locate(alone, said, language))


def _counts_something_else(quantity: Quantity) -> bool:
    """Whether what a figure counts stands behind it: 第四[季度], 20多个[省区市]."""
    end = quantity.high if isinstance(quantity, Interval) else quantity
    return isinstance(end, Ordinal) or (isinstance(end, Number) and (not end.unit or _is_silent(end.unit)))


def _is_silent(unit: str) -> bool:
    """Whether a unit is a classifier without words of its own in the targets."""
    known = units().get(unit)
    return known is not None and not known.en_one


def _beside(segment: Segment, end: int, words: Words) -> int:
    """The end of the term or noun that begins at a place, the place itself if none does."""
    for mark in segment.marks:
        if mark.start == end and isinstance(mark.value, Concept):
            return mark.end
    word = words.at(segment.text, end, min(len(segment.text), end + _LONGEST_WORD))
    return end + len(word) if words.part_of_speech(word) in _NOUNS else end


def _vague(text: str, taken: bytearray, languages: tuple[str, ...]) -> Iterator[Figure]:
    """数百万, 几十: the words of vague.csv, with the unit behind them."""
    for match in _vague_pattern().finditer(text):
        if not any(taken[match.start() : match.end()]):
            said = tuple(_vague_words()[match.group()].get(language, "") for language in languages)
            taken[match.start() : match.end()] = b"\1" * len(match.group())
            yield Figure(*match.span(), match.end(), said, (VAGUE,), match.group())


def _unread(text: str, taken: bytearray, cut: tuple[Token, ...], languages: tuple[str, ...]) -> Iterator[Figure]:
    """Codes, road numbers, clock times and numerals that no quantity covers."""
    masked = "".join("\0" if used else character for used, character in zip(taken, text, strict=True))
    for match in _CODE.finditer(masked):
        if _DIGIT.search(match.group()):
            yield Figure(*match.span(), match.end(), (match.group(),) * len(languages), (UNREAD,), match.group())
    of_words = {place for token in cut if len(token.text) > 1 for place in range(token.start, token.end)}
    for match in _NUMERAL.finditer(masked):
        if of_words.isdisjoint(range(*match.span())):
            yield Figure(*match.span(), match.end(), ("",) * len(languages), (UNREAD,), match.group())


@cache
def _vague_words() -> dict[str, dict[str, str]]:
    return {row["zh"]: {code: row[code] for code in LANGUAGES} for _, row in rows("vague.csv", __package__)}


@cache
def _vague_pattern() -> re.Pattern[str]:
    return re.compile(alternatives(_vague_words()))
