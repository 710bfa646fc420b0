"""Chinese names of persons: where one may stand, and how it is written in Latin and Russian letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bilingual.language.chinese.surnames import surnames
from bilingual.language.russian.palladius import transcribe

# Dearer than the words a name could be made of by chance, far cheaper than unknown characters.
_COST = 36
_GIVEN = "[\u4e00-\u9fff]{1,2}"
_VOWELS = re.compile("[aeo]")


class Name(NamedTuple):
    """A surname and a given name at `text[start:end]`."""

    start: int
    end: int
    surname: str
    given: str

    @property
    def cost(self) -> int:
        return _COST

    @property
    def en(self) -> str:
        """Zhou Mingyuan."""
        return f"{_joined(_syllables(self.surname, True)).capitalize()} {_joined(_syllables(self.given)).capitalize()}"

    @property
    def ru(self) -> str:
        """Чжоу Минъюань."""
        parts = (_syllables(self.surname, True), _syllables(self.given))
        return " ".join((transcribe(part) or (_joined(part),))[0].capitalize() for part in parts)


class Names:
    """Finds what may be a name: a surname of surnames.csv with one or two characters behind it."""

    def __init__(self, forbidden: str = "") -> None:
        self._forbidden = frozenset(forbidden)
        self._pattern = re.compile(f"(?={'|'.join(sorted(surnames(), key=len, reverse=True))})")

    def find(self, text: str, first: int, last: int) -> Iterator[Name]:
        """The names between two offsets, overlapping ones too."""
        for match in self._pattern.finditer(text, first, last):
            start = match.start()
            length = 2 if text[start : start + 2] in surnames() else 1
            for given in (1, 2):
                end = start + length + given
                if end <= last and not self._forbidden.intersection(text[start + length : end]):
                    yield Name(start, end, text[start : start + length], text[start + length : end])


@cache
def _syllables(name: str, is_surname: bool = False) -> tuple[str, ...]:
    """The toneless syllables of a name; a surname is read as surnames.csv says."""
    if is_surname and surnames().get(name):
        return tuple(surnames()[name].split())
    # Loaded with the first name of a text: it takes a tenth of a second.
    from pypinyin import Style, pinyin

    return tuple(readings[0] for readings in pinyin(name, style=Style.NORMAL, v_to_u=True))


def _joined(syllables: tuple[str, ...]) -> str:
    """Xi'an, Mingyuan: an apostrophe parts a syllable that begins with a vowel from the one before it."""
    name = syllables[0]
    for syllable in syllables[1:]:
        name += ("'" if _VOWELS.match(syllable) else "") + syllable
    return name
