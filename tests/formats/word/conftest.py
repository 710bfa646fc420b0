"""A small brief that has every kind of row, and a way to edit a written document as a person would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from bilingual.model import (
    Article,
    Bitext,
    Block,
    BlockKind,
    Concept,
    Finding,
    Mark,
    Pair,
    Recipe,
    Rendering,
    Segment,
)

GATE = Concept(
    "customs.0001", "customs", "智慧卡口", renderings=(Rendering("en", "smart gate"), Rendering("ru", "умные ворота"))
)
PORT = Concept("places.0001", "places", "口岸", renderings=(Rendering("en", "port"),), status="approved")

# kind, level, role, place, then the sentences as (zh, en, ru)
ROWS: tuple[tuple[BlockKind, int, str, str, tuple[tuple[str, str, str], ...]], ...] = (
    ("chrome", 0, "breadcrumb", "", (("首頁 > 口岸", "", ""),)),
    ("heading", 1, "title", "", (("口岸貨運增長", "Port freight grows", "Грузооборот растёт"),)),
    (
        "paragraph",
        0,
        "",
        "",
        (
            ("口岸設有智慧卡口。", "The port has a 〔智慧卡口〕.", "На пункте есть умные ворота."),
            ("關員𠮷某表示滿意。", "Officer Ji was content.", "Инспектор Цзи доволен."),
        ),
    ),
    ("heading", 2, "", "", (("一、數字", "I. Figures", "I. Цифры"),)),
    ("list item", 0, "", "", (("蘋果三萬噸", "30,000 tonnes of apples", "30 тыс. тонн яблок"),)),
    ("list item", 1, "", "", (("（1）另計梨", "(1) pears apart", "(1) без груш"),)),
    ("table cell", 0, "", "table 1, row 1, column 1", (("貨值", "Value", "Стоимость"),)),
    ("paragraph", 0, "footnote", "footnote 1", (("第一行\n第二行\t完", "line one\nline two\tend", ""),)),
)


@pytest.fixture
def brief() -> Bitext:
    """Eight blocks in nine segments with English and Russian, two concepts and four findings."""
    blocks: list[Block] = []
    segments: list[Segment] = []
    pairs: list[Pair] = []
    for number, (kind, level, role, place, sentences) in enumerate(ROWS, start=1):
        raw = "".join(zh for zh, _, _ in sentences)
        block = Block(f"p{number:03d}", kind, raw, raw, level, role, place=place)
        blocks.append(block)
        start = 0
        for index, (zh, en, ru) in enumerate(sentences, start=1):
            key = f"{block.id}.s{index:02d}"
            marks = tuple(
                Mark(f"{key}.t{at:02d}", "term", zh.index(word), zh.index(word) + len(word), word, concept)
                for at, (word, concept) in enumerate((("智慧卡口", GATE), ("口岸", PORT)), start=1)
                if word in zh
            )
            segments.append(Segment(key, block.id, start, start + len(zh), zh, marks))
            start += len(zh)
            pairs += [Pair(f"{key}.{code}", key, code, text, "draft") for code, text in (("en", en), ("ru", ru))]
    findings = (
        Finding("p003.s01.en", "en", "terms", "error", "智慧卡口 is not translated"),
        Finding("p003.s01.en", "en", "style", "info", "a short sentence"),
        Finding("p003.s02.ru", "ru", "names", "warning", "the name 𠮷某 is in no glossary"),
        Finding("p004", "", "numbering", "info", "the numbering starts anew"),
        Finding("", "", "script", "warning", "two spellings of 布 occur"),
    )
    metadata = (("date", "2024-10-18"), ("source", "邊貿日報"))
    article = Article("口岸貨運增長", "zh", "Hant", tuple(blocks), "a.docx", "0" * 64, metadata, ("2 pictures",))
    recipe = Recipe((("bilingual", "0.1.0"), ("glossary", "4be2")))
    return Bitext(article, ("en", "ru"), tuple(segments), tuple(pairs), findings, recipe)


@pytest.fixture
def part() -> Callable[[bytes, str], str]:
    """The text of a part of a package."""

    def read_part(data: bytes, name: str) -> str:
        return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()

    return read_part


@pytest.fixture
def edited() -> Callable[[bytes, Callable[[str], str]], bytes]:
    """The package with its document part changed, all other parts as they were."""

    def edit(data: bytes, change: Callable[[str], str]) -> bytes:
        before = zipfile.ZipFile(io.BytesIO(data))
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as after:
            for info in before.infolist():
                content = before.read(info)
                if info.filename == "word/document.xml":
                    changed = change(content.decode())
                    ElementTree.fromstring(changed)  # a slip in a test is no edit of a person
                    assert changed != content.decode()
                    content = changed.encode()
                after.writestr(info, content)
        return buffer.getvalue()

    return edit
