"""Does a target say figures or names that its source does not?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from bilingual.language.chinese import numerals
from bilingual.model import Concept, Interval, Number, Ordinal, Pair, PartialDate, Quantity, Segment
from bilingual.verify import quantities, years

Span = tuple[int, int]

_DIGITS = re.compile(r"\d+")
_GROUPING = re.compile(r"(?<=\d)[,. \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}](?=\d{3}(?!\d))")
_NUMERAL = re.compile(numerals.NUMERAL)
# 半年 is 6 months, 双方 two sides, 首 the first, 翻番 twice: what has no numeral and may be said with a figure.
_SAID_WITHOUT_A_FIGURE = re.compile("[半双倍番首独单对几数多季周年月日时天]")
_SMALL = 24
_LATIN_NAME = re.compile(r"(?<![\w.@/-])[A-Z][A-Za-z]{2,}(?![\w@/])")


def figures(segment: Segment, pair: Pair) -> tuple[Span, ...]:
    """The figures, in digits, that stand for no quantity, numeral or term of the source.

    None where a quantity of the source is missing: then the figure may be that one, said wrong.
    """
    known = _digits(segment.text)
    if _digits(pair.target) <= known or any(quantities.missing(segment, pair)):
        return ()
    anchored = [(anchor.start, anchor.end) for anchor in pair.anchors]
    values = _values(segment) | {Fraction(year) for year in years.known(segment)}
    vague = bool(_SAID_WITHOUT_A_FIGURE.search(segment.text))
    found: list[Span] = []
    for spot in quantities.figures_of(pair.target, pair.language):
        digits = _digits(pair.target[spot.start : spot.end])
        if digits <= known or any(spot.start < end and start < spot.end for start, end in anchored):
            continue
        said = {value for reading in (spot.quantity, *spot.others) for value in _parts(reading)}
        if said & values or (vague and max(said, default=Fraction(0)) <= _SMALL):
            continue
        found.append((spot.start, spot.end))
    return tuple(found)


def names(segment: Segment, pair: Pair) -> tuple[Span, ...]:
    """The names in Latin letters in a Russian target of which the source has none and no term of it is said so."""
    if pair.language != "ru" or any("A" <= letter <= "z" for letter in segment.text):
        return ()
    anchored = [(anchor.start, anchor.end) for anchor in pair.anchors]
    return tuple(
        match.span()
        for match in _LATIN_NAME.finditer(pair.target)
        if not any(match.start() < end and start < match.end() for start, end in anchored)
    )


def _digits(text: str) -> set[str]:
    return {digits.lstrip("0") for digits in _DIGITS.findall(_GROUPING.sub("", text))}


def _values(segment: Segment) -> set[Fraction]:
    """The values of the source's quantities and of every numeral in it."""
    values = {value for mark in segment.marks if not isinstance(mark.value, Concept) for value in _parts(mark.value)}
    for match in _NUMERAL.finditer(segment.text):
        values |= _numeral(match.group())
    return values


@lru_cache(maxsize=4096)
def _numeral(text: str) -> frozenset[Fraction]:
    return frozenset(numerals.read(text) or ())


def _parts(quantity: Quantity) -> Iterator[Fraction]:
    match quantity:
        case Number(value):
            yield abs(value)
        case Ordinal(value):
            yield Fraction(value)
        case PartialDate(year, month, day):
            yield from (Fraction(part) for part in (year, month, day) if part is not None)
        case Interval(low, high):
            yield from _parts(low)
            yield from _parts(high)
