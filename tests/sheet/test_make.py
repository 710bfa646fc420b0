"""The sheet as a value: rows in order, places, what is open, what the glossary lacks."""

from __future__ import annotations

import re

import pytest
from builders import article

from bilingual.glossary import Glossary, read_rows
from bilingual.pipeline import sheets
from bilingual.sheet import Doubt, Lack, Row, Section, Sheet
from bilingual.sheet.figures import ALONE, BARE, ENDING, GROWS, MEGA, NO_MONTH, SHRINKS, UNREAD, VAGUE
from bilingual.sheet.wording import spans

NO_BREAK = "\N{NO-BREAK SPACE}"


def sheet(*lines: str, terms: str = "zh,en\n", to: tuple[str, ...] = ("en", "ru"), **fields: object) -> Sheet:
    made = sheets([article(*lines, **fields)], Glossary(read_rows(terms, "small.csv")), to)
    return next(iter(made))


def figure(text: str, source: str) -> tuple[Row, list[str]]:
    """The row of a figure with the doubts about it."""
    made = sheet(text)
    row = next(row for section in made.sections for row in section.rows if row.source == source)
    return row, [doubt.message for doubt in made.doubts if doubt.number in row.doubts]


def test_rows_stand_once_at_their_first_place_with_all_their_places() -> None:
    made = sheet(
        "# 滿洲里口岸",
        "滿洲里口岸增長17.3%。",
        "港口和口岸增长17.3%，其中木材3噸。",
        terms="zh,zh_variants,en,ru,status\n口岸,港口,port,порт,approved\n滿洲里,,Manzhouli,Маньчжурия,proposed\n",
    )
    assert made.sections == (
        Section(
            1,
            "滿洲里口岸",
            (
                Row("term", "滿洲里", ("Manzhouli", "Маньчжурия"), (1, 2), 2, proposed=True),
                Row("term", "口岸", ("port", "порт"), (1, 2, 3), 4, others=("港口",)),
            ),
        ),
        Section(2, "滿洲里口岸增長17.3%。", (Row("figure", "17.3%", ("17.3%", f"17,3{NO_BREAK}%"), (2, 3), 2),)),
        Section(3, "港口和口岸增长17.3%，其…", (Row("figure", "3噸", ("3 tonnes", f"3{NO_BREAK}тонны"), (3,), 1),)),
    )
    assert (made.doubts, made.lacks, made.title) == ((), (), "滿洲里口岸")


def test_the_print_keeps_no_blanks_at_its_ends() -> None:
    assert [row.source for row in sheet("　　6月5日至7日開放。").sections[0].rows] == ["6月5日至7日"]


def test_what_was_not_read_is_said() -> None:
    assert sheet("口岸", unread=("2 pictures",), metadata=(("date", "2019-05-09"),)).facts == (
        "2019-05-09",
        "not read: 2 pictures",
    )
    assert sheet("口岸").facts == ()


def test_languages_are_those_asked_for_in_their_order() -> None:
    made = sheet("口岸", terms="zh,en,ru\n口岸,port,порт\n", to=("ru", "en"))
    assert made.sections[0].rows[0].said == ("порт", "port")
    assert sheet("第四季度", to=("en",)).doubts == ()


@pytest.mark.parametrize(
    ("text", "source", "said", "doubts"),
    [
        ("将于28日开放。", "28日", ("the 28th", f"28-го{NO_BREAK}числа"), [NO_MONTH]),
        ("将于5月28日开放。", "5月28日", ("28 May", f"28{NO_BREAK}мая"), []),
        ("产值达3.5兆元。", "3.5兆元", ("3.5 trillion yuan", f"3,5{NO_BREAK}трлн{NO_BREAK}юаней"), [MEGA]),
        ("产值达三兆元。", "三兆元", ("", ""), [MEGA]),
        ("装机30兆瓦。", "30兆瓦", ("30 megawatts", f"30{NO_BREAK}мегаватт"), []),
        ("产值达3.5亿元。", "3.5亿元", ("350 million yuan", f"350{NO_BREAK}млн{NO_BREAK}юаней"), []),
        ("数百万人受益。", "数百万", ("several million", "несколько миллионов"), [VAGUE]),
        ("三百万人受益。", "三百万人", ("3 million people", f"3{NO_BREAK}млн{NO_BREAK}человек"), []),
        ("产量减少2倍。", "2倍", ("", ""), [SHRINKS]),
        ("产量增长1.5倍。", "1.5倍", ("150%", f"150{NO_BREAK}%"), [GROWS]),
        ("产量是去年的2倍。", "2倍", ("2 times", f"2{NO_BREAK}раза"), []),
        ("共20多个。", "20多个", ("over 20", "более 20"), [ALONE]),
        ("共20多吨。", "20多吨", ("over 20 tonnes", f"более 20{NO_BREAK}тонн"), []),
        ("第四季度开放。", "第四", ("fourth", "4-й"), [ENDING]),
        ("乘坐K7001次列车。", "K7001", ("K7001", "K7001"), [UNREAD]),
        ("税号2203.00项下。", "2203.00", ("2203.00", "2203.00"), [UNREAD]),
        ("任期为1999.05，", "1999.05", ("", ""), [BARE]),
        ("任期自1999.05起。", "1999.05起", ("", ""), [BARE]),
        ("查获1999起。", "1999起", ("1,999 cases", f"1999{NO_BREAK}случаев"), []),
        ("重1999.05吨。", "1999.05吨", ("1,999.05 tonnes", f"1999,05{NO_BREAK}тонны"), []),
        ("任期自1999年5月起。", "1999年5月", ("May 1999", f"май 1999{NO_BREAK}года"), []),
    ],
)
def test_what_is_open_about_a_figure(text: str, source: str, said: tuple[str, ...], doubts: list[str]) -> None:
    row, found = figure(text, source)
    assert (row.said, found) == (said, doubts)


def test_the_day_of_the_article_gives_a_day_its_month() -> None:
    made = sheet("8日开放。", metadata=(("date", "2019-05-09"),))
    assert (made.sections[0].rows[0].said, made.doubts) == (("8 May", f"8{NO_BREAK}мая"), ())
    assert sheet("8日开放。").doubts == (Doubt(1, NO_MONTH, (("8日", 1),)),)


def test_the_noun_that_a_figure_counts_stands_beside_it() -> None:
    row, _ = figure("第四季度，3名旅客离开。", "第四")
    assert row.beside == "季度"
    assert figure("3名旅客离开。", "3名")[0].beside == "旅客"
    assert figure("3名离开。", "3名")[0].beside == ""


TWO = "id,zh,context,en,ru\n"


def test_a_source_of_two_concepts_is_open() -> None:
    made = sheet("船在港。", terms=f"{TWO}a,港,船,harbour,гавань\nb,港,,Hong Kong,Гонконг\n")
    assert made.doubts == (Doubt(1, "elsewhere Hong Kong · Гонконг", (("港", 1),)),)
    other = sheet("人在港。", terms=f"{TWO}a,港,船,harbour,гавань\nb,港,,Hong Kong,Гонконг\n")
    assert other.doubts == (Doubt(1, "elsewhere harbour · гавань beside 船", (("港", 1),)),)


def test_a_concept_that_ones_own_glossary_put_aside_is_not_open() -> None:
    own = Glossary(read_rows(f"{TWO}own,港,,port,порт\n", "own.csv"))
    builtin = Glossary(read_rows(f"{TWO}a,港,船,harbour,гавань\n", "a.csv"))
    made = next(iter(sheets([article("船在港。")], own + builtin, ("en", "ru"))))
    assert (made.sections[0].rows[0].said, made.doubts) == (("port", "порт"), ())


def test_what_the_glossary_lacks() -> None:
    made = sheet(
        "记者周明远在扎赉诺尔区报道口岸。", "周明远介绍“环带经济”。", terms="zh,en\n口岸,port\n", to=("en", "ru")
    )
    assert made.lacks == (
        Lack("口岸", "no Russian", ("port", ""), (1,), 1),
        Lack("周明远", "person", ("Zhou Mingyuan", "Чжоу Минъюань"), (1,), 1),
        Lack("扎赉诺尔区", "division", ("", ""), (1,), 1),
        Lack("环带经济", "quoted", ("", ""), (2,), 1),
    )
    assert sheet("口岸", terms="zh,en,ru\n口岸,port,порт\n").lacks == ()


def test_no_digit_is_passed_over() -> None:
    text = (
        "2019年第15号公告：K7001次09:40开，309国道长3.5公里，电话0451-12345678，税号0402.10，"
        "10-20吨，1/3，COVID-19，3:2，5兆，G20，见http://a.b/1?c=2。"
    )
    made = sheet(text)
    shown = "".join(row.source * row.count for section in made.sections for row in section.rows)
    assert sorted(re.findall(r"\d", shown)) == sorted(re.findall(r"\d", text))


@pytest.mark.parametrize(("numbers", "said"), [((), ""), ((2,), "2"), ((2, 3), "2, 3"), ((2, 4, 5, 6, 9), "2, 4–6, 9")])
def test_paragraphs_in_a_row(numbers: tuple[int, ...], said: str) -> None:
    assert spans(numbers) == said
