"""Right figures beside wrong ones."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from builders import article, segments

from bilingual.annotate import TermMatcher, annotate
from bilingual.checks.quantities import check
from bilingual.model import Pair, Segment
from bilingual.segment import segment as cut
from bilingual.verify import locate

TABLE = Path(__file__).with_name("figures.csv")


def table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdict(source: str, target: str, language: str) -> str:
    """wrong where the check finds an error, warning where it finds no more than that, else right."""
    (segment,) = segments(source)
    return found_severity(segment, target, language)


def found_severity(segment: Segment, target: str, language: str) -> str:
    anchors = locate(segment, target, language)
    pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "test", anchors=anchors)
    severities = {finding.severity for finding in check(segment, pair)}
    return "wrong" if "error" in severities else "warning" if severities else "right"


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row['zh']}: {row['target']}")
def test_verdict(row: dict[str, str]) -> None:
    assert verdict(row["zh"], row["target"], row["language"]) == row["verdict"]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("5 trillion yuan", "warning"),
        ("5 million yuan", "warning"),
        ("5 billion yuan", "wrong"),
        ("5 trillion dollars", "wrong"),
    ],
)
def test_a_scale_of_two_meanings_is_never_just_right(target: str, expected: str) -> None:
    assert verdict("5兆元", target, "en") == expected
    assert verdict("5兆瓦", "5 MW", "en") == "right"


def test_the_table_sets_right_beside_wrong() -> None:
    sides: dict[tuple[str, str], set[str]] = {}
    for row in table():
        sides.setdefault((row["zh"], row["language"]), set()).add(row["verdict"])
    assert [place for place, found in sides.items() if not {"right", "wrong"} <= found] == []
    assert len(table()) >= 250


def test_a_range_is_anchored_from_its_first_end_to_its_last() -> None:
    (segment,) = segments("查验率2%-3%，共5人")
    target = "a rate of 2–3%, 5 people in all"
    assert [anchor.found for anchor in locate(segment, target, "en")] == ["2–3%", "5"]


def test_thousands_of_figures_are_compared_in_order() -> None:
    (segment,) = segments("".join(f"{number}吨，" for number in range(2000)))
    target = ", ".join(f"{number} tonnes" for number in range(2000))
    assert len(locate(segment, target, "en")) == 2000


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_sentence_of_5_000_figures_takes_linear_time(language: str) -> None:
    (segment,) = segments("5吨，" * 5_000)
    anchors = locate(segment, ("5 t, " if language == "en" else "5 т, ") * 5_000, language)
    assert [anchor.start for anchor in anchors] == [5 * place for place in range(5_000)]


@pytest.mark.parametrize(
    ("text", "language", "target", "found"),
    [
        ("8日", "en", "on 8 May", "8 May"),
        ("8日", "en", "on the 8th", "8th"),
        ("8日", "en", "on 8 June", ""),
        ("8日", "en", "on the 9th", ""),
        ("5月8日", "en", "on 8 May", "8 May"),
        ("5月8日", "en", "on the 8th", ""),
        ("8日", "ru", "8 мая", "8 мая"),
        ("8日", "ru", "8 июня", ""),
    ],
)
def test_a_day_dated_by_its_article(text: str, language: str, target: str, found: str) -> None:
    (segment,) = annotate(cut(article(text)), TermMatcher(()), date(2019, 5, 9))
    assert "".join(anchor.found for anchor in locate(segment, target, language)) == found


@pytest.mark.parametrize(
    ("text", "language", "target", "expected"),
    [
        ("今年1-5月增长", "en", "January–May 2019", "right"),
        ("今年1-5月增长", "en", "January–May this year", "right"),
        ("今年1-5月增长", "en", "in January–May", "right"),
        ("今年1-5月增长", "en", "in the first five months of the year", "right"),
        ("今年1-5月增长", "en", "in the first five months of 2019", "right"),
        ("今年1-5月增长", "en", "in the first five months of 2018", "wrong"),
        ("今年1-5月增长", "en", "January–May 2018", "wrong"),
        ("今年1-5月增长", "en", "January–June this year", "wrong"),
        ("今年1-5月，去年同期", "en", "In January–May, against 2018", "right"),
        ("今年1-5月，去年同期", "en", "In January–May, against 2017", "wrong"),
        ("今年前5个月", "ru", "за пять месяцев", "right"),
        ("今年前5个月", "ru", "в январе — мае этого года", "right"),
        ("今年前5个月", "ru", "в январе — мае 2018 года", "wrong"),
        ("今年前5个月", "ru", "за шесть месяцев", "wrong"),
        ("去年12月", "en", "last December", "right"),
        ("去年12月", "en", "in December 2018", "right"),
        ("去年12月", "en", "in December 2019", "wrong"),
        ("去年12月", "en", "last November", "wrong"),
        ("今年增长", "en", "It grew.", "right"),
    ],
)
def test_a_year_told_by_the_day_of_the_article(text: str, language: str, target: str, expected: str) -> None:
    (segment,) = annotate(cut(article(text)), TermMatcher(()), date(2019, 6, 20))
    assert found_severity(segment, target, language) == expected
