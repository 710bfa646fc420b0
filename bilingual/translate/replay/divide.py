"""A text divided among its sources, in order: which stretch of it translates which of them.

The division is the cheapest, after the way of Gale and Church (1993) of aligning sentences by their lengths: a stretch
costs what its length differs from the one expected, what its last break is not the end of a sentence, and each hint
of its source (a figure, a term, a name) that stands elsewhere in the text. A source may be left without a stretch, as
a model drops sentences. The costs were tuned on half of the paragraphs that tests/benchmarks/cut.py makes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

_NO_STRETCH = 7.0
_HINT_ELSEWHERE = 4.0
_ASKS_OTHERWISE = 1.5
# A length that differs by d letters from n costs d / sqrt(2 (n + 12)).
_SPREAD = 2.0
_SHORT = 12.0
_MOST_BY_LENGTH = 25.0
# A stretch of so many times its length, and letters more, is none. A break is looked for near its share of the letters,
# by a distance that grows with the root of the text: so time stays nearly linear.
_LONGEST_TIMES = 4.0
_LONGEST_MORE = 150.0
_NEAR = 600.0
_NEAR_BY_ROOT = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """A source: the letters that its translation may have, its hints, and whether it asks or calls out (？ ！).

    A hint is the offsets in the text at which it stands, in order; one of them must lie in the source's stretch.
    """

    letters: float
    hints: tuple[tuple[int, ...], ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text may be divided: the offset, the letters before it, the cost, and whether ? or ! ends there.

    The places of a text begin with its start and close with its end, both without cost.
    """

    offset: int
    letters: int
    cost: float = 0.0
    asks: bool = False


def divide(parts: Sequence[Part], places: Sequence[Place]) -> list[tuple[int, int]]:
    """For each part the indices of the places between which it stands; equal ones where it has no stretch."""
    whole = sum(part.letters for part in parts)
    total = places[-1].letters
    if not whole or not total:
        return [(0, len(places) - 1), *[(len(places) - 1, len(places) - 1)] * (len(parts) - 1)]
    scale = total / whole
    near = _NEAR + _NEAR_BY_ROOT * sqrt(total)
    return _cheapest(parts, places, scale, near) or _cheapest(parts, places, scale, inf)


def cost_of(parts: Sequence[Part], places: Sequence[Place], division: Sequence[tuple[int, int]]) -> float:
    """What a division costs; the division that `divide` gives costs least."""
    return sum(
        _cost(part, places, start, end, places[end].letters - places[start].letters)
        for part, (start, end) in zip(parts, division, strict=True)
    )


def _cheapest(parts: Sequence[Part], places: Sequence[Place], scale: float, near: float) -> list[tuple[int, int]]:
    """The division in which no boundary is further from its share of the letters than `near`; [] if there is none."""
    best = {0: 0.0}
    before: list[dict[int, int]] = []
    share = 0.0
    for number, part in enumerate(parts, start=1):
        share += part.letters * scale
        longest = _LONGEST_TIMES * max(part.letters, part.letters * scale) + _LONGEST_MORE if near < inf else inf
        found: dict[int, float] = {}
        origin: dict[int, int] = {}
        for start, so_far in best.items():
            for end in range(start, len(places)):
                letters = places[end].letters - places[start].letters
                if letters > longest and end > start + 1:
                    break
                if abs(places[end].letters - share) > near and number < len(parts):
                    continue
                cost = so_far + _cost(part, places, start, end, letters)
                if cost < found.get(end, inf):
                    found[end], origin[end] = cost, start
        best = found
        before.append(origin)
    end = len(places) - 1
    if end not in best:
        return []
    stretches: list[tuple[int, int]] = []
    for origin in reversed(before):
        stretches.append((origin[end], end))
        end = origin[end]
    return stretches[::-1]


def _cost(part: Part, places: Sequence[Place], start: int, end: int, letters: int) -> float:
    first, last = places[start], places[end]
    elsewhere = sum(_HINT_ELSEWHERE for hint in part.hints if not _stands(hint, first.offset, last.offset))
    if start == end:
        return elsewhere + (_NO_STRETCH if part.letters else 0.0)
    length = min(abs(letters - part.letters) / sqrt(_SPREAD * (part.letters + _SHORT)), _MOST_BY_LENGTH)
    return elsewhere + length + last.cost + _ASKS_OTHERWISE * (part.asks != last.asks)


def _stands(hint: tuple[int, ...], start: int, end: int) -> bool:
    at = bisect_left(hint, start)
    return at < len(hint) and hint[at] < end
