"""Bitext to findings. CHECKS is the one table: a check is one file here and one line in it.

A check takes a segment and its pair, anchored, and yields findings; it never raises, prints or repairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from bilingual.checks import chinese, empty, length, quantities, repetition, terms, untranslated
from bilingual.model import Bitext, Finding, Pair, Segment
from bilingual.verify import locate

Check = Callable[[Segment, Pair], Iterable[Finding]]

CHECKS: dict[str, Check] = {
    "empty": empty.check,
    "chinese": chinese.check,
    "untranslated": untranslated.check,
    "repetition": repetition.check,
    "length": length.check,
    "terms": terms.check,
    "quantities": quantities.check,
}


def check(bitext: Bitext) -> Bitext:
    """The bitext with its anchors and findings made anew from what the targets say now.

    Findings come in the order of the source: what was not read of it, then those of each pair in the order of CHECKS.
    """
    anchored = replace(bitext, pairs=tuple(_anchored(bitext)))
    unread = (
        Finding("", "", "unread", "warning", f"not read: {thing}; translate it by hand", found=thing)
        for thing in bitext.article.unread
    )
    return replace(anchored, findings=(*unread, *_pair_findings(anchored)))


def _anchored(bitext: Bitext) -> Iterable[Pair]:
    for segment, pairs in bitext.segment_pairs():
        for pair in pairs:
            yield replace(pair, anchors=locate(segment, pair.target, pair.language))


def _pair_findings(bitext: Bitext) -> Iterable[Finding]:
    for segment, pairs in bitext.segment_pairs():
        for pair in pairs:
            for run in CHECKS.values():
                yield from run(segment, pair)
