"""Russian figures and renderings: agreement, what parse reads back of render, cases of a term."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from language.strategies import QUANTITIES, ends

from bilingual.language.russian import find, parse, render
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity, Rendering
from bilingual.verify.quantities import same_value


@given(QUANTITIES)
def test_parse_reads_what_render_wrote(quantity: Quantity) -> None:
    found = [spotted.quantity for spotted in parse(render(quantity))]
    assert len(found) == len(ends(quantity))
    assert all(map(same_value, ends(quantity), found))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Interval(Number(Fraction(2), "tonne"), Number(Fraction(3), "tonne")), "2–3_тонны"),
        (Interval(Number(Fraction(2), "tonne"), Number(Fraction(3), "tonne"), "about"), "около 2–3_тонн"),
        (Number(Fraction(1), "train"), "1_поезд"),
        (Number(Fraction(2), "train"), "2_поезда"),
        (Number(Fraction(5), "train"), "5_поездов"),
        (Number(Fraction(11), "train"), "11_поездов"),
        (Number(Fraction(21), "train"), "21_поезд"),
        (Number(Fraction(3, 2), "train"), "1,5_поезда"),
        (Number(Fraction(21), "train", "", "over"), "более 21_поезда"),
        (Number(Fraction(22), "train", "", "over"), "более 22_поездов"),
        (Number(Fraction(9999), "train"), "9999_поездов"),
        (Number(Fraction(10000), "train"), "10_000_поездов"),
        (Number(Fraction(1_000_000), "CNY", "万"), "1_млн_юаней"),
        (Number(Fraction(1_000_000), "per cent", "万"), "1_млн_%"),
        (Interval(Number(Fraction(2), "", "万"), Number(Fraction(3_000_000), "", "万")), "2–3_000_000"),
        (Interval(Number(Fraction(500_000), "", "万"), Number(Fraction(3_000_000), "", "万")), "500_000 — 3_млн"),
    ],
)
def test_agreement(value: Quantity, expected: str) -> None:
    assert render(value).replace("\N{NO-BREAK SPACE}", "_") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31,86 млрд юаней", [Number(Fraction(31_860_000_000), "CNY", "млрд")]),
        ("3 миллиарда долларов", [Number(Fraction(3_000_000_000), "USD", "миллиарда")]),
        ("4,5 %", [Number(Fraction(9, 2), "per cent")]),
        ("на 4,5 процента", [Number(Fraction(9, 2), "per cent")]),
        ("на 4,5 процентного пункта", [Number(Fraction(9, 2), "percentage point")]),
        ("трёх поездов", [Number(Fraction(3))]),
        ("1 086 поездов", [Number(Fraction(1086))]),
        ("с 5 по 7 июня 2019 года", [PartialDate(2019, 6, 5), PartialDate(2019, 6, 7)]),
        ("8 мая 2019 г.", [PartialDate(2019, 5, 8)]),
        ("в мае 2019 года", [PartialDate(2019, 5)]),
        ("8-го числа", [PartialDate(day=8)]),
        ("четвёртого заседания", [Ordinal(4)]),
        ("4-го заседания", [Ordinal(4)]),
        ("1900-й вагон", [Ordinal(1900)]),
        (
            "1 млн — 2 млрд %",
            [Number(Fraction(10**6), "per cent", "млн"), Number(Fraction(2 * 10**9), "per cent", "млрд")],
        ),
        ("маяк", []),
        ("А2019", []),
    ],
)
def test_parse(text: str, expected: list[Quantity]) -> None:
    assert [spotted.quantity for spotted in parse(text)] == expected


@pytest.mark.parametrize(
    ("text", "rendering", "grammar", "found"),
    [
        ("в Забайкальске", "Забайкальск", "", ["Забайкальске"]),
        ("в Забайкальской области", "Забайкальск", "", []),
        ("на Дальнем Востоке", "Дальний Восток", "", ["Дальнем Востоке"]),
        ("на Ближнем Востоке", "Дальний Восток", "", []),
        ("таможенных органов", "таможенный орган", "", ["таможенных органов"]),
        ("таможенных организаций", "таможенный орган", "", []),
        ("таможенный органа", "таможенный орган", "", []),
        ("Таможня изымет товар", "изъять", "", ["изымет"]),
        ("из Суйфэньхэ", "Суйфэньхэ", "indecl", ["Суйфэньхэ"]),
        ("из Хэйхэем", "Хэйхэ", "indecl", []),
        ("в Эрэн-Хото", "Эрэн-Хото", "indecl", ["Эрэн-Хото"]),
        ("тамошний", "таможенный", "", []),
        ("Пункты пропуска", "пункт пропуска", "", ["Пункты пропуска"]),
        ("контрольно-пропускные пункты", "пункт пропуска", "", []),
    ],
)
def test_find(text: str, rendering: str, grammar: str, found: list[str]) -> None:
    spans = find(text, Rendering("ru", rendering, grammar=grammar))
    assert [text[start:end] for start, end in spans] == found


@pytest.mark.parametrize("text", ["1 " * 30_000, "8 мая " * 10_000, "5-" * 40_000, "1" * 100_000, "пять " * 20_000])
def test_long_lines_are_read_in_one_pass(text: str) -> None:
    found = parse(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
