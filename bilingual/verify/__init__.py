"""Pure predicates on a segment and its translation: where each mark stands, which are missing, what is damaged."""

from __future__ import annotations

from bilingual.model import Anchor, Segment
from bilingual.verify import quantities, terms


def locate(segment: Segment, target: str, language: str) -> tuple[Anchor, ...]:
    """Where the marks of a segment stand in a target, in the order of the marks; a mark that is missing has none."""
    found = {
        anchor.mark_id: anchor
        for predicate in (terms, quantities)
        for anchor in predicate.locate(segment, target, language)
    }
    return tuple(found[mark.id] for mark in segment.marks if mark.id in found)
