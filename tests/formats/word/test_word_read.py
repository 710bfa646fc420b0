"""Word documents to articles; test documents are written as WordprocessingML around one line of notation."""

from __future__ import annotations

import hashlib
import io
import zipfile

import docx
import pytest

from bilingual.errors import InputError
from bilingual.formats.word import package, read
from bilingual.model import Article, Block

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Z3"><w:name w:val="標題 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="O"><w:name w:val="O"/><w:pPr><w:outlineLvl w:val="8"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


ROOTS = {"header": "hdr", "footer": "ftr"}


def document(body: str, *, before: str = "", kind: str = MAIN, **parts: str) -> bytes:
    """A package with this body; further parts by name, as the content of their root."""
    contents = {"styles": STYLES, "numbering": NUMBERING, **parts}
    kinds = {name: name.rstrip("123456789") for name in contents}
    links = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{what}" Target="{name}.xml"/>' for name, what in kinds.items()
    )
    types = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>' + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN.replace("document.main", what)}"/>'
        for name, what in kinds.items()
    )
    package_space = "http://schemas.openxmlformats.org/package/2006"
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package_space}/content-types">{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package_space}/relationships">{main}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package_space}/relationships">{links}</Relationships>',
        "word/document.xml": f"{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in contents.items():
        root = ROOTS.get(kinds[name], kinds[name])
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    return archive(**files)


def archive(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, str]:
    """The parts of a package, to be changed and packed again."""
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: package.read(name).decode() for name in package.namelist()}


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content: str, properties: str = "") -> str:
    """A paragraph: text as it is, or runs; properties as XML or the name of a style."""
    properties = f'<w:pStyle w:val="{properties}"/>' if properties and "<" not in properties else properties
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if '<' in content else t(content)}</w:p>"


def listed(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def short(article: Article) -> list[tuple[str, int, str, str, str]]:
    return [(block.kind, block.level, block.role, block.raw, block.place) for block in article.blocks]


def kind(properties: str) -> tuple[str, int, str]:
    block = read(document(p("文", properties)), "a.docx").blocks[0]
    return block.kind, block.level, block.role


def raw(content: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a paragraph says between 甲 and 乙, and what is unread."""
    article = read(document(p(t("甲") + content + t("乙"))), "a.docx")
    return tuple(block.raw for block in article.blocks), article.unread


def test_a_whole_article() -> None:
    data = document(p("關務", "T") + p("") + p("口岸") + p("一、概況", "H2"))
    assert read(data, "a.docx") == Article(
        "關務",
        "zh",
        "",
        (
            Block("p001", "heading", "關務", "關務", 1, "title", place="paragraph 1"),
            Block("p002", "paragraph", "口岸", "口岸", place="paragraph 2"),
            Block("p003", "heading", "一、概況", "一、概況", 2, place="paragraph 3"),
        ),
        "a.docx",
        hashlib.sha256(data).hexdigest(),
    )


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ("T", ("heading", 1, "title")),
        ("H2", ("heading", 2, "")),
        ("Mine", ("heading", 2, "")),
        ("Z3", ("heading", 3, "")),
        ("O", ("heading", 6, "")),
        ('<w:outlineLvl w:val="0"/>', ("heading", 1, "")),
        ('<w:outlineLvl w:val="9"/>', ("paragraph", 0, "")),
        ('<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>', ("paragraph", 0, "")),
        ("C1", ("chrome", 0, "")),
        ("a", ("paragraph", 0, "")),
        ("unknown", ("paragraph", 0, "")),
        ("Heading 4", ("heading", 4, "")),
        ("L", ("list item", 0, "")),
        (listed(0), ("list item", 0, "")),
        (listed(2), ("list item", 2, "")),
        (listed(0, 0), ("paragraph", 0, "")),
        ('<w:pStyle w:val="L"/>' + listed(0, 0), ("paragraph", 0, "")),
        ('<w:pStyle w:val="H2"/>' + listed(0), ("heading", 2, "")),
    ],
)
def test_kinds(properties: str, expected: tuple[str, int, str]) -> None:
    assert kind(properties) == expected


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(word) for word in ("begin", "separate", "end"))
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
BOX = f"<w:txbxContent>{p('框')}</w:txbxContent>"


@pytest.mark.parametrize(
    ("content", "says", "unread"),
    [
        (t("丙"), "甲丙乙", ()),
        ("<w:r><w:tab/></w:r>", "甲\t乙", ()),
        ("<w:r><w:br/></w:r>", "甲\n乙", ()),
        ('<w:r><w:br w:type="page"/></w:r>', "甲乙", ()),
        ("<w:r><w:cr/></w:r>", "甲\n乙", ()),
        ("<w:r><w:noBreakHyphen/></w:r>", "甲\N{NON-BREAKING HYPHEN}乙", ()),
        (t("\U00020bb7"), "甲\U00020bb7乙", ()),
        (f"<w:hyperlink>{t('丙')}</w:hyperlink>", "甲丙乙", ()),
        (f"<w:ins>{t('丙')}</w:ins>", "甲丙乙", ()),
        (f"<w:moveTo>{t('丙')}</w:moveTo>", "甲丙乙", ()),
        ("<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>", "甲乙", ("1 tracked deletion",)),
        (f"<w:moveFrom>{t('丙')}</w:moveFrom>", "甲乙", ("1 tracked deletion",)),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{t('丙')}</w:sdtContent></w:sdt>", "甲丙乙", ()),
        (f"{BEGIN}<w:r><w:instrText>DATE</w:instrText></w:r>{SEPARATE}{t('丙')}{END}", "甲丙乙", ()),
        (f"{BEGIN}{t('丙')}{END}", "甲乙", ()),
        (f'<w:fldSimple w:instr="DATE">{t("丙")}</w:fldSimple>', "甲丙乙", ()),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>丙</w:t></w:r>", "甲乙", ("1 struck-out passage",)),
        ('<w:r><w:rPr><w:dstrike w:val="1"/></w:rPr><w:t>丙</w:t></w:r>', "甲乙", ("1 struck-out passage",)),
        ('<w:r><w:rPr><w:strike w:val="false"/></w:rPr><w:t>丙</w:t></w:r>', "甲丙乙", ()),
        (f"{t('10')}{RAISED}<w:t>-6</w:t></w:r>{t('8')}", "甲10⁻⁶8乙", ()),
        (f"{t('10')}{RAISED}<w:t>注一</w:t></w:r>{t('8')}", "甲10^(注一)8乙", ()),
        (f"{t('CO')}{RAISED.replace('super', 'sub')}<w:t>2</w:t></w:r>", "甲CO₂乙", ()),
        (f"{t('10')}{RAISED.replace('superscript', 'baseline')}<w:t>6</w:t></w:r>", "甲106乙", ()),
        (f"{t('10')}<m:oMath/>{t('6')}", "甲10 6乙", ("1 equation",)),
        (f"{t('10')}<w:r><w:br w:type='page'/></w:r>{t('6')}", "甲10 6乙", ()),
        (f"{t('10')}<m:oMath/>{t('噸')}", "甲10噸乙", ("1 equation",)),
        (f'{t("10")}<w:r><w:footnoteReference w:id="9"/></w:r>{t("6")}', "甲10 6乙", ()),
        (f"{t('1')}<w:del><w:r><w:delText>5</w:delText></w:r></w:del>{t('6')}", "甲16乙", ("1 tracked deletion",)),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>丙</w:t></w:r>", "甲乙", ("1 hidden passage",)),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>丙</w:t></w:r>', "甲丙乙", ()),
        (f"<w:r><w:ruby><w:rt>{t('bing')}</w:rt><w:rubyBase>{t('丙')}</w:rubyBase></w:ruby></w:r>", "甲丙乙",
         ("1 reading aid",)),
        ("<w:r><w:drawing><pic:pic/></w:drawing></w:r>" * 2, "甲乙", ("2 pictures",)),
        ("<w:r><w:drawing><c:chart/></w:drawing></w:r>", "甲乙", ("1 chart",)),
        ("<w:r><w:drawing/></w:r>", "甲乙", ("1 drawing",)),
        ("<w:r><w:object/></w:r>", "甲乙", ("1 embedded object",)),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "甲乙", ("1 equation",)),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "甲乙", ("1 symbol",)),
    ],
)  # fmt: skip
def test_inside_a_paragraph(content: str, says: str, unread: tuple[str, ...]) -> None:
    assert raw(content) == ((says,), unread)


@pytest.mark.parametrize(
    "content",
    [
        f"<w:r><w:pict>{BOX}</w:pict></w:r>",
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{BOX}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    ],
)
def test_a_text_box_is_read_once_after_its_paragraph(content: str) -> None:
    assert short(read(document(p(t("甲") + content) + p("乙")), "a.docx")) == [
        ("paragraph", 0, "", "甲", "paragraph 1"),
        ("paragraph", 0, "", "框", "text box 1"),
        ("paragraph", 0, "", "乙", "paragraph 2"),
    ]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert short(read(document(p("甲", deleted) + p("乙") + p("丙")), "a.docx")) == [
        ("paragraph", 0, "", "甲乙", "paragraph 1"),
        ("paragraph", 0, "", "丙", "paragraph 2"),
    ]


def test_a_field_over_several_paragraphs() -> None:
    body = p(f"{BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r>{SEPARATE}{t('一')}", "C1") + p(t("二") + END, "C1")
    assert [block.raw for block in read(document(body + p("甲")), "a.docx").blocks] == ["一", "二", "甲"]


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_tables_with_merged_cells_and_tables_inside() -> None:
    inner = table(cell(p("內")))
    body = table(
        cell(p("寬"), properties='<w:gridSpan w:val="2"/>') + cell(p("高"), properties='<w:vMerge w:val="restart"/>'),
        cell(p("甲"), p("乙", "H2")) + cell(inner, p("")) + cell(p(""), properties="<w:vMerge/>"),
        f'<w:trPr><w:del w:id="1"/></w:trPr>{cell(p("刪"))}',
        f"<w:sdt><w:sdtContent>{cell(p('控'))}</w:sdtContent></w:sdt>",
    )
    article = read(document(p("前") + body + p("後") + table(cell(p("二")))), "a.docx")
    assert short(article) == [
        ("paragraph", 0, "", "前", "paragraph 1"),
        ("table cell", 0, "", "寬", "table 1, row 1, column 1"),
        ("table cell", 0, "", "高", "table 1, row 1, column 3"),
        ("table cell", 0, "", "甲", "table 1, row 2, column 1"),
        ("table cell", 0, "", "乙", "table 1, row 2, column 1"),
        ("table cell", 0, "", "內", "table 1, row 2, column 2, inner table, row 1, column 1"),
        ("table cell", 0, "", "控", "table 1, row 4, column 1"),
        ("paragraph", 0, "", "後", "paragraph 2"),
        ("table cell", 0, "", "二", "table 2, row 1, column 1"),
    ]
    assert article.unread == ("1 tracked deletion",)


def test_notes_page_edges_and_comments() -> None:
    def note(number: int, text: str, extra: str = "", name: str = "footnote") -> str:
        return f'<w:{name} w:id="{number}"{extra}>{p(text)}</w:{name}>'

    def reference(number: int, name: str = "footnote") -> str:
        return f'<w:r><w:{name}Reference w:id="{number}"/></w:r>'

    edges = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{kind}{number}"/>'
        for kind in ("header", "footer")
        for number, pages in ((1, "default"), (2, "first"))
    )
    page = f'<w:fldSimple w:instr=" PAGE ">{t("1")}</w:fldSimple>'
    article = read(
        document(
            p(t("甲") + reference(3) + reference(2) + reference(1, "endnote")) + f"<w:sectPr>{edges}</w:sectPr>",
            footnotes=note(0, "—", ' w:type="separator"') + note(2, " 乙註") + note(3, " 甲註"),
            endnotes=note(1, "尾註", name="endnote"),
            comments=f'<w:comment w:id="0">{p("評")}</w:comment>' * 3,
            header1=p("日報"),
            header2=p("日報"),
            footer1=p(page),
            footer2=p(t("第") + page + t("頁")),
        ),
        "a.docx",
    )
    assert short(article) == [
        ("paragraph", 0, "", "甲", "paragraph 1"),
        ("paragraph", 0, "footnote", "甲註", "footnote 1"),
        ("paragraph", 0, "footnote", "乙註", "footnote 2"),
        ("paragraph", 0, "footnote", "尾註", "endnote 1"),
        ("chrome", 0, "page header", "日報", "page header"),
        ("chrome", 0, "page footer", "第1頁", "page footer"),
    ]
    assert article.unread == ("3 comments", "1 page number")


def test_numbers_that_word_prints_are_named() -> None:
    article = read(document(p("甲", listed(0)) + p("乙", listed(1)) + p("丙", listed(1))), "a.docx")
    assert article.unread == ("2 automatic numbers",)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (p("甲", "H2") + p("乙", "T"), "乙"),
        (p("甲") + p("乙", "H2"), "乙"),
        (p("字" * 30), "字" * 30),
        (p("字" * 31), "字" * 30 + "…"),
    ],
)
def test_the_title(body: str, title: str) -> None:
    assert read(document(body), "a.docx").title == title


def test_only_the_first_title_has_the_role() -> None:
    assert [block.role for block in read(document(p("甲", "T") + p("乙", "T")), "a.docx").blocks] == ["title", ""]


def test_a_document_of_another_program() -> None:
    made = docx.Document()
    made.core_properties.title = "屬性"
    made.add_paragraph("正文")
    made.add_paragraph("項目", style="List Bullet")
    buffer = io.BytesIO()
    made.save(buffer)
    article = read(buffer.getvalue(), "a.docx")
    assert (article.title, short(article)) == (
        "屬性",
        [("paragraph", 0, "", "正文", "paragraph 1"), ("list item", 0, "", "項目", "paragraph 2")],
    )


OLE = bytes.fromhex("D0CF11E0A1B11AE1")
WORKBOOK = MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")
STRICT = {
    name: text.replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    for name, text in parts_of(document(p("甲"))).items()
}


def damaged(name: str, old: str, new: str) -> bytes:
    """A document with a note in which a part, or with "" for `old` its start, is changed."""
    parts = parts_of(document(p("甲"), footnotes=f'<w:footnote w:id="2">{p("註")}</w:footnote>'))
    assert old in parts[name]
    return archive(**parts | {name: parts[name].replace(old, new, 1)})


SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is not a Word document (empty); save it as .docx"),
        ("正文".encode(), "is not a Word document (no zip package); save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted; save a copy without a password"),
        (OLE, "is not a Word document (an old binary Office file); save it as .docx"),
        (document(p("甲"), kind=WORKBOOK), "is not a Word document (a spreadsheet); save it as .docx"),
        (archive(mimetype=SPREADSHEET), "is not a Word document (an OpenDocument file); save it as .docx"),
        (archive(a="b"), "is not a Word document (a zip package of another kind); save it as .docx"),
        (document(p("甲"))[:-40],
         "is a damaged Word document (its zip package is broken); open it in Word, let it repair the file, and save"),
        (document("<w:p>"), "is a damaged Word document (its XML is broken: Opening and ending tag"),
        (document(p("甲"), before=ENTITY), "is a damaged Word document (it declares a document type, d)"),
        (document("<w:sdt>" * 300 + "</w:sdt>" * 300), "is a damaged Word document (its XML is broken: Exc"),
        (archive(**STRICT), "is an ISO strict document; save it as an ordinary .docx"),
        (document(p("甲"), kind=MAIN.replace("document", "template")), "is not a Word document (a template); save"),
        (damaged("word/styles.xml", "", ENTITY), "is a damaged Word document (it declares a document type, d)"),
        (damaged("word/footnotes.xml", "", ENTITY), "is a damaged Word document (it declares a document type, d)"),
        (damaged("word/document.xml", "甲", "&x;"), "is a damaged Word document (its XML is broken: Entity 'x'"),
        (damaged("word/document.xml", "w:body", "w:other"), "is a damaged Word document (its XML is broken: Op"),
        (damaged("word/_rels/document.xml.rels", "styles.xml", "NULL"),
         "is a damaged Word document (a part is missing: There is no item named 'word/NULL'"),
        (damaged("[Content_Types].xml", "/word/styles.xml", "/word/other.xml"),
         "is a damaged Word document (a part is missing: no content type for partname '/word/styles.xml'"),
        (damaged("word/_rels/document.xml.rels", "/numbering", "/styles"),
         "is a damaged Word document (its parts do not fit together)"),
        (damaged("_rels/.rels", 'Target="word/document.xml"', ""),
         "is a damaged Word document (its parts do not fit together)"),
        (damaged("word/styles.xml", 'w:type="paragraph"', 'w:type="page"'),
         "is a damaged Word document (its parts do not fit together)"),
        (document(p("")), "holds no text; give a document with text"),
        (document(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")), "holds no text, only 1 picture; give"),
    ],
)  # fmt: skip
def test_what_cannot_be_read(data: bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "a.docx")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_growing_entity_is_stopped() -> None:
    text = "".join(f'<!ENTITY e{depth} "{f"&e{depth - 1};" * 100}">' for depth in range(1, 5))
    grown = f'<!DOCTYPE d [<!ENTITY e0 "{"字" * 1000}">{text}]>'
    data = document(p("&e4;"), before=grown)
    with pytest.raises(InputError, match="its XML is broken: Maximum entity amplification"):
        read(data, "a.docx")


def test_comments_of_xml_are_no_text() -> None:
    body = p("<w:r><w:t>甲<!-- no --><?no text?>乙</w:t></w:r><!-- no -->") + "<!-- no -->"
    assert [block.raw for block in read(document(body), "a.docx").blocks] == ["甲乙"]


@pytest.mark.parametrize(("opening", "closing"), [("<w:fldSimple>", "</w:fldSimple>"), ("<w:r>", "</w:r>")])
def test_the_deepest_nesting_that_is_not_refused_can_be_read(opening: str, closing: str) -> None:
    def nested(depth: int) -> bytes:
        # w:document, w:body, w:p, and w:r and w:t inside
        return document(p(opening * (depth - 5) + t("甲") + closing * (depth - 5)))

    assert [block.raw for block in read(nested(150), "a.docx").blocks] == ["甲"]
    with pytest.raises(InputError, match="its parts nest more than 150 deep"):
        read(nested(151), "a.docx")


def test_a_bomb_is_refused_before_it_is_parsed() -> None:
    small, large = (p("甲") + " " * size for size in (1000, package.LARGEST))
    assert len(read(document(small), "a.docx").blocks) == 1
    with pytest.raises(InputError, match=r"unpacks to more than 200 MB \(word/document.xml\); split the document"):
        read(document(large), "a.docx")
