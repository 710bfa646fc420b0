"""`bilingual glossary` as a user's shell starts it."""

from __future__ import annotations

from pathlib import Path

from children import Run

BROKEN = "id;zh;en;status\r\nb;關口;gate ;proposed\r\na;口岸;port;approved\r\n"
FIXED = "id,zh,en,status\na,口岸,port,approved\nb,关口,gate,proposed\n"


def test_the_built_in_glossaries_have_no_errors(bilingual: Run) -> None:
    done = bilingual("glossary", "lint")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].endswith(" 0 errors, 0 warnings")


def test_lint_then_fix(bilingual: Run, tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_bytes(BROKEN.encode("utf-8-sig"))
    found = bilingual("glossary", "lint", "my.csv")
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.splitlines() == [
        "my.csv:2:en: error: stray blanks in 'gate '; --fix removes them",
        "my.csv:2:zh: warning: 關口 is 关口 in Simplified; --fix writes it so",
        "my.csv:3:id: error: a stands behind b; sort the rows by id (--fix does)",
        "my.csv:3:en_reference: error: 口岸 is approved without a reference; give one or propose it",
        "2 rows in 1 file: 3 errors, 1 warning",
    ]
    assert path.read_bytes() == BROKEN.encode("utf-8-sig")
    fixed = bilingual("glossary", "lint", "my.csv", "--fix")
    assert (fixed.returncode, fixed.stdout.splitlines()) == (
        1,
        [
            "my.csv: brought into form",
            "my.csv:2:en_reference: error: 口岸 is approved without a reference; give one or propose it",
            "2 rows in 1 file: 1 error, 0 warnings",
        ],
    )
    assert path.read_text(encoding="utf-8") == FIXED
    assert "brought into form" not in bilingual("glossary", "lint", "my.csv", "--fix").stdout


def test_files_that_are_no_glossary(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "my.csv").write_text("name,colour\na,b\n", encoding="utf-8")
    for arguments, said in (
        (["my.csv"], "my.csv:1: unknown column 'name'; columns are id, "),
        (["my.csv", "--fix"], "my.csv:1: unknown column 'name'; columns are id, "),
        (["none.csv"], "none.csv: no such file; check the name"),
    ):
        done = bilingual("glossary", "lint", *arguments)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert done.stderr.startswith(f"bilingual: {said}")
    assert (tmp_path / "my.csv").read_text(encoding="utf-8") == "name,colour\na,b\n"
