"""Chinese names in Russian letters by the system of Palladius, from pinyin.

The syllables are in palladius.csv; a syllable in н before a vowel takes ъ between them (Чанъань).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from bilingual.language.data import rows, several

# Names of more readings than these hold characters that nobody can tell apart without a dictionary of names.
_MOST_READINGS = 256
_SHORTEST_NAME = 2
_LETTERS = re.compile(r"[^a-z]")


@cache
def _syllables() -> dict[str, tuple[str, ...]]:
    return {row["pinyin"]: several(row["ru"]) for _, row in rows("palladius.csv", __package__)}


@cache
def _fixed_names() -> dict[str, tuple[str, ...]]:
    return {row["zh"]: several(row["ru"]) for _, row in rows("palladius_exceptions.csv", __package__)}


def transcribe(pinyin: tuple[str, ...]) -> tuple[str, ...]:
    """The ways to write a name given in toneless syllables (lü, not lv), in lower case; none where one is unknown."""
    if any(syllable not in _syllables() for syllable in pinyin):
        return ()
    return tuple(_joined(parts) for parts in product(*(_syllables()[syllable] for syllable in pinyin)))


def _joined(parts: tuple[str, ...]) -> str:
    name = parts[0]
    for part in parts[1:]:
        # What Palladius writes нь is n, what he writes н is ng: only there could a vowel be read into it.
        name += ("ъ" if name.endswith("н") and part[0] in "аеёиоуэюя" else "") + part
    return name


def expected_name(zh: str, english: str) -> tuple[str, ...]:
    """How Russian should write a Chinese place whose English name is its pinyin; () where it is not, or is fixed.

    The last characters of the source may be a generic (市, 口岸) that the English name translates; of `english` the
    first word is compared. Names that usage has fixed otherwise are in palladius_exceptions.csv.
    """
    word = _plain(english.split()[0]) if english.split() else ""
    for length in range(len(zh), _SHORTEST_NAME - 1, -1):
        name = zh[:length]
        if name in _fixed_names():
            return _fixed_names()[name]
        for pinyin in islice(_readings(name), _MOST_READINGS):
            if _plain("".join(pinyin)) == word:
                return transcribe(pinyin)
    return ()


def _plain(name: str) -> str:
    """Latin letters without tone marks, diaereses, apostrophes and capitals."""
    return _LETTERS.sub("", unicodedata.normalize("NFD", name.lower()))


def _readings(name: str) -> Iterator[tuple[str, ...]]:
    # pypinyin takes half a second to load; only a review of names needs it.
    from pypinyin import Style, pinyin

    yield from product(*pinyin(name, style=Style.NORMAL, heteronym=True, v_to_u=True, errors="ignore"))
