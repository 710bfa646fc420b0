"""Chinese numerals: 三千五百万, 两三千, 十五六, 一百八, 三点五亿, 壹佰贰拾叁, 二〇一九."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

from bilingual.language.data import rows

_WAN, _YI = 10**4, 10**8
# 百分之 is no hundred; 千克, 千米, 千瓦 are units: their first character multiplies nothing.
_HUNDRED, _THOUSAND = "百(?![分帕])", "千(?![克米瓦伏赫帕焦])"
_PLACE = rf"十|{_HUNDRED}|{_THOUSAND}|万|亿"
_DIGIT = "[〇○零一二两三四五六七八九廿卅]"
# 三点五 and 三点五亿, but neither 三点五十分 nor 三点一刻, which are times of day.
_POINT = rf"点(?>{_DIGIT}+)(?![十百千刻])(?:万亿|[十百千]?[万亿])?"
# Figures of cheques keep to their own characters: the 陆 of 大陆两千家 is none.
_FINANCIAL = "(?>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,})"

# A scale word behind digits: 3千, 5百万, 1.5万亿.
SCALE = rf"(?:兆(?![瓦赫帕伏字比焦欧位])|万亿|[十百千]?[万亿]|{_HUNDRED}|{_THOUSAND})"
NUMERAL = rf"(?:(?>(?:{_DIGIT}|{_PLACE})+)(?:{_POINT})?|(?=[壹贰叁肆伍陆柒捌玖拾]){_FINANCIAL})"
DIGITS = frozenset("一二两三四五六七八九十")
INITIAL = "[〇○零一二两三四五六七八九廿卅十百千万亿壹贰叁肆伍陆柒捌玖拾]"


def read(text: str) -> tuple[Fraction, Fraction] | None:
    """The value of a numeral, twice, or the two that 两三千 and 十五六 stand between; None for what counts nothing.

    A digit at the end counts the next lower place: 一百八 is 180, 一百零八 is 108.
    """
    whole, _, tail = text.partition("点")
    if tail:
        value = _decimal(whole, tail)
        return None if value is None else (value, value)
    doubt = _doubt(text)
    if doubt is None:
        exact = _cardinal(text)
        return None if exact is None else (exact, exact)
    low, high = _cardinal(text[: doubt + 1] + text[doubt + 2 :]), _cardinal(text[:doubt] + text[doubt + 1 :])
    return None if low is None or high is None else (low, high)


def digits(text: str) -> int | None:
    """The value of digits written one by one (二〇一九); None where a character is none."""
    values = [_values()[char] for char in text]
    return int("".join(map(str, values))) if values and max(values) < 10 else None


def scale_of(text: str) -> str:
    """The scale word at the end of a numeral, as a Number carries it: 三千五百万 has 百万, 十五 none."""
    found = re.search("[百千万亿]+$", text)
    return found[0] if found else ""


@cache
def scale_value(word: str) -> int:
    """The factor of a scale word: 万亿 is 10**12; 1 for "" and for what is no scale word of digits (倍, 分之)."""
    product = 1
    for char in word:
        product *= max(_values().get(char, 1), 1)
    return product


@cache
def _values() -> dict[str, int]:
    return {row["zh"]: int(row["value"]) for _, row in rows("digits.csv", __package__)}


def _doubt(text: str) -> int | None:
    """Where two digits that follow one another stand side by side: 七八 in 七八十, 三五 at the start of 三五百."""
    values = [_values()[char] for char in text]
    for at, (first, second) in enumerate(pairwise(values)):
        if 0 < first < second < 10 and (second == first + 1 or (at == 0 and (first, second) == (3, 5))):
            return at
    return None


def _decimal(whole: str, tail: str) -> Fraction | None:
    decimals = re.match(f"{_DIGIT}+", tail)
    before = Fraction(0) if whole in ("零", "〇") else _cardinal(whole)
    if decimals is None or before is None or before >= _WAN:
        return None
    after = digits(decimals[0])
    if after is None:
        return None
    return (before + Fraction(after, 10 ** len(decimals[0]))) * scale_value(tail[decimals.end() :])


def _cardinal(text: str) -> Fraction | None:
    """The value of a numeral with its places in order, 万 and 亿 over what stands before them; None if malformed."""
    value = _split(text, _YI)
    return None if value is None else Fraction(value)


def _split(text: str, place: int) -> int | None:
    if place < _WAN:
        return _section(text)
    at = max((index for index, char in enumerate(text) if _values()[char] == place), default=-1)
    lower = _WAN if place == _YI else 1
    if at < 0:
        return _split(text, lower)
    head, rest = text[:at], text[at + 1 :]
    count = _split(head, lower) if head else 1
    if not rest:
        return None if count is None else count * place
    if len(rest) == 1 and 0 < _values()[rest] < 10:
        value: int | None = _values()[rest] * (place // 10)
    else:
        value = _split(rest.lstrip("零〇○"), lower)
    return None if count is None or value is None or value >= place else count * place + value


def _section(text: str) -> int | None:
    """The value of a numeral below 10,000: places fall; each but 十 or the first has a digit before it."""
    total, digit, place = 0, 0, _WAN
    skipped = False
    for index, char in enumerate(text):
        value = _values()[char]
        if value == 0:
            if digit or not total:
                return None
            skipped = True
        elif value < 10:
            if digit:
                return None
            digit = value
        elif value in (20, 30):
            if digit or place <= 10:
                return None
            total, place = total + value, 10
        else:
            if value >= place or (not digit and index and value != 10):
                return None
            total, digit, place = total + (digit or 1) * value, 0, value
            skipped = False
    if digit and place == _WAN:
        return digit if len(text) == 1 else None
    ends_short = digit and not skipped and place > 10
    return (total + digit * (place // 10 if ends_short else 1)) or None
