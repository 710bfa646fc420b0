"""English words in the forms a sentence asks for."""

from __future__ import annotations

import pytest

from bilingual.language.english.inflection import (
    article_of,
    is_mass,
    is_plural,
    plural,
    singular,
    verb_form,
    with_indefinite,
)


@pytest.mark.parametrize(
    "forms",
    [
        "clear clears cleared cleared clearing",
        "inspect inspects inspected inspected inspecting",
        "strengthen strengthens strengthened strengthened strengthening",
        "plan plans planned planned planning",
        "ship ships shipped shipped shipping",
        "open opens opened opened opening",
        "load loads loaded loaded loading",
        "fix fixes fixed fixed fixing",
        "increase increases increased increased increasing",
        "agree agrees agreed agreed agreeing",
        "tie ties tied tied tying",
        "carry carries carried carried carrying",
        "employ employs employed employed employing",
        "reach reaches reached reached reaching",
        "discuss discusses discussed discussed discussing",
        "be is was been being",
        "have has had had having",
        "undergo undergoes underwent undergone undergoing",
        "grow grows grew grown growing",
        "rise rises rose risen rising",
        "set sets set set setting",
    ],
)
def test_the_forms_of_a_verb(forms: str) -> None:
    base = forms.split()[0]
    made = [verb_form(base, form) for form in ("base", "third", "past", "participle", "ing")]
    assert " ".join(made) == forms


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("port", "ports"),
        ("city", "cities"),
        ("day", "days"),
        ("box", "boxes"),
        ("branch", "branches"),
        ("pass", "passes"),
        ("person", "people"),
        ("criterion", "criteria"),
        ("aircraft", "aircraft"),
        ("trade", "trade"),
    ],
)
def test_one_and_several(one: str, several: str) -> None:
    assert (plural(one), singular(several), plural(several)) == (several, one, several)


@pytest.mark.parametrize(
    ("noun", "several", "mass"),
    [
        ("port", False, False),
        ("ports", True, False),
        ("goods", True, False),
        ("customs", False, True),
        ("trade", False, True),
        ("bus", False, False),
        ("basis", False, False),
        ("pass", False, False),
        ("people", True, False),
    ],
)
def test_kinds_of_nouns(noun: str, several: bool, mass: bool) -> None:
    assert (is_plural(noun), is_mass(noun)) == (several, mass)


@pytest.mark.parametrize(("noun", "article"), [("port", "the"), ("goods", ""), ("trade", "")])
def test_the_article_of_a_noun(noun: str, article: str) -> None:
    assert article_of(noun) == article


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("agreement", "an agreement"),
        ("new agreement", "a new agreement"),
        ("hour", "an hour"),
        ("unimpeded flow", "an unimpeded flow"),
        ("house", "a house"),
        ("union", "a union"),
        ("unit", "a unit"),
        ("user", "a user"),
        ("umbrella", "an umbrella"),
        ("European port", "a European port"),
        ("one-stop service", "a one-stop service"),
        ("online service", "an online service"),
        ("Eastern port", "an Eastern port"),
    ],
)
def test_the_indefinite_article(phrase: str, said: str) -> None:
    assert with_indefinite(phrase) == said


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("series", "series"),
        ("aircraft", "aircraft"),
        ("craftsman", "craftsmen"),
        ("cargo", "cargoes"),
        ("photo", "photos"),
        ("country", "countries"),
        ("basis", "bases"),
        ("base", "bases"),
    ],
)
def test_a_noun_has_two_numbers(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("craftsmen", "craftsman"),
        ("countries", "country"),
        # These have no singular of their own.
        ("police", "police"),
        ("goods", "goods"),
        ("series", "series"),
    ],
)
def test_the_singular_of_a_plural(many: str, one: str) -> None:
    assert singular(many) == one


@pytest.mark.parametrize(
    ("noun", "several"),
    [("goods", True), ("police", True), ("trains", True), ("series", False), ("aircraft", False), ("customs", False)],
)
def test_what_is_plural(noun: str, several: bool) -> None:
    assert is_plural(noun) is several
