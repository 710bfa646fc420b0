"""One concept said in two ways across a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from bilingual.model import Anchor, Bitext, Concept, Finding, Pair
from bilingual.verify.terms import rendering_at

_STEM = 4
_Use = tuple[Pair, Anchor, Concept, str]


def check(bitext: Bitext) -> Iterator[Finding]:
    """Information, once for each rendering of a concept that the text uses less often than another one."""
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    for segment, pairs in bitext.segment_pairs():
        concepts = {mark.id: mark.value for mark in segment.marks if isinstance(mark.value, Concept)}
        for pair in pairs:
            for anchor in pair.anchors:
                concept = concepts.get(anchor.mark_id)
                if concept and len(concept.accepted(pair.language)) > 1:
                    rendering = rendering_at(concept, pair.language, anchor.found)
                    uses[concept.id, pair.language].append((pair, anchor, concept, rendering))
    for said in uses.values():
        yield from _departures(said)


def _departures(said: list[_Use]) -> Iterator[Finding]:
    counts = Counter(rendering for *_, rendering in said if rendering)
    # The first of those that are used equally often.
    usual = counts.most_common(1)[0][0] if counts else ""
    seen = {usual, ""}
    for pair, anchor, concept, rendering in said:
        if rendering not in seen and not _same_stem(rendering, usual):
            seen.add(rendering)
            message = f"{concept.zh} is “{anchor.found}” here and “{usual}” {counts[usual]} times in this text"
            yield Finding(
                pair.id,
                pair.language,
                "terms-vary",
                "info",
                message,
                target_span=(anchor.start, anchor.end),
                expected=usual,
                found=anchor.found,
            )


def _same_stem(one: str, other: str) -> bool:
    """Whether two renderings differ in the part of speech alone: South Korea and South Korean."""
    first, second = one.casefold().split(), other.casefold().split()
    return len(first) == len(second) and first[:-1] == second[:-1] and first[-1][:_STEM] == second[-1][:_STEM]
