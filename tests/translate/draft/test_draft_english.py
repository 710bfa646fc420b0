"""The grammar of English: forms and tenses of verbs, number and article of nouns, pronouns."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bilingual.model import Number
from bilingual.translate.draft.english import GRAMMAR, head_noun
from bilingual.translate.draft.grammar import Facts, Unit, Wants

PLURAL = Facts("plur")


@pytest.mark.parametrize(
    ("verb", "grammar", "wants", "said"),
    [
        ("clear goods", "", Wants(), "cleared goods"),
        ("clear goods", "", Wants(tense="pres"), "clears goods"),
        ("clear goods", "", Wants(tense="pres", subject=PLURAL), "clear goods"),
        ("clear goods", "", Wants(heading=True), "clears goods"),
        ("clear goods", "", Wants(heading=True, tense="past"), "cleared goods"),
        ("clear goods", "", Wants(tense="futr"), "will clear goods"),
        ("clear goods", "", Wants(tense="perf"), "has cleared goods"),
        ("clear goods", "", Wants(tense="prog"), "is clearing goods"),
        ("clear goods", "", Wants(tense="prog", time="past"), "was clearing goods"),
        ("clear goods", "", Wants(form="inf"), "to clear goods"),
        ("clear goods", "", Wants(form="inf", negative=True, adverb="fully"), "not to fully clear goods"),
        ("clear goods", "", Wants(form="base"), "clear goods"),
        ("clear goods", "", Wants(form="ing"), "clearing goods"),
        ("build", "", Wants(form="pp"), "built"),
        ("arrive", "intr", Wants(form="pp"), "arriving"),
        ("build", "", Wants(form="pass"), "was built"),
        ("build", "", Wants(form="pass", tense="futr"), "will be built"),
        ("build", "", Wants(alone=True), "was built"),
        ("build", "", Wants(alone=True, subject=Facts(agent=True)), "built"),
        ("arrive", "intr", Wants(alone=True), "arrived"),
        ("set off", "", Wants(alone=True), "set off"),
        ("consist", "state of", Wants(), "consists"),
        ("consist", "state of", Wants(tense="past"), "consisted"),
        ("be", "", Wants(subject=PLURAL), "were"),
        ("be", "", Wants(tense="pres"), "is"),
        ("be", "", Wants(tense="futr"), "will be"),
        ("build", "", Wants(negative=True), "did not build"),
        ("build", "", Wants(negative=True, tense="futr"), "will not build"),
        ("be", "", Wants(negative=True), "was not"),
        ("build", "", Wants(adverb="quickly"), "quickly built"),
        ("build", "", Wants(adverb="quickly", tense="futr"), "will quickly build"),
    ],
)
def test_verbs(verb: str, grammar: str, wants: Wants, said: str) -> None:
    assert GRAMMAR.inflect(Unit(verb, "V", grammar), wants) == said


@pytest.mark.parametrize(
    ("noun", "number", "said"),
    [
        ("total value of imports", "plur", "total values of imports"),
        ("ports of entry", "sing", "port of entry"),
        ("new city", "plur", "new cities"),
        ("trade", "plur", "trade"),
        ("train", "", "train"),
    ],
)
def test_the_head_of_a_noun_changes_its_number(noun: str, number: str, said: str) -> None:
    assert GRAMMAR.inflect(Unit(noun, "N"), Wants(number=number)) == said


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("total value of imports", "value"),
        ("the value", "value"),
        ("goods that cross the border", "goods"),
        ("e-commerce", "e-commerce"),
        ("port (railway)", "port"),
        ("", ""),
    ],
)
def test_the_head_of_a_phrase(phrase: str, head: str) -> None:
    assert head_noun(phrase) == head


@pytest.mark.parametrize(
    ("body", "unit", "wants", "said"),
    [
        ("train", Unit("train", "N"), Wants(), "the train"),
        ("train", Unit("train", "N"), Wants(article="a"), "a train"),
        ("agreement", Unit("agreement", "N"), Wants(article="a"), "an agreement"),
        ("new train", Unit("train", "N"), Wants(), "a new train"),
        ("train", Unit("train", "N"), Wants(article="bare"), "train"),
        ("train", Unit("train", "N"), Wants(heading=True), "train"),
        ("train", Unit("train", "N"), Wants(label=True), "train"),
        ("trains", Unit("train", "N"), Wants(number="plur"), "trains"),
        ("trains", Unit("train", "N"), Wants(number="plur", article="the"), "the trains"),
        ("trade", Unit("trade", "N"), Wants(), "trade"),
        ("Beijing", Unit("Beijing", "NS"), Wants(), "Beijing"),
        ("all trains", Unit("train", "N"), Wants(), "all trains"),
        ("3 trains", Unit("train", "N"), Wants(), "3 trains"),
        ("〔嘎〕", Unit("〔嘎〕", "X"), Wants(), "〔嘎〕"),
        ("they", Unit("they", "R"), Wants(), "they"),
    ],
)
def test_articles(body: str, unit: Unit, wants: Wants, said: str) -> None:
    assert GRAMMAR.noun_phrase(body, unit, GRAMMAR.facts(unit), wants) == said


@pytest.mark.parametrize(
    ("unit", "number"),
    [
        (Unit("train", "N"), "sing"),
        (Unit("ports of entry", "N"), "plur"),
        (Unit("customs", "N"), "sing"),
        (Unit("port of import and export", "N"), "sing"),
        (Unit("they", "R"), "plur"),
        (Unit("she", "R"), "sing"),
    ],
)
def test_whether_a_noun_is_one_or_several(unit: Unit, number: str) -> None:
    assert GRAMMAR.facts(unit).number == number


@pytest.mark.parametrize(("case", "said"), [("subj", "they"), ("nomn", "them"), ("poss", "their")])
def test_pronouns(case: str, said: str) -> None:
    assert GRAMMAR.inflect(Unit("they", "R"), Wants(case=case)) == said
    assert GRAMMAR.inflect(Unit("this", "R"), Wants(case=case)) == "this"


@pytest.mark.parametrize(
    ("feature", "text", "before"),
    [
        ("loc", "Beijing", "in"),
        ("loc", "the border", "at"),
        ("dir", "Beijing", "to"),
        ("from", "Beijing", "from"),
        ("on", "8 May", "on"),
        ("on", "8–10 May", "on"),
        ("on", "the 8th", "on"),
        ("on", "May 2019", "in"),
        ("on", "2019", "in"),
        ("on", "10:30", "at"),
    ],
)
def test_the_word_before_a_place_or_a_time(feature: str, text: str, before: str) -> None:
    assert GRAMMAR.ask(Wants(), feature, text) == (before, Wants())
    assert GRAMMAR.ask(Wants(label=True), "on", text)[0] == ""


@pytest.mark.parametrize(
    ("unit", "before"),
    [
        (Unit("participate", "V", "in"), "in"),
        (Unit("consist", "V", "state"), ""),
        (Unit("strengthen", "V"), ""),
        # A verb with its own object takes a further one with "of"; one with a particle does not.
        (Unit("accelerate construction", "V"), "of"),
        (Unit("carry out", "V"), ""),
    ],
)
def test_the_preposition_of_an_object(unit: Unit, before: str) -> None:
    assert GRAMMAR.govern(unit, Wants()) == (before, Wants())


@pytest.mark.parametrize(
    ("accepted", "adjective"),
    [
        (("Mongolia", "Mongolian"), "Mongolian"),
        (("Mongolia", "Outer Mongolian", "Khalkha"), None),
        (("Mongolia",), None),
    ],
)
def test_the_adjective_of_a_place(accepted: tuple[str, ...], adjective: str | None) -> None:
    found = GRAMMAR.adjective("Mongolia", accepted)
    assert found == (Unit(adjective, "A") if adjective else None)


@pytest.mark.parametrize(
    ("quantity", "number"),
    [
        (Number(Fraction(1), "item"), "sing"),
        (Number(Fraction(1), "item", "", "about"), "plur"),
        (Number(Fraction(3, 2), "item"), "plur"),
        (Number(Fraction(21), "item"), "plur"),
    ],
)
def test_the_number_of_what_is_counted(quantity: Number, number: str) -> None:
    assert GRAMMAR.count(quantity, Wants()) == Wants(number=number, article="bare")
