"""Names of Chinese persons: where they stand beside a title, and how they are written in Latin and Russian letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilingual.errors import DataError
from bilingual.language.chinese.names import surname_of
from bilingual.language.data import rows
from bilingual.language.words import alternatives
from bilingual.sheet.tokens import Token

_PLACES = ("before", "behind", "both")
_LENGTHS_OF_NAMES = (2, 3, 4)
_BETWEEN = re.compile("(?:：| )?")


def persons(text: str, cut: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """The spans of the names right behind a title (记者周明远) and right before one (倪岳峰署长), titles left out.

    A name is a surname of surnames.csv and one or two characters, none of them part of a word of the lexicon; what
    follows it must be one, so that 记者周明远满洲里报道 does not give 周明远满.
    """
    loose = {token.start for token in cut if token.kind == "loose"}
    for match in _titles("before").finditer(text):
        between = _BETWEEN.match(text, match.end())
        start = between.end() if between else match.end()
        lengths = [length for length in _LENGTHS_OF_NAMES if start + length not in loose]
        if lengths and _is_name(text, start, lengths[0], loose):
            end = start + lengths[0]
            yield start, end + _goes_on(text, start, end)
    for match in _titles("behind").finditer(text):
        end = match.start()
        for length in _LENGTHS_OF_NAMES:
            if end - length - 1 not in loose and _is_name(text, end - length, length, loose):
                yield end - length, end
                break


def _goes_on(text: str, start: int, end: int) -> int:
    """1 where the next character is a word by itself, but a verb of saying follows it, as in 包志刚介绍; else 0.

    A name of two characters could end before it; hardly anybody writes "has just said" or "only then said" so.
    """
    short = end - start - len(surname_of(text[start:end])) == 1
    return int(short and not saying().match(text, end) and saying().match(text, end + 1) is not None)


def _is_name(text: str, start: int, length: int, loose: set[int]) -> bool:
    surname = surname_of(text[start : start + length])
    return 1 <= length - len(surname) <= 2 and bool(surname) and loose.issuperset(range(start, start + length))


@cache
def saying() -> re.Pattern[str]:
    """The verbs of saying that stand behind a name (saying.csv)."""
    return re.compile(alternatives(row["zh"] for _, row in rows("saying.csv", __package__)))


@cache
def _titles(place: str) -> re.Pattern[str]:
    """A pattern for the titles at a place of a name. Raises DataError for a place not known."""
    found = []
    for line, row in rows("titles.csv", __package__):
        if row["place"] not in _PLACES:
            raise DataError(f"titles.csv:{line}: place is {row['place']!r}; use one of {', '.join(_PLACES)}")
        if row["place"] in (place, "both"):
            found.append(row["zh"])
    return re.compile(alternatives(found))
