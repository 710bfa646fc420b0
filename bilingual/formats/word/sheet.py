"""Sheet to Word document: pages across with two columns, one narrow table with a line for each paragraph."""

from __future__ import annotations

from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.word.body import cell, column_widths, ruled_table, table_row
from bilingual.formats.word.look import Look, script_key, sheet_look
from bilingual.formats.word.package import comments_of, saved
from bilingual.formats.word.runs import Pen, elements, legal, paragraph, twips
from bilingual.formats.word.stylesheet import dress, lay_out, write_footer
from bilingual.sheet.model import Row, Section, Sheet
from bilingual.sheet.wording import (
    DOUBTS,
    LACKS,
    NOTHING,
    PARAGRAPH,
    RECIPE,
    behind,
    concerned,
    heading,
    lacking,
    legend,
    where,
)

_LONGEST_PROPERTY = 255  # characters that python-docx allows in a core property


def write(sheet: Sheet) -> bytes:
    """The sheet as a sealed .docx: the same bytes for the same sheet, for the package holds no clock.

    Characters that XML cannot hold become U+FFFD.
    """
    look, page = sheet_look()
    script = script_key(sheet.script)
    document = docx.Document()
    dress(document, look, script, (sheet.source_language, *sheet.languages))
    comments_of(document)
    pen = Pen(look, script, sheet.source_language)
    section = document.sections[0]
    lay_out(section, look, (look.page.long, look.page.short))
    write_footer(section, heading(sheet), sheet.source_language, pen)
    document.core_properties.title = legal(heading(sheet))[:_LONGEST_PROPERTY]
    document.core_properties.author = "bilingual"
    end = document.element.body.sectPr
    end.attrib.clear()  # the template's save marks (rsid)
    columns = end.find(qn("w:cols"))
    columns.set(qn("w:num"), str(page.columns))
    columns.set(qn("w:space"), str(twips(page.gap)))
    width = (look.page.long - 2 * page.margin - (page.columns - 1) * page.gap) / page.columns
    for element in _body(sheet, look, pen, width):
        end.addprevious(element)
    return saved(document, (), ())


def _body(sheet: Sheet, look: Look, pen: Pen, width: float) -> Iterator[Element]:
    facts = f"{pen.runs(' · '.join(sheet.facts), sheet.source_language)}{pen.runs(' · ', 'en') if sheet.facts else ''}"
    head = paragraph("Title", pen.runs(heading(sheet), sheet.source_language))
    yield from elements(head + paragraph("TitleFacts", facts + pen.runs(legend(sheet), "en")))
    if sheet.sections:
        yield _table(sheet, look, pen, width)
    if sheet.doubts:
        yield from elements(paragraph("Heading1", pen.runs(DOUBTS, "en")))
    for doubt in sheet.doubts:
        content = (
            pen.runs(f"{doubt.number}  ", "en")
            + pen.runs(concerned(doubt), sheet.source_language)
            + pen.runs(f": {doubt.message}", "en")
        )
        yield from elements(paragraph("Text", content))
    if sheet.lacks:
        yield from elements(paragraph("Heading1", pen.runs(LACKS, "en")))
    for lack in sheet.lacks:
        content = pen.runs(lack.source, sheet.source_language) + pen.runs(f" {where(lack)}: {lacking(lack)}", "en")
        yield from elements(paragraph("Text", content))
    yield from elements(paragraph("Small", pen.runs(f"{RECIPE}: {sheet.recipe}", "en")))


def _table(sheet: Sheet, look: Look, pen: Pen, width: float) -> Element:
    """The table with its header row, which Word repeats in every column and on every page."""
    rows = [row for section in sheet.sections for row in section.rows]
    texts = {sheet.source_language: [f"{row.source}{row.beside}{behind(row)}" for row in rows]}
    texts |= {code: [row.said[at] for row in rows] for at, code in enumerate(sheet.languages)}
    widths = column_widths(look, width, texts)
    heads = [pen.runs(look.language(code).name, code) for code in texts]
    fill = look.colours.header_fill
    cells = (cell(each, paragraph("ColumnHead", runs), fill) for each, runs in zip(widths, heads, strict=True))
    lines = [table_row("".join(cells), "<w:tblHeader/>")]
    for section in sheet.sections:
        lines.append(_opening(section, sheet, look, pen, widths))
        lines += (_row(row, sheet, pen, widths) for row in section.rows)
    return ruled_table(look, widths, "".join(lines))


def _opening(section: Section, sheet: Sheet, look: Look, pen: Pen, widths: list[float]) -> str:
    """A line with the number and the first characters of a paragraph, over all columns."""
    content = pen.aside(f"{PARAGRAPH}{section.paragraph}  ", "en") + pen.aside(section.opening, sheet.source_language)
    return table_row(cell(sum(widths), paragraph("Place", content), look.colours.heading_fill, over=len(widths)))


def _row(row: Row, sheet: Sheet, pen: Pen, widths: list[float]) -> str:
    source = pen.runs(row.source, sheet.source_language)
    if row.beside:
        source += pen.aside(f" ({row.beside})", sheet.source_language)
    if row.doubts:
        source += pen.aside(", ".join(map(str, row.doubts)), "en", raised=True)
    source += pen.aside(behind(row), "en")
    said = (pen.runs(said or NOTHING, code) for said, code in zip(row.said, sheet.languages, strict=True))
    contents = (source, *said)
    return table_row(
        "".join(cell(width, paragraph("TermText", runs)) for width, runs in zip(widths, contents, strict=True))
    )
