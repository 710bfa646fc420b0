"""Reading Markdown: one block for each non-empty line, its markup in `raw` and not in `text`."""

import hashlib
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bilingual.errors import InputError
from bilingual.formats.decode import decode, is_blank
from bilingual.formats.markdown import read
from bilingual.formats.markdown.inline import RULE
from bilingual.model import Article, Block, Edit

Row = tuple[str, str, int, str, str]


def rows(source: str) -> list[Row]:
    return [(b.kind, b.role, b.level, b.raw, b.text) for b in read(source.encode(), "a.md").blocks]


def text_of(line: str) -> str:
    """What of a line reaches the translator, read below a heading so that it is no title."""
    return read(f"# 題\n\n{line}\n".encode(), "a.md").blocks[1].text


def rebuilt(block: Block) -> tuple[str, str]:
    """`text` from `raw` and `raw` from `text`, each by the edits alone."""
    forth, back, raw_at, at = "", "", 0, 0
    for edit in block.edits:
        forth += block.raw[raw_at : edit.raw_start] + block.text[edit.start : edit.end]
        back += block.text[at : edit.start] + block.raw[edit.raw_start : edit.raw_end]
        raw_at, at = edit.raw_end, edit.end
    return forth + block.raw[raw_at:], back + block.text[at:]


def test_a_whole_article() -> None:
    source = (
        "---\n"
        'title: "界河貨運恢復"\n'
        "date: 2019-05-08 10:32\n"
        "source: 邊城日報\n"
        "author: 王某\n"
        "layout: post\n"
        "---\n"
        "\n"
        "# 界河貨運恢復 #\n"
        "\n"
        "**五月**以來，貨運量達[350萬噸](https://example.org/a_b)。\n"
    )
    data = source.encode()
    assert read(data, "a.md") == Article(
        title="界河貨運恢復",
        language="zh",
        script="",
        blocks=(
            Block("p001", "chrome", "---", "", role="footer", edits=(Edit(0, 3, 0, 0, RULE),), line=1),
            Block(
                "p002",
                "chrome",
                'title: "界河貨運恢復"',
                "界河貨運恢復",
                role="footer",
                edits=(Edit(0, 8, 0, 0, RULE), Edit(14, 15, 6, 6, RULE)),
                line=2,
            ),
            Block(
                "p003", "chrome", "date: 2019-05-08 10:32", "", role="date", edits=(Edit(0, 22, 0, 0, RULE),), line=3
            ),
            Block(
                "p004", "chrome", "source: 邊城日報", "邊城日報", role="source", edits=(Edit(0, 8, 0, 0, RULE),), line=4
            ),
            Block("p005", "chrome", "author: 王某", "王某", role="byline", edits=(Edit(0, 8, 0, 0, RULE),), line=5),
            Block("p006", "chrome", "layout: post", "", role="footer", edits=(Edit(0, 12, 0, 0, RULE),), line=6),
            Block("p007", "chrome", "---", "", role="footer", edits=(Edit(0, 3, 0, 0, RULE),), line=7),
            Block(
                "p008",
                "heading",
                "# 界河貨運恢復 #",
                "界河貨運恢復",
                level=1,
                role="title",
                edits=(Edit(0, 2, 0, 0, RULE), Edit(8, 10, 6, 6, RULE)),
                line=9,
            ),
            Block(
                "p009",
                "paragraph",
                "**五月**以來，貨運量達[350萬噸](https://example.org/a_b)。",
                "五月以來，貨運量達350萬噸。",
                edits=(
                    Edit(0, 2, 0, 0, RULE),
                    Edit(4, 6, 2, 2, RULE),
                    Edit(13, 14, 9, 9, RULE),
                    Edit(19, 45, 14, 14, RULE),
                ),
                line=11,
            ),
        ),
        origin="a.md",
        digest=hashlib.sha256(data).hexdigest(),
        metadata=(("byline", "王某"), ("date", "2019-05-08"), ("source", "邊城日報")),
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## 二級\n", [("heading", "title", 2, "## 二級", "二級")]),
        ("##二級\n", [("paragraph", "", 0, "##二級", "##二級")]),
        ("#\u3000二級\n", [("paragraph", "", 0, "#\u3000二級", "#\u3000二級")]),
        ("標題\n===\n", [("heading", "title", 1, "標題", "標題"), ("chrome", "", 0, "===", "")]),
        ("標題\n\n===\n", [("paragraph", "", 0, "標題", "標題"), ("paragraph", "", 0, "===", "===")]),
        ("首行\n次行\n---\n", [("paragraph", "", 0, x, x) for x in ("首行", "次行")] + [("chrome", "", 0, "---", "")]),
        ("正文\n\n* * *\n", [("paragraph", "", 0, "正文", "正文"), ("chrome", "", 0, "* * *", "")]),
        (
            "- 甲\n  - 乙\n- 丙\n",
            [("list item", "", n, r, r[-1]) for n, r in ((0, "- 甲"), (1, "  - 乙"), (0, "- 丙"))],
        ),
        ("-甲\n", [("paragraph", "", 0, "-甲", "-甲")]),
        ("- [x] 甲\n", [("list item", "", 0, "- [x] 甲", "甲")]),
        ("1. 甲\n2) 乙\n", [("list item", "", 0, "1. 甲", "1. 甲"), ("list item", "", 0, "2) 乙", "2) 乙")]),
        ("3.5億元\n", [("paragraph", "", 0, "3.5億元", "3.5億元")]),
        ("> > 引文\n", [("paragraph", "", 0, "> > 引文", "引文")]),
        ("> ## 引題\n", [("heading", "title", 2, "> ## 引題", "引題")]),
        ("    縮進的正文\n", [("paragraph", "", 0, "    縮進的正文", "    縮進的正文")]),
        (
            "~~~\n*碼*\n```\n~~~\n",
            [
                ("chrome", "", 0, "~~~", ""),
                ("paragraph", "", 0, "*碼*", "*碼*"),
                ("paragraph", "", 0, "```", "```"),
                ("chrome", "", 0, "~~~", ""),
            ],
        ),
        ("![圖說](a.png)\n", [("paragraph", "", 0, "![圖說](a.png)", "圖說")]),
        ("![](a.png)\n", [("chrome", "", 0, "![](a.png)", "")]),
        ("<!-- 一\n二 --> 三\n", [("chrome", "", 0, "<!-- 一", ""), ("paragraph", "", 0, "二 --> 三", " 三")]),
        ("<!-- 一\n二\n", [("paragraph", "", 0, "<!-- 一", "<!-- 一"), ("paragraph", "", 0, "二", "二")]),
        (
            "文[^a]註[^b]\n\n[^a]: 註文\n",
            [("paragraph", "", 0, "文[^a]註[^b]", "文註[^b]"), ("paragraph", "footnote", 0, "[^a]: 註文", "註文")],
        ),
        (
            "見[此處][k]和[彼處][x]\n\n[K]: https://example.org\n",
            [
                ("paragraph", "", 0, "見[此處][k]和[彼處][x]", "見此處和[彼處][x]"),
                ("chrome", "", 0, "[K]: https://example.org", ""),
            ],
        ),
    ],
)
def test_blocks(source: str, expected: list[Row]) -> None:
    assert rows(source) == expected


def test_table_rows_know_their_place() -> None:
    source = "| 口岸 | 貨量 |\n|---|--:|\n| 東寧 | 3,500 |\n| a\\|b | |\n\n正文|無表\n\n甲 | 乙\n--- | ---\n丙 | 丁\n"
    blocks = read(source.encode(), "a.md").blocks
    assert [(b.kind, b.place, b.raw, b.text) for b in blocks] == [
        ("table cell", "table 1, row 1", "| 口岸 | 貨量 |", "口岸；貨量"),
        ("chrome", "", "|---|--:|", ""),
        ("table cell", "table 1, row 2", "| 東寧 | 3,500 |", "東寧；3,500"),
        ("table cell", "table 1, row 3", "| a\\|b | |", "a|b；"),
        ("paragraph", "", "正文|無表", "正文|無表"),
        ("table cell", "table 2, row 1", "甲 | 乙", "甲；乙"),
        ("chrome", "", "--- | ---", ""),
        ("table cell", "table 2, row 2", "丙 | 丁", "丙；丁"),
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("這是**重點**。", "這是重點。"),
        ("這是** 重點**。", "這是** 重點**。"),
        ("**重點：**後文", "重點：後文"),
        ("他說**“好”**了", "他說“好”了"),
        ("張**、李**", "張**、李**"),
        ("***都***和*斜*", "都和斜"),
        ("**粗*斜***", "粗斜"),
        ("5*3*2", "5*3*2"),
        ("a*b*c", "abc"),
        ("_斜_ 文", "斜 文"),
        ("文_不斜_文", "文_不斜_文"),
        ("__月__日", "__月__日"),
        ("~~刪~~存", "存"),
        ("3~5萬噸，8~10%", "3~5萬噸，8~10%"),
        ("<del>500</del>600萬噸", "600萬噸"),
        ("<S class='a'>500</S >600萬噸", "600萬噸"),
        ("<s>500萬噸", "500萬噸"),
        ("<ins>500</ins>萬噸", "500萬噸"),
        ("10<sup>6</sup>噸", "10⁶噸"),
        ("5%<sup>[1](#a)</sup>", "5%¹"),
        ("5%<sup>注一</sup>", "5%^(注一)"),
        ("5<sup>TM</sup>", "5TM"),
        ("CO<sub>2</sub>", "CO₂"),
        ("10<sub>2.5", "102.5"),
        ("5<small>6</small>", "56"),
        ("共<td>600</td><TD a='1'>500</td>噸", "共 600  500 噸"),
        ("600<img src='a'>500", "600 500"),
        ("5~6~7", "5~6~7"),
        ("`a*b*` 與 *斜*", "a*b* 與 斜"),
        ("``a`b`` `c", "a`b `c"),
        ("\\*不斜\\*", "*不斜*"),
        ("C:\\路徑", "C:\\路徑"),
        ("R&amp;D &#20013; &nbsp;", "R&D 中 \N{NO-BREAK SPACE}"),
        ("R&D; &copy", "R&D; &copy"),
        ("見[此](/a)和[記者](張三)", "見此和[記者](張三)"),
        ('見[[甲]乙](a.html "題")', "見[甲]乙"),
        ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
        ('上<br>下<b class="x">粗</b>', "上 下粗"),
        ("若a<b且c>d", "若a<b且c>d"),
        ("前<!-- 註 -->後", "前後"),
        ("𠮷**𠮷**\U00020000", "𠮷𠮷\U00020000"),
    ],
)
def test_inline_markup(line: str, text: str) -> None:
    assert text_of(line) == text


@pytest.mark.parametrize(
    ("source", "title", "marked"),
    [
        ("甲\n\n# 乙\n", "乙", "# 乙"),
        ("甲\n\n## 乙\n", "甲", ""),
        ("---\ntitle: 丙\n---\n# 甲\n# 乙\n", "丙", "title: 丙"),
        ("---\ntitle: 乙\n---\n# 甲\n# 乙\n", "乙", "# 乙"),
        ("---\ntitle: 丙\n---\n# 甲\n", "丙", "# 甲"),
        ("---\ntitle: 'it''s'\n---\n正文\n", "it's", ""),
        ("一二三四五六七八九十" * 3 + "\n", "一二三四五六七八九十" * 3, ""),
        ("一二三四五六七八九十" * 3 + "一\n", "一二三四五六七八九十" * 3 + "…", ""),
    ],
)
def test_title(source: str, title: str, marked: str) -> None:
    article = read(source.encode(), "a.md")
    assert (article.title, "".join(b.raw for b in article.blocks if b.role == "title")) == (title, marked)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("貨運量600[^1]500噸", "貨運量600 500噸"),
        ("貨運量600[^1]，500噸", "貨運量600，500噸"),
        ("貨運量600[^2]500噸", "貨運量600[^2]500噸"),
    ],
)
def test_the_mark_of_a_note_joins_no_figures(line: str, text: str) -> None:
    assert read(f"# 題\n\n{line}\n\n[^1]: 註\n".encode(), "a.md").blocks[1].text == text


@pytest.mark.parametrize(
    ("line", "shape", "unread"),
    [
        ("~~500~~600萬噸", ("paragraph", "~~500~~600萬噸", "600萬噸"), ("1 struck-out passage",)),
        ("~~五~~六**萬**~~元~~", ("paragraph", "~~五~~六**萬**~~元~~", "六萬"), ("2 struck-out passages",)),
        ("~~**500**萬噸~~", ("chrome", "~~**500**萬噸~~", ""), ("1 struck-out passage",)),
        ("3~~5萬噸，8~~10%", ("paragraph", "3~~5萬噸，8~~10%", "3~~5萬噸，8~~10%"), ()),
        ("**500**600萬噸", ("paragraph", "**500**600萬噸", "**500**600萬噸"), ()),
        ("**五百**萬噸", ("paragraph", "**五百**萬噸", "五百萬噸"), ()),
        ("`~~500~~600萬噸`", ("paragraph", "`~~500~~600萬噸`", "~~500~~600萬噸"), ()),
    ],
)
def test_what_is_struck_out_is_counted(line: str, shape: tuple[str, str, str], unread: tuple[str, ...]) -> None:
    article = read(f"# 題\n\n{line}\n".encode(), "a.md")
    block = article.blocks[1]
    assert ((block.kind, block.raw, block.text), article.unread) == (shape, unread)


@pytest.mark.parametrize(
    ("source", "metadata"),
    [
        ("---\ndate: 2019年5月8日\n---\n文\n", (("date", "2019-05-08"),)),
        ("---\ndate: 2019-13-08\n---\n文\n", ()),
        ("---\ndate 2019-05-08\n---\n文\n", ()),
        ("\n---\ndate: 2019-05-08\n---\n文\n", ()),
        ("---\ndate: 2019-05-08\n文\n", ()),
    ],
)
def test_metadata(source: str, metadata: tuple[tuple[str, str], ...]) -> None:
    assert read(source.encode(), "a.md").metadata == metadata


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data, "a.md")


PIECES = [
    "# ",
    "**",
    "*",
    "_",
    "`",
    "~~",
    "[",
    "](",
    ")",
    "](a.b)",
    "![",
    "<!--",
    "-->",
    "---",
    "```",
    "> ",
    "- ",
    "1. ",
]
WORDS = [
    "[^a]",
    "[^a]: ",
    "&amp;",
    "\\",
    "<b>",
    " ",
    "中文",
    "𠮷",
    "3.5",
    "title: x",
    "|",
    "|---|",
    "\n",
    "\n\n",
    "\r\n",
]
MARKUP = st.lists(st.sampled_from(PIECES + WORDS), max_size=40).map("".join)


@given(MARKUP | st.text())
@example("---\ntitle: 甲\n---")
@example("| a | [b|c](d.e) |\n|---|---|")
def test_every_line_is_one_block_and_edits_lead_back(source: str) -> None:
    data = source.encode("utf-8", "surrogatepass")
    try:
        lines = re.split("\r\n|\r|\n", decode(data))
    except InputError:
        return
    article = read(data, "a.md")
    numbered = [(number, line) for number, line in enumerate(lines, 1) if not is_blank(line)]
    assert [(block.line, block.raw) for block in article.blocks] == numbered
    for block in article.blocks:
        assert rebuilt(block) == (block.text, block.raw)
        assert "" not in [block.raw[e.raw_start : e.raw_end] + block.text[e.start : e.end] for e in block.edits]


@pytest.mark.parametrize(
    "piece",
    [
        "**a ",
        "[",
        "[a](",
        "<a ",
        "` ",
        "| a ",
        "<!--",
        "*",
        "> ",
        "# ",
        "a_",
        "<!--\n",
        "![](",
        "&a",
        "- ",
        "1. ",
        "\\",
    ],
)
def test_odd_megabytes_are_read_in_linear_time(piece: str) -> None:
    """Quadratic steps would take minutes here; no time is asserted."""
    source = piece * (100_000 // len(piece))
    blocks = read(f"文\n\n{source}".encode(), "a.md").blocks
    assert "\n".join(block.raw for block in blocks) == f"文\n{source}".rstrip("\n")
