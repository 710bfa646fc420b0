"""Verb phrases: the verb is inflected wherever it stands, in the aspect that is the common one."""

from __future__ import annotations

import pytest

from bilingual.language.russian.conjugation import Agreement, finite, gerund, is_perfective, parted


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
