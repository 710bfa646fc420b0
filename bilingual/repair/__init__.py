"""Targets made better, without guessing: what cannot be put right for certain stays as it is."""

from __future__ import annotations

from dataclasses import replace

from bilingual.language import target_language
from bilingual.language.style import Style
from bilingual.model import Bitext, Finding, Number, Pair, PartialDate
from bilingual.repair.correction import Correction
from bilingual.repair.quantities import correct

__all__ = ["repair"]


def repair(bitext: Bitext, style: Style | None = None) -> tuple[Bitext, tuple[Finding, ...]]:
    """A checked bitext with its figures corrected where that is certain, and a finding for each correction.

    Corrections are written in the style, the default unless given.
    """
    pairs: list[Pair] = []
    findings: list[Finding] = []
    for segment, here in bitext.segment_pairs():
        for pair in here:
            target, corrections = correct(segment, pair, style)
            pairs.append(replace(pair, target=target, method="repaired") if corrections else pair)
            findings += (_finding(pair, each, style) for each in corrections)
    return replace(bitext, pairs=tuple(pairs)), tuple(findings)


def _finding(pair: Pair, correction: Correction, style: Style | None) -> Finding:
    """What was corrected; the span is that in the target as it was."""
    mark = correction.mark
    render = target_language(pair.language).render
    expected = render(mark.value, style) if isinstance(mark.value, Number | PartialDate) else correction.text
    return Finding(
        pair.id,
        pair.language,
        "quantities",
        "info",
        f"corrected: {mark.text} is {expected}; “{correction.found}” became “{correction.text}”",
        source_span=(mark.start, mark.end),
        target_span=(correction.start, correction.end),
        expected=expected,
        found=correction.found,
    )
