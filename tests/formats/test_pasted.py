"""Source lines and the like in a file that is no plain text."""

from __future__ import annotations

from builders import article

from bilingual.formats.pasted import mark_pasted_chrome

BODY = "滿洲里海關公布了今年前5個月的統計數據，進出口貨值同比增長，中歐班列開行數量創下新高。"


def test_chrome_among_paragraphs_is_marked_in_place() -> None:
    read = article("# 口岸新聞", "2019年06月12日　來源：邊境商報網", BODY, BODY, "[責任編輯：陳某]")
    marked = mark_pasted_chrome(read)
    assert [(block.kind, block.role, block.raw) for block in marked.blocks] == [
        ("heading", "title", "口岸新聞"),
        ("chrome", "date", "2019年06月12日　來源：邊境商報網"),
        ("paragraph", "", BODY),
        ("paragraph", "", BODY),
        ("chrome", "editor", "[責任編輯：陳某]"),
    ]
    assert marked.metadata == (("date", "2019-06-12"), ("source", "邊境商報網"))


def test_what_the_file_declares_wins() -> None:
    read = article("2019年06月12日　來源：邊境商報網", BODY, metadata=(("date", "2020-01-01"),))
    assert mark_pasted_chrome(read).metadata == (("date", "2020-01-01"), ("source", "邊境商報網"))


def test_an_article_without_chrome_stays_as_it_is() -> None:
    read = article("# 口岸新聞", BODY, "來源：海關統計的數字，詳見下表。")
    assert mark_pasted_chrome(read) == read
