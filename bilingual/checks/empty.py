"""Segments without a translation."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import is_empty


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error where a source with words or figures has a target with none."""
    if is_empty(segment.text, pair.target):
        yield Finding(
            pair.id, pair.language, "empty", "error", "not translated: the target is empty", expected="a target"
        )
