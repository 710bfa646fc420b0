"""What rendering figures in English and in Russian shares: scale words and exact decimals."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from babel.numbers import format_decimal

from bilingual.model import Number

# The scale that the Chinese parser gives 三分之一.
FRACTION_SIGN = "分之"

# The unit of hours since midnight.
TIME_OF_DAY = "time of day"

SCALES = (10**12, 10**9, 10**6)

# Figures of a text have at most 15 digits on either side of the point, and scale words add 12.
_PRECISION = 60


def exact_decimal(value: Fraction) -> Decimal:
    """The decimal equal to a fraction. Raises ValueError where there is none (2/3)."""
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        raise ValueError(f"{value} has no exact decimal")
    with localcontext() as context:
        context.prec = _PRECISION
        return Decimal(value.numerator) / Decimal(value.denominator)


def scaled(value: Fraction, written_with_scale: bool) -> tuple[Fraction, int]:
    """The value in the largest scale word it reaches (million and above), with that scale; 1 where it takes none.

    A figure written out in the source stays written out.
    """
    if written_with_scale:
        for scale in SCALES:
            if abs(value) >= scale:
                return value / scale, scale
    return value, 1


def lends_its_scale(low: Number, high: Number) -> bool:
    """Whether the first end of a range would be read with the second's scale word: both are then written in digits.

    "5–10 million" is five million to ten million; five to ten million is "5–10,000,000".
    """
    (low_value, low_scale), (high_value, high_scale) = (scaled(end.value, bool(end.scale)) for end in (low, high))
    return low_scale == 1 != high_scale and low_value < high_value


def decimal_text(value: Fraction, locale: str, grouped: bool) -> str:
    """The exact value in the digits and separators of a locale (CLDR); as a fraction where it has no decimal."""
    try:
        decimal = exact_decimal(value)
    except ValueError:
        return f"{value.numerator}/{value.denominator}"
    pattern = ("#,##0." if grouped else "0.") + "#" * _PRECISION
    with localcontext() as context:
        context.prec = 2 * _PRECISION  # Babel rounds to the pattern's decimals in the current context
        return str(format_decimal(decimal, format=pattern, locale=locale))


def clock_text(hours: Fraction) -> str:
    """Hours since midnight as a clock of 24 hours shows them, in both languages: 8:00, 10:30, 24:00."""
    whole, rest = divmod(hours, 1)
    return f"{whole}:{int(rest * 60):02}"
