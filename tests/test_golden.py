"""Whole articles through the draft engine. golden/<kind>/ holds one article each, our own writing, its lines aligned:

    source.hans.txt, source.hant.txt              as mainland and as Hong Kong or Taiwan sites print it
    reference.en.txt, reference.ru.txt            a translator's work, to measure against (benchmarks/draft.py)
    draft.en.txt, draft.ru.txt                    what the engine says of source.hans.txt

A change of rules or words shows as a change of the drafts: read it, then write them anew with `pytest --regenerate`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bilingual import build
from bilingual.model import Bitext

FOLDER = Path(__file__).parent / "golden"
CASES = sorted(path.name for path in FOLDER.iterdir())
LANGUAGES = ("en", "ru")


@cache
def built(case: str, script: str) -> Bitext:
    return build(FOLDER / case / f"source.{script}.txt", LANGUAGES, engine="draft")


def lines(bitext: Bitext, language: str) -> list[str]:
    """The targets of a language, a block a line."""
    found: dict[str, list[str]] = {block.id: [] for block in bitext.article.blocks}
    for pair in bitext.pairs:
        if pair.language == language:
            found[pair.segment_id.partition(".")[0]].append(pair.target)
    return [" ".join(targets) for targets in found.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_drafts(case: str, language: str, pytestconfig: pytest.Config) -> None:
    expected = FOLDER / case / f"draft.{language}.txt"
    drafted = "".join(f"{line}\n" for line in lines(built(case, "hans"), language))
    if pytestconfig.getoption("--regenerate"):
        expected.write_text(drafted, encoding="utf-8")
    assert drafted == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("script", ["hans", "hant"])
@pytest.mark.parametrize("case", CASES)
def test_every_term_and_figure_stands_in_the_draft(case: str, script: str) -> None:
    checks = ("terms", "quantities", "chinese", "empty", "repetition", "brackets")
    found = [each for each in built(case, script).findings if each.check in checks and each.severity != "info"]
    assert found == []


@pytest.mark.parametrize("case", CASES)
def test_the_files_of_a_case_are_aligned(case: str) -> None:
    names = ("source.hans.txt", "source.hant.txt", "reference.en.txt", "reference.ru.txt")
    counts = {len((FOLDER / case / name).read_text(encoding="utf-8").splitlines()) for name in names}
    assert len(counts) == 1
