"""What a document holds besides its text: styles, the bulleted list, settings, page and footer, by the look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.section import Section
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle as WordStyle

from bilingual.formats.word.look import Look, ParagraphStyle
from bilingual.formats.word.runs import Pen, elements, paragraph, twips

_LIST_DEPTHS = 9  # that Word has
_TEMPLATE_STYLES = ("Normal", "Default Paragraph Font", "Normal Table", "No List")
_TEMPLATE_PARTS = (
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
)
_COMMENT_REFERENCE = 8  # points


def dress(document: Document, look: Look, script: str, columns: Sequence[str]) -> None:
    """Gives python-docx's template the styles of the look, one for each language, and takes away what it brings."""
    for source in (document.part.package, document.part):
        for key, relation in list(source.rels.items()):
            if relation.reltype not in _TEMPLATE_PARTS:
                del source.rels[key]
    _empty(document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element)
    _settings(document.settings.element)
    _numbering(document.part.numbering_part.element, look)
    _styles(document, look, script, columns)


def _empty(element: Element) -> None:
    """Takes away the children and attributes, but not the namespaces."""
    for inner in list(element):
        element.remove(inner)
    element.attrib.clear()


def _settings(element: Element) -> None:
    """The behaviour of Word 2013 and later, without save marks (rsid)."""
    _empty(element)
    element.extend(
        elements(
            '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            "</w:compat>"
        )
    )


def _numbering(element: Element, look: Look) -> None:
    """One bulleted list."""
    bullets, step = look.lists.bullets, look.lists.step
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{bullets[depth % len(bullets)]}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twips((depth + 1) * step)}" w:hanging="{twips(step)}"/></w:pPr></w:lvl>'
        for depth in range(_LIST_DEPTHS)
    )
    _empty(element)
    element.extend(
        elements(
            f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        )
    )


def list_item(look: Look, depth: int, marker: Literal["bullet", "own", "none"]) -> str:
    """The properties of a list item at a depth, with a bullet, with a marker of its own in the text, or without any."""
    depth = min(depth, _LIST_DEPTHS - 1)
    if marker != "bullet":
        hanging = f' w:hanging="{twips(look.lists.step)}"' if marker == "own" else ""
        return f'<w:ind w:left="{twips((depth + 1) * look.lists.step)}"{hanging}/>'
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'


def text_style(code: str) -> str:
    """The id of the style for the running text of a language."""
    return f"Text-{code}"


def _styles(document: Document, look: Look, script: str, columns: Sequence[str]) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in _TEMPLATE_STYLES:
            style.delete()
    unwanted = "w:docDefaults//*[self::w:rFonts or self::w:lang or self::w:spacing] | w:style/w:rsid"
    for element in styles.element.xpath(unwanted):
        element.getparent().remove(element)
    normal = styles["Normal"]
    normal.font.name, normal.font.size = look.latin, Pt(look.size)
    fonts = normal.element.rPr.rFonts
    fonts.set(qn("w:cs"), look.latin)
    fonts.set(qn("w:eastAsia"), look.east_asian[script])
    chinese = look.language("zh").tag[script]
    _tag(normal, {"w:val": "en-GB", "w:eastAsia": chinese, "w:bidi": "ar-SA"})
    normal.paragraph_format.line_spacing = look.line
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    for key, style in look.styles.items():
        _paragraph_style(document, key, style)
    for code in columns:
        language = look.language(code)
        text = ParagraphStyle(f"Aligned {language.name}", colour=language.colour)
        made = _paragraph_style(document, text_style(code), text, based_on=look.styles["Text"])
        _tag(made, {"w:eastAsia" if code == "zh" else "w:val": language.tag[script]})
    reference = styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.style_id = "CommentReference"
    reference.font.size = Pt(_COMMENT_REFERENCE)


def _paragraph_style(
    document: Document, key: str, style: ParagraphStyle, based_on: ParagraphStyle | None = None
) -> WordStyle:
    made: WordStyle = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, style.builtin)
    made.style_id = key
    made.quick_style = True
    made.base_style = document.styles[based_on.name if based_on else "Normal"]
    if style.size:
        made.font.size = Pt(style.size)
    if style.bold:
        made.font.bold = True
    if style.colour:
        made.font.color.rgb = RGBColor.from_string(style.colour)
    layout = made.paragraph_format
    if not based_on:
        layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    if style.leading:
        layout.line_spacing = Pt(style.leading)
    if style.keep_next:
        layout.keep_with_next = True
    if style.outline:
        # The last of the properties set here in the order of the schema (ECMA-376 part 1, 17.3.1.26).
        made.element.get_or_add_pPr().append(OxmlElement("w:outlineLvl", {qn("w:val"): str(style.outline - 1)}))
    return made


def _tag(style: WordStyle, attributes: dict[str, str]) -> None:
    """Adds w:lang, the last of the run properties set here in the order of the schema (17.3.2.28)."""
    tag = OxmlElement("w:lang", {qn(name): value for name, value in attributes.items()})
    style.element.get_or_add_rPr().append(tag)


def lay_out(section: Section, look: Look, page: tuple[float, float]) -> None:
    """Sets the page: width and height, in points, and the margins of the look."""
    width, height = page
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.orientation = WD_ORIENTATION.LANDSCAPE if width > height else WD_ORIENTATION.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(look.page.margin)
    section.header_distance = section.footer_distance = Pt(look.page.margin / 2)


def write_footer(section: Section, title: str, language: str, pen: Pen) -> None:
    """The title at the left, the page of all pages at the right; the page must be laid out before."""
    english = '<w:rPr><w:lang w:val="en-GB"/></w:rPr>'
    page, pages = (
        f'<w:fldSimple w:instr=" {name} "><w:r>{english}<w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    of = f'<w:r>{english}<w:t xml:space="preserve"> / </w:t></w:r>'
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(Length(width).pt)}"/></w:tabs>'
    content = f"{pen.runs(title, language)}<w:r><w:tab/></w:r>{page}{of}{pages}"
    section.footer.is_linked_to_previous = False
    root = section.footer.part.element
    _empty(root)
    root.extend(elements(paragraph("Footer", content, tab)))
