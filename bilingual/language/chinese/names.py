"""Names of Chinese persons: surnames.csv, and how a name is written in Latin and Russian letters."""

from __future__ import annotations

import re
from functools import cache

from bilingual.language.data import rows
from bilingual.language.russian.palladius import transcribe

# pypinyin gives back a character whose reading it does not know.
_PINYIN = re.compile("[a-zü’]+")


def transcribed(name: str, language: str) -> str:
    """A Chinese person's name as a language writes it, surname first: Zhou Mingyuan, Чжоу Минъюань.

    English takes pinyin without tones, Russian the system of Palladius. A character of several readings takes its
    usual one, a surname that of surnames.csv: the person's own may differ. "" where a reading is not known.
    """
    surname = surname_of(name)
    parts = (_syllables(surname, surnames()[surname]), _syllables(name[len(surname) :]))
    write = _in_palladius if language == "ru" else _in_pinyin
    said = [write(part) for part in parts]
    return " ".join(said) if all(said) else ""


def transcribed_place(name: str, language: str) -> str:
    """A Chinese place's name without its generic as a language writes it, in one word: Hake, Хакэ.

    A character of several readings takes its usual one; a name from Mongolian is not what its map says. "" where a
    reading is not known.
    """
    return (_in_palladius if language == "ru" else _in_pinyin)(_syllables(name))


def _syllables(characters: str, given: str = "") -> tuple[str, ...]:
    if given:
        return tuple(given.split())
    # pypinyin takes half a second to load; few articles name a person.
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(characters, style=Style.NORMAL, v_to_u=True))


def _in_pinyin(syllables: tuple[str, ...]) -> str:
    """GB/T 28039-2011: the syllables of a name in one word, an apostrophe before a, e and o."""
    joined = syllables[0] + "".join(f"’{each}" if each[0] in "aeo" else each for each in syllables[1:])
    return joined.capitalize() if _PINYIN.fullmatch(joined) else ""


def _in_palladius(syllables: tuple[str, ...]) -> str:
    ways = transcribe(syllables)
    return ways[0].capitalize() if ways else ""


def surname_of(name: str) -> str:
    """The surname at the start of a name, one of two characters before one of one; "" if there is none."""
    return next((name[:length] for length in (2, 1) if name[:length] in surnames()), "")


@cache
def transliterating() -> frozenset[str]:
    """The characters that foreign names are written with."""
    return frozenset(row["zh"] for _, row in rows("transliteration.csv", __package__))


@cache
def surnames() -> dict[str, str]:
    """The surnames with their reading in toneless syllables, "" where it is the usual one of the characters."""
    return {row["zh"]: row["pinyin"] for _, row in rows("surnames.csv", __package__)}
