"""A segment cut at its punctuation: what stands between two signs is read by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bilingual.model import BlockKind, Mark
from bilingual.translate.draft.lexicon import Sign

# Signs inside a clause: the rules know them.
_INNER = frozenset("、·～—")
_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_STOPS = re.compile("[，。；：！？“”‘’「」『』《》〈〉（）【】,;:!?]")
_LONGEST_NAME = 24
_WIDE = "\u2e80"
# Addresses, times, codes, L’Oréal: signs inside them end nothing.
_KEPT = re.compile(r"[0-9A-Za-z\u00c0-\u024f][!-~’–\u00c0-\u024f]*[0-9A-Za-z\u00c0-\u024f/]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of the segment between two signs, without blanks at its ends; its marks index the segment."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A sign at `start` of the segment."""

    start: int
    sign: Sign


def clauses(
    text: str, marks: tuple[Mark, ...], signs: Mapping[str, Sign], kind: BlockKind
) -> Iterator[Stretch | Placed]:
    """The stretches and signs of a segment, in order.

    In a heading a blank between two characters of Chinese parts them too, in page furniture one before any. A pair of
    quotes that holds no other sign stays inside its stretch: it is the name of something.
    """
    inside = bytearray(len(text))
    for mark in marks:
        inside[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    for kept in _KEPT.finditer(text):
        inside[kept.start() : kept.end()] = b"\1" * len(kept.group())
    for start, end in _names(text, inside):
        inside[start:end] = b"\1" * (end - start)
    starts = [mark.start for mark in marks]
    begun = 0
    for at, character in enumerate(text):
        if inside[at] or at < begun:
            continue
        sign = signs.get(text[at : at + 2]) or (signs.get(character) if character not in _INNER else None)
        parts = character.isspace() and _parts(text, at, kind)
        if sign is None and not parts:
            continue
        yield from _stretch(text, begun, at, marks, starts)
        if sign is not None:
            yield Placed(at, sign)
        begun = at + (len(sign.zh) if sign is not None else 1)
    yield from _stretch(text, begun, len(text), marks, starts)


def _stretch(text: str, start: int, end: int, marks: tuple[Mark, ...], starts: list[int]) -> Iterator[Stretch]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Stretch(start, end, text[start:end], marks[bisect_left(starts, start) : bisect_left(starts, end)])


def _names(text: str, inside: bytearray) -> Iterator[tuple[int, int]]:
    """The spans of quotes that hold a name: short, and nothing that ends a clause."""
    for start, opening in enumerate(text):
        if opening not in _PAIRS or inside[start]:
            continue
        end = text.find(_PAIRS[opening], start + 1, start + _LONGEST_NAME)
        if end > start + 1:
            held = "".join(" " if inside[at] else text[at] for at in range(start + 1, end))
            # A quote that ends with its sentence, or opens one, is speech.
            if not _STOPS.search(held) and text[start - 1 : start] not in ("：", ":"):
                yield start, end + 1


def _parts(text: str, at: int, kind: BlockKind) -> bool:
    before, behind = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    return behind > _WIDE and (kind == "chrome" or (kind == "heading" and before > _WIDE))
