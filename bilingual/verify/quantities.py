"""Do the quantities of a segment stand in its target, as values?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from sys import intern

from bilingual.language import Spotted, target_language
from bilingual.model import Anchor, Concept, Interval, Mark, Number, Ordinal, Pair, PartialDate, Quantity, Segment

_SHARES = ("per cent", "per mille", "percentage point")


def locate(segment: Segment, target: str, language: str) -> tuple[Anchor, ...]:
    """An anchor for each quantity mark of whose value the target holds a figure; each figure serves one mark.

    Values are compared, and of the units shares (per cent, percentage points) and currencies, where the target names
    one; other units and signs are not, for "fell by 3%" may stand for −3%. The two ends of a range are found one by
    one, in the target's order, and anchored from the first to the second.
    """
    marks = segment.marks_in(language)
    if all(isinstance(mark.value, Concept) for mark in marks):
        return ()
    free = list(target_language(language).parse(target))
    anchors: list[Anchor] = []
    for mark in marks:
        if isinstance(mark.value, Concept):
            continue
        taken = _take(_ends(mark.value), free)
        if taken:
            start, end = min(spot.start for spot in taken), max(spot.end for spot in taken)
            anchors.append(Anchor(mark.id, start, end, intern(target[start:end])))
    return tuple(anchors)


def missing(segment: Segment, pair: Pair) -> Iterator[tuple[Mark, Quantity]]:
    """The quantity marks that have no anchor in the pair."""
    anchored = {anchor.mark_id for anchor in pair.anchors}
    for mark in segment.marks_in(pair.language):
        if not isinstance(mark.value, Concept) and mark.id not in anchored:
            yield mark, mark.value


def _ends(quantity: Quantity) -> tuple[Quantity, ...]:
    return (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)


def _take(ends: tuple[Quantity, ...], free: list[Spotted]) -> list[Spotted]:
    """Removes one match for each end from `free`; leaves it alone and gives none if an end has none."""
    rest = list(free)
    taken: list[Spotted] = []
    for wanted in ends:
        # Of a date 2019 and a count 2,019 each mark takes its own kind first.
        fitting = (spot for kind in (type(wanted), object) for spot in rest if isinstance(spot.quantity, kind))
        match = next((spot for spot in fitting if same_value(wanted, spot.quantity)), None)
        if match is None:
            return []
        rest.remove(match)
        taken.append(match)
    free[:] = rest
    return taken


def same_value(source: Quantity, target: Quantity) -> bool:
    """Whether a target's figure says the value of the source's; of a date, every part that the source says."""
    match source, target:
        case Number(), Number():
            return abs(source.value) == abs(target.value) and _same_unit(source.unit, target.unit)
        case Number(), PartialDate():
            # A bare 2019 reads as a year.
            bare = target.month is None and target.day is None
            return bare and source.value == target.year and source.unit not in _SHARES
        case Ordinal(), Ordinal():
            return source.value == target.value
        case Ordinal(), PartialDate():
            # "the 13th" reads as a day.
            return target == PartialDate(day=source.value)
        case PartialDate(), Ordinal():
            return replace(source, approximation="") == PartialDate(day=target.value)
        case PartialDate(), PartialDate():
            said = ((source.year, target.year), (source.month, target.month), (source.day, target.day))
            return all(a == b for a, b in said if a is not None) and (source.day is None) == (target.day is None)
    return False


def _same_unit(source: str, target: str) -> bool:
    if source in _SHARES or target in _SHARES:
        return source == target
    return target in ("", source) or not source
