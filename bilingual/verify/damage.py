"""Is a target damaged? What can be seen without knowing what it should say."""

from __future__ import annotations

import re

_HAN = "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNTRANSLATED = re.compile(r"〔([^〔〕]*)〕")
_CHINESE = re.compile(f"[{_HAN}]+")

Span = tuple[int, int]


def is_empty(text: str, target: str) -> bool:
    """Whether a source with letters or figures has a target without any."""
    return any(map(str.isalnum, text)) and not any(map(str.isalnum, target))


def untranslated(target: str) -> tuple[Span, ...]:
    """The spans of what an engine left in 〔…〕 because it knows no translation."""
    return tuple(match.span() for match in _UNTRANSLATED.finditer(target))


def chinese_left(target: str) -> tuple[Span, ...]:
    """The spans of Chinese characters outside 〔…〕."""
    marked = untranslated(target)
    return tuple(
        match.span()
        for match in _CHINESE.finditer(target)
        if not any(start < match.start() and match.end() < end for start, end in marked)
    )
