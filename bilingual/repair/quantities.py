"""Figures of a target corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from bilingual.language.style import Style
from bilingual.model import Number, Pair, PartialDate, Segment
from bilingual.repair import dates, garbled, numbers
from bilingual.repair.correction import Correction
from bilingual.verify import locate, quantities

_Corrections = Callable[[Segment, Pair, Style | None], Iterator[Correction]]
_WAYS: tuple[_Corrections, ...] = (numbers.corrections, dates.corrections, garbled.corrections)


def correct(segment: Segment, pair: Pair, style: Style | None = None) -> tuple[str, tuple[Correction, ...]]:
    """The target with the figures put right that can be, and the corrections; the pair is anchored.

    A figure is corrected where it alone can be meant for a missing quantity and no other quantity for it, and nothing
    around it would have to change with it. Whatever was found before is found after. The spans of the corrections
    are those of the target as it was.
    """
    done: list[Correction] = []
    for way in _WAYS:
        if not any(isinstance(value, Number | PartialDate) for _, value in quantities.missing(segment, pair)):
            break
        for correction in way(segment, pair, style):
            target = pair.target[: correction.start] + correction.text + pair.target[correction.end :]
            anchors = locate(segment, target, pair.language)
            sought = {correction.mark.id} if correction.sure else set()
            if {anchor.mark_id for anchor in anchors} >= {anchor.mark_id for anchor in pair.anchors} | sought:
                pair = replace(pair, target=target, anchors=anchors)
                done.append(_as_it_was(correction, done))
    return pair.target, tuple(sorted(done, key=lambda each: each.start))


def _as_it_was(correction: Correction, before: list[Correction]) -> Correction:
    """The correction with its span in the target as it was before earlier ones."""
    shift = sum(len(each.text) - (each.end - each.start) for each in before if each.start < correction.start)
    return replace(correction, start=correction.start - shift, end=correction.end - shift)
