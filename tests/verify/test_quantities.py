"""Right figures beside wrong ones."""

from __future__ import annotations

import pytest
from builders import segments

from bilingual.model import Pair
from bilingual.verify import locate
from bilingual.verify.quantities import missing


def unsaid(source: str, target: str, language: str) -> list[str]:
    (segment,) = segments(source)
    anchors = locate(segment, target, language)
    pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "test", anchors=anchors)
    return [mark.text for mark, _ in missing(segment, pair)]


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("货值3.5亿元", "350 million yuan", "3.5 billion yuan"),
        ("货值3.5亿元", "350,000,000 yuan", "35,000,000 yuan"),
        ("货值3.5亿元", "RMB 350 million", "$350 million"),
        ("货值3.5亿元", "350 million", "350 million US dollars"),
        ("货值300多亿元", "more than 30 billion yuan", "more than 300 yuan"),
        ("运煤5千克", "5 kilograms of coal", "5,000 kilograms of coal"),
        ("运煤6.91万吨", "69,100 tonnes of coal", "69.1 million tonnes of coal"),
        ("增长4.5%", "grew by 4.5%", "grew by 4.5 percentage points"),
        ("增长4.5%", "grew by 4.5 per cent", "grew by 45%"),
        ("增长4.5个百分点", "grew by 4.5 percentage points", "grew by 4.5%"),
        ("比例5‰", "a share of 5‰", "a share of 5%"),
        ("同比-3.5%", "fell by 3.5%", "fell by 5.3%"),
        ("2%-3%之间", "between 2% and 3%", "between 2% and 4%"),
        ("2-3万吨", "20,000–30,000 tonnes", "2–3 tonnes"),
        ("2019年5月8日", "8 May 2019", "8 May 2018"),
        ("2019年5月8日", "May 8, 2019", "8 May"),
        ("2019年1-5月", "January–May 2019", "January–June 2019"),
        ("6月5日至7日", "June 5-7", "June 5-8"),
        ("6月5日至7日", "from 5 to 7 June", "from 5 to 7 July"),
        ("5月8日", "8 May 2019", "5 August"),
        ("12日获悉", "learned on the 12th", "learned on the 13th"),
        ("第13届会议", "the 13th session", "the 14th session"),
        ("第四届会议", "the fourth session", "the fifth session"),
        ("3列班列", "three trains", "two trains"),
        ("2019年有2019人", "In 2019, 2,019 people", "In 2019, many people"),
        ("36起和36吨", "36 cases and 36 tonnes", "36 cases and tonnes"),
    ],
)
def test_english(source: str, right: str, wrong: str) -> None:
    assert unsaid(source, right, "en") == []
    assert unsaid(source, wrong, "en") != []


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        ("货值3.5亿元", "350 млн юаней", "3,5 млрд юаней"),
        ("货值3.5亿元", "350 миллионов юаней", "350 миллионов долларов"),
        ("增长4.5%", "рост на 4,5 %", "рост на 4,5 процентного пункта"),
        ("增长4.5个百分点", "рост на 4,5 п. п.", "рост на 4,5 %"),
        ("2019年5月8日", "8 мая 2019 года", "8 мая 2018 года"),
        ("2019年1-5月", "в январе — мае 2019 года", "в январе — июне 2019 года"),
        ("6月5日至7日", "с 5 по 7 июня", "с 5 по 8 июня"),
        ("第四届会议", "четвёртая сессия", "пятая сессия"),
        ("第13届会议", "13-я сессия", "14-я сессия"),
        ("3列班列", "три поезда", "два поезда"),
        ("1,086列", "1 086 поездов", "186 поездов"),
    ],
)
def test_russian(source: str, right: str, wrong: str) -> None:
    assert unsaid(source, right, "ru") == []
    assert unsaid(source, wrong, "ru") != []


def test_a_range_is_anchored_from_its_first_end_to_its_last() -> None:
    (segment,) = segments("查验率2%-3%，共5人")
    target = "a rate of 2–3%, 5 people in all"
    assert [anchor.found for anchor in locate(segment, target, "en")] == ["2–3%", "5"]


def test_thousands_of_figures_are_compared_in_order() -> None:
    (segment,) = segments("".join(f"{number}吨，" for number in range(2000)))
    target = ", ".join(f"{number} tonnes" for number in range(2000))
    # The years from 1900 to 1999 stand as dates and still count.
    assert len(locate(segment, target, "en")) == 2000
