"""Bitext to findings. CHECKS and WHOLE are the one table, in two halves: a check is one file here and one line in them.

A check of CHECKS takes a segment and its pair, anchored; one of WHOLE the anchored bitext, for what shows only when
sentences are compared. Both yield findings about pairs; they never raise, print or repair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from bilingual.checks import (
    brackets,
    chinese,
    doubled,
    empty,
    invented,
    length,
    lookalikes,
    quantities,
    repetition,
    targets_vary,
    terms,
    terms_vary,
    typography,
    untranslated,
    yo,
)
from bilingual.language.style import Style
from bilingual.model import Bitext, Finding, Pair, Segment, Severity
from bilingual.verify import locate

Check = Callable[[Segment, Pair], Iterable[Finding]]
WholeCheck = Callable[[Bitext], Iterable[Finding]]

Levels = tuple[tuple[str, str], ...]
"""The severity that the findings of a check get instead of their own, by its name; "off" leaves them out."""

CHECKS: dict[str, Check] = {
    "empty": empty.check,
    "chinese": chinese.check,
    "untranslated": untranslated.check,
    "repetition": repetition.check,
    "length": length.check,
    "terms": terms.check,
    "quantities": quantities.check,
    "invented": invented.check,
    "brackets": brackets.check,
    "doubled": doubled.check,
    "lookalikes": lookalikes.check,
    "typography": typography.check,
}

WHOLE: dict[str, WholeCheck] = {
    "terms-vary": terms_vary.check,
    "targets-vary": targets_vary.check,
    "yo": yo.check,
}

NAMES = ("unread", *CHECKS, *WHOLE)
LEVELS = ("off", "info", "warning", "error")


def check(bitext: Bitext, levels: Levels = (), style: Style | None = None) -> Bitext:
    """The bitext with its anchors and findings made anew from what the targets say now.

    Findings come in the order of the source: what was not read of it, then those of each pair in the order of CHECKS
    and WHOLE. What is expected of a figure is said in the style, the default unless given.
    """
    anchored = replace(bitext, pairs=tuple(_anchored(bitext)))
    unread = (
        Finding("", "", "unread", "warning", f"not read: {thing}; translate it by hand", found=thing)
        for thing in bitext.article.unread
    )
    chosen = dict(levels)
    findings = (*unread, *_findings(anchored, {name for name, level in levels if level == "off"}, style))
    return replace(
        anchored, findings=tuple(_at_level(each, chosen) for each in findings if chosen.get(each.check) != "off")
    )


def _anchored(bitext: Bitext) -> Iterable[Pair]:
    for segment, pairs in bitext.segment_pairs():
        for pair in pairs:
            yield replace(pair, anchors=locate(segment, pair.target, pair.language))


def _findings(bitext: Bitext, off: set[str], style: Style | None) -> Iterator[Finding]:
    whole: dict[str, list[Finding]] = defaultdict(list)
    for name, compare in WHOLE.items():
        for finding in () if name in off else compare(bitext):
            whole[finding.subject].append(finding)
    # The one check whose findings say a figure as it should be.
    styled = CHECKS | {"quantities": partial(quantities.check, style=style)}
    runs = [run for name, run in styled.items() if name not in off]
    for segment, pairs in bitext.segment_pairs():
        for pair in pairs:
            for run in runs:
                yield from run(segment, pair)
            yield from whole[pair.id]


def _at_level(finding: Finding, levels: dict[str, str]) -> Finding:
    level = levels.get(finding.check)
    severity: Severity | None = next((each for each in _SEVERITIES if each == level), None)
    return replace(finding, severity=severity) if severity else finding


_SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
