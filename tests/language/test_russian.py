"""Russian figures and renderings: agreement, what parse reads back of render, cases of a term."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from language.notation import said
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
    ("text", "expected"),
    [
        ("31,86 млрд юаней", "31860000000 CNY"),
        ("2 436 т", "2436 tonne"),
        ("2\N{THIN SPACE}436 т", "2436 tonne"),
        ("2\N{NARROW NO-BREAK SPACE}436 т", "2436 tonne"),
        ("2 36 т", "2 & 36 tonne"),
        ("3,5 млн т", "3500000 tonne"),
        ("четыре", "4"),
        ("двух", "2"),
        ("двадцатью пятью тоннами", "25 tonne"),
        ("двадцатью, пятью", "20 & 5"),
        ("сто двадцать пять тысяч триста", "125300"),
        ("полтора миллиарда", "1500000000"),
        ("пять с половиной миллионов", "5500000"),
        ("полмиллиона тонн", "500000 tonne"),
        ("миллион тонн", "1000000 tonne"),
        ("2 млн 300 тыс. долларов", "2300000 USD"),
        ("2 тысячи 500 человек", "2500"),
        ("вдвое", "2 times"),
        ("в два раза", "2 times"),
        ("4-й", "#4"),
        ("двадцать первая", "#21"),
        ("XXI век", "#21 century"),
        ("XXI в. до", "#21 century"),
        ("в январе — мае 2019 года", "2019-1-? & 2019-5-?"),
        ("08.05.2019", "2019-5-8"),
        ("треть", "1/3"),
        ("две трети", "2/3"),
        ("одной пятой", "1/5"),
        ("третий", "#3"),
        ("четверть", "1/4"),
        ("половина", "1/2"),
        ("на 3 п. п.", "3 percentage point"),
        ("на 3 процентных пункта", "3 percentage point"),
        ("на 3 процента", "3 per cent"),
        ("90-е годы", "90 decade"),
        ("девяностых годов", "90 decade"),
        ("1990-х", "#20 century & 90 decade"),
        ("1990-й год", "1990-?-?"),
        ("первое полугодие", "#1 half-year"),
        ("первую половину 2019 года", "#1 half-year & 2019-?-?"),
        ("I квартал", "#1 quarter"),
        ("1689 год", "1689-?-?"),
        ("1500 лет", "1500 year"),
        ("221 год до н. э.", "-221-?-?"),
        ("в 618 году", "618-?-?"),
        ("3 года", "3 year"),
        ("8 часов вечера", "20 time of day"),
        ("2 дня", "2 day"),
        ("от 3 до 5 тонн", "3 tonne & 5 tonne"),
        ("до 5 тонн", "5 tonne ~at most"),
        ("между 5 и 7 %", "5 per cent & 7 per cent"),
        ("5 и 7 %", "5 & 7 per cent"),
        ("почти 400 тыс. человек", "400000 ~nearly"),
        ("5 тонн с лишним", "5 tonne ~over"),
        ("десятки тысяч", "10000 ~several"),
        ("двухлетний", "2 year"),
        ("10-летний", "10 year"),
        ("15-процентный", "15 per cent"),
        ("июньское", "?-6-?"),
        ("через неделю", "1 week"),
        ("30 кв. км", "30 square kilometre"),
        ("тридцатилетняя", "30 year"),
        ("5 кв. миль", "5 square mile"),
        ("3 тоннеля", "3"),
        ("21 тонно-километр", "21 tonne-kilometre"),
        ("21 тонна, километр", "21 tonne & 1 kilometre"),
        ("5 километров в час", "5 kilometre per hour"),
        ("5 километров за час", "5 kilometre & 1 hour"),
        ("пара перчаток", "2"),
        ("1 пара перчаток", "1"),
        ("1,5 градуса Фаренгейта", "3/2 degree fahrenheit"),
        ("1,5 градуса Цельсия", "3/2 degree celsius"),
        ("А2019", ""),
    ],
)
def test_first_readings(text: str, expected: str) -> None:
    assert " & ".join(said(spotted.quantity) for spotted in parse(text)) == expected


def test_a_fifth_part_is_also_a_fraction() -> None:
    assert [spotted.others for spotted in parse("пятая часть и пятая страница")] == [(Number(Fraction(1, 5)),), ()]


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


@pytest.mark.parametrize("text", ["1 " * 10_000, "8 мая " * 5_000, "5-" * 10_000, "1" * 50_000, "пять " * 10_000])
def test_long_lines_are_read_in_one_pass(text: str) -> None:
    found = parse(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
