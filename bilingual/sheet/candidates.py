"""What looks like a name or a term and is in no glossary: the candidates for one's own.

Precision goes before recall: a list full of ordinary words is not read. A candidate holds characters that neither a
mark nor the lexicon knows, and is one of

    names with a generic behind them (names.csv): 扎赉诺尔区, 远东石油公司
    names of persons beside a title (titles.csv, surnames.csv): 记者周明远, 倪岳峰署长
    foreign names, known by their dot: 谢尔盖·拉夫罗夫
    what stands in quotes “…” or 《…》
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bilingual.errors import DataError
from bilingual.language.chinese.names import transliterating
from bilingual.language.data import rows
from bilingual.language.words import alternatives
from bilingual.model import Concept, Segment
from bilingual.sheet.persons import persons
from bilingual.sheet.tokens import Token, Words, tokens

CandidateKind = Literal[
    "place", "division", "organisation", "structure", "document", "person", "foreign person", "quoted", "title"
]

_NAME_KINDS: tuple[CandidateKind, ...] = ("place", "division", "organisation", "structure", "document")
# Characters of a name without its generic: 哈克 in 哈克镇; longer runs are text that the lexicon does not know.
_SHORTEST, _LONGEST = 2, 6
_QUOTED_LENGTHS = range(3, 13)
_TITLE_LENGTHS = range(2, 21)
_QUOTED = re.compile(r"“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|《([^《》]+)》")
_NO_NAME = re.compile(r"[，。；：！？、,;!?…\dA-Za-z]")
_DOT = "·"
# Words that may stand inside the name of an organisation (中车长江运输设备公司), and in quoted terms (“通道经济”).
_NOUNS = frozenset(("n", "ns", "a", "nr"))


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate at `text[start:end]` of a segment, of which the last `generic` characters are its generic."""

    start: int
    end: int
    kind: CandidateKind
    generic: int = 0


def candidates(segment: Segment, words: Words) -> tuple[Found, ...]:
    """The candidates of a segment in order of place, none overlapping; of two that overlap the longer stays."""
    cut = tokens(segment, words)
    found = [*_quoted(segment, cut), *_named(segment, cut), *_foreign(segment, cut), *_persons(segment, cut)]
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda each: each.start))


def _quoted(segment: Segment, cut: tuple[Token, ...]) -> Iterator[Found]:
    """Names in quotes: no sentences, no figures, nothing that marks cover, no single ordinary word.

    “…” holds speech as well: there all must be nouns, or unknown.
    """
    for match in _QUOTED.finditer(segment.text):
        start, end = match.span(match.lastindex or 0)
        text = segment.text[start:end]
        inside = [token for token in cut if start <= token.start and token.end <= end]
        is_title = match.group().startswith("《")
        if _NO_NAME.search(text) or len(text) not in (_TITLE_LENGTHS if is_title else _QUOTED_LENGTHS):
            continue
        nouns = all(token.kind in ("mark", "loose") or token.part_of_speech in _NOUNS for token in inside)
        if len(inside) > 1 and any(token.kind != "mark" for token in inside) and (is_title or nouns):
            yield Found(start, end, "title" if is_title else "quoted")


def _named(segment: Segment, cut: tuple[Token, ...]) -> Iterator[Found]:
    """Names whose last characters are a generic of names.csv."""
    pattern, generics = _generics()
    ends = {token.end for token in cut}
    for match in pattern.finditer(segment.text):
        run = _before(cut, match.start(), generics[match.group()]) if match.end() in ends else []
        if run and not _covered(cut, match.start(), match.end()):
            start = run[-1].start
            if _transliterated(segment.text[start : match.start()]):
                start = _reach(segment, start, -1)
            yield Found(start, match.end(), generics[match.group()].kind, len(match.group()))


def _covered(cut: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether a longer mark or word holds the generic: 县 in 县城 is none."""
    return any(token.start < end and start < token.end and (token.end > end or token.start < start) for token in cut)


def _before(cut: tuple[Token, ...], end: int, generic: _Generic) -> list[Token]:
    """The tokens of the name before a generic, from its end; none where they are ordinary words or too many.

    The name of a place ends where that of a division begins: 遂宁市 and 河东 in 遂宁市河东.
    """
    run: list[Token] = []
    of_place = generic.kind in ("place", "division")
    for token in reversed([token for token in cut if token.end <= end]):
        inside = generic.kind == "organisation" and bool(run) and _may_stand_inside(token)
        if (token.kind != "loose" and not inside) or (of_place and token.text in _divisions()):
            break
        run.append(token)
        if token.mark is not None:
            break  # a place begins the name: 中国 in 任中国工程物理研究院
    while run and run[-1].kind == "word":
        run.pop()
    loose = sum(token.kind == "loose" for token in run)
    least = _SHORTEST if any(token.kind == "mark" for token in run) else generic.least
    return run if run and least <= loose <= _LONGEST else []


def _may_stand_inside(token: Token) -> bool:
    if token.mark is not None:
        return isinstance(token.mark.value, Concept) and token.mark.value.domain.startswith("geography")
    return token.kind == "word" and token.part_of_speech in _NOUNS


def _foreign(segment: Segment, cut: tuple[Token, ...]) -> Iterator[Found]:
    """Names of which the parts are joined by a dot: 谢尔盖·拉夫罗夫. One that may go on is left out."""
    loose = {token.start for token in cut if token.kind == "loose"}
    text = segment.text
    end = 0
    for match in re.finditer(_DOT, text):
        if match.start() < end:
            continue
        start = _reach(segment, match.start(), -1)
        end = _reach(segment, match.end(), 1)
        while end < len(text) and text[end] == _DOT:
            end = _reach(segment, end + 1, 1)
        if start < match.start() and end > match.end() and text[end - 1] != _DOT and end not in loose:
            yield Found(start, end, "foreign person")


def _reach(segment: Segment, at: int, step: int) -> int:
    """How far transliterating characters go on from a border, to the left (-1) or to the right (1), outside marks."""
    marked = {place for mark in segment.marks for place in range(mark.start, mark.end)}
    while 0 <= (next_one := at - 1 if step < 0 else at) < len(segment.text):
        if next_one in marked or not _transliterated(segment.text[next_one]):
            break
        at += step
    return at


def _persons(segment: Segment, cut: tuple[Token, ...]) -> Iterator[Found]:
    for start, end in persons(segment.text, cut):
        yield Found(start, end, "person")


def _transliterated(text: str) -> bool:
    """Whether a text is made of the characters that foreign names are written with."""
    return transliterating().issuperset(text)


@dataclass(frozen=True, slots=True)
class _Generic:
    """The last part of names of a kind; `least` unknown characters must stand before it, unless a place does too."""

    kind: CandidateKind
    least: int


@cache
def _generics() -> tuple[re.Pattern[str], dict[str, _Generic]]:
    """A pattern for the generics, and each of them. Raises DataError for a kind that is not known and for no number."""
    generics: dict[str, _Generic] = {}
    for line, row in rows("names.csv", __package__):
        kind = next((each for each in _NAME_KINDS if each == row["kind"]), None)
        if kind is None or not row["least"].isdecimal():
            raise DataError(f"names.csv:{line}: needs a kind ({', '.join(_NAME_KINDS)}) and a number under least")
        generics[row["zh"]] = _Generic(kind, int(row["least"]))
    return re.compile(alternatives(generics)), generics


@cache
def _divisions() -> frozenset[str]:
    """The generics of divisions that are one character: 省, 市, 县."""
    return frozenset(zh for zh, generic in _generics()[1].items() if generic.kind == "division" and len(zh) == 1)
