"""Targets that go round in circles."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import repetitions

_SHOWN = 40


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error for each place where the target repeats itself over and over and the source does not."""
    for start, end in repetitions(segment.text, pair.target):
        looped = pair.target[start:end]
        shown = looped if len(looped) <= _SHOWN else f"{looped[:_SHOWN]}…"
        message = f"the target repeats itself: {shown}"
        yield Finding(pair.id, pair.language, "repetition", "error", message, target_span=(start, end), found=looped)
