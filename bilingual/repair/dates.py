"""Dates of a target corrected: the only one that is wrong, for the only one that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.language.data import months, several
from bilingual.language.style import Style
from bilingual.model import Pair, PartialDate, Segment
from bilingual.repair.correction import Correction
from bilingual.verify import quantities

_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)?|[^\W\d_]+")
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def corrections(segment: Segment, pair: Pair, _style: Style | None) -> Iterator[Correction]:
    """What to put for the date that no mark accounts for, if it has the parts of the one date that is missing.

    One of its parts, if it has several, is as it should be. The month keeps its case.
    """
    missing = [(mark, value) for mark, value in quantities.missing(segment, pair) if isinstance(value, PartialDate)]
    spots = [
        spot
        for spot in quantities.figures_of(pair.target, pair.language)
        if isinstance(spot.quantity, PartialDate)
        and not any(spot.start < anchor.end and anchor.start < spot.end for anchor in pair.anchors)
    ]
    if len(missing) != 1 or len(spots) != 1:
        return
    [(mark, wanted)], [spot] = missing, spots
    said = spot.quantity
    found = pair.target[spot.start : spot.end]
    text = _changed(found, said, wanted) if isinstance(said, PartialDate) else None
    if text is not None:
        yield Correction(mark, spot.start, spot.end, found, text)


def _changed(found: str, said: PartialDate, wanted: PartialDate) -> str | None:
    """The date as written with the parts of another; None where one cannot be seen in it."""
    parts = [(said.year, wanted.year), (said.month, wanted.month), (said.day, wanted.day)]
    if any((one is None) != (other is None) for one, other in parts):
        return None
    given = [(one, other) for one, other in parts if one is not None]
    if len(given) > 1 and all(one != other for one, other in given):
        return None
    left = {number: pair for number, pair in enumerate(parts) if pair[0] != pair[1]}

    def put(match: re.Match[str]) -> str:
        for number, (one, other) in tuple(left.items()):
            said_otherwise = _part(match.group(), number, one or 0, other or 0)
            if said_otherwise:
                del left[number]
                return said_otherwise
        return match.group()

    changed = _TOKEN.sub(put, found)
    return None if left else changed


def _part(token: str, number: int, one: int, other: int) -> str:
    """A token that says a part of a date, saying another; "" if it does not say it. The month is number 1."""
    if number == 1:
        return _month(token, one, other)
    digits = token.rstrip("stndrh")
    if not digits.isdigit() or int(digits) != one:
        return ""
    if digits == token:
        return str(other)
    return f"{other}{'th' if 10 < other < 14 else _SUFFIXES.get(other % 10, 'th')}"


def _month(token: str, one: int, other: int) -> str:
    for column, cell in months()[one - 1].items():
        for was, name in zip(several(cell), several(months()[other - 1][column]), strict=False):
            if was.lower() == token.lower():
                return name.capitalize() if token[0].isupper() else name
    return ""
