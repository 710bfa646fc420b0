"""Writing Markdown: what is written reads back exactly, renders as it was said, and shows a person's changes."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bilingual.errors import InputError, OutputError
from bilingual.formats.markdown import read_back, seal, write
from bilingual.formats.markdown.escape import escape, escape_line, plain, writable
from bilingual.formats.rows import Layout, Target, rows
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

Line = tuple[BlockKind, str, str, str, str]
"""Kind, role, source, English, Russian; a bar cuts source and targets into segments."""

PORT = Concept(
    "port",
    "customs",
    "口岸",
    renderings=(
        Rendering("en", "port of entry"),
        Rendering("ru", "пункт пропуска"),
        Rendering("en", "port", "allowed"),
    ),
    status="approved",
)
LINES: tuple[Line, ...] = (
    ("chrome", "breadcrumb", "首頁 > 新聞", "", ""),
    ("heading", "title", "東寧口岸開通", "Dongning opens", "Дуннин открыт"),
    ("paragraph", "", "首季增3.5%。|次季持平。", "Up 3.5%.|Flat.", "Рост 3,5%.|Без изменений."),
    ("heading", "", "展望", "Outlook", "Перспективы"),
    ("list item", "", "鐵路", "Rail", "Железная дорога"),
    ("list item", "", "1. 公路", "1. Road", "1. Дорога"),
)
FINDINGS = (
    Finding("p003.s02.en", "en", "quantities", "error", "the source | says 3.5%"),
    Finding("p003", "", "script", "info", "mixed script"),
    Finding("", "", "terms", "warning", "no glossary"),
)


def bitext(lines: tuple[Line, ...] = LINES, findings: tuple[Finding, ...] = (), **article: object) -> Bitext:
    blocks, segments, pairs = [], [], []
    for number, (kind, role, source, english, russian) in enumerate(lines, 1):
        block_id = f"p{number:03d}"
        raw = source.replace("|", "")
        blocks.append(Block(block_id, kind, raw, raw, 2 if kind == "heading" else 0, role, line=number))
        start = 0
        said = zip(source.split("|"), english.split("|"), russian.split("|"), strict=True)
        for at, (text, en, ru) in enumerate(said, 1):
            segment_id = f"{block_id}.s{at:02d}"
            place = text.find(PORT.zh)
            marks = (Mark(f"{segment_id}.t01", "term", place, place + 2, PORT.zh, PORT),) if place >= 0 else ()
            segments.append(Segment(segment_id, block_id, start, start + len(text), text, marks))
            pairs += [Pair(f"{segment_id}.{c}", segment_id, c, t, "draft") for c, t in (("en", en), ("ru", ru))]
            start += len(text)
    about = {"title": "東寧口岸開通", "metadata": (("date", "2019-05-08"), ("source", "邊城日報"))} | article
    return Bitext(
        Article(language="zh", script="Hant", blocks=tuple(blocks), origin="a.txt", digest="00" * 32, **about),
        ("en", "ru"),
        tuple(segments),
        tuple(pairs),
        findings,
        Recipe((("opencc", "1.1.9"), ("engine", "draft"))),
    )


def targets(of: Bitext, layout: Layout) -> tuple[Target, ...]:
    return tuple(target for row in rows(of, layout) for target in row.targets)


def body(markdown: bytes) -> str:
    """The file without front matter."""
    return markdown.decode().split("\n---\n\n", 1)[1]


def rendered(markdown: str) -> list[str]:
    """The text of each inline part as a reader sees it; code, links and emphasis betray themselves."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return ["".join(map(_shown, token.children or ())) for token in parser.parse(markdown) if token.type == "inline"]


def _shown(token: Token) -> str:
    if token.type in ("text", "softbreak", "hardbreak"):
        return token.content if token.type == "text" else "\n"
    if token.type == "html_inline":
        return "\n" if token.content == "<br>" else ""
    return f"<{token.type}>"


LAYOUTS = [
    Layout(columns, align, arrangement)
    for columns in (("zh", "en", "ru"), ("ru", "zh"), ("en", "ru"), ("ru", "en", "zh"), ("zh",))
    for align in ("paragraph", "sentence")
    for arrangement in ("table", "interleaved")
]
TEXT = st.text(max_size=40) | st.text(
    st.sampled_from("\\`*_[]|~<>$#&;!+-=.:)(0123456789 \t\n\r aéЖ中𠮷\U0001f6a2\N{ZERO WIDTH SPACE}\u2028\u3000"),
    max_size=30,
)


def test_a_table() -> None:
    assert write(bitext(findings=FINDINGS, unread=("2 pictures",)), Layout()).decode() == (
        "---\n"
        'title: "東寧口岸開通"\n'
        'date: "2019-05-08"\n'
        'source: "邊城日報"\n'
        'languages: ["zh", "en", "ru"]\n'
        'recipe: "opencc 1.1.9; engine draft"\n'
        f'seal: "{seal(write(bitext(findings=FINDINGS, unread=("2 pictures",)), Layout()))}"\n'
        "---\n"
        "\n"
        "<!-- p002 -->\n"
        "# 東寧口岸開通\n"
        "\n"
        "<!-- p002.en -->\n"
        "**Dongning opens**\n"
        "\n"
        "<!-- p002.ru -->\n"
        "**Дуннин открыт**\n"
        "\n"
        "<!-- end -->\n"
        "\n"
        "2019-05-08 · 邊城日報\n"
        "\n"
        "| 中文 | English | Русский |\n"
        "| --- | --- | --- |\n"
        "| <!-- p001 --><sub>首頁 > 新聞</sub> | <!-- p001.en --><sub>&mdash;</sub> "
        "| <!-- p001.ru --><sub>&mdash;</sub> |\n"
        "| <!-- p003 -->首季增3.5%。次季持平。 <sup>⚠2</sup> | <!-- p003.en -->Up 3.5%. Flat. <sup>⚠1</sup> "
        "| <!-- p003.ru -->Рост 3,5%. Без изменений. |\n"
        "| <!-- p004 -->**展望** | <!-- p004.en -->**Outlook** | <!-- p004.ru -->**Перспективы** |\n"
        "| <!-- p005 -->&bull; 鐵路 | <!-- p005.en -->&bull; Rail | <!-- p005.ru -->&bull; Железная дорога |\n"
        "| <!-- p006 -->1. 公路 | <!-- p006.en -->1. Road | <!-- p006.ru -->1. Дорога |\n"
        "\n"
        "<!-- end -->\n"
        "\n"
        "## Findings\n"
        "\n"
        "| No. | Severity | Where | Language | Message |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| ⚠1 | error | p003.s02.en | English | the source \\| says 3.5% |\n"
        "| ⚠2 | info | p003 |  | mixed script |\n"
        "| ⚠3 | warning | article |  | no glossary |\n"
        "\n"
        "## Glossary terms used\n"
        "\n"
        "| 中文 | English | Русский | Count | Status |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 口岸 | port of entry | пункт пропуска | 1 | approved |\n"
        "\n"
        "<sub>Not read from the source: 2 pictures</sub>\n"
        "\n"
        "<sub>Recipe: opencc 1.1.9; engine draft</sub>\n"
    )


@pytest.mark.parametrize(
    ("columns", "head"),
    [
        (("zh", "en"), ['title: "首季增3.5%。"', "# 首季增3.5%。"]),
        (("en", "zh"), ['title: "首季增3.5%。"', "# 首季增3.5%。"]),
        (("en",), []),
    ],
)
def test_without_a_title_the_first_line_stands_for_it_where_chinese_is_shown(
    columns: tuple[str, ...], head: list[str]
) -> None:
    untitled = bitext((("paragraph", "", "首季增3.5%。", "Up 3.5%.", ""),), title="首季增3.5%。")
    lines = write(untitled, Layout(columns)).decode().splitlines()
    assert [line for line in lines if line.startswith(("title:", "# "))] == head


def test_interleaved_by_sentence_without_the_russian() -> None:
    layout = Layout(("zh", "en"), "sentence", "interleaved")
    assert body(write(bitext(LINES[2:5], FINDINGS[1:2], metadata=()), layout)) == (
        "# 東寧口岸開通\n"
        "\n"
        "<!-- end -->\n"
        "\n"
        "<!-- p001.s01 -->\n"
        "> 首季增3.5%。\n"
        "\n"
        "<!-- p001.s01.en -->\n"
        "Up 3.5%.\n"
        "\n"
        "<!-- p001.s02 -->\n"
        "> 次季持平。\n"
        "\n"
        "<!-- p001.s02.en -->\n"
        "Flat.\n"
        "\n"
        "<!-- p002.s01 -->\n"
        "## 展望\n"
        "\n"
        "<!-- p002.s01.en -->\n"
        "**Outlook**\n"
        "\n"
        "<!-- p003.s01 -->\n"
        "> - 鐵路 <sup>⚠1</sup>\n"
        "\n"
        "<!-- p003.s01.en -->\n"
        "- Rail\n"
        "\n"
        "<!-- end -->\n"
        "\n"
        "## Findings\n"
        "\n"
        "| No. | Severity | Where | Language | Message |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| ⚠1 | info | p003 |  | mixed script |\n"
        "\n"
        "<sub>Recipe: opencc 1.1.9; engine draft</sub>\n"
    )


def test_rendered_the_table_says_what_the_rows_say() -> None:
    assert rendered(body(write(bitext(findings=FINDINGS), Layout())))[3:25] == [
        "2019-05-08 · 邊城日報",
        "中文",
        "English",
        "Русский",
        "首頁 > 新聞",
        "—",
        "—",
        "首季增3.5%。次季持平。 ⚠2",
        "Up 3.5%. Flat. ⚠1",
        "Рост 3,5%. Без изменений.",
        "<strong_open>展望<strong_close>",
        "<strong_open>Outlook<strong_close>",
        "<strong_open>Перспективы<strong_close>",
        "• 鐵路",
        "• Rail",
        "• Железная дорога",
        "1. 公路",
        "1. Road",
        "1. Дорога",
        "Findings",
        "No.",
        "Severity",
    ]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_what_is_written_reads_back(layout: Layout) -> None:
    whole = bitext(findings=FINDINGS)
    data = write(whole, layout)
    assert read_back(data) == targets(whole, layout)
    assert data == write(whole, layout)
    assert seal(data) is not None


@given(TEXT, TEXT, st.sampled_from(["heading", "paragraph", "list item", "table cell", "chrome"]), st.data())
@example("**a**", "<!-- p001.ru -->x<!-- end -->", "heading", None)
@example("&bull; a", "<sub>&mdash;</sub>", "list item", None)
@example("a <sup>⚠1</sup>", "⚠1", "paragraph", None)
@example("- a\n# b", "\\", "paragraph", None)
@example("---", "| --- | --- |", "chrome", None)
def test_any_text_reads_back(english: str, russian: str, kind: BlockKind, data: st.DataObject | None) -> None:
    layout = data.draw(st.sampled_from(LAYOUTS)) if data else Layout()
    english, russian = english.replace("|", "¦") + "|x|", "|" + russian.replace("|", "¦") + "|"
    role = "title" if kind == "heading" else ""
    lines: tuple[Line, ...] = (
        ("paragraph", "", "甲|乙|丙", english.replace("x", "a¦b"), russian),
        (kind, role, "丁|戊|己", english, russian),
    )
    whole = bitext(lines, FINDINGS)
    bars = tuple(Pair(p.id, p.segment_id, p.language, p.target.replace("¦", "|"), "draft") for p in whole.pairs)
    whole = Bitext(whole.article, whole.languages, whole.segments, bars, whole.findings, whole.recipe)
    expected = tuple(Target(t.id, t.language, writable(t.text)) for t in targets(whole, layout))
    written = write(whole, layout)
    assert read_back(written) == expected
    assert seal(written) is not None


def stripped(text: str) -> str:
    """A text as rows hold it."""
    return writable(text).strip()


@given(TEXT.map(stripped))
@example("http://example.org/~a_b/#c?d=1&copy;=~~x~~ www.x_y_")
@example("__a__ _b_ c_d_e *f*")
@example("\\| \\\\| &amp; &#38; &bogus; AT&T")
@example("<!-- a --> <b> a<b>c </b>")
@example("~~a~~ ~b~ $c$ `d` [e](f) ![g](h) [^i]")
@example("2019. 年")
def test_any_text_renders_as_it_is(text: str) -> None:
    assert plain(escape(text)) == text
    assert plain(escape_line(text)) == text
    if not text:
        return
    assert rendered(f"<!-- x -->\n{escape_line(text)}\n") == [text]
    assert rendered(f"<!-- x -->\n> {escape_line(text)}\n") == [text]
    assert rendered(f"# {escape_line(text)}\n") == [text]
    assert rendered(f"| a |\n| --- |\n| <!-- x -->{escape(text)} |\n") == ["a", text]
    bold = f"<strong_open>{text}<strong_close>"
    assert rendered(f"| a |\n| --- |\n| <!-- x -->**{escape(text)}** |\n") == ["a", bold]
    assert rendered(f"<!-- x -->\n**{escape_line(text)}** <sup>⚠1</sup>\n") == [f"{bold} ⚠1"]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2019. 年", "2019\\. 年"),
        ("2019.5億", "2019.5億"),
        ("1) a", "1\\) a"),
        ("1)a", "1)a"),
        ("- a", "\\- a"),
        ("-3.5%", "-3.5%"),
        ("---", "\\---"),
        ("+ a", "\\+ a"),
        ("+3%", "+3%"),
        ("> a", "\\> a"),
        ("a > b", "a > b"),
        ("# a", "\\# a"),
        ("C# a#b", "C# a#b"),
        ("a_b", "a_b"),
        ("_a_", "\\_a\\_"),
        ("R&D; R&D", "R&amp;D; R&D"),
        ("5~6", "5\\~6"),
        ("http://a.b/~c_d#e", "http://a.b/~c_d#e"),
        ("US$5", "US$5"),
        ("$5, $6", "<span>$</span>5, <span>$</span>6"),
        ("a<b", "a&lt;b"),
        ("a|b", "a\\|b"),
        ("a\nb", "a<br>b"),
        ("\x00a\ud800", "\N{REPLACEMENT CHARACTER}a\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_no_more_is_escaped_than_must_be(text: str, markdown: str) -> None:
    assert escape_line(text) == markdown


def edited(old: str, new: str, layout: Layout) -> dict[str, str]:
    """The English targets after a person's edit."""
    written = write(bitext(findings=FINDINGS), layout).decode()
    assert old in written
    return {t.id: t.text for t in read_back(written.replace(old, new).encode()) if t.language == "en"}


ENGLISH = {
    "p001": "",
    "p002": "Dongning opens",
    "p003": "Up 3.5%. Flat.",
    "p004": "Outlook",
    "p005": "Rail",
    "p006": "1. Road",
}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Flat.", "**Flat** & _calm_.", {"p003": "Up 3.5%. Flat & _calm_."}),
        ("Flat.", "10<sup>6</sup>, 10<sup>⚠9</sup>.", {"p003": "Up 3.5%. 10⁶, 10."}),
        ("&bull; Rail", "Rails", {"p005": "Rails"}),
        ("**Outlook**", "Outlook | Prospects", {"p004": "Outlook | Prospects"}),
        ("**Outlook**", "Outlook \\| Prospects", {"p004": "Outlook | Prospects"}),
        ("1. Дорога |", "1. Дорога | checked |", {"p006": "1. Road"}),
        ("<!-- p001.en --><sub>&mdash;</sub>", "<!--p001.en--> Home > News", {"p001": "Home > News"}),
        ("Dongning opens", "Dongning\nis open", {"p002": "Dongning is open"}),
        ("**Dongning opens**", "Dongning\n\nopens", {"p002": "Dongning\nopens"}),
        (" | <!-- p005.en -->", "      |<!-- p005.en -->   ", {}),
        ("| --- | --- | --- |\n|", "|:-----|-----|---:|\n|", {}),
    ],
)
def test_edits_in_a_table_are_read(old: str, new: str, changed: dict[str, str]) -> None:
    assert edited(old, new, Layout()) == ENGLISH | changed


def test_a_deleted_row_is_missing() -> None:
    written = write(bitext(), Layout()).decode()
    kept = "\n".join(line for line in written.split("\n") if "p003" not in line)
    assert {t.id for t in read_back(kept.encode())} == {"p001", "p002", "p004", "p005", "p006"}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("Up 3.5%. Flat.", "Up 3.5%.\nFlat.", {}),
        ("Up 3.5%. Flat.", "Up 3.5%.\n\nFlat.", {"p003": "Up 3.5%.\nFlat."}),
        ("Up 3.5%. Flat.", "Up.\n<!-- why? -->\nFlat.", {"p003": "Up.  Flat."}),
        ("- Rail", "* Rails", {"p005": "Rails"}),
        ("**Outlook**", "### Outlook", {}),
        ("1\\. Road", "1. Road", {}),
    ],
)
def test_edits_in_paragraphs_are_read(old: str, new: str, changed: dict[str, str]) -> None:
    assert edited(old, new, Layout(arrangement="interleaved")) == ENGLISH | changed


def test_the_seal_breaks_with_a_change_and_not_with_line_ends() -> None:
    data = write(bitext(findings=FINDINGS), Layout())
    found = re.search(rb'^seal: "([0-9a-f]{64})"$', data, re.MULTILINE)
    assert found is not None
    assert seal(data) == found[1].decode()
    assert seal(data.replace(b"\n", b"\r\n")) == found[1].decode()
    assert seal(b"\xef\xbb\xbf" + data) == found[1].decode()
    assert seal(data.replace(b"Rail", b"Rails")) is None
    assert seal(data.replace(b"opencc 1.1.9", b"opencc 1.2.0")) is None
    assert seal(data.replace(b'seal: "', b'seal: "0')) is None
    assert seal(data + b"\n") is None
    assert seal(b"# no front matter\n") is None


def test_bytes_that_are_no_text_are_refused() -> None:
    for function in (read_back, seal):
        with pytest.raises(InputError, match="byte 1 is not UTF-8"):
            function(b"a\xff")
    assert read_back(b"# a\n\n| a |\n| --- |\n| b |\n") == ()


def test_a_layout_without_a_column_is_refused() -> None:
    with pytest.raises(OutputError, match="choose from zh, en, ru"):
        write(bitext(), Layout(("de",)))
    assert write(bitext(), Layout(("de", "en"))) == write(bitext(), Layout(("en",)))


def test_an_unwritable_title_is_quoted() -> None:
    written = write(bitext(title='a"b\\c: #\n\u2028\x00', metadata=()), Layout(("zh",))).decode()
    assert written.split("\n")[1] == 'title: "a\\"b\\\\c: #\\n\\u2028\N{REPLACEMENT CHARACTER}"'
