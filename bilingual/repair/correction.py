"""A correction, and how figures are written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bilingual.model import Mark

_SCALES = r"trillion|billion|million|thousand|трлн|млрд|млн|тыс|трилли\w*|миллиард\w*|миллион\w*|тысяч\w*"
BLANK = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
# The digits of a figure, with the scale word behind them.
FIGURE = re.compile(
    rf"\d+(?:(?:[.,]|{BLANK}(?=\d{{3}}(?!\d)))\d+)*(?:{BLANK}?-?(?P<scale>{_SCALES})\b\.?)?", re.IGNORECASE
)
_SCALED = re.compile(rf"(?:{_SCALES})\.?$")


@dataclass(frozen=True, slots=True)
class Correction:
    """`target[start:end]`, which said a mark's value wrong, and what to put in its place.

    `sure` is False where something else may be wrong there that is left to a person.
    """

    mark: Mark
    start: int
    end: int
    found: str
    text: str
    sure: bool = True


def form_of(figure: str, language: str) -> str:
    """What the figure asks of the noun behind it: one, few, many or part (of decimals)."""
    if _SCALED.search(figure):
        return "many"
    digits = "".join(filter(str.isdigit, figure))
    if language == "en":
        return "one" if figure == "1" else "many"
    if "," in figure:
        return "part"
    last, two = int(digits[-1:] or 0), int(digits[-2:] or 0)
    if last == 1 and two != 11:
        return "one"
    return "few" if last in (2, 3, 4) and two not in (12, 13, 14) else "many"
