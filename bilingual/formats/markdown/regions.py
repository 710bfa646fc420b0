"""Which lines of a Markdown source belong together: front matter, fences, comments, tables, underlined headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.formats.decode import is_blank
from bilingual.formats.markdown.escape import split_cells

_FIELD = re.compile(r"[^\s:#'\"-][^:]{0,60}?[ \t]*:(?:[ \t]|$)|[ \t]|-(?:[ \t]|$)|#")
_FENCE = re.compile(r"(?:[ \t]{0,3}>[ ]?){0,9}[ ]{0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:(?P<first>=+)|-+)[ \t]*$")
_DELIMITERS = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<label>[^\[\]]{1,200})\]:[ \t]*(?P<destination>\S+)(?:[ \t]+[\"'(].*)?[ \t]*$")
_NOTE_LABEL = re.compile(r"[ ]{0,3}\[(?P<label>\^[^\[\]\s]{1,60})\]:")
# What begins another block, and so ends a table and carries no underline.
_INTERRUPTS = re.compile(r"[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|>|[-*+][ \t]|\d{1,9}[.)][ \t]|<!--)")


@dataclass(frozen=True, slots=True)
class Line:
    """What the lines around it make of the line at `index`.

    `level` is that of a heading by its underline; `skip` is where the words begin behind the end of a long comment.
    """

    kind: Literal["front matter", "wordless", "code", "row", "text"]
    index: int
    level: int = 0
    place: str = ""
    skip: int = 0


def front_matter_end(lines: Sequence[str]) -> int:
    """How many lines the front matter has, both fences counted; 0 where a rule just opens the text."""
    if lines[0].rstrip() != "---":
        return 0
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return index + 1 if index > 1 else 0
        if lines[index] and not _FIELD.match(lines[index]):
            return 0
    return 0


def link_labels(lines: Sequence[str]) -> frozenset[str]:
    """The labels that are defined somewhere ("a", "^1"), in lower case."""
    found = (_DEFINITION.match(line) or _NOTE_LABEL.match(line) for line in lines)
    return frozenset(match["label"].casefold() for match in found if match)


def classify(lines: Sequence[str], start: int) -> Iterator[Line]:
    """Each line from `start` on, blank ones too."""
    last_comment_end = next((i for i in range(len(lines) - 1, -1, -1) if "-->" in lines[i]), -1)
    tables = 0
    index = start
    while index < len(lines):
        line = lines[index]
        fence = _FENCE.match(line)
        if fence:
            stop = _fence_end(lines, index, fence["fence"])
            yield Line("wordless", index)
            yield from (Line("code", inner) for inner in range(index + 1, min(stop, len(lines))))
            if stop < len(lines):
                yield Line("wordless", stop)
            index = stop + 1
        elif line.lstrip(" ").startswith("<!--") and "-->" not in line and index < last_comment_end:
            stop = next(inner for inner in range(index, len(lines)) if "-->" in lines[inner])
            yield from (Line("wordless", inner) for inner in range(index, stop))
            yield Line("text", stop, skip=lines[stop].index("-->") + 3)
            index = stop + 1
        elif _opens_table(lines, index):
            tables += 1
            stop = _table_end(lines, index)
            yield Line("row", index, place=f"table {tables}, row 1")
            yield Line("wordless", index + 1)
            yield from (
                Line("row", inner, place=f"table {tables}, row {inner - index}") for inner in range(index + 2, stop)
            )
            index = stop
        else:
            yield _single(lines, index, start)
            index += 1


def _fence_end(lines: Sequence[str], index: int, fence: str) -> int:
    closing = re.compile(rf"(?:[ \t]{{0,3}}>[ ]?){{0,9}}[ ]{{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    return next((inner for inner in range(index + 1, len(lines)) if closing.match(lines[inner])), len(lines))


def _opens_table(lines: Sequence[str], index: int) -> bool:
    if "|" not in lines[index] or index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    return bool("|" in below and _DELIMITERS.match(below)) and len(split_cells(lines[index])) == len(split_cells(below))


def _table_end(lines: Sequence[str], index: int) -> int:
    for inner in range(index + 2, len(lines)):
        if is_blank(lines[inner]) or _INTERRUPTS.match(lines[inner]) or _FENCE.match(lines[inner]):
            return inner
    return len(lines)


def _single(lines: Sequence[str], index: int, start: int) -> Line:
    line = lines[index]
    if index > start and _UNDERLINE.match(line) and _underlined(lines, index - 1, start):
        return Line("wordless", index)
    if _RULE.match(line) or _is_definition(line):
        return Line("wordless", index)
    underline = _UNDERLINE.match(lines[index + 1]) if index + 1 < len(lines) else None
    if underline and _underlined(lines, index, start):
        return Line("text", index, level=1 if underline["first"] else 2)
    return Line("text", index)


def _underlined(lines: Sequence[str], index: int, start: int) -> bool:
    """Whether an underline makes a heading of this line: a paragraph of one line. Longer ones are no headings."""
    return not _breaks(lines[index]) and (index == start or _breaks(lines[index - 1]))


def _breaks(line: str) -> bool:
    """Whether the line is blank or no part of a paragraph."""
    return (
        is_blank(line)
        or bool(_INTERRUPTS.match(line) or _RULE.match(line) or _UNDERLINE.match(line) or _FENCE.match(line))
        or _is_definition(line)
    )


def _is_definition(line: str) -> bool:
    match = _DEFINITION.match(line)
    return bool(match and not match["label"].startswith("^") and re.search(r"[/.:#]", match["destination"]))
