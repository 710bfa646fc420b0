"""What a written document holds, and that it comes back."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Length
from docx.styles import BabelFish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilingual.errors import OutputError
from bilingual.formats.rows import Align, Arrangement, Layout, Target, rows
from bilingual.formats.word import read_back, seal, write
from bilingual.formats.word.look import look
from bilingual.model import Article, Bitext, Block, Finding, Pair, Recipe, Segment

COLUMNS = tuple(c for n in (1, 2, 3) for c in permutations(("zh", "en", "ru"), n))
PartReader = Callable[[bytes, str], str]


def targets(bitext: Bitext, layout: Layout) -> tuple[Target, ...]:
    return tuple(target for row in rows(bitext, layout) for target in row.targets)


def one(text: str, kind: str = "en") -> Bitext:
    """One paragraph with one target."""
    block = Block("p001", "paragraph", "原文", "原文")
    segment = Segment("p001.s01", "p001", 0, 2, "原文")
    pair = Pair(f"p001.s01.{kind}", "p001.s01", kind, text, "draft")
    article = Article("題", "zh", "Hans", (block,), "a.txt", "")
    return Bitext(article, (kind,), (segment,), (pair,), (), Recipe(()))


@pytest.mark.parametrize("arrangement", ["table", "interleaved"])
@pytest.mark.parametrize("align", ["paragraph", "sentence"])
@pytest.mark.parametrize("columns", COLUMNS, ids=",".join)
def test_what_is_written_comes_back(
    brief: Bitext, columns: tuple[str, ...], align: Align, arrangement: Arrangement
) -> None:
    layout = Layout(columns, align, arrangement)
    assert read_back(write(brief, layout)) == targets(brief, layout)


@pytest.mark.parametrize(("columns", "title"), [(("zh", "en"), "題"), (("en", "zh"), "題"), (("en",), "")])
def test_without_a_title_the_articles_name_stands_for_it_where_chinese_is_shown(
    columns: tuple[str, ...], title: str
) -> None:
    document = docx.Document(io.BytesIO(write(one("text"), Layout(columns))))
    titles = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Title"]
    assert (titles, document.core_properties.title) == ([title] if title else [], title)


legal_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufffe\uffff").filter(
        lambda c: c >= " " or c in "\t\n"
    )
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=legal_text, arrangement=st.sampled_from(["table", "interleaved"]))
def test_any_legal_text_comes_back(text: str, arrangement: Arrangement) -> None:
    layout = Layout(("zh", "en"), arrangement=arrangement)
    assert read_back(write(one(text), layout)) == (Target("p001", "en", text.strip()),)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("a\0b", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\x0bb", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\x1fb", "a\N{REPLACEMENT CHARACTER}b"),
        ("a b", "a b"),
        ("a\U0000d842b", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\U00020bb7b", "a\U00020bb7b"),
        ("a\U0000ffffb", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\nb\nc", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("a  b", "a  b"),
        ('<b> & "c" \']]>', '<b> & "c" \']]>'),
        ("—", "—"),
        ("〔…〕", "〔…〕"),
        ("", ""),
    ],
)
def test_characters(text: str, back: str) -> None:
    assert read_back(write(one(text), Layout(("zh", "en")))) == (Target("p001", "en", back),)


@pytest.mark.parametrize("arrangement", ["table", "interleaved"])
def test_same_arguments_same_bytes(brief: Bitext, arrangement: Arrangement) -> None:
    layout = Layout(arrangement=arrangement)
    data = write(brief, layout)
    assert write(brief, layout) == data
    infos = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    everything = "".join(zipfile.ZipFile(io.BytesIO(data)).read(info).decode() for info in infos)
    assert not re.search(r"w:date=|rsid|<dcterms:", everything)


def test_another_reader_sees_title_table_and_comments(brief: Bitext, part: PartReader) -> None:
    data = write(brief, Layout())
    document = docx.Document(io.BytesIO(data))
    assert [(p.style.name, p.text) for p in document.paragraphs] == [
        ("Title", "口岸貨運增長"),
        ("Facing Title", "Port freight grows"),
        ("Facing Title", "Грузооборот растёт"),
        ("Title Facts", "2024-10-18 · 邊貿日報 · 中文 – English – Русский"),
        ("Heading 1", "Notes on the whole article"),
        ("Aligned Text", "Warning: two spellings of 布 occur"),
        ("Heading 1", "In the source, but not in this document"),
        ("Aligned Text", "2 pictures"),
        ("Heading 1", "Glossary terms used"),
        ("Small Print", "Recipe: bilingual 0.1.0; glossary 4be2"),
    ]
    aligned, terms = ([[cell.text for cell in row.cells] for row in table.rows] for table in document.tables)
    assert aligned == [
        ["中文", "English", "Русский"],
        ["首頁 > 口岸", "—", "—"],
        [
            "口岸設有智慧卡口。關員𠮷某表示滿意。",
            "The port has a 〔智慧卡口〕. Officer Ji was content.",
            "На пункте есть умные ворота. Инспектор Цзи доволен.",
        ],
        ["一、數字", "I. Figures", "I. Цифры"],
        ["蘋果三萬噸", "30,000 tonnes of apples", "30 тыс. тонн яблок"],
        ["（1）另計梨", "(1) pears apart", "(1) без груш"],
        ["table 1, row 1, column 1\n貨值", "Value", "Стоимость"],
        ["footnote 1\n第一行\n第二行\t完", "line one\nline two\tend", "〔…〕"],
    ]
    assert terms == [
        ["中文", "English", "Русский", "Count"],
        ["口岸", "port", "—", "3"],
        ["智慧卡口 (proposed)", "smart gate", "умные ворота", "1"],
    ]
    assert [(c.author, c.timestamp, c.text) for c in document.comments] == [
        ("bilingual", None, "Error: 智慧卡口 is not translated\nInfo: a short sentence"),
        ("bilingual", None, "Warning: the name 𠮷某 is in no glossary"),
        ("bilingual", None, "Info: the numbering starts anew"),
    ]
    assert document.core_properties.author == "bilingual"
    assert document.core_properties.title == "口岸貨運增長"
    assert re.findall('<w:t(?: [^>]*)?>([^<]*)|w:instr=" ([A-Z]+) "', part(data, "word/footer1.xml")) == [
        ("口岸貨運增長", ""),
        ("", "PAGE"),
        ("1", ""),
        (" / ", ""),
        ("", "NUMPAGES"),
        ("1", ""),
    ]


def test_without_a_table_each_language_has_its_style(brief: Bitext) -> None:
    document = docx.Document(io.BytesIO(write(brief, Layout(arrangement="interleaved", columns=("ru", "zh")))))
    assert [(p.style.name, p.text) for p in document.paragraphs][:12] == [
        ("Title", "Грузооборот растёт"),
        ("Facing Title", "口岸貨運增長"),
        ("Title Facts", "2024-10-18 · 邊貿日報 · Русский – 中文"),
        ("Page Furniture", "—"),
        ("Page Furniture", "首頁 > 口岸"),
        ("Aligned Русский", "На пункте есть умные ворота. Инспектор Цзи доволен."),
        ("Aligned 中文", "口岸設有智慧卡口。關員𠮷某表示滿意。"),
        ("Heading 2", "I. Цифры"),
        ("Facing Heading 2", "一、數字"),
        ("Aligned List", "30 тыс. тонн яблок"),
        ("Aligned List", "蘋果三萬噸"),
        ("Aligned List", "(1) без груш"),
    ]


def test_a_title_without_a_row_stands_above_all_the_same() -> None:
    document = docx.Document(io.BytesIO(write(one("text"), Layout(("zh", "en")))))
    assert next((p.style.name, p.text) for p in document.paragraphs) == ("Title", "題")


@pytest.mark.parametrize(
    ("columns", "arrangement", "landscape"),
    [
        (("zh", "en", "ru"), "table", True),
        (("zh", "en"), "table", False),
        (("zh", "en", "ru"), "interleaved", False),
    ],
)
def test_three_columns_lie_on_their_side(
    brief: Bitext, columns: tuple[str, ...], arrangement: Arrangement, landscape: bool
) -> None:
    section = docx.Document(io.BytesIO(write(brief, Layout(columns, arrangement=arrangement)))).sections[0]
    assert (section.page_width > section.page_height) == landscape


@pytest.mark.parametrize(("script", "tag"), [("Hant", "zh-HK"), ("Hans", "zh-CN"), ("mixed", "zh-CN"), ("", "zh-CN")])
def test_runs_carry_language_tags(brief: Bitext, part: PartReader, script: str, tag: str) -> None:
    changed = replace(brief, article=replace(brief.article, script=script))
    document = part(write(changed, Layout()), "word/document.xml")
    assert f'<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-GB" w:eastAsia="{tag}"/></w:rPr><w:t' in document
    assert f'<w:lang w:val="ru-RU" w:eastAsia="{tag}"/></w:rPr><w:t xml:space="preserve">Стоимость</w:t>' in document
    assert document.count("<w:r>") == document.count("<w:lang ") + document.count("<w:commentReference ")


def test_untranslated_words_shine_in_targets_only(part: PartReader) -> None:
    bitext = one("see 〔卡口〕 and [gate]")
    block = replace(bitext.article.blocks[0], raw="〔2019〕5号", text="〔2019〕5号")
    segment = replace(bitext.segments[0], end=8, text="〔2019〕5号")
    bitext = replace(bitext, article=replace(bitext.article, blocks=(block,)), segments=(segment,))
    document = part(write(bitext, Layout(("zh", "en"))), "word/document.xml")
    assert re.findall(r'<w:highlight w:val="(\w+)"/>.*?<w:t [^>]*>([^<]*)', document) == [("yellow", "〔卡口〕")]


def test_the_header_row_repeats_and_only_short_rows_stay_whole(part: PartReader) -> None:
    def properties(text: str) -> list[str]:
        document = part(write(one(text), Layout(("zh", "en"))), "word/document.xml")
        return re.findall("<w:tr>(?:<w:trPr>(.*?)</w:trPr>)?<w:tc>", document)

    assert properties("word " * 60) == ["<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>"]
    assert properties("word " * 2000) == ["<w:cantSplit/><w:tblHeader/>", ""]


def test_columns_are_as_wide_as_their_text_needs_but_never_narrow() -> None:
    def widths(text: str) -> list[int]:
        columns = docx.Document(io.BytesIO(write(one(text), Layout(("zh", "en"))))).tables[0].columns
        return [round(Length(column.width or 0).pt) for column in columns]

    # Of 493 points, 20 are padding. 原文 takes 2 ems, "grow" 2 by its mean width of half an em; one each is to spare.
    assert widths("原文") == widths("grow") == [247, 247]
    assert widths("growth") == [213, 280]
    assert widths("Freight grows again") == widths("Freight grows " * 20) == [148, 345]


def test_a_comment_has_a_number_of_its_own(part: PartReader) -> None:
    findings = tuple(Finding(f"p001.s01.{code}", code, "x", "info", "look") for code in ("en", "ru"))
    block = Block("p001", "paragraph", "原文", "原文")
    segment = Segment("p001.s01", "p001", 0, 2, "原文")
    pairs = tuple(Pair(f"p001.s01.{code}", "p001.s01", code, "text", "draft") for code in ("en", "ru"))
    article = Article("題", "zh", "Hans", (block,), "a.txt", "")
    data = write(Bitext(article, ("en", "ru"), (segment,), pairs, findings, Recipe(())), Layout())
    assert [comment.comment_id for comment in docx.Document(io.BytesIO(data)).comments] == [0, 1]
    for name, element in (("comments", "comment"), ("document", "commentReference")):
        assert re.findall(f'<w:{element} w:id="([0-9]+)"', part(data, f"word/{name}.xml")) == ["0", "1"]


def test_nothing_of_the_template_shows(brief: Bitext) -> None:
    data = write(brief, Layout(("zh", "ru")))
    document = docx.Document(io.BytesIO(data))
    assert [style.name for style in document.styles if style.type == WD_STYLE_TYPE.PARAGRAPH] == [
        "Normal",
        *(BabelFish.internal2ui(style.name) for style in look().styles.values()),
        "Aligned 中文",
        "Aligned Русский",
    ]
    properties = document.core_properties
    assert (properties.created, properties.modified, properties.last_modified_by, properties.comments) == (
        None,
        None,
        "",
        "",
    )
    assert sorted(zipfile.ZipFile(io.BytesIO(data)).namelist()) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_a_title_longer_than_a_property_is_cut_there_only() -> None:
    bitext = one("text")
    document = docx.Document(
        io.BytesIO(write(replace(bitext, article=replace(bitext.article, title="題" * 300)), Layout()))
    )
    assert (document.core_properties.title, document.paragraphs[0].text) == ("題" * 255, "題" * 300)


def test_a_heading_stands_once_in_the_outline(brief: Bitext) -> None:
    document = docx.Document(io.BytesIO(write(brief, Layout(("en", "zh", "ru")))))
    names = [p.style.name for cell in document.tables[0].rows[3].cells for p in cell.paragraphs]
    assert names == ["Heading 2", "Facing Heading 2", "Facing Heading 2"]


def test_list_items_get_a_bullet_unless_they_bring_a_number(brief: Bitext, part: PartReader) -> None:
    document = part(write(brief, Layout(("zh",))), "word/document.xml")
    assert re.findall('<w:pStyle w:val="ListText"/>(.*?)</w:pPr>', document) == [
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        '<w:ind w:left="480" w:hanging="240"/>',
    ]


def test_a_finding_stands_at_its_language_or_in_the_first_cell(brief: Bitext, part: PartReader) -> None:
    document = part(write(brief, Layout(("ru", "en"))), "word/document.xml")
    marks = re.findall(r'w:name="(\w+)"/><w:commentRangeStart w:id="(\d)"/>', document)
    assert marks == [("t2_p003__ru", "0"), ("t2_p003__en", "1"), ("t3_p004__ru", "2")]
    assert len(re.findall("<w:commentRangeEnd ", document)) == len(re.findall("<w:commentReference ", document)) == 3


def test_messages_are_cleaned_too() -> None:
    finding = Finding("p001", "en", "x", "error", "bad \0 <&>")
    document = docx.Document(io.BytesIO(write(replace(one("text"), findings=(finding,)), Layout(("zh", "en")))))
    assert [comment.text for comment in document.comments] == ["Error: bad \N{REPLACEMENT CHARACTER} <&>"]


def test_an_unknown_language_goes_by_its_code() -> None:
    data = write(one("сәлем", "kk"), Layout(("zh", "kk")))
    assert read_back(data) == (Target("p001", "kk", "сәлем"),)
    assert docx.Document(io.BytesIO(data)).tables[0].rows[0].cells[1].text == "kk"


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (("fr",), "the layout fr shows no column; choose among zh, en"),
        (("en", "en"), "the layout en,en shows a column twice; choose among zh, en"),
    ],
)
def test_layouts_that_cannot_be_written(columns: tuple[str, ...], message: str) -> None:
    with pytest.raises(OutputError) as caught:
        write(one("text"), Layout(columns))
    assert str(caught.value) == message


@pytest.mark.parametrize("key", ["p_1", "p001-a", "p" * 40, "p..1", "段1"])
def test_ids_that_no_bookmark_can_carry(key: str) -> None:
    bitext = one("text")
    block = replace(bitext.article.blocks[0], id=key)
    with pytest.raises(OutputError, match="a Word bookmark cannot carry the id"):
        write(replace(bitext, article=replace(bitext.article, blocks=(block,))), Layout(("zh",)))


def test_the_seal_breaks_with_text_or_comments(
    brief: Bitext, part: PartReader, edited: Callable[[bytes, Callable[[str], str]], bytes]
) -> None:
    data = write(brief, Layout())
    document, comments = (part(data, f"word/{name}.xml").encode() for name in ("document", "comments"))
    assert seal(data) == hashlib.sha256(b"%d\n" % len(document) + document + comments).hexdigest()
    assert seal(edited(data, lambda xml: xml.replace("Officer", "Mr"))) is None
    plain = io.BytesIO()
    docx.Document().save(plain)
    assert seal(plain.getvalue()) is None
    assert read_back(plain.getvalue()) == ()
