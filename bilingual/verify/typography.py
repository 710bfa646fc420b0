"""Russian print: quotes, dashes, and ё."""

from __future__ import annotations

import re

Span = tuple[int, int]

_FOREIGN_QUOTE = re.compile(r"[\"“”‘]")
_HYPHEN_FOR_DASH = re.compile(r"(?<=[\w»)%.,!?]) -{1,2} (?=\S)|^-{1,2} (?=[\u0400-\u04ff])")
_INNER = re.compile(r"«[^»]*»")
_WORD = re.compile(r"[\u0400-\u04ff]+")


def foreign_quotes(target: str) -> tuple[Span, ...]:
    """The quotes of another language; „ “ inside « » are Russian."""
    nested = [match.span() for match in _INNER.finditer(target)]
    low = target.count("„")
    return tuple(
        match.span()
        for match in _FOREIGN_QUOTE.finditer(target)
        if not (low and match.group() == "“") and not any(start < match.start() < end for start, end in nested)
    )


def hyphens_for_dashes(target: str) -> tuple[Span, ...]:
    """The hyphens between blanks, where Russian has a dash."""
    return tuple(match.span() for match in _HYPHEN_FOR_DASH.finditer(target) if not _between_figures(target, match))


def _between_figures(text: str, match: re.Match[str]) -> bool:
    """5 - 3 may be a subtraction or a score."""
    return text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit()


def words_with_ye_or_yo(target: str) -> tuple[tuple[str, Span], ...]:
    """The words in lower case that hold е or ё, with their spans."""
    return tuple(
        (word, match.span())
        for match in _WORD.finditer(target)
        if "е" in (word := match.group().lower()) or "ё" in word
    )
