"""Figures that a target does not carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import partial

from bilingual.language import target_language
from bilingual.language.style import Style
from bilingual.model import Finding, Mark, Number, Pair, Segment, Severity
from bilingual.verify import quantities

# 1项 and 1个 count what an article does in English and nothing in Russian.
_ONE = Number(Fraction(1), "item")


def check(segment: Segment, pair: Pair, style: Style | None = None) -> Iterator[Finding]:
    """An error for each quantity of the source whose value the target does not say; a warning for 1项, often "a".

    A warning where the value is there and the approximation is another (约30 as "30" or "over 30"), or where it was
    converted into another unit and agrees with the source within rounding (5英里 as "8 km"); for 兆, which means two.
    What is expected is said in the style, the default unless given.
    """
    render = partial(target_language(pair.language).render, style=style)
    for mark, quantity in quantities.missing(segment, pair):
        expected = render(quantity)
        severity: Severity = "warning" if quantity == _ONE else "error"
        yield _finding(pair, mark, severity, f"figure missing: {mark.text} is {expected}", expected)
    for mark, quantity, anchor in quantities.loose(segment, pair):
        expected = render(quantity)
        message = f"approximation differs: {mark.text} is {expected}; the target says {anchor.found}"
        found = replace(_finding(pair, mark, "warning", message, expected), found=anchor.found)
        yield replace(found, target_span=(anchor.start, anchor.end))
    for mark, quantity, anchor in quantities.converted(segment, pair):
        expected = render(quantity)
        message = f"unit converted: {mark.text} is {expected}; the target says {anchor.found}"
        found = replace(_finding(pair, mark, "warning", message, expected), found=anchor.found)
        yield replace(found, target_span=(anchor.start, anchor.end))
    for mark, quantity, anchor in quantities.ambiguous(segment, pair):
        message = f"{mark.text}: 兆 is a trillion or, in technical use, a million; the target says {anchor.found}"
        found = replace(_finding(pair, mark, "warning", message, render(quantity)), found=anchor.found)
        yield replace(found, target_span=(anchor.start, anchor.end))


def _finding(pair: Pair, mark: Mark, severity: Severity, message: str, expected: str) -> Finding:
    span = (mark.start, mark.end)
    return Finding(pair.id, pair.language, "quantities", severity, message, source_span=span, expected=expected)
