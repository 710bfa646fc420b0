"""English figures and renderings: what parse reads back of render, what a rendering matches and what not."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from language.notation import said
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


def notation(text: str) -> str:
    """The first readings of what a text holds: 3500000000 USD, 2019-5-8 (? for a part not said), #4 quarter, ~about."""
    return " & ".join(said(spotted.quantity) for spotted in parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$3.5bn", "3500000000 USD"),
        ("RMB 720 million", "720000000 CNY"),
        ("2,436 tonnes", "2436 tonne"),
        ("2.436 tonnes", "609/250 tonne"),
        ("two-thirds of them", "2/3"),
        ("two third-class cars", "2/3"),
        ("a quarter of them", "1/4"),
        ("three-quarters", "3/4"),
        ("half of them", "1/2"),
        ("half a million", "500000"),
        ("twofold", "2 times"),
        ("it doubled", "2 times"),
        ("two million", "2000000"),
        ("two and a half million", "2500000"),
        ("two million three hundred thousand", "2300000"),
        ("twenty-five", "25"),
        ("twenty, five", "20 & 5"),
        ("a hundred and five", "105"),
        ("a hundred, and five", "100 & 5"),
        ("one thousand and eighty-six", "1086"),
        ("mid-2019", "2019-?-?"),
        ("January–May 2019", "2019-1-? & 2019-5-?"),
        ("the first five months", "#1 & 5 month"),
        ("the first half of 2019", "#1 half-year & 2019-?-?"),
        ("Q1", "#1 quarter"),
        ("G1", ""),
        ("1990s", "#20 century & 90 decade"),
        ("1990", "1990-?-?"),
        ("8 a.m.", "8 time of day"),
        ("8 p.m.", "20 time of day"),
        ("30 June 24:00", "?-6-30 & 24 time of day"),
        ("11:29", "689/60 time of day & 29 minute"),
        ("19.5 per cent", "39/2 per cent"),
        ("2.1 pp", "21/10 percentage point"),
        ("May 8th", "?-5-8"),
        ("08.05.2019", "2019-5-8"),
        ("dozens of trains", "10 ~several"),
        ("a dozen trains", "12"),
        ("5 metres per second", "5 metre per second"),
        ("5 metres, second of all", "5 metre & #2"),
        ("a pair of gloves", "2"),
        ("1 pair of gloves", "1"),
        ("hundreds of thousands", "100000 ~several"),
        ("the XXI century", "#21 century"),
        ("I quarter", "#1 quarter"),
        ("I have none", ""),
        ("in 1689", "1689-?-?"),
        ("14 November 1860", "1860-11-14"),
        ("1500 tonnes", "1500 tonne"),
        ("221 BC", "-221-?-?"),
        ("21 July 356 BC", "-356-7-21"),
        ("about 30", "30 ~about"),
        ("30 or so", "30 ~about"),
        ("nearly $5 billion", "5000000000 USD ~nearly"),
        ("no fewer than three days", "3 day ~at least"),
        ("from 3 to 5 km", "3 kilometre & 5 kilometre"),
        ("between 5 and 7%", "5 per cent & 7 per cent"),
        ("5 and 7%", "5 & 7 per cent"),
        ("2018–19", "2018-?-? & 2019-?-?"),
        ("30-year-old", "30 year"),
        ("an hour", "1 hour"),
        ("5 sq km", "5 square kilometre"),
        ("5 km", "5 kilometre"),
        ("25°C", "25 degree celsius"),
        ("5G", ""),
        ("K7001", ""),
    ],
)
def test_first_readings(text: str, expected: str) -> None:
    assert notation(text) == expected


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("5m people", [Number(Fraction(5), "metre")]),
        ("US$5m", []),
        ("5 pounds", [Number(Fraction(5), "pound")]),
        ("2–3 pounds", [Number(Fraction(2), "pound")]),
        ("2–3 euros", []),
        ("1999–2001 euros", [Number(Fraction(1999), "EUR")]),
        ("1999–2001", []),
        ("2 quarters", [Number(Fraction(2), "quarter")]),
        ("two quarters", []),
        ("8/5/2019", [PartialDate(2019, 8, 5)]),
        ("08.05.2019", []),
        ("a third", [Ordinal(3)]),
        ("one in three", [Number(Fraction(1, 3))]),
        ("one and three", []),
        ("5 or 6 million", [Number(Fraction(5_000_000), "", "million")]),
    ],
)
def test_other_readings(text: str, others: list[Quantity]) -> None:
    assert list(parse(text)[0].others) == others


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
    "text", ["1," * 10_000, "1 " * 10_000, "May " * 10_000, "5-" * 10_000, "1" * 50_000, "$" * 50_000]
)
def test_long_lines_are_read_in_one_pass(text: str) -> None:
    found = parse(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
