"""Numbers of Chinese text with their scale words, units and approximations, one figure at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from unicodedata import numeric

from bilingual.language import Spotted
from bilingual.language.chinese import numerals
from bilingual.language.chinese.context import is_code
from bilingual.language.chinese.dates import DASH
from bilingual.language.chinese.numerals import SCALE, scale_value
from bilingual.language.chinese.ranges import Figure, joined
from bilingual.language.data import approximators, currency_signs, unit_by_chinese_name, units
from bilingual.language.words import alternatives
from bilingual.model import Approximation, Interval, Number

# Longer runs of digits are serial numbers; Python refuses to read very long ones.
_VULGAR = "[½⅓⅔¼¾⅛]"
_SPACED = r"(?<!\d )\d{1,3}(?: \d{3}){1,5}(?!\d| \d)"
_DIGITS = rf"(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}|{_SPACED}|\d{{1,15}})(?:\.\d{{1,15}})?{_VULGAR}?)"
_DIGIT = "[一二两三四五六七八九]"
# 3万四千: Chinese numerals may go on where a scale word stands.
_TAIL = rf"(?:(?<=[百千万亿])(?=零?{_DIGIT}[十百千万]){numerals.NUMERAL})?"
_CHAIN = rf"{_DIGITS}(?: ?{SCALE}零?{_DIGITS})*(?: ?{SCALE})?{_TAIL}"
_SLASHED = r"\d{1,3}/\d{1,4}(?![/\d])"
# 进口五、六万吨; 一、二十吨 at the start is the first item of a list.
_DOUBTED = rf"(?<=[\u4e00-\u9fff])(?<!第){_DIGIT}、{_DIGIT}[十百千]?[万亿]?(?![月年日号、])"
_PLAIN = rf"{numerals.NUMERAL}(?![\d])(?!分之)"
_FIGURE = rf"(?:(?<![/.\d]){_SLASHED}|{_DOUBTED}|(?<!{_DIGIT}[十百千万亿]){_CHAIN}|{_PLAIN})"
# No figure begins or ends inside a Latin word, a clock time or a longer figure: G20, 5G, 10:30, K7001, COVID-19.
_NOT_INSIDE_BEFORE = r"(?<![A-Za-z0-9_])(?<![\d:][.:])(?<!\d,)(?<![A-Za-z]-)"
_NOT_INSIDE_AFTER = r"(?:(?<=\d)(?![A-Za-z0-9_]|[:.]\d)|(?<=[A-Za-z])(?![A-Za-z0-9_])|(?<![\dA-Za-z]))"
# Units before which a minus sign is one; elsewhere a hyphen before a figure joins words.
_SIGNED = frozenset(("per cent", "percentage point", "degree celsius"))
# 近5年 is the last five years, not nearly five.
_SPANS_OF_TIME = frozenset(("year", "month", "day", "week", "quarter"))
# 一个百分点 and 一倍 are values; 一吨, 一年 may be "per tonne", "annual".
_COUNTED_FROM_ONE = frozenset(("per cent", "percentage point", "times"))
# A numeral of one character may be the end of a range: 三至五天, 百分之五到八.
_BESIDE_DASH = re.compile(rf"{DASH}{numerals.INITIAL}|{numerals.INITIAL}{DASH}")
# Behind the figure, before or after its scale word: 300多亿, 3万余; 300来家, but not 300来自.
_PLUS = "余多几来"
_PLUS_SIGN = "[余多几]|来(?=[个家名吨种件位])"
_HALVED = {"小时": "hour", "钟头": "hour", "月": "month", "星期": "week", "世纪": "century", "年": "year", "天": "day"}


def spot_numbers(text: str) -> Iterator[Spotted]:
    """The numbers and ranges of numbers of a text, in order. Growth by N倍 is N hundred per cent with the scale 倍."""
    figures = (_figure(match, text) for match in _number_pattern().finditer(text))
    return joined(text, [figure for figure in figures if figure is not None])


def _figure(match: re.Match[str], text: str) -> Figure | None:
    unit = _unit(match)
    read = _read(match, text, unit)
    if read is None:
        return None
    before = None if match["before"] == "近" and unit in _SPANS_OF_TIME else match["before"] or match["over"]
    plus = match["plus"] or match["plus_counted"] or match["plus_unit"]
    approximation = _approximation(before, plus, match["after"])
    signed = match["minus"] == "零下" or (match["minus"] and unit in _SIGNED)
    ends = [_completed(match, end) for end in (read if read[0] != read[1] else read[:1])]
    ends = [Number(-end.value if signed else end.value, unit or end.unit, end.scale) for end in ends]
    if is_code(text, match.start("figure"), match.end("figure"), ends[0]):
        return None
    # What the figure does not take up (近 in 近5年, a hyphen that is no minus) stays for the words around it.
    start = match.start("of") if match["of"] else match.start("figure")
    start = match.start("minus") if signed else match.start("sign") if match["sign"] else start
    start = match.start("heat") if match["heat"] else start
    if approximation and before:
        start = match.start("before") if match["before"] else match.start("over")
    quantity = (
        replace(ends[0], approximation=approximation) if len(ends) == 1 else Interval(ends[0], ends[-1], approximation)
    )
    is_open = not (unit or match["of"] or match["plus_scale"] or before) and match["figure"] in numerals.DIGITS
    return Figure(start, match.end(), quantity, leads=approximation != "" and before is not None, is_open=is_open)


def _unit(match: re.Match[str]) -> str:
    half = match["half_of"] or match["half_unit"] or match["counted"]
    if half:
        return _HALVED[half]
    if match["tenths"] or match["discount"]:
        return "per cent"
    if match["heat"]:
        return "degree fahrenheit" if match["heat"] == "华氏" else "degree celsius"
    if match["degrees"] or match["months"] or match["minutes"]:
        return "degree celsius" if match["degrees"] else "month" if match["months"] else "minute"
    # £28亿元 is a sum in pounds.
    return _currency_signs().get(match["sign"] or "", "") or unit_by_chinese_name().get(match["unit"] or "", "")


def _read(match: re.Match[str], text: str, unit: str) -> tuple[Number, Number] | None:
    """The figure as written, without its unit; twice, or as the two ends that an open numeral stands between."""
    figure = match["figure"]
    if figure[0].isdigit():
        number = _slashed(figure) if "/" in figure else _chain(figure)
        return None if number is None else (number, number)
    if match["discount"] and len(figure) == 2:
        value = numerals.digits(figure)
        return None if value is None else (Number(Fraction(value)),) * 2
    figure = figure.replace("、", "")
    read = numerals.read(figure)
    if (read is None or read[0] == read[1]) and "、" in match["figure"]:
        return None
    if read is None or not _counts(match, text, unit, read):
        return None
    low, high = (Number(value, scale=numerals.scale_of(figure)) for value in read)
    return low, high


def _counts(match: re.Match[str], text: str, unit: str, read: tuple[Fraction, Fraction]) -> bool:
    """Whether a Chinese numeral is a figure here and no part of everyday speech or of a vague number."""
    figure, value = match["figure"], read[0]
    known = units().get(unit)
    at = match.start("figure")
    if match["of"]:
        return True
    if figure[0] in "十百千万亿" and text[max(0, at - 1) : at] in ("数", "几"):
        return False
    if figure[0] in "百千万亿":
        said = len(figure) > 1 and known is not None and known.en_one != ""
        return bool(match["before"] or match["over"]) or said
    if len(figure) == 1 and figure not in "廿卅":
        if match["tenths"] or match["discount"] or match["half_of"] or match["half_unit"] or match["plus_scale"]:
            return value > 0
        if not unit and not match["before"]:
            return value > 0 and bool(_BESIDE_DASH.search(text[max(0, at - 2) : at + 3]))
        counted = known is not None and known.measure and value > 0
        return counted and (value > 1 or unit in _COUNTED_FROM_ONE)
    if read[0] != read[1] or "点" in figure:
        return known is not None or figure[-1] in "百千万亿"
    return True


def _completed(match: re.Match[str], number: Number) -> Number:
    """The number with what stands behind the figure: 10余万, 3个半月, 三成五, 八折, 百分之五, 三分之一."""
    value = number.value
    if match["plus_scale"]:
        return Number(value * scale_value(match["plus_scale"]), scale=match["plus_scale"])
    if match["half_of"] or match["half_unit"]:
        return replace(number, value=value + Fraction(1, 2))
    if match["tenths"]:
        return Number(value * 10 + (5 if match["tenth"] == "半" else numerals.digits(match["tenth"] or "") or 0))
    if match["discount"]:
        return Number(value if value >= 10 else value * 10)
    if match["of"]:
        return _share(match["of"], value)
    return number


def _share(whole: str, part: Fraction) -> Number:
    """A share of 百, 千 or 万 in the signs for shares; of any other whole a fraction, with the scale 分之."""
    if whole == "百":
        return Number(part, "per cent")
    if whole == "千":
        return Number(part, "per mille")
    if whole == "万":
        return Number(part / 100, "per cent")
    read = (Fraction(whole),) * 2 if whole.isdigit() else numerals.read(whole)
    return Number(part / read[0] if read and read[0] else part, scale="分之")


def _chain(text: str) -> Number | None:
    """The value of a chain such as 3万4000, 1亿2000万, 1.5万亿, 3万四千; `scale` is its last scale word.

    A single digit at the end counts the next lower place: 1万5 is 15,000, 1万零5 is 10,005.
    """
    value = Fraction(0)
    scale = ""
    end = 0
    for part in re.finditer(rf"(零?)({_DIGITS}) ?({SCALE}?)", text):
        zero, digits, word = part.groups()
        factor = scale_value(word)
        if scale and not word and not zero and len(digits) == 1:
            factor = scale_value(scale) // 10
        value += _decimal(digits) * factor
        scale = word or scale
        end = part.end()
    if end == len(text):
        return Number(value, scale=scale)
    tail = numerals.read(text[end:].lstrip("零"))
    if tail is None or tail[0] != tail[1] or tail[0] >= scale_value(scale):
        return None
    return Number(value + tail[0], scale=scale)


def _slashed(text: str) -> Number | None:
    """3/4 with the scale of fractions; None for what is no part of a whole (24/7)."""
    part, whole = (int(each) for each in text.split("/"))
    return Number(Fraction(part, whole), scale="分之") if 0 < part < whole else None


def _decimal(digits: str) -> Fraction:
    """The value of digits with commas or blanks between their groups and a vulgar fraction behind them: 14½."""
    plain = digits.replace(",", "").replace(" ", "")
    if plain[-1].isdecimal():
        return Fraction(plain)
    return Fraction(plain[:-1]) + Fraction(numeric(plain[-1])).limit_denominator(8)


def _approximation(before: str | None, plus: str | None, after: str | None) -> Approximation:
    for approximator in approximators().values():
        if before in approximator.zh_before or plus in approximator.zh_after or after in approximator.zh_after:
            return approximator.id
    return "over" if before in ("上", "过") else ""


@cache
def _currency_signs() -> dict[str, str]:
    """Signs before a figure ($5); what is spelt in letters alone may be a part of a name."""
    return {sign: ids[0] for sign, ids in currency_signs().items() if not sign.isalpha()}


@cache
def _number_pattern() -> re.Pattern[str]:
    """One pattern for every figure: [约][三分之]3[余]万[吨][左右]."""
    before = alternatives(word for row in approximators().values() for word in row.zh_before)
    after = alternatives(word for row in approximators().values() for word in row.zh_after if word not in _PLUS)
    units_of_time = "小时|钟头|月|星期|世纪"
    unit = (
        rf"个(?:半(?P<half_of>{units_of_time})|(?P<plus_counted>[{_PLUS}])(?P<counted>{units_of_time}))"
        r"|(?P<half_unit>[年天])半(?![年天])"
        rf"|(?P<tenths>成)(?P<tenth>半|{_DIGIT})?|(?P<discount>折)"
        rf"|(?P<unit>{alternatives(unit_by_chinese_name())})|(?(frost)(?P<degrees>度)|(?!))|(?(heat)度|(?!))"
        r"|(?(first)(?P<months>月)|(?!))|(?P<minutes>分)(?= ?\d{1,2} ?秒)"
    )
    # 3年多 is more than three years; 3家多次 is three of them, several times.
    plus_unit = r"(?<=[年天倍元吨米里时成岁斤亩月])(?P<plus_unit>多)(?![次边元种样方个家名项年])"
    # Most places are passed by at the first character.
    first = {word[0] for row in approximators().values() for word in row.zh_before} | {
        sign[0] for sign in _currency_signs()
    }
    initial = "".join(sorted(first))
    return re.compile(
        rf"(?=[{re.escape(initial)}上过零华摄\d\-\N{{MINUS SIGN}}]|{numerals.INITIAL})"
        rf"(?:(?P<before>{before}) ?|(?P<over>[上过])(?=[百千万亿]))?"
        rf"(?:(?P<heat>[华摄]氏) ?)?(?P<minus>(?P<frost>零下)|(?<![\d%‰℃点])-|\N{{MINUS SIGN}})?"
        rf"(?:(?<![A-Za-z$])(?P<sign>{alternatives(_currency_signs())}))?{_NOT_INSIDE_BEFORE}"
        rf"(?:(?P<of>[百千万]|{numerals.NUMERAL}|\d{{1,4}}) ?分之 ?)?"
        rf"(?:(?<=前)(?<![之以此]前)(?P<first>))?(?P<figure>{_FIGURE})"
        rf"(?: ?(?P<plus>{_PLUS_SIGN})(?P<plus_scale>{SCALE})?)?"
        rf"(?(of)|(?: ?(?:{unit})(?:{plus_unit})?)?)(?P<after>{after})?{_NOT_INSIDE_AFTER}"
    )
