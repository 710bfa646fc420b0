"""Quantities as Chinese text can hold them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from bilingual.language.data import approximators, units
from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity

_VALUES = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2).map(Fraction)
_UNITS = st.sampled_from(["", *units()])
_APPROXIMATIONS = st.sampled_from(["", *approximators()])

# A year alone reads as a date: `same_value` takes it for the number too.
_SCALES = st.sampled_from(["", "亿"])
NUMBERS = st.builds(Number, _VALUES, _UNITS, _SCALES, _APPROXIMATIONS)
_YEARS, _MONTHS, _DAYS = st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28)
DATES = st.one_of(
    st.builds(PartialDate, _YEARS),
    st.builds(PartialDate, _YEARS, _MONTHS),
    st.builds(PartialDate, _YEARS, _MONTHS, _DAYS),
    st.builds(PartialDate, st.none(), _MONTHS),
    st.builds(PartialDate, st.none(), _MONTHS, _DAYS),
    st.builds(PartialDate, st.none(), st.none(), _DAYS),
)
_NUMBER_INTERVALS = st.builds(
    lambda low, more, unit, scale: Interval(Number(low, unit, scale), Number(low + more, unit, scale)),
    _VALUES,
    _VALUES.map(lambda v: v + 1),
    _UNITS,
    _SCALES,
)
_DATE_INTERVALS = st.one_of(
    st.builds(lambda y, n: Interval(PartialDate(y), PartialDate(y + n)), st.integers(1900, 1999), st.integers(1, 99)),
    st.builds(lambda y, m: Interval(PartialDate(y, m), PartialDate(y, m + 1)), _YEARS, st.integers(1, 11)),
    st.builds(lambda y, m, d: Interval(PartialDate(y, m, d), PartialDate(y, m, d + 1)), _YEARS, _MONTHS, _DAYS),
    st.builds(
        lambda y, m, d: Interval(PartialDate(y, m, d), PartialDate(y + 1, m, d)),
        st.integers(1900, 2098),
        _MONTHS,
        _DAYS,
    ),
)
QUANTITIES = st.one_of(NUMBERS, DATES, st.builds(Ordinal, st.integers(1, 9999)), _NUMBER_INTERVALS, _DATE_INTERVALS)


def ends(quantity: Quantity) -> tuple[Quantity, ...]:
    """Both ends of an interval, or the quantity."""
    return (quantity.low, quantity.high) if isinstance(quantity, Interval) else (quantity,)
