"""Does a target's figure say a source's in another unit, converted and rounded: 5英里 as 8 km, 80华氏度 as 27 °C?"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from bilingual.language.grammar import conversions, measures
from bilingual.model import Number

# Two digits carry any value to within one part in twenty.
_COARSEST = Fraction(1, 20)


def converts(source: Number, target: Number) -> bool:
    """Whether the units belong to unlike systems (or dimensions that convert) and the values agree when rounded.

    The target may be rounded at its last digit other than zero, and by fives where that is a five (40 miles, 65 km),
    but by no more than a twentieth; a temperature at its last decimal.
    """
    exact = _converted(source, target)
    if exact is None:
        return False
    wanted, off_zero = exact
    step = _step(target.value, whole=off_zero)
    by_fives = not off_zero and (target.value / step) % 5 == 0
    slack = step * Fraction(5 if by_fives else 1, 2)
    return abs(wanted - target.value) <= (slack if off_zero else min(slack, abs(wanted) * _COARSEST))


def can_convert(quantity: Number) -> bool:
    """Whether a number has a unit that a translator may have converted."""
    measure = measures().get(quantity.unit)
    return measure is not None and measure.dimension in _convertible()


@cache
def _convertible() -> frozenset[str]:
    """The dimensions that are measured in several systems, or that convert into another."""
    across = {measure.dimension for measure in measures().values() if measure.system}
    return frozenset(across.union(*conversions()))


def _converted(source: Number, target: Number) -> tuple[Fraction, bool] | None:
    """The source's value in the target's unit, and whether their zeros differ; None where no conversion is made."""
    there, here = measures().get(source.unit), measures().get(target.unit)
    if there is None or here is None:
        return None
    if there.dimension == here.dimension:
        return (source.value * there.factor / here.factor, False) if there.system != here.system else None
    rule = conversions().get((there.dimension, here.dimension))
    return ((source.value * there.factor * rule[0] + rule[1]) / here.factor, rule[1] != 0) if rule else None


def _step(value: Fraction, whole: bool) -> Fraction:
    """One at the place of the last digit that is not zero; with `whole` no place above the units."""
    step = Fraction(1)
    while (value / step).denominator > 1 and step > Fraction(1, 10**9):
        step /= 10
    while not whole and value and (value / step) % 10 == 0:
        step *= 10
    return step
