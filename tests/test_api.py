"""The public functions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import article

import bilingual
from bilingual.errors import ConfigError, DataError, InputError


def test_build_from_a_path_and_from_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("满洲里口岸过货3.5万吨。", encoding="utf-8")
    made = bilingual.build(path, ["en"])
    assert made == bilingual.build(str(path), ("en",))
    assert "35,000 tonnes" in made.pairs[0].target
    assert "Manzhouli" in made.pairs[0].target
    assert bilingual.check(made) == made
    assert [pair.language for pair in bilingual.build(article("口岸")).pairs] == ["en", "ru"]


def test_profile() -> None:
    made = bilingual.build(article("口岸5月8日3吨。"), ["en"], profile="american")
    assert "May 8" in made.pairs[0].target
    broken = replace(made, pairs=(replace(made.pairs[0], target="Port of entry"),))
    messages = [
        finding.message
        for each in (bilingual.check(broken, profile="american"), bilingual.check(broken))
        for finding in each.findings
        if finding.check == "quantities"
    ]
    assert messages == [
        "figure missing: 5月8日 is May 8",
        "figure missing: 3吨 is 3 metric tons",
        "figure missing: 5月8日 is 8 May",
        "figure missing: 3吨 is 3 tonnes",
    ]


def test_glossary(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("zh,en\n滿洲里,Manjur\n", encoding="utf-8")
    mine = bilingual.load_glossary([path], builtin=False)
    assert [concept.zh for concept in mine.concepts] == ["滿洲里"]
    assert bilingual.load_glossary([path]).concepts[0] == mine.concepts[0]
    assert bilingual.build(article("满洲里"), ["en"], glossary=mine).pairs[0].target == "Manjur"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"source": "none.txt"}, InputError),
        ({"source": article("口岸"), "engine": "none"}, ConfigError),
        ({"source": article("口岸"), "profile": "none"}, ConfigError),
    ],
)
def test_errors(arguments: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        bilingual.build(**arguments)


def test_a_glossary_that_is_not_there() -> None:
    with pytest.raises(DataError):
        bilingual.load_glossary(["none.csv"])
