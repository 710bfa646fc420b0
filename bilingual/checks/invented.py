"""Figures and names that only the target has."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Finding, Pair, Segment, Severity
from bilingual.verify import invented


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """A warning for each figure that the source does not have.

    Information for a name in Latin letters in a Russian text whose source has none: 9% of the lines that people
    translated (NTREX) have one, for there it may be usage.
    """
    for start, end in invented.figures(segment, pair):
        yield _finding(pair, "figure", "warning", (start, end))
    for start, end in invented.names(segment, pair):
        yield _finding(pair, "name", "info", (start, end))


def _finding(pair: Pair, what: str, severity: Severity, span: tuple[int, int]) -> Finding:
    found = pair.target[slice(*span)]
    message = f"{what} not in the source: {found}"
    return Finding(pair.id, pair.language, "invented", severity, message, target_span=span, found=found)
