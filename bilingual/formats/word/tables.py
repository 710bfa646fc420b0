"""The tables of any Word document, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.aligned.columns import Table
from bilingual.formats.word.package import body_of, opened
from bilingual.formats.word.paragraphs import Inline, child, row_deleted, setting, tag_of, unwrapped


def read_tables(data: bytes) -> tuple[Table, ...]:
    """The tables of the body in order, tables inside cells being text of the cell.

    Tracked changes count as accepted. A cell over several columns stands in the first of them. Raises InputError for
    what is no Word document.
    """
    inline = Inline(Counter())
    tables = [element for element in unwrapped(body_of(opened(data))) if tag_of(element) == "w:tbl"]
    return tuple(Table(f"table {number}", tuple(_rows(table, inline))) for number, table in enumerate(tables, start=1))


def _rows(table: Element, inline: Inline) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = [row for row in unwrapped(table) if tag_of(row) == "w:tr" and not row_deleted(row)]
    for number, row in enumerate(rows, start=1):
        cells: list[str] = []
        for cell in unwrapped(row):
            if tag_of(cell) == "w:tc":
                width = setting(child(cell, "w:tcPr"), "w:gridSpan") or "1"
                covered = int(width) if width.isdecimal() else 1
                cells += ("\n".join(filter(None, _paragraphs(cell, inline))), *[""] * (covered - 1))
        yield number, tuple(cells)


def _paragraphs(container: Element, inline: Inline) -> Iterator[str]:
    for element in unwrapped(container):
        if tag_of(element) in ("w:tbl", "w:tr", "w:tc"):
            yield from _paragraphs(element, inline)
        elif tag_of(element) == "w:p":
            yield inline.text(element)
