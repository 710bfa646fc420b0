"""The years that a segment speaks of without naming them: 今年 of an article whose day is known."""

from __future__ import annotations

from bilingual.language.chinese.reference import year_word, year_words, years_from
from bilingual.model import Interval, Mark, PartialDate, Segment


def known(segment: Segment) -> frozenset[int]:
    """The years of the segment's dates and, where one of them tells the article's year (今年5月), of 今年, 去年 …"""
    years: set[int] = set()
    for mark in segment.marks:
        named = _years(mark)
        years.update(named)
        word = year_word(mark.text)
        if word and named:
            reference = named[0] - years_from(word)
            years.update(reference + years_from(each) for each in year_words(segment.text))
    return frozenset(years)


def _years(mark: Mark) -> tuple[int, ...]:
    value = mark.value
    ends = (value.low, value.high) if isinstance(value, Interval) else (value,)
    return tuple(end.year for end in ends if isinstance(end, PartialDate) and end.year is not None)
