"""The words that articles need and the lexicon lacks."""

from __future__ import annotations

from builders import article
from drafts import TERMS, engine

from bilingual.glossary import Glossary
from bilingual.translate.draft.unknown import UnknownWord, unknown_words


def test_the_most_frequent_first_each_with_the_text_around_its_first_place() -> None:
    articles = (article("海关检查嘎嘎，口岸。", "列车在彧淏出发。"), article("彧淏。", "## 彧淏加强嘎嘎", "\U00020bb7"))
    assert unknown_words(articles, engine(), Glossary(TERMS)) == (
        UnknownWord("彧淏", 3, "列车在彧淏出发。"),
        UnknownWord("嘎嘎", 2, "海关检查嘎嘎，口岸。"),
        UnknownWord("\U00020bb7", 1, "\U00020bb7"),
    )


def test_an_example_is_cut_from_a_long_text() -> None:
    (found,) = unknown_words([article(f"{'海关' * 20}嘎{'列车' * 20}")], engine(), Glossary(TERMS))
    assert found == UnknownWord("嘎", 1, f"{'海关' * 6}嘎{'列车' * 6}")


def test_nothing_is_missing_where_a_word_of_ones_own_stands() -> None:
    own = engine(own=("嘎嘎,n,Gaga,,Гага,",))
    assert unknown_words([article("海关检查嘎嘎。")], own, Glossary(TERMS)) == ()
