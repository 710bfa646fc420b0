"""Where in a stretch of Chinese the name of a person may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilingual.language.chinese.names import surname_of, surnames, transcribed

# Dearer than the words a name could be made of by chance, far cheaper than unknown characters.
_COST = 36


class Name(NamedTuple):
    """A surname and a given name at `text[start:end]`."""

    start: int
    end: int
    text: str

    @property
    def cost(self) -> int:
        return _COST

    def said(self, language: str) -> str:
        """Zhou Mingyuan, Чжоу Минъюань; in 〔…〕 where nobody can tell how it is read."""
        return transcribed(self.text, language) or f"〔{self.text}〕"


class Names:
    """Finds what may be a name: a surname of surnames.csv with one or two characters behind it."""

    def __init__(self) -> None:
        self._pattern = re.compile(f"(?={'|'.join(sorted(surnames(), key=len, reverse=True))})")

    def find(self, text: str, first: int, last: int) -> Iterator[Name]:
        """The names between two offsets, overlapping ones too."""
        for match in self._pattern.finditer(text, first, last):
            start = match.start()
            behind = start + len(surname_of(text[start : start + 2]))
            for end in (behind + 1, behind + 2):
                if end <= last:
                    yield Name(start, end, text[start:end])
