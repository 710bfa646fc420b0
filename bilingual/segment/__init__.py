"""Article to segments: one per sentence; those of a block join to its text."""

from __future__ import annotations

from bilingual.language.chinese import split
from bilingual.model import Article, Segment


def segment(article: Article) -> tuple[Segment, ...]:
    """The segments of all blocks in order. A block with no text (nothing but markup or marks) has none."""
    return tuple(
        Segment(f"{block.id}.s{number:02}", block.id, start, end, block.text[start:end])
        for block in article.blocks
        for number, (start, end) in enumerate(split(block.text), start=1)
    )
