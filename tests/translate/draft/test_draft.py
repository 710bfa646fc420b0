"""The engine as a whole: nothing lost, nothing said twice, the same answer whatever else is asked."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

import pytest
from builders import article, segments
from drafts import RULES, TERMS, WORDS, candidates, drafted, engine, leaves_of, rules
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.annotate import TermMatcher, annotate
from bilingual.errors import DataError
from bilingual.glossary import builtin_paths, load
from bilingual.model import BlockKind, Concept, Segment
from bilingual.segment import segment
from bilingual.translate import Candidate, Options, Request, Step
from bilingual.translate.draft import Draft, make, missing
from bilingual.translate.draft.lexicon import built_in_tables, load_entries
from bilingual.translate.draft.lint import lint_entries, lint_rules
from bilingual.translate.draft.rules import Rule, load_rules, rule_tables
from bilingual.verify import locate

FIGURES = (
    "3.5%",
    "10:30",
    "5月8日",
    "2019年",
    "3吨",
    "5个",
    "三千五百万吨",
    "318.6亿元",
    "约30人",
    "3天",
    "5月至8月",
)
SIGNS = ("，", "。", "“", "”", "（", "）", "《", "》", "、", "：", "；", "！", "……", "——", "·", "—", " ", "「", "」")
UNKNOWN = ("王明", "张三", "嘎", "彧淏", "\U00020bb7", "ラーメン", "AEO", "B–B", "https://a.b/c?d=e", "★")
KINDS: tuple[BlockKind, ...] = ("paragraph", "heading", "chrome")
LANGUAGES = ("en", "ru")
HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


@cache
def small() -> Draft:
    return engine()


@cache
def built_in() -> Draft:
    return make(LANGUAGES, Options())


@cache
def built_in_terms() -> tuple[Concept, ...]:
    return load(builtin_paths()).concepts


@cache
def matcher() -> TermMatcher:
    return TermMatcher(built_in_terms())


@cache
def built_in_rules() -> tuple[Rule, ...]:
    return load_rules(rule_tables())


def rule_words(grammar: tuple[Rule, ...]) -> list[str]:
    return [symbol for rule in grammar for symbols in rule.symbols for symbol in symbols if not symbol.isascii()]


def texts(words: list[str], terms: list[str]) -> st.SearchStrategy[str]:
    """Words, terms, figures, signs and unknown characters in any order.

    No figure stands right behind a figure, and none is an ordinal: 5, May is said as 5 May is, three, third as 3/3.
    """
    pieces = st.lists(
        st.one_of(*map(st.sampled_from, (words, terms, FIGURES, SIGNS, UNKNOWN))), min_size=1, max_size=12
    )

    def joined(chosen: list[str]) -> str:
        parted = (
            ("，" if a in FIGURES and b in FIGURES else "") + b for a, b in zip(("", *chosen), chosen, strict=False)
        )
        return "".join(parted)

    return pieces.map(joined).filter(str.strip)


def small_texts() -> st.SearchStrategy[str]:
    words = [row.partition(",")[0] for row in WORDS]
    return texts([*words, *rule_words(rules(*RULES))], [concept.zh for concept in TERMS])


def built_in_texts() -> st.SearchStrategy[str]:
    words = [entry.zh for entry in load_entries(built_in_tables())]
    terms = [concept.zh for concept in built_in_terms() if not concept.context]
    return st.deferred(lambda: texts([*words, *rule_words(built_in_rules())], terms))


def outside_of(step: Step, text: str) -> str:
    """What of a step its parts do not cover."""
    places = set(range(step.start, step.end)).difference(*(range(each.start, each.end) for each in step.steps))
    return "".join(text[at] for at in sorted(places) if not text[at].isspace())


def below(step: Step) -> list[Step]:
    return [step, *(deeper for each in step.steps for deeper in below(each))]


def assert_nothing_is_lost(cut: Segment, language: str, candidate: Candidate, grammar: tuple[Rule, ...]) -> None:
    text, target = cut.text, candidate.target
    covered = [sum(step.start <= at < step.end for step in candidate.trace) for at in range(len(text))]
    assert [count for count, char in zip(covered, text, strict=True) if count != 1 and not char.isspace()] == []
    assert max(covered) <= 1
    # Below a rule stand its slots, each once; the rest are its own words.
    words = {f"rule {rule.id}": {"".join(filter(is_chinese, symbols)) for symbols in rule.symbols} for rule in grammar}
    steps = [deeper for step in candidate.trace for deeper in below(step)]
    assert [step for step in steps if step.steps and outside_of(step, text) not in words[step.origin]] == []
    leaves = [leaf for step in candidate.trace for leaf in leaves_of(step)]
    # Blanks belong to the leaf before them.
    spans = {(leaf.start, leaf.start + len(text[leaf.start : leaf.end].rstrip())) for leaf in leaves}
    marks = [mark for mark in cut.marks_in(language) if can_say(mark.value, language)]
    found = {anchor.mark_id for anchor in locate(cut, target, language)}
    assert [mark for mark in marks if mark.id not in found or (mark.start, mark.end) not in spans] == []
    unknown = [leaf.target for leaf in leaves if leaf.origin == "unknown"]
    assert [said for said in unknown if not re.fullmatch("〔[^〔〕]+〕", said) or said not in target] == []
    assert len(unknown) <= target.count("〔") == target.count("〕")
    assert not HAN.search(re.sub("〔[^〕]*〕", "", target))


def is_chinese(symbol: str) -> bool:
    return not symbol.isascii()


def can_say(value: object, language: str) -> bool:
    return not isinstance(value, Concept) or value.preferred(language) is not None


@settings(max_examples=60)
@given(small_texts(), st.sampled_from(LANGUAGES), st.sampled_from(KINDS))
def test_nothing_is_lost_and_nothing_read_twice(text: str, language: str, kind: BlockKind) -> None:
    for each, candidate in candidates(text, language, small(), kind):
        assert_nothing_is_lost(each, language, candidate, rules(*RULES))


@settings(max_examples=25)
@given(built_in_texts(), st.sampled_from(LANGUAGES), st.sampled_from(KINDS))
def test_nothing_is_lost_with_the_built_in_words_and_rules(text: str, language: str, kind: BlockKind) -> None:
    cut = annotate(segment(article(text)), matcher())
    requests = [Request(each.id, language, each.text, each.marks_in(language), kind) for each in cut]
    for index, candidate in built_in().translate(requests):
        assert_nothing_is_lost(cut[index], language, candidate, built_in_rules())


@settings(max_examples=10)
@given(st.lists(small_texts(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_a_request_has_one_answer_alone_or_among_others_in_any_order(several: list[str], chance: Random) -> None:
    cut = [each for text in several for each in segments(text, terms=TERMS)]
    requests = [
        Request(each.id, language, each.text, each.marks_in(language), kind)
        for each in cut
        for language in LANGUAGES
        for kind in KINDS
    ]
    answers = dict(small().translate(requests))
    order = chance.sample(range(len(requests)), len(requests))
    shuffled = engine().translate([requests[index] for index in order])
    alone = {index: answer for index in order[:3] for _, answer in small().translate([requests[index]])}
    assert {order[place]: answer for place, answer in shuffled} == answers
    assert {index: answers[index] for index in alone} == alone


def test_a_text_of_ten_thousand_words_without_punctuation() -> None:
    ((_, candidate),) = candidates("王明货物" * 5_000, "ru")
    assert (candidate.target.count("〔王明〕"), candidate.target.count("груз")) == (5_000, 5_000)
    assert len(candidate.trace) == 10_000


@pytest.mark.parametrize(
    ("text", "own", "en", "ru"),
    [
        ("海关检查货物", "海关,n,customs house,,таможенный пост,",
         "The customs house inspected goods", "Таможенный пост проверил груз"),
        # One of another kind stands beside it, and the rules choose.
        ("海关检查货物", "检查,n,inspection,,проверка,", "Customs inspected goods", "Таможня проверила груз"),
        # It tears no words apart whose rest is unknown.
        ("海关检查货物", "关检,n,joint check,,совместный контроль,",
         "Customs inspected goods", "Таможня проверила груз"),
        ("海关检查货物", "口,n,mouth,,рот,", "Customs inspected goods", "Таможня проверила груз"),
        # Terms of the glossary stand above words.
        ("口岸", "口岸,n,mouth,,рот,", "The port of entry", "Пункт пропуска"),
    ],
)  # fmt: skip
def test_a_word_of_ones_own_wins(text: str, own: str, en: str, ru: str) -> None:
    assert drafted(text, made=engine(own=(own,))) == (en, ru)


def own_lexicon(path: Path, row: str) -> Options:
    path.write_text(f"zh,pos,en,ru\n{row}\n", encoding="utf-8")
    return Options(lexicon=(path,))


def test_a_lexicon_of_ones_own_shapes_the_recipe(tmp_path: Path) -> None:
    first = make(LANGUAGES, own_lexicon(tmp_path / "a.csv", "貨物,n,wares,товар"))
    second = make(LANGUAGES, own_lexicon(tmp_path / "b.csv", "貨物,n,things,вещь"))
    assert len({built_in().recipe, first.recipe, second.recipe}) == 3
    assert make(LANGUAGES, Options()).recipe == built_in().recipe
    said = [drafted("货物和货物", made=made) for made in (first, second)]
    assert said == [("Wares and wares", "Товар и товар"), ("Things and things", "Вещь и вещь")]


def test_a_lexicon_of_ones_own_that_is_broken(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"a\.csv:2: pos is 'noun'; use one of a, "):
        make(LANGUAGES, own_lexicon(tmp_path / "a.csv", "货物,noun,wares,товар"))


def test_the_languages_it_lacks() -> None:
    assert (missing(LANGUAGES), missing(("en", "fr"))) == ("", "the lexicon has no column for fr")


def test_the_built_in_words_and_rules_have_no_errors() -> None:
    found = (*lint_entries(built_in_tables()), *lint_rules(rule_tables()))
    assert [str(problem) for problem in found if problem.severity == "error"] == []


def test_the_built_in_words_and_rules_load() -> None:
    words, grammar = load_entries(built_in_tables()), load_rules(rule_tables())
    assert (len(words) > 5_000, len(grammar) > 100) == (True, True)


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("蒙古国的企业参加会议。", "Mongolian enterprises took part in the meeting.",
         "Монгольские предприятия участвуют в заседании."),
        ("海关支持企业。", "Customs supported enterprises.", "Таможня поддерживает предприятия."),
        ("在彧淏镇", "In 〔Yuhao〕 Town", "В посёлке 〔Юйхао〕"),
    ],
)  # fmt: skip
def test_sentences_with_the_built_in_words_and_rules(text: str, en: str, ru: str) -> None:
    cut = annotate(segment(article(text)), matcher())
    requests = [Request(cut[0].id, language, cut[0].text, cut[0].marks_in(language)) for language in LANGUAGES]
    assert [candidate.target for _, candidate in built_in().translate(requests)] == [en, ru]
