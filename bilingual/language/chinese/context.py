"""The words beside a figure that say what it is: a code and no count, a change, growth by a multiple."""

from __future__ import annotations

import re
from functools import cache

from bilingual.language.data import rows, units
from bilingual.language.words import alternatives
from bilingual.model import Number

# As far as a word may reach that stands beside a figure.
_REACH = 16


def is_code(text: str, start: int, end: int, number: Number) -> bool:
    """Whether the figure `text[start:end]` is a code, a number of the road or the telephone: 税号0402.10, 301国道, 007.

    Only a figure without scale word can be one, and without unit but for a silent classifier (0402.10项下). One that
    begins with 0 always is.
    """
    figure = text[start:end]
    if number.scale or re.match(r"0\d", figure):
        return not number.scale
    if number.unit and units()[number.unit].en_one:
        return False
    if re.fullmatch(r"1[3-9]\d{9}", figure) or figure in _codes("figure"):
        return True
    return bool(_before("code").search(text[max(0, start - _REACH) : start])) or text.startswith(_codes("behind"), end)


def changes(text: str, start: int) -> bool:
    """Whether a verb of growth or decline stands right before `start`, as in 减少了3人."""
    return bool(_before("change").search(text[max(0, start - _REACH) : start]))


def grows(text: str, start: int) -> bool:
    """Whether a verb of growth stands right before `start`; 增长到 and 增至 are none, for they name the result."""
    return bool(_before("growth").search(text[max(0, start - _REACH) : start]))


@cache
def _codes(place: str) -> tuple[str, ...]:
    return tuple(row["zh"] for _, row in rows("codes.csv", __package__) if row["place"] == place)


@cache
def _before(kind: str) -> re.Pattern[str]:
    """A pattern for the words of a kind that end a text."""
    if kind == "code":
        return re.compile(rf"(?:{alternatives(_codes('before'))})[为是]?[:：“”\"（( ]{{0,2}}(?:\d{{2,4}}[ -]){{0,2}}$")
    verbs = (row["zh"] for _, row in rows("changes.csv", __package__) if kind == "change" or row["kind"] == kind)
    return re.compile(rf"(?:{alternatives(verbs)})了?$")
