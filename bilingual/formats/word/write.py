"""Bitext to Word document: a title, the rows, what was noticed and used, and a seal over it all."""

from __future__ import annotations

from collections.abc import Iterator

import docx
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.errors import OutputError
from bilingual.formats.rows import Layout, article_findings, rows, terms_used
from bilingual.formats.word.body import Body, Line, column_widths, numbered, simple_table
from bilingual.formats.word.look import look, script_key
from bilingual.formats.word.package import PLACE, comments_of, saved
from bilingual.formats.word.runs import Pen, elements, finding_runs, legal, paragraph, twips
from bilingual.formats.word.stylesheet import dress, lay_out, write_footer
from bilingual.model import Article, Bitext, Concept

_LONGEST_PROPERTY = 255  # characters that python-docx allows in a core property


def write(bitext: Bitext, layout: Layout) -> bytes:
    """The bitext as a .docx: the same bytes for the same arguments, for the package holds no clock.

    Characters that XML cannot hold become U+FFFD, and "\\r" a line break. Raises OutputError where no column can be
    shown, a column is asked for twice, or an id does not fit a bookmark.
    """
    article, columns = bitext.article, _columns(bitext, layout)
    appearance = look()
    script = script_key(article.script)
    document = docx.Document()
    dress(document, appearance, script, columns)
    pen = Pen(appearance, script, article.language)
    body = Body(appearance, pen, columns, layout)
    comments_of(document).extend(elements(PLACE))
    lines = list(numbered(rows(bitext, layout)))
    title = _title_lines(lines)
    lifted = {line.order for line in title}
    name, language = _name(title, columns, article)
    section = document.sections[0]
    lay_out(section, appearance, body.page)
    write_footer(section, name, language, pen)
    document.core_properties.title = legal(name)[:_LONGEST_PROPERTY]
    document.core_properties.author = "bilingual"
    end = document.element.body.sectPr
    end.attrib.clear()  # the template's save marks (rsid)
    add = end.addprevious
    for element in elements(_title(article, title, columns, body, pen)):
        add(element)
    shown, pieces = _rows(body, [line for line in lines if line.order not in lifted], layout)
    for element in (*shown, *_end_matter(bitext, layout, columns, body, pen)):
        add(element)
    # The comments are complete once the rows are written: `saved` takes them in this order.
    return saved(document, pieces, body.comments)


def _columns(bitext: Bitext, layout: Layout) -> tuple[str, ...]:
    known = (bitext.article.language, *bitext.languages)
    columns = tuple(code for code in layout.columns if code in known)
    if not columns or len(set(columns)) < len(columns):
        wrong = "a column twice" if columns else "no column"
        raise OutputError(f"the layout {','.join(layout.columns)} shows {wrong}; choose among {', '.join(known)}")
    return columns


def _title_lines(lines: list[Line]) -> list[Line]:
    """The rows of the first block that is the title."""
    first = next((line.row.id.partition(".")[0] for line in lines if line.row.role == "title"), None)
    return [line for line in lines if line.row.id.partition(".")[0] == first]


def _name(title: list[Line], columns: tuple[str, ...], article: Article) -> tuple[str, str]:
    """The title on one line for the footer and the properties, in the first language shown that has one, or ""."""
    for code in columns:
        texts = [t.text for line in title for t in line.row.targets if t.language == code]
        text = article.title if code == article.language else " ".join(texts)
        if text.strip():
            return " ".join(text.split()), code
    return "", columns[0]


def _title(article: Article, title: list[Line], columns: tuple[str, ...], body: Body, pen: Pen) -> str:
    names = " – ".join(look().language(code).name for code in columns)
    facts = [fact for key in ("date", "source", "byline") if (fact := article.meta(key))]
    content = pen.runs(" · ".join([*facts, names]), article.language)
    heading = body.title(title)
    if not title and article.language in columns:
        heading = paragraph("Title", pen.runs(article.title, article.language))
    return heading + paragraph("TitleFacts", content)


def _rows(body: Body, lines: list[Line], layout: Layout) -> tuple[list[Element], Iterator[str]]:
    """The elements that hold the rows, and the rows for the PLACE in them."""
    if layout.arrangement == "interleaved":
        return elements(PLACE), (body.interleaved(line) for line in lines)
    if not lines:
        return [], iter(())
    table, made = body.table(lines)
    return [table], made


def _end_matter(bitext: Bitext, layout: Layout, columns: tuple[str, ...], body: Body, pen: Pen) -> Iterator[Element]:
    """Findings about the whole article, what was not read, the terms used, and the recipe."""
    end = look().end
    apart = f'<w:spacing w:before="{twips(end.before)}" w:after="{twips(end.after)}"/>'

    def heading(text: str) -> str:
        return paragraph("Heading1", pen.runs(text, "en"), apart)

    findings = article_findings(bitext, layout)
    if findings:
        notes = "".join(paragraph("Text", finding_runs(finding, pen)) for finding in findings)
        yield from elements(heading(end.findings) + notes)
    if bitext.article.unread:
        unread = paragraph("Text", pen.runs(", ".join(bitext.article.unread), "en"))
        yield from elements(heading(end.unread) + unread)
    if terms_used(bitext):
        yield from elements(heading(end.terms))
        yield _terms(bitext, columns, body, pen)
    recipe = pen.runs(f"{end.recipe}: {bitext.recipe}", "en")
    yield from elements(paragraph("Small", recipe, f'<w:spacing w:before="{twips(end.before)}"/>'))


def _terms(bitext: Bitext, columns: tuple[str, ...], body: Body, pen: Pen) -> Element:
    """The table of the terms used, with how often each occurs."""
    appearance, source = look(), bitext.article.language
    names = [pen.runs(appearance.language(code).name, code) for code in columns]
    table = [[*names, pen.runs(appearance.end.count, "en")]]
    texts: dict[str, list[str]] = {code: [] for code in columns}
    for use in terms_used(bitext):
        for code in columns:
            texts[code].append(_term(use.concept, code, source))
        cells = [pen.runs(texts[code][-1], code) for code in columns]
        if use.concept.status != "approved":
            cells[0] += pen.runs(f" ({use.concept.status})", "en")
        table.append([*cells, pen.runs(str(use.count), "en")])
    widths = column_widths(appearance, body.width - appearance.table.count, texts)
    return simple_table(appearance, [*widths, appearance.table.count], table)


def _term(concept: Concept, code: str, source: str) -> str:
    if code == source:
        return concept.zh
    rendering = concept.preferred(code)
    return rendering.text if rendering else look().empty.chrome
