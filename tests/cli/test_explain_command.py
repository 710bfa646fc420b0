"""`bilingual explain` as a user's shell starts it."""

from __future__ import annotations

from pathlib import Path

import pytest
from children import Run

WORDS = "zh,pos,en,ru\n彧淏,n,gizmo,прибор\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("# 口岸\n\n嘎嘎。彧淏3噸，AEO。\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text(WORDS, encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en,ru\n口岸,port,порт\n", encoding="utf-8")
    project = '[build]\nglossary = ["terms.csv"]\nbuiltin_glossary = false\n'
    (tmp_path / "bilingual.toml").write_text(project, encoding="utf-8")
    return tmp_path


def test_a_sentence_in_both_languages(bilingual: Run) -> None:
    done = bilingual("explain", "a.md", "--segment", "p002.s01")
    assert (done.returncode, done.stderr) == (0, "")
    # Which rules join the words is theirs to say.
    lines = [line.replace("  ", "") for line in done.stdout.splitlines() if "[rule " not in line]
    below = ["\t〔嘎嘎〕.", "嘎嘎 -> 〔嘎嘎〕 [unknown]", "。 -> . [punctuation]"]
    assert lines == ["p002.s01.en\t嘎嘎。", *below, "p002.s01.ru\t嘎嘎。", *below]


def test_terms_words_and_figures_have_their_origin(bilingual: Run) -> None:
    done = bilingual("explain", "a.md", "--to", "en", "--lexicon", "words.csv")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert [line for line in lines if "\t" in line] == [
        "p001.s01.en\t口岸",
        "p002.s01.en\t嘎嘎。",
        "p002.s02.en\t彧淏3吨，AEO。",
    ]
    for origin in (
        "口岸 -> port [terms:口岸]",
        "彧淏 -> gizmo [lexicon 彧淏]",
        "3吨 -> 3 tonnes [quantity]",
        "AEO -> AEO [kept]",
    ):
        assert origin in lines


def test_a_paragraph_is_all_its_sentences(bilingual: Run) -> None:
    done = bilingual("explain", "a.md", "--segment", "p002", "--to", "ru")
    assert [line.partition("\t")[0] for line in done.stdout.splitlines() if line[:1] == "p"] == [
        "p002.s01.ru",
        "p002.s02.ru",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.md", "--segment", "p009"], "a.md: has no segment 'p009'; its last is p002.s02"),
        (["none.md"], "none.md: no such file; check the name"),
        (["a.md", "--to", "fr"], "unknown language 'fr'; known are en, ru"),
        (["a.md", "--engine", "x"], "unknown engine 'x'; known are auto, argos, draft, replay"),
        (["a.md", "--lexicon", "none.csv"], "none.csv: no such file; check the name"),
    ],
)
def test_what_cannot_be_explained_is_one_line(bilingual: Run, arguments: list[str], said: str) -> None:
    done = bilingual("explain", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"bilingual: {said}\n")
