"""Do the quantities of a segment stand in its target, as values?"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from sys import intern

from bilingual.language import Spotted, target_language
from bilingual.model import Anchor, Approximation, Concept, Mark, Pair, Quantity, Segment
from bilingual.verify.values import Key, as_a_day, said, wanted, wordings


def locate(segment: Segment, target: str, language: str) -> tuple[Anchor, ...]:
    """An anchor for each quantity mark of whose value the target holds a figure; each figure serves one mark.

    Signs are not compared, for "fell by 3%" may stand for −3%. The two ends of a range are found one by one, in the
    target's order, and anchored from the first to the second. A range or date that the target may word otherwise
    (1-6月 as "the first half", 8日 as "the 8th" and as "8 May") is found in that wording too. Takes time
    linear in the figures.
    """
    marks = segment.marks_in(language)
    if all(isinstance(mark.value, Concept) for mark in marks):
        return ()
    figures = _Figures(target_language(language).parse(target))
    anchors: list[Anchor] = []
    for mark in marks:
        if isinstance(mark.value, Concept):
            continue
        taken = figures.take(_ways(mark.value, mark.text))
        if taken:
            start, end = min(spot.start for spot in taken), max(spot.end for spot in taken)
            anchors.append(Anchor(mark.id, start, end, intern(target[start:end])))
    return tuple(anchors)


def _ways(quantity: Quantity, text: str) -> Iterator[tuple[tuple[Key, ...], ...]]:
    """The ways a target may word a quantity written as `text`: a month that the text leaves out may be left out."""
    yield from wordings(quantity)
    if "月" not in text:
        yield from as_a_day(quantity)


class _Figures:
    """The figures of a target, each to be taken once."""

    def __init__(self, spotted: tuple[Spotted, ...]) -> None:
        self._spotted = spotted
        self._used = bytearray(len(spotted))
        self._by_key: dict[Key, deque[int]] = {}
        for index, spot in enumerate(spotted):
            for key in {key for reading in (spot.quantity, *spot.others) for key in said(reading)}:
                self._by_key.setdefault(key, deque()).append(index)

    def take(self, ways: Iterable[tuple[tuple[Key, ...], ...]]) -> list[Spotted]:
        """The figures of the first of the ways of which all parts are there; none if there is none."""
        for parts in ways:
            taken: list[int] = []
            for part in parts:
                index = self._first(part, taken)
                if index is None:
                    break
                taken.append(index)
            else:
                for index in taken:
                    self._used[index] = 1
                return [self._spotted[index] for index in taken]
        return []

    def _first(self, keys: Iterable[Key], taken: list[int]) -> int | None:
        for key in keys:
            indexes = self._by_key.get(key)
            while indexes and self._used[indexes[0]]:
                indexes.popleft()
            for index in indexes or ():
                if not self._used[index] and index not in taken:
                    return index
        return None


def missing(segment: Segment, pair: Pair) -> Iterator[tuple[Mark, Quantity]]:
    """The quantity marks that have no anchor in the pair."""
    anchored = {anchor.mark_id for anchor in pair.anchors}
    for mark in segment.marks_in(pair.language):
        if not isinstance(mark.value, Concept) and mark.id not in anchored:
            yield mark, mark.value


def loose(segment: Segment, pair: Pair) -> Iterator[tuple[Mark, Quantity, Anchor]]:
    """The quantity marks whose value the pair says with another approximation (约30 as "30", "over 30")."""
    anchors = {anchor.mark_id: anchor for anchor in pair.anchors}
    for mark in segment.marks:
        anchor = anchors.get(mark.id)
        if anchor is None or isinstance(mark.value, Concept):
            continue
        spotted = target_language(pair.language).parse(anchor.found)
        readings = [reading for spot in spotted for reading in (spot.quantity, *spot.others)]
        if not any(_alike(mark.value.approximation, reading.approximation) for reading in readings):
            yield mark, mark.value, anchor


# What a translator may put for another without a change of meaning; "up to" goes with any figure.
_NEIGHBOURS: frozenset[tuple[Approximation, Approximation]] = frozenset(
    (("", "at most"), ("over", "at least"), ("at least", "over"), ("under", "at most"), ("at most", "under"))
)


def _alike(source: Approximation, target: Approximation) -> bool:
    return source == target or (source, target) in _NEIGHBOURS


def same_value(source: Quantity, target: Quantity) -> bool:
    """Whether a target's figure says the value of the source's; of a date, every part that the source says."""
    return not said(target).isdisjoint(wanted(source))
