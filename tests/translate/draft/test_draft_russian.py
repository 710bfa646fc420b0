"""The grammar of Russian: aspect and tense, government, agreement, counted nouns, figures in their case."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bilingual.language.style import default_style
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity
from bilingual.translate.draft.grammar import Facts, Unit, Wants
from bilingual.translate.draft.russian import GRAMMAR

WE = Facts("plur", person="1per")
SHE = Facts("sing", "femn")
PAIR = "ipf pair=усилить"


@pytest.mark.parametrize(
    ("verb", "grammar", "wants", "said"),
    [
        ("усиливать контроль", PAIR, Wants(), "усиливает контроль"),
        ("усиливать контроль", PAIR, Wants(tense="past", subject=SHE), "усилила контроль"),
        ("усиливать контроль", "ipf", Wants(tense="past", subject=SHE), "усиливала контроль"),
        ("усиливать контроль", PAIR, Wants(time="past"), "усилил контроль"),
        ("усиливать контроль", PAIR, Wants(tense="futr", subject=WE), "усилим контроль"),
        ("усиливать контроль", "ipf", Wants(tense="futr", subject=WE), "будем усиливать контроль"),
        ("усилить контроль", "pf pair=усиливать", Wants(), "усилил контроль"),
        ("усилить контроль", "pf pair=усиливать", Wants(tense="pres"), "усиливает контроль"),
        ("усилить контроль", "pf pair=усиливать", Wants(tense="prog"), "усиливает контроль"),
        ("усилить контроль", "pf pair=усиливать", Wants(tense="prog", time="past"), "усиливал контроль"),
        ("усилить контроль", "pf", Wants(form="inf"), "усилить контроль"),
        ("усилить контроль", "pf", Wants(negative=True), "не усилил контроль"),
        ("усилить контроль", "pf", Wants(form="ger"), "усилив контроль"),
        ("построить", "pf", Wants(form="pass"), "был построен"),
        ("построить", "pf", Wants(form="pass", subject=SHE, tense="futr"), "будет построена"),
        ("построить", "pf", Wants(form="pass", tense="perf"), "построен"),
        ("построить", "pf", Wants(alone=True, subject=SHE), "была построена"),
        ("построить", "pf", Wants(alone=True, subject=Facts(agent=True)), "построил"),
        ("прибыть", "pf", Wants(alone=True), "прибыл"),
        ("ввозить", "ipf", Wants(form="pass", tense="pres", subject=Facts("plur")), "ввозятся"),
        ("построить", "pf", Wants(form="ppart", agrees=SHE, case="gent"), "построенной"),
        ("ввозить", "ipf", Wants(form="ppart", agrees=Facts("plur")), "ввозимые"),
        ("прибыть", "pf", Wants(form="part", agrees=SHE), "прибывшая"),
        ("состоять из", "state", Wants(time="past"), "состоял из"),
    ],
)
def test_verbs(verb: str, grammar: str, wants: Wants, said: str) -> None:
    assert GRAMMAR.inflect(Unit(verb, "V", grammar), wants) == said


@pytest.mark.parametrize(
    ("unit", "wants", "said"),
    [
        (Unit("железная дорога", "N"), Wants(case="datv"), "железной дороге"),
        (Unit("железная дорога", "N"), Wants(case="gent", number="plur"), "железных дорог"),
        (Unit("сухие порты", "N", "pl"), Wants(case="gent"), "сухих портов"),
        (Unit("Сибирь", "NS"), Wants(number="plur", case="gent"), "Сибири"),
        (Unit("новый", "A"), Wants(case="ablt", agrees=SHE), "новой"),
        (Unit("новый", "A"), Wants(case="accs", agrees=Facts("sing", "masc", animate=True)), "нового"),
        (Unit("новый", "A"), Wants(case="accs", agrees=Facts("sing", "masc")), "новый"),
        (Unit("вагон", "N"), Wants(case="gent", number="few"), "вагона"),
        (Unit("новый", "A"), Wants(case="gent", agrees=Facts("few")), "новых"),
        (Unit("также", "D"), Wants(case="gent"), "также"),
    ],
)
def test_nouns_and_adjectives(unit: Unit, wants: Wants, said: str) -> None:
    assert GRAMMAR.inflect(unit, wants) == said


@pytest.mark.parametrize(
    ("unit", "before", "case"),
    [
        (Unit("проверить", "V", "pf"), "", "accs"),
        (Unit("помогать", "V", "ipf +dat"), "", "datv"),
        (Unit("участвовать", "V", "ipf в+prep"), "в", "loct"),
        (Unit("вырасти на", "VQ", "pf на+acc"), "", "accs"),
        (Unit("ускорить строительство", "V", "pf"), "", "gent"),
        (Unit("мочь", "V", "ipf +inf"), "", "accs"),
    ],
)
def test_government(unit: Unit, before: str, case: str) -> None:
    assert GRAMMAR.govern(unit, Wants()) == (before, Wants(case=case))


@pytest.mark.parametrize(
    ("feature", "text", "before", "case"),
    [
        ("loc", "порт", "в", "loct"),
        ("loc", "граница", "на", "loct"),
        ("dir", "порт", "в", "accs"),
        ("dir", "граница", "на", "accs"),
        ("from", "порт", "из", "gent"),
        ("from", "граница", "с", "gent"),
        ("gen", "порт", "", "gent"),
    ],
)
def test_the_preposition_of_a_place(feature: str, text: str, before: str, case: str) -> None:
    assert GRAMMAR.ask(Wants(), feature, text) == (before, Wants(case=case))


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("В Владивостоке", "Во Владивостоке"),
        ("в Воронеже", "в Воронеже"),
        ("с станции", "со станции"),
        ("с севера", "с севера"),
        ("о этом", "об этом"),
        ("о том", "о том"),
        ("в «Вместе»", "во «Вместе»"),
    ],
)
def test_prepositions_before_clusters(text: str, tidy: str) -> None:
    assert GRAMMAR.tidy(text) == tidy


def number(value: object, unit: str = "item", scale: str = "", approximation: str = "") -> Number:
    return Number(Fraction(str(value)), unit, scale, approximation)


@pytest.mark.parametrize(
    ("quantity", "case", "counted"),
    [
        (number(1), "nomn", ("sing", "nomn")),
        (number(21), "accs", ("sing", "accs")),
        (number(2), "nomn", ("few", "gent")),
        (number(12), "nomn", ("plur", "gent")),
        (number(5), "nomn", ("plur", "gent")),
        (number(11), "nomn", ("plur", "gent")),
        (number("1.5"), "nomn", ("sing", "gent")),
        (number(2), "datv", ("plur", "datv")),
        (number(21), "datv", ("sing", "datv")),
        (number(2_000_000, scale="万"), "nomn", ("plur", "gent")),
        (number(5, approximation="over"), "nomn", ("plur", "gent")),
        (Interval(number(1), number(3)), "nomn", ("few", "gent")),
    ],
)
def test_the_noun_behind_a_figure(quantity: Quantity, case: str, counted: tuple[str, str]) -> None:
    assert GRAMMAR.count(quantity, Wants(case=case)) == Wants(number=counted[0], case=counted[1])


@pytest.mark.parametrize(
    ("quantity", "wants", "said"),
    [
        (number(2, "tonne"), Wants(), "2_тонны"),
        (number(2, "tonne"), Wants(case="gent"), "2_тонн"),
        (number(5, "tonne"), Wants(case="datv"), "5_тоннам"),
        (number(3, "per cent"), Wants(case="gent"), "3_%"),
        (PartialDate(2019, 5, 8), Wants(form="on"), "8_мая 2019_года"),
        (PartialDate(2019, 5), Wants(form="on"), "в мае 2019_года"),
        (PartialDate(2019), Wants(form="on"), "в 2019_году"),
        (PartialDate(2019), Wants(form="by"), "к 2019_году"),
        (PartialDate(None, 5), Wants(form="since"), "с мая"),
        (PartialDate(None, 5), Wants(form="until"), "до мая"),
        (PartialDate(None, 5), Wants(form="on", label=True), "май"),
        (PartialDate(None, 5), Wants(case="gent"), "мая"),
        (Ordinal(2), Wants(), "2-й"),
        (Ordinal(2), Wants(case="gent"), "2-го"),
        (Ordinal(2), Wants(case="gent", agrees=SHE), "2-й"),
        (Ordinal(2), Wants(agrees=Facts("sing", "neut")), "2-е"),
        (Ordinal(2), Wants(case="ablt", agrees=Facts("plur")), "2-ми"),
    ],
)
def test_figures_in_their_case(quantity: Quantity, wants: Wants, said: str) -> None:
    assert GRAMMAR.quantity(quantity, wants, default_style()).replace("\N{NO-BREAK SPACE}", "_") == said


@pytest.mark.parametrize(
    ("unit", "facts"),
    [
        (Unit("железная дорога", "N"), Facts("sing", "femn")),
        (Unit("журналист", "NR"), Facts("sing", "masc", animate=True)),
        (Unit("товары", "N"), Facts("plur", "masc")),
        (Unit("РЖД", "N", "pl"), Facts("plur", "masc")),
    ],
)
def test_what_a_noun_is_to_others(unit: Unit, facts: Facts) -> None:
    assert GRAMMAR.facts(unit) == facts


def test_the_adjective_of_a_place() -> None:
    assert GRAMMAR.adjective("Монголия", ("Монголия", "монгольский")) == Unit("монгольский", "A")
    assert GRAMMAR.adjective("Монголия", ("Монголия", "Внешняя Монголия")) is None
