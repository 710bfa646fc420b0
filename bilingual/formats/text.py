"""Plain text, pasted from a news site or written: every non-empty line becomes one block.

A line is what `str.splitlines` says: it ends at LF, CR LF or CR, and also at VT, FF, FS, GS, RS, NEL, U+2028 and
U+2029, so that no program that reads an output finds two lines in one block. `Block.line` counts these lines from 1:
`text.splitlines()[block.line - 1] == block.raw`. A line is empty if nothing in it is visible (`decode.is_blank`).

Kinds, roles, levels and metadata are guesses by the words of chrome.toml and by a line's neighbours. A wrong one is
harmless: no line is dropped, joined, split, reordered or changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from bilingual.formats.chrome import Recognition, gather, recognise, rules
from bilingual.formats.decode import decode, is_blank, strip_blanks
from bilingual.model import Article, Block, BlockKind

_TITLE_SHOWN = 30  # code points of the first paragraph that stand for a title
_SPEAKER = re.compile(r"[^：:]{1,4}[：:]")  # an interview's line, or one of a list of facts
_ASKING = ("記者：", "记者：", "記者:", "记者:")
_INTERVIEW = 2  # more lines "記者：…" than this are questions, not bylines


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line is: kind, role and level as in Block."""

    kind: BlockKind = "paragraph"
    role: str = ""
    level: int = 0


def read(data: bytes, origin: str) -> Article:
    """The article of a text file. Raises InputError (see `decode`)."""
    lines = [(number, line) for number, line in enumerate(decode(data).splitlines(), 1) if not is_blank(line)]
    texts = [strip_blanks(line) for _, line in lines]
    found, metadata = recognise_lines(texts)
    shapes = classify(texts, found)
    blocks = tuple(
        Block(f"p{index:03}", shape.kind, line, line, shape.level, shape.role, line=number)
        for index, ((number, line), shape) in enumerate(zip(lines, shapes, strict=True), 1)
    )
    return Article(title_of(blocks), "zh", "", blocks, origin, sha256(data).hexdigest(), metadata)


def title_of(blocks: Sequence[Block]) -> str:
    """The block with the role "title", or else the beginning of the first block that is no chrome, or of the first."""
    body = [block for block in blocks if block.kind != "chrome"] or list(blocks)
    titles = [block for block in body if block.role == "title"]
    text = strip_blanks((titles or body)[0].raw)
    if titles or len(text) <= _TITLE_SHOWN:
        return text
    return text[:_TITLE_SHOWN] + "…"


def classify(texts: Sequence[str], roles: Sequence[str]) -> list[Shape]:
    """The shapes of the lines of an article, given without blanks at the ends, with their chrome roles."""
    shapes = [Shape("chrome", role) if role else Shape() for role in roles]
    body = [index for index, role in enumerate(roles) if not role]
    if not body:
        return shapes
    first = body[0]
    if _is_title(texts[first]):
        shapes[first] = Shape("heading", "title", 1)
    for place, index in enumerate(body):
        if shapes[index].role == "title":
            continue
        before = texts[body[place - 1]] if place else ""
        behind = texts[body[place + 1]] if place + 1 < len(body) else ""
        titled = place > 0 and shapes[body[place - 1]].kind == "heading"
        shapes[index] = _shape(texts[index], before, behind, titled)
    return shapes


def recognise_lines(texts: Sequence[str]) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """The chrome roles of the lines of an article, given without blanks at the ends, and its metadata.

    What is said above and below the body comes before what is said inside it. A paragraph tells the agency and the
    reporter only if it is the first or the last.
    """
    found = [recognise(text) for text in texts]
    body = [index for index, recognition in enumerate(found) if not recognition.role and not _is_short(texts[index])]
    if len(body) > 1 and _is_title(texts[body[0]]):
        del body[0]
    first, last = (body[0], body[-1]) if body else (len(texts), -1)
    interview = sum(text.startswith(_ASKING) for text in texts) > _INTERVIEW
    outside: list[tuple[str, str]] = []
    within: list[tuple[str, str]] = []
    for index, recognition in enumerate(found):
        inside = first < index < last
        dated = recognition.role == "date" and inside
        asked = recognition.role == "byline" and interview and texts[index].startswith(_ASKING)
        # In the middle of an article a date heads an entry of a chronicle, or says when something takes place.
        if asked or (dated and (recognition.bare or len(recognition.metadata) == 1)):
            found[index] = Recognition()
        elif not inside:
            outside += recognition.metadata
        elif recognition.role:
            within += recognition.metadata
    return [recognition.role for recognition in found], gather(outside + within)


def _is_short(text: str) -> bool:
    return len(text) <= rules().limits["heading"] and not _ends(text, rules().ends)


def _ends(text: str, marks: str) -> bool:
    """Whether a text ends in one of the marks, be it inside quotes or brackets."""
    tail = text[-4:].rstrip(rules().closers)
    return bool(tail) and tail[-1] in marks


def _is_title(text: str) -> bool:
    if len(text) > rules().limits["title"] or _is_item(text) or _is_caption(text):
        return False
    return not _ends(text, rules().ends) or _ends(text, rules().title_ends)


def _is_caption(text: str) -> bool:
    return text.startswith(rules().caption_openings) or text.endswith(rules().caption_endings)


def _is_item(text: str) -> bool:
    return any(mark.match(text) for mark in rules().marks)


def _section(text: str) -> int:
    """The level a section number at the beginning of a text stands for, or 0."""
    return next((level for level, pattern in rules().sections if pattern.match(text)), 0)


def _is_quoted(text: str) -> bool:
    return (text[0], text[-1]) in (("「", "」"), ("“", "”"), ("『", "』")) and text.count(text[-1]) == 1


def _shape(text: str, before: str, behind: str, titled: bool) -> Shape:
    """A line of body text between two others; `titled` says that the one before is a heading."""
    if _is_item(text):
        return Shape("list item")
    short = len(text) <= rules().limits["heading"] and not _is_caption(text)
    level = _section(text)
    if level and short and not _ends(text, rules().ends):
        neighbours = {_section(line) for line in (before, behind) if len(line) <= rules().limits["heading"]}
        return Shape("list item") if level in neighbours else Shape("heading", "", level)
    if not short or not behind or _SPEAKER.match(text) or (_ends(text, rules().ends) and not _is_quoted(text)):
        return Shape()
    # A heading stands alone between longer paragraphs; two short lines in a row are lines of something else.
    opened = titled or not before or _is_quoted(text) or _ends(before, rules().ends) or len(before) >= 2 * len(text)
    followed = len(behind) >= 2 * len(text) and not _is_item(behind) and not _is_short(behind)
    return Shape("heading", "", 2) if opened and followed else Shape()
