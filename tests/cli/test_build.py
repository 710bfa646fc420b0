"""`bilingual build` as a user's shell starts it: exit code, message and files."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from children import Run, clean_environment

ARTICLE = "滿洲里口岸\n\n中歐班列經滿洲里口岸出境，同比增長17.3%。\n".encode()
MARKDOWN = ("--format", "md")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(ARTICLE)
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("article")
def test_two_runs_give_the_same_bytes_and_an_edited_output_is_kept(bilingual: Run, tmp_path: Path) -> None:
    formats = ("--format", "docx", "--format", "md", "--format", "json")
    first = bilingual("build", "a.txt", *formats)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        "Engine: draft (no Argos package for zh->en, en->ru; `bilingual models install zh ru` gets them).",
        "a.txt: 2 paragraphs, 7 terms, 1 quantity",
        "  English: no findings",
        "  Russian: no findings",
        "  -> a.bilingual.docx",
        "  -> a.bilingual.md",
        "  -> a.bilingual.json",
    ]
    written = contents(tmp_path)
    assert set(written) == {"a.txt", "a.bilingual.docx", "a.bilingual.md", "a.bilingual.json"}
    quiet = bilingual("build", "a.txt", "--quiet", *formats)
    assert (quiet.returncode, quiet.stdout, quiet.stderr, contents(tmp_path)) == (0, "", "", written)

    edited = tmp_path / "a.bilingual.md"
    edited.write_bytes(written["a.bilingual.md"].replace(b"17.3%", b"17.4%", 1))
    kept = contents(tmp_path)
    refused = bilingual("build", "a.txt", *formats)
    assert (refused.returncode, contents(tmp_path)) == (2, kept)
    assert refused.stderr == (
        "bilingual: a.bilingual.md: was edited since bilingual wrote it; "
        "pass --overwrite to replace it, or --out FOLDER\n"
    )
    assert bilingual("build", "a.txt", "--overwrite", *formats).returncode == 0
    assert contents(tmp_path) == written


@pytest.mark.usefixtures("argos_packages")
def test_argos_translates_where_its_packages_are(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("滿洲里口岸通行中歐班列243列，同比增長32.5%。\n", encoding="utf-8")
    done = bilingual("build", "a.txt", *MARKDOWN)
    assert (done.returncode, done.stderr, done.stdout.splitlines()[0]) == (0, "", "Engine: argos.")
    written = contents(tmp_path)
    brief = written["a.bilingual.md"].decode()
    assert "Manzhouli port of entry handled 243 China-Europe freight trains, up 32.5% year on year." in brief
    assert "Пункт пропуска Маньчжурия пропустил 243" in brief
    assert re.search(r"argos 1 ctranslate2 [0-9.]+ beam 4 zh->en 1\.0 sha256:[0-9a-f]{12}", brief)
    assert bilingual("build", "a.txt", "--engine", "argos", "--quiet", *MARKDOWN).stdout == ""
    assert contents(tmp_path) == written


@pytest.mark.usefixtures("argos_packages")
def test_a_model_is_made_to_keep_its_figures_unless_it_is_not_to(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("企业提交报关单598份。\n", encoding="utf-8")
    done = bilingual("build", "a.txt", *MARKDOWN)
    assert done.stdout.splitlines() == [
        "Engine: argos.",
        "Russian goes through English.",
        "a.txt: 1 paragraph, 1 term, 1 quantity",
        "  English: no findings",
        "    1 repaired",
        "  Russian: no findings",
        "    1 repaired",
        "  -> a.bilingual.md",
    ]
    assert "The enterprise submitted 598 customs declarations." in contents(tmp_path)["a.bilingual.md"].decode()
    explained = bilingual("explain", "a.txt", "--engine", "argos", "--to", "en")
    assert explained.stdout.splitlines()[1:] == [
        "\tThe enterprise submitted 598 customs declarations.",
        "  repaired; of these the first that lacks least:",
        "  * plain, figures corrected: The enterprise submitted 598 customs declarations. [lacks nothing]",
    ]
    (tmp_path / "bilingual.toml").write_text("[build]\nkeep = false\n", encoding="utf-8")
    done = bilingual("build", "a.txt", "--overwrite", *MARKDOWN)
    assert "  English: 1 error (quantities 1)" in done.stdout.splitlines()
    assert "The enterprise submitted 59 customs declarations." in contents(tmp_path)["a.bilingual.md"].decode()


@pytest.mark.usefixtures("article")
def test_argos_without_its_packages_is_one_line(bilingual: Run, tmp_path: Path) -> None:
    done = bilingual("build", "a.txt", "--engine", "argos", "--to", "en")
    assert (done.returncode, done.stderr) == (
        2,
        "bilingual: engine argos: no Argos package for zh->en; `bilingual models install zh en` gets it\n",
    )
    assert set(contents(tmp_path)) == {"a.txt"}


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("name", ["docx", "md", "json"])
def test_a_foreign_file_at_the_output_path_is_kept(bilingual: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / f"a.bilingual.{name}").write_bytes(b"mine")
    before = contents(tmp_path)
    done = bilingual("build", "a.txt", "--format", name)
    assert (done.returncode, done.stderr.count("\n"), contents(tmp_path)) == (2, 1, before)


@pytest.mark.usefixtures("article")
def test_one_bad_source_does_not_stop_the_others(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(ARTICLE)
    done = bilingual("build", "*.txt", *MARKDOWN)
    assert (done.returncode, done.stderr) == (2, "bilingual: b.txt: is empty; put the article into it\n")
    assert done.stdout.splitlines()[-1] == "2 files built, 1 error (see above)"
    assert set(contents(tmp_path)) == {"a.txt", "b.txt", "c.txt", "a.bilingual.md", "c.bilingual.md"}


@pytest.mark.usefixtures("article")
def test_a_source_with_two_bad_outputs_is_one_that_was_not_built(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(ARTICLE)
    for name in ("docx", "md"):
        (tmp_path / f"b.bilingual.{name}").mkdir()
    done = bilingual("build", "a.txt", "b.txt", "--overwrite")
    assert (done.returncode, done.stderr.count("\n")) == (2, 2)
    assert done.stdout.splitlines()[-1] == "1 file built, 2 errors (see above)"


@pytest.mark.usefixtures("article")
def test_a_reader_that_leaves_does_not_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(ARTICLE)
    command = [sys.executable, "-m", "bilingual", "build", "a.txt", "b.txt", *MARKDOWN]
    reads, writes = os.pipe()
    os.close(reads)
    done = subprocess.run(
        command, cwd=tmp_path, env=clean_environment(), stdout=writes, stderr=subprocess.PIPE, check=False
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (0, b"")
    assert set(contents(tmp_path)) == {"a.txt", "b.txt", "a.bilingual.md", "b.bilingual.md"}


@pytest.mark.usefixtures("article")
def test_sources_that_meet_in_one_output(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.text").write_bytes(ARTICLE)
    done = bilingual("build", "a.txt", "a.txt", "a.text", *MARKDOWN)
    assert (done.returncode, done.stderr) == (
        2,
        "bilingual: a.text: would be written to a.bilingual.md, as a.txt is; build it with --out\n",
    )
    assert set(contents(tmp_path)) == {"a.txt", "a.text", "a.bilingual.md"}


@pytest.mark.usefixtures("article")
def test_outputs_are_left_out_of_a_pattern(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.*", *MARKDOWN).returncode == 0
    before = contents(tmp_path)
    again = bilingual("build", "a.*", *MARKDOWN)
    assert (again.returncode, contents(tmp_path)) == (0, before)


def test_standard_input(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "-", *MARKDOWN, stdin=ARTICLE).returncode == 0
    assert set(contents(tmp_path)) == {"stdin.bilingual.md"}


@pytest.mark.parametrize("stem", ["兩 個 口岸 \N{GRINNING FACE}", "x" * 240, "[a]"])
def test_names_of_every_kind(bilingual: Run, tmp_path: Path, stem: str) -> None:
    (tmp_path / f"{stem}.txt").write_bytes(ARTICLE)
    assert bilingual("build", f"{stem}.txt", *MARKDOWN).returncode == 0
    assert set(contents(tmp_path)) == {f"{stem}.txt", f"{stem}.bilingual.md"}


def test_an_output_name_that_is_too_long_is_one_line(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / f"{'x' * 251}.txt").write_bytes(ARTICLE)
    done = bilingual("build", f"{'x' * 251}.txt", *MARKDOWN)
    assert (done.returncode, done.stderr.count("\n"), len(contents(tmp_path))) == (2, 1, 1)


@pytest.mark.parametrize(
    "data",
    [
        "滿洲里\0口岸進出口貿易總值同比增長。經滿洲里口岸出境的班列明顯增多。\n".encode() * 9,
        ("滿洲里口岸開放。\n".encode() * 9 + b"\xed\xa0\x80\n"),
        "".join(f"一、口岸{number}\n" for number in range(300)).encode(),
    ],
)
def test_odd_sources_are_built_in_every_format(bilingual: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(data)
    done = bilingual("build", "odd.txt", "--format", "docx", "--format", "md", "--format", "json", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(contents(tmp_path)) == 4


@pytest.mark.usefixtures("article")
def test_the_settings_of_a_folder_above_and_the_options_that_win(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "bilingual.toml").write_text(
        '[build]\nto = ["en"]\nformat = ["md"]\nout = "briefs"\nglossary = ["terms.csv"]\n', encoding="utf-8"
    )
    (tmp_path / "terms.csv").write_text("zh,en,ru\n滿洲里,Manjuur,Манжур\n", encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    command = [sys.executable, "-m", "bilingual", "build", "../a.txt"]
    subprocess.run(command, cwd=below, env=clean_environment(), check=True, capture_output=True)
    brief = (tmp_path / "briefs" / "a.bilingual.md").read_text(encoding="utf-8")
    assert ("Manjuur" in brief, "Манжур" in brief) == (True, False)
    assert bilingual("build", "a.txt", "--to", "ru", "--out", "other").returncode == 0
    brief = (tmp_path / "other" / "a.bilingual.md").read_text(encoding="utf-8")
    assert ("Manjuur" in brief, "Манжур" in brief) == (False, True)


@pytest.mark.parametrize(
    ("options", "english", "russian", "recipe"),
    [
        ((), "8 May 2019; 31.86 billion yuan; 17.3%", "8_мая 2019_года; 31,86_млрд_юаней; 17,3_%", ""),
        (("--profile", "british"), "8 May 2019; 31.86 billion yuan", "8_мая 2019_года; 31,86_млрд", ""),
        (("--profile", "american"), "May 8, 2019; 31.86 billion yuan", "8_мая 2019_года", "american"),
        (("--profile", "press"), "8 May 2019; 31.86", "8_мая 2019_г.; 31,86_млрд_юаней; 17,3%", "press"),
        (("--profile", "ours"), "May 8, 2019; RMB 31.86 billion; 17.3%", "8_мая 2019_г.; 31,86_млрд", "ours"),
    ],
)
def test_a_profile(
    bilingual: Run, tmp_path: Path, options: tuple[str, ...], english: str, russian: str, recipe: str
) -> None:
    (tmp_path / "a.txt").write_text("2019年5月8日，318.6億元，17.3%。\n", encoding="utf-8")
    (tmp_path / "bilingual.toml").write_text(
        "[profiles.ours]\nbased_on = 'american'\nen_signs = ['CNY']\nru_year = 'г.'\n", encoding="utf-8"
    )
    done = bilingual("build", "a.txt", "--engine", "draft", *MARKDOWN, *options)
    assert (done.returncode, done.stderr) == (0, "")
    brief = (tmp_path / "a.bilingual.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", "_")
    assert [figure for figure in (*english.split("; "), *russian.split("; ")) if figure not in brief] == []
    assert re.findall(r"; profile (\w+) sha256:[0-9a-f]{12}", brief) == [recipe] * (2 if recipe else 0)


def test_the_recipe_changes_with_the_content_of_a_profile(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("口岸17.3%。\n", encoding="utf-8")
    briefs = set()
    for key in ("ru_percent = 'spaced'", "ru_percent = 'joined'", "ru_percent = 'joined'"):
        (tmp_path / "bilingual.toml").write_text(
            f"[build]\nprofile = 'ours'\n[profiles.ours]\nru_year = 'г.'\n{key}\n", encoding="utf-8"
        )
        assert bilingual("build", "a.txt", "--to", "en", "--engine", "draft", *MARKDOWN).returncode == 0
        briefs.add((tmp_path / "a.bilingual.md").read_bytes())
    assert len(briefs) == 2


@pytest.mark.usefixtures("article")
def test_a_build_without_the_built_in_glossaries(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.txt", "--no-builtin-glossary", *MARKDOWN).returncode == 0
    assert "glossary geography.csv" not in (tmp_path / "a.bilingual.md").read_text(encoding="utf-8")


def start_long_build(folder: Path) -> subprocess.Popen[bytes]:
    """A build of many sources, as soon as the first output stands."""
    for number in range(400):
        (folder / f"{number:03}.txt").write_bytes(ARTICLE)
    command = [sys.executable, "-m", "bilingual", "build", "*.txt", "--format", "docx"]
    process = subprocess.Popen(
        command, cwd=folder, env=clean_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 30
    while not list(folder.glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def test_an_interrupt_is_one_line_and_leaves_whole_files(tmp_path: Path) -> None:
    process = start_long_build(tmp_path)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, b"bilingual: interrupted; files already written are whole\n")
    assert list(tmp_path.glob(".*")) == []
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in tmp_path.glob("*.docx"))


def test_a_kill_leaves_whole_files(tmp_path: Path) -> None:
    process = start_long_build(tmp_path)
    process.kill()
    process.communicate(timeout=30)
    assert all(path.suffix == ".part" for path in tmp_path.glob(".*"))
    assert all(path.read_bytes()[-22:-18] == b"PK\x05\x06" for path in tmp_path.glob("[!.]*.docx"))


@pytest.mark.usefixtures("article")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "bilingual", "build", "a.txt", *MARKDOWN]
    environment = {**clean_environment(), "TERM": "xterm"}
    subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536)
    os.close(ours)
    assert b"Translating" in shown


def test_the_tests_allow_no_network() -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    done = subprocess.run([sys.executable, "-c", code], env=clean_environment(), capture_output=True, check=False)
    assert done.stderr.endswith(b"OSError: the tests allow no network\n")
