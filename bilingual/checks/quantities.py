"""Figures that a target does not carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bilingual.language import target_language
from bilingual.language.style import Style
from bilingual.model import Finding, Mark, Pair, Segment, Severity
from bilingual.verify import quantities


def check(segment: Segment, pair: Pair, style: Style | None = None) -> Iterator[Finding]:
    """An error for each quantity of the source whose value the target does not say.

    A warning where the value is there and the approximation is another: 约30 as "30" or "over 30". What is expected
    is said in the style, the default unless given.
    """
    render = partial(target_language(pair.language).render, style=style)
    for mark, quantity in quantities.missing(segment, pair):
        expected = render(quantity)
        yield _finding(pair, mark, "error", f"figure missing: {mark.text} is {expected}", expected)
    for mark, quantity, anchor in quantities.loose(segment, pair):
        expected = render(quantity)
        message = f"approximation differs: {mark.text} is {expected}; the target says {anchor.found}"
        found = replace(_finding(pair, mark, "warning", message, expected), found=anchor.found)
        yield replace(found, target_span=(anchor.start, anchor.end))


def _finding(pair: Pair, mark: Mark, severity: Severity, message: str, expected: str) -> Finding:
    span = (mark.start, mark.end)
    return Finding(pair.id, pair.language, "quantities", severity, message, source_span=span, expected=expected)
