"""Days without a month: 8日 in an article of 9 May is 8 May; what stays open is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from language.notation import said

from bilingual.language.chinese import parse

MAY_9, JANUARY_2, JUNE_12 = date(2019, 5, 9), date(2020, 1, 2), date(2019, 6, 12)


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("8日", MAY_9, "?-5-8"),
        ("8日", None, "?-?-8"),
        ("记者9日获悉", MAY_9, "?-5-9"),
        ("12日", MAY_9, "?-5-12"),
        ("13日", MAY_9, "?-?-13"),
        ("30日", MAY_9, "?-4-30"),
        ("31日", MAY_9, "?-?-31"),
        ("28日", MAY_9, "?-?-28"),
        ("28日", JANUARY_2, "?-12-28"),
        ("31日", JUNE_12, "?-?-31"),
        ("8日至9日", MAY_9, "?-5-8 .. ?-5-9"),
        ("30日至2日", MAY_9, "?-4-30 .. ?-5-2"),
        ("4月6日开幕，8日闭幕", MAY_9, "?-4-6 & ?-4-8"),
        ("4月6日至7日开幕，8日闭幕", MAY_9, "?-4-6 .. ?-4-7 & ?-4-8"),
        ("4月30日开幕，8日闭幕", MAY_9, "?-4-30 & ?-?-8"),
        ("5月增长，8日公布", MAY_9, "?-5-? & ?-5-8"),
        ("4月增长，8日公布", MAY_9, "?-4-? & ?-?-8"),
        ("本月20日", MAY_9, "?-5-20"),
        ("上月20日", MAY_9, "?-4-20"),
        ("上月20日", JANUARY_2, "?-12-20"),
        ("下个月2日", MAY_9, "?-6-2"),
        ("每月8日", MAY_9, "?-?-8"),
        ("将于8日", MAY_9, "?-?-8"),
        ("于8日", MAY_9, "?-5-8"),
        ("8日将举行", MAY_9, "?-?-8"),
        ("8日举行", MAY_9, "?-5-8"),
        ("2018年5月8日", MAY_9, "2018-5-8"),
        ("8吨", MAY_9, "8 tonne"),
        ("今年1-5月", JUNE_12, "2019-1-? .. 2019-5-?"),
        ("今年1-5月", None, "?-1-? .. ?-5-?"),
        ("1-5月", JUNE_12, "?-1-? .. ?-5-?"),
        ("今年前5个月", JUNE_12, "2019-1-? .. 2019-5-?"),
        ("今年前五月", JUNE_12, "2019-1-? .. 2019-5-?"),
        ("今年5个月", JUNE_12, "5 month"),
        ("前5个月", JUNE_12, "5 month"),
        ("去年12月", JUNE_12, "2018-12-?"),
        ("去年的12月8日", JUNE_12, "2018-12-8"),
        ("前年12月", JUNE_12, "2017-12-?"),
        ("明年3月", JUNE_12, "2020-3-?"),
        ("上年12月至今年5月", JUNE_12, "2018-12-? & 2019-5-?"),
        ("去年", JUNE_12, ""),
        ("今年5家", JUNE_12, "5 company"),
    ],
)
def test_the_month_of_a_day(text: str, reference: date | None, expected: str) -> None:
    assert " & ".join(said(spotted.quantity) for spotted in parse(text, reference)) == expected
