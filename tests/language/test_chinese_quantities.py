"""Figures of Chinese text: a table of values and renderings, near misses, and inputs made to be slow."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from bilingual.language import english, russian
from bilingual.language.chinese import parse
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

TABLE = Path(__file__).with_name("quantities.csv")


def notation(quantity: Quantity) -> str:
    """31860000000 CNY, 2019-05-08 (? for a part not said), #4, low .. high; an approximation behind ~.

    In brackets the two scales that say more than the value: 倍 (150 per cent of growth) and 分之 (a fraction).
    """
    match quantity:
        case Number(value, unit, scale, approximation):
            text = " ".join(filter(None, (str(value), unit, f"[{scale}]" if scale in ("倍", "分之") else "")))
        case PartialDate(year, month, day, approximation):
            text = "-".join(str(part) if part is not None else "?" for part in (year, month, day))
        case Ordinal(value, _, approximation):
            text = f"#{value}"
        case Interval(low, high, approximation):
            text = f"{notation(low)} .. {notation(high)}"
    return f"{text} ~{approximation}" if approximation else text


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", table(), ids=lambda row: row["zh"])
def test_value_and_renderings(row: dict[str, str]) -> None:
    found = [spotted.quantity for spotted in parse(row["zh"])]
    said = {
        "value": " & ".join(map(notation, found)),
        "en": " & ".join(map(english.render, found)),
        # An underscore stands for the no-break space.
        "ru": " & ".join(map(russian.render, found)).replace("\N{NO-BREAK SPACE}", "_"),
    }
    assert {"zh": row["zh"], **said, "note": row["note"]} == row


def test_table_is_large_enough() -> None:
    assert len(table()) >= 750


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三分之一", "1/3 [分之]"),
        ("三分之二以上", "2/3 [分之] ~at least"),
        ("四分之三", "3/4 [分之]"),
        ("二十分之一", "1/20 [分之]"),
        ("百分之一", "1 per cent"),
        ("公元前221年", "-221-?-?"),
        ("公元221年", "221-?-?"),
        ("第100万名旅客", "#1000000"),
        ("第1万列", "#10000"),
        ("第5000列", "#5000"),
        ("第1,000期", "#1000"),
        ("第一千零一十列", "#1010"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [notation(spotted.quantity) for spotted in parse(text)] == [value]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("货值逾300亿元。", ["逾300亿元"]),
        ("近5年来", ["5年"]),
        ("近5万人", ["近5万人"]),
        ("同比-3.5%", ["-3.5%"]),
        ("价格-300吨", ["300吨"]),
        ("自10月8日至12日访问3国", ["10月8日至12日", "3"]),
        ("访问https://example.org/2019/05?page=3后", []),
        ("写信给user2019@example.org或5人", ["5人"]),
        ("$5和US$500万", ["$5", "US$500万"]),
        ("达到100亿元至2025年", ["100亿元", "2025年"]),
        ("增长12.3%至5000亿元", ["12.3%", "5000亿元"]),
        ("约三分之一的人", ["约三分之一"]),
        ("20世纪90年代", ["20", "90"]),
        ("增长了约1.5倍", ["约1.5倍"]),
        ("前5月", ["5月"]),
        ("三万4000吨", []),
        ("3万四千吨", ["3万四千吨"]),
        ("零下20度", ["零下20度"]),
        ("近百分之五", ["近百分之五"]),
        ("一百零三万五千元整", ["一百零三万五千元"]),
        ("没有", []),
        ("", []),
    ],
)
def test_spans(text: str, spans: list[str]) -> None:
    assert [text[spotted.start : spotted.end] for spotted in parse(text)] == spans


def test_many_digits_are_no_figure_and_fifteen_are() -> None:
    assert parse("1" * 100_000) == ()
    assert [spotted.quantity for spotted in parse("9" * 15)] == [Number(Fraction(10**15 - 1))]


@pytest.mark.parametrize(
    "text",
    [
        "1万" * 25_000,
        "1-" * 10_000,
        "1," * 25_000,
        "," * 50_000 + "1",
        "1" + ",111" * 12_000,
        "1." * 25_000,
        "第" * 50_000,
        "第" + "一" * 50_000,
        "约" * 50_000,
        "1" + " " * 50_000,
        "1至" * 10_000,
        "3月" * 25_000,
        "5吨，" * 15_000,
        "一" * 50_000,
        "十" * 50_000,
        "一万" * 25_000,
        "三至" * 10_000,
        "三分之" * 15_000,
        "一点" * 25_000,
        "九点" * 25_000,
        "零一千" * 15_000,
        "第三千" * 15_000,
        "a@" * 25_000,
        "a" * 50_000,
        "1" + "a" * 50_000,
    ],
    ids=lambda text: text[:6],
)
def test_long_lines_are_read_in_one_pass(text: str) -> None:
    found = parse(text)
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(found))
