"""Web pages, saved as .html: the article's body, block by block, as the page has it.

trafilatura says where the article is; the page's own tree says what stands there, so that nothing of the body is
dropped, doubled or rewritten: trafilatura itself leaves out short paragraphs, asides and repeated lines. Read is
everything from the first block trafilatura found to the last, the rest of the element that holds most of them, the
title above with what stands between, and the source, date and editor lines that follow. White space collapses as in a
browser; ideographic spaces stay. The text of scripts, navigation, forms' controls, asides, hidden and struck-out
elements is not read; pictures, films, sounds, frames, asides, controls and struck-out passages inside the body are
counted in `Article.unread`. Superscripts and subscripts join no figure (`apart`).

The date is the one printed with the article, or else the one in the page's metadata; never one worked out from a clock.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from hashlib import sha256
from typing import Any

from trafilatura import bare_extraction, load_html
from trafilatura.metadata import extract_metadata
from trafilatura.settings import use_config

from bilingual.errors import InputError
from bilingual.formats.chrome import gather
from bilingual.formats.decode import decode, is_blank, strip_blanks
from bilingual.formats.text import recognise_lines, title_of
from bilingual.formats.web.blocks import Piece, clean, is_struck, pieces_of, set_apart
from bilingual.model import Article, Block

for _name in ("trafilatura", "htmldate"):  # they log to the terminal what is said here by an error
    logging.getLogger(_name).addHandler(logging.NullHandler())

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
    set_apart(tree)
    about = extract_metadata(deepcopy(tree), date_config=_DATES)
    pieces, title = _article(list(pieces_of(tree)), _anchors(tree), clean(about.title or ""))
    if not any(piece.text for piece in pieces):
        raise InputError(_NO_TEXT)
    printed = [piece for piece in pieces if piece.text]
    roles, metadata = recognise_lines([strip_blanks(piece.text) for piece in printed])
    blocks = _blocks(printed, roles, title)
    fallback = [("date", about.date), ("source", about.sitename), ("byline", about.author)]
    metadata = gather([*metadata, *((key, clean(value)) for key, value in fallback if value)])
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


def _squeezed(text: str) -> str:
    """A text by which blocks are told apart: no white space at all, since trafilatura trims and joins."""
    return "".join(char for char in text if not is_blank(char))


def _anchors(tree: Any) -> frozenset[str]:
    """The squeezed texts of the blocks in which trafilatura sees the article."""
    config = use_config()
    # The default, 250, is for alphabets: below it trafilatura gathers text from all over the page.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    copied = deepcopy(tree)
    for element in copied.xpath("//*"):
        if is_struck(element):
            element.clear(keep_tail=True)
    found = bare_extraction(copied, include_comments=False, config=config, date_extraction_params=_DATES)
    if found is None or isinstance(found, dict):
        return frozenset()
    return frozenset(_squeezed(piece.text) for piece in pieces_of(found.body))


def _article(pieces: list[Piece], anchors: frozenset[str], title: str) -> tuple[list[Piece], str]:
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
        chosen.insert(0, Piece(title, "heading", 1))
    return chosen, title


def _body(pieces: Sequence[Piece], keys: Sequence[str], hits: Sequence[int]) -> tuple[int, ...]:
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


def _title(pieces: Sequence[Piece], keys: Sequence[str], title: str, first: int) -> int | None:
    """Where the title is printed: the heading nearest the body that says what the page's head says."""
    wanted = _squeezed(title)
    spots = [
        index
        for index, key in enumerate(keys)
        if key and (key == wanted or (pieces[index].kind == "heading" and len(key) >= 6 and wanted.startswith(key)))
    ]
    return min(spots, key=lambda index: (pieces[index].kind != "heading", abs(index - first)), default=None)


def _blocks(printed: Sequence[Piece], roles: Sequence[str], title: str) -> tuple[Block, ...]:
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


def _unread(pieces: Sequence[Piece]) -> tuple[str, ...]:
    counts = Counter(piece.unread for piece in pieces if piece.unread)
    return tuple(f"{count} {name}{'s' if count > 1 else ''}" for name, count in sorted(counts.items()))
