"""Figures that are corrected, beside those left alone because it would be guessing."""

from __future__ import annotations

import pytest
from builders import segments

from bilingual.model import Pair
from bilingual.repair.quantities import correct
from bilingual.verify import locate


@pytest.mark.parametrize(
    ("source", "language", "target", "corrected"),
    [
        ("进口318.6亿元。", "en", "Imports were 318.6 billion yuan.", "Imports were 31.86 billion yuan."),
        ("进口318.6亿元。", "en", "Imports were 31.86 billion yuan.", "Imports were 31.86 billion yuan."),
        ("进口318.6亿元。", "en", "RMB 318.6 billion in imports.", "RMB 31.86 billion in imports."),
        ("进口318.6亿元。", "ru", "Импорт: 318,6 млрд юаней.", "Импорт: 31,86\N{NO-BREAK SPACE}млрд юаней."),
        ("3500辆。", "en", "350 vehicles", "3,500 vehicles"),
        ("1086列。", "en", "186 trains", "1,086 trains"),
        ("1086列。", "en", "1,068 trains", "1,086 trains"),
        ("增长17.3%。", "en", "It grew by 17.3.", "It grew by 17.3%."),
        # The noun behind the figure would change with it, or the word behind it may be what is counted.
        ("3500辆。", "ru", "3501 автомобиль", "3501 автомобиль"),
        ("增长17.3%。", "en", "It grew by 17.3 places", "It grew by 17.3 places"),
        # Two figures that may be meant, two quantities that may be, another figure altogether, a digit of a short one.
        ("3500辆。", "en", "350 vehicles, 35 in all", "350 vehicles, 35 in all"),
        ("3500辆，350吨。", "en", "35 in all", "35 in all"),
        ("3500辆。", "en", "2019 vehicles", "2019 vehicles"),
        ("全程385英里。", "en", "It is 38.5 miles.", "It is 385 miles."),
        ("全程385英里。", "en", "It is 365 km.", "It is 365 km."),
        ("全程5英里。", "en", "It is 8 km.", "It is 8 km."),
        ("18时至24时。", "en", "from 1800 to 2400 hours", "from 1800 to 2400 hours"),
        # The only figure of its unit is meant for the only quantity of it that is missing, if it begins alike.
        ("25吨，120公里。", "en", "26 tonnes and 180 km", "25 tonnes and 120 km"),
        ("增长15%。", "en", "up 15.5%", "up 15%"),
        ("增长52%。", "ru", "рост на 52,5 %", "рост на 52 %"),
        ("增长52%。", "ru", "рост на 52,5 процента", "рост на 52,5 процента"),
        ("25吨。", "en", "40 tonnes", "25 tonnes"),
        ("25吨。", "en", "40 tonnes and 30 tonnes", "40 tonnes and 30 tonnes"),
        ("25吨，30吨。", "en", "40 tonnes", "40 tonnes"),
        ("25吨。", "en", "26 trains", "26 trains"),
        ("25吨，28吨。", "en", "26 tonnes and 29 tonnes", "26 tonnes and 29 tonnes"),
        ("5吨。", "en", "5 billion tonnes", "5 tonnes"),
        ("5吨。", "en", "5 billion trains", "5 billion trains"),
        # A figure that is none, for the only number that is missing.
        ("通行车辆81,012辆次。", "en", "81,1018 vehicles, 12 more", "81,1018 vehicles, 12 more"),
        ("通行车辆81,012辆次。", "en", "81,1018 vehicle crossings", "81,012 vehicle crossings"),
        ("列车45,535列。", "ru", "45 5353 поездов", "45\N{NO-BREAK SPACE}535 поездов"),
        ("列车45,532列。", "ru", "45 5353 поездов", "45 5353 поездов"),
        # The only date, one part of which is right.
        ("2022年10月20日。", "en", "On 20 December 2022", "On 20 October 2022"),
        ("2016年8月1日。", "en", "On August 16th, 2016", "On August 1st, 2016"),
        ("2022年10月。", "ru", "в декабре 2022 года", "в октябре 2022 года"),
        ("2022年10月20日。", "en", "On 21 December 2021", "On 21 December 2021"),
        ("2022年10月20日。", "en", "In December 2022", "In December 2022"),
        ("1.35亿吨。", "en", "1. 13.5 million tonnes", "1. 13.5 million tonnes"),
    ],
)
def test_correct(source: str, language: str, target: str, corrected: str) -> None:
    [segment] = segments(source)
    pair = Pair(f"{segment.id}.{language}", segment.id, language, target, "", anchors=locate(segment, target, language))
    assert correct(segment, pair)[0] == corrected
