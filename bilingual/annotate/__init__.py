"""Segments to segments with marks: the terms and quantities that a translation must keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from sys import intern

from bilingual.annotate.quantities import day_of, find_quantities
from bilingual.annotate.terms import TermMatcher
from bilingual.language import LANGUAGES
from bilingual.model import Concept, Mark, MarkKind, Quantity, Segment

__all__ = ["TermMatcher", "annotate", "day_of"]

_Found = tuple[int, int, Concept | Quantity]


def annotate(segments: Iterable[Segment], matcher: TermMatcher, reference: date | None = None) -> tuple[Segment, ...]:
    """The segments with their marks in order of place, none overlapping in any one language.

    Of two that overlap the longer stays, and of two of one length the term: a term that holds a figure consumes it.
    Where a term has no rendering in a language, what it would have ruled out stays there. `reference` is the day the
    text appeared: it gives 8日 its month.
    """
    return tuple(replace(segment, marks=_marks(segment, matcher, reference)) for segment in segments)


def _marks(segment: Segment, matcher: TermMatcher, reference: date | None) -> tuple[Mark, ...]:
    candidates: list[_Found] = [*matcher.find(segment.text), *find_quantities(segment.text, reference)]
    candidates.sort(key=lambda found: found[0] - found[1])
    kept = _apart(candidates, len(segment.text))
    languages: dict[int, tuple[str, ...]] = {}
    if not all(_holds(found, language) for found in kept for language in LANGUAGES):
        for language in LANGUAGES:
            sayable = [found for found in candidates if _holds(found, language)]
            for found in _apart(sayable, len(segment.text)):
                languages[id(found)] = (*languages.get(id(found), ()), language)
        kept = [found for found in candidates if id(found) in languages]
    kept.sort(key=lambda found: (found[0], -found[1]))
    return tuple(_numbered(segment, [(found, languages.get(id(found), ())) for found in kept]))


def _apart(candidates: list[_Found], length: int) -> list[_Found]:
    """Those that overlap no earlier one."""
    taken = bytearray(length)
    kept: list[_Found] = []
    for found in candidates:
        start, end, _ = found
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(found)
    return kept


def _holds(found: _Found, language: str) -> bool:
    value = found[2]
    return not isinstance(value, Concept) or bool(value.accepted(language))


def _numbered(segment: Segment, kept: list[tuple[_Found, tuple[str, ...]]]) -> Iterable[Mark]:
    counts = {"term": 0, "quantity": 0}
    for (start, end, value), languages in kept:
        kind: MarkKind = "term" if isinstance(value, Concept) else "quantity"
        counts[kind] += 1
        mark_id = f"{segment.id}.{kind[0]}{counts[kind]:02}"
        # A long article says the same terms thousands of times.
        text = intern(segment.text[start:end])
        yield Mark(mark_id, kind, start, end, text, value, () if languages == tuple(LANGUAGES) else languages)
