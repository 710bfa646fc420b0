"""Glossary terms missing from a target, and forbidden renderings in it."""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.model import Concept, Finding, Mark, Pair, Segment, Severity
from bilingual.verify import terms

_OR = " or "


def check(segment: Segment, pair: Pair) -> Iterator[Finding]:
    """An error where an approved term that must be kept is missing; a warning, or information, where it is softer.

    One finding per concept: a term that the sentence names twice is missing once.
    """
    seen: set[str] = set()
    for mark, concept in terms.missing(segment, pair):
        if concept.id not in seen:
            seen.add(concept.id)
            yield _missing(mark, concept, pair)
    for concept, span in terms.forbidden(segment, pair.target, pair.language):
        found = pair.target[slice(*span)]
        expected = _expected(concept, pair.language)
        message = f"forbidden rendering of {concept.zh}: “{found}”; it should be “{_first(expected)}”"
        severity = _severity(concept)
        yield Finding(
            pair.id, pair.language, "terms", severity, message, target_span=span, expected=expected, found=found
        )


def _missing(mark: Mark, concept: Concept, pair: Pair) -> Finding:
    expected = _expected(concept, pair.language)
    message = f"term missing: {mark.text} should be “{_first(expected)}”"
    span = (mark.start, mark.end)
    return Finding(
        pair.id, pair.language, "terms", _severity(concept), message, source_span=span, expected=expected, found=""
    )


def _expected(concept: Concept, language: str) -> str:
    return _OR.join(rendering.text for rendering in concept.accepted(language))


def _first(expected: str) -> str:
    """The rendering to use; `expected` of a finding names the others that are accepted."""
    return expected.partition(_OR)[0]


def _severity(concept: Concept) -> Severity:
    if concept.enforce == "info":
        return "info"
    return "error" if concept.enforce == "must" and concept.status == "approved" else "warning"
