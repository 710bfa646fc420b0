"""Marks: the longest wins, conditions hold, either script, a term consumes the figure inside it."""

from __future__ import annotations

import pytest
from builders import article, segments

from bilingual.annotate import TermMatcher, annotate
from bilingual.glossary import Glossary, read_rows
from bilingual.model import Concept
from bilingual.normalise import normalise, normalise_text
from bilingual.segment import segment


def marks(text: str, table: str) -> list[tuple[str, str]]:
    terms = read_rows(table, "small.csv")
    return [
        (mark.text, mark.value.id if isinstance(mark.value, Concept) else "quantity")
        for each in segments(text, terms=terms)
        for mark in each.marks
    ]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("中欧班列", ["班列,a", "中欧班列,b"], [("中欧班列", "small:中欧班列")]),
        ("中欧班列", ["中欧,a", "欧班列,b"], [("欧班列", "small:欧班列")]),
        ("班列", ["中欧班列,b"], []),
        ("第四届博览会5天", ["第四届博览会,a"], [("第四届博览会", "small:第四届博览会"), ("5天", "quantity")]),
        ("第五届博览会", ["第四届博览会,a", "博览会,b"], [("第五届", "quantity"), ("博览会", "small:博览会")]),
        ("301国道", ["301国道,a"], [("301国道", "small:301国道")]),
        ("3人", ["3人,a"], [("3人", "small:3人")]),
        ("\U00020bb7野家", ["\U00020bb7野家,a"], [("\U00020bb7野家", "small:\U00020bb7野家")]),
    ],
)
def test_longest_wins(text: str, rows: list[str], expected: list[tuple[str, str]]) -> None:
    assert marks(text, "\n".join(["zh,en,ru", *(f"{row},ж" for row in rows)])) == expected


@pytest.mark.parametrize(
    ("text", "row", "holds"),
    [
        ("海关查验货物", "查验,货物,,a", True),
        ("海关查验身份", "查验,货物,,a", False),
        ("中国贸易", "中国,,发展中国家,a", True),
        ("发展中国家贸易", "中国,,发展中国家,a", False),
        ("中国和发展中国家", "中国,,发展中国家,a", True),
        ("方便旅客", "方便,,食品,a", True),
        ("方便旅客的食品", "方便,,食品,a", False),
    ],
)
def test_conditions(text: str, row: str, holds: bool) -> None:
    assert bool(marks(text, f"zh,context,not_in,en\n{row}")) is holds


def test_of_one_source_the_first_that_holds() -> None:
    table = "id,zh,context,en,status\nold,查验,,a,deprecated\ngoods,查验,货物,b,\nother,查验,,c,\n"
    assert marks("查验货物", table) == [("查验", "goods")]
    assert marks("查验旅客", table) == [("查验", "other")]
    assert marks("查验旅客", table.replace("other,查验,,c,", "other,查验,,c,deprecated")) == []


def test_either_script_in_text_and_glossary() -> None:
    glossary = Glossary(read_rows("zh,en\n滿洲里,Manzhouli\n海关,customs", "mine.csv"))
    matcher = TermMatcher(glossary.with_sources_in(lambda text: normalise_text(text).text).concepts)
    for text in ("滿洲里海關", "满洲里海关"):
        (each,) = annotate(segment(normalise(article(text))), matcher)
        assert [(mark.id, mark.text) for mark in each.marks] == [
            ("p001.s01.t01", "满洲里"),
            ("p001.s01.t02", "海关"),
        ]


def test_the_users_glossary_wins() -> None:
    mine = Glossary(read_rows("id,zh,en\na,口岸,checkpoint\nmine,海关,Customs Office", "mine.csv"))
    ours = Glossary(read_rows("id,zh,en\na,口岸,port of entry\nours,海关,customs\nb,边检,border control", "ours.csv"))
    (each,) = annotate(segment(article("口岸海关边检")), TermMatcher((mine + ours).concepts))
    said = [mark.value.preferred("en").text for mark in each.marks if isinstance(mark.value, Concept)]
    assert said == ["checkpoint", "Customs Office", "border control"]


def test_no_terms() -> None:
    assert list(TermMatcher(()).find("海关")) == []
    assert list(TermMatcher((Concept("a", "", ""),)).find("海关")) == []


def test_a_language_the_users_glossary_lacks_is_said_as_in_the_built_in_one() -> None:
    own = Glossary(read_rows("zh,en\n满洲里,Manjuur\n", "own.csv"))
    builtin = Glossary(read_rows("zh,zh_variants,en,ru\n满洲里,满洲里市,Manzhouli,Маньчжурия\n", "geo.csv"))
    (found,) = annotate(segment(article("满洲里")), TermMatcher((own + builtin).concepts))
    (concept,) = (mark.value for mark in found.marks if isinstance(mark.value, Concept))
    said = [(r.language, r.text) for r in concept.renderings if r.use == "preferred"]
    assert (concept.id, said) == ("own:满洲里", [("en", "Manjuur"), ("ru", "Маньчжурия")])


LONGER = "zh,en,ru\n满洲里口岸海关2号门,Manzhouli Customs Gate 2,{}\n"
SHORTER = "zh,en,ru\n满洲里口岸,Manzhouli port,Маньчжурия\n海关,customs,таможня\n"


@pytest.mark.parametrize(
    ("russian", "expected"),
    [
        ("ворота 2", [("满洲里口岸海关2号门", ())]),
        (
            "",
            [
                ("满洲里口岸海关2号门", ("en",)),
                ("满洲里口岸", ("ru",)),
                ("海关", ("ru",)),
                ("2", ("ru",)),
            ],
        ),
    ],
)
def test_a_longer_term_gives_way_where_it_has_no_rendering(
    russian: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    glossary = Glossary(read_rows(LONGER.format(russian), "own.csv")) + Glossary(read_rows(SHORTER, "geo.csv"))
    (found,) = annotate(segment(article("满洲里口岸海关2号门")), TermMatcher(glossary.concepts))
    assert [(mark.text, mark.languages) for mark in found.marks] == expected
    assert [mark.text for mark in found.marks_in("en")] == ["满洲里口岸海关2号门"]


def test_a_term_that_no_shorter_one_replaces_holds_where_it_can_be_said() -> None:
    terms = read_rows("zh,en\n满洲里,Manzhouli\n", "own.csv")
    (found,) = segments("满洲里5人", terms=terms)
    assert [(mark.id, mark.text, mark.languages) for mark in found.marks] == [
        ("p001.s01.t01", "满洲里", ("en",)),
        ("p001.s01.q01", "5人", ()),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("布里亚特共和国的布里亚特人", ["布里亚特共和国"]),
        ("布里亚特的布里亚特人", ["布里亚特"]),
        ("布里亚特人", []),
        ("布里亚特共和国的佛教", []),
    ],
)
def test_a_word_around_one_source_leaves_the_others_alone(text: str, found: list[str]) -> None:
    rows = "zh,zh_variants,not_in,en\n布里亚特共和国,布里亚特,布里亚特人 | 佛教,Buryatia\n"
    (marked,) = segments(text, terms=read_rows(rows, "small.csv"))
    assert [mark.text for mark in marked.marks] == found
