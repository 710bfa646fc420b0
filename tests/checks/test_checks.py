"""Findings of each check, beside targets that give none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import bitext, concepts

from bilingual.checks import check
from bilingual.model import Concept

TERMS = tuple(replace(each, enforce="must", status="approved") for each in concepts("海关,customs,таможня"))


def findings(source: str, en: str, terms: tuple[Concept, ...] = TERMS) -> list[tuple[str, str, str]]:
    made = bitext(source, terms=terms)
    pairs = tuple(replace(pair, target=en) for pair in made.pairs if pair.language == "en")
    checked = check(replace(made, languages=("en",), pairs=pairs))
    assert check(checked) == checked
    return [(each.check, each.severity, each.message) for each in checked.findings]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("海关5吨", "customs, 5 tonnes", []),
        (
            "海关",
            "",
            [
                ("empty", "error", "not translated: the target is empty"),
                ("terms", "error", "term missing: 海关 should be “customs”"),
            ],
        ),
        ("……", "", []),
        ("海关", "customs 海关", [("chinese", "error", "Chinese left in the target: 海关")]),
        ("海关王", "customs 〔王〕", [("untranslated", "warning", "not translated: 王")]),
        (
            "海关",
            "customs of the port of the port of the port",
            [("repetition", "error", "the target repeats itself: of the port of the port of the port")],
        ),
        ("海关的口岸和口岸的海关", "customs of the port of the port of the customs", []),
        (
            "海关" * 7,
            "customs",
            [("length", "warning", "the target is much shorter than its source; part of it may be missing")],
        ),
        ("海关" * 7, "customs of all ports", []),
        (
            "海关",
            "customs, where cargo of many kinds from many lands is kept under lock",
            [("length", "warning", "the target is much longer than its source; it may say what the source does not")],
        ),
        ("海关", "customs, where cargo of many kinds from many lands", []),
        ("海关", "office", [("terms", "error", "term missing: 海关 should be “customs”")]),
        ("海关海关", "office", [("terms", "error", "term missing: 海关 should be “customs”")]),
        ("5吨", "6 tonnes", [("quantities", "error", "figure missing: 5吨 is 5 tonnes")]),
    ],
)
def test_findings(source: str, target: str, expected: list[tuple[str, str, str]]) -> None:
    assert findings(source, target) == expected


@pytest.mark.parametrize(
    ("enforce", "status", "severity"),
    [
        ("must", "approved", "error"),
        ("must", "proposed", "warning"),
        ("prefer", "approved", "warning"),
        ("info", "approved", "info"),
    ],
)
def test_severity_of_a_missing_term(enforce: str, status: str, severity: str) -> None:
    terms = tuple(replace(each, enforce=enforce, status=status) for each in TERMS)
    assert [found[1] for found in findings("海关", "office", terms)] == [severity]


def test_what_was_not_read_comes_first() -> None:
    made = bitext("海关5吨")
    checked = check(replace(made, article=replace(made.article, unread=("2 pictures",))))
    assert (checked.findings[0].check, checked.findings[0].message) == (
        "unread",
        "not read: 2 pictures; translate it by hand",
    )
