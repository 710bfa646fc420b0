"""Quantities in English: 31.86 billion yuan, January–May 2019, up to the 12th in words."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from bilingual.language.data import approximators, currencies, months, numerals, units
from bilingual.language.english.spelling import spell
from bilingual.language.figures import (
    FRACTION_SIGN,
    TIME_OF_DAY,
    clock_text,
    decimal_text,
    least_decimals,
    lends_its_scale,
    scaled,
)
from bilingual.language.style import Style, default_style
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_SCALE_WORDS = {10**12: "trillion", 10**9: "billion", 10**6: "million"}
_DASH = "\N{EN DASH}"
_SHARE_SIGNS = ("%", "‰")


def render(quantity: Quantity, style: Style | None = None) -> str:
    """The quantity in a style, the default unless given (8 May 2019; 2,436 tonnes).

    Values are exact; a bare figure keeps its digits.
    """
    return _rendered(quantity, style or default_style())


@lru_cache(maxsize=4096)
def _rendered(quantity: Quantity, style: Style) -> str:
    return spell(_in_british_spelling(quantity, style), style)


def _in_british_spelling(quantity: Quantity, style: Style) -> str:
    match quantity:
        case Number(value, unit) if unit == TIME_OF_DAY:
            return clock_text(value)
        case Number():
            return _with_approximation(_number(quantity, style), quantity.approximation)
        case Ordinal(value):
            return _ordinal(value, style)
        case PartialDate():
            return _date(quantity, style)
        case Interval(Number() as low, Number() as high):
            return _with_approximation(_number_interval(low, high, style), quantity.approximation)
        case Interval(PartialDate() as low, PartialDate() as high):
            return _date_interval(low, high, style)
    raise ValueError(f"an interval between unlike ends: {quantity}")


def _ordinal(value: int, style: Style) -> str:
    """first … twelfth in words, 13th and on in figures."""
    if 1 <= value <= len(numerals()):
        return numerals()[value - 1]["en_ordinal"]
    return _with_suffix(value, style)


def _with_suffix(value: int, style: Style) -> str:
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return decimal_text(Fraction(value), "en", _thousands(Fraction(value), style)) + suffix


def _thousands(value: Fraction, style: Style) -> str:
    return style.en_thousands if abs(value) >= style.en_grouped_from else "none"


def _with_approximation(text: str, approximation: str) -> str:
    return f"{approximators()[approximation].en} {text}" if approximation else text


def _figure(number: Number, style: Style, words: bool = True) -> tuple[str, str]:
    """The digits and the scale word, "" if none."""
    value, scale = scaled(number, style) if words else (number.value, 1)
    counts = bool(number.unit or number.scale or number.approximation)
    thousands = _thousands(value, style) if counts else "none"
    least = least_decimals(number, scale, _unit(number) in _SHARE_SIGNS, style)
    return decimal_text(value, "en", thousands, least), _SCALE_WORDS.get(scale, "")


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


def _number(number: Number, style: Style) -> str:
    if number.scale == FRACTION_SIGN and not number.unit:
        return _fraction(number.value)
    return _said(*_figure(number, style), number, style)


def _said(digits: str, scale: str, number: Number, style: Style) -> str:
    """The figure with its unit: the sign of a currency before it, that of a share on its digits, else the word."""
    if number.unit in style.en_signs:
        return f"{_with_sign(digits, number.unit)} {scale}".rstrip()
    unit = _unit(number)
    if unit not in _SHARE_SIGNS:
        return " ".join(filter(None, (digits, scale, unit)))
    if scale or style.en_percent == "word":
        return " ".join(filter(None, (digits, scale, number.unit)))
    return digits + unit


def _with_sign(digits: str, unit: str) -> str:
    """RMB 5, US$5, -RMB 5: a blank stands behind letters."""
    sign = currencies()[unit].signs[0]
    minus = "-" if digits.startswith("-") else ""
    return f"{minus}{sign}{' ' if sign[-1].isalpha() else ''}{digits.removeprefix('-')}"


def _number_interval(low: Number, high: Number, style: Style) -> str:
    """2–3%, 20–30 million tonnes; 900,000 – 1 million tonnes where the scale words differ."""
    words = not lends_its_scale(low, high, style)
    (low_digits, low_scale), (high_digits, high_scale) = _figure(low, style, words), _figure(high, style, words)
    second = _said(high_digits, high_scale, high, style)
    signed = high.unit in style.en_signs
    if low_scale == high_scale:
        first = _with_sign(low_digits, high.unit) if signed else low_digits
        rest = " ".join(filter(None, (high_digits, high_scale))) if signed else second
        return f"{first}{_DASH}{rest}"
    named = signed or _unit(low) in _SHARE_SIGNS
    first = _said(low_digits, low_scale, low if named else Number(low.value), style)
    return f"{first} {_DASH} {second}"


def _date(date: PartialDate, style: Style) -> str:
    if date.month is None and date.day is not None:
        return f"the {_with_suffix(date.day, style)}"
    month = months()[date.month - 1]["en"] if date.month else ""
    return _joined(str(date.day or ""), month, _year(date.year) if date.year else "", style)


def _joined(day: str, month: str, year: str, style: Style) -> str:
    """8 May 2019; May 8, 2019. `day` may be a range of days."""
    if day and style.en_dates == "month day":
        return f"{month} {day}, {year}" if year else f"{month} {day}"
    return " ".join(filter(None, (day, month, year)))


def _year(year: int) -> str:
    return f"{-year} BC" if year < 0 else str(year)


def _date_interval(low: PartialDate, high: PartialDate, style: Style) -> str:
    """January–May 2019; 8–10 May 2019; 8 May – 10 June 2019: what both ends share is said once."""
    if low.day is None and low.month is None:
        return f"{_year(low.year or 0)}{_DASH}{_year(high.year or 0)}"
    if low.month is None and low.day is not None and high.month is None and high.day is not None:
        return f"the {_with_suffix(low.day, style)} to the {_with_suffix(high.day, style)}"
    same_year = low.year == high.year or low.year is None
    if low.day is not None and high.month and same_year and low.month == high.month:
        month = months()[high.month - 1]["en"]
        return _joined(f"{low.day}{_DASH}{high.day}", month, _year(high.year) if high.year else "", style)
    first = _date(PartialDate(None if same_year else low.year, low.month, low.day), style)
    joiner = f" {_DASH} " if " " in first else _DASH
    return first + joiner + _date(high, style)
