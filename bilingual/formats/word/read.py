"""Word document to article: every paragraph one block, and everything that is no paragraph named."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.errors import InputError
from bilingual.formats.pasted import mark_pasted_chrome
from bilingual.formats.word.package import body_of, core_property, damage_named, opened, related, root_of
from bilingual.formats.word.paragraphs import (
    Inline,
    Nature,
    Outline,
    attribute,
    mark_deleted,
    row_deleted,
    setting,
    tag_of,
    unwrapped,
)
from bilingual.model import Article, Block, BlockKind

_TITLE_LENGTH = 30
_NOTES = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where paragraphs stand: outside the body they all have one kind, role and place."""

    kind: BlockKind
    role: str
    place: str

    def at(self, place: str) -> _Setting:
        return _Setting(self.kind, self.role, f"{self.place}, {place}" if self.place else place)


_BODY = _Setting("paragraph", "", "")


def read(data: bytes, origin: str) -> Article:
    """The article in a .docx: body, then footnotes, endnotes, and each distinct page header and footer.

    `raw` is the paragraph as printed with all tracked changes accepted; a line break in it is "\\n". `line` is 0,
    `place` says where the block stands. Pictures, charts, comments and whatever else is not text are counted in
    `unread`, and so are numbers that Word prints before list items. Metadata come from source lines pasted along: a
    document's own dates tell when it was saved. Raises InputError for what is encrypted, damaged, no Word document, or
    without text.
    """
    reading = _Reading(opened(data))
    reading.everything()
    unread = tuple(f"{count} {name}{'' if count == 1 else 's'}" for name, count in sorted(reading.unread.items()))
    if not reading.blocks:
        instead = f", only {', '.join(unread)}" if unread else ""
        raise InputError(f"holds no text{instead}; give a document with text")
    article = Article(
        title=reading.title(),
        language="zh",
        script="",
        blocks=tuple(reading.blocks),
        origin=origin,
        digest=hashlib.sha256(data).hexdigest(),
        unread=unread,
    )
    return mark_pasted_chrome(article)


class _Reading:
    """One pass over a document; `blocks` and `unread` are what it found."""

    def __init__(self, document: Document) -> None:
        self.blocks: list[Block] = []
        self.unread: Counter[str] = Counter()
        self._document = document
        self._outline = Outline(document)
        self._inline = Inline(self.unread)
        self._paragraphs = self._tables = self._boxes = 0
        self._titled = False
        self._edges: set[tuple[str, str]] = set()

    def everything(self) -> None:
        """Reads the body, the notes and the page edges, in this order."""
        self._flow(body_of(self._document), _BODY)
        for kind in _NOTES:
            self._notes(kind)
        with damage_named():
            comments = len(self._document.comments)
            edges = list(_page_edges(self._document))
        if comments:
            self.unread["comment"] += comments
        for role, root in edges:
            self._inline = Inline(self.unread)
            self._flow(root, _Setting("chrome", role, role))

    def title(self) -> str:
        """The titled paragraph, else the first heading, else the title property, else the start of the first block."""
        for wanted in ("title", ""):
            for block in self.blocks:
                if block.kind == "heading" and (not wanted or block.role == wanted):
                    return " ".join(block.raw.split())
        named = core_property(self._document, "title").strip()
        if named:
            return named
        first = " ".join(self.blocks[0].raw.split())
        return first if len(first) <= _TITLE_LENGTH else first[:_TITLE_LENGTH] + "…"

    def _notes(self, kind: str) -> None:
        part = related(self._document.part, _NOTES[kind])
        if part is None:
            return
        with damage_named():
            root = root_of(part)
        # Separators between text and notes have a type; notes have none, or "normal".
        notes = {
            attribute(note, "w:id"): note
            for note in root
            if tag_of(note) == f"w:{kind}" and attribute(note, "w:type") in ("", "normal")
        }
        referred = [key for what, key in self._inline.notes if what == kind and key in notes]
        inline, self._inline = self._inline, Inline(self.unread)
        for number, key in enumerate(dict.fromkeys([*referred, *notes]), start=1):
            self._flow(notes[key], _Setting("paragraph", "footnote", f"{kind} {number}"))
        self._inline = inline

    def _flow(self, container: Element, where: _Setting) -> None:
        carried = ""
        paragraph: Element | None = None
        for inner in unwrapped(container):
            tag = tag_of(inner)
            if tag == "w:p":
                paragraph = inner
                carried += self._inline.text(inner)
                if not mark_deleted(inner):
                    self._add(inner, carried, where)
                    carried = ""
                self._text_boxes(where)
            elif tag == "w:tbl":
                self._table(inner, where)
            elif tag == "w:altChunk":
                self.unread["embedded document"] += 1
        if paragraph is not None and carried:
            self._add(paragraph, carried, where)

    def _text_boxes(self, where: _Setting) -> None:
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            self._boxes += 1
            self._flow(box, _Setting(where.kind, where.role, "").at(f"text box {self._boxes}"))

    def _table(self, table: Element, where: _Setting) -> None:
        outer = _inside_table(where)
        if outer:
            number = "inner table"
        else:
            self._tables += 1
            number = f"table {self._tables}"
        kind: BlockKind = where.kind if where.role else "table cell"
        inside = _Setting(kind, where.role, where.place).at(number)
        rows = (row for row in unwrapped(table) if tag_of(row) == "w:tr")
        for row_number, row in enumerate(rows, start=1):
            if row_deleted(row):
                self.unread["tracked deletion"] += 1
                continue
            for column, cell in _cells(row):
                self._flow(cell, inside.at(f"row {row_number}").at(f"column {column}"))

    def _add(self, paragraph: Element, text: str, where: _Setting) -> None:
        raw = text.strip("\n")
        if not raw.strip():
            return
        nature = self._outline.nature(paragraph)
        place = where.place
        if where.kind == "chrome" and self._known_edge(raw, where.role):
            return
        if where == _BODY:
            self._paragraphs += 1
            place = f"paragraph {self._paragraphs}"
        if where.kind != "paragraph" or where.role:
            nature = Nature(where.kind, 0, where.role, nature.numbered)
            raw = raw.strip() if where.role == "footnote" else raw
        self.unread.update(("automatic number",) if nature.numbered else ())
        role = nature.role
        if role == "title":
            role, self._titled = ("" if self._titled else role), True
        number = f"p{len(self.blocks) + 1:03d}"
        self.blocks.append(Block(number, nature.kind, raw, raw, nature.level, role, place=place))

    def _known_edge(self, raw: str, role: str) -> bool:
        """Whether this text of a page edge stands already, or is nothing but a page number."""
        key = (role, raw.strip())
        if key in self._edges:
            return True
        self._edges.add(key)
        if self._inline.shows_page and not any(character.isalpha() for character in raw):
            self.unread["page number"] += 1
            return True
        return False


def _page_edges(document: Document) -> Iterator[tuple[str, Element]]:
    """The role and the root of each page header and footer that a section defines."""
    for section in document.sections:
        headers = (section.header, section.first_page_header, section.even_page_header)
        footers = (section.footer, section.first_page_footer, section.even_page_footer)
        for role, edges in (("page header", headers), ("page footer", footers)):
            for edge in edges:
                if not edge.is_linked_to_previous:
                    yield role, root_of(edge.part)


def _inside_table(where: _Setting) -> bool:
    return where.kind == "table cell" or ", column " in where.place


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with the grid column where each starts, from 1; merged cells are one cell, at its start."""
    column = 1 + _count(setting(row, "w:trPr", "w:gridBefore"), 0)
    for cell in unwrapped(row):
        if tag_of(cell) != "w:tc":
            continue
        yield column, cell
        column += _count(setting(cell, "w:tcPr", "w:gridSpan"), 1)


def _count(value: str | None, otherwise: int) -> int:
    return int(value) if value is not None and value.isdecimal() else otherwise
