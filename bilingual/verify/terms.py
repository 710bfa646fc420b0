"""Do the terms of a segment stand in its target?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from sys import intern

from bilingual.language import target_language
from bilingual.model import Anchor, Concept, Mark, Pair, Rendering, Segment

Span = tuple[int, int]


def locate(segment: Segment, target: str, language: str) -> tuple[Anchor, ...]:
    """An anchor for each term mark of which the target holds an accepted rendering.

    Each occurrence serves one mark while there are enough; where the target says a term fewer times than the source,
    the later marks share the last occurrence, for a translation may refer back.
    """
    anchors: list[Anchor] = []
    free: dict[str, list[Span]] = {}
    marks = segment.marks_in(language)
    marked = Counter(mark.value.id for mark in marks if isinstance(mark.value, Concept))
    for mark in marks:
        if not isinstance(mark.value, Concept):
            continue
        concept = mark.value
        if concept.id not in free:
            free[concept.id] = occurrences(target, language, concept.accepted(language), marked[concept.id])
        spans = free[concept.id]
        if spans:
            start, end = spans.pop(0) if len(spans) > 1 else spans[0]
            anchors.append(Anchor(mark.id, start, end, intern(target[start:end])))
    return tuple(anchors)


def missing(segment: Segment, pair: Pair) -> Iterator[tuple[Mark, Concept]]:
    """The term marks that have a rendering in the pair's language and no anchor in it."""
    anchored = {anchor.mark_id for anchor in pair.anchors}
    for mark in segment.marks_in(pair.language):
        if isinstance(mark.value, Concept) and mark.id not in anchored and mark.value.accepted(pair.language):
            yield mark, mark.value


def occurrences(target: str, language: str, renderings: tuple[Rendering, ...], enough: int | None = None) -> list[Span]:
    """The spans of any of the renderings in order of place; of overlapping ones the longest.

    Later renderings are not looked for once `enough` spans of earlier ones are found.
    """
    find = target_language(language).find
    found: list[Span] = []
    kept: list[Span] = []
    for rendering in renderings:
        found.extend(find(target, rendering))
        kept = _apart(found, len(target))
        if enough is not None and len(kept) >= enough:
            break
    return sorted(kept)


def rendering_at(concept: Concept, language: str, found: str) -> str:
    """The accepted rendering that an anchor's text is, in any form; "" if none is all of it."""
    find = target_language(language).find
    whole = (0, len(found))
    return next((each.text for each in concept.accepted(language) if whole in find(found, each)), "")


def _apart(spans: list[Span], length: int) -> list[Span]:
    """Those that overlap no longer one."""
    if len(spans) < 2:
        return spans
    taken = bytearray(length)
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return kept


def forbidden(segment: Segment, target: str, language: str) -> tuple[tuple[Concept, Span], ...]:
    """The forbidden renderings of the segment's terms that stand in the target outside every accepted rendering."""
    here = {mark.id for mark in segment.marks_in(language)}
    concepts = {
        mark.value.id: mark.value
        for mark in segment.marks
        # A term may forbid a rendering in a language that it has none to offer in.
        if isinstance(mark.value, Concept) and (mark.id in here or not mark.value.accepted(language))
    }
    found: list[tuple[Concept, Span]] = []
    for concept in concepts.values():
        banned = tuple(r for r in concept.renderings if r.language == language and r.use == "forbidden")
        offending = occurrences(target, language, banned)
        if not offending:
            continue
        accepted = occurrences(target, language, concept.accepted(language))
        for start, end in offending:
            if not any(a <= start and end <= b for a, b in accepted):
                found.append((concept, (start, end)))
    return tuple(found)
