"""Segments without a translation, and targets without a source."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import is_added, is_copy, is_empty


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error where a source with words or figures has a target with none or itself, or a target has no source."""
    if is_empty(segment.text, pair.target):
        yield Finding(
            pair.id, pair.language, "empty", "error", "not translated: the target is empty", expected="a target"
        )
    elif is_copy(segment.text, pair.target):
        message = "not translated: the target is the source"
        yield Finding(pair.id, pair.language, "empty", "error", message, expected="a target", found=pair.target.strip())
    elif is_added(segment.text, pair.target):
        message = "the source is blank here, the target is not"
        yield Finding(pair.id, pair.language, "empty", "error", message, found=pair.target.strip())
