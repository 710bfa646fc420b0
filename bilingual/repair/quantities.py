"""Figures of a target corrected: wrong scale, a digit slipped, per cent lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from bilingual.language import Spotted, target_language
from bilingual.language.data import currencies
from bilingual.language.grammar import measures
from bilingual.language.style import Style
from bilingual.model import Mark, Number, Pair, Segment
from bilingual.verify import locate, quantities

_SCALES = r"trillion|billion|million|thousand|трлн|млрд|млн|тыс|трилли\w*|миллиард\w*|миллион\w*|тысяч\w*"
_BLANK = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
# The digits of a figure, with the scale word behind them.
FIGURE = re.compile(
    rf"\d+(?:(?:[.,]|{_BLANK}(?=\d{{3}}(?!\d)))\d+)*(?:{_BLANK}?-?(?P<scale>{_SCALES})\b\.?)?", re.IGNORECASE
)
_SCALED = re.compile(rf"(?:{_SCALES})\.?$")
# What may follow "17.3" where "17.3%" was meant: another word would be what is counted.
_END_OF_FIGURE = re.compile(rf"(?=$|[.,;:)!?»”]{_BLANK}|[.,;:)!?»”]*$)")
# The parser cut short what stands there ("1. 35 billion").
_WITHIN_A_FIGURE = re.compile(rf"\d[.,]?{_BLANK}?$|[\d.,-]$")
# Nothing agrees with a figure before a sign.
_BEFORE_SIGN = re.compile(rf"{_BLANK}?[%‰]")
_FEWEST_DIGITS = 3
_CLOCK = "time of day"


@dataclass(frozen=True, slots=True)
class Correction:
    """`target[start:end]`, which said a mark's value wrong, and what to put in its place."""

    mark: Mark
    start: int
    end: int
    found: str
    text: str


def correct(segment: Segment, pair: Pair, style: Style | None = None) -> tuple[str, tuple[Correction, ...]]:
    """The target with the figures put right that can be, and the corrections; the pair is anchored.

    A figure is corrected where it alone can be meant for a missing quantity and no other quantity for it, and nothing
    around it would have to change with it. Whatever was found before is found after.
    """
    missing = [(mark, value) for mark, value in quantities.missing(segment, pair) if isinstance(value, Number)]
    if not missing:
        return pair.target, ()
    spots = list(_loose(pair))
    exactly_one = len(missing) == len(spots) == 1 and len(list(quantities.missing(segment, pair))) == 1
    said = Counter(_dimension(spot.quantity) for spot in spots if isinstance(spot.quantity, Number))
    wanted = Counter(_dimension(value) for _, value in missing)
    meant: dict[int, list[tuple[Mark, Number]]] = {
        index: [
            each
            for each in missing
            if _may_mean(spot, each[1], exactly_one)
            or (said[_dimension(each[1])] == wanted[_dimension(each[1])] == 1 and _is_alike(spot, each[1]))
        ]
        for index, spot in enumerate(spots)
    }
    taken = [mark.id for marks in meant.values() for mark, _ in marks]
    target, done = pair.target, list[Correction]()
    for index in sorted(meant, key=lambda each: -spots[each].start):
        if len(meant[index]) == 1 and taken.count(meant[index][0][0].id) == 1:
            mark, value = meant[index][0]
            correction = _correction(target, pair.language, spots[index], mark, value, style)
            if correction:
                tried = target[: correction.start] + correction.text + target[correction.end :]
                if _is_better(segment, pair, target, tried, {mark.id} - _in_other_currency(spots[index], mark, value)):
                    target, done = tried, [correction, *done]
    return target, tuple(done)


def _loose(pair: Pair) -> Iterator[Spotted]:
    """The figures of the target that say no quantity of the source."""
    for spot in quantities.figures_of(pair.target, pair.language):
        free = not any(spot.start < anchor.end and anchor.start < spot.end for anchor in pair.anchors)
        if free and isinstance(spot.quantity, Number):
            yield spot


def _may_mean(spot: Spotted, value: Number, exactly_one: bool) -> bool:
    """Whether a figure is a quantity said wrong: by a power of ten, without its per cent, or by one digit."""
    said = spot.quantity
    if not isinstance(said, Number) or not said.value or not value.value:
        return False
    if value.unit == "per cent" and said.unit == "":
        return said.value == abs(value.value)
    if _is_share(said) != _is_share(value) or _is_of_another_measure(said, value):
        return False
    if said.value == abs(value.value) or value.unit == _CLOCK:
        return False
    if _is_power_of_ten(abs(value.value) / abs(said.value)):
        return _is_near(abs(value.value), abs(said.value))
    return exactly_one and _differ_by_a_digit(_digits(abs(value.value)), _digits(abs(said.value)))


def _dimension(number: Number) -> str:
    """What a number measures; its unit where that is a count or nothing."""
    measure = measures().get(number.unit)
    return measure.dimension if measure else number.unit


def _is_alike(spot: Spotted, value: Number) -> bool:
    """Whether a figure in a quantity's own unit begins as it does, or has its digits in another order."""
    said = spot.quantity
    if not isinstance(said, Number) or said.unit != value.unit or not value.unit or not said.value or not value.value:
        return False
    one, other = _digits(abs(said.value)), _digits(abs(value.value))
    return one != other and (one[0] == other[0] or sorted(one) == sorted(other))


def _is_near(wanted: Fraction, said: Fraction) -> bool:
    """Whether one power of ten may have slipped into the other: 5 and 5 billion are two figures that begin alike."""
    ratio = max(wanted, said) / min(wanted, said)
    return ratio <= 10**5 if len(_digits(wanted)) > 1 else ratio <= 10**3 and min(wanted, said) >= 10**2


def _is_share(number: Number) -> bool:
    measure = measures().get(number.unit)
    return measure is not None and measure.dimension in ("share", "points")


def _is_of_another_measure(said: Number, value: Number) -> bool:
    """Whether both name a measure and not the same, as 360 km and 385 miles do; currencies are slips of their own."""
    known = measures().keys() - currencies().keys()
    return said.unit != value.unit and {said.unit, value.unit} <= known


def _is_power_of_ten(ratio: Fraction) -> bool:
    larger, smaller = ratio.numerator, ratio.denominator
    return min(larger, smaller) == 1 and str(max(larger, smaller)).strip("0") == "1"


def _digits(value: Fraction) -> str:
    """The digits that a value is written with, without zeros at either end."""
    return f"{float(value):.10f}".replace(".", "").strip("0")


def _differ_by_a_digit(one: str, other: str) -> bool:
    """Whether a digit was dropped, added, changed, or swapped with its neighbour."""
    if max(len(one), len(other)) < _FEWEST_DIGITS or one == other:
        return False
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) == 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differing = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(differing) > 2:
        return False
    if len(differing) == 1:
        return True
    first, second = differing
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]


def _correction(
    target: str, language: str, spot: Spotted, mark: Mark, value: Number, style: Style | None
) -> Correction | None:
    """The digits and the scale word to replace; None where what stands around them would have to change."""
    match = FIGURE.search(target, spot.start, spot.end)
    if match is None or _WITHIN_A_FIGURE.search(target, 0, match.start()) or target[match.end() :][:1].isdigit():
        return None
    bare = Number(abs(value.value), "", value.scale or "万")
    lost = value.unit == "per cent" and isinstance(spot.quantity, Number) and spot.quantity.unit == ""
    if lost and not _END_OF_FIGURE.match(target, match.end()):
        return None
    rendered = target_language(language).render(replace(bare, unit=value.unit if lost else ""), style)
    found = match.group()
    agrees = lost or _BEFORE_SIGN.match(target, match.end()) or form_of(found, language) == form_of(rendered, language)
    if not agrees:
        return None
    if found.endswith("."):
        rendered += "." if match.end() == len(target) else ""
    return Correction(mark, match.start(), match.end(), found, rendered)


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


def _in_other_currency(spot: Spotted, mark: Mark, value: Number) -> set[str]:
    """The mark, if the target names another currency: its scale is put right, its currency is left to a person."""
    said = spot.quantity.unit if isinstance(spot.quantity, Number) else ""
    differ = said != value.unit and {said, value.unit} <= currencies().keys()
    return {mark.id} if differ and len(_digits(abs(value.value))) >= _FEWEST_DIGITS else set()


def _is_better(segment: Segment, pair: Pair, before: str, after: str, sought: set[str]) -> bool:
    """Whether what is sought is found now, and everything that was found still is."""
    were = {anchor.mark_id for anchor in locate(segment, before, pair.language)}
    return {anchor.mark_id for anchor in locate(segment, after, pair.language)} >= were | sought
