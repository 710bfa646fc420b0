"""Targets that are far too short or too long for their source."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import excess, is_empty


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """A warning where part of the source may be missing from the target, or the target says more than the source.

    An empty target is the business of `empty`.
    """
    too_many = excess(segment.text, pair.target)
    if too_many > 0:
        message = "the target is much longer than its source; it may say what the source does not"
        yield Finding(pair.id, pair.language, "length", "warning", message)
    elif too_many < 0 and not is_empty(segment.text, pair.target):
        message = "the target is much shorter than its source; part of it may be missing"
        yield Finding(pair.id, pair.language, "length", "warning", message)
