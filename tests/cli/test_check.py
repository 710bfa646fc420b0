"""`bilingual check` as a user's shell starts it: exit code, lines, JSON, corrections, bad input."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from children import Run

ZH = "進出口318.6億元，增長17.3%。\n\n中歐班列3500輛。\n"
GOOD = "Trade was 31.86 billion yuan, up 17.3%.\n\n3,500 vehicles in trains.\n"
BAD = "Trade was 318.6 billion yuan, up 17.3%.\n\n3,500 vehicles in in trains.\n"
QUANTITY = "figure missing: 318.6亿元 is 31.86 billion yuan"
ALONE = ("--to", "en", "--no-builtin-glossary")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, text in (("zh.txt", ZH), ("good.txt", GOOD), ("bad.txt", BAD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("texts")
def test_two_texts(bilingual: Run) -> None:
    good = bilingual("check", "zh.txt", "good.txt", *ALONE)
    assert (good.returncode, good.stdout, good.stderr) == (0, "good.txt: 2 rows: 0 errors, 0 warnings\n", "")
    bad = bilingual("check", "zh.txt", "bad.txt", *ALONE)
    assert (bad.returncode, bad.stdout.splitlines()) == (
        1,
        [
            f"bad.txt: line 1: error: quantities: {QUANTITY}",
            "bad.txt: line 3: warning: doubled: the same word twice: in in",
            "bad.txt: 2 rows: 1 error, 1 warning (doubled 1, quantities 1)",
        ],
    )


@pytest.mark.usefixtures("texts")
def test_json(bilingual: Run) -> None:
    done = bilingual("check", "zh.txt", "bad.txt", "--json", "--date", "2019-05-09", *ALONE)
    assert (done.returncode, json.loads(done.stdout.splitlines()[0])) == (
        1,
        {
            "line": 1,
            "place": "line 1",
            "language": "en",
            "check": "quantities",
            "severity": "error",
            "message": QUANTITY,
            "expected": "31.86 billion yuan",
            "found": "",
        },
    )
    assert len(done.stdout.splitlines()) == 2


def test_levels_of_a_project(bilingual: Run, texts: Path) -> None:
    (texts / "bilingual.toml").write_text('[checks]\nquantities = "warning"\ndoubled = "off"\n', encoding="utf-8")
    done = bilingual("check", "zh.txt", "bad.txt", *ALONE)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            f"bad.txt: line 1: warning: quantities: {QUANTITY}",
            "bad.txt: 2 rows: 0 errors, 1 warning (quantities 1)",
        ],
    )


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_fix_touches_nothing_else(bilingual: Run, texts: Path, line_end: str, mark: str) -> None:
    (texts / "bad.txt").write_bytes((mark + BAD).replace("\n", line_end).encode())
    done = bilingual("check", "zh.txt", "bad.txt", "--fix", "out.txt", *ALONE)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0,
        "bad.txt: line 1: info: quantities: corrected: 318.6亿元 is 31.86 billion yuan; "
        "“318.6 billion” became “31.86 billion”",
    )
    written = (texts / "out.txt").read_bytes()
    assert written == (mark + BAD).replace("318.6", "31.86").replace("\n", line_end).encode()
    refused = bilingual("check", "zh.txt", "good.txt", "--fix", "out.txt", *ALONE)
    assert (refused.returncode, refused.stderr, (texts / "out.txt").read_bytes()) == (
        2,
        "bilingual: out.txt: exists already; pass --overwrite to replace it, or choose another name\n",
        written,
    )
    assert bilingual("check", "zh.txt", "good.txt", "--fix", "out.txt", "--overwrite", *ALONE).returncode == 0
    assert (texts / "out.txt").read_text(encoding="utf-8") == GOOD


@pytest.mark.usefixtures("texts")
def test_what_is_expected_and_corrected_is_in_the_profile(bilingual: Run, texts: Path) -> None:
    (texts / "bilingual.toml").write_text("[profiles.ours]\nen_signs = ['CNY']\nmost_decimals = 1\n", encoding="utf-8")
    expected = bilingual("check", "zh.txt", "bad.txt", "--profile", "rmb", *ALONE)
    assert (expected.returncode, expected.stdout.splitlines()[0]) == (
        1,
        "bad.txt: line 1: error: quantities: figure missing: 318.6亿元 is RMB 31.86 billion",
    )
    fixed = bilingual("check", "zh.txt", "bad.txt", "--profile", "ours", "--fix", "out.txt", *ALONE)
    assert (fixed.returncode, fixed.stdout.splitlines()[0]) == (
        0,
        "bad.txt: line 1: info: quantities: corrected: 318.6亿元 is RMB 31,860 million; "
        "“318.6 billion” became “31,860 million”",
    )
    assert (texts / "out.txt").read_text(encoding="utf-8") == BAD.replace("318.6 billion", "31,860 million")
    unknown = bilingual("check", "zh.txt", "bad.txt", "--profile", "us", *ALONE)
    assert (unknown.returncode, unknown.stderr) == (
        2,
        "bilingual: unknown profile 'us'; known are british, american, rmb, press, statistics, ours\n",
    )


def _csv(path: Path, rows: list[list[str]]) -> None:
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")


def _xlsx(path: Path, rows: list[list[str]]) -> None:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)


def _docx(path: Path, rows: list[list[str]]) -> None:
    document = docx.Document()
    table = document.add_table(0, len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


@pytest.mark.parametrize(
    ("name", "write", "place"),
    [
        ("t.csv", _csv, "row 2"),
        ("t.tsv", _csv, "row 2"),
        ("t.xlsx", _xlsx, "row 2"),
        ("t.docx", _docx, "table 1, row 2"),
    ],
)
@pytest.mark.parametrize("header", [["No.", "Русский", "中文"], ["1", "Вывезено 4 тонны", "出口4吨"]])
def test_tables(bilingual: Run, tmp_path: Path, name: str, write: object, place: str, header: list[str]) -> None:
    assert callable(write)
    write(tmp_path / name, [header, ["2", "Вывезено 6 тонн", "出口5吨"], ["3", "Ввезено 7 тонн", "进口7吨"]])
    done = bilingual("check", name, "--no-builtin-glossary")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        f"{name}: {place}: error: quantities: figure missing: 5吨 is 5 тонн",
    )
    assert done.stdout.count(": error: ") == 1


@pytest.mark.parametrize("name", ["a.bilingual.docx", "a.bilingual.md", "a.bilingual.json"])
def test_a_brief(bilingual: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("滿洲里口岸\n\n貨物增長17.3%。\n", encoding="utf-8")
    built = bilingual("build", "a.txt", "--quiet", "--engine", "draft", "--format", name.rpartition(".")[2])
    assert (built.returncode, built.stderr) == (0, "")
    done = bilingual("check", name)
    assert (done.returncode, done.stdout) == (0, f"{name}: 2 rows: 0 errors, 0 warnings\n")
    if name.endswith("docx"):
        document = docx.Document(str(tmp_path / name))
        (run,) = [
            r for t in document.tables[:1] for c in t._cells for p in c.paragraphs for r in p.runs if "17.3%" in r.text
        ][1:]
        run.text = run.text.replace("17.3%", "17.4%")
        document.save(str(tmp_path / name))
    elif name.endswith("json"):
        held = json.loads((tmp_path / name).read_bytes())
        held["blocks"][1]["targets"]["en"] = held["blocks"][1]["targets"]["en"].replace("17.3%", "17.4%")
        (tmp_path / name).write_text(json.dumps(held), encoding="utf-8")
    else:
        head, _, tail = (tmp_path / name).read_text(encoding="utf-8").rpartition("17.3%")
        (tmp_path / name).write_text(f"{head}17.4%{tail}", encoding="utf-8")
    edited = bilingual("check", name, "--to", "en")
    assert (edited.returncode, edited.stdout.splitlines()[0]) == (
        1,
        f"{name}: p002: error: quantities: figure missing: 17.3% is 17.3%",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no.txt", "good.txt", "--to", "en"], "no.txt: no such file; check the name"),
        (["zh.txt", "no.txt", "--to", "en"], "no.txt: no such file; check the name"),
        (
            ["zh.txt", "short.txt", "--to", "en"],
            "short.txt: has 1 lines, zh.txt has 3; give each source one line of translation",
        ),
        (["zh.txt", "good.txt"], "two text files are checked in one language; add --to en or --to ru"),
        (["zh.txt", "good.txt", "--to", "fr"], "unknown language 'fr'; known are en, ru"),
        (["zh.txt", "good.txt", "--to", "ru"], "good.txt: has no Russian letters; check the file and --to"),
        (
            ["good.txt", "zh.txt", "--to", "en"],
            "good.txt: has no Chinese text; name the Chinese file first, the translation second",
        ),
        (["zh.txt", "good.txt", "--to", "en", "--date", "May"], "--date 'May' is no date; write it as 2019-05-09"),
        (["zh.csv", "--fix", "out.txt"], "--fix needs two text files, the source and its translation"),
        (
            ["zh.txt"],
            "zh.txt: cannot be checked alone; known endings are .json, .md, .docx, .xlsx, .csv, .tsv; "
            "for a text file name its source first",
        ),
        (["zh.csv"], "zh.csv: holds no Chinese beside English or Russian; name the columns zh, en and ru"),
        (["bare.docx"], "bare.docx: holds no Chinese beside English or Russian; name the columns zh, en and ru"),
        (["locked.xlsx"], "locked.xlsx: is encrypted or an old .xls; save a copy as .xlsx without a password"),
        (
            ["broken.xlsx"],
            "broken.xlsx: is a damaged workbook; open it in Excel, let it repair the file, and save a copy",
        ),
    ],
)
def test_bad_input(bilingual: Run, texts: Path, arguments: list[str], said: str) -> None:
    (texts / "short.txt").write_text("Trade.\n", encoding="utf-8")
    (texts / "zh.csv").write_text("zh\n口岸\n", encoding="utf-8")
    (texts / "locked.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (texts / "broken.xlsx").write_bytes(b"PK\x03\x04broken")
    docx.Document().save(str(texts / "bare.docx"))
    before = {path.name for path in texts.iterdir()}
    done = bilingual("check", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"bilingual: {said}\n")
    assert {path.name for path in texts.iterdir()} == before
