"""A written document back to targets: by bookmark and, where a person typed over one, by row and column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.rows import Target
from bilingual.formats.word.anchors import Anchor, Content, decode
from bilingual.formats.word.look import look
from bilingual.formats.word.package import body_of, opened
from bilingual.formats.word.paragraphs import (
    Inline,
    Outline,
    attribute,
    mark_deleted,
    row_deleted,
    tag_of,
    unwrapped,
)

_Found = tuple[Anchor, str]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph; `ends` is false where its end was deleted, and for a bookmark between paragraphs."""

    anchors: tuple[Anchor, ...]
    style: str
    text: str
    ends: bool = True


@dataclass(frozen=True, slots=True)
class _Cell:
    anchors: tuple[Anchor, ...]
    text: str


def read_back(data: bytes) -> tuple[Target, ...]:
    """What the rows say now, in their order; right after `write`, what `rows` gave.

    Tracked changes count as accepted. Paragraphs into which a person split one are joined by "\\n". A row that was
    deleted is missing. A document without our bookmarks has no rows. Raises InputError for what is no Word document.
    """
    texts: dict[tuple[str, str], str] = {}
    for anchor, text in _found(data):
        if anchor.content != "source":
            untouched = anchor.content == "empty" and text in (look().empty.text, look().empty.chrome)
            texts.setdefault((anchor.id, anchor.language), "" if untouched else text)
    return tuple(Target(row_id, language, text) for (row_id, language), text in texts.items())


def read_sources(data: bytes) -> tuple[Target, ...]:
    """What the rows say in Chinese, as `read_back` reads the targets; nothing where the document does not show it."""
    texts: dict[str, str] = {}
    for anchor, text in _found(data):
        if anchor.content == "source":
            texts.setdefault(anchor.id, text)
    return tuple(Target(row_id, "zh", text) for row_id, text in texts.items())


def _found(data: bytes) -> list[_Found]:
    document = opened(data)
    reading = _Reading(Outline(document))
    return sorted(reading.body(body_of(document)), key=lambda item: item[0].order)


class _Reading:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._inline = Inline(Counter())
        self._place = look().styles["Place"].name
        self._open: tuple[str, Anchor] | None = None

    def body(self, body: Element) -> Iterator[_Found]:
        """The texts of the bookmarked paragraphs and tables; a split paragraph by its bookmark or style."""
        waiting: list[_Paragraph] = []
        for element in unwrapped(body):
            if tag_of(element) == "w:tbl":
                yield from self._runs_of_paragraphs(waiting)
                waiting = []
                yield from self._table(element)
            else:
                waiting.append(self._paragraph(element))
        yield from self._runs_of_paragraphs(waiting)

    def _runs_of_paragraphs(self, paragraphs: Iterable[_Paragraph]) -> Iterator[_Found]:
        """Each bookmarked paragraph with those that follow it in the same style without a bookmark."""
        current: Anchor | None = None
        style = ""
        lines: list[str] = []
        for paragraph in _merged(paragraphs):
            if current in paragraph.anchors:
                # A bookmark over two paragraphs; LibreOffice even starts it anew in the second one.
                lines.append(paragraph.text)
            elif paragraph.anchors:
                if current is not None:
                    yield current, _joined(lines)
                current, style, lines = paragraph.anchors[0], paragraph.style, [paragraph.text]
            elif paragraph.style == style:
                lines.append(paragraph.text)
            else:
                style = ""  # what follows a foreign paragraph is no part of the one before it
        if current is not None:
            yield current, _joined(lines)

    def _paragraph(self, element: Element) -> _Paragraph:
        """A paragraph, or a bookmark that stands between paragraphs and belongs to the next."""
        anchors = self._anchors(element)
        if tag_of(element) != "w:p":
            return _Paragraph(anchors, "", "", ends=False)
        text = self._inline.text(element)
        ends = not mark_deleted(element)
        gone = not ends and not text  # a paragraph deleted as a whole takes its bookmark with it
        return _Paragraph(() if gone else anchors, self._outline.style_name(element), text, ends)

    def _anchors(self, element: Element) -> tuple[Anchor, ...]:
        """The bookmarks that start here or, where none does, the one that runs on over text of this paragraph."""
        starting: list[Anchor] = []
        running_on: tuple[Anchor, ...] = ()
        for inner in element.iter():
            tag = tag_of(inner)
            if tag == "w:bookmarkStart" and (anchor := decode(attribute(inner, "w:name"))):
                starting.append(anchor)
                self._open = (attribute(inner, "w:id"), anchor)
            elif tag == "w:bookmarkEnd" and self._open and attribute(inner, "w:id") == self._open[0]:
                self._open = None
            elif tag == "w:t" and self._open and tag_of(element) == "w:p":
                running_on = (self._open[1],)
        return tuple(starting) or running_on

    def _table(self, table: Element) -> Iterator[_Found]:
        rows: list[list[_Cell]] = []
        for row in unwrapped(table):
            if tag_of(row) == "w:tr" and not row_deleted(row):
                rows.append(list(self._cells(row)))
        languages = _column_languages(rows)
        for cells in rows:
            anchors = [anchor for cell in cells for anchor in cell.anchors[:1]]
            if not anchors:
                continue
            own = {anchor.language for anchor in anchors}
            for column, cell in enumerate(cells):
                if cell.anchors:
                    yield cell.anchors[0], cell.text
                elif column in languages and languages[column].language not in own:
                    # Typing over the whole text of a cell takes its bookmark away; its neighbours know the row.
                    first = anchors[0]
                    yield replace(languages[column], order=first.order, id=first.id), cell.text

    def _cells(self, row: Element) -> Iterator[_Cell]:
        before: tuple[Anchor, ...] = ()
        for element in unwrapped(row):
            if tag_of(element) != "w:tc":
                before += self._paragraph(element).anchors
                continue
            paragraphs = [self._paragraph(inner) for inner in self._inside(element)]
            merged = [item for item in _merged(paragraphs) if item.style != self._place]
            anchors = before + tuple(anchor for item in merged for anchor in item.anchors)
            yield _Cell(anchors, _joined([item.text for item in merged]))
            before = ()

    def _inside(self, container: Element) -> Iterator[Element]:
        """The paragraphs and free bookmarks of a cell, those of tables in it among them."""
        for element in unwrapped(container):
            if tag_of(element) in ("w:tbl", "w:tr", "w:tc"):
                yield from self._inside(element)
            elif tag_of(element) in ("w:p", "w:bookmarkStart"):
                yield element


def _merged(paragraphs: Iterable[_Paragraph]) -> Iterator[_Paragraph]:
    """The paragraphs; what has no end of its own becomes part of the next."""
    anchors: tuple[Anchor, ...] = ()
    text = ""
    for paragraph in paragraphs:
        anchors += paragraph.anchors
        text += paragraph.text
        if paragraph.ends:
            yield replace(paragraph, anchors=anchors, text=text)
            anchors, text = (), ""


def _joined(lines: list[str]) -> str:
    return "\n".join(line for line in lines if line)


def _column_languages(rows: Iterable[Iterable[_Cell]]) -> dict[int, Anchor]:
    """The language that most cells of a column carry, as the anchor of one of them."""
    votes: defaultdict[int, Counter[tuple[str, Content]]] = defaultdict(Counter)
    for cells in rows:
        for column, cell in enumerate(cells):
            votes[column].update(
                (anchor.language, "source" if anchor.content == "source" else "target") for anchor in cell.anchors[:1]
            )
    return {column: Anchor(0, "", *count.most_common(1)[0][0]) for column, count in votes.items() if count}
