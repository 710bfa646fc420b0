"""Quantities in English: 31.86 billion yuan, January–May 2019, up to the 12th in words."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from bilingual.language.data import approximators, months, numerals, units
from bilingual.language.figures import FRACTION_SIGN, TIME_OF_DAY, clock_text, decimal_text, lends_its_scale, scaled
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_SCALE_WORDS = {10**12: "trillion", 10**9: "billion", 10**6: "million"}
_DASH = "\N{EN DASH}"
_SHARE_SIGNS = ("%", "‰")


@lru_cache(maxsize=4096)
def render(quantity: Quantity) -> str:
    """The quantity in British usage (8 May 2019; 2,436 tonnes). Values are exact; a bare figure keeps its digits."""
    match quantity:
        case Number(value, unit) if unit == TIME_OF_DAY:
            return clock_text(value)
        case Number():
            return _with_approximation(_number(quantity), quantity.approximation)
        case Ordinal(value):
            return _ordinal(value)
        case PartialDate():
            return _date(quantity)
        case Interval(Number() as low, Number() as high):
            return _with_approximation(_number_interval(low, high), quantity.approximation)
        case Interval(PartialDate() as low, PartialDate() as high):
            return _date_interval(low, high)
    raise ValueError(f"an interval between unlike ends: {quantity}")


def _ordinal(value: int) -> str:
    """first … twelfth in words, 13th and on in figures."""
    if 1 <= value <= len(numerals()):
        return numerals()[value - 1]["en_ordinal"]
    return _with_suffix(value)


def _with_suffix(value: int) -> str:
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{suffix}"


def _with_approximation(text: str, approximation: str) -> str:
    return f"{approximators()[approximation].en} {text}" if approximation else text


def _figure(number: Number, words: bool = True) -> tuple[str, str]:
    """The digits and the scale word, "" if none."""
    value, scale = scaled(number.value, words and bool(number.scale))
    grouped = bool(number.unit or number.scale or number.approximation)
    return decimal_text(value, "en", grouped), _SCALE_WORDS.get(scale, "")


def _unit(number: Number) -> str:
    if not number.unit:
        return ""
    unit = units()[number.unit]
    return unit.en_one if abs(number.value) == 1 else unit.en_many


def _fraction(value: Fraction) -> str:
    """Two thirds, three quarters; 3/17 where the words would be long."""
    count, parts = value.numerator, value.denominator
    if not 0 < count < parts <= len(numerals()):
        return f"{count}/{parts}"
    name = {2: "half", 4: "quarter"}.get(parts, numerals()[parts - 1]["en_ordinal"])
    return f"{numerals()[count - 1]['en']} {name}{'s' if count > 1 else ''}"


def _number(number: Number) -> str:
    if number.scale == FRACTION_SIGN and not number.unit:
        return _fraction(number.value)
    return _said(*_figure(number), number)


def _said(digits: str, scale: str, number: Number) -> str:
    """The figure with its unit: the sign of a share stands on the digits, behind a scale word it is spelt out."""
    unit = _unit(number)
    if unit in _SHARE_SIGNS and not scale:
        return digits + unit
    return " ".join(filter(None, (digits, scale, number.unit if unit in _SHARE_SIGNS else unit)))


def _number_interval(low: Number, high: Number) -> str:
    """2–3%, 20–30 million tonnes; 900,000 – 1 million tonnes where the scale words differ."""
    words = not lends_its_scale(low, high)
    (low_digits, low_scale), (high_digits, high_scale) = _figure(low, words), _figure(high, words)
    second = _said(high_digits, high_scale, high)
    if low_scale == high_scale:
        return f"{low_digits}{_DASH}{second}"
    share = _unit(low) in _SHARE_SIGNS
    first = _said(low_digits, low_scale, low if share else Number(low.value))
    return f"{first} {_DASH} {second}"


def _date(date: PartialDate) -> str:
    if date.month is None and date.day is not None:
        return f"the {_with_suffix(date.day)}"
    month = months()[date.month - 1]["en"] if date.month else ""
    return " ".join(filter(None, (str(date.day or ""), month, _year(date.year) if date.year else "")))


def _year(year: int) -> str:
    return f"{-year} BC" if year < 0 else str(year)


def _date_interval(low: PartialDate, high: PartialDate) -> str:
    """January–May 2019; 8–10 May 2019; 8 May – 10 June 2019: what both ends share is said once."""
    if low.day is None and low.month is None:
        return f"{_year(low.year or 0)}{_DASH}{_year(high.year or 0)}"
    if low.month is None and low.day is not None and high.month is None and high.day is not None:
        return f"the {_with_suffix(low.day)} to the {_with_suffix(high.day)}"
    same_year = low.year == high.year or low.year is None
    if low.day is not None and same_year and low.month == high.month:
        return f"{low.day}{_DASH}{_date(high)}"
    first = _date(PartialDate(None if same_year else low.year, low.month, low.day))
    joiner = f" {_DASH} " if " " in first else _DASH
    return first + joiner + _date(high)
