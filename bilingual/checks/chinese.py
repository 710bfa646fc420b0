"""Chinese left over in a target."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.damage import chinese_left


def check(_segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error for each run of Chinese characters that the engine did not mark as untranslated."""
    for start, end in chinese_left(pair.target):
        left = pair.target[start:end]
        message = f"Chinese left in the target: {left}"
        yield Finding(pair.id, pair.language, "chinese", "error", message, target_span=(start, end), found=left)
