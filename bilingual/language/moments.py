"""Dates in figures, times of the day and Roman numerals, as English and Russian write them alike."""

from __future__ import annotations

import re
from fractions import Fraction

from bilingual.language import Spotted
from bilingual.language.figures import TIME_OF_DAY
from bilingual.language.reading import Page
from bilingual.model import Number, Ordinal, PartialDate, Quantity

Read = tuple[int, tuple[Spotted, ...]]

CLOCK = r"\d{1,2}:\d\d(?!\d)"
DATE = r"(?:\d{4}-\d\d-\d\d|\d{1,2}([./])\d{1,2}\1\d{4}|\d{4}([./])\d{1,2}\2\d{1,2})(?![\d])"
_YEARS = range(1000, 2100)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}


def spot(page: Page, start: int, end: int, *readings: Quantity) -> tuple[Spotted, ...]:
    """The tokens from `start` to before `end` as one quantity, with its other readings."""
    first, *others = readings
    return (Spotted(page.tokens[start].start, page.tokens[end - 1].end, first, tuple(others)),)


def date_in_figures(page: Page, at: int) -> Read | None:
    """2019-05-08, 08.05.2019, and 8/5/2019, which is a day of May or of August."""
    word = page.word(at)
    if page.value(at) is not None or not re.fullmatch(DATE, word):
        return None
    first, second, third = (int(part) for part in re.split(r"\D", word))
    year = first if first > 31 else third
    orders = [(second, third)] if first > 31 else [(second, first), *([(first, second)] if "/" in word else ())]
    dates = [PartialDate(year, month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31]
    return (at + 1, spot(page, at, at + 1, *dates)) if dates else (at + 1, ())


def time_of_day(page: Page, at: int, end: int, half: int | None) -> tuple[Spotted, ...]:
    """A clock time in hours since midnight; `half` is 0 before noon, 12 after it, None where the text does not say.

    Of 11:29 the first figure is both together, the second the minutes; they may also be minutes and seconds.
    """
    token = page.tokens[at]
    hours, _, minutes = token.text.partition(":")
    hour = int(hours)
    # 3 p.m. may be 15:00 or 下午3时, 15:00 may be 下午3时.
    said = [Fraction(hour if half is None else hour % 12 + half)]
    said.extend(Fraction(other) for other in {hour, hour % 12 or 12} if other != said[0] and hour <= 24)
    if not int(minutes or 0):
        return spot(page, at, end, *(Number(each, TIME_OF_DAY) for each in said))
    whole = [each + Fraction(int(minutes), 60) for each in said]
    readings = (*(Number(each, TIME_OF_DAY) for each in whole), Number(Fraction(hour), "minute"))
    middle = token.start + len(hours)
    first = Spotted(token.start, middle, readings[0], readings[1:])
    rest = Fraction(int(minutes))
    return first, Spotted(middle + 1, page.tokens[end - 1].end, Number(rest, "minute"), (Number(rest, "second"),))


def is_year(page: Page, at: int) -> bool:
    """Whether a figure of four digits from 1000 to 2099, written without separators, stands at a place."""
    word = page.word(at)
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def decade(page: Page, at: int, end: int, value: int) -> tuple[Spotted, ...]:
    """The 90s; of 1990s also the century, so that 20世纪90年代 finds both its figures."""
    token = page.tokens[at]
    if value < 1000:
        # The nineties of a text without a century are the last century's.
        return spot(page, at, end, Number(Fraction(value), "decade"), Number(Fraction(1900 + value), "decade"))
    century = Spotted(token.start, token.start + 2, Ordinal(value // 100 + 1, "century"))
    readings = (Number(Fraction(value % 100), "decade"), Number(Fraction(value), "decade"), PartialDate(value))
    return century, Spotted(token.start + 2, page.tokens[end - 1].end, readings[0], readings[1:])


def roman(page: Page, at: int) -> int:
    """The value of a Roman numeral in capitals at a place, up to XXXIX; 0 where none stands."""
    token = page.tokens[at]
    text = page.text[token.start : token.end]
    if not text or text[0] not in _VALUES or not _ROMAN.fullmatch(text):
        return 0
    values = [_VALUES[char] for char in text]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
