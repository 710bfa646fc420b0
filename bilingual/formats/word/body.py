"""Rows to elements of a document: as a table with a column per language, or paragraph under paragraph."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from bilingual.formats.rows import Layout, Row
from bilingual.formats.word.anchors import Anchor, Content
from bilingual.formats.word.look import Look
from bilingual.formats.word.package import PLACE
from bilingual.formats.word.runs import Annotations, Pen, elements, paragraph, twips
from bilingual.formats.word.stylesheet import list_item, text_style
from bilingual.model import Finding

_DEEPEST_HEADING = 3
# A list item whose text brings its own bullet or number, in digits, letters or Chinese numerals.
_OWN_MARKER = re.compile(r"\s*(?:[-*•·●○■□◆◇▪–—]|[(（]?(?:[0-9]{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})[.)、．）])")

# CJK radicals and all that follows them: ideographs, kana, full-width signs; and the ideographs beyond the basic plane.
_WIDE = re.compile("[\u2e80-\uffef\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its place in the order of rows; `starts` where it is the first of its block."""

    order: int
    row: Row
    starts: bool


def numbered(rows: Iterable[Row]) -> Iterator[Line]:
    """The rows with their order, and whether a block starts with them."""
    before = ""
    for order, row in enumerate(rows):
        block = row.id.partition(".")[0]
        yield Line(order, row, block != before)
        before = block


class Body:
    """Writes the rows of one document; `columns` are the languages shown."""

    def __init__(self, look: Look, pen: Pen, columns: Sequence[str], layout: Layout) -> None:
        self._annotations = Annotations(pen)
        self._look = look
        self._pen = pen
        self._columns = columns
        self._source = pen.source
        self._in_table = layout.arrangement == "table"
        landscape = self._in_table and len(columns) >= look.page.landscape_from
        page = look.page
        self.page = (page.long, page.short) if landscape else (page.short, page.long)
        self.width, self._height = self.page[0] - 2 * page.margin, self.page[1] - 2 * page.margin
        self._apart = f'<w:keepNext/><w:spacing w:before="{twips(look.interleaved.apart)}"/>'
        self._under = f'<w:ind w:left="{twips(look.interleaved.indent)}"/>'

    @property
    def comments(self) -> list[str]:
        """The comments of the rows written so far, for the comments part."""
        return self._annotations.comments

    def title(self, lines: Sequence[Line]) -> str:
        """The title in each language shown, the first in style Title."""
        return "".join(
            paragraph("FacingTitle" if column else "Title", self._content(line, code))
            for column, code in enumerate(self._columns)
            for line in lines
        )

    def interleaved(self, line: Line) -> str:
        """A row as one paragraph for each language, the first set apart from what stands above it."""
        place = self._place(line)
        parts = [paragraph("Place", place, self._apart)] if place else []
        for column, code in enumerate(self._columns):
            style, properties = self._style(line, column)
            if column:
                properties = properties or self._under
            elif not place:
                # w:numPr stands between w:keepNext and w:spacing (ECMA-376 part 1, 17.3.1.26).
                list_number, indent = (properties, "") if "w:numPr" in properties else ("", properties)
                properties = self._apart.replace("<w:spacing", f"{list_number}<w:spacing") + indent
            parts.append(paragraph(style, self._content(line, code), properties))
        return "".join(parts)

    def table(self, lines: Sequence[Line]) -> tuple[Element, Iterator[str]]:
        """The table with its header row, which Word repeats on every page, and the rows for the PLACE in it."""
        texts = {code: [_text(line.row, code) for line in lines] for code in self._columns}
        widths = column_widths(self._look, self.width, texts)
        names = [self._pen.runs(self._look.language(code).name, code) for code in self._columns]
        table = simple_table(self._look, widths, [names])
        table.extend(elements(PLACE))
        # Not by add_row and cell of python-docx: both look through the whole table each time.
        return table, (self._table_row(line, widths) for line in lines)

    def _table_row(self, line: Line, widths: Sequence[float]) -> str:
        """A row of the table; one that takes little of a page stays in one piece."""
        fill = ""
        if line.row.kind == "heading":
            fill = self._look.colours.heading_fill
        elif line.row.kind == "chrome":
            fill = self._look.colours.quiet_fill
        place = self._place(line)
        cells = []
        for column, code in enumerate(self._columns):
            style, properties = self._style(line, column)
            content = paragraph(style, self._content(line, code), properties)
            above = paragraph("Place", place) if place and not column else ""
            cells.append(cell(widths[column], above + content, fill))
        keeps_whole = self._points_high(line.row, widths) <= self._look.page.unbroken * self._height
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if keeps_whole else ''}{''.join(cells)}</w:tr>"

    def _style(self, line: Line, column: int) -> tuple[str, str]:
        """The paragraph style of a cell, and its properties. Only the first column's headings are in the outline."""
        row = line.row
        match row.kind:
            case "heading":
                level = min(max(row.level, 1), _DEEPEST_HEADING)
                return (f"FacingHeading{level}" if column or not line.starts else f"Heading{level}"), ""
            case "list item":
                if not line.starts or (column and not self._in_table):
                    return "ListText", list_item(self._look, row.level, "none")
                return "ListText", list_item(
                    self._look, row.level, "own" if _OWN_MARKER.match(row.source) else "bullet"
                )
            case "chrome":
                return "Chrome", ""
            case _:
                return text_style(self._columns[column]), ""

    def _place(self, line: Line) -> str:
        row = line.row
        shown = line.starts and row.place and (row.kind == "table cell" or row.role == "footnote")
        return self._pen.runs(row.place, "en") if shown else ""

    def _content(self, line: Line, code: str) -> str:
        row = line.row
        is_target = code != self._source
        text = _text(row, code)
        content: Content = "source"
        if is_target:
            content = "target" if text else "empty"
            text = text or (self._look.empty.chrome if row.kind == "chrome" else self._look.empty.text)
        anchor = Anchor(line.order, row.id, code, content)
        return self._annotations.anchored(anchor, self._pen.runs(text, code), self._findings(row, code))

    def _findings(self, row: Row, code: str) -> list[Finding]:
        first = code == self._columns[0]
        return [f for f in row.findings if f.language == code or (first and f.language not in self._columns)]

    def _points_high(self, row: Row, widths: Sequence[float]) -> float:
        """How high the row will be, in points, by the mean width of a character and the width of its columns."""
        table, size = self._look.table, self._look.size
        highest = 0
        for code, width in zip(self._columns, widths, strict=True):
            line = (width - 2 * table.across) / size
            parts = _text(row, code).split("\n")
            highest = max(highest, sum(max(math.ceil(_ems(part, self._look, code) / line), 1) for part in parts))
        # Without a leading of its own: East Asian fonts of Word stand about 1.3 times as high as their size.
        leading = self._look.styles["Text"].leading or 1.3 * size * self._look.line
        return highest * leading + 2 * table.down


def _text(row: Row, code: str) -> str:
    """What a row says in a language: the source where it is no target."""
    return next((target.text for target in row.targets if target.language == code), row.source)


def _ems(text: str, look: Look, code: str) -> float:
    """How long a text is on one line, in ems: an East Asian character takes one, any other the mean of its language."""
    wide = sum(map(len, _WIDE.findall(text)))
    return wide + (len(text) - wide) * look.language(code).advance


def column_widths(look: Look, width: float, texts: Mapping[str, Iterable[str]]) -> list[float]:
    """The width in points, shared among languages by the room that their texts take: for Chinese, about half of others.

    No share falls below the narrowest of the look.
    """
    padding = 2 * look.table.across
    room = {code: 1 + sum(_ems(text, look, code) for text in texts[code]) for code in texts}
    least = (width / len(room)) * min(look.table.narrowest, 1)
    narrow: set[str] = set()
    while True:
        free = width - least * len(narrow) - padding * (len(room) - len(narrow))
        wide = sum(each for code, each in room.items() if code not in narrow)
        widths = {code: least if code in narrow else padding + free * each / wide for code, each in room.items()}
        too_narrow = {code for code, each in widths.items() if each < least}
        if not too_narrow:
            return list(widths.values())
        narrow |= too_narrow


def simple_table(look: Look, widths: Sequence[float], rows: Iterable[Sequence[str]]) -> Element:
    """A table of fixed column widths (points) with thin rules; cells hold runs, and the first row is the header."""
    lines = []
    for number, cells in enumerate(rows):
        style, fill, head = (
            ("TermText", "", "") if number else ("ColumnHead", look.colours.header_fill, "<w:tblHeader/>")
        )
        content = (cell(width, paragraph(style, runs), fill) for width, runs in zip(widths, cells, strict=True))
        lines.append(table_row("".join(content), head))
    return ruled_table(look, widths, "".join(lines))


def ruled_table(look: Look, widths: Sequence[float], rows: str) -> Element:
    """A table of fixed column widths (points) with thin rules around its rows."""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{look.colours.grid}"'
    borders = "".join(f"<w:{side} {rule}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    down, across = look.table.down, look.table.across
    sides = (("top", down), ("left", across), ("bottom", down), ("right", across))
    padding = "".join(f'<w:{side} w:w="{twips(points)}" w:type="dxa"/>' for side, points in sides)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return elements(
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )[0]


def table_row(cells: str, properties: str = "") -> str:
    """A row that stays in one piece."""
    return f"<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>"


def cell(width: float, content: str, fill: str = "", over: int = 1) -> str:
    """A cell of a width in points, over so many columns."""
    # w:gridSpan stands between w:tcW and w:shd (ECMA-376 part 1, 17.4.69).
    span = f'<w:gridSpan w:val="{over}"/>' if over > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{shade}</w:tcPr>{content}</w:tc>'
