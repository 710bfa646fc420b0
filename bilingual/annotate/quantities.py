"""Quantities in a segment."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.language.chinese import parse
from bilingual.model import Quantity


def find_quantities(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """The quantities of a text with their spans, in order."""
    for spotted in parse(text):
        yield spotted.start, spotted.end, spotted.quantity
