"""A web page as blocks in the order of the page, and the names of what is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bilingual.formats.apart import GAP, closed, lowered, raised
from bilingual.formats.decode import is_blank, strip_blanks
from bilingual.model import BlockKind

_SKIPPED = re.compile(
    "script|style|noscript|template|head|nav|rt|rp|option|datalist|input|button|map|applet|dialog|frame|frameset"
)
_UNREAD = {
    "img": "picture",
    "svg": "drawing",
    "canvas": "drawing",
    "video": "film",
    "audio": "sound recording",
    "iframe": "frame",
    "object": "embedded object",
    "embed": "embedded object",
    "aside": "aside",
    "math": "formula",
    "textarea": "form field",
    "select": "form field",
}
_CONTROLS = ("input", "button", "map", "applet")
_STRUCK = "struck-out passage"
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|dfn|em|font|hi|i|ins|kbd|label|mark|nobr|q|ref|ruby|rb|samp|"
    "small|span|strong|sub|sup|time|tt|u|var|wbr|graphic"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# A line end between two wide characters is no space (CSS Text Module Level 3, segment break transformation).
_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page, or something that is not read; `path` numbers the elements around it."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    path: tuple[int, ...] = ()
    cell: tuple[int, int, int] | None = None
    unread: str = ""


def clean(text: str) -> str:
    return strip_blanks(_SPACE.sub(" ", _BREAK.sub("", text)))


def set_apart(tree: Any) -> None:
    """Rewrites raised and lowered text so that its figures join no other, for trafilatura and for this module."""
    for position, outer in ((raised, "sup"), (lowered, "sub")):
        for element in tree.xpath(f"//{outer}[not(ancestor::sup or ancestor::sub)]"):
            for inner in element.iter():
                if isinstance(inner.tag, str):
                    inner.text = position(inner.text or "")
                if inner is not element:
                    inner.tail = position(inner.tail or "")


class _Walk:
    """Where a walk through a page stands: the text of the block it is in, and what surrounds it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.path: list[int] = []
        self.around: list[tuple[str, BlockKind, int]] = []
        self.cells: dict[Any, tuple[int, int, int]] = {}
        self.cell: list[tuple[int, int, int]] = []
        self.lists = 0
        self.tables = 0
        self.verbatim = 0

    def flush(self) -> Iterator[Piece]:
        text = closed("".join(self.parts))
        self.parts = []
        for line in text.splitlines() if self.verbatim else [_SPACE.sub(" ", _BREAK.sub("", text)).strip(" ")]:
            if not is_blank(line):
                _, kind, level = self.around[-1] if self.around else ("", "paragraph", 0)
                cell = self.cell[-1] if self.cell else None
                yield Piece(line, "table cell" if cell and kind == "paragraph" else kind, level, tuple(self.path), cell)


def pieces_of(tree: Any) -> Iterator[Piece]:
    """The blocks of a tree in order, and what is not read where it stands. Trees may be deep: there is no recursion."""
    walk = _Walk()
    stack: list[tuple[Any, bool]] = [(tree, True)]
    number = 0
    while stack:
        element, opening = stack.pop()
        if not opening:
            yield from _leave(walk, element)
            walk.parts.append(element.tail or "")
            continue
        number += 1
        if _is_skipped(element):
            name = _unread_name(element)
            if name:
                yield Piece("", path=(*walk.path, number), unread=name)
            # A struck-out figure in the middle of another corrects it; anything else stands between two.
            apart = element.tag in _CONTROLS or name not in ("", _STRUCK)
            walk.parts += (GAP if apart else "", element.tail or "")
            continue
        yield from _enter(walk, element, number)
        walk.parts.append(element.text or "")
        stack.append((element, False))
        stack.extend((child, True) for child in reversed(element))
    yield from walk.flush()


def _is_skipped(element: Any) -> bool:
    return (
        not isinstance(element.tag, str)
        or _SKIPPED.fullmatch(element.tag) is not None
        or bool(_unread_name(element))
        or element.get("hidden") is not None
        or "display:none" in _style(element)
    )


def _unread_name(element: Any) -> str:
    """What to call an element that is passed over and named to the reader, or ""."""
    if not isinstance(element.tag, str):
        return ""
    return _STRUCK if is_struck(element) else _UNREAD.get(element.tag, "")


def is_struck(element: Any) -> bool:
    return element.tag in ("del", "s", "strike") or "line-through" in _style(element)


def _style(element: Any) -> str:
    return (element.get("style") or "").replace(" ", "").lower()


def _enter(walk: _Walk, element: Any, number: int) -> Iterator[Piece]:
    tag = element.tag
    if _INLINE.fullmatch(tag):
        return
    yield from walk.flush()
    walk.path.append(number)
    if tag == "table":
        cells = _cells(element)
        if cells:
            walk.tables += 1
            walk.cells.update((cell, (walk.tables, row, column)) for cell, row, column in cells)
    if element in walk.cells:
        walk.cell.append(walk.cells[element])
    _, kind, level = walk.around[-1] if walk.around else ("", "paragraph", 0)
    if tag in ("ul", "ol", "list", "dl"):
        walk.lists += 1
    elif tag in ("li", "item", "dt", "dd"):
        kind, level = "list item", max(walk.lists - 1, 0)
    elif tag in _HEADINGS:
        kind, level = "heading", _HEADINGS[tag]
    elif tag == "pre":
        walk.verbatim += 1
    walk.around.append((tag, kind, level))


def _leave(walk: _Walk, element: Any) -> Iterator[Piece]:
    tag = element.tag
    if _INLINE.fullmatch(tag):
        return
    yield from walk.flush()
    walk.path.pop()
    walk.around.pop()
    if element in walk.cells:
        walk.cell.pop()
    if tag in ("ul", "ol", "list", "dl"):
        walk.lists -= 1
    elif tag == "pre":
        walk.verbatim -= 1


def _cells(table: Any) -> list[tuple[Any, int, int]]:
    """The cells of a table with row and column from 1, spans counted; none for a table that only lays out a page."""
    if table.find(".//table") is not None or any(
        table.find(f".//{tag}") is not None for tag in ("h1", "h2", "article")
    ):
        return []
    found: list[tuple[Any, int, int]] = []
    taken: dict[int, int] = {}
    for row, line in enumerate(table.iter("tr"), 1):
        column = 1
        for cell in line.iterchildren("td", "th"):
            while taken.get(column, 0) >= row:
                column += 1
            found.append((cell, row, column))
            wide, high = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
            taken.update((column + offset, row + high - 1) for offset in range(wide))
            column += wide
    rows, columns = {row for _, row, _ in found}, {column for _, _, column in found}
    return found if len(rows) > 1 and len(columns) > 1 else []


def _span(value: str | None) -> int:
    return min(int(value), 100) if value and value.isascii() and value.isdigit() and int(value) else 1
