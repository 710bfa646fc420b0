"""`bilingual lexicon` and `--lexicon`, as a user's shell starts them."""

from __future__ import annotations

from pathlib import Path

import pytest
from children import Run

PROJECT = "[build]\nbuiltin_glossary = false\n"
GOOD = "zh,pos,en,ru,ru_grammar\n彧淏,n,gizmo,прибор,\n"
ARTICLE = "# 彧淏\n\n海關檢查彧淏，嘎嘎。\n\n嘎嘎在彧淏。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "words.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bilingual.toml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_lint_of_a_lexicon_without_faults(bilingual: Run) -> None:
    done = bilingual("lexicon", "lint", "words.csv")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 row in 1 file: 0 errors, 0 warnings\n", "")


def test_lint_says_each_fault_in_one_line(bilingual: Run, folder: Path) -> None:
    rows = "檢查,v,actively check,проверить,pf\n嘎,noun,a,а,\n彧淏,n,gizmo,прибр,\n"
    (folder / "words.csv").write_text(GOOD + rows, encoding="utf-8")
    done = bilingual("lexicon", "lint", "words.csv")
    assert (done.returncode, done.stderr) == (1, "")
    found = done.stdout.splitlines()
    assert found[1].startswith("words.csv:4: error: pos is 'noun'; use one of a, adv, ")
    assert [found[0], *found[2:]] == [
        "words.csv:3:en: error: 'actively check' must begin with its verb, which is what is inflected",
        "words.csv:5:zh: error: 彧淏 is already at words.csv:2; remove one",
        "words.csv:5:ru: warning: no dictionary knows 'прибр'; check its spelling",
        "4 rows in 1 file: 3 errors, 1 warning",
    ]


def test_a_warning_is_no_error(bilingual: Run, folder: Path) -> None:
    (folder / "words.csv").write_text("zh,pos,en,ru\n彧淏,n,gizmo,прибр\n", encoding="utf-8")
    done = bilingual("lexicon", "lint", "words.csv")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 row in 1 file: 0 errors, 1 warning")


def test_without_files_the_lexicon_of_the_project_is_checked_beside_the_built_in_one(
    bilingual: Run, folder: Path
) -> None:
    (folder / "words.csv").write_text("zh,pos,en,ru\n彧淏,n,gizmo,прибр\n", encoding="utf-8")
    (folder / "bilingual.toml").write_text(f'{PROJECT}lexicon = ["words.csv"]\n', encoding="utf-8")
    done = bilingual("lexicon", "lint")
    lines = done.stdout.splitlines()
    assert lines[0].endswith("words.csv:2:ru: warning: no dictionary knows 'прибр'; check its spelling")
    assert int(lines[-1].split(" rows in ")[0].replace(",", "")) > 5000


@pytest.mark.usefixtures("folder")
def test_missing_lists_the_most_frequent_first(bilingual: Run) -> None:
    done = bilingual("lexicon", "missing", "a.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "3\t彧淏\t彧淏",
        "2\t嘎嘎\t海关检查彧淏，嘎嘎。",
        "2 unknown words, 5 places",
    ]
    short = bilingual("lexicon", "missing", "a.md", "--most", "1", "--lexicon", "words.csv")
    assert short.stdout.splitlines() == ["2\t嘎嘎\t海关检查彧淏，嘎嘎。", "1 unknown word, 2 places"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["lint", "missing"])
def test_a_file_that_is_not_there(bilingual: Run, command: str) -> None:
    done = bilingual("lexicon", command, "none.csv")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "bilingual: none.csv: no such file; check the name\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zh,pos,en\n", "words.csv:1: has no column ru; the columns of a lexicon are "),
        ("zh,pos,en,ru\n彧淏,noun,gizmo,прибор\n", "words.csv:2: pos is 'noun'; use one of a, adv, "),
        ("zh,pos,en,ru\n彧淏,n,gizmo\n", "words.csv:2: the row is wider or narrower than the header"),
    ],
)
def test_a_broken_lexicon_is_one_line(bilingual: Run, folder: Path, text: str, said: str) -> None:
    (folder / "words.csv").write_text(text, encoding="utf-8")
    done = bilingual("build", "a.md", "--format", "md", "--lexicon", "words.csv")
    assert (done.returncode, done.stderr.count("\n"), done.stderr[: len("bilingual: ")]) == (2, 1, "bilingual: ")
    assert done.stderr.removeprefix("bilingual: ").startswith(said)
    assert not (folder / "a.bilingual.md").exists()


def test_a_lexicon_of_ones_own_shapes_the_brief(bilingual: Run, folder: Path) -> None:
    def brief(*options: str) -> str:
        assert bilingual("build", "a.md", "--format", "md", "--quiet", "--engine", "draft", *options).stderr == ""
        written = folder / "a.bilingual.md"
        text = written.read_text(encoding="utf-8")
        written.unlink()
        return text

    without, given = brief(), brief("--lexicon", "words.csv")
    (folder / "bilingual.toml").write_text(f'{PROJECT}lexicon = ["words.csv"]\n', encoding="utf-8")
    assert brief() == given
    assert ("〔彧淏〕" in without, "〔彧淏〕" in given, "gizmo" in given, "прибор" in given) == (
        True,
        False,
        True,
        True,
    )
    recipes = [next(line for line in text.splitlines() if line.startswith("recipe:")) for text in (without, given)]
    assert recipes[0] != recipes[1]
