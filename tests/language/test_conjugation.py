"""Russian verbs and adjectives in the forms a sentence asks for."""

from __future__ import annotations

import pytest

from bilingual.language.russian.conjugation import (
    Agreement,
    adjective,
    aspects,
    finite,
    gerund,
    is_perfective,
    is_reflexive,
    is_transitive,
    parted,
    participle,
    reflexive,
    short_passive,
)
from bilingual.language.russian.endings import Case

HE, SHE, IT = Agreement(), Agreement(gender="femn"), Agreement(gender="neut")
THEY, WE = Agreement("plur"), Agreement("plur", person="1per")


@pytest.mark.parametrize(
    ("verb", "tense", "agreement", "said"),
    [
        ("проверять груз", "past", HE, "проверял груз"),
        ("проверять груз", "past", SHE, "проверяла груз"),
        ("проверять груз", "past", THEY, "проверяли груз"),
        ("проверять груз", "pres", SHE, "проверяет груз"),
        ("проверять груз", "pres", WE, "проверяем груз"),
        ("проверять груз", "futr", SHE, "будет проверять груз"),
        ("проверить груз", "past", IT, "проверило груз"),
        ("проверить груз", "futr", THEY, "проверят груз"),
        # The present of a perfective verb is its future.
        ("проверить груз", "pres", THEY, "проверят груз"),
        ("вернуться", "past", SHE, "вернулась"),
        ("быть готовым", "pres", HE, "есть готовым"),
        ("быть готовым", "futr", THEY, "будут готовым"),
        ("мочь", "pres", HE, "может"),
        ("экспорт", "past", HE, "экспорт"),
    ],
)
def test_a_verb_for_a_subject(verb: str, tense: str, agreement: Agreement, said: str) -> None:
    assert finite(verb, tense, agreement) == said


@pytest.mark.parametrize(
    ("verb", "passive", "case", "agreement", "said"),
    [
        ("проследовать", False, "nomn", THEY, "проследовавшие"),
        ("следовать в порт", False, "gent", HE, "следующего в порт"),
        ("ввозить", True, "nomn", THEY, "ввозимые"),
        ("построить", True, "loct", SHE, "построенной"),
        ("построить", True, "accs", Agreement(animate=True), "построенного"),
        ("построить", True, "accs", HE, "построенный"),
        ("прибыть", True, "nomn", HE, None),
        ("порт", True, "nomn", HE, None),
    ],
)
def test_participles(verb: str, passive: bool, case: Case, agreement: Agreement, said: str | None) -> None:
    assert participle(verb, passive=passive, case=case, agreement=agreement) == said


@pytest.mark.parametrize(
    ("verb", "agreement", "said"),
    [
        ("построить", SHE, "построена"),
        ("построить в порту", THEY, "построены в порту"),
        ("прибыть", HE, None),
        ("порт", HE, None),
    ],
)
def test_the_short_passive(verb: str, agreement: Agreement, said: str | None) -> None:
    assert short_passive(verb, agreement) == said


@pytest.mark.parametrize(
    ("verb", "made"),
    [("экспортировать", "экспортироваться"), ("вернуться", None), ("прибыть", None), ("порт", None)],
)
def test_the_reflexive_passive(verb: str, made: str | None) -> None:
    assert reflexive(verb) == made


@pytest.mark.parametrize(
    ("verb", "made"), [("увеличить объём", "увеличив объём"), ("увеличивать", "увеличивая"), ("порт", None)]
)
def test_the_adverbial_participle(verb: str, made: str | None) -> None:
    assert gerund(verb) == made


@pytest.mark.parametrize(
    ("phrase", "case", "agreement", "said"),
    [
        ("новый", "gent", SHE, "новой"),
        ("новый крупный", "datv", THEY, "новым крупным"),
        ("железнодорожный и морской", "ablt", HE, "железнодорожным и морским"),
        ("Дальневосточный", "loct", HE, "Дальневосточном"),
        ("новый", "accs", THEY, "новые"),
        ("новый", "accs", Agreement("plur", animate=True), "новых"),
        ("торгово-экономический", "gent", IT, "торгово-экономического"),
        ("заново", "gent", HE, "заново"),
    ],
)
def test_adjectives(phrase: str, case: Case, agreement: Agreement, said: str) -> None:
    assert adjective(phrase, case, agreement) == said


@pytest.mark.parametrize(
    ("verb", "perfective", "reflexive_itself", "transitive", "known"),
    [
        ("проверить", True, False, True, {"pf"}),
        ("проверять груз", False, False, False, {"ipf"}),
        ("ввести в эксплуатацию", True, False, True, {"pf"}),
        ("вернуться домой", True, True, False, {"pf"}),
        ("порт", False, False, False, set()),
    ],
)
def test_what_a_verb_is(verb: str, perfective: bool, reflexive_itself: bool, transitive: bool, known: set[str]) -> None:
    assert (is_perfective(verb), is_reflexive(verb), is_transitive(verb)) == (perfective, reflexive_itself, transitive)
    assert aspects(verb) == known


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("продвигать", ("", "продвигать", "")),
        ("активно продвигать", ("активно ", "продвигать", "")),
        ("в полной мере использовать", ("в полной мере ", "использовать", "")),
        ("оказать поддержку", ("", "оказать", " поддержку")),
        ("не без труда", ("", "не", " без труда")),
    ],
)
def test_the_verb_of_a_phrase_is_its_first_infinitive(phrase: str, parts: tuple[str, str, str]) -> None:
    assert parted(phrase) == parts


@pytest.mark.parametrize(
    ("phrase", "tense", "agreement", "form"),
    [
        ("активно продвигать", "pres", Agreement("plur"), "активно продвигают"),
        ("достигнуть", "past", Agreement("plur"), "достигли"),
        ("достигнуть", "past", Agreement("sing", "femn"), "достигла"),
        ("проводить", "pres", Agreement("sing"), "проводит"),
        ("провести", "futr", Agreement("sing"), "проведёт"),
    ],
)
def test_a_phrase_is_finite_by_its_verb(phrase: str, tense: str, agreement: Agreement, form: str) -> None:
    assert finite(phrase, tense, agreement) == form


def test_what_stands_before_the_verb_stays_in_the_gerund() -> None:
    assert gerund("активно продвигать") == "активно продвигая"


@pytest.mark.parametrize(("verb", "perfective"), [("проводить", False), ("использовать", False), ("провести", True)])
def test_of_two_infinitives_spelt_alike_the_imperfective_is_meant(verb: str, *, perfective: bool) -> None:
    assert is_perfective(verb) is perfective
