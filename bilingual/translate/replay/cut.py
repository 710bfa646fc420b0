"""The recorded translation of several segments, cut into that of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bilingual.language.breaks import Break, Strength, breaks, last_sign
from bilingual.model import Segment
from bilingual.translate.replay.divide import Part, Place, divide
from bilingual.translate.replay.hints import hints_in
from bilingual.verify.damage import expected_length

_COSTS: dict[Strength, float] = {"sentence": 0, "full stop": 2, "clause": 3, "comma": 5, "word": 9}
# Where a sentence has fewer clauses than it must be cut into, it is cut between words.
_BREAKS_PER_CUT = 2
# How much a paragraph tells of its own ratio of letters; the rest is told by all that was recorded.
_OWN_RATIO = 0.25
# On the machine translations and the human ones of the benchmark 1.06 to 1.36 in English, 1.06 to 1.10 in Russian.
_USUAL_RATIO = 1.1
_USUAL_WEIGHT = 200

_ASKING = ("?", "!", "？", "！")


def ratio_of(pairs: Sequence[tuple[str, str]]) -> float:
    """The letters of targets to those expected of their sources; near the usual where there are few."""
    expected = sum(expected_length(source) for source, _ in pairs)
    return (letters(*(target for _, target in pairs)) + _USUAL_RATIO * _USUAL_WEIGHT) / (expected + _USUAL_WEIGHT)


def letters(*texts: str) -> int:
    """The letters and figures of texts."""
    return sum(sum(map(str.isalnum, text)) for text in texts)


def cut(segments: Sequence[Segment], target: str, language: str, ratio: float) -> tuple[str, ...]:
    """What of a target translates each of the segments that it translates together, in their order.

    It is cut at blanks, so that the cuts, joined by a blank, are the target. "" where nothing of it seems to translate
    a segment. `ratio` is that of `ratio_of`.
    """
    text = target.strip()
    if len(segments) == 1 or not text:
        return (text, *[""] * (len(segments) - 1))
    found = [Break(0, 0, "sentence"), *_breaks(text, language, len(segments)), Break(len(text), len(text), "sentence")]
    before = [0, *accumulate(map(str.isalnum, text))]
    places = [
        Place(each.start, before[each.end], _COSTS[each.strength], last_sign(text, each.end) in _ASKING)
        for each in found
    ]
    own = ratio_of([("".join(segment.text for segment in segments), text)])
    scale = _OWN_RATIO * own + (1 - _OWN_RATIO) * ratio
    hints_of = hints_in(text, language)
    parts = [
        Part(
            expected_length(segment.text) * scale,
            hints_of(segment),
            last_sign(segment.text, len(segment.text)) in _ASKING,
        )
        for segment in segments
    ]
    stretches = divide(parts, places)
    return tuple(text[found[start].start : found[end].end] if end > start else "" for start, end in stretches)


def _breaks(text: str, language: str, count: int) -> list[Break]:
    """The breaks at which a text may be cut into so many."""
    found = list(breaks(text, language))
    clauses = [each for each in found if each.strength != "word"]
    return clauses if len(clauses) >= _BREAKS_PER_CUT * (count - 1) else found
