"""One rendering in the place of another, beside the places where it would be guessing."""

from __future__ import annotations

import pytest

from bilingual.language import target_language
from bilingual.model import Rendering


def fitted(language: str, text: str, found: str, was: str, rendering: str) -> str | None:
    """The text with `found`, a form of `was`, replaced; a grammar stands behind a term in brackets."""
    start = text.index(found)
    terms = [
        Rendering(language, term.rstrip("]"), grammar=grammar.rstrip("]"))
        for term, _, grammar in (each.partition("[") for each in (was, rendering))
    ]
    return target_language(language).fit(text, (start, start + len(found)), *terms)


@pytest.mark.parametrize(
    ("text", "found", "was", "rendering", "said"),
    [
        (
            "Trucks crossed the port in May.",
            "port",
            "port",
            "port of entry",
            "Trucks crossed the port of entry in May.",
        ),
        ("Two ports opened.", "ports", "port", "checkpoint", "Two checkpoints opened."),
        ("Two ports opened.", "ports", "port", "port of entry", None),
        ("Two ports opened.", "ports", "port", "Manzhouli", None),
        ("A port opened.", "port", "port", "airport", "An airport opened."),
        ("A port opened.", "port", "port", "clearance", None),
        ("A port opened.", "port", "port", "Manzhouli", None),
        ("Ports opened.", "Ports", "ports", "checkpoints", "Checkpoints opened."),
        (
            "In 2019, freight trains left.",
            "trains",
            "trains",
            "China-Europe freight trains",
            "In 2019, China-Europe freight trains left.",
        ),
        ("The Silk Road grew.", "Silk Road", "Silk Road", "the Belt and Road", "The Belt and Road grew."),
    ],
)
def test_english(text: str, found: str, was: str, rendering: str, said: str | None) -> None:
    assert fitted("en", text, found, was, rendering) == said


@pytest.mark.parametrize(
    ("text", "found", "was", "rendering", "said"),
    [
        ("Импорт из Пекина вырос.", "Пекина", "Пекин", "Харбин", "Импорт из Харбина вырос."),
        ("Товары в Москве.", "Москве", "Москва", "Чита", "Товары в Чите."),
        ("Уголь вырос.", "Уголь", "уголь", "медный концентрат", "Медный концентрат вырос."),
        ("с углём и сталью", "углём", "уголь", "круглый лес", "с круглым лесом и сталью"),
        # Another gender, where nothing agrees with it; and where the verb or an adjective does.
        ("Импорт угля вырос.", "угля", "уголь", "железная руда", "Импорт железной руды вырос."),
        ("Уголь вырос.", "Уголь", "уголь", "железная руда", None),
        ("импорт каменного угля", "угля", "уголь", "железная руда", None),
        # Nominative and accusative differ in one and not in the other.
        ("Китай ввёз уголь.", "уголь", "уголь", "сталь", None),
        ("через Харбин", "Харбин", "Харбин", "Пекин", "через Пекин"),
    ],
)
def test_russian(text: str, found: str, was: str, rendering: str, said: str | None) -> None:
    assert fitted("ru", text, found, was, rendering) == said
