"""What `--strict`, `--glossary`, `--columns`, `--align` and `--layout` change, as a user's shell sees it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from children import Run

ARTICLE = "滿洲里口岸\n\n口岸放行。列車出境，同比增長17.3%。\n"


@pytest.fixture(autouse=True)
def _article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")


def markdown(tmp_path: Path) -> str:
    return (tmp_path / "a.bilingual.md").read_text(encoding="utf-8")


def test_strict_writes_all_the_same_and_exits_with_1(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("zh,en,ru\n口岸,port 口岸,порт\n", encoding="utf-8")
    options = ("a.txt", "--glossary", "terms.csv", "--format", "md")
    assert bilingual("build", *options).returncode == 0
    lenient = markdown(tmp_path)
    strict = bilingual("build", *options, "--strict")
    assert (strict.returncode, strict.stderr) == (1, "")
    assert markdown(tmp_path) == lenient
    assert "Chinese left in the target: 口岸" in lenient
    (tmp_path / "terms.csv").write_text("zh,en,ru\n口岸,port,порт\n", encoding="utf-8")
    assert bilingual("build", *options, "--strict").returncode == 0


def test_a_term_of_ones_own_in_either_script_wins(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("zh,en\n滿洲里,Manjuur\n", encoding="utf-8")
    assert bilingual("build", "a.txt", "--glossary", "terms.csv", "--format", "md").returncode == 0
    title = re.findall(r"^\*\*(.*)\*\*$", markdown(tmp_path), re.MULTILINE)
    assert title == ["Manjuur port of entry", "Пункт пропуска Маньчжурии"]


def test_columns_choose_the_languages_and_their_order(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.txt", "--columns", "ru,en", "--format", "md").returncode == 0
    written = markdown(tmp_path)
    assert "| Русский | English |" in written
    rows = written.split("<!-- end -->")[1]
    assert not re.search("[\u4e00-\u9fff]", rows)
    assert bilingual("build", "a.txt", "--columns", "zh,ru", "--format", "md").returncode == 0
    assert "English" not in markdown(tmp_path)


def test_a_row_per_sentence(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.txt", "--align", "sentence", "--format", "md").returncode == 0
    assert re.findall(r"<!-- (p\S+) -->", markdown(tmp_path)) == [
        f"{row}{language}" for row in ("p001.s01", "p002.s01", "p002.s02") for language in ("", ".en", ".ru")
    ]


def test_paragraph_under_paragraph(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.txt", "--layout", "interleaved", "--format", "md").returncode == 0
    interleaved = markdown(tmp_path).split("## ")[0]
    assert "|" not in interleaved
    assert "口岸放行。列車出境，同比增長17.3%。" in interleaved


def test_json_nests_as_the_spine_does(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("build", "a.txt", "--to", "en", "--format", "json", "--quiet").stdout == ""
    document = json.loads((tmp_path / "a.bilingual.json").read_text(encoding="utf-8"))
    paragraph = document["blocks"][1]
    assert (paragraph["id"], paragraph["source"], list(paragraph["targets"])) == (
        "p002",
        "口岸放行。列車出境，同比增長17.3%。",
        ["en"],
    )
    figures = [mark for each in paragraph["segments"] for mark in each["marks"] if mark["kind"] == "quantity"]
    assert [(mark["text"], mark["quantity"]["value"], mark["quantity"]["unit"]) for mark in figures] == [
        ("17.3%", "173/10", "per cent")
    ]
