"""What the form of a Chinese term tells: its head (endings.csv), its edges (edges.csv), and what the glossary holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.model import Concept

# "name" ends an institution, a place, a project or a document, "term" most technical terms; "weak" is a general noun.
Head = Literal["name", "term", "weak", ""]

_HEADS: tuple[Head, ...] = ("name", "term", "weak")
_PLACES = ("first", "last", "both")
_LONGEST_ENDING = 6
# A glossary shows that a word is a head of terms where so many of its terms end in it, and a domain where most agree.
_TERMS_OF_A_HEAD, _AGREEING = 3, 0.75
_NOUNS_OF_A_VERB = 3
# The domain of what is said rather than named: 增长, 稳中有进.
PHRASES = "customs.phrase"


@dataclass(frozen=True, slots=True)
class Ending:
    """The head of a term, and the domain that it tells, "" where it tells none."""

    head: Head
    domain: str


@cache
def endings() -> dict[str, Ending]:
    """The rows of endings.csv. Raises DataError for a head that is not known and for a row that stands twice."""
    table: dict[str, Ending] = {}
    for line, row in rows("endings.csv", __package__):
        head = next((each for each in _HEADS if each == row["head"]), None)
        if head is None:
            raise DataError(f"endings.csv:{line}: head is {row['head']!r}; use one of {', '.join(_HEADS)}")
        if row["zh"] in table:
            raise DataError(f"endings.csv:{line}: {row['zh']} stands twice; remove one")
        table[row["zh"]] = Ending(head, row["domain"])
    return table


@cache
def edges(place: str) -> frozenset[str]:
    """What no term begins with (`place` "first") or ends with ("last"). Raises DataError for a place not known."""
    places: dict[str, str] = {}
    for line, row in rows("edges.csv", __package__):
        if row["place"] not in _PLACES:
            raise DataError(f"edges.csv:{line}: place is {row['place']!r}; use one of {', '.join(_PLACES)}")
        if places.setdefault(row["zh"], row["place"]) != row["place"]:
            raise DataError(f"edges.csv:{line}: {row['zh']} stands twice; remove one or say both")
    return frozenset(zh for zh, where in places.items() if where in (place, "both"))


class Forms:
    """The endings of endings.csv, those that the terms of a glossary share, and how nouns begin."""

    def __init__(self, concepts: Iterable[Concept], nouns: Iterable[str]) -> None:
        domains: dict[str, Counter[str]] = defaultdict(Counter)
        self._begun = Counter(noun[:2] for noun in nouns if len(noun) > 2)
        for concept in concepts:
            if concept.domain == PHRASES:
                continue
            for zh in (concept.zh, *concept.zh_variants):
                self._begun[zh[:2]] += len(zh) > 2
                for length in range(2, min(len(zh), _LONGEST_ENDING + 1)):
                    domains[zh[-length:]][concept.domain] += 1
        self._shared = {ending: each for ending, each in domains.items() if each.total() >= _TERMS_OF_A_HEAD}

    def attributive(self, verb: str) -> bool:
        """Whether a verb opens nouns, as 监管 does (监管中心) and 查获 does not."""
        return len(verb) == 2 and self._begun[verb] >= _NOUNS_OF_A_VERB

    def head(self, text: str) -> Head:
        """What the longest ending of a text makes of it; a text that is nothing but an ending has no head."""
        for ending in _tails(text):
            if ending in endings():
                return endings()[ending].head
            if ending in self._shared:
                return "term"
        return ""

    def domain(self, text: str) -> str:
        """The domain that the longest ending tells, "" where none does."""
        for ending in _tails(text):
            if ending in endings():
                return endings()[ending].domain
            if ending in self._shared:
                domain, number = self._shared[ending].most_common(1)[0]
                if number >= _AGREEING * self._shared[ending].total():
                    return domain
        return ""


def _tails(text: str) -> Iterable[str]:
    return (text[-length:] for length in range(min(_LONGEST_ENDING, len(text) - 1), 0, -1))
