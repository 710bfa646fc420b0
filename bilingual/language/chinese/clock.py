"""Times of the day in Chinese text: 24时, 上午10时30分, 下午三点半, 9点钟."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from bilingual.language import Spotted
from bilingual.language.chinese import numerals
from bilingual.language.figures import TIME_OF_DAY
from bilingual.model import Number

_EARLY, _LATE = "凌晨|清晨|早上|早晨|早间|上午|当日|当天", "中午|下午|午后|傍晚|晚上|晚间|夜间|当晚|晚"
_HOUR = rf"(?:2[0-4]|[01]?\d|{numerals.NUMERAL})"
_MINUTE = rf"(?:[0-5]?\d|{numerals.NUMERAL})"
# 时 begins other words, 一时 is "for a time", and 3点 may be three points: 点 needs a sign that a time is meant.
_CLOCK = re.compile(
    rf"(?:(?P<early>{_EARLY})|(?P<late>{_LATE})|(?<!{numerals.INITIAL})(?<![\d.,:第约近逾超-])) ?"
    rf"(?(early)|(?(late)|(?!一 ?时)))"
    rf"(?P<hour>{_HOUR}) ?(?:"
    rf"[时点] ?(?P<minute>{_MINUTE}) ?分(?![之钟])|[时点](?P<half>半)(?!个)|点[钟整]"
    r"|时整?(?![间代期刻候差速段长空装尚隔常有任不而区])"
    rf"|(?(early)点|(?(late)点|(?!)))"
    rf")"
)


def spot_times(text: str) -> Iterator[Spotted]:
    """The times of the day of a text, in order: Numbers of hours since midnight, in the unit "time of day"."""
    for match in _CLOCK.finditer(text):
        hour, minute = _value(match["hour"]), 30 if match["half"] else _value(match["minute"] or "0")
        if hour is None or minute is None or hour > 24 or minute > 59:
            continue
        at_noon = match["late"] in ("中午", "下午", "午后")
        if match["late"] and (hour < 12 or not at_noon) and not (match["late"] == "中午" and hour == 11):
            hour += 12 if hour <= 12 else 0
        if hour > 24 or (hour == 24 and minute):
            continue
        yield Spotted(*match.span(), Number(hour + Fraction(minute, 60), TIME_OF_DAY))


def _value(figure: str) -> int | None:
    if figure.isdecimal():
        return int(figure)
    read = numerals.read(figure)
    return int(read[0]) if read and read[0] == read[1] and read[0].denominator == 1 else None
