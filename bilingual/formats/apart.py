"""What stands apart from the line: raised and lowered text, and places where something is passed over.

Written into the line as it is, a raised 6 makes 10⁶ into 106. NUL stands for a gap: no reader lets one through.
"""

from __future__ import annotations

import re

GAP = "\0"
"""Where something that a reader sees is not read: a picture, a formula, the mark of a note."""

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉"
_SIGNS = "+-\N{MINUS SIGN}=()"
_RAISED = str.maketrans(_SIGNS, "⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_SIGNS, "₊₋₋₌₍₎")
_FIGURES = r"[\d〇零一二三四五六七八九十百千万萬亿億两兩]"
_FIGURE = re.compile(_FIGURES)
_BETWEEN_FIGURES = re.compile(f"(?<={_FIGURES}){GAP}+(?={_FIGURES})")


def raised(text: str) -> str:
    """Superscript text such that no figure in it joins one beside it: 6 as ⁶, 注一 as ^(注一), TM as it is."""
    return _set_apart(text, _SUPERSCRIPTS, _RAISED, "^")


def lowered(text: str) -> str:
    """Subscript text, likewise: 2 as ₂, 二 as _(二), n as it is."""
    return _set_apart(text, _SUBSCRIPTS, _LOWERED, "_")


def closed(text: str) -> str:
    """The text without its gaps; between two figures a blank keeps them apart."""
    return _BETWEEN_FIGURES.sub(" ", text).replace(GAP, "") if GAP in text else text


def _set_apart(text: str, digits: str, signs: dict[int, int], mark: str) -> str:
    if not _FIGURE.search(text):
        return text
    moved = re.sub(r"\d", lambda digit: digits[int(digit[0])], text).translate(signs)
    return f"{mark}({text.strip()})" if _FIGURE.search(moved) else moved
