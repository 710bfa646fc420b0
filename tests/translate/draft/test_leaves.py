"""The leaves of a text: words, marks, names, kept text, what no word explains."""

from __future__ import annotations

from fractions import Fraction

import pytest
from builders import segments
from drafts import TERMS, entries

from bilingual.model import Concept, Interval, Number, Ordinal, PartialDate, Quantity
from bilingual.translate.draft.leaves import Leaf, Reader, Unknown, symbol_of
from bilingual.translate.draft.lexicon import load_signs

WORDS = (
    "海关,n,customs,,таможня,",
    "关,n,pass,,застава,",
    "小,a,small,,малый,",
    "张,q,,,,",
    "加强,v,strengthen,,усилить,",
)


def leaves(text: str, own: tuple[str, ...] = ()) -> list[Leaf]:
    (cut,) = segments(text, terms=TERMS)
    reader = Reader(entries(*WORDS), load_signs(), ("在", "的"), entries(*own))
    return list(reader.leaves(text, cut.marks, 0))


def shown(text: str, symbols: str, own: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The leaves of some symbols, with their text, in order of place."""
    found = [each for each in leaves(text, own) if each.symbol in symbols.split()]
    return [(each.symbol, text[each.start : each.end].rstrip()) for each in sorted(found, key=lambda each: each[1:3])]


def test_words_overlap_and_a_word_of_a_rule_is_its_own_symbol() -> None:
    assert shown("在海关", "N V A W 在 的") == [("在", "在"), ("N", "海关"), ("N", "关")]


def test_nothing_is_read_across_the_ends_of_a_mark() -> None:
    # 口岸 is a term: neither 海口 nor 岸关 may be read.
    own = ("海口,ns,Haikou,,Хайкоу,", "岸关,n,wrong,,ошибка,", "口,n,mouth,,рот,")
    assert shown("海口岸关", "N NS", own) == [("N", "口岸"), ("N", "关")]
    assert shown("海口关", "N NS", own) == [("NS", "海口"), ("N", "口"), ("N", "关")]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("海关", []),
        ("彧淏海关", ["彧淏"]),
        ("\U00020bb7海关", ["\U00020bb7"]),
        # A word that says nothing may be part of a name beside it.
        ("张彧海关", ["张彧", "彧"]),
        ("张海关", []),
        # A word inside a name, where the characters around it are no words.
        ("王小彧海关", ["王", "王小彧", "彧"]),
        ("嘎小彧海关", ["嘎", "彧"]),
        # Words that only rules know, for where no rule takes them up.
        ("在彧海关", ["在彧", "彧"]),
        ("彧、淏", ["彧", "淏"]),
        ("ラーメン海关", ["ラーメン"]),
        ("한국海关", ["한국"]),
        ("彧 淏", ["彧", "淏"]),
        ("谢尔盖·拉夫罗夫", ["谢尔盖", "谢尔盖·拉夫罗夫", "拉夫罗夫"]),
    ],
)
def test_what_no_word_explains(text: str, unknown: list[str]) -> None:
    assert [said for _, said in shown(text, "U")] == unknown


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("AEO海关", ["AEO"]),
        ("海关https://a.b/c?d=1加强", ["https://a.b/c?d=1"]),
        ("COVID-19海关", ["COVID-19"]),
        ("L’Oréal海关", ["L’Oréal"]),
        ("“AEO”", ["AEO"]),
        ("AEO——海关", ["AEO"]),
        ("★海关", ["★"]),
    ],
)
def test_what_is_kept(text: str, kept: list[str]) -> None:
    assert [each.value for each in leaves(text) if each.symbol == "N" and isinstance(each.value, str)] == kept


def test_every_character_by_itself() -> None:
    text = "彧 、A"
    single = {each.start: each.value for each in leaves(text) if each.symbol == "X"}
    assert single == {0: Unknown("彧"), 1: "", 2: load_signs()["、"], 3: "A"}


def test_an_entry_of_ones_own_stands_for_the_other_of_its_kind() -> None:
    own = ("海关,n,customs house,,таможенный пост,", "强海,n,strong sea,,сильное море,")
    found = [
        (each.cost, each.value.units["en"].text)
        for each in leaves("加强海关", own)
        if each.symbol == "N" and each.end - each.start == 2
    ]
    assert found == [(2, "strong sea"), (2, "customs house")]
    other = [
        each.value.units["en"].text for each in leaves("海关", ("海关,v,clear,,оформить,",)) if each.symbol in "NV"
    ]
    assert other == ["clear", "customs", "pass"]


@pytest.mark.parametrize(
    ("value", "symbol"),
    [
        (Number(Fraction(3), "item"), "Q"),
        (Number(Fraction(3), ""), "Q"),
        (Number(Fraction(3), "tonne"), "QM"),
        (Number(Fraction(3), "CNY"), "QM"),
        (Number(Fraction(3), "hour"), "QT"),
        (Number(Fraction(3), "per cent"), "QS"),
        (Number(Fraction(21, 2), "time of day"), "CLOCK"),
        (Interval(Number(Fraction(3), "tonne"), Number(Fraction(4), "tonne")), "QM"),
        (Interval(PartialDate(2019), PartialDate(2020)), "DATE"),
        (PartialDate(2019, 5, 8), "DATE"),
        (Ordinal(3), "ORD"),
    ],
)  # fmt: skip
def test_what_a_figure_is_to_the_rules(value: Quantity, symbol: str) -> None:
    assert symbol_of(value) == symbol


@pytest.mark.parametrize(
    ("concept", "domain", "symbol"),
    [
        ("x", "geography.city", "NS"),
        ("x", "geography.route", "N"),
        ("x", "geography", "N"),
        ("cus.port", "customs.tariff", "G"),
        ("x", "", "N"),
    ],
)
def test_what_a_term_is_to_the_rules(concept: str, domain: str, symbol: str) -> None:
    assert symbol_of(Concept(concept, domain, "口岸")) == symbol


def test_blanks_belong_to_the_leaf_before_them() -> None:
    assert [(each.symbol, each.start, each.end) for each in leaves("海关 口岸　加强") if each.symbol in ("N", "V")] == [
        ("N", 0, 3),
        ("N", 1, 3),
        ("N", 3, 6),
        ("V", 6, 8),
    ]
