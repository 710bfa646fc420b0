"""Latin letters among Cyrillic ones that look the same, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.marks import mixed_scripts


def check(_segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error for each word: no search finds it, and a spelling checker rejects it."""
    for start, end in mixed_scripts(pair.target):
        found = pair.target[start:end]
        message = f"Latin and Cyrillic letters that look alike in “{found}”; type it anew"
        yield Finding(pair.id, pair.language, "lookalikes", "error", message, target_span=(start, end), found=found)
