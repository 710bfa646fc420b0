"""Ranges and lists: what the first of two figures takes from the second."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from bilingual.language import Spotted
from bilingual.model import Number, Ordinal, PartialDate, Quantity

_RANGE = re.compile(r"\s?[-\u2010-\u2015~]\s?|\s(?:to|through|until|till|до|по)\s|\s?[-\u2010-\u2015]\s?(?:го|е)\s")
# "2 and 3 million" may be 2 and 3 million, or 2 million and 3 million.
_LIST = re.compile(r",?\s(?:and|or|и|или|либо|or even|и даже)\s|,\s|\s?/\s?")
_BETWEEN = re.compile(r"(?:between|между)\s(?:\w+\s)?$", re.IGNORECASE)


def share_ranges(text: str, spotted: tuple[Spotted, ...], scales: Mapping[str, Fraction]) -> tuple[Spotted, ...]:
    """The same, where the first end of a range takes what only the second says: 2–3 million, 1.5–2%, 8–10 May.

    In a list the first of two may mean that: it gets another reading. `scales` gives the values of scale words.
    """
    ends = list(spotted)
    for index in range(len(ends) - 2, -1, -1):
        low, high = ends[index], ends[index + 1]
        between = text[low.end : high.start]
        if len(between) > 10:
            continue
        if _RANGE.fullmatch(between) or (_LIST.fullmatch(between) and _BETWEEN.search(text[: low.start][-20:])):
            ends[index], ends[index + 1] = _range(low, high, scales)
        elif _LIST.fullmatch(between):
            other = _completed(low.quantity, high.quantity, scales)
            if other != low.quantity:
                ends[index] = replace(low, others=(*low.others, other))
            day = _day_of(low.quantity, high.quantity)
            if day is not None:
                ends[index + 1] = replace(high, others=(*high.others, day))
    return tuple(ends)


def _range(low: Spotted, high: Spotted, scales: Mapping[str, Fraction]) -> tuple[Spotted, Spotted]:
    """Both ends; where the first takes a scale word or a date from the second, its bare value stays a reading."""
    last = high.quantity
    if isinstance(low.quantity, PartialDate) and isinstance(last, Number) and 0 <= last.value <= 99 and not last.unit:
        # 2018–19
        year = low.quantity.year
        if year is not None and low.quantity.month is None and year % 100 < last.value:
            high = replace(high, quantity=PartialDate(year // 100 * 100 + int(last.value)), others=(last, *high.others))
        return low, high
    if isinstance(low.quantity, PartialDate) and _is_bare_year(low.quantity) and isinstance(last, Number) and last.unit:
        # 1999–3000% begins with no year.
        return replace(low, others=(*low.others, Number(Fraction(low.quantity.year or 0), last.unit))), high
    whole = _completed(low.quantity, last, scales)
    if whole == low.quantity:
        return low, high
    others = (*low.others, low.quantity) if _value(whole) != _value(low.quantity) else low.others
    # 2–3 pounds are of money or of weight, both of them.
    meant = (_completed(low.quantity, each, scales) for each in high.others if isinstance(each, Number))
    others = (*others, *(each for each in dict.fromkeys(meant) if each not in (whole, *others)))
    return Spotted(low.start, low.end, whole, others), high


def _is_bare_year(date: PartialDate) -> bool:
    return date.month is None and date.day is None


def _value(quantity: Quantity) -> object:
    return quantity.value if isinstance(quantity, Number) else None


def _completed(low: Quantity, high: Quantity, scales: Mapping[str, Fraction]) -> Quantity:
    if isinstance(low, PartialDate) and isinstance(high, PartialDate) and low.month and low.year is None:
        return replace(low, year=high.year) if high.month else low
    if isinstance(high, PartialDate):
        return _day(low, high)
    if not isinstance(low, Number) or not isinstance(high, Number) or (low.unit and high.unit not in ("", low.unit)):
        return low
    if low.scale or not high.scale:
        return replace(low, unit=high.unit) if high.unit and not low.unit else low
    scale = scales.get(high.scale, 1)
    value = low.value * scale if low.value < high.value / scale else low.value
    return replace(low, value=value, unit=high.unit or low.unit, scale=high.scale)


def _day_of(low: Quantity, high: Quantity) -> PartialDate | None:
    """The 2 of "May 1 and 2" as a day of the month before it."""
    if not isinstance(low, PartialDate) or low.month is None or low.day is None or not isinstance(high, Number):
        return None
    bare = not high.unit and not high.scale and high.value.denominator == 1
    return PartialDate(low.year, low.month, int(high.value)) if bare and low.day < high.value <= 31 else None


def _day(low: Quantity, high: PartialDate) -> Quantity:
    """5 and the 5th are days before "7 June", 221 is a year before "207 BC"."""
    if (high.year or 0) < 0 and high.month is None and isinstance(low, Number) and low.value.denominator == 1:
        return PartialDate(-int(low.value)) if low.value > -(high.year or 0) and not low.unit else low
    if high.day is None or not isinstance(low, Number | Ordinal) or low.value.denominator != 1:
        return low
    bare = not low.unit and not (isinstance(low, Number) and low.scale)
    return PartialDate(high.year, high.month, int(low.value)) if bare and 1 <= low.value <= 31 else low
