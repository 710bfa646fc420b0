"""Reads a Markdown source: every non-empty line is one block, its markup kept in `raw` and cut out of `text`.

CommonMark 0.31 with GitHub's tables and footnotes, and front matter. Rules known and not followed: lines of one
paragraph are not joined (Chinese is not wrapped by hand), indented lines are no code (they are mostly indented prose).
A block without words (a rule, a fence, a picture without a description) is chrome with an empty text.
The numbers of numbered lists stay in the text, because a figure that goes astray is worse than a number too many.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bilingual.formats.decode import decode, is_blank, strip_blanks
from bilingual.formats.markdown.inline import RULE, STRUCK, Cut, apply, inline_cuts
from bilingual.formats.markdown.regions import Line, classify, front_matter_end, link_labels
from bilingual.formats.pasted import mark_pasted_chrome
from bilingual.model import Article, Block, BlockKind

_TITLE_LENGTH = 30  # characters of the first paragraph that stand for a missing title

_FRONT_MATTER_ROLES = {"date": "date", "source": "source", "author": "byline", "byline": "byline"}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")

_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ ]?)+")
_ITEM = re.compile(r"[ \t]*(?:(?P<bullet>[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)|(?P<number>\d{1,9}[.)])[ \t])(?=\S)")
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_END = re.compile(r"[ \t]#+[ \t]*$")
_NOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]\s]{1,60}\]:[ \t]*")


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What a line is: its kind and level, and the span left when the marks before and behind the words are gone."""

    kind: BlockKind
    level: int
    start: int
    end: int


def read(data: bytes, origin: str) -> Article:
    """The article in a Markdown file; title, date, source and author from front matter become metadata.

    Raises InputError where `decode` does: for what is empty, binary or in no known encoding.
    """
    lines = re.split("\r\n|\r|\n", decode(data))
    head = front_matter_end(lines)
    labels = link_labels(lines[head:])
    depths: list[int] = []
    blocks: list[Block] = []
    fields: dict[str, str] = {}
    for line in (*(Line("front matter", number) for number in range(head)), *classify(lines, head)):
        raw = lines[line.index]
        if is_blank(raw):
            continue
        block = Block(f"p{len(blocks) + 1:03d}", "paragraph", raw, raw, line=line.index + 1, place=line.place)
        if line.kind == "front matter":
            block = _front_matter_block(block, fields)
        else:
            block = _block(block, line, labels, depths)
        blocks.append(block)
    titled, title = _with_title(blocks, head, fields)
    metadata = tuple(sorted(_metadata(fields).items()))
    struck = sum(edit.rule == STRUCK for block in blocks for edit in block.edits)
    unread = (f"{struck} struck-out passage{'' if struck == 1 else 's'}",) if struck else ()
    digest = hashlib.sha256(data).hexdigest()
    return mark_pasted_chrome(Article(title, "zh", "", titled, origin, digest, metadata, unread))


def _front_matter_block(block: Block, fields: dict[str, str]) -> Block:
    """A line of front matter as chrome; known keys are added to `fields`."""
    match = re.match(r"([^\s:#'\"-][^:]{0,60}?)[ \t]*:(?:[ \t]+|$)", block.raw)
    key = match[1].lower() if match else ""
    start = match.end() if match else 0
    raw = block.raw.rstrip(" \t")
    quoted = len(raw) - start >= 2 and raw[start] == raw[-1] and raw[start] in "\"'"
    value = _scalar(raw[start:])
    if key in ("title", *_FRONT_MATTER_ROLES) and value:
        fields.setdefault(key, value)
    inner = (start + 1, len(raw) - 1) if quoted else (start, len(raw))
    # Only what reads as Chinese goes to the translator: `layout: post` is not for readers.
    if not any("\u4e00" <= character <= "\u9fff" or character >= "\U00020000" for character in raw[slice(*inner)]):
        return _wordless(block, _FRONT_MATTER_ROLES.get(key, "footer"))
    cuts = [Cut(0, inner[0]), Cut(inner[1], len(block.raw))]
    text, edits = apply(block.raw, (cut for cut in cuts if cut.start < cut.end))
    return replace(block, kind="chrome", role=_FRONT_MATTER_ROLES.get(key, "footer"), text=text, edits=edits)


def _scalar(value: str) -> str:
    """A YAML scalar on one line: plain, in single quotes, or in double quotes with the escapes of JSON."""
    value = value.strip(" \t")
    if len(value) >= 2 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _metadata(fields: dict[str, str]) -> dict[str, str]:
    """Metadata of the article; a date that is no date of the calendar stays in its block only."""
    found = {_FRONT_MATTER_ROLES[key]: value for key, value in fields.items() if key in _FRONT_MATTER_ROLES}
    match = _DATE.match(found.pop("date", ""))
    if match:
        try:
            found["date"] = datetime.date(*map(int, match.groups())).isoformat()
        except ValueError:
            return found
    return found


def _block(block: Block, line: Line, labels: frozenset[str], depths: list[int]) -> Block:
    raw = block.raw
    if line.kind == "wordless":
        depths.clear()
        return _wordless(block)
    if line.kind == "code":
        return block
    if line.kind == "row":
        block = replace(block, kind="table cell")
        return _cut(block, [*_pipes(raw), *inline_cuts(raw, 0, len(raw), labels)])
    note = _NOTE.match(raw)
    skip = note.end() if note else line.skip
    leaf = _Leaf("paragraph", 0, skip, len(raw)) if skip else _leaf(raw, depths)
    if line.level and leaf.kind == "paragraph":
        leaf = replace(leaf, kind="heading", level=line.level)
    if leaf.kind != "list item" and not raw.startswith((" ", "\t")):
        depths.clear()
    block = replace(block, kind=leaf.kind, level=leaf.level, role="footnote" if note else "")
    inner = inline_cuts(raw, leaf.start, leaf.end, labels)
    return _cut(block, [Cut(0, leaf.start), *inner, Cut(leaf.end, len(raw))])


def _leaf(raw: str, depths: list[int]) -> _Leaf:
    """The line without its quotation marks, bullet or heading marks; `depths` holds the indents of the open lists."""
    quote = _QUOTE.match(raw)
    start = quote.end() if quote else 0
    kind: BlockKind = "paragraph"
    level = 0
    item = _ITEM.match(raw, start)
    if item:
        indent = len(raw[start : item.start("bullet") if item["bullet"] else item.start("number")].expandtabs(4))
        while depths and indent < depths[-1] + 2:
            depths.pop()
        depths.append(indent)
        kind, level = "list item", len(depths) - 1
        start = item.end() if item["bullet"] else item.start("number")
    heading = _HEADING.match(raw, start)
    if not heading:
        return _Leaf(kind, level, start, len(raw))
    closing = _HEADING_END.search(raw, max(heading.end() - 1, len(raw) - 200))
    return _Leaf("heading", len(heading[1]), heading.end(), closing.start() if closing else len(raw))


def _pipes(raw: str) -> list[Cut]:
    """The bars of a table row: outer ones go, one between cells becomes a semicolon, so that figures stay apart."""
    start, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
    cuts = []
    for match in re.finditer(r"[ \t]{0,200}(?<!\\)\|[ \t]{0,200}", raw):
        outer = match.start() <= start or match.end() >= end
        cuts.append(Cut(match.start(), match.end(), "" if outer else "；"))
    return cuts


def _cut(block: Block, cuts: Iterable[Cut]) -> Block:
    text, edits = apply(block.raw, (cut for cut in cuts if cut.start < cut.end))
    if is_blank(text):
        return _wordless(block, rule=STRUCK if any(edit.rule == STRUCK for edit in edits) else RULE)
    return replace(block, text=text, edits=edits)


def _wordless(block: Block, role: str = "", rule: str = RULE) -> Block:
    text, edits = apply(block.raw, [Cut(0, len(block.raw), rule=rule)])
    return replace(block, kind="chrome", level=0, role=role, text=text, edits=edits)


def _with_title(blocks: list[Block], head: int, fields: dict[str, str]) -> tuple[tuple[Block, ...], str]:
    """The blocks with the title marked, and the title.

    The title is what front matter says, else the first heading of level 1, else a heading before any paragraph, else
    the beginning of the first text. Marked is a heading: the one that says the same, or the only one of level 1; where
    there is none, the line of front matter.
    """
    body = [index for index, block in enumerate(blocks) if block.line > head and block.text]
    first_level = [index for index in body if blocks[index].kind == "heading" and blocks[index].level == 1]
    given = fields.get("title", "")
    marked: int | None = None
    if given:
        same = [index for index in first_level if strip_blanks(blocks[index].text) == strip_blanks(given)]
        front = [index for index, b in enumerate(blocks) if b.line <= head and b.text and _is_title(b.raw)]
        marked = next(iter(same or (first_level if len(first_level) == 1 else []) or front), None)
    elif first_level:
        marked = first_level[0]
    elif body and blocks[body[0]].kind == "heading":
        marked = body[0]
    if marked is not None:
        level = blocks[marked].level or 1
        blocks = [*blocks]
        blocks[marked] = replace(blocks[marked], kind="heading", level=level, role="title")
        return tuple(blocks), given or strip_blanks(blocks[marked].text)
    text = given or next((strip_blanks(blocks[index].text) for index in body), "")
    return tuple(blocks), text if given or len(text) <= _TITLE_LENGTH else text[:_TITLE_LENGTH] + "…"


def _is_title(raw: str) -> bool:
    return re.match(r"title[ \t]*:", raw, re.IGNORECASE) is not None
