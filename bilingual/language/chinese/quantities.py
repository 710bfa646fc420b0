"""Figures, dates and ordinals in normalised Chinese text (Simplified, ASCII digits)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from bilingual.language import Spotted
from bilingual.language.data import approximators, currencies, numerals, rows, unit_by_chinese_name
from bilingual.language.words import alternatives
from bilingual.model import Approximation, Interval, Number, Ordinal, PartialDate

# Longer runs of digits are serial numbers; Python refuses to read very long ones.
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,15})?|\d{1,15}(?:\.\d{1,15})?)"
# 千克, 千米, 千瓦 and 百分点 are units: their first character multiplies nothing.
_SCALE = r"(?:万亿|[十百千]?[万亿]|百(?![分帕])|千(?![克米瓦伏赫帕焦]))"
_NUMERAL = rf"{_DIGITS}(?: ?{_SCALE}零?{_DIGITS})*(?: ?{_SCALE})?"
_DASH = r"\s*(?:-|–|—|~|～|至|到)\s*"
_FACTOR = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# No figure begins or ends inside a Latin word, a clock time or a longer figure: G20, 5G, 10:30, K7001, COVID-19.
_NOT_INSIDE_BEFORE = r"(?<![A-Za-z0-9_])(?<![\d:][.:])(?<!\d,)(?<!\d-)(?<![A-Za-z]-)"
_NOT_INSIDE_AFTER = r"(?:(?<=\d)(?![A-Za-z0-9_]|[:.]\d|-\d)|(?<=[A-Za-z])(?![A-Za-z0-9_])|(?<![\dA-Za-z]))"
# Units before which a minus sign is one; elsewhere a hyphen before a figure joins words.
_SIGNED = frozenset(("per cent", "percentage point", "degree celsius"))
# 近5年 is the last five years, not nearly five.
_SPANS_OF_TIME = frozenset(("year", "month", "day"))
# Behind the figure, before or after its scale word: 300多亿, 3万余.
_PLUS = "余多几"
_HALF = {"小时": "hour", "月": "month", "年": "year"}

# The figures of a web or mail address are not the text's.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]{1,64}@[\w.-]+\.\w+", re.ASCII)

_YEAR = r"(?:19|20)\d{2}"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# 30日内 is a length of time, 5日元 a sum.
_DAY_SIGN = r"日(?!元|以?内|之内)"

_DATES = re.compile(
    rf"(?<![\d.,第/-])(?:"
    rf"(?P<iso>(?P<iso_year>{_YEAR})([-/.])(?P<iso_month>{_MONTH})\3(?P<iso_day>{_DAY})(?!\d))"
    rf"|(?P<years>(?P<from_year>{_YEAR})(?: ?年?{_DASH}|/)(?P<to_year>{_YEAR}|\d\d) ?年度?)"
    rf"|(?:(?P<year>{_YEAR}) ?年 ?)?(?P<from_month>{_MONTH}) ?月 ?(?P<from_day>{_DAY})(?: ?[日号])?{_DASH}"
    rf"(?:(?:(?P<to_year_of_day>{_YEAR}) ?年 ?)?(?P<to_month_of_day>{_MONTH}) ?月 ?)?(?P<to_day>{_DAY}) ?[日号]"
    rf"|(?:(?P<months_year>{_YEAR}) ?年 ?)?(?P<first_month>{_MONTH})(?: ?月份?)?{_DASH}"
    rf"(?:(?P<last_year>{_YEAR}) ?年 ?)?(?P<last_month>{_MONTH}) ?月份?"
    rf"|(?P<from_only_day>{_DAY})(?: ?日)?{_DASH}(?P<to_only_day>{_DAY}) ?{_DAY_SIGN}"
    rf"|(?:(?P<y>{_YEAR}) ?年(?:度(?!假))? ?)?(?P<m>{_MONTH}) ?月(?:份| ?(?P<d>{_DAY}) ?[日号])?"
    rf"|(?P<year_alone>{_YEAR}) ?年(?:度(?!假))?"
    rf"|(?P<day_alone>{_DAY}) ?{_DAY_SIGN}"
    rf")"
)


def parse(text: str) -> tuple[Spotted, ...]:
    """The quantities of a text, in order, not overlapping.

    First form: Arabic figures with 百 千 万 亿, their ranges, approximations and the units of units.csv; per cent and
    percentage points; years, months, days and their ranges; 第 with Arabic or Chinese numerals. Other Chinese numerals
    are left to the lexicon. A bare figure is a Number without unit or scale.
    """
    if not any(char.isdigit() for char in text) and "第" not in text:
        return ()
    masked = _ADDRESS.sub(_masked, _exceptions().sub(_masked, text))
    taken = bytearray(len(masked))
    found: list[Spotted] = []
    for spotted in (*_dates(masked), *_ordinals(masked), *_numbers(masked)):
        if not any(taken[spotted.start : spotted.end]):
            taken[spotted.start : spotted.end] = b"\1" * (spotted.end - spotted.start)
            found.append(spotted)
    return tuple(sorted(found, key=lambda spotted: spotted.start))


def _masked(match: re.Match[str]) -> str:
    return "\N{REPLACEMENT CHARACTER}" * len(match.group())


def _dates(text: str) -> Iterator[Spotted]:
    for match in _DATES.finditer(text):
        date = _date(match)
        if date is not None:
            yield Spotted(match.start(), match.end(), date)


def _date(match: re.Match[str]) -> PartialDate | Interval | None:
    part = {name: int(value) for name, value in match.groupdict().items() if value and value.isdigit()}
    if match["iso"]:
        return PartialDate(part["iso_year"], part["iso_month"], part["iso_day"])
    if match["years"]:
        first, last = part["from_year"], part["to_year"]
        last = last if last > 99 else first // 100 * 100 + last
        return Interval(PartialDate(first), PartialDate(last)) if first < last else None
    if match["to_day"]:
        year, month = part.get("year"), part["from_month"]
        last_year, last_month = part.get("to_year_of_day", year), part.get("to_month_of_day", month)
        return Interval(PartialDate(year, month, part["from_day"]), PartialDate(last_year, last_month, part["to_day"]))
    if match["last_month"]:
        year = part.get("months_year")
        last_year = part.get("last_year", year)
        return Interval(PartialDate(year, part["first_month"]), PartialDate(last_year, part["last_month"]))
    if match["to_only_day"]:
        return Interval(PartialDate(day=part["from_only_day"]), PartialDate(day=part["to_only_day"]))
    return PartialDate(part.get("y") or part.get("year_alone"), part.get("m"), part.get("d") or part.get("day_alone"))


def _ordinals(text: str) -> Iterator[Spotted]:
    for match in re.finditer(r"第(?:(\d{1,4})|([一二三四五六七八九十百零]{1,7}))(批次|[届次个批期位轮名]?)", text):
        value = int(match[1]) if match[1] else chinese_integer(match[2])
        yield Spotted(match.start(), match.end(), Ordinal(value))


def chinese_integer(text: str) -> int:
    """The value of a Chinese numeral below ten thousand: 十二, 二十, 一百零五."""
    digits = {row["zh"].split(" | ")[0]: int(row["value"]) for row in numerals()[:9]} | {"两": 2, "零": 0}
    total = digit = 0
    for char in text:
        if char in digits:
            digit = digits[char]
        else:
            total += (digit or 1) * _FACTOR[char]
            digit = 0
    return total + digit


def _numbers(text: str) -> Iterator[Spotted]:
    for match in _number_pattern().finditer(text):
        quantity = _quantity(match)
        if quantity is None:
            continue
        # What the figure does not take up (近 in 近5年, a hyphen that is no minus) stays for the words around it.
        start = match.start("low") if match["low"] else match.start("high")
        if _sign(match, quantity) < 0:
            start = match.start("minus")
        if match["sign"]:
            start = match.start("sign")
        if quantity.approximation and match["before"]:
            start = match.start("before")
        yield Spotted(start, match.end(), quantity)


def _sign(match: re.Match[str], quantity: Number | Interval) -> int:
    """-1 where the figure took the sign before it for its own."""
    first = quantity.low if isinstance(quantity, Interval) else quantity
    return -1 if match["minus"] and isinstance(first, Number) and first.value < 0 else 1


def _quantity(match: re.Match[str]) -> Number | Interval | None:
    unit = unit_by_chinese_name().get(match["unit"] or "", "") or _HALF.get(match["half_of"] or match["half_year"], "")
    unit = unit or {"小时": "hour", "月": "month"}.get(match["counted"], "")
    unit = unit or _currency_signs().get(match["sign"] or "", "")
    before = None if match["before"] == "近" and unit in _SPANS_OF_TIME else match["before"]
    approximation = _approximation(before, match["plus"] or match["plus_counted"] or match["plus_unit"], match["after"])
    high = _number(match["high"])
    if match["plus_scale"]:
        high = Number(high.value * _scale_value(match["plus_scale"]), scale=match["plus_scale"])
    if match["half_of"] or match["half_year"]:
        high = replace(high, value=high.value + Fraction(1, 2))
    sign = -1 if match["minus"] == "零下" or (match["minus"] and unit in _SIGNED) else 1
    if match["low"] is None:
        return replace(high, value=sign * high.value, unit=unit, approximation=approximation)
    low = _number(match["low"])
    if not low.scale and high.scale:
        # 2-3万 shares its scale word; 9000-1万 does not.
        shared = Number(low.value * _scale_value(high.scale), scale=high.scale)
        low = shared if shared.value < high.value else low
    if not unit and not high.scale and (match["low"][0] == "0" or match["high"][0] == "0" or low.value >= high.value):
        return None  # 0451-12345678 is a telephone number
    return Interval(replace(low, value=sign * low.value, unit=unit), replace(high, unit=unit), approximation)


def _number(text: str) -> Number:
    """The value of a chain such as 3万4000, 1亿2000万, 1.5万亿; `scale` is its last scale word.

    A single digit at the end counts the next lower place: 1万5 is 15,000, 1万零5 is 10,005.
    """
    value = Fraction(0)
    scale = ""
    for zero, digits, word in re.findall(rf"(零?)({_DIGITS}) ?({_SCALE}?)", text):
        factor = _scale_value(word)
        if scale and not word and not zero and len(digits) == 1:
            factor = _scale_value(scale) // 10
        value += Fraction(digits.replace(",", "")) * factor
        scale = word or scale
    return Number(value, scale=scale)


def _scale_value(word: str) -> int:
    product = 1
    for char in word:
        product *= _FACTOR[char]
    return product


def _approximation(before: str | None, plus: str | None, after: str | None) -> Approximation:
    for approximator in approximators().values():
        if before in approximator.zh_before or plus in approximator.zh_after or after in approximator.zh_after:
            return approximator.id
    return ""


@cache
def _currency_signs() -> dict[str, str]:
    """Signs before a figure ($5); what is spelt in letters alone may be a part of a name."""
    table = {sign: unit for unit, currency in currencies().items() for sign in currency.signs}
    return {sign: unit for sign, unit in table.items() if not sign.isalpha()}


@cache
def _number_pattern() -> re.Pattern[str]:
    """One pattern for every figure: [约][2-]3[余]万[吨][左右]."""
    before = alternatives(word for row in approximators().values() for word in row.zh_before)
    after = alternatives(word for row in approximators().values() for word in row.zh_after if word not in _PLUS)
    unit = alternatives(unit_by_chinese_name())
    counted = rf"个(?:半(?P<half_of>小时|月)|(?P<plus_counted>[{_PLUS}])(?P<counted>小时|月))|(?P<half_year>年)半"
    # 3年多 is more than three years; 3家多次 is three of them, several times.
    plus_unit = r"(?<=[年天倍元吨米里时])(?P<plus_unit>多)(?![次边元种样方个家名项年])"
    return re.compile(
        rf"(?:(?P<before>{before}) ?)?(?P<minus>零下|-|\N{{MINUS SIGN}})?"
        rf"(?:(?<![A-Za-z$])(?P<sign>{alternatives(_currency_signs())}))?{_NOT_INSIDE_BEFORE}"
        rf"(?:(?P<low>{_NUMERAL})(?: ?(?:{unit}))?{_DASH})?(?P<high>{_NUMERAL})"
        rf"(?: ?(?P<plus>[{_PLUS}])(?P<plus_scale>{_SCALE})?)?"
        rf"(?: ?(?:{counted}|(?P<unit>{unit})(?:{plus_unit})?))?(?P<after>{after})?{_NOT_INSIDE_AFTER}"
    )


@cache
def _exceptions() -> re.Pattern[str]:
    return re.compile(alternatives(row["zh"] for _, row in rows("exceptions.csv", __package__)))
