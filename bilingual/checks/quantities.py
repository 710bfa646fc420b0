"""Figures that a target does not carry."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.language import target_language
from bilingual.model import Finding, Pair, Segment
from bilingual.verify import quantities


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error for each quantity of the source whose value the target does not say."""
    for mark, quantity in quantities.missing(segment, pair):
        expected = target_language(pair.language).render(quantity)
        yield Finding(
            pair.id,
            pair.language,
            "quantities",
            "error",
            f"figure missing: {mark.text} is {expected}",
            source_span=(mark.start, mark.end),
            expected=expected,
        )
