"""A Chinese segment cut into pieces: marks, lexicon entries, punctuation, kept text, unknown words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import ahocorasick

from bilingual.model import Mark
from bilingual.translate.draft.lexicon import Entry, Sign

_HAN = re.compile("[〇\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# An unknown character outweighs any number of words; of two ways the one with fewer words wins, and words of
# one character, which are read wrong most often, count half as much again.
_UNKNOWN, _WORD, _SHORT_WORD = 1000, 10, 15
_CONTENT = frozenset(("n", "a", "v"))


@dataclass(frozen=True, slots=True)
class Piece:
    """`text[start:end]` read as `value`; None for an unknown word, a str for text that is kept as it is."""

    start: int
    end: int
    value: Mark | Entry | Sign | str | None


class Cutter:
    """Finds the cheapest way through a segment; of equal ones that with the longest piece first.

    A word of `before_figures` that stands right before a quantity is read as there.
    """

    def __init__(
        self, entries: Mapping[str, Entry], signs: Mapping[str, Sign], before_figures: Mapping[str, Entry]
    ) -> None:
        self._before_figures = before_figures
        self._automaton = ahocorasick.Automaton()
        for word, value in (*signs.items(), *entries.items()):
            self._automaton.add_word(word, (len(word), value))
        self._automaton.make_automaton()

    def cut(self, text: str, marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
        """The pieces of a text in order; blanks between them are left out. Marks stand as they are."""
        pieces: list[Piece] = []
        position = 0
        for mark in marks:
            pieces.extend(self._between(text, position, mark.start))
            if mark.kind == "quantity":
                self._read_before_figure(text, pieces, mark.start)
            pieces.append(Piece(mark.start, mark.end, mark))
            position = mark.end
        pieces.extend(self._between(text, position, len(text)))
        return tuple(pieces)

    def _read_before_figure(self, text: str, pieces: list[Piece], start: int) -> None:
        """Rereads the word right before a figure; a particle may stand between them (下降了4%)."""
        at = len(pieces) - 1
        if at > 0 and isinstance(particle := pieces[at].value, Entry) and particle.part_of_speech == "u":
            at -= 1
        if at < 0 or pieces[-1].end != start or (at + 1 < len(pieces) and pieces[at].end != pieces[at + 1].start):
            return
        piece = pieces[at]
        if isinstance(piece.value, Entry) or piece.value is None:
            reread = self._before_figures.get(text[piece.start : piece.end], piece.value)
            pieces[at] = replace(piece, value=reread)

    def _between(self, text: str, start: int, end: int) -> list[Piece]:
        stretch = text[start:end]
        if not stretch.strip():
            return []
        arcs: list[list[tuple[int, Entry | Sign]]] = [[] for _ in stretch]
        for last, (length, value) in self._automaton.iter(stretch):
            arcs[last + 1 - length].append((length, value))
        steps = _cheapest(stretch, arcs)
        return _merged(stretch, steps, start)


def _cheapest(text: str, arcs: list[list[tuple[int, Entry | Sign]]]) -> list[tuple[int, Entry | Sign | str | None]]:
    """For each position the length and value of the best piece that starts there."""
    cost = [0] * (len(text) + 1)
    best: list[tuple[int, Entry | Sign | str | None]] = [(1, None)] * len(text)
    for at in range(len(text) - 1, -1, -1):
        if _HAN.match(text[at]):
            cost[at], best[at] = _UNKNOWN + cost[at + 1], (1, None)
        else:
            cost[at], best[at] = 1 + cost[at + 1], (1, text[at])
        for length, value in sorted(arcs[at], key=lambda arc: arc[0]):
            price = (0 if isinstance(value, Sign) else _SHORT_WORD if length == 1 else _WORD) + cost[at + length]
            if price <= cost[at]:
                cost[at], best[at] = price, (length, value)
    return best


def _merged(text: str, steps: list[tuple[int, Entry | Sign | str | None]], offset: int) -> list[Piece]:
    """The pieces along the best way; runs of unknown characters are one word, runs of kept ones one text.

    A word of one character beside unknown ones is taken for a part of the unknown word: 周明远 is no place far away.
    """
    pieces: list[Piece] = []
    at = 0
    while at < len(text):
        length, value = steps[at]
        start = at
        at += length
        if value is None or _is_name(pieces, steps, start, length):
            value = None
            while at < len(text) and (steps[at][1] is None or _is_enclosed(steps, at) or _is_doubtful(steps[at])):
                at += 1
        elif isinstance(value, str):
            if value.isspace():
                continue
            while at < len(text) and _is_kept(text, steps, at):
                at += 1
            value = text[start:at]
        pieces.append(Piece(offset + start, offset + at, value))
    return pieces


def _is_name(pieces: list[Piece], steps: list[tuple[int, Entry | Sign | str | None]], at: int, length: int) -> bool:
    """Whether a word begins an unknown one: 马 in 马云飞; a silent classifier in 张三, but not in 一张桌子."""
    value = steps[at][1]
    if not isinstance(value, Entry) or at + length >= len(steps) or steps[at + length][1] is not None:
        return False
    if _is_doubtful(steps[at]):
        return True
    if value.part_of_speech != "q" or any(form for _, form in value.targets):
        return False
    return not (pieces and isinstance(before := pieces[-1].value, Entry) and before.part_of_speech in ("m", "r"))


def _is_kept(text: str, steps: list[tuple[int, Entry | Sign | str | None]], at: int) -> bool:
    """Whether a character goes on with kept text: 3.5, A/B and 10:30 hold together although they contain signs."""
    value = steps[at][1]
    if isinstance(value, str):
        return not value.isspace()
    inside = isinstance(value, Sign) and at + 1 < len(text) and text[at].isascii()
    return inside and text[at + 1].isascii() and text[at + 1].isalnum() and text[at - 1].isalnum()


def _is_doubtful(step: tuple[int, Entry | Sign | str | None]) -> bool:
    """Whether a step is a content word of one character, such as names and unknown words are made of."""
    length, value = step
    return length == 1 and isinstance(value, Entry) and value.part_of_speech in _CONTENT


def _is_enclosed(steps: list[tuple[int, Entry | Sign | str | None]], at: int) -> bool:
    length, value = steps[at]
    return isinstance(value, Entry) and length == 1 and at + 1 < len(steps) and steps[at + 1][1] is None
