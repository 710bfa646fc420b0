"""Where a segment holds what may be a term: names, compounds, words that the lexicon lacks, terms with a gloss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bilingual.glossary.suggest.forms import PHRASES, Forms, Head, edges, endings
from bilingual.language.chinese.names import surname_of, transliterating
from bilingual.model import Concept, Segment
from bilingual.sheet.candidates import CandidateKind, candidates
from bilingual.sheet.persons import saying
from bilingual.sheet.tokens import Token, Words, tokens

Kind = Literal[CandidateKind, "foreign name", "glossed", "compound", "word"]
PieceKind = Literal["term", "place", "noun", "adjective", "verb", "unknown"]

# Pieces and characters of a compound.
_MOST_PIECES, _SHORTEST, _LONGEST = 5, 3, 12
_LONGEST_WORD, _LONGEST_GLOSSED = 8, 16
_SHORTEST_NAME = 2
# A noun of the lexicon that is shorter is an ordinary word; of the shortest, the head must tell.
_SHORT_NOUN, _LONG_NOUN = 3, 4
_NOUNS = frozenset(("n", "ns", "ng", "nv", "nt", "ordinary"))
_GLOSS = re.compile(r"[（(]([A-Za-zА-Яа-яЁё][^（）()\u3400-\u9fff]{1,60})[）)]")
_NAME_LENGTHS, _FOREIGN_LENGTHS = (2, 3), range(3, 9)
_DOT = "·"


@dataclass(frozen=True, slots=True)
class Spot:
    """A candidate at `text[start:end]`. `sum` says that it is known terms side by side, `verb` that a verb opens it."""

    start: int
    end: int
    kind: Kind
    head: Head = ""
    sum: bool = False
    verb: bool = False
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token, or a run of characters that neither a mark nor the lexicon knows."""

    start: int
    end: int
    text: str
    kind: PieceKind


_Run = tuple[_Piece, ...]


def find(segment: Segment, words: Words, forms: Forms) -> tuple[Spot, ...]:
    """The candidates of a segment, each span once and as the best of what it is; they may lie in one another."""
    runs = tuple(_runs(tokens(segment, words)))
    found: dict[tuple[int, int], Spot] = {}
    for spot in (
        *_glossed(segment, runs),
        *_names(segment, words, forms),
        *_persons(segment, runs),
        *_compounds(segment, runs, forms),
        *_words(runs, forms),
    ):
        found.setdefault((spot.start, spot.end), spot)
    return tuple(found.values())


def _runs(cut: tuple[Token, ...]) -> Iterator[_Run]:
    """The longest runs of pieces that a compound may be made of."""
    run: list[_Piece] = []
    for token in cut:
        kind = _kind(token)
        if run and (not kind or token.start > run[-1].end):
            yield tuple(run)
            run = []
        if kind == "unknown" and run and run[-1].kind == "unknown":
            run[-1] = _Piece(run[-1].start, token.end, run[-1].text + token.text, kind)
        elif kind:
            run.append(_Piece(token.start, token.end, token.text, kind))
    if run:
        yield tuple(run)


def _kind(token: Token) -> PieceKind | None:
    """What a token is in a compound, None for what stands in none."""
    if token.mark is not None:
        if not isinstance(token.mark.value, Concept):
            return None
        domain = token.mark.value.domain
        return "place" if domain.startswith("geography") else "verb" if domain == PHRASES else "term"
    if token.kind == "loose":
        return None if token.text in edges("first") and token.text in edges("last") else "unknown"
    if token.kind != "word":
        return None
    kinds: dict[str, PieceKind] = {"a": "adjective", "v": "verb"}
    return "noun" if token.part_of_speech in _NOUNS else kinds.get(token.part_of_speech)


def _glossed(segment: Segment, runs: tuple[_Run, ...]) -> Iterator[Spot]:
    """What stands before a gloss in brackets: 世界海关组织（WCO）. What is one known term is none."""
    for match in _GLOSS.finditer(segment.text):
        for run in runs:
            before = [piece for piece in run if piece.end <= match.start()]
            while len(before) > 1 and (before[0].kind == "verb" or before[0].text in edges("first")):
                del before[0]
            if not before or before[-1].end != match.start() or (len(before) == 1 and _is_known(before[0])):
                continue
            text = segment.text[before[0].start : match.start()]
            if _SHORTEST <= len(text) <= _LONGEST_GLOSSED and text not in endings():
                yield Spot(before[0].start, match.start(), "glossed", gloss=match.group(1).strip())


def _names(segment: Segment, words: Words, forms: Forms) -> Iterator[Spot]:
    """Names; of a place also what it is called without its generic, for other generics follow it elsewhere."""
    for each in candidates(segment, words):
        yield Spot(each.start, each.end, each.kind, forms.head(segment.text[each.start : each.end]))
        bare = each.end - each.generic
        if each.kind == "place" and bare - each.start >= _SHORTEST_NAME:
            yield Spot(each.start, bare, each.kind)


def _persons(segment: Segment, runs: tuple[_Run, ...]) -> Iterator[Spot]:
    """Persons before a word of saying (王志远表示), and words of foreign sounds (哈萨克) that are no part of a name."""
    for piece in (piece for run in runs for piece in run if piece.kind == "unknown"):
        surname = surname_of(piece.text)
        says = saying().match(segment.text, piece.end) is not None
        if says and surname and len(piece.text) in _NAME_LENGTHS and len(piece.text) > len(surname):
            yield Spot(piece.start, piece.end, "person")
        elif _DOT in (segment.text[piece.start - 1 : piece.start], segment.text[piece.end : piece.end + 1]):
            continue
        elif len(piece.text) in _FOREIGN_LENGTHS and transliterating().issuperset(piece.text):
            yield Spot(piece.start, piece.end, "foreign name")


def _compounds(segment: Segment, runs: tuple[_Run, ...], forms: Forms) -> Iterator[Spot]:
    """Runs of two pieces or more that open and close as a term does."""
    for run in runs:
        for first in range(len(run)):
            if run[first].text in edges("first"):
                continue
            for last in range(first + 1, min(first + _MOST_PIECES, len(run))):
                spot = _compound(segment.text, run[first : last + 1], forms)
                if spot is not None:
                    yield spot


def _compound(text: str, pieces: _Run, forms: Forms) -> Spot | None:
    """The compound of some pieces, if they are one.

    A verb stands only before a head, and only if it opens nouns; a place opens only what has the head of a name and
    is more than a place and its generic that the glossary knows both.
    """
    start, end = pieces[0].start, pieces[-1].end
    if not _SHORTEST <= end - start <= _LONGEST or not _closes(pieces[-1]) or not _holds(pieces):
        return None
    head = forms.head(text[start:end])
    verbs = [piece.text for piece in pieces if piece.kind == "verb"]
    if verbs and (head not in ("name", "term") or not all(map(forms.attributive, verbs))):
        return None
    known = all(map(_is_known, pieces))
    if pieces[0].kind == "place" and (head != "name" or (known and len(pieces) == 2)):
        return None
    return Spot(start, end, "compound", head, sum=known, verb=pieces[0].kind == "verb")


def _is_known(piece: _Piece) -> bool:
    return piece.kind in ("term", "place")


def _closes(piece: _Piece) -> bool:
    if piece.text in edges("last") or piece.kind in ("place", "adjective", "verb"):
        return False
    return len(piece.text) > 1 or piece.text in endings() or piece.kind == "noun"


def _holds(pieces: _Run) -> bool:
    """Whether nothing within speaks against it: a place, an unknown word, what opens none, a lone character."""
    if any(piece.kind == "place" or (piece.kind == "term" and piece.text in edges("first")) for piece in pieces[1:]):
        return False
    if any(piece.kind == "unknown" for piece in pieces[1:-1]):
        return False
    lone = pieces[0].kind == "unknown" and len(pieces[0].text) == 1
    return not lone and all(len(piece.text) <= _LONGEST_WORD for piece in pieces)


def _words(runs: tuple[_Run, ...], forms: Forms) -> Iterator[Spot]:
    """Words that the lexicon lacks, and its long nouns: whole terms, as 濒危物种; 航空公司 is any, and none."""
    closed = tuple(edges("first"))
    for piece in (piece for run in runs for piece in run):
        head = forms.head(piece.text)
        opens = not piece.text.startswith(closed)
        if piece.kind == "unknown" and 2 <= len(piece.text) <= _LONGEST_WORD:
            if opens and piece.text[-1] not in edges("last"):
                yield Spot(piece.start, piece.end, "word", head)
        elif piece.kind != "noun" or not opens or head == "name" or piece.text in endings():
            continue
        elif len(piece.text) >= (_SHORT_NOUN if head else _LONG_NOUN):
            yield Spot(piece.start, piece.end, "compound", head)
