"""Segments to segments with marks: the terms and quantities that a translation must keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from sys import intern

from bilingual.annotate.quantities import find_quantities
from bilingual.annotate.terms import TermMatcher
from bilingual.model import Concept, Mark, MarkKind, Quantity, Segment

__all__ = ["TermMatcher", "annotate"]

_Found = tuple[int, int, Concept | Quantity]


def annotate(segments: Iterable[Segment], matcher: TermMatcher) -> tuple[Segment, ...]:
    """The segments with their marks in order of place, none overlapping.

    Of two that overlap the longer stays, and of two of one length the term: a term that holds a figure consumes it.
    """
    return tuple(replace(segment, marks=_marks(segment, matcher)) for segment in segments)


def _marks(segment: Segment, matcher: TermMatcher) -> tuple[Mark, ...]:
    candidates: list[_Found] = [*matcher.find(segment.text), *find_quantities(segment.text)]
    candidates.sort(key=lambda found: found[0] - found[1])
    taken = bytearray(len(segment.text))
    kept: list[_Found] = []
    for start, end, value in candidates:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, value))
    kept.sort(key=lambda found: found[0])
    return tuple(_numbered(segment, kept))


def _numbered(segment: Segment, found: list[_Found]) -> Iterable[Mark]:
    counts = {"term": 0, "quantity": 0}
    for start, end, value in found:
        kind: MarkKind = "term" if isinstance(value, Concept) else "quantity"
        counts[kind] += 1
        mark_id = f"{segment.id}.{kind[0]}{counts[kind]:02}"
        # A long article says the same terms thousands of times.
        yield Mark(mark_id, kind, start, end, intern(segment.text[start:end]), value)
