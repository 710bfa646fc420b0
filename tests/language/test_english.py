"""English figures and renderings: what parse reads back of render, what a rendering matches and what not."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from language.strategies import QUANTITIES, ends

from bilingual.language.english import find, parse, render
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity, Rendering
from bilingual.verify.quantities import same_value


@given(QUANTITIES)
def test_parse_reads_what_render_wrote(quantity: Quantity) -> None:
    found = [spotted.quantity for spotted in parse(render(quantity))]
    assert len(found) == len(ends(quantity))
    assert all(map(same_value, ends(quantity), found))


MILLION = Fraction(1_000_000)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Number(MILLION, "per cent", "亿"), "1 million per cent"),
        (Number(MILLION, "per cent"), "1,000,000%"),
        (Number(MILLION, "per mille", "亿"), "1 million per mille"),
        (Interval(Number(2 * MILLION, "tonne", "万"), Number(3 * MILLION, "tonne", "万")), "2–3 million tonnes"),
        (Interval(Number(Fraction(2), "", "万"), Number(3 * MILLION, "", "万")), "2–3,000,000"),
        (Interval(Number(MILLION / 2, "", "万"), Number(3 * MILLION, "", "万")), "500,000 – 3 million"),
    ],
)
def test_render_keeps_scale_words_clear(value: Quantity, expected: str) -> None:
    assert render(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31.86 billion yuan", [Number(Fraction(31_860_000_000), "CNY", "billion")]),
        ("$3.5bn", [Number(Fraction(3_500_000_000), "USD", "bn")]),
        ("US$2-3 million", [Number(Fraction(2_000_000), "USD", "million"), Number(Fraction(3_000_000), "", "million")]),
        ("4.5%", [Number(Fraction(9, 2), "per cent")]),
        ("4.5 percent", [Number(Fraction(9, 2), "per cent")]),
        ("4.5 percentage points", [Number(Fraction(9, 2), "percentage point")]),
        ("three trains", [Number(Fraction(3))]),
        ("1,086 trains", [Number(Fraction(1086))]),
        ("June 5-7, 2019", [PartialDate(2019, 6, 5), PartialDate(2019, 6, 7)]),
        ("5\N{EN DASH}7 June 2019", [PartialDate(2019, 6, 5), PartialDate(2019, 6, 7)]),
        ("January to May 2019", [PartialDate(2019, 1), PartialDate(2019, 5)]),
        ("8 May 2019", [PartialDate(2019, 5, 8)]),
        ("May 8th, 2019", [PartialDate(2019, 5, 8)]),
        ("2019-05-08", [PartialDate(2019, 5, 8)]),
        ("the fourth session", [Ordinal(4)]),
        ("we may go", []),
        ("A2019 v5x", []),
        ("", []),
    ],
)
def test_parse(text: str, expected: list[Quantity]) -> None:
    assert [spotted.quantity for spotted in parse(text)] == expected


@pytest.mark.parametrize(
    ("text", "rendering", "found"),
    [
        ("A freight train left.", "freight train", ["freight train"]),
        ("Freight trains left.", "freight train", ["Freight trains"]),
        ("One freight train left.", "freight trains", ["freight train"]),
        ("freight training", "freight train", []),
        ("ports of entry", "port of entry", ["ports of entry"]),
        ("airport of entry", "port of entry", []),
        ("customs authorities", "customs authority", ["customs authorities"]),
        ("custom authorities", "customs authority", []),
        ("the goods", "goods", ["goods"]),
        ("the good", "goods", []),
        (
            "cross\N{NON-BREAKING HYPHEN}border trade",
            "cross-border trade",
            ["cross\N{NON-BREAKING HYPHEN}border trade"],
        ),
        ("cross border trade", "cross-border trade", ["cross border trade"]),
        ("crossborder trade", "cross-border trade", []),
        (
            "residents\N{RIGHT SINGLE QUOTATION MARK} trade",
            "residents' trade",
            ["residents\N{RIGHT SINGLE QUOTATION MARK} trade"],
        ),
        ("BELT AND\nROAD", "Belt and Road", ["BELT AND\nROAD"]),
        ("two boxes", "box", ["boxes"]),
        ("C++ and C", "C++", ["C++"]),
    ],
)
def test_find(text: str, rendering: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, Rendering("en", rendering))] == found


@pytest.mark.parametrize(
    "text", ["1," * 50_000, "1 " * 30_000, "May " * 30_000, "5-" * 40_000, "1" * 100_000, "$" * 90_000]
)
def test_long_lines_are_read_in_one_pass(text: str) -> None:
    found = parse(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
