"""English nouns: number and article."""

from __future__ import annotations

import pytest

from bilingual.language.english.inflection import is_plural, plural, singular, with_indefinite


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


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("agreement", "an agreement"),
        ("European market", "a European market"),
        ("one-stop service", "a one-stop service"),
        ("union", "a union"),
        ("unimpeded flow", "an unimpeded flow"),
        ("online shop", "an online shop"),
        ("hour", "an hour"),
        ("horse", "a horse"),
    ],
)
def test_the_indefinite_article(phrase: str, said: str) -> None:
    assert with_indefinite(phrase) == said
