"""What English and Russian figures share: scale words, exact decimals, and the walk over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from babel.numbers import format_decimal

from bilingual.language import Spotted
from bilingual.model import Number, PartialDate, Quantity

SCALES = (10**12, 10**9, 10**6)

# Figures of a text have at most 15 digits on either side of the point, and scale words add 12.
_PRECISION = 60


def exact_decimal(value: Fraction) -> Decimal:
    """The decimal equal to a fraction. Raises ValueError where there is none (1/3)."""
    with localcontext() as context:
        context.prec = _PRECISION
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        exact = decimal * Decimal(value.denominator) == value.numerator
    if not exact:
        raise ValueError(f"{value} has no exact decimal")
    return decimal


def scaled(value: Fraction, written_with_scale: bool) -> tuple[Fraction, int]:
    """The value in the largest scale word it reaches (million and above), with that scale; 1 where it takes none.

    A figure written out in the source stays written out.
    """
    if written_with_scale:
        for scale in SCALES:
            if abs(value) >= scale:
                return value / scale, scale
    return value, 1


def lends_its_scale(low: Number, high: Number) -> bool:
    """Whether the first end of a range would be read with the second's scale word: both are then written in digits.

    "5–10 million" is five million to ten million; five to ten million is "5–10,000,000".
    """
    (low_value, low_scale), (high_value, high_scale) = (scaled(end.value, bool(end.scale)) for end in (low, high))
    return low_scale == 1 != high_scale and low_value < high_value


def decimal_text(value: Fraction, locale: str, grouped: bool) -> str:
    """The exact value in the digits and separators of a locale (CLDR); as a fraction where it has no decimal."""
    try:
        decimal = exact_decimal(value)
    except ValueError:
        return f"{value.numerator}/{value.denominator}"
    pattern = ("#,##0." if grouped else "0.") + "#" * _PRECISION
    with localcontext() as context:
        context.prec = 2 * _PRECISION  # Babel rounds to the pattern's decimals in the current context
        return str(format_decimal(decimal, format=pattern, locale=locale))


def first_come(candidates: Iterable[Spotted]) -> tuple[Spotted, ...]:
    """Those that overlap none before them in the sequence, in order of place."""
    every = tuple(candidates)
    taken = bytearray(max((spotted.end for spotted in every), default=0))
    kept: list[Spotted] = []
    for spotted in every:
        if not any(taken[spotted.start : spotted.end]):
            taken[spotted.start : spotted.end] = b"\1" * (spotted.end - spotted.start)
            kept.append(spotted)
    return tuple(sorted(kept, key=lambda spotted: spotted.start))


def compared_unit(percent: str | None, points: str | None, currency: str = "") -> str:
    """The id of the unit that a target says, as far as units are compared: a currency, or a word or sign of share."""
    if currency:
        return currency
    if points:
        return "percentage point"
    if not percent:
        return ""
    return "per mille" if percent == "‰" or "mille" in percent.lower() else "per cent"


_RANGE_SIGN = re.compile(r"\s?[-\u2010-\u2015]\s?|\s(?:to|and|до|по)\s")


def share_ranges(text: str, spotted: tuple[Spotted, ...], scales: Mapping[str, int]) -> tuple[Spotted, ...]:
    """The same, where the first end of a range takes what only the second says: 2–3 million, 1.5–2%, 8–10 May.

    `scales` gives the values of the scale words that the numbers carry.
    """
    ends = list(spotted)
    for index, (low, high) in enumerate(pairwise(spotted)):
        if _RANGE_SIGN.fullmatch(text[low.end : high.start]):
            ends[index] = Spotted(low.start, low.end, _completed(low.quantity, high.quantity, scales))
    return tuple(ends)


def _completed(low: Quantity, high: Quantity, scales: Mapping[str, int]) -> Quantity:
    if isinstance(low, PartialDate) and isinstance(high, PartialDate) and low.month and low.year is None:
        return PartialDate(high.year, low.month, low.day)
    if not isinstance(low, Number):
        return low
    if isinstance(high, PartialDate):
        fits = high.day is not None and not low.scale and low.value.denominator == 1 and 1 <= low.value <= 31
        return PartialDate(high.year, high.month, int(low.value)) if fits else low
    if not isinstance(high, Number) or (low.unit and high.unit not in ("", low.unit)):
        return low
    if low.scale:
        return replace(low, unit=high.unit) if high.scale and high.unit else low
    scale = scales.get(high.scale, 1)
    value = low.value * scale if low.value < high.value / scale else low.value
    return Number(value, high.unit or low.unit, high.scale)
