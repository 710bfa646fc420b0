"""`bilingual glossary` beside git and other tools, as a user's shell starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from children import Run, clean_environment

from bilingual.cli.several import each_with_its_flag

HEADER = "id,zh,en,ru,status\n"
PORT, COAL = "a,口岸,port of entry,пункт пропуска,proposed\n", "b,煤炭,coal,уголь,proposed\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> Path:
    (tmp_path / "bilingual.toml").write_text(
        '[build]\nglossary = ["g/t.csv"]\nbuiltin_glossary = false\n', encoding="utf-8"
    )
    (tmp_path / "g").mkdir()
    (tmp_path / "g" / "t.csv").write_text(HEADER + PORT + COAL, encoding="utf-8")
    (tmp_path / "a.txt").write_text("滿洲里口岸進口煤炭。\n", encoding="utf-8")
    return tmp_path


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=clean_environment())


def commit(folder: Path, text: str, message: str) -> None:
    (folder / "g" / "t.csv").write_text(HEADER + text, encoding="utf-8")
    git(folder, "add", "-A")
    assert git(folder, "commit", "-qm", message).returncode == 0


def test_a_change_is_reviewed_and_merged(bilingual: Run, project: Path) -> None:
    git(project, "init", "-q", "-b", "main")
    driver = f"{sys.executable} -m bilingual glossary merge %O %A %B -- %P"
    git(project, "config", "merge.bilingual.driver", driver)
    (project / ".gitattributes").write_text("*.csv merge=bilingual\n", encoding="utf-8")
    commit(project, PORT + COAL, "Two terms")
    git(project, "checkout", "-qb", "theirs")
    commit(project, PORT.replace("proposed", "approved") + COAL + "c,铁路,railway,,proposed\n", "Approved")
    git(project, "checkout", "-q", "main")
    # A table of words that is no glossary of the project.
    (project / "words.csv").write_text("zh,en\n记者,reporter\n", encoding="utf-8")
    commit(project, PORT + COAL.replace("coal", "hard coal") + "d,海关,customs,,proposed\n", "Hard coal")

    reviewed = bilingual("glossary", "diff", "HEAD~1", "--impact", "a.txt", "--as", "md")
    assert (reviewed.returncode, reviewed.stderr) == (0, "")
    assert reviewed.stdout.splitlines() == [
        "Terms: 1 added, 1 changed",
        "",
        "| change | file | id | term | field | old | new |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| changed | g/t.csv | b | 煤炭 | en | coal | hard coal |",
        "| added | g/t.csv | d | 海关 | en |  | customs |",
        "| added | g/t.csv | d | 海关 | status |  | proposed |",
        "",
        "<details><summary>Terms that change in paragraphs of articles: 1</summary>",
        "",
        "| place | paragraph | term | times | in | before | after |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        "| a.txt:1 | p001 | 煤炭 | 1 | 满洲里口岸进口〔煤炭〕。 | en: coal | en: hard coal |",
        "",
        "</details>",
    ]
    assert bilingual("glossary", "diff", "--exit-code").stdout == "Terms: no change\n"
    assert bilingual("glossary", "diff", "HEAD~1", "theirs", "--exit-code").returncode == 1

    assert git(project, "merge", "-q", "--no-edit", "theirs").returncode == 0
    merged = (project / "g" / "t.csv").read_text(encoding="utf-8")
    assert merged == HEADER + PORT.replace("proposed", "approved") + (
        "b,煤炭,hard coal,уголь,proposed\nc,铁路,railway,,proposed\nd,海关,customs,,proposed\n"
    )
    shown = bilingual("glossary", "show", "hard coal").stdout.splitlines()
    assert [line.split(" Ann: ")[1] for line in shown if " Ann: " in line] == [
        "Hard coal (changed)",
        "Two terms (added)",
    ]

    git(project, "checkout", "-qb", "other", "HEAD~1")
    commit(project, PORT.replace("port of entry", "checkpoint") + COAL, "Checkpoint")
    git(project, "checkout", "-q", "main")
    commit(project, merged.removeprefix(HEADER).replace("port of entry", "crossing"), "Crossing")
    refused = git(project, "merge", "--no-edit", "other")
    assert refused.returncode == 1
    assert "g/t.csv: a: en is “crossing” here and “checkpoint” there; choose between the rows" in refused.stderr
    broken = bilingual("glossary", "lint", "g/t.csv")
    assert (broken.returncode, broken.stderr) == (
        2,
        "bilingual: g/t.csv:2: holds a conflict that git left; choose between its rows and remove the marks\n",
    )


def test_a_concept_is_followed_into_the_file_that_it_came_from(bilingual: Run, project: Path) -> None:
    git(project, "init", "-q", "-b", "main")
    commit(project, COAL, "One term")
    (project / "old.csv").write_text(HEADER + PORT, encoding="utf-8")
    commit(project, COAL, "A file of its own")
    (project / "old.csv").unlink()
    commit(project, PORT.replace("a,", "z,") + COAL, "Together")
    commit(project, PORT.replace("a,", "z,").replace("port of", "place of") + COAL, "Another word")
    shown = bilingual("glossary", "show", "z").stdout.splitlines()
    assert [line.partition(" Ann: ")[2] or line.strip() for line in shown[5:]] == [
        "Another word (changed)",
        "en: port of entry -> place of entry",
        "Together (changed)",
        "file: old.csv -> g/t.csv",
        "id: a -> z",
        "A file of its own (added)",
    ]
    assert bilingual("glossary", "show", "z", "--no-log").stdout.splitlines() == shown[:5]


def test_several_articles_and_their_drafts(bilingual: Run, project: Path) -> None:
    (project / "c.txt").write_text("口岸进口煤炭。\n", encoding="utf-8")
    (project / "b.txt").write_text("煤炭。\n煤炭。\n铁路。\n", encoding="utf-8")
    (project / "new.csv").write_text(HEADER + PORT + COAL.replace("coal", "hard coal"), encoding="utf-8")
    files = ("g/t.csv", "new.csv", "--impact", "c.txt", "b.txt")
    drafted = bilingual("glossary", "diff", *files, "--drafts", "--most", "2")
    assert (drafted.returncode, drafted.stderr) == (0, "")
    assert drafted.stdout.splitlines()[5:] == [
        "Terms that change in paragraphs of articles: 3",
        "",
        "place    paragraph  term  times  in                  before    after",
        "c.txt:1  p001       煤炭      1  口岸进口〔煤炭〕。  en: coal  en: hard coal",
        "b.txt:1  p001       煤炭      1  〔煤炭〕。          en: coal  en: hard coal",
        "",
        "… and 1 more; --most 3 prints them",
        "",
        "Sentences that change, drafted without a model: 3",
        "",
        "@@ c.txt:1 p001 en @@ 口岸进口煤炭。",
        "- The port of entry imported coal.",
        "+ The port of entry imported hard coal.",
        "@@ b.txt:1 p001 en @@ 煤炭。",
        "- Coal.",
        "+ Hard coal.",
        "",
        "… and 1 more; --most 3 prints them",
    ]
    tables = json.loads(bilingual("glossary", "diff", *files, "--as", "json").stdout)
    assert {name: len(rows) for name, rows in tables.items()} == {"changes": 1, "form only": 0, "impact": 3}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("main --impact a b --as md", "main --impact a --impact b --as md"),
        ("--impact a --impact b c", "--impact a --impact b --impact c"),
        ("--impact=a b", "--impact=a --impact b"),
        ("--impacted a b", "--impacted a b"),
        ("--impact a -- main", "--impact a -- main"),
        ("--impact - b", "--impact - --impact b"),
        ("--impact", "--impact"),
    ],
)
def test_an_option_takes_what_follows_it(arguments: str, expected: str) -> None:
    assert " ".join(each_with_its_flag(arguments.split(), "--impact")) == expected


def test_terms_are_found_and_proposed(bilingual: Run) -> None:
    assert bilingual("glossary", "find", "海關的口岸", "--as", "json").stdout.count('"port of entry"') == 1
    assert bilingual("glossary", "suggest", "a.txt", "--as", "csv").stdout.startswith("id,domain,zh,")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff", "nothing"), "nothing: is neither a file nor a revision of git; check the name"),
        (("diff",), "not a git repository"),
        (("find", "none.txt"), "none.txt: no such file; check the name"),
        (("show", "a.pr"), "a.pr: no concept has this id or term"),
        (("stats", "--as", "x"), "--as x: is not known; use table, md, json"),
    ],
)
def test_what_cannot_be_done_is_one_line(bilingual: Run, arguments: tuple[str, ...], message: str) -> None:
    done = bilingual("glossary", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert message in done.stderr


def test_a_reader_that_leaves_is_no_finding(project: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "bilingual", "glossary", "find", "a.txt"]
    done = subprocess.run(
        command, cwd=project, env=clean_environment(), stdout=writes, stderr=subprocess.PIPE, check=False
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (141, b"")


def test_cells_obey_neither_the_terminal_nor_markdown(bilingual: Run, project: Path) -> None:
    (project / "new.csv").write_text(HEADER + PORT.replace("port", "\x1b[31m&lt;~~p|ort~~"), encoding="utf-8")
    plain = bilingual("glossary", "diff", "g/t.csv", "new.csv").stdout.splitlines()
    assert plain[3].endswith("port of entry  \N{REPLACEMENT CHARACTER}[31m&lt;~~p|ort~~ of entry")
    marked = bilingual("glossary", "diff", "g/t.csv", "new.csv", "--as", "md").stdout.splitlines()
    assert marked[4].endswith(r"\[31m\&lt;\~\~p\|ort\~\~ of entry |")


def test_a_link_to_a_glossary_stays_one(bilingual: Run, project: Path) -> None:
    (project / "link.csv").symlink_to("g/t.csv")
    (project / "g" / "t.csv").write_text((HEADER + PORT).replace(",", ";"), encoding="utf-8")
    done = bilingual("glossary", "lint", "--fix", "link.csv", "--", "g/t.csv")
    assert (project / "link.csv").is_symlink()
    assert ((project / "g" / "t.csv").read_text(encoding="utf-8"), done.stdout.splitlines()[0]) == (
        HEADER + PORT,
        "link.csv: brought into form",
    )
