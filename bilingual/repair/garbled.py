"""The last figure of a target that is wrong, be it no number at all, for the last number that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.language import target_language
from bilingual.language.figures import TIME_OF_DAY
from bilingual.language.grammar import measures
from bilingual.language.style import Style
from bilingual.model import Number, Pair, Segment
from bilingual.repair.correction import BLANK, FIGURE, Correction, form_of
from bilingual.verify import quantities

# All that looks like one figure, be it grouped as nobody groups (81,1018; 47 3186; 350,000,0000).
_RUN = re.compile(rf"\d+(?:(?:[.,]|{BLANK})\d+)*")
_NUMBER = re.compile(rf"\d{{1,3}}(?:(?:,|{BLANK})\d{{3}})+|\d+(?:[.,]\d+)?")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_DIGITS = 3
_SIGN = re.compile(rf"{BLANK}?[%‰]")
_WORD = re.compile(rf"{BLANK}?([^\W\d_]+)")


def corrections(segment: Segment, pair: Pair, style: Style | None) -> Iterator[Correction]:
    """What to put for the one run of digits that no mark accounts for, if one number is all that is missing."""
    missing = [(mark, value) for mark, value in quantities.missing(segment, pair)]
    numbers = [(mark, value) for mark, value in missing if isinstance(value, Number)]
    taken = [(anchor.start, anchor.end) for anchor in pair.anchors]
    runs = [run for run in _RUN.finditer(pair.target) if not any(run.start() < e and s < run.end() for s, e in taken)]
    if len(missing) != 1 or len(numbers) != 1 or len(runs) != 1:
        return
    (mark, value), run = numbers[0], runs[0]
    figure = FIGURE.match(pair.target, run.start())
    end = max(run.end(), figure.end() if figure else 0)
    text = target_language(pair.language).render(Number(abs(value.value), "", value.scale or "万"), style)
    if _may_mean(run.group(), text, value) and _agrees(
        pair.target[run.start() : end], text, pair.target[end:], pair.language
    ):
        yield Correction(mark, run.start(), end, pair.target[run.start() : end], text)


def _may_mean(run: str, text: str, value: Number) -> bool:
    """Whether a run is no number at all, or a count that begins as it should or has its digits in another order."""
    if not _NUMBER.fullmatch(run):
        return True
    one, other = (re.sub(r"\D", "", each) for each in (run, text))
    alike = one[:1] == other[:1] or sorted(one) == sorted(other)
    # Of short ones and of those with a scale word many begin alike.
    near = abs(len(one) - len(other)) <= 1 and min(len(one), len(other)) >= _FEWEST_DIGITS and not _LETTER.search(text)
    return value.unit not in (*measures(), TIME_OF_DAY) and alike and near


def _agrees(found: str, text: str, behind: str, language: str) -> bool:
    """Whether what stands behind the run goes with the figure."""
    if language == "en" or _SIGN.match(behind):
        return form_of(text, language) == form_of(found, language) or bool(_SIGN.match(behind))
    if _NUMBER.fullmatch(found):
        return form_of(text, language) == form_of(found, language)
    # What is no number says nothing of what stands behind it: that tells itself.
    from bilingual.language.russian.inflection import readings

    word = _WORD.match(behind)
    asked = {"few": {"gent", "sing"}, "many": {"gent", "plur"}, "one": {"sing"}}.get(form_of(text, language))
    return word is not None and asked is not None and any(asked in each.tag for each in readings(word[1]))
