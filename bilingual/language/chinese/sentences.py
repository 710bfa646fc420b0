"""Where Chinese sentences end."""

from __future__ import annotations

import re

_OPEN = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
_CLOSERS = frozenset(_OPEN.values())

# Longer quotations are cut inside: a translation engine loses the thread of several sentences in one request.
_LONGEST_UNCUT = 120

_STOPS = frozenset("。！？｡\n")
_ASCII_STOPS = frozenset(".!?")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_BLANK = frozenset(" \t\n\u00a0\u3000")


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a text as spans that tile it: each takes its closing quotes and the blanks behind it.

    A sentence ends at 。！？ or a line break, and at . ! ? behind a Han character or a closing bracket unless a
    digit or Latin letter follows (decimal points, addresses and version numbers hold). Quotes and brackets that close
    within 120 characters are not cut inside; a quotation that was introduced by a colon or comma and ends with a full
    stop ends its sentence. Semicolons, dashes and ellipses end nothing: what stands on both sides is one sentence in
    the targets too.
    """
    if not text:
        return ()
    closings = _closings(text)
    ends: list[int] = []
    index = 0
    start = 0
    while index < len(text):
        opening = index
        if opening in closings:
            close = closings[opening]
            index = close + 1
            # 他说：“走吧。”她走了。 ends after the quote; 他说“走吧。”之后… does not.
            introduced = opening > start and text[opening - 1] in "：:，,"
            if _is_stop(text, close - 1) and _sentence_may_start(text, index, introduced):
                index = _take_tail(text, index)
                ends.append(index)
                start = index
            continue
        if _is_stop(text, index):
            index += 1
            while index < len(text) and (
                text[index] in _STOPS or text[index] in _ASCII_STOPS or text[index] in _CLOSERS
            ):
                index += 1
            index = _take_tail(text, index)
            ends.append(index)
            start = index
            continue
        index += 1
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    return tuple(zip(starts, ends, strict=True))


def _is_stop(text: str, index: int) -> bool:
    char = text[index]
    if char in _STOPS:
        return True
    if char not in _ASCII_STOPS or index == 0:
        return False
    before = text[index - 1]
    after = text[index + 1] if index + 1 < len(text) else " "
    behind_chinese = _HAN.match(before) is not None or before in _CLOSERS
    return behind_chinese and not (after.isascii() and after.isalnum())


def _closings(text: str) -> dict[int, int]:
    """The place of the closing sign of each opening one, where it stands near enough and on the same line."""
    pairs: dict[int, int] = {}
    open_signs: list[int] = []
    for index, char in enumerate(text):
        if char in _OPEN:
            open_signs.append(index)
        elif char == "\n":
            open_signs.clear()
        elif open_signs and char == _OPEN[text[open_signs[-1]]]:
            opening = open_signs.pop()
            if index - opening < _LONGEST_UNCUT:
                pairs[opening] = index
    return pairs


def _sentence_may_start(text: str, index: int, introduced: bool) -> bool:
    """Whether a new sentence follows a closed quotation: nothing does, or a colon or comma introduced the quotation."""
    if index >= len(text) or text[index] in _BLANK:
        return True
    starts = _HAN.match(text[index]) is not None or text[index] in _OPEN
    return introduced and starts


def _take_tail(text: str, index: int) -> int:
    while index < len(text) and text[index] in _BLANK:
        index += 1
    return index
