"""Web pages, saved as .html: the article's body, block by block, as the page has it.

trafilatura says where the article is; the page's own tree says what stands there, so that nothing of the body is
dropped, doubled or rewritten: trafilatura itself leaves out short paragraphs, asides and repeated lines. Read is
everything from the first block trafilatura found to the last, the rest of the element that holds most of them, the
title above with what stands between, and the source, date and editor lines that follow. White space collapses as in a
browser; ideographic spaces stay. The text of scripts, navigation, forms' controls, asides and hidden elements is not
read; pictures, films, sounds, frames, asides and controls inside the body are counted in `Article.unread`.

The date is the one printed with the article, or else the one in the page's metadata; never one worked out from a clock.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata
from trafilatura.settings import use_config

from bilingual.errors import InputError
from bilingual.formats.chrome import gather
from bilingual.formats.decode import decode, is_blank, strip_blanks
from bilingual.formats.text import recognise_lines, title_of
from bilingual.model import Article, Block, BlockKind

for _name in ("trafilatura", "htmldate"):  # they log to the terminal what is said here by an error
    logging.getLogger(_name).addHandler(logging.NullHandler())

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
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|hi|i|ins|kbd|label|mark|nobr|q|ref|ruby|rb|s|samp|"
    "small|span|strike|strong|sub|sup|time|tt|u|var|wbr|graphic"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
# A line end between two wide characters is no space (CSS Text Module Level 3, segment break transformation).
_BREAK = re.compile(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uff00-\uffef])")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_CHINESE = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}
_NO_TEXT = "has no article text; save the whole page, or paste the article into a .txt file"
# libxml2 stops reading a page, without a word, at a depth of 256 elements and in a text of 10 million bytes.
_DEEPEST = 250
_LONGEST = 9_500_000
_MOST = 0.8  # of the characters trafilatura found: as much the body's element must hold
_BETWEEN = 12  # blocks that may stand between a title and the body
_TRAILING = frozenset({"source", "date", "byline", "editor", "agency"})
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1990-01-01", "max_date": "2199-12-31"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of the page, or something that is not read; `path` numbers the elements around it."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    path: tuple[int, ...] = ()
    cell: tuple[int, int, int] | None = None
    unread: str = ""


def read(data: bytes, origin: str) -> Article:
    """The article of a web page. Raises InputError for a page without text, and as `decode` does."""
    page = _decoded(data)
    tree = load_html(page)
    if tree is None or tree.tag != "html":
        tree = load_html(f"<html><body>{page}</body></html>")
    if tree is None:
        raise InputError(_NO_TEXT)
    if len(data) > _LONGEST or tree.xpath(f"boolean(//*[count(ancestor::*) >= {_DEEPEST}])"):
        raise InputError("is too long or too deeply nested for a web page; paste the article into a .txt file")
    pieces = list(_pieces(tree))
    about = extract_metadata(deepcopy(tree), date_config=_DATES)
    pieces, title = _article(pieces, _anchors(tree), _clean(about.title or ""))
    if not any(piece.text for piece in pieces):
        raise InputError(_NO_TEXT)
    printed = [piece for piece in pieces if piece.text]
    roles, metadata = recognise_lines([strip_blanks(piece.text) for piece in printed])
    blocks = _blocks(printed, roles, title)
    fallback = [("date", about.date), ("source", about.sitename), ("byline", about.author)]
    metadata = gather([*metadata, *((key, _clean(value)) for key, value in fallback if value)])
    return Article(
        title or title_of(blocks), "zh", "", blocks, origin, sha256(data).hexdigest(), metadata, _unread(pieces)
    )


def _decoded(data: bytes) -> str:
    """The text of a page: what is valid UTF-8 is UTF-8, else its own declaration counts if the bytes bear it out."""
    found = _META.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    if name in _CHINESE and b"\0" not in data and not _reads(data, "utf-8") and _reads(data, _CHINESE[name]):
        return data.decode(_CHINESE[name])
    return decode(data)


def _reads(data: bytes, encoding: str) -> bool:
    return codecs.decode(data, encoding, "replace").find("\N{REPLACEMENT CHARACTER}") < 0


def _clean(text: str) -> str:
    return strip_blanks(_SPACE.sub(" ", _BREAK.sub("", text)))


def _squeezed(text: str) -> str:
    """A text by which blocks are told apart: no white space at all, since trafilatura trims and joins."""
    return "".join(char for char in text if not is_blank(char))


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

    def flush(self) -> Iterator[_Piece]:
        text = "".join(self.parts)
        self.parts = []
        for line in text.splitlines() if self.verbatim else [_SPACE.sub(" ", _BREAK.sub("", text)).strip(" ")]:
            if not is_blank(line):
                _, kind, level = self.around[-1] if self.around else ("", "paragraph", 0)
                cell = self.cell[-1] if self.cell else None
                yield _Piece(
                    line, "table cell" if cell and kind == "paragraph" else kind, level, tuple(self.path), cell
                )


def _pieces(tree: Any) -> Iterator[_Piece]:
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
            if name := _UNREAD.get(element.tag):
                yield _Piece("", path=(*walk.path, number), unread=name)
            walk.parts.append(element.tail or "")
            continue
        yield from _enter(walk, element, number)
        walk.parts.append(element.text or "")
        stack.append((element, False))
        stack.extend((child, True) for child in reversed(element))
    yield from walk.flush()


def _is_skipped(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        not isinstance(element.tag, str)
        or _SKIPPED.fullmatch(element.tag) is not None
        or element.tag in _UNREAD
        or element.get("hidden") is not None
        or "display:none" in style
    )


def _enter(walk: _Walk, element: Any, number: int) -> Iterator[_Piece]:
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


def _leave(walk: _Walk, element: Any) -> Iterator[_Piece]:
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


def _anchors(tree: Any) -> frozenset[str]:
    """The squeezed texts of the blocks in which trafilatura sees the article."""
    config = use_config()
    # The default, 250, is for alphabets: below it trafilatura gathers text from all over the page.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    found = bare_extraction(deepcopy(tree), include_comments=False, config=config, date_extraction_params=_DATES)
    if found is None or isinstance(found, dict):
        return frozenset()
    return frozenset(_squeezed(piece.text) for piece in _pieces(found.body))


def _article(pieces: list[_Piece], anchors: frozenset[str], title: str) -> tuple[list[_Piece], str]:
    """The pieces from the article's first to its last, and the title as printed, or as the page's head has it."""
    keys = [_squeezed(piece.text) for piece in pieces]
    hits = [index for index, key in enumerate(keys) if key and key in anchors]
    if not hits:
        hits = [index for index, key in enumerate(keys) if key]
    if not hits:
        return [], title
    body = _body(pieces, keys, hits)
    inside = [index for index, piece in enumerate(pieces) if piece.path[: len(body)] == body]
    hits = _near(keys, hits, set(inside))
    first, last = min(hits + inside), max(hits + inside)
    named = _title(pieces, keys, title, first)
    if named is not None:
        title = strip_blanks(pieces[named].text)
        if sum(bool(key) for key in keys[named:first]) <= _BETWEEN:
            first = min(first, named)
    following = [index for index in range(last + 1, len(pieces)) if keys[index]]
    roles, _ = recognise_lines([strip_blanks(pieces[index].text) for index in following[:_BETWEEN]])
    for index, role in zip(following, roles, strict=False):
        if role not in _TRAILING:
            break
        last = index
    chosen = pieces[first : last + 1]
    if title and (named is None or not first <= named <= last):
        chosen.insert(0, _Piece(title, "heading", 1))
    return chosen, title


def _body(pieces: Sequence[_Piece], keys: Sequence[str], hits: Sequence[int]) -> tuple[int, ...]:
    """The path of the innermost element that holds most of what trafilatura found."""
    weights: Counter[tuple[int, ...]] = Counter()
    for index in hits:
        path = pieces[index].path
        for depth in range(len(path)):  # the block's own element is left out: a body has more than one block
            weights[path[:depth]] += len(keys[index])
    total = sum(len(keys[index]) for index in hits)
    return max((path for path, weight in weights.items() if weight >= total * _MOST), key=len)


def _near(keys: Sequence[str], hits: Sequence[int], inside: set[int]) -> list[int]:
    """The hits, less those that repeat elsewhere on the page what the body says."""
    said = {keys[index] for index in inside}
    return [index for index in hits if index in inside or keys[index] not in said]


def _title(pieces: Sequence[_Piece], keys: Sequence[str], title: str, first: int) -> int | None:
    """Where the title is printed: the heading nearest the body that says what the page's head says."""
    wanted = _squeezed(title)
    spots = [
        index
        for index, key in enumerate(keys)
        if key and (key == wanted or (pieces[index].kind == "heading" and len(key) >= 6 and wanted.startswith(key)))
    ]
    return min(spots, key=lambda index: (pieces[index].kind != "heading", abs(index - first)), default=None)


def _blocks(printed: Sequence[_Piece], roles: Sequence[str], title: str) -> tuple[Block, ...]:
    tables = {number: index for index, number in enumerate(dict.fromkeys(p.cell[0] for p in printed if p.cell), 1)}
    blocks: list[Block] = []
    titled = False
    for index, (piece, role) in enumerate(zip(printed, roles, strict=True), 1):
        place = ""
        if piece.cell:
            place = f"table {tables[piece.cell[0]]}, row {piece.cell[1]}, column {piece.cell[2]}"
        block = Block(f"p{index:03}", piece.kind, piece.text, piece.text, piece.level, place=place)
        if not titled and title and strip_blanks(piece.text) == title:
            block, titled = replace(block, kind="heading", role="title", level=1), True
        elif role and piece.kind == "paragraph":
            block = replace(block, kind="chrome", role=role, level=0)
        blocks.append(block)
    return tuple(blocks)


def _unread(pieces: Sequence[_Piece]) -> tuple[str, ...]:
    counts = Counter(piece.unread for piece in pieces if piece.unread)
    return tuple(f"{count} {name}{'s' if count > 1 else ''}" for name, count in sorted(counts.items()))
