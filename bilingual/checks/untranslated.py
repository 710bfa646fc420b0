"""Words an engine did not know."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import untranslated


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """A warning for each 〔…〕, with the source words that stand in it."""
    for start, end in untranslated(pair.target):
        word = pair.target[start + 1 : end - 1]
        at = segment.text.find(word)
        yield Finding(
            pair.id,
            pair.language,
            "untranslated",
            "warning",
            f"not translated: {word}",
            source_span=(at, at + len(word)) if at >= 0 else None,
            target_span=(start, end),
            found=word,
        )
