"""Two figures with a dash or 至 between them: one range, or two quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bilingual.language import Spotted
from bilingual.language.chinese.context import changes, grows
from bilingual.language.chinese.dates import DASH
from bilingual.language.chinese.numerals import scale_value
from bilingual.model import Interval, Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `text[start:end]`; `leads` where a word of approximation stands before it.

    An open one (三 in 三至五天) is a figure only as the end of a range.
    """

    start: int
    end: int
    quantity: Number | Interval
    leads: bool
    is_open: bool


_DASH = re.compile(DASH)
_WORDS = ("至", "到")
_CELSIUS = "degree celsius"
_TENTHS = ("成", "折")
_WHOLES = ("百分之", "千分之")


def joined(text: str, figures: list[Figure]) -> Iterator[Spotted]:
    """The figures, two ends of a range as one Interval. Rows of hyphenated digits (telephone numbers) are left out.

    Ends that name unlike units, or that a verb of change leads (增长5亿元至30亿元), stay two quantities.
    """
    kept = list(_without_serials(text, figures))
    index = 0
    while index < len(kept):
        low = kept[index]
        high = kept[index + 1] if index + 1 < len(kept) else None
        interval = _interval(text, low, high) if high else None
        if high is not None and interval is not None:
            yield Spotted(low.start, high.end, _of_growth(text, low.start, interval))
            index += 2
        elif high is not None and _is_hyphenated(text, low, high) and _is_bare(low) and _is_bare(high):
            index += 2  # 0451-12345678 is a telephone number
        else:
            if not low.is_open:
                yield Spotted(low.start, low.end, _of_growth(text, low.start, low.quantity))
            index += 1


def _without_serials(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """The figures but those of a row such as 1-2-3, or that hyphens tie to digits which are no figure (K7001-5)."""
    row: list[Figure] = []
    for figure in figures:
        if row and not _is_hyphenated(text, row[-1], figure):
            yield from _unless_serial(text, row)
            row = []
        row.append(figure)
    yield from _unless_serial(text, row)


def _unless_serial(text: str, row: list[Figure]) -> Iterator[Figure]:
    if not row:
        return
    tied_before = row[0].start > 1 and text[row[0].start - 1] == "-" and text[row[0].start - 2].isdigit()
    tied_behind = text[row[-1].end : row[-1].end + 1] == "-" and text[row[-1].end + 1 : row[-1].end + 2].isdigit()
    if len(row) <= 2 and not (tied_before or (tied_behind and text[row[-1].end - 1].isdigit())):
        yield from row


def _is_hyphenated(text: str, low: Figure, high: Figure) -> bool:
    return high.start == low.end + 1 and text[low.end] == "-"


def _is_bare(figure: Figure) -> bool:
    number = figure.quantity
    whole = isinstance(number, Number) and number.value.denominator == 1
    return isinstance(number, Number) and whole and not number.unit and not number.scale


def _interval(text: str, low: Figure, high: Figure) -> Interval | None:
    """The range between two figures; the first takes unit and scale word of the second where it has none itself."""
    between = text[low.end : high.start]
    first, second = low.quantity, high.quantity
    if high.leads or not isinstance(first, Number) or not isinstance(second, Number) or not _DASH.fullmatch(between):
        return None
    second_text = text[high.start : high.end]
    if text.startswith("零下", low.start) and first.value < 0 < second.value and second.unit == _CELSIUS:
        second = replace(second, value=-second.value)  # 零下25至30度
    if not first.unit and second.unit == "per cent" and any(sign in second_text for sign in _TENTHS):
        first = replace(first, value=first.value * 10, unit=second.unit)  # 1-2成
    if text.startswith(_WHOLES, low.start) and not second.unit and not second.scale:
        second = replace(second, unit=first.unit)  # 百分之五到八
    elif high.is_open:
        return None
    elif first.unit:
        leads_to = between.strip() in _WORDS and changes(text, low.start)
        if first.unit != second.unit or leads_to or (first.approximation and not low.leads):
            return None
    elif not first.scale:
        # 2-3万 shares its scale word; 9000-1万 does not.
        shared = first.value * scale_value(second.scale)
        first = replace(first, value=shared, scale=second.scale) if shared < second.value else first
    if not second.unit and not second.scale and first.value >= second.value:
        return None
    approximation = first.approximation or second.approximation
    return Interval(
        replace(first, unit=second.unit, approximation=""), replace(second, approximation=""), approximation
    )


def _of_growth(text: str, start: int, quantity: Number | Interval) -> Number | Interval:
    """增长1.5倍 is growth by 150 per cent, which 增至1.5倍 is not; the scale 倍 tells it from a share."""
    ends = (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity, quantity)
    if not all(isinstance(end, Number) and end.unit == "times" for end in ends) or not grows(text, start):
        return quantity
    low, high = (Number(end.value * 100, "per cent", "倍") for end in ends if isinstance(end, Number))
    if isinstance(quantity, Interval):
        return Interval(low, high, quantity.approximation)
    return replace(low, approximation=quantity.approximation)
