"""Names of Chinese persons: where they stand beside a title, and how they are written in Latin and Russian letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.language.russian.palladius import transcribe
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
            yield start, start + lengths[0]
    for match in _titles("behind").finditer(text):
        end = match.start()
        for length in _LENGTHS_OF_NAMES:
            if end - length - 1 not in loose and _is_name(text, end - length, length, loose):
                yield end - length, end
                break


def _is_name(text: str, start: int, length: int, loose: set[int]) -> bool:
    surname = _surname(text[start : start + length])
    return 1 <= length - len(surname) <= 2 and bool(surname) and loose.issuperset(range(start, start + length))


def transcribed(name: str, language: str) -> str:
    """A Chinese person's name as a language writes it, surname first: Zhou Mingyuan, Чжоу Минъюань.

    English takes pinyin without tones, Russian the system of Palladius. A character of several readings takes its
    usual one, a surname that of surnames.csv: the person's own may differ. "" where a reading is not known.
    """
    surname = _surname(name)
    parts = (_syllables(surname, _surnames()[surname]), _syllables(name[len(surname) :]))
    write = _in_palladius if language == "ru" else _in_pinyin
    said = [write(part) for part in parts]
    return " ".join(said) if all(said) else ""


def _syllables(characters: str, given: str = "") -> tuple[str, ...]:
    if given:
        return tuple(given.split())
    # pypinyin takes half a second to load; few articles name a person.
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(characters, style=Style.NORMAL, v_to_u=True))


def _in_pinyin(syllables: tuple[str, ...]) -> str:
    """GB/T 28039-2011: the syllables of a name in one word, an apostrophe before a, e and o."""
    joined = syllables[0] + "".join(f"’{each}" if each[0] in "aeo" else each for each in syllables[1:])
    return joined.capitalize() if joined.replace("’", "").isalpha() else ""


def _in_palladius(syllables: tuple[str, ...]) -> str:
    ways = transcribe(syllables)
    return ways[0].capitalize() if ways else ""


def _surname(name: str) -> str:
    """The surname at the start of a name, one of two characters before one of one; "" if there is none."""
    return next((name[:length] for length in (2, 1) if name[:length] in _surnames()), "")


@cache
def _surnames() -> dict[str, str]:
    """The surnames with their reading in toneless syllables, "" where it is the usual one of the characters."""
    return {row["zh"]: row["pinyin"] for _, row in rows("surnames.csv", __package__)}


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
