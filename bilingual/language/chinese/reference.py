"""What the day of an article says of its dates: 8日 in one of 9 May 2019 is 8 May, 今年1-5月 is January–May 2019."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from bilingual.language import Spotted
from bilingual.language.data import rows
from bilingual.language.words import alternatives
from bilingual.model import Interval, Number, PartialDate

# A report names a day of last month by its number alone for some days only, and a day to come for fewer still.
_DAYS_BACK, _DAYS_AHEAD = 10, 3
_REACH = 8


def dated(text: str, spotted: tuple[Spotted, ...], reference: date) -> Iterator[Spotted]:
    """The quantities with the month given to each day that has none, where the text or the day it appeared decides.

    今年, 去年 … right before a month or 前5个月 give the year and become part of the quantity.
    本月8日 and 上月8日 count from the reference. Else the day belongs to the month of the last full day before it
    (5月6日 … 8日), else it is the latest such day: of the reference's month up to three days after the reference,
    or of the month before up to ten days back. Left alone is what stays open: plans (将于28日), 每月8日, a day
    before the one named last, a month named alone that differs. The words are those of reference.csv.
    """
    last: PartialDate | None = None
    for each in (_with_year(text, each, reference) for each in spotted):
        first, _ = _ends(each)
        alone = first.day if first is not None and first.month is None else None
        month = _month(text, each, alone, last, reference) if alone is not None else 0
        found = replace(each, quantity=_with_month(each.quantity, month)) if month else each
        _, final = _ends(found)
        if final is not None and final.month is not None:
            last = final
        yield found


def _ends(spotted: Spotted) -> tuple[PartialDate | None, PartialDate | None]:
    """The ends of a range of dates; of a date that date twice; None twice of what is no date."""
    match spotted.quantity:
        case PartialDate() as day:
            return day, day
        case Interval(PartialDate() as low, PartialDate() as high):
            return low, high
    return None, None


def year_word(text: str) -> str:
    """The word that counts a year from the reference (去年) and begins a text, "" where none does."""
    return next((word for word in _words("year") if text.startswith(word)), "")


def years_from(word: str) -> int:
    """The years that a word of the year counts from the reference: -1 for 去年."""
    return int(_words("year")[word]) // 12


def year_words(text: str) -> tuple[str, ...]:
    """The words that count a year from the reference, wherever they stand in a text."""
    return tuple(word for word in _words("year") if word in text)


def _with_year(text: str, spotted: Spotted, reference: date) -> Spotted:
    """今年5月, 去年1-5月, 今年前5个月 as dates with their year; any other quantity as it is."""
    found = _year_before().search(text[max(0, spotted.start - _REACH) : spotted.start])
    if not found:
        return spotted
    year, start = reference.year + years_from(found["word"]), spotted.start - len(found.group())
    match spotted.quantity:
        case PartialDate(year=None, month=int()) as day if not found["first"]:
            return Spotted(start, spotted.end, replace(day, year=year))
        case Interval(PartialDate(year=None, month=int()) as low, PartialDate(year=None, month=int()) as high) if (
            not found["first"] and (low.month or 0) <= (high.month or 0)
        ):
            return Spotted(start, spotted.end, Interval(replace(low, year=year), replace(high, year=year)))
        case Number(value, "month", _, "") if found["first"] and value in range(2, 13):
            return Spotted(start, spotted.end, Interval(PartialDate(year, 1), PartialDate(year, int(value))))
    return spotted


@cache
def _year_before() -> re.Pattern[str]:
    return re.compile(rf"(?P<word>{alternatives(_words('year'))})的? ?(?P<first>前)?$")


def _with_month(quantity: object, month: int) -> PartialDate | Interval:
    match quantity:
        case Interval(PartialDate(day=first) as low, PartialDate(day=last) as high):
            crosses = first is not None and last is not None and last < first
            return replace(
                quantity, low=replace(low, month=month), high=replace(high, month=month % 12 + 1 if crosses else month)
            )
        case PartialDate():
            return replace(quantity, month=month)
    raise ValueError(f"no date: {quantity}")


def _month(text: str, spotted: Spotted, day: int, last: PartialDate | None, reference: date) -> int:
    """The month of a day, 0 where it stays open."""
    word = _before().search(text[max(0, spotted.start - _REACH) : spotted.start])
    if word:
        months = _words("before")[word.group()]
        return (reference.month - 1 + int(months)) % 12 + 1 if months else 0
    if last is not None and last.month is not None and last.day is not None:
        return last.month if day >= last.day else 0
    if text.startswith(tuple(_words("behind")), spotted.end):
        return 0
    month = _nearest(day, reference)
    return month if last is None or last.month == month else 0


def _nearest(day: int, reference: date) -> int:
    """The month of the latest such day that a report of the reference can speak of, 0 if there is none."""
    if day <= reference.day:
        return reference.month
    ahead = reference + timedelta(day - reference.day)
    if ahead.day == day and day - reference.day <= _DAYS_AHEAD:
        return reference.month
    end = reference.replace(day=1) - timedelta(1)
    back = end.day - day + reference.day
    return end.month if day <= end.day and back <= _DAYS_BACK else 0


@cache
def _words(place: str) -> dict[str, str]:
    """The words of a place with the months they count from the reference, "" where they leave the month open."""
    return {row["zh"]: row["months"] for _, row in rows("reference.csv", __package__) if row["place"] == place}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_words('before'))})$")
