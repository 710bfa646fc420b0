"""Where in a stretch of Chinese the name of a person may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bilingual.language.chinese.names import surname_of, surnames, transcribed
from bilingual.language.data import rows

# Dearer than the words a name could be made of by chance, far cheaper than unknown characters.
_COST = 36
# What a name ends in that is more likely the word behind it: 赵磊说.
_WORD_BEHIND = 15


class Name(NamedTuple):
    """A surname and a given name at `text[start:end]`."""

    start: int
    end: int
    text: str
    cost: int = _COST

    def said(self, language: str) -> str:
        """Zhou Mingyuan, Чжоу Минъюань; in 〔…〕 where nobody can tell how it is read."""
        return transcribed(self.text, language) or f"〔{self.text}〕"


class Names:
    """Finds what may be a name: a surname of surnames.csv with one or two characters behind it."""

    def __init__(self) -> None:
        self._pattern = re.compile(f"(?={'|'.join(sorted(surnames(), key=len, reverse=True))})")
        self._behind = frozenset(row["zh"] for _, row in rows("behind_names.csv", __package__))

    def find(self, text: str, first: int, last: int) -> Iterator[Name]:
        """The names between two offsets, overlapping ones too."""
        for match in self._pattern.finditer(text, first, last):
            start = match.start()
            behind = start + len(surname_of(text[start : start + 2]))
            for end in (behind + 1, behind + 2):
                if end <= last:
                    name = text[start:end]
                    ends_early = end == behind + 2 and name[-1] in self._behind
                    yield Name(start, end, name, _COST + (_WORD_BEHIND if ends_early else 0))
