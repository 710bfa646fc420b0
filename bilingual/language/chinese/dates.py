"""Dates of Chinese text: 2019年5月8日, 二〇一九年五月, 2019年1-5月, 8日, 1689年, 公元前221年, 民国三十八年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.language import Spotted
from bilingual.language.chinese import numerals
from bilingual.model import Interval, PartialDate

DASH = r"\s*(?:-|–|—|~|～|至|到)\s*"

_YEAR = r"(?:1\d{3}|20\d\d|[一二][〇○零一二三四五六七八九]{3})"
_SHORT_YEAR = r"(?:\d\d(?!\d))"
# 19年5月 is May 2019; 19年 alone is a length of time.
_BRIEF_YEAR = r"(?:\d\d(?=年(?:1[0-2]|0?[1-9])(?:月|-\d{1,2}月)))"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|(?:二十|廿|十)[一二三四五六七八九]?|[一二三四五六七八九])"
# 三日 may be three days: alone, a day in Chinese numerals is a date from 十一日 on.
_DAY_ALONE = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|十[一二三四五六七八九])"
# 30日内 and 9日游 are lengths of time, 5日元 a sum.
_DAY_SIGN = r"日(?!元|以?内|之内|游|均|程)"
# A round or early year that a word of duration follows is one: 1500年历史, 2000年来, 1200年前; 1949年前 is a date.
_LENGTH = r"(?:1[0-8]\d\d|1900|2000) ?年(?:来|多|余|以上|之久|的?历史|的?时间)|1[0-8]00 ?年(?:前|后|里|内|间|左右)"
_COUNT = r"(?:\d{1,4}|[一二三四五六七八九十廿卅百千〇零]{1,7}|元)"

# 之前六月 is June before.
_FIRST = re.compile(r"(?<![之以此])前$")

_DATES = re.compile(
    rf"(?=[\d公民〇○零一二三四五六七八九十廿])(?<![\d.,第/农阴-])(?<!农历)(?<!阴历)(?<![〇○零一二两三四五六七八九十百千万亿])(?:"
    rf"(?P<iso>(?P<iso_year>(?:19|20)\d\d)([-/.])(?P<iso_month>{_MONTH})\3(?P<iso_day>{_DAY})(?!\d))"
    rf"|(?P<era>公元前|公元|民国) ?(?P<era_year>{_COUNT}) ?年"
    rf"(?: ?(?P<era_month>{_MONTH}) ?月(?: ?(?P<era_day>{_DAY}) ?[日号])?)?"
    rf"|(?!{_LENGTH})(?:"
    rf"(?P<years>(?P<from_year>{_YEAR})(?: ?年?{DASH}|/)(?P<to_year>{_YEAR}|{_SHORT_YEAR}) ?年度?(?! ?{_MONTH} ?月))"
    rf"|(?:(?P<year>{_YEAR}) ?年 ?)?(?P<from_month>{_MONTH}) ?月 ?(?P<from_day>{_DAY})(?: ?[日号])?{DASH}"
    rf"(?:(?:(?P<to_year_of_day>{_YEAR}) ?年 ?)?(?P<to_month_of_day>{_MONTH}) ?月 ?)?(?P<to_day>{_DAY}) ?[日号]"
    rf"|(?:(?P<months_year>{_YEAR}|{_BRIEF_YEAR}) ?年 ?)?(?P<first_month>{_MONTH})(?: ?月份?)?{DASH}"
    rf"(?:(?P<last_year>{_YEAR}) ?年 ?)?(?P<last_month>{_MONTH}) ?月份?(?! ?{_DAY} ?[日号])"
    rf"|(?P<from_only_day>{_DAY})(?: ?日)?{DASH}(?P<to_only_day>{_DAY}) ?{_DAY_SIGN}"
    rf"|(?:(?P<y>{_YEAR}|{_BRIEF_YEAR}) ?年(?:度(?!假))? ?)?(?P<m>{_MONTH}) ?月(?!初{_MONTH})"
    rf"(?:份| ?(?P<d>{_DAY}) ?[日号])?"
    rf"|(?P<year_alone>{_YEAR}) ?年(?:度(?!假))?"
    rf"|(?P<day_alone>{_DAY_ALONE}) ?{_DAY_SIGN}"
    rf"))"
)


def spot_dates(text: str) -> Iterator[Spotted]:
    """The dates and ranges of dates of a text, in order. Ends of unlike precision (2019年至2023年5月) are two dates.

    A four-digit figure from 1000 to 2099 right before 年 is a year, unless the words behind it make it a length of
    time. Years before our era are negative; those of the Republic count from 1912.
    """
    for match in _DATES.finditer(text):
        date = _date(match)
        month_alone = isinstance(date, PartialDate) and date == PartialDate(month=date.month)
        if month_alone and _FIRST.search(text, max(0, match.start() - 2), match.start()):
            continue  # 前5月 is the first five months
        if date is not None:
            yield Spotted(match.start(), match.end(), date)


def _date(match: re.Match[str]) -> PartialDate | Interval | None:
    part = {name: _number(value) for name, value in match.groupdict().items() if value and name not in ("iso", "era")}
    if match["iso"]:
        return PartialDate(part["iso_year"], part["iso_month"], part["iso_day"])
    if match["era"]:
        era = _of_era(match["era"], part["era_year"])
        return PartialDate(era, part.get("era_month"), part.get("era_day")) if era else None
    if match["years"]:
        first, last = part["from_year"], part["to_year"]
        last = last if last > 99 else first // 100 * 100 + last
        return Interval(PartialDate(first), PartialDate(last)) if first < last else None
    if match["to_day"]:
        year, month = part.get("year"), part["from_month"]
        last_year, last_month = part.get("to_year_of_day", year), part.get("to_month_of_day", month)
        return Interval(PartialDate(year, month, part["from_day"]), PartialDate(last_year, last_month, part["to_day"]))
    if match["last_month"]:
        year = _full(part.get("months_year"))
        last_year = part.get("last_year", year)
        return Interval(PartialDate(year, part["first_month"]), PartialDate(last_year, part["last_month"]))
    if match["to_only_day"]:
        return Interval(PartialDate(day=part["from_only_day"]), PartialDate(day=part["to_only_day"]))
    return PartialDate(
        _full(part.get("y")) or part.get("year_alone"), part.get("m"), part.get("d") or part.get("day_alone")
    )


def _full(year: int | None) -> int | None:
    """A year of two digits with its century, as of a text of our days."""
    return year if year is None or year > 99 else year + (1900 if year >= 50 else 2000)


def _of_era(era: str, year: int) -> int:
    """The year of our era, negative before it; 0 where the figure has no value."""
    return {"公元前": -year, "公元": year, "民国": 1911 + year}[era] if year else 0


def _number(text: str) -> int:
    """The value of a part of a date, 0 where it has none."""
    if text.isdigit():
        return int(text)
    if text == "元":
        return 1
    if any(char.isdigit() for char in text) or not re.fullmatch(f"{numerals.INITIAL}+", text):
        return 0
    one_by_one = numerals.digits(text) if len(text) == 4 else None
    read = numerals.read(text)
    return one_by_one or (int(read[0]) if read and read[0] == read[1] else 0)
