"""What in a text tells which source it translates: figures, terms and names in Latin letters, with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from bilingual.model import Concept, Interval, Quantity, Segment
from bilingual.verify.quantities import figures_of
from bilingual.verify.terms import occurrences
from bilingual.verify.values import Key, said, wanted

Places = tuple[int, ...]
"""Offsets in a text, in order."""

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9-]+")
_WORD = re.compile(r"\w[\w-]*")


def hints_in(text: str, language: str) -> Callable[[Segment], tuple[Places, ...]]:
    """A function that gives, for each thing of a segment that stands in the text, where."""
    figures = by_value((spot.start, spot.quantity) for spot in figures_of(text, language))
    words: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        words.setdefault(match[0].lower(), []).append(match.start())

    @cache
    def places_of(concept: Concept) -> Places:
        return tuple(start for start, _ in occurrences(text, language, concept.accepted(language)))

    def hints(segment: Segment) -> Iterator[Places]:
        for mark in segment.marks_in(language):
            if isinstance(mark.value, Concept):
                yield places_of(mark.value)
            else:
                yield from places_of_value(mark.value, figures)
        for word in dict.fromkeys(_LATIN.findall(segment.text)):
            yield tuple(words.get(word.lower(), ()))

    return lambda segment: tuple(filter(None, hints(segment)))


def by_value(figures: Iterable[tuple[int, Quantity]]) -> dict[Key, list[int]]:
    """Where figures stand, by what they say."""
    found: dict[Key, list[int]] = {}
    for place, quantity in figures:
        for key in said(quantity):
            found.setdefault(key, []).append(place)
    return found


def places_of_value(quantity: Quantity, figures: dict[Key, list[int]]) -> Iterator[Places]:
    """Where a source's figure stands among those of a text; of a range, where each end does."""
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
    for end in ends:
        yield tuple(sorted({place for key in wanted(end) for place in figures.get(key, ())}))
