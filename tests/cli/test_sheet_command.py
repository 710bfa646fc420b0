"""`bilingual sheet` as a user's shell starts it: exit code, lines, files, bad input."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from children import Run, clean_environment

ARTICLE = "滿洲里口岸\n\n記者周明遠報道：口岸放行3噸，28日開放。\n"
ALONE = ("--no-builtin-glossary", "--glossary", "terms.csv")
WIDE = 120


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "terms.csv").write_text("zh,en,ru\n口岸,port,порт\n放行,release,\n", encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_terminal(bilingual: Run, tmp_path: Path) -> None:
    before = contents(tmp_path)
    done = bilingual("sheet", "a.txt", *ALONE)
    assert (done.returncode, done.stderr, contents(tmp_path)) == (0, "", before)
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    at = lines.index("¶1 滿洲里口岸")
    assert [line.split() for line in lines[at : at + 7]] == [
        ["¶1", "滿洲里口岸"],
        ["口岸°", "×2", "¶2", "port", "порт"],
        ["¶2", "記者周明遠報道：口岸放行3噸…"],
        ["放行°", "release", "—"],
        ["3噸", "3", "tonnes", "3", "тонны"],
        ["28日[1]", "the", "28th", "28-го", "числа"],
        [],
    ]
    assert lines[at + 7 : at + 13] == [
        "To decide",
        "[1] 28日 ¶2: a day without a month: the text does not say of which",
        "",
        "Not in the glossary",
        "放行 ¶2: no Russian (release)",
        "周明遠 ¶2: person; if Chinese: Zhou Mingyuan · Чжоу Минъюань; to be confirmed",
    ]


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, columns: str) -> None:
    from rich.cells import cell_len

    command = [sys.executable, "-m", "bilingual", "sheet", "a.txt"]
    environment = {**clean_environment(), "COLUMNS": columns}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True)
    assert max(map(cell_len, done.stdout.decode().splitlines())) <= int(columns)


def test_colour_on_a_terminal_only(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bilingual", "sheet", "a.txt", *ALONE]
    environment = {**clean_environment(), "TERM": "xterm", "COLUMNS": "80"}
    subprocess.run(command, cwd=tmp_path, env=environment, stdout=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert b"\x1b[" in shown


def test_files_are_the_same_bytes_each_time_and_edited_ones_are_kept(bilingual: Run, tmp_path: Path) -> None:
    options = ("sheet", "a.txt", "--format", "docx", "--format", "md", *ALONE)
    first = bilingual(*options)
    assert (first.returncode, first.stderr, first.stdout.splitlines()) == (
        0,
        "",
        [
            "a.txt: 2 terms, 2 figures, 1 to decide, 2 not in the glossary",
            "  -> a.sheet.docx",
            "  -> a.sheet.md",
        ],
    )
    written = contents(tmp_path)
    assert set(written) == {"a.txt", "terms.csv", "a.sheet.docx", "a.sheet.md"}
    assert (bilingual(*options).returncode, contents(tmp_path)) == (0, written)
    (tmp_path / "a.sheet.md").write_bytes(written["a.sheet.md"].replace("порт".encode(), "порта".encode()))
    kept = contents(tmp_path)
    refused = bilingual(*options)
    assert (refused.returncode, refused.stderr, contents(tmp_path)) == (
        2,
        "bilingual: a.sheet.md: was edited since bilingual wrote it; pass --overwrite to replace it, or --out FOLDER\n",
        kept,
    )
    assert (bilingual(*options, "--overwrite").returncode, contents(tmp_path)) == (0, written)


def test_markdown(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("sheet", "a.txt", "--format", "md", *ALONE).returncode == 0
    text = (tmp_path / "a.sheet.md").read_text(encoding="utf-8")
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert table == [
        "| 中文 | English | Русский |",
        "| --- | --- | --- |",
        "| **¶1 滿洲里口岸** |  |  |",
        "| 口岸° ×2 ¶2 | port | порт |",
        "| **¶2 記者周明遠報道：口岸放行3噸…** |  |  |",
        "| 放行° | release | — |",
        "| 3噸 | 3 tonnes | 3\N{NO-BREAK SPACE}тонны |",
        "| 28日<sup>1</sup> | the 28th | 28-го\N{NO-BREAK SPACE}числа |",
    ]


def test_word(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("sheet", "a.txt", "--format", "docx", *ALONE).returncode == 0
    document = docx.Document(str(tmp_path / "a.sheet.docx"))
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [
        ["中文", "English", "Русский"],
        ["¶1  滿洲里口岸"] * 3,
        ["口岸° ×2 ¶2", "port", "порт"],
        ["¶2  記者周明遠報道：口岸放行3噸…"] * 3,
        ["放行°", "release", "—"],
        ["3噸", "3 tonnes", "3\N{NO-BREAK SPACE}тонны"],
        ["28日1", "the 28th", "28-го\N{NO-BREAK SPACE}числа"],
    ]
    xml = table._tbl.xml
    assert [xml.count(sign) for sign in ("<w:tblHeader/>", 'w:val="ru-RU"')] == [1, 5]
    (section,) = document.sections
    assert (section.page_width > section.page_height, 'w:num="2"' in document.element.body.sectPr.xml) == (True, True)


def test_the_day_and_the_languages(bilingual: Run) -> None:
    done = bilingual("sheet", "a.txt", "--date", "2019-06-01", "--to", "ru", *ALONE)
    assert (done.returncode, "28 мая" in done.stdout.replace("\N{NO-BREAK SPACE}", " ")) == (0, True)
    assert ("28th" in done.stdout, "To decide" in done.stdout) == (False, False)
    wrong = bilingual("sheet", "a.txt", "--date", "May")
    assert (wrong.returncode, wrong.stderr) == (2, "bilingual: --date 'May' is no date; write it as 2019-05-09\n")


def test_several_sources_and_a_bad_one(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(ARTICLE, encoding="utf-8")
    done = bilingual("sheet", "*.txt", "--format", "md", "--out", "sheets", *ALONE)
    assert (done.returncode, done.stderr) == (2, "bilingual: b.txt: is empty; put the article into it\n")
    assert set(contents(tmp_path / "sheets")) == {"a.sheet.md", "c.sheet.md"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no.txt",), "no.txt: no such file; check the name"),
        (("a.txt", "--format", "pdf"), "unknown sheet format 'pdf'; known are term, docx, md"),
        (("a.txt", "--to", "de"), "unknown language 'de'; known are en, ru"),
        (("a.txt", "--glossary", "no.csv"), "no.csv: No such file or directory; check the name and the permissions"),
    ],
)
def test_bad_input_is_one_line(bilingual: Run, arguments: tuple[str, ...], said: str) -> None:
    done = bilingual("sheet", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"bilingual: {said}\n")


@pytest.mark.parametrize("name", ["docx", "md"])
def test_a_foreign_file_at_the_path_is_kept(bilingual: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / f"a.sheet.{name}").write_bytes(b"mine")
    before = contents(tmp_path)
    done = bilingual("sheet", "a.txt", "--format", name, *ALONE)
    assert (done.returncode, done.stderr.count("\n"), contents(tmp_path)) == (2, 1, before)


def test_sources_that_meet_in_one_sheet(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.text").write_text(ARTICLE, encoding="utf-8")
    done = bilingual("sheet", "a.txt", "a.text", "--format", "md", *ALONE)
    assert (done.returncode, done.stderr) == (
        2,
        "bilingual: a.text: would be written to a.sheet.md, as a.txt is; make it with --out\n",
    )


def test_a_sheet_is_no_article_and_no_translation(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("sheet", "a.txt", "--format", "md", "--format", "docx", *ALONE).returncode == 0
    built = bilingual("build", "a.*", "--format", "md", "--out", "briefs", *ALONE)
    assert (built.returncode, set(contents(tmp_path / "briefs"))) == (0, {"a.bilingual.md"})
    for name in ("a.sheet.docx", "a.sheet.md"):
        checked = bilingual("check", name)
        assert (checked.returncode, checked.stderr) == (
            2,
            f"bilingual: {name}: is a sheet of bilingual; name a text, a brief or a table\n",
        )
        named = bilingual("build", name)
        assert (named.returncode, named.stderr) == (
            2,
            f"bilingual: {name}: is an output of bilingual; name the article it was made from\n",
        )


def test_standard_input(bilingual: Run, tmp_path: Path) -> None:
    done = bilingual("sheet", "-", "--format", "md", *ALONE, stdin=ARTICLE.encode())
    assert (done.returncode, (tmp_path / "stdin.sheet.md").exists()) == (0, True)
