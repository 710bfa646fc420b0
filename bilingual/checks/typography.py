"""Quotes and dashes of Russian print."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.typography import foreign_quotes, hyphens_for_dashes


def check(_segment: Segment, pair: Pair) -> Iterator[Finding]:
    """Information, once for each kind and Russian target: quotes other than « », a hyphen where a dash belongs."""
    if pair.language != "ru":
        return
    for spans, expected, what in (
        (foreign_quotes(pair.target), "« »", "Russian quotes are « »"),
        (hyphens_for_dashes(pair.target), "—", "a dash belongs where this hyphen stands"),
    ):
        if spans:
            start, end = spans[0]
            found = pair.target[start:end].strip()
            message = f"{what}: {pair.target[max(0, start - 15) : end + 15].strip()}"
            yield Finding(
                pair.id, "ru", "typography", "info", message, target_span=(start, end), expected=expected, found=found
            )
