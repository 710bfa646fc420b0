"""Quantities in Russian: 31,86 млрд юаней, январь — май 2019 года, 4-й."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from babel import Locale

from bilingual.language.data import Unit, approximators, months, numerals, several, units
from bilingual.language.figures import (
    FRACTION_SIGN,
    TIME_OF_DAY,
    clock_text,
    decimal_text,
    least_decimals,
    lends_its_scale,
    scaled,
)
from bilingual.language.russian.spelling import spell
from bilingual.language.style import Style, default_style
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_SCALE_WORDS = {10**12: "трлн", 10**9: "млрд", 10**6: "млн"}
_BLANK = "\N{NO-BREAK SPACE}"
_EM_DASH = "\N{EM DASH}"
_EN_DASH = "\N{EN DASH}"
_SHARE_SIGNS = ("%", "‰")
# The short forms of the words for a year.
_SHORT = {"год": "г.", "года": "г.", "годы": "гг."}


def render(quantity: Quantity, style: Style | None = None) -> str:
    """The quantity in a style, the default unless given, with its noun in agreement.

    Figures and nouns are tied by no-break spaces. Values are exact.
    """
    return _rendered(quantity, style or default_style())


@lru_cache(maxsize=4096)
def _rendered(quantity: Quantity, style: Style) -> str:
    return spell(_with_yo(quantity, style), style)


def _with_yo(quantity: Quantity, style: Style) -> str:
    match quantity:
        case Number(value, unit) if unit == TIME_OF_DAY:
            return clock_text(value)
        case Number():
            return _number(quantity, quantity.approximation, style)
        case Ordinal(value):
            return f"{decimal_text(Fraction(value), 'ru', _thousands(Fraction(value), style))}-й"
        case PartialDate():
            return _date(quantity, style)
        case Interval(Number() as low, Number() as high):
            return _number_interval(low, high, quantity.approximation, style)
        case Interval(PartialDate() as low, PartialDate() as high):
            return _date_interval(low, high, style)
    raise ValueError(f"an interval between unlike ends: {quantity}")


def _thousands(value: Fraction, style: Style) -> str:
    return style.ru_thousands if abs(value) >= style.ru_grouped_from else "none"


def _figure(number: Number, style: Style, words: bool = True) -> tuple[str, str]:
    value, scale = scaled(number, style) if words else (number.value, 1)
    counts = bool(number.unit or number.scale or number.approximation)
    thousands = _thousands(value, style) if counts else "none"
    least = least_decimals(number, scale, _is_share(number), style)
    return decimal_text(value, "ru", thousands, least), _SCALE_WORDS.get(scale, "")


def _is_share(number: Number) -> bool:
    return bool(number.unit) and units()[number.unit].ru_many in _SHARE_SIGNS


def _agreed(unit: Unit, value: Fraction, genitive: bool) -> str:
    if value.denominator != 1:
        return unit.ru_fraction
    form = Locale.parse("ru").plural_form(abs(value.numerator))
    if genitive:
        return unit.ru_fraction if form == "one" else unit.ru_many
    return {"one": unit.ru_one, "few": unit.ru_few}.get(form, unit.ru_many)


def _counted(number: Number, genitive: bool, style: Style, words: bool = True) -> str:
    """The figure with its noun: genitive plural behind a scale word, else by the number (CLDR plural rules)."""
    digits, scale = _figure(number, style, words)
    noun = ""
    if number.unit:
        unit = units()[number.unit]
        noun = unit.ru_many if scale else _agreed(unit, number.value, genitive)
    if style.ru_percent == "joined" and _is_share(number) and not scale:
        return digits + noun
    return _BLANK.join(filter(None, (digits, scale, noun)))


def _fraction(value: Fraction) -> str:
    """Две трети, одна пятая; 3/17 where the words would be long."""
    count, parts = value.numerator, value.denominator
    if not 0 < count < parts <= len(numerals()):
        return f"{count}/{parts}"
    if parts == 2:
        return "половина"
    counts = several(numerals()[count - 1]["ru"])
    stem = several(numerals()[parts - 1]["ru_ordinal_stem"])[0]
    one, many = {3: ("треть", "трети"), 4: ("четверть", "четверти")}.get(parts, (f"{stem}ая", f"{stem}ых"))
    # одна, две: the feminine stands second.
    return f"{counts[1] if count < 3 else counts[0]} {one if count == 1 else many}"


def _number(number: Number, approximation: str, style: Style) -> str:
    word, genitive = _approximating(approximation)
    if number.scale == FRACTION_SIGN and not number.unit:
        return word + _fraction(number.value)
    return word + _counted(number, genitive, style)


def _approximating(approximation: str) -> tuple[str, bool]:
    """The word before the figure with a blank, and whether it asks for the genitive."""
    if not approximation:
        return "", False
    row = approximators()[approximation]
    return f"{row.ru} ", row.ru_governs == "genitive"


def _number_interval(low: Number, high: Number, approximation: str, style: Style) -> str:
    word, genitive = _approximating(approximation)
    words = not lends_its_scale(low, high, style)
    (low_digits, low_scale), (_, high_scale) = _figure(low, style, words), _figure(high, style, words)
    first = low_digits if low_scale == high_scale else _BLANK.join((low_digits, low_scale)).strip(_BLANK)
    joiner = _EN_DASH if low_scale == high_scale else f" {_EM_DASH} "
    return word + first + joiner + _counted(high, genitive, style, words)


def _date(date: PartialDate, style: Style) -> str:
    if date.day is not None and date.month is None:
        return f"{date.day}-го{_BLANK}числа"
    if date.month is None:
        return _year(date.year or 0, "год", style)
    row = months()[date.month - 1]
    month = row["ru_genitive"] if date.day is not None else row["ru_nominative"]
    year = _year(date.year, "года", style) if date.year else ""
    day_month = f"{date.day}{_BLANK}{month}" if date.day is not None else month
    return f"{day_month} {year}".strip()


def _year(year: int, word: str, style: Style) -> str:
    shown = _SHORT[word] if style.ru_year == "г." else word
    return f"{abs(year)}{_BLANK}{shown}" + (f" до{_BLANK}н.{_BLANK}э." if year < 0 else "")


def _date_interval(low: PartialDate, high: PartialDate, style: Style) -> str:
    if low.day is None and low.month is None:
        return f"{abs(low.year or 0)}{_EN_DASH}{_year(high.year or 0, 'годы', style)}"
    if low.month is None and high.month is None:
        return f"{low.day}{_EN_DASH}{high.day}{_BLANK}числа"
    same_year = low.year == high.year or low.year is None
    if low.day is not None and same_year and low.month == high.month:
        return f"{low.day}{_EN_DASH}{_date(high, style)}"
    first = _date(PartialDate(None if same_year else low.year, low.month, low.day), style)
    return f"{first}{_BLANK}{_EM_DASH} {_date(high, style)}"
