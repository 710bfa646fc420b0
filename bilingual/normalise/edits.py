"""How a text came from another: building, aligning and composing the edits that map one to the other.

Inside the stage an edit is a plain tuple (`Span`), since a long text has hundreds of thousands of them; `Edit` values
are made once, at the end. A pass returns the new text and its spans; `compose` chains passes, so that the last text
still maps to the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import starmap

from bilingual.model import Edit

Span = tuple[int, int, int, int, str]
"""(start before, end before, start after, end after, rule)"""
Change = tuple[int, int, str, str]
"""(start, end, what stands there afterwards, rule)"""
Tile = tuple[int, int, str]
"""(length before, length after, rule); no rule where both texts are the same."""

# difflib is quadratic in the worst case; a longer stretch between two anchors is taken as one edit.
_LONGEST_DIFFERENCE = 400
_ANCHORS = re.compile(r"([^\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)")


def apply_changes(text: str, changes: Iterable[Change]) -> tuple[str, list[Span]]:
    """The text after changes that are in order, do not overlap and each change something; with their spans."""
    parts: list[str] = []
    spans: list[Span] = []
    done = shift = 0
    for start, end, new, rule in changes:
        parts += (text[done:start], new)
        _add(spans, (start, end, start + shift, start + shift + len(new), rule))
        shift += len(new) - (end - start)
        done = end
    if not spans:
        return text, spans
    parts.append(text[done:])
    return "".join(parts), spans


def align(before: str, after: str, rule: str) -> list[Span]:
    """The spans that lead from one text to the other, as short as can be told.

    Texts of one length are compared place by place. Otherwise what is not Chinese (OpenCC never touches it) serves
    as anchors, and what differs between two anchors is aligned on its own.
    """
    if len(before) == len(after):
        return _same_length(before, after, rule)
    old, new = _ANCHORS.split(before), _ANCHORS.split(after)
    if old[1::2] != new[1::2]:
        old, new = [before], [after]
    tiles = [tile for left, right in zip(old, new, strict=True) for tile in _difference(left, right, rule)]
    return spans_of(tiles, before, after)


def _same_length(before: str, after: str, rule: str) -> list[Span]:
    if before == after:
        return []
    spans: list[Span] = []
    first = last = -1
    for place in [place for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]:
        if place != last:
            if first >= 0:
                spans.append((first, last, first, last, rule))
            first = place
        last = place + 1
    spans.append((first, last, first, last, rule))
    return spans


def _difference(before: str, after: str, rule: str) -> Iterator[Tile]:
    if before == after:
        yield len(before), len(after), ""
    elif len(before) == len(after) or max(len(before), len(after)) > _LONGEST_DIFFERENCE:
        yield len(before), len(after), rule
    else:
        for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            yield j - i, m - k, "" if tag == "equal" else rule


def compose(first: list[Span], second: list[Span], before: str, after: str) -> list[Span]:
    """The spans from `before` to `after`, where `first` leads from `before` to a middle text and `second` onwards.

    An edit that keeps the length can be cut anywhere; one that does not stays whole and takes in what it touches.
    Where two rules changed the same place both are named ("variant+script"); what ends up as it was is no edit.
    """
    if not first or not second:
        return first or second
    spans: list[Span] = []
    i = j = back = onward = 0  # `back` leads from the middle text to `before`, `onward` to `after`
    while i < len(first) and j < len(second):
        old, new = first[i], second[j]
        if old[3] <= new[0]:
            _add(spans, (old[0], old[1], old[2] + onward, old[3] + onward, old[4]))
            back, i = old[1] - old[3], i + 1
        elif new[1] <= old[2]:
            _add(spans, (new[0] + back, new[1] + back, new[2], new[3], new[4]))
            onward, j = new[3] - new[1], j + 1
        else:
            low, high = min(old[2], new[0]), max(old[3], new[1])
            i_end, j_end = i + 1, j + 1
            while True:
                if i_end < len(first) and first[i_end][2] < high:
                    high, i_end = max(high, first[i_end][3]), i_end + 1
                elif j_end < len(second) and second[j_end][0] < high:
                    high, j_end = max(high, second[j_end][1]), j_end + 1
                else:
                    break
            left = _tiles([(s[2], s[3], s[1] - s[0], s[4]) for s in first[i:i_end]], low, high)
            right = _tiles([(s[0], s[1], s[3] - s[2], s[4]) for s in second[j:j_end]], low, high)
            joined = _joined([(far, near, rule) for near, far, rule in left], right)
            for span in spans_of(joined, before, after, (low + back, low + onward)):
                _add(spans, span)
            back, onward = first[i_end - 1][1] - first[i_end - 1][3], second[j_end - 1][3] - second[j_end - 1][1]
            i, j = i_end, j_end
    for old in first[i:]:
        _add(spans, (old[0], old[1], old[2] + onward, old[3] + onward, old[4]))
    for new in second[j:]:
        _add(spans, (new[0] + back, new[1] + back, new[2], new[3], new[4]))
    return spans


def spans_of(tiles: Iterable[Tile], before: str, after: str, start: tuple[int, int] = (0, 0)) -> list[Span]:
    """Tiles from `start` on to spans: what did not change is left out, neighbours of one rule become one span."""
    spans: list[Span] = []
    old, new = start
    for old_length, new_length, rule in tiles:
        was, now = before[old : old + old_length], after[new : new + new_length]
        if rule and was != now:
            if old_length == new_length:
                for low, high, _, _, _ in _same_length(was, now, rule):
                    _add(spans, (old + low, old + high, new + low, new + high, rule))
            else:
                _add(spans, (old, old + old_length, new, new + new_length, rule))
        old += old_length
        new += new_length
    return spans


def to_edits(spans: Iterable[Span]) -> tuple[Edit, ...]:
    """The spans as values of the spine."""
    return tuple(starmap(Edit, spans))


def from_edits(edits: Iterable[Edit]) -> list[Span]:
    """The edits a reader recorded, as spans."""
    return [(edit.raw_start, edit.raw_end, edit.start, edit.end, edit.rule) for edit in edits]


def _add(spans: list[Span], span: Span) -> None:
    if spans:
        start, end, new_start, new_end, rule = spans[-1]
        if rule == span[4] and end == span[0] and new_end == span[2]:
            both_replace = end - start == new_end - new_start and span[1] - span[0] == span[3] - span[2]
            both_delete = new_start == new_end and span[2] == span[3]
            if both_replace or both_delete:
                spans[-1] = (start, span[1], new_start, span[3], rule)
                return
    spans.append(span)


def _tiles(spans: list[tuple[int, int, int, str]], low: int, high: int) -> list[Tile]:
    """Tiles over text[low:high] of spans given as (start, end, length on the other side, rule)."""
    tiles: list[Tile] = []
    done = low
    for start, end, length, rule in spans:
        if start > done:
            tiles.append((start - done, start - done, ""))
        tiles.append((end - start, length, rule))
        done = end
    if high > done:
        tiles.append((high - done, high - done, ""))
    return tiles


def _joined(left: list[Tile], right: list[Tile]) -> Iterator[Tile]:
    """Two rows of tiles laid over the text between them: `left` ends there, `right` begins there."""
    left, right = left[::-1], right[::-1]
    while left or right:
        if left and left[-1][1] == 0:
            yield left.pop()
        elif right and right[-1][0] == 0:
            yield right.pop()
        elif left[-1][0] == left[-1][1] and right[-1][0] == right[-1][1]:
            length = min(left[-1][0], right[-1][0])
            yield length, length, _both(_take(left, length)[2], _take(right, length)[2])
        else:
            yield _whole(left, right)


def _whole(left: list[Tile], right: list[Tile]) -> Tile:
    """The shortest stretch from here at whose end neither row has a tile that cannot be cut."""
    old = new = left_end = right_end = 0
    rules = ["", ""]
    while left_end == 0 or left_end != right_end:
        from_left = left_end < right_end if left_end != right_end else left[-1][0] != left[-1][1]
        if from_left:
            length, middle, rule = _take(left, max(right_end - left_end, 0))
            old, left_end, rules[0] = old + length, left_end + middle, _both(rules[0], rule)
        else:
            middle, length, rule = _take(right, max(left_end - right_end, 0))
            new, right_end, rules[1] = new + length, right_end + middle, _both(rules[1], rule)
    return old, new, _both(*rules)


def _take(tiles: list[Tile], wanted: int) -> Tile:
    """The next tile, or its beginning if it can be cut and is longer than wanted."""
    tile = tiles.pop()
    if wanted and tile[0] == tile[1] > wanted:
        tiles.append((tile[0] - wanted, tile[1] - wanted, tile[2]))
        return wanted, wanted, tile[2]
    return tile


def _both(first: str, second: str) -> str:
    if not first or not second:
        return first or second
    return "+".join(dict.fromkeys((*first.split("+"), *second.split("+"))))
