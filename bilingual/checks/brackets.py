"""Brackets and quotes that do not close."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.marks import unbalanced


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """A warning for each bracket or quote without its partner, where all in the source have theirs."""
    for start, end in unbalanced(segment.text, pair.target):
        sign = pair.target[start:end]
        message = f"without its partner: {sign} in “{pair.target[max(0, start - 15) : end + 15].strip()}”"
        yield Finding(pair.id, pair.language, "brackets", "warning", message, target_span=(start, end), found=sign)
