"""Terms in every case, against a table declined by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bilingual.errors import DataError
from bilingual.language.russian.endings import CASES
from bilingual.language.russian.inflection import features_of, forms, inflect, read_grammar

with (Path(__file__).parent / "declensions.csv").open(encoding="utf-8", newline="") as file:
    DECLENSIONS = list(csv.DictReader(file))


@pytest.mark.parametrize("row", DECLENSIONS, ids=lambda row: row["term"])
def test_a_term_declines_and_every_case_is_known_again(row: dict[str, str]) -> None:
    term, grammar = row["term"], row["grammar"]
    expected = [term, *(row[case] for case in CASES[1:])]
    assert [inflect(term, case, grammar=grammar) for case in CASES] == expected
    assert {form.lower() for form in expected} <= forms(term, grammar)
    if row["plural_gent"]:
        assert inflect(term, "gent", "plur", grammar) == row["plural_gent"]


@pytest.mark.parametrize(
    ("term", "grammar"), [("выявить", ""), ("по сравнению с прошлым годом", ""), ("импорт и экспорт", "")]
)
def test_what_has_no_plural(term: str, grammar: str) -> None:
    assert inflect(term, "gent", "plur", grammar) is None


@pytest.mark.parametrize(
    ("term", "among", "not_among"),
    [
        ("порт Восточный", "порта восточный", "портом восточную"),
        ("морской порт", "морском порту", "морского порту"),
        ("Гродеково", "гродекове", "гродековы"),
        ("четвёртая сессия", "четвертой сессии", "четвёртая сессии"),
        ("выявить", "выявлено", "явить"),
        ("трансграничный", "трансграничную", "трансграничность"),
    ],
)
def test_forms(term: str, among: str, not_among: str) -> None:
    assert (among in forms(term), not_among in forms(term)) == (True, False)


def test_a_grammar_that_is_not_known() -> None:
    with pytest.raises(DataError, match=r"^ru_grammar 'gender=x' is not known; use indecl, pl, anim, inan, "):
        read_grammar("indecl | gender=x")


@pytest.mark.parametrize(
    ("term", "grammar", "features"),
    [
        ("железная дорога", "", ("sing", "femn", False)),
        ("железные дороги", "", ("plur", "femn", False)),
        ("таможенный инспектор", "", ("sing", "masc", True)),
        ("пункт пропуска", "", ("sing", "masc", False)),
        ("импорт и экспорт", "", ("plur", "masc", False)),
        ("Хоргос", "indecl | gender=m", ("sing", "masc", False)),
        ("РЖД", "pl", ("plur", "masc", False)),
        ("в целом", "", ("sing", "masc", False)),
    ],
)
def test_what_a_term_is_to_the_words_that_agree_with_it(
    term: str, grammar: str, features: tuple[str, str, bool]
) -> None:
    assert features_of(term, grammar) == features
