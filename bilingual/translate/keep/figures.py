"""Figures that are easier to say than others: round ones, and those of the same shape in other digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.language import chinese, target_language
from bilingual.model import Number

# Round figures by the form they ask of what is counted (see form_of); small models say them best
# (tests/benchmarks/keep.py).
_ROUND = {
    "many": ("60", "50", "80", "20", "200", "300"),
    "few": ("52", "62", "53", "93", "24"),
    "one": ("51", "81", "21", "91"),
    "part": ("52.4", "20.5", "60.8", "91.3"),
}
# Digits for a figure of the same shape: none stands twice in a row.
_DIGITS = ("5248", "3617", "8295", "6142", "2934", "7358")
_LAST = {"many": "5678", "few": "234", "one": "1", "part": "2468"}
_DIGIT = re.compile(r"\d")


def others(figure: str, form: str, turn: int) -> Iterator[str]:
    """Other figures for one written in a source, first the round ones at turn 0, those of its shape at later ones.

    `form` is what the target's figure asks of the noun behind it.
    """
    shift = turn // 2
    if turn % 2 == 0:
        yield from (*_ROUND[form][shift:], *_ROUND[form][:shift])
    yield from (_of_shape(figure, form, digits) for digits in (*_DIGITS[shift:], *_DIGITS[:shift]))


def _of_shape(figure: str, form: str, digits: str) -> str:
    found = list(_DIGIT.finditer(figure))
    said = list(figure)
    for number, match in enumerate(found):
        said[match.start()] = digits[number % len(digits)]
    whole = not (set(figure) - set("0123456789,"))
    if whole and len(found) > 1:
        last = _LAST[form]
        said[found[-1].start()] = last[int(digits[0]) % len(last)]
        if form != "many" and said[found[-2].start()] == "1":
            said[found[-2].start()] = "3"
    return "".join(said)


def number_in(text: str, language: str) -> Number | None:
    """The one number that a text of a source is; None if it is none, or more."""
    spotted = chinese.parse(text) if language == "zh" else target_language(language).parse(text)
    found = spotted[0].quantity if len(spotted) == 1 else None
    return found if isinstance(found, Number) else None
