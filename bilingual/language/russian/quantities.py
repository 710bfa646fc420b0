"""Quantities in Russian: 31,86 млрд юаней, январь — май 2019 года, 4-й."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale

from bilingual.language import Spotted
from bilingual.language.data import Unit, approximators, currencies, months, numerals, several, units
from bilingual.language.figures import compared_unit, decimal_text, first_come, lends_its_scale, scaled, share_ranges
from bilingual.language.words import alternatives, initials
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_SCALE_WORDS = {10**12: "трлн", 10**9: "млрд", 10**6: "млн"}
# Stems, so that every case form is read: 3 миллиарда, трёх миллионов.
_SCALE_STEMS = {
    "трлн": 10**12,
    "триллион": 10**12,
    "млрд": 10**9,
    "миллиард": 10**9,
    "млн": 10**6,
    "миллион": 10**6,
    "тыс": 1000,
    "тысяч": 1000,
}
_BLANK = "\N{NO-BREAK SPACE}"
_EM_DASH = "\N{EM DASH}"
_EN_DASH = "\N{EN DASH}"
# CLDR groups four digits too; Russian practice leaves 2436 in one piece (Мильчин, Чельцова: Справочник издателя).
_GROUPED_FROM = 10_000


@lru_cache(maxsize=4096)
def render(quantity: Quantity) -> str:
    """The quantity with its noun in agreement, figures and nouns tied by no-break spaces. Values are exact."""
    match quantity:
        case Number():
            return _number(quantity, quantity.approximation)
        case Ordinal(value):
            return f"{value}-й"
        case PartialDate():
            return _date(quantity)
        case Interval(Number() as low, Number() as high):
            return _number_interval(low, high, quantity.approximation)
        case Interval(PartialDate() as low, PartialDate() as high):
            return _date_interval(low, high)
    raise ValueError(f"an interval between unlike ends: {quantity}")


def _figure(number: Number, words: bool = True) -> tuple[str, str]:
    value, scale = scaled(number.value, words and bool(number.scale))
    grouped = bool(number.unit or number.scale or number.approximation) and abs(value) >= _GROUPED_FROM
    return decimal_text(value, "ru", grouped), _SCALE_WORDS.get(scale, "")


def _agreed(unit: Unit, value: Fraction, genitive: bool) -> str:
    if value.denominator != 1:
        return unit.ru_fraction
    form = Locale.parse("ru").plural_form(abs(value.numerator))
    if genitive:
        return unit.ru_fraction if form == "one" else unit.ru_many
    return {"one": unit.ru_one, "few": unit.ru_few}.get(form, unit.ru_many)


def _counted(number: Number, genitive: bool, words: bool = True) -> str:
    """The figure with its noun: genitive plural behind a scale word, else by the number (CLDR plural rules)."""
    digits, scale = _figure(number, words)
    noun = ""
    if number.unit:
        unit = units()[number.unit]
        noun = unit.ru_many if scale else _agreed(unit, number.value, genitive)
    return _BLANK.join(filter(None, (digits, scale, noun)))


def _number(number: Number, approximation: str) -> str:
    word, genitive = _approximating(approximation)
    return word + _counted(number, genitive)


def _approximating(approximation: str) -> tuple[str, bool]:
    """The word before the figure with a blank, and whether it asks for the genitive."""
    if not approximation:
        return "", False
    row = approximators()[approximation]
    return f"{row.ru} ", row.ru_governs == "genitive"


def _number_interval(low: Number, high: Number, approximation: str) -> str:
    word, genitive = _approximating(approximation)
    words = not lends_its_scale(low, high)
    (low_digits, low_scale), (_, high_scale) = _figure(low, words), _figure(high, words)
    first = low_digits if low_scale == high_scale else _BLANK.join((low_digits, low_scale)).strip(_BLANK)
    joiner = _EN_DASH if low_scale == high_scale else f" {_EM_DASH} "
    return word + first + joiner + _counted(high, genitive, words)


def _date(date: PartialDate) -> str:
    if date.day is not None and date.month is None:
        return f"{date.day}-го{_BLANK}числа"
    if date.month is None:
        return f"{date.year}{_BLANK}год"
    row = months()[date.month - 1]
    month = row["ru_genitive"] if date.day is not None else row["ru_nominative"]
    year = f"{date.year}{_BLANK}года" if date.year else ""
    day_month = f"{date.day}{_BLANK}{month}" if date.day is not None else month
    return f"{day_month} {year}".strip()


def _date_interval(low: PartialDate, high: PartialDate) -> str:
    if low.day is None and low.month is None:
        return f"{low.year}{_EN_DASH}{high.year}{_BLANK}годы"
    if low.month is None and high.month is None:
        return f"{low.day}{_EN_DASH}{high.day}{_BLANK}числа"
    same_year = low.year == high.year or low.year is None
    if low.day is not None and same_year and low.month == high.month:
        return f"{low.day}{_EN_DASH}{_date(high)}"
    first = _date(PartialDate(None if same_year else low.year, low.month, low.day))
    return f"{first}{_BLANK}{_EM_DASH} {_date(high)}"


def parse(text: str) -> tuple[Spotted, ...]:
    """The figures and dates of a Russian text, digits or the numerals one to twelve in any case; ranges as two ends."""
    spotted = first_come((*_spot_dates(text), *_spot_ordinals(text), *_spot_numbers(text)))
    return share_ranges(text, spotted, _SCALE_STEMS)


@cache
def _month_forms() -> dict[str, int]:
    columns = ("ru_nominative", "ru_genitive", "ru_prepositional", "ru_other")
    return {form: int(row["number"]) for row in months() for column in columns for form in several(row[column])}


@cache
def _date_pattern() -> re.Pattern[str]:
    names = alternatives(_month_forms())
    year = r"(?:19|20)\d{2}"
    return re.compile(
        rf"(?<!\w){initials(_month_forms())}(?:(?P<iso>{year}-\d\d-\d\d\b)"
        rf"|(?:\b(?P<day>3[01]|[12]\d|0?[1-9])\s+)?\b(?P<month>{names})\b(?:\s+(?P<year>{year})\b(?:\s+г(?:\.|од\w*))?)?"
        rf"|\b(?P<day_alone>\d{{1,2}})(?:-го)?\s+числ\w+"
        rf"|(?<![\d.,])\b(?P<year_alone>{year})\b(?![.,]\d|-[а-яё])(?:\s+г(?:г?\.|од\w*))?)",
        re.IGNORECASE,
    )


def _spot_dates(text: str) -> Iterator[Spotted]:
    for match in _date_pattern().finditer(text):
        if match["iso"]:
            year, month, day = map(int, match["iso"].split("-"))
            yield Spotted(match.start(), match.end(), PartialDate(year, month, day))
            continue
        day_text = match["day"] or match["day_alone"]
        year_text = match["year"] or match["year_alone"]
        yield Spotted(
            match.start(),
            match.end(),
            PartialDate(
                int(year_text) if year_text else None,
                _month_forms()[match["month"].lower()] if match["month"] else None,
                int(day_text) if day_text else None,
            ),
        )


def _spot_ordinals(text: str) -> Iterator[Spotted]:
    stems = {stem: int(row["value"]) for row in numerals() for stem in several(row["ru_ordinal_stem"])}
    # третий, третьего: the soft sign belongs to the ending.
    endings = r"(?:ый|ой|ий|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми|ье|ья|ьего|ьему|ьим|ьем|ьей|ью|ьи|ьих)"
    short_endings = r"(?:й|я|е|го|му|м|ю|ой|ый|ий|ая|ое|х|ми|ого|ому|ым|ом|ую|ых)"
    pattern = rf"\b{initials(stems)}(?:(\d{{1,9}})-{short_endings}|({alternatives(stems)}){endings})\b"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        value = int(match[1]) if match[1] else stems[match[2].lower()]
        yield Spotted(match.start(), match.end(), Ordinal(value))


@cache
def _number_words() -> dict[str, int]:
    return {form: int(row["value"]) for row in numerals() for form in several(row["ru"])}


@cache
def _currency_signs() -> dict[str, str]:
    return {sign: unit for unit, currency in currencies().items() for sign in currency.signs}


@cache
def _currency_stems() -> dict[str, str]:
    return {stem: unit for unit, currency in currencies().items() for stem in currency.ru}


@cache
def _number_pattern() -> re.Pattern[str]:
    scales = alternatives(_SCALE_STEMS)
    words = alternatives(_number_words())
    blank = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
    return re.compile(
        rf"(?<![\w.,]){initials((*_currency_signs(), *_number_words()))}"
        rf"(?:(?P<sign>{alternatives(_currency_signs())})\s?)?(?P<figure>\d{{1,3}}(?:{blank}\d{{3}}){{1,8}}(?!\d)(?:,\d{{1,30}})?"
        rf"|\d{{1,30}}(?:,\d{{1,30}})?(?!\d)|\b(?:{words})\b)"
        rf"(?:\s+(?P<scale>{scales})\w*\.?)?"
        rf"(?:\s?(?P<percent>%|‰|процент(?:а|ов|ам|ах|ами|ом|у|е)?\b)|\s+(?P<points>процентн\w+\s+пункт\w*|п\.\s?п\.)"
        rf"|\s+(?P<currency>{alternatives(_currency_stems())}))?",
        re.IGNORECASE,
    )


def _spot_numbers(text: str) -> Iterator[Spotted]:
    for match in _number_pattern().finditer(text):
        figure = match["figure"].lower()
        value = (
            Fraction(_number_words()[figure])
            if figure in _number_words()
            else Fraction(re.sub(r"[^\d,]", "", figure).replace(",", "."))
        )
        scale = (match["scale"] or "").lower()
        currency = _currency_stems().get((match["currency"] or "").lower(), "")
        currency = currency or _currency_signs().get((match["sign"] or "").upper(), "")
        unit = compared_unit(match["percent"], match["points"], currency)
        number = Number(value * _SCALE_STEMS.get(scale, 1), unit, scale)
        yield Spotted(match.start(), match.end(), number)
