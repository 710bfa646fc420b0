"""English as a style spells it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.language.style import Style
from bilingual.language.words import alternatives

_FILE = "spellings.csv"


@cache
def american() -> dict[str, str]:
    """American spellings by British ones, in lower case. Raises DataError for a word that stands twice."""
    table: dict[str, str] = {}
    for line, row in rows(_FILE, __package__):
        if row["british"] in table:
            raise DataError(f"{_FILE}:{line}: {row['british']} stands twice; remove one")
        table[row["british"]] = row["american"]
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(american())})(?!\w)", re.IGNORECASE)


def spell(text: str, style: Style) -> str:
    """A text in British spelling, such as bilingual's own words are, in that of a style. Initial capitals stay."""
    return _in_american(text) if style.en_spelling == "american" else text


@lru_cache(maxsize=4096)
def _in_american(text: str) -> str:
    return _pattern().sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    word = american()[match.group().lower()]
    if match.group().isupper():
        return word.upper()
    return word[0].upper() + word[1:] if match.group()[0].isupper() else word
