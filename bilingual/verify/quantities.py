"""Do the quantities of a segment stand in its target, as values?"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from sys import intern

from bilingual.language import Spotted, target_language
from bilingual.language.chinese.reference import year_word
from bilingual.model import Anchor, Approximation, Concept, Interval, Mark, Number, Pair, PartialDate, Quantity, Segment
from bilingual.verify.conversions import can_convert, converts
from bilingual.verify.values import AMBIGUOUS_SCALE, Key, as_a_day, said, wanted, wordings, yearless
from bilingual.verify.years import known

_Ways = Iterable[tuple[tuple[Key, ...], ...]]
# A sentence with more of them is a table: comparing each with each would take too long.
_MOST_CONVERTED = 100


def locate(segment: Segment, target: str, language: str) -> tuple[Anchor, ...]:
    """An anchor for each quantity mark of whose value the target holds a figure; each figure serves one mark.

    Signs are not compared, for "fell by 3%" may stand for −3%. The two ends of a range are found one by one, in the
    target's order, and anchored from the first to the second. A range or date that the target may word otherwise
    (1-6月 as "the first half", 8日 as "the 8th" and as "8 May") is found in that wording too. Each mark first gets a
    figure in its own unit: the "a day" of "a charge, a day in jail" is 1天 and not 1项. What is missing then may stand
    there converted (5英里 as "8 km"). Takes time linear in the figures.
    """
    marks = segment.marks_in(language)
    if all(isinstance(mark.value, Concept) for mark in marks):
        return ()
    figures = _Figures(figures_of(target, language))
    figured = [(mark, mark.value) for mark in marks if not isinstance(mark.value, Concept)]
    found: dict[str, list[Spotted]] = {}
    agrees = cache(lambda: figures.years() <= known(segment))
    passes: tuple[Callable[[Quantity, str], list[Spotted]], ...] = (
        lambda value, _: figures.take(_strict(value)),
        lambda value, text: figures.take(_ways(value, text)),
        # 今年5月 may be "May", where no other year stands in the target.
        lambda value, text: figures.take(yearless(value)) if year_word(text) and agrees() else [],
        lambda value, _: figures.take_converted(value),
    )
    for take in passes:
        for mark, value in figured:
            if mark.id not in found and (taken := take(value, mark.text)):
                found[mark.id] = taken
    return tuple(_anchor(mark, found[mark.id], target) for mark, _ in figured if mark.id in found)


@lru_cache(maxsize=16)
def figures_of(target: str, language: str) -> tuple[Spotted, ...]:
    """The figures of a target, remembered for the checks and the repair that all ask for them."""
    return target_language(language).parse(target)


def _within(anchor: Anchor, pair: Pair) -> tuple[Spotted, ...]:
    spotted = figures_of(pair.target, pair.language)
    return tuple(spot for spot in spotted if anchor.start <= spot.start and spot.end <= anchor.end)


def _anchor(mark: Mark, taken: list[Spotted], target: str) -> Anchor:
    start, end = min(spot.start for spot in taken), max(spot.end for spot in taken)
    return Anchor(mark.id, start, end, intern(target[start:end]))


def _strict(quantity: Quantity) -> _Ways:
    """The wording in which each end of the quantity is said in the best way."""
    yield tuple(wanted(end)[:1] for end in _ends(quantity))


def _ends(quantity: Quantity) -> tuple[Quantity, ...]:
    return (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)


def _ways(quantity: Quantity, text: str) -> _Ways:
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
            for key in said(spot.quantity):
                self._by_key.setdefault(key, deque()).append(index)
        # What only may be meant comes behind: of "C$300 and $300" 300加元 is the first.
        for index, spot in enumerate(spotted):
            for key in {key for reading in spot.others for key in said(reading)} - said(spot.quantity):
                self._by_key.setdefault(key, deque()).append(index)

    def take(self, ways: _Ways) -> list[Spotted]:
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

    def years(self) -> frozenset[int]:
        """The years that the figures name."""
        dates = (spot.quantity for spot in self._spotted)
        return frozenset(date.year for date in dates if isinstance(date, PartialDate) and date.year is not None)

    def take_converted(self, quantity: Quantity) -> list[Spotted]:
        """The figures that say all ends of the quantity in other units, rounded; none if there are none."""
        if not _can_convert(quantity):
            return []
        taken: list[int] = []
        free = [index for index in range(len(self._spotted)) if not self._used[index]][:_MOST_CONVERTED]
        for end in _ends(quantity):
            index = next((each for each in free if each not in taken and _converts(end, self._spotted[each])), None)
            if index is None:
                return []
            taken.append(index)
        for index in taken:
            self._used[index] = 1
        return [self._spotted[index] for index in taken]

    def _first(self, keys: Iterable[Key], taken: list[int]) -> int | None:
        for key in keys:
            indexes = self._by_key.get(key)
            while indexes and self._used[indexes[0]]:
                indexes.popleft()
            for index in indexes or ():
                if not self._used[index] and index not in taken:
                    return index
        return None


def _converts(source: Quantity, spot: Spotted) -> bool:
    readings = (spot.quantity, *spot.others)
    return isinstance(source, Number) and any(isinstance(each, Number) and converts(source, each) for each in readings)


def _can_convert(quantity: Quantity) -> bool:
    return all(isinstance(end, Number) and can_convert(end) for end in _ends(quantity))


def missing(segment: Segment, pair: Pair) -> Iterator[tuple[Mark, Quantity]]:
    """The quantity marks that have no anchor in the pair."""
    anchored = {anchor.mark_id for anchor in pair.anchors}
    for mark in segment.marks_in(pair.language):
        if not isinstance(mark.value, Concept) and mark.id not in anchored:
            yield mark, mark.value


_Found = tuple[Mark, Quantity, Anchor]


def loose(segment: Segment, pair: Pair) -> Iterator[_Found]:
    """The quantity marks whose value the pair says with another approximation (约30 as "30", "over 30")."""
    for mark, quantity, anchor in _found(segment, pair):
        spotted = _within(anchor, pair)
        readings = [reading for spot in spotted for reading in (spot.quantity, *spot.others)]
        # "In his forties" says 40多岁.
        decades = any(isinstance(each, Number) and each.unit == "decade" for each in readings)
        if not decades and not any(_alike(quantity.approximation, reading.approximation) for reading in readings):
            yield mark, quantity, anchor


def converted(segment: Segment, pair: Pair) -> Iterator[_Found]:
    """The quantity marks that the pair says in another unit, rounded."""
    for mark, quantity, anchor in _found(segment, pair):
        if _can_convert(quantity):
            figures = _Figures(_within(anchor, pair))
            if not figures.take(_ways(quantity, mark.text)) and figures.take_converted(quantity):
                yield mark, quantity, anchor


def ambiguous(segment: Segment, pair: Pair) -> Iterator[_Found]:
    """The quantity marks whose scale word means two values (兆)."""
    for mark, quantity, anchor in _found(segment, pair):
        if any(isinstance(end, Number) and end.scale == AMBIGUOUS_SCALE for end in _ends(quantity)):
            yield mark, quantity, anchor


def _found(segment: Segment, pair: Pair) -> Iterator[_Found]:
    anchors = {anchor.mark_id: anchor for anchor in pair.anchors}
    for mark in segment.marks:
        anchor = anchors.get(mark.id)
        if anchor is not None and not isinstance(mark.value, Concept):
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
