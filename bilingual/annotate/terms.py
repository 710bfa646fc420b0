"""Glossary terms in a segment, by one automaton over all sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ahocorasick

from bilingual.model import Concept, Rendering


class TermMatcher:
    """Finds the concepts of a glossary in normalised text; of several with one source the earliest that holds."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        by_source: dict[str, list[Concept]] = defaultdict(list)
        for concept in concepts:
            # A source of invisible characters alone is empty once normalised.
            for source in filter(None, (concept.zh, *concept.zh_variants)):
                by_source[source].append(concept)
        self._automaton = ahocorasick.Automaton()
        for source, owners in by_source.items():
            readings = tuple(_Reading(source, owner) for owner in _completed(owners))
            self._automaton.add_word(source, (len(source), readings))
        if by_source:
            self._automaton.make_automaton()
        self._empty = not by_source

    def find(self, text: str) -> Iterator[tuple[int, int, Concept]]:
        """Every place of every concept that holds in this text, overlaps included; deprecated ones are not found."""
        if self._empty:
            return
        for last, (length, readings) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            reading = next((each for each in readings if each.holds(text, start, end)), None)
            if reading is not None:
                yield start, end, reading.concept


class _Reading:
    """A concept as one of its sources finds it.

    A word of `not_in` that contains the source speaks of the place alone (中国 in 发展中国家), another of the segment.
    """

    def __init__(self, source: str, concept: Concept) -> None:
        self.concept = concept
        sources = (concept.zh, *concept.zh_variants)
        self._not_around = tuple(word for word in concept.not_in if source in word)
        # A word around another source of the concept says nothing of this one: 布里亚特人 beside 布里亚特共和国.
        self._not_in = tuple(word for word in concept.not_in if not any(each in word for each in sources))

    def holds(self, text: str, start: int, end: int) -> bool:
        """Whether the conditions of the concept are met at a place."""
        context = self.concept.context
        if context and not any(word in text for word in context):
            return False
        for word in self._not_in:
            if word in text:
                return False
        return not any(_covers(word, text, start, end) for word in self._not_around)


def _covers(word: str, text: str, start: int, end: int) -> bool:
    """Whether the word stands in the text around `text[start:end]`."""
    return text.find(word, max(0, end - len(word)), start + len(word)) >= 0


def _completed(owners: list[Concept]) -> Iterator[Concept]:
    """The concepts of one source that are in use, each with the renderings of a later one in languages it lacks.

    So a glossary of one's own that says a term in English leaves it the Russian of the built-in one.
    """
    current = [owner for owner in owners if owner.status != "deprecated"]
    for place, owner in enumerate(current):
        said = {rendering.language for rendering in owner.renderings}
        added: list[Rendering] = []
        for later in current[place + 1 :]:
            added += (rendering for rendering in later.renderings if rendering.language not in said)
            said |= {rendering.language for rendering in later.renderings}
        yield replace(owner, renderings=(*owner.renderings, *added)) if added else owner
