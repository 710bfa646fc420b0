"""Bad input is one clear line on standard error, exit code 2, and nothing half-written."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from children import ROOT, Run, clean_environment

ARTICLE = "滿洲里口岸\n\n中歐班列經滿洲里口岸出境，同比增長17.3%。\n".encode()


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def refusal(bilingual: Run, tmp_path: Path, *arguments: object, **options: object) -> str:
    """The one line that a command is refused with; the folder is as it was before."""
    before = files_in(tmp_path)
    done = bilingual(*arguments, **options)
    assert (done.returncode, files_in(tmp_path)) == (2, before)
    assert done.stderr.startswith("bilingual: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("\n")
    return done.stderr.removeprefix("bilingual: ").rstrip("\n")


def _zip_of(name: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, "x")
    return stream.getvalue()


DOCUMENT = (ROOT / "samples" / "manzhouli-document.docx").read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty.txt: is empty; put the article into it"),
        ("blank.txt", " \n\t\n\u3000\n".encode(), "blank.txt: is empty; put the article into it"),
        ("empty.md", b"", "empty.md: is empty; put the article into it"),
        (
            "picture.txt",
            b"\x89PNG\r\n\x1a\n" + bytes(99),
            "picture.txt: is not text (looks binary); save it as UTF-8 text",
        ),
        (
            "english.txt",
            b"The port of Manzhouli",
            "english.txt: has no Chinese text; bilingual translates from Chinese",
        ),
        ("article.pdf", b"%PDF-1.7", "article.pdf: cannot be read as an article; known endings are .txt, .text, "),
        ("article", ARTICLE, "article: cannot be read as an article; known endings are .txt, .text, "),
        ("plain.docx", ARTICLE, "plain.docx: is not a Word document (no zip package); save it as .docx"),
        ("empty.docx", b"", "empty.docx: is not a Word document (empty); save it as .docx"),
        ("garbage.docx", b"PK\x03\x04garbage", "garbage.docx: is a damaged Word document"),
        ("half.docx", DOCUMENT[: len(DOCUMENT) // 2], "half.docx: is a damaged Word document"),
        ("other.docx", _zip_of("a.txt"), "other.docx: is not a Word document (a zip package of another kind)"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.docx: is not a Word document ("),
        ("page.html", b"<html><body></body></html>", "page.html: has no article text; "),
        (
            "broken.txt",
            "滿洲里口岸開放。".encode() * 9 + b"\xff",
            "broken.txt: bytes 216 to 216 cannot be decoded as UTF-8",
        ),
    ],
)
def test_a_source_that_cannot_be_read(bilingual: Run, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert refusal(bilingual, tmp_path, "build", name).startswith(said)


def test_a_missing_file_and_a_folder(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refusal(bilingual, tmp_path, "build", "a.txt") == "a.txt: no such file; check the name"
    assert (
        refusal(bilingual, tmp_path, "build", "folder")
        == "folder: is a folder; name the files in it, such as folder/*.txt"
    )


def test_standard_input_without_an_article(bilingual: Run, tmp_path: Path) -> None:
    assert refusal(bilingual, tmp_path, "build", "-") == "stdin: is empty; put the article into it"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("zh,en,ru\n口岸,port,порт\n,x,y\n".encode(), "terms.csv:3: zh is empty; fill it or remove the row"),
        ("zh,en,ru\n口岸,port\n".encode(), "terms.csv:2: the row is wider or narrower than the header"),
        (b"zh,en,colour\n", "terms.csv:1: unknown column 'colour'; "),
        ("zh,en,ru\n口岸,port,é\n".encode()[:-2], "terms.csv:2: is neither UTF-8 nor a Chinese code page; save"),
    ],
)
def test_a_broken_glossary(bilingual: Run, tmp_path: Path, rows: bytes, said: str) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    (tmp_path / "terms.csv").write_bytes(rows)
    assert refusal(bilingual, tmp_path, "build", "a.txt", "--glossary", "terms.csv").startswith(said)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--glossary", "no.csv"], "no.csv: No such file or directory; check the name and the permissions"),
        (["--to", "fr"], "unknown language 'fr'; known are en, ru"),
        (["--engine", "x"], "unknown engine 'x'; known are auto, argos, draft, replay"),
        (["--format", "text"], "unknown output format 'text'; known are md, docx, json"),
        (["--columns", "zh,fr"], "unknown column 'fr'; known are zh, en, ru"),
        (["--columns", "zh"], "columns show no target language; add en or ru"),
        (["--to", "en", "--columns", "zh,ru"], "column ru is not translated; add --to ru"),
        (["--device", "tpu"], "unknown device 'tpu'; known are auto, cpu, cuda"),
        (["--beam", "0"], "beam is 0; use 1 to 32"),
        (["--align", "word"], "unknown align 'word'; known are paragraph, sentence"),
        (["--profile", "us"], "unknown profile 'us'; known are british, american, rmb, press, statistics"),
        (["--layout", "list"], "unknown layout 'list'; known are table, interleaved"),
        (["--bogus"], "no such option: --bogus (Possible options: --columns, --out); see `bilingual build --help`"),
        (["--to"], "option '--to' requires an argument; see `bilingual --help`"),
        (["--out", "a.txt"], "a.txt: cannot be made a folder: File exists; choose another with --out"),
        (["--out", "a.txt/b"], "a.txt/b: cannot be made a folder: Not a directory; choose another with --out"),
    ],
)
def test_an_option_that_cannot_be_met(bilingual: Run, tmp_path: Path, options: list[str], said: str) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    assert refusal(bilingual, tmp_path, "build", "a.txt", *options) == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build"], "missing argument 'sources'; see `bilingual build --help`"),
        (["build", "*.txt"], "*.txt: no file matches; check the pattern"),
        (["build", "a.bilingual.md"], "a.bilingual.md: is an output of bilingual; name the article it was made from"),
        (["translate"], "no such command 'translate'; see `bilingual --help`"),
        (["normalise", "no.txt"], "no.txt: no such file; check the name"),
        (["normalise", "--to", "latin"], "unknown script 'latin'; known are hans, hant, hk, tw"),
    ],
)
def test_a_command_that_cannot_be_met(bilingual: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    assert refusal(bilingual, tmp_path, *arguments) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[build]\nto = en\n", "is not valid TOML: Invalid value (at line 2, column 6)"),
        ("[build]\nlanguage = 'en'\n", "unknown setting 'language'; known are to, "),
        ("[build]\nto = 'en'\n", 'to must be a list of texts, such as to = ["…"]'),
        ("[build]\nstrict = 'yes'\n", "strict must be true or false"),
        ("[built]\n", "unknown section 'built'; the sections known are [build], [checks], [profiles]"),
        ("checks = 1\n", "checks must be a section: [checks]"),
        ("[checks]\nterm = 'off'\n", "unknown check 'term'; known are unread, empty, "),
        ("[checks]\nterms = 'none'\n", "terms must be one of off, info, warning, error, in quotes"),
        ("[checks]\nterms = false\n", "terms must be one of off, info, warning, error, in quotes"),
        ("[build]\nbeam = true\n", "beam must be a whole number"),
        ("[build]\nstrict = 1\n", "strict must be true or false"),
        ("build = 1\n", "build must be a section: [build]"),
        ("[build]\nprofile = 1\n", "profile must be a text in quotes"),
        ("profiles = 1\n", "profiles must be a section: [profiles]"),
        (
            "[profiles.ours]\nspelling = 'us'\n",
            "profiles.ours: unknown key 'spelling'; known are based_on, en_spelling, ",
        ),
        ("[profiles.ours]\nen_spelling = 'us'\n", 'profiles.ours: en_spelling is \'us\'; use "british" or "american"'),
        ("[profiles.ours]\nbased_on = 'us'\n", "profiles.ours: based_on is 'us'; known are british, "),
        ("[profiles.press]\n", "profiles.press: is a built-in profile; "),
    ],
)
def test_a_broken_settings_file(bilingual: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    (tmp_path / "bilingual.toml").write_text(text, encoding="utf-8")
    assert refusal(bilingual, tmp_path, "build", "a.txt").startswith(f"{tmp_path}/bilingual.toml: {said}")


@pytest.mark.parametrize("lists", ["format = []", "format = []\nto = []"])
def test_settings_that_would_write_nothing(bilingual: Run, tmp_path: Path, lists: str) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    (tmp_path / "bilingual.toml").write_text(f"[build]\n{lists}\n", encoding="utf-8")
    said = refusal(bilingual, tmp_path, "build", "a.txt")
    assert said == "format is empty: nothing would be written; name docx, md or json"


def test_a_full_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    for arguments in (["normalise", "a.txt"], ["build", "a.txt", "--format", "md"]):
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "bilingual", *arguments]
            done = subprocess.run(
                command, cwd=tmp_path, env=clean_environment(), stdout=full, stderr=subprocess.PIPE, check=False
            )
        said = b"bilingual: standard output: cannot be written: No space left on device\n"
        assert (done.returncode, done.stderr) == (2, said)


def test_a_full_disk(fresh_bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)

    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    said = refusal(fresh_bilingual, tmp_path, "build", "a.txt", "--format", "md", preexec_fn=nearly_full)
    assert said == "a.bilingual.md: cannot be written: File too large; nothing was changed"
