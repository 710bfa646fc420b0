"""A segment in two halves, each a segment of its own, and their targets as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from bilingual.language.data import rows
from bilingual.model import Segment

_STRONG, _WEAK = re.compile("[；]"), re.compile("[，：]")
# A phrase of time or place is shorter.
_FEWEST_LETTERS = 8
_OPENING, _CLOSING = "“‘（《「『(", "”’）》」』)"


def halves(segment: Segment) -> tuple[Segment, Segment] | None:
    """The segment cut at the clause nearest to its middle, both parts as sentences with their marks.

    None where it cannot be cut: inside a mark, a quote or a bracket, before what leans on the clause before it
    (leaning.csv), or so that a part would be no clause.
    """
    text = segment.text.rstrip()
    for pattern in (_STRONG, _WEAK):
        places = [match.end() for match in pattern.finditer(text) if _parts(segment, text, match)]
        if places:
            cut = min(places, key=lambda place: abs(2 * place - len(text)))
            return _part(segment, "a", 0, cut, text), _part(segment, "b", cut, len(text), text)
    return None


def joined(targets: Iterable[str]) -> str:
    """The targets of the parts, sentence behind sentence."""
    return " ".join(filter(None, (target.strip() for target in targets)))


def _parts(segment: Segment, text: str, match: re.Match[str]) -> bool:
    before, behind = text[: match.start()], text[match.end() :]
    inside = any(mark.start < match.end() and match.start() < mark.end for mark in segment.marks)
    whole = min(_letters(before), _letters(behind)) >= _FEWEST_LETTERS
    return whole and not inside and not _is_open(before) and not behind.startswith(tuple(_leaning()))


@cache
def _leaning() -> frozenset[str]:
    return frozenset(row["zh"] for _, row in rows("leaning.csv", __package__))


def _part(segment: Segment, name: str, start: int, end: int, text: str) -> Segment:
    part = text[start:end]
    if part[-1] in "，；：":
        part = part[:-1] + "。"
    marks = tuple(
        replace(mark, start=mark.start - start, end=mark.end - start)
        for mark in segment.marks
        if start <= mark.start and mark.end <= end
    )
    return Segment(f"{segment.id}{name}", segment.block_id, 0, len(part), part, marks)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _is_open(text: str) -> bool:
    return any(text.count(one) > text.count(other) for one, other in zip(_OPENING, _CLOSING, strict=True))
