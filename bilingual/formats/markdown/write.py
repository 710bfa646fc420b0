"""Writes a bitext as Markdown: UTF-8, line ends LF, one table or paragraph under paragraph, findings and terms behind.

Ids stand in comments that no reader sees: `<!-- p007.en -->` before what the row p007 says in English. In a table cell
the comment opens the cell; elsewhere it has a line of its own, since a line that begins with a comment is HTML to its
end. What the writer adds (bold, bullets, small print, finding marks) is written in a way that no escaped text can look
like, so that `back` can take it away again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from bilingual.errors import OutputError
from bilingual.formats.markdown.escape import escape, escape_line, writable
from bilingual.formats.rows import Layout, Row, article_findings, rows, shown_targets, terms_used
from bilingual.model import Bitext, Finding

END = "<!-- end -->"
"""What follows belongs to no row."""

NOT_TRANSLATED = "<sub>&mdash;</sub>"
_OWN_BULLET = re.compile(r"[•·‣◦●○■□▪]|[*+–—-]\s|[(（]?\w{1,4}(?:[.)）．]\s|[)）、])")


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A finding and the number it is referred to by."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a row says in one column, with the findings shown there. `id` is the one in its comment."""

    id: str
    text: str
    is_source: bool
    notes: tuple[_Numbered, ...]


def write(bitext: Bitext, layout: Layout) -> bytes:
    """The bitext as a Markdown file with its seal. Control characters and lone surrogates become U+FFFD.

    Raises OutputError if the layout shows no column.
    """
    columns = tuple(c for c in layout.columns if c == bitext.article.language or c in shown_targets(bitext, layout))
    if not columns:
        known = ", ".join((bitext.article.language, *bitext.languages))
        raise OutputError(f"no column to write; choose from {known}")
    table = list(rows(bitext, layout))
    notes = _numbered([f for row in table for f in row.findings])
    general = _numbered(article_findings(bitext, layout), len(notes))
    cells = list(_cells(table, columns, bitext.article.language, notes))
    first = next((row.id.partition(".")[0] for row in table if row.role == "title"), "")
    is_title = [row.role == "title" and row.id.partition(".")[0] == first for row in table]
    titles = [row for row, is_it in zip(cells, is_title, strict=True) if is_it]
    body = [(row, line) for row, line, is_it in zip(table, cells, is_title, strict=True) if not is_it]
    lines = [
        *_title(bitext, titles, columns),
        *(_interleaved(body) if layout.arrangement == "interleaved" else _table(body, columns)),
        END,
        "",
        *_findings([*notes, *general]),
        *_terms(bitext, columns),
        *_small_print(bitext),
    ]
    return sealed(_front_matter(bitext, titles, columns), "\n".join(lines).rstrip("\n") + "\n")


def language_name(code: str) -> str:
    """The name of a language in that language, as the CLDR has it, with a capital; the code where it has none."""
    try:
        name = Locale.parse(code).get_display_name()
    except (UnknownLocaleError, ValueError):
        return code
    return name[:1].upper() + name[1:] if name else code


def digest(text: str) -> str:
    """The seal of a file: SHA-256 over its text without the line that holds the seal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sealed(front_matter: list[str], body: str) -> bytes:
    """The file of front matter (its lines) and body, with the seal over both."""
    head, tail = "\n".join(["---", *front_matter]) + "\n", "---\n\n" + body
    return f'{head}seal: "{digest(head + tail)}"\n{tail}'.encode()


def _front_matter(bitext: Bitext, titles: list[list[_Cell]], columns: tuple[str, ...]) -> list[str]:
    article = bitext.article
    title = article.title
    if article.language not in columns:
        title = " ".join(row[0].text for row in titles if row[0].text)
    fields = {"title": title, "date": article.meta("date"), "source": article.meta("source")}
    lines = [f"{key}: {yaml(writable(value))}" for key, value in fields.items() if value]
    recipe = [f"recipe: {yaml(writable(str(bitext.recipe)))}"] if bitext.recipe.entries else []
    return [*lines, f"languages: {yaml([*columns])}", *recipe]


def yaml(value: str | list[str]) -> str:
    """A value as JSON, which is YAML as well once the two line separators of Unicode are written as escapes."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _numbered(findings: list[Finding] | tuple[Finding, ...], start: int = 0) -> list[_Numbered]:
    return [_Numbered(number, finding) for number, finding in enumerate(findings, start + 1)]


def _cells(
    table: list[Row], columns: tuple[str, ...], source_language: str, notes: list[_Numbered]
) -> Iterator[list[_Cell]]:
    """The cells of each row. A finding stands in the column of its language, or in the first if it has none."""
    at = 0
    for row in table:
        here = notes[at : at + len(row.findings)]
        at += len(row.findings)
        targets = {target.language: target.text for target in row.targets}
        cells = []
        for index, column in enumerate(columns):
            shown = tuple(
                n for n in here if n.finding.language == column or (not index and n.finding.language not in columns)
            )
            is_source = column == source_language
            cell_id = row.id if is_source else f"{row.id}.{column}"
            cells.append(_Cell(cell_id, row.source.strip() if is_source else targets[column], is_source, shown))
        yield cells


def _title(bitext: Bitext, titles: list[list[_Cell]], columns: tuple[str, ...]) -> Iterator[str]:
    """The title, in large print in the first column's language, and the line with date and source.

    An article without a title has the beginning of its text for one, where its language is shown.
    """
    if not titles and bitext.article.language in columns:
        # No id: this line stands for no row.
        yield from (f"# {escape_line(bitext.article.title.strip())}", "")
    for number, row in enumerate(titles):
        for index, cell in enumerate(row):
            text = _marked(escape_line(cell.text), cell.notes)
            large = not index and not number
            yield from (_comment(cell), (f"# {text}" if large else f"**{text}**") if cell.text else NOT_TRANSLATED, "")
    yield from (END, "")
    facts = [escape_line(value) for key in ("date", "source") if (value := bitext.article.meta(key).strip())]
    if facts:
        yield from (" · ".join(facts), "")


def _comment(cell: _Cell) -> str:
    return f"<!-- {cell.id} -->"


def _marked(text: str, notes: tuple[_Numbered, ...]) -> str:
    marks = " ".join(f"⚠{note.number}" for note in notes)
    return f"{text} <sup>{marks}</sup>" if marks else text


def _table(body: list[tuple[Row, list[_Cell]]], columns: tuple[str, ...]) -> Iterator[str]:
    yield _row(language_name(column) for column in columns)
    yield _row("---" for _ in columns)
    for row, cells in body:
        yield _row(f"{_comment(cell)}{_cell_text(row, cell)}" for cell in cells)
    yield ""


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell_text(row: Row, cell: _Cell) -> str:
    if not cell.text:
        return _marked(NOT_TRANSLATED if row.source.strip() else "", cell.notes)
    text = escape(cell.text)
    if row.kind == "heading":
        text = f"**{text}**"
    elif row.kind == "chrome":
        text = f"<sub>{text}</sub>"
    elif row.kind == "list item" and not _OWN_BULLET.match(cell.text):
        text = f"&bull; {text}"
    elif row.kind == "table cell" and row.place and cell.is_source:
        text = f"<sub>{escape(row.place)}</sub><br>{text}"
    return _marked(text, cell.notes)


def _interleaved(body: list[tuple[Row, list[_Cell]]]) -> Iterator[str]:
    """Paragraph under paragraph; the source is set apart as a quotation."""
    for row, cells in body:
        for index, cell in enumerate(cells):
            quote = "> " if cell.is_source and row.kind != "heading" else ""
            yield from (_comment(cell), f"{quote}{_line_text(row, cell, not index)}", "")


def _line_text(row: Row, cell: _Cell, is_first: bool) -> str:
    if not cell.text:
        return _marked(NOT_TRANSLATED if row.source.strip() else "", cell.notes)
    text = escape_line(cell.text)
    if row.kind == "heading":
        # One heading per row, so that a table of contents shows it once; the title alone is of level 1.
        text = f"{'#' * min(max(row.level, 2), 6)} {text}" if is_first else f"**{text}**"
    elif row.kind == "chrome":
        text = f"<sub>{escape(cell.text)}</sub>"
    elif row.kind == "list item" and not _OWN_BULLET.match(cell.text):
        text = f"- {text}"
    return _marked(text, cell.notes)


def _findings(notes: list[_Numbered]) -> Iterator[str]:
    if not notes:
        return
    yield from ("## Findings", "", "| No. | Severity | Where | Language | Message |", "| --- | --- | --- | --- | --- |")
    for note in notes:
        finding = note.finding
        where = finding.subject or "article"
        language = language_name(finding.language) if finding.language else ""
        yield _row(
            escape(value) for value in (f"⚠{note.number}", finding.severity, where, language, finding.message.strip())
        )
    yield ""


def _terms(bitext: Bitext, columns: tuple[str, ...]) -> Iterator[str]:
    used = terms_used(bitext)
    if not used:
        return
    yield from ("## Glossary terms used", "", _row(iter((*map(language_name, columns), "Count", "Status"))))
    yield _row("---" for _ in range(len(columns) + 2))
    for use in used:
        concept = use.concept
        said = {rendering.language: rendering.text for rendering in concept.renderings if rendering.use == "preferred"}
        said[bitext.article.language] = concept.zh
        yield _row(escape(value) for value in (*(said.get(c, "") for c in columns), str(use.count), concept.status))
    yield ""


def _small_print(bitext: Bitext) -> Iterator[str]:
    if bitext.article.unread:
        yield from (f"<sub>Not read from the source: {escape(', '.join(bitext.article.unread))}</sub>", "")
    if bitext.recipe.entries:
        yield from (f"<sub>Recipe: {escape(str(bitext.recipe))}</sub>", "")
