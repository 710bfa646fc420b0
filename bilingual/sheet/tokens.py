"""A segment cut into what is known of it: marks, words of the lexicon, and the characters left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bilingual.language.data import rows
from bilingual.model import Mark, Segment
from bilingual.translate.draft.lexicon import built_in_tables, load_entries

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# Single characters of these parts of speech end a name: verbs, adverbs, pronouns, prepositions and so on.
_FUNCTION = frozenset(("v", "d", "q", "p", "m", "u", "r", "c", "f", "adv", "dp", "det"))

TokenKind = Literal["mark", "word", "loose", "other"]


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]` of a segment: a mark, a word of the lexicon, a character that may belong to a name ("loose"),
    or anything else, such as punctuation.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    part_of_speech: str = ""
    mark: Mark | None = None


class Words:
    """Ordinary words with their parts of speech: knows the longest one that begins at a place."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = dict(parts)
        self._longest = max(map(len, self._parts), default=0)

    def part_of_speech(self, word: str) -> str:
        """The part of speech of a word, "" of one that the lexicon does not know."""
        return self._parts.get(word, "")

    def of_kind(self, part_of_speech: str) -> Iterator[str]:
        """The words of a part of speech."""
        return (word for word, part in self._parts.items() if part == part_of_speech)

    def at(self, text: str, start: int, end: int) -> str:
        """The longest word of two characters or more that begins at `start` and ends no later than `end`, or ""."""
        for length in range(min(self._longest, end - start), 1, -1):
            word = text[start : start + length]
            if word in self._parts:
                return word
        return ""

    def ends_a_name(self, character: str) -> bool:
        """Whether a character alone is a word that no name holds, as far as precision asks for."""
        return self._parts.get(character, "") in _FUNCTION


@cache
def lexicon() -> Words:
    """The lexicon of the draft engine, and the words of ordinary.csv, which look like names and are none."""
    parts = {row["zh"]: "ordinary" for _, row in rows("ordinary.csv", __package__)}
    return Words({entry.zh: entry.part_of_speech for entry in load_entries(built_in_tables())} | parts)


def tokens(segment: Segment, words: Words) -> tuple[Token, ...]:
    """The tokens of a segment in order; of marks that overlap the first and longest counts."""
    return tuple(_tokens(segment, words))


def _tokens(segment: Segment, words: Words) -> Iterator[Token]:
    text, at = segment.text, 0
    for mark in segment.marks:
        if mark.start < at:
            continue
        yield from _between(text, at, mark.start, words)
        yield Token("mark", mark.start, mark.end, mark.text, mark=mark)
        at = mark.end
    yield from _between(text, at, len(text), words)


def _between(text: str, start: int, end: int, words: Words) -> Iterator[Token]:
    while start < end:
        word = words.at(text, start, end) or text[start]
        stop = start + len(word)
        if len(word) > 1 or words.ends_a_name(word):
            yield Token("word", start, stop, word, words.part_of_speech(word))
        else:
            yield Token("loose" if HAN.match(word) else "other", start, stop, word)
        start = stop
