"""Quantities as Chinese text can hold them."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import get_args, get_type_hints

from hypothesis import strategies as st

from bilingual.language.data import approximators, currencies, units
from bilingual.language.style import Style, builtin_styles
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


def _styles() -> st.SearchStrategy[Style]:
    """Every combination of keys that a profile can make."""
    hints = get_type_hints(Style)
    keys = {field.name: st.sampled_from(get_args(hints[field.name]) or (0,)) for field in fields(Style)}
    keys |= {
        "name": st.just("drawn"),
        "en_signs": st.lists(st.sampled_from([*currencies()]), unique=True).map(tuple),
        "most_decimals": st.sampled_from(["any", *range(10)]),
        "least_decimals": st.integers(0, 9),
    }
    return st.builds(Style, **keys).filter(
        lambda style: style.most_decimals == "any" or style.least_decimals <= style.most_decimals
    )


STYLES = st.one_of(st.sampled_from([*builtin_styles().values()]), _styles())
