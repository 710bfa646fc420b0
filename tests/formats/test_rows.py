"""What every writer lays out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import bitext, concepts

from bilingual.formats.rows import Layout, Row, Target, TermUse, article_findings, printed, rows, terms_used
from bilingual.model import Block, Edit, Finding

TEXT = ("# 口岸", "海关放行。列车出境。", "> 分享")


def test_a_row_per_block() -> None:
    assert list(rows(bitext(*TEXT), Layout(("ru", "zh")))) == [
        Row("p001", "heading", 1, "title", "", "口岸", (Target("p001", "ru", "[ru] 口岸"),), ()),
        Row(
            "p002",
            "paragraph",
            0,
            "",
            "",
            "海关放行。列车出境。",
            (Target("p002", "ru", "[ru] 海关放行。 [ru] 列车出境。"),),
            (),
        ),
        Row("p003", "chrome", 0, "footer", "", "分享", (Target("p003", "ru", "[ru] 分享"),), ()),
    ]


def test_a_row_per_segment_and_one_for_a_block_without_any() -> None:
    built = bitext(*TEXT)
    empty = replace(built.article.blocks[2], raw="---", text="")
    built = replace(built, article=replace(built.article, blocks=(*built.article.blocks[:2], empty)))
    built = replace(built, segments=built.segments[:3], pairs=built.pairs[:6])
    shown = [(row.id, row.source, row.targets) for row in rows(built, Layout(("zh", "en"), "sentence"))]
    assert shown == [
        ("p001.s01", "口岸", (Target("p001.s01", "en", "[en] 口岸"),)),
        ("p002.s01", "海关放行。", (Target("p002.s01", "en", "[en] 海关放行。"),)),
        ("p002.s02", "列车出境。", (Target("p002.s02", "en", "[en] 列车出境。"),)),
        ("p003", "---", (Target("p003", "en", ""),)),
    ]


def test_findings_stand_at_their_rows_in_the_languages_shown() -> None:
    def finding(subject: str, language: str = "") -> Finding:
        return Finding(subject, language, "terms", "warning", f"at {subject}")

    found = (finding(""), finding("p002"), finding("p002.s02.en", "en"), finding("p002.s01.ru", "ru"))
    built = bitext(*TEXT, findings=found)
    by_block = {row.id: row.findings for row in rows(built, Layout(("zh", "en")))}
    assert by_block == {"p001": (), "p002": (found[1], found[2]), "p003": ()}
    by_sentence = {row.id: row.findings for row in rows(built, Layout(("zh", "en"), "sentence"))}
    assert by_sentence == {"p001.s01": (), "p002.s01": (found[1],), "p002.s02": (found[2],), "p003.s01": ()}
    assert article_findings(built, Layout()) == (found[0],)


def test_the_terms_used_in_order_of_first_appearance() -> None:
    port, customs = concepts("口岸,port,пункт пропуска", "海关,customs,таможня")
    built = bitext("海关。口岸海关。", "口岸。", terms=(port, customs))
    assert terms_used(built) == (TermUse(customs, 2, "p001"), TermUse(port, 2, "p001"))


@pytest.mark.parametrize(
    ("block", "shown"),
    [
        (
            Block(
                "p001", "heading", "## **口岸**", "口岸", edits=(Edit(0, 5, 0, 0, "markup"), Edit(7, 9, 2, 2, "markup"))
            ),
            "口岸",
        ),
        (
            Block(
                "p001",
                "paragraph",
                "口岸**報**",
                "口岸报",
                edits=(Edit(2, 4, 2, 2, "markup"), Edit(4, 5, 2, 3, "script"), Edit(5, 7, 3, 3, "markup")),
            ),
            "口岸報",
        ),
        (
            Block(
                "p001",
                "table cell",
                "| 甲 | 乙 |",
                "甲；乙",
                edits=(Edit(0, 2, 0, 0, "markup"), Edit(3, 6, 1, 2, "markup"), Edit(7, 9, 3, 3, "markup")),
            ),
            "甲；乙",
        ),
        (
            Block(
                "p001",
                "list item",
                "- *甲*",
                "甲",
                edits=(Edit(0, 2, 0, 0, "markup"), Edit(2, 3, 0, 0, "markup"), Edit(4, 5, 1, 1, "markup")),
            ),
            "- 甲",
        ),
        (Block("p001", "chrome", "---", "", edits=(Edit(0, 3, 0, 0, "markup"),)), "---"),
        (
            Block("p001", "paragraph", "\N{IDEOGRAPHIC SPACE}甲", "甲", edits=(Edit(0, 1, 0, 0, "space"),)),
            "\N{IDEOGRAPHIC SPACE}甲",
        ),
    ],
)
def test_the_print_has_no_markup_and_is_otherwise_the_authors(block: Block, shown: str) -> None:
    assert printed(block, 0, len(block.text)) == shown
