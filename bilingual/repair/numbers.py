"""Numbers of a target corrected: wrong scale, a digit slipped, per cent lost, the only one of its unit wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from bilingual.language import Spotted, target_language
from bilingual.language.data import currencies
from bilingual.language.grammar import measures
from bilingual.language.style import Style
from bilingual.model import Mark, Number, Pair, Segment
from bilingual.repair.correction import BLANK, FIGURE, Correction, form_of
from bilingual.verify import quantities

# What may follow "17.3" where "17.3%" was meant: another word would be what is counted.
_END_OF_FIGURE = re.compile(rf"(?=$|[.,;:)!?»”]{BLANK}|[.,;:)!?»”]*$)")
# The parser cut short what stands there ("1. 35 billion").
_WITHIN_A_FIGURE = re.compile(rf"\d[.,]?{BLANK}?$|[\d.,:-]$")
# Nothing agrees with a figure before a sign.
_BEFORE_SIGN = re.compile(rf"{BLANK}?[%‰]")
# So does "6-foot-6".
_GOES_ON = re.compile(r"[.,]?\d|-\w+-\d")
_FEWEST_DIGITS = 3
_CLOCK = "time of day"


def corrections(segment: Segment, pair: Pair, style: Style | None) -> Iterator[Correction]:
    """What to put for the numbers of an anchored pair that say a missing quantity wrong, from the last to the first.

    A number is corrected where it alone can be meant for a quantity and no other for it.
    """
    missing = [(mark, value) for mark, value in quantities.missing(segment, pair) if isinstance(value, Number)]
    spots = list(_loose(pair)) if missing else []
    exactly_one = len(missing) == len(spots) == 1 and len(list(quantities.missing(segment, pair))) == 1
    left = _left_alone(segment, pair, missing, spots)
    meant: dict[int, list[tuple[Mark, Number]]] = {
        index: [
            each
            for each in missing
            if _may_mean(spot, each[1], exactly_one) or (_is_in_unit(spot, each[1]) and (index, each[0].id) in left)
        ]
        for index, spot in enumerate(spots)
    }
    taken = [mark.id for marks in meant.values() for mark, _ in marks]
    for index in sorted(meant, key=lambda each: -spots[each].start):
        if len(meant[index]) == 1 and taken.count(meant[index][0][0].id) == 1:
            mark, value = meant[index][0]
            other_currency = _is_in_other_currency(spots[index], value)
            correction = _correction(pair.target, pair.language, spots[index], mark, value, style)
            if correction:
                yield replace(correction, sure=not other_currency)


def _left_alone(
    segment: Segment, pair: Pair, missing: list[tuple[Mark, Number]], spots: list[Spotted]
) -> set[tuple[int, str]]:
    """The figure, by its index, and the quantity that are each the only one of a unit that is left without the other.

    They belong together where the target has as many figures of the unit as the source, or where they begin alike.
    """
    wanted = Counter(_dimension(value) for _, value in missing)
    said = Counter(_dimension(spot.quantity) for spot in spots if isinstance(spot.quantity, Number))
    marks = (mark.value for mark in segment.marks_in(pair.language))
    of_source = Counter(_dimension(value) for value in marks if isinstance(value, Number))
    figures = (spot.quantity for spot in quantities.figures_of(pair.target, pair.language))
    of_target = Counter(_dimension(value) for value in figures if isinstance(value, Number))
    return {
        (index, mark.id)
        for index, spot in enumerate(spots)
        for mark, value in missing
        if isinstance(spot.quantity, Number)
        and (unit := _dimension(value)) == _dimension(spot.quantity)
        and wanted[unit] == said[unit] == 1
        and (of_source[unit] == of_target[unit] or _begin_alike(spot.quantity, value))
    }


def _begin_alike(said: Number, value: Number) -> bool:
    """Whether the digits begin alike, or are the same in another order."""
    one, other = _digits(abs(said.value)), _digits(abs(value.value))
    return one[:1] == other[:1] or sorted(one) == sorted(other)


def _is_in_unit(spot: Spotted, value: Number) -> bool:
    said = spot.quantity
    known = isinstance(said, Number) and said.unit == value.unit and value.unit not in ("", _CLOCK)
    return known and isinstance(said, Number) and bool(said.value) and bool(value.value)


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
    if match is None or _WITHIN_A_FIGURE.search(target, 0, match.start()) or _GOES_ON.match(target, match.end()):
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


def _is_in_other_currency(spot: Spotted, value: Number) -> bool:
    """Whether the target names another currency: its scale is put right, its currency is left to a person."""
    said = spot.quantity.unit if isinstance(spot.quantity, Number) else ""
    return said != value.unit and {said, value.unit} <= currencies().keys() and len(_digits(abs(value.value))) >= 3
