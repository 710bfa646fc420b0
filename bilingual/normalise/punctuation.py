"""Half-width punctuation inside Chinese text becomes full-width; numbers, Latin text and addresses stay as they are.

What stands beside a mark decides, and only ideographs, figures and brackets are asked, never a mark this module could
itself change: so one pass is enough and a second finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilingual.normalise.edits import Change, Span, apply_changes

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_OPENING = "「『“‘《〈【（("
_CLOSING = "」』”’》〉】）)"
_FULL_WIDTH = dict(zip(",.:;?!()", "，。：；？！（）", strict=True))

_CANDIDATE = re.compile("[,.:;?!()]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；、）》”」]+")
_RULES = re.compile(
    "|".join(
        (
            # A figure cannot begin with these marks, so one behind an ideograph is the sentence's own.
            rf"(?P<mark>(?<=[{HAN}{_CLOSING}])[,:;?!]+(?=\s?[{HAN}{_OPENING}0-9]|\s?$|[{_CLOSING}]))",
            rf"(?P<behind_figure>(?<=[0-9%‰℃])[,;?!](?=\s?[{HAN}{_OPENING}]))",
            rf"(?P<stop>(?<=[{HAN}{_CLOSING}])\.(?=\s[{HAN}{_OPENING}]|\s?$))",
            rf"(?P<inner_stop>(?<=[{HAN}])\.(?=[{HAN}]))",
            r"(?P<bracket>[()])",
        )
    ),
    re.MULTILINE,
)
_PAIR = re.compile(r"[(（]([^()（）\n]*)[)）]")
_ENDS_WITH_STOP = re.compile(rf"[{HAN}{_CLOSING}]\.\s?$")
_HAN = re.compile(f"[{HAN}]")


def widen_punctuation(text: str) -> tuple[str, list[Span]]:
    """The text with , . : ; ? ! ( ) full-width where they belong to Chinese, and the spans (rule "punctuation").

    Brackets change in pairs, if they hold Chinese or stand in it. A stop directly between two ideographs may be the
    dot of a foreign name; it changes only where the text has no 。 and itself ends with a half-width stop.
    """
    if not any(mark in text for mark in _FULL_WIDTH):
        return text, []
    return apply_changes(text, _changes(text))


def _changes(text: str) -> Iterator[Change]:
    stops_are_half_width = "。" not in text and _ENDS_WITH_STOP.search(text) is not None
    brackets = _chinese_brackets(text)
    addresses = [address.span() for address in _ADDRESS.finditer(text)][::-1]
    for candidate in _CANDIDATE.finditer(text):
        place, last = candidate.span()
        while addresses and addresses[-1][1] <= place:
            addresses.pop()
        while place < last:
            match = _RULES.match(text, place)
            if match is None or (addresses and addresses[-1][0] <= place < addresses[-1][1]):
                place += 1
                continue
            is_bracket, is_inner_stop = match.lastgroup == "bracket", match.lastgroup == "inner_stop"
            if not (is_bracket and place not in brackets) and not (is_inner_stop and not stops_are_half_width):
                yield place, match.end(), "".join(_FULL_WIDTH[mark] for mark in match.group()), "punctuation"
            place = match.end()


def _chinese_brackets(text: str) -> set[int]:
    """The places of brackets whose pair holds Chinese, or stands between ideographs."""
    places: set[int] = set()
    for pair in _PAIR.finditer(text):
        start, end = pair.span()
        if _HAN.search(pair[1]) or (_HAN.match(text[start - 1 : start]) and _HAN.match(text[end : end + 1])):
            places |= {start, end - 1}
    return places
