"""Quantities in English: 31.86 billion yuan, January–May 2019, up to the 12th in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from bilingual.language import Spotted
from bilingual.language.data import approximators, currencies, months, numerals, units
from bilingual.language.figures import compared_unit, decimal_text, first_come, lends_its_scale, scaled, share_ranges
from bilingual.language.words import alternatives, initials
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_SCALE_WORDS = {10**12: "trillion", 10**9: "billion", 10**6: "million"}
_SCALE_VALUES = {
    **{word: value for value, word in _SCALE_WORDS.items()},
    "thousand": 1000,
    "hundred": 100,
    "tn": 10**12,
    "trn": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "mn": 10**6,
    "k": 1000,
}
_DASH = "\N{EN DASH}"
_SHARE_SIGNS = ("%", "‰")


@lru_cache(maxsize=4096)
def render(quantity: Quantity) -> str:
    """The quantity in British usage (8 May 2019; 2,436 tonnes). Values are exact; a bare figure keeps its digits."""
    match quantity:
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
    return f"{value}{suffix}"


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


def _number(number: Number) -> str:
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
    return " ".join(filter(None, (str(date.day or ""), month, str(date.year or ""))))


def _date_interval(low: PartialDate, high: PartialDate) -> str:
    """January–May 2019; 8–10 May 2019; 8 May – 10 June 2019: what both ends share is said once."""
    if low.day is None and low.month is None:
        return f"{low.year}{_DASH}{high.year}"
    if low.month is None and low.day is not None and high.month is None and high.day is not None:
        return f"the {_with_suffix(low.day)} to the {_with_suffix(high.day)}"
    same_year = low.year == high.year or low.year is None
    if low.day is not None and same_year and low.month == high.month:
        return f"{low.day}{_DASH}{_date(high)}"
    first = _date(PartialDate(None if same_year else low.year, low.month, low.day))
    joiner = f" {_DASH} " if " " in first else _DASH
    return first + joiner + _date(high)


def parse(text: str) -> tuple[Spotted, ...]:
    """The figures and dates of an English text, digits or the words one to twelve; ranges as their two ends."""
    spotted = first_come((*_spot_dates(text), *_spot_ordinals(text), *_spot_numbers(text)))
    return share_ranges(text, spotted, _SCALE_VALUES)


@cache
def _date_pattern() -> re.Pattern[str]:
    names = [name for row in months() for name in (row["en"], row["en_short"]) if name]
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?:19|20)\d{2}"
    return re.compile(
        rf"(?<!\w){initials((*names, 't'))}(?:(?P<iso>{year}-\d\d-\d\d\b)"
        rf"|\b(?:(?P<d1>{day})(?:\s+of)?\s+)?(?P<m1>{alternatives(names)})\b\.?(?:\s+(?P<d2>{day})\b(?!\s*(?:%|million|billion))"
        rf"(?:\s?[-\u2013\u2014]\s?(?P<d4>{day})\b(?!\s*(?:%|million|billion)))?)?"
        rf"(?:,?\s+(?P<y1>{year})\b)?"
        rf"|\bthe\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)\b"
        rf"|(?<![\d.,$€£])\b(?P<y2>{year})\b(?![.,]\d))"
    )


def _spot_dates(text: str) -> Iterator[Spotted]:
    numbers = {name: int(row["number"]) for row in months() for name in (row["en"], row["en_short"]) if name}
    for match in _date_pattern().finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
            yield Spotted(match.start(), match.end(), PartialDate(year, month, day))
            continue
        if match["d4"]:
            yield from _american_range(match, numbers[match["m1"]])
            continue
        day_text = match["d1"] or match["d2"] or match["d3"]
        year_text = match["y1"] or match["y2"]
        yield Spotted(
            match.start(),
            match.end(),
            PartialDate(
                int(year_text) if year_text else None,
                numbers[match["m1"]] if match["m1"] else None,
                int(re.sub(r"\D", "", day_text)) if day_text else None,
            ),
        )


def _american_range(match: re.Match[str], month: int) -> Iterator[Spotted]:
    """June 5-7, 2019: the month before both days."""
    year = int(match["y1"]) if match["y1"] else None
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("d2", "d4"))
    yield Spotted(match.start(), match.end("d2"), PartialDate(year, month, first))
    yield Spotted(match.start("d4"), match.end(), PartialDate(year, month, last))


def _spot_ordinals(text: str) -> Iterator[Spotted]:
    words = {row["en_ordinal"]: int(row["value"]) for row in numerals()}
    for match in re.finditer(
        rf"\b{initials(words)}(?:(\d{{1,9}})(?:st|nd|rd|th)|({alternatives(words)}))\b", text, re.IGNORECASE
    ):
        value = int(match[1]) if match[1] else words[match[2].lower()]
        yield Spotted(match.start(), match.end(), Ordinal(value))


@cache
def _currency_signs() -> dict[str, str]:
    return {sign: unit for unit, currency in currencies().items() for sign in currency.signs}


@cache
def _currency_names() -> dict[str, str]:
    return {name.lower(): unit for unit, currency in currencies().items() for name in currency.en}


@cache
def _number_pattern() -> re.Pattern[str]:
    words = alternatives(row["en"] for row in numerals())
    signs = alternatives(_currency_signs())
    scales = "|".join(sorted(_SCALE_VALUES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.]){initials((*_currency_signs(), *(row['en'] for row in numerals())))}(?:(?P<sign>{signs})\s?)?"
        rf"(?P<figure>\d{{1,3}}(?:[,\N{{NO-BREAK SPACE}}\N{{THIN SPACE}}]\d{{3}}){{1,8}}(?:\.\d{{1,30}})?"
        rf"|\d{{1,30}}(?:\.\d{{1,30}})?(?!\d)|\b(?:{words})\b)"
        rf"(?:[\s-]?(?P<scale>{scales})\b)?"
        rf"(?:\s?(?P<percent>%|per\s?cent\b|‰|per\s?mille\b)|[\s-](?P<points>percentage[\s-]points?)\b"
        rf"|[\s-](?P<currency>{alternatives(_currency_names())})\b)?",
        re.IGNORECASE,
    )


def _spot_numbers(text: str) -> Iterator[Spotted]:
    words = {row["en"]: int(row["value"]) for row in numerals()}
    for match in _number_pattern().finditer(text):
        figure = match["figure"].lower()
        value = Fraction(words[figure]) if figure in words else Fraction(re.sub(r"[^\d.]", "", figure))
        scale = (match["scale"] or "").lower()
        currency = _currency_names().get((match["currency"] or "").lower(), "")
        currency = currency or _currency_signs().get((match["sign"] or "").upper(), "")
        unit = compared_unit(match["percent"], match["points"], currency)
        number = Number(value * _SCALE_VALUES.get(scale, 1), unit, scale)
        yield Spotted(match.start(), match.end(), number)
