"""The sheet as a value: what every writer lays out. Paragraphs count from 1, every non-empty line of the source one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bilingual.model import Recipe, Script

RowKind = Literal["term", "figure"]


@dataclass(frozen=True, slots=True)
class Row:
    """A term or figure of the article, where it stands first.

    `source` is the author's print there, `others` are the other spellings of it; `beside` is the word behind a figure
    that says what it counts. `said` follows `Sheet.languages`, "" where nothing certain can be said. `places` are the
    paragraphs it stands in, `count` is how often in all. `doubts` are numbers of `Sheet.doubts`. `proposed` tells a
    term whose renderings nobody confirmed against a reference.
    """

    kind: RowKind
    source: str
    said: tuple[str, ...]
    places: tuple[int, ...]
    count: int
    beside: str = ""
    others: tuple[str, ...] = ()
    proposed: bool = False
    doubts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands first in one paragraph; `opening` are the paragraph's first characters."""

    paragraph: int
    opening: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the translator must decide, and what it concerns: (source, its first paragraph)."""

    number: int
    message: str
    concerns: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that the glossary does not say: a rendering of a term it has, or a name or term that it has not.

    `said` follows `Sheet.languages`: for names of persons a transliteration, which is to be confirmed.
    """

    source: str
    what: str
    said: tuple[str, ...]
    places: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of one article. `facts` are its date, where it comes from, and what was not read."""

    title: str
    origin: str
    source_language: str
    script: Script
    languages: tuple[str, ...]
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    lacks: tuple[Lack, ...]
    recipe: Recipe
