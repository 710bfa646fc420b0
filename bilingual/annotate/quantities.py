"""Quantities in a segment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bilingual.language.chinese import parse
from bilingual.model import Article, Quantity


def find_quantities(text: str, reference: date | None = None) -> Iterator[tuple[int, int, Quantity]]:
    """The quantities of a text with their spans, in order; `reference` is the day the text appeared."""
    for spotted in parse(text, reference):
        yield spotted.start, spotted.end, spotted.quantity


def day_of(article: Article) -> date | None:
    """The day of the article's metadata; None where it names none."""
    try:
        return date.fromisoformat(article.meta("date")[:10])
    except ValueError:
        return None
