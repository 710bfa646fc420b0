"""What a quantity says, as keys that are equal where source and target say the same.

A number is compared by its value. Units are compared where both sides name one that measures.csv can convert: 5000 kg
are 5 tonnes, 5 tonnes are not 5 kilometres. A share (per cent, per mille, points) never equals a bare figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from bilingual.language.figures import TIME_OF_DAY
from bilingual.language.grammar import measures
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

Key = tuple[object, ...]

_SHARES = ("share", "points")
_TIMES = ("time", "calendar")
_MIDNIGHTS = (Fraction(0), Fraction(24))
AMBIGUOUS_SCALE = "兆"
"""A trillion in finance, a million in technical use."""
# 36次 may be "the 36th time", 60周年 "the 60th anniversary", 21岁生日 "the 21st birthday".
_COUNTED_AS_ORDINALS = ("", "item", "occurrence")
_PERIODS = {(1, 3): (1, "quarter"), (4, 6): (2, "quarter"), (7, 9): (3, "quarter"), (10, 12): (4, "quarter")}
_PERIODS |= {(1, 6): (1, "half-year"), (7, 12): (2, "half-year")}
# The scale that the Chinese parser gives a growth by a multiple: 增长1.5倍 is growth by 150 per cent.
_GROWTH = "倍"


@lru_cache(maxsize=4096)
def said(quantity: Quantity) -> frozenset[Key]:
    """The keys of a target's figure."""
    match quantity:
        case Number():
            return frozenset(_number_said(quantity))
        case Ordinal(value, unit):
            return frozenset({("ordinal", value), ("period", value, unit)})
        case PartialDate():
            return frozenset(_date_said(quantity))
    return frozenset()


@lru_cache(maxsize=4096)
def wanted(quantity: Quantity) -> tuple[Key, ...]:
    """The keys that satisfy a source's quantity, the best first."""
    match quantity:
        case Number():
            return tuple(_number_wanted(quantity))
        case Ordinal(value):
            # World War 2; "the 13th" may be a day.
            # So may 第14分钟 be "на 14 минуте".
            return (
                ("ordinal", value),
                ("date", None, None, value),
                ("bare", Fraction(value)),
                ("moment", Fraction(value)),
            )
        case PartialDate(year, month, day):
            bare = (("ordinal", day),) if year is None and month is None else ()
            old = (("bare", year),) if year is not None and year < 1000 and (month, day) == (None, None) else ()
            return (("date", year, month, day), *bare, *old)
    return ()


def wordings(quantity: Quantity) -> Iterator[tuple[tuple[Key, ...], ...]]:
    """The ways a target may word a quantity: for each figure that it then holds, the keys that satisfy it."""
    if not isinstance(quantity, Interval):
        yield (wanted(quantity),)
        if isinstance(quantity, PartialDate) and quantity.year is not None and quantity.month is not None:
            # "In 2019 …, in May": the month without a year of its own.
            yield wanted(PartialDate(quantity.year)), _without_year(quantity)
        return
    low, high = quantity.low, quantity.high
    yield wanted(low), wanted(high)
    if not isinstance(low, PartialDate) or not isinstance(high, PartialDate) or low.year != high.year:
        return
    year = (wanted(PartialDate(low.year)),) if low.year is not None else ()
    if low.day is None and high.day is None and low.month and high.month:
        for period in _as_a_period(low, high):
            yield *period, *year
    if year:
        yield *year, _without_year(low), _without_year(high)


def as_a_day(quantity: Quantity) -> Iterator[tuple[tuple[Key, ...], ...]]:
    """The wording of a date of month and day that leaves the month out: 8 May as "the 8th", but not as "8 June"."""
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
    days = [end.day for end in ends if isinstance(end, PartialDate) and end.year is None and end.day is not None]
    if len(days) == len(ends):
        yield tuple((("monthless", day), ("ordinal", day)) for day in days)


def yearless(quantity: Quantity) -> Iterator[tuple[tuple[Key, ...], ...]]:
    """The wordings of a date that leave its year out: 今年5月 as "May", but not as "May 2018"."""
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
    dates = [end for end in ends if isinstance(end, PartialDate) and end.month is not None]
    if len(dates) != len(ends):
        return
    yield tuple(_without_year(date) for date in dates)
    if len(dates) == 2 and dates[0].day is None and dates[1].day is None:
        yield from _as_a_period(dates[0], dates[1])


def _as_a_period(low: PartialDate, high: PartialDate) -> Iterator[tuple[tuple[Key, ...], ...]]:
    """Whole months as "the first half", "the first five months"."""
    period = _PERIODS.get((low.month or 0, high.month or 0))
    if period:
        yield ((("period", *period),),)
    if low.month == 1 and high.month:
        yield (wanted(Number(Fraction(high.month), "month")),)


def _without_year(date: PartialDate) -> tuple[Key, ...]:
    return (("yearless", date.month, date.day),)


def _number_said(number: Number) -> Iterator[Key]:
    value = abs(number.value)
    measure = measures().get(number.unit)
    if measure:
        yield (measure.dimension, value * measure.factor)
    if number.unit in (TIME_OF_DAY, "hour"):
        yield ("clock", value)
        if value in _MIDNIGHTS:
            yield from (("clock", other) for other in _MIDNIGHTS)
    if not number.unit:
        yield ("bare", value)
        if value < 1:
            yield ("fraction", value)
    if number.unit == "times" and not number.scale:
        # "Rose 1.5 times" may be meant for 增长1.5倍; "doubled" and "в 2 раза" name the result.
        yield ("by times", value)
    if number.unit == "decade":
        yield ("decade", value)
    if measure and measure.dimension in _TIMES:
        yield ("moment", value)
    if not measure or measure.dimension not in _SHARES:
        yield ("any", value)


def _number_wanted(number: Number) -> Iterator[Key]:
    value = abs(number.value)
    if number.unit == TIME_OF_DAY:
        # "В восемь часов", "at 8": but the 15 minutes of 15:30 are no three in the afternoon.
        yield from (("clock", value), ("bare", value))
        return
    measure = measures().get(number.unit)
    dimension = measure.dimension if measure else ""
    if number.scale == AMBIGUOUS_SCALE:
        yield from _number_wanted(replace(number, scale="万亿"))
        yield from _number_wanted(replace(number, value=value / 10**6, scale="百万"))
        return
    if measure:
        yield (dimension, value * measure.factor)
    if dimension == "share" and measure:
        yield ("fraction", value * measure.factor)
        if number.scale == _GROWTH or value >= 100:
            yield ("multiple", value * measure.factor + 1)
        yield ("by times", value * measure.factor)
        if number.scale == _GROWTH:
            yield ("bare", value * measure.factor + 1)
        return
    if dimension in _SHARES:
        return
    yield ("bare", value)
    if dimension == "multiple":
        yield ("share", value)
        yield ("share", value - 1)
    if not number.unit and value < 1:
        yield ("share", value)
    if not measure or dimension == "multiple":
        yield ("any", value)
    yield ("year", value)
    if number.unit in _COUNTED_AS_ORDINALS or dimension in _TIMES:
        yield ("ordinal", value)
    if number.approximation in ("over", "about") and value % 10 == 0:
        # 40多岁 is "in his forties".
        yield ("decade", value)


def _date_said(date: PartialDate) -> Iterator[Key]:
    """Every part of a date with and without the others; a day goes with a day only."""
    year, month, day = date.year, date.month, date.day
    for some_year in {year, None}:
        for some_month in {month, None}:
            if (some_year, some_month, day) != (None, None, None):
                yield ("date", some_year, some_month, day)
    if year is None and month is not None:
        yield ("yearless", month, day)
    if year is None and month is None:
        yield ("monthless", day)
    if month is None and day is None and year is not None:
        # A bare 2019 reads as a year, and may be a count.
        yield ("year", Fraction(year))
