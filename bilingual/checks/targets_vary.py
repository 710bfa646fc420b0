"""One source translated in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Bitext, Finding


def check(bitext: Bitext) -> Iterator[Finding]:
    """A warning where a source that stood before is translated otherwise; blanks and capitals make no difference."""
    first: dict[tuple[str, str], str] = {}
    for segment, pairs in bitext.segment_pairs():
        source = "".join(segment.text.split())
        for pair in pairs:
            if not source or not pair.target.strip():
                continue
            before = first.setdefault((source, pair.language), pair.target)
            if _bare(before) != _bare(pair.target):
                message = f"the same source is translated otherwise before: {before.strip()}"
                yield Finding(
                    pair.id,
                    pair.language,
                    "targets-vary",
                    "warning",
                    message,
                    expected=before.strip(),
                    found=pair.target.strip(),
                )


def _bare(target: str) -> str:
    return " ".join(target.casefold().split())
