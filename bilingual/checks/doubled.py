"""Words and blanks typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment
from bilingual.verify.marks import doubled_blanks, doubled_words


def check(_segment: Segment, pair: Pair) -> Iterator[Finding]:
    """A warning for each word that stands twice in a row; information for several blanks inside a sentence.

    Where one term ends in the word that the next begins with (port of entry, entry and exit) both are wanted.
    """
    for start, end in doubled_words(pair.target):
        if _between_terms(pair, start, end):
            continue
        found = pair.target[start:end]
        message = f"the same word twice: {found}"
        yield Finding(pair.id, pair.language, "doubled", "warning", message, target_span=(start, end), found=found)
    for start, end in doubled_blanks(pair.target):
        message = f"several blanks behind “{pair.target[max(0, start - 15) : start].lstrip()}”"
        span = (start, end)
        yield Finding(
            pair.id, pair.language, "doubled", "info", message, target_span=span, found=pair.target[start:end]
        )


def _between_terms(pair: Pair, start: int, end: int) -> bool:
    ends = any(start < anchor.end < end for anchor in pair.anchors)
    return ends and any(start < anchor.start < end for anchor in pair.anchors)
