"""What rendering figures in English and in Russian shares: scale words and exact decimals."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from babel.numbers import format_decimal, get_group_symbol

from bilingual.language.style import Style
from bilingual.model import Number

# The scale that the Chinese parser gives 三分之一.
FRACTION_SIGN = "分之"

# The unit of hours since midnight.
TIME_OF_DAY = "time of day"

SCALES = (10**12, 10**9, 10**6)

# Figures of a text have at most 15 digits on either side of the point, and scale words add 12.
_PRECISION = 60

_SEPARATORS = {
    "comma": ",",
    "no-break space": "\N{NO-BREAK SPACE}",
    "narrow no-break space": "\N{NARROW NO-BREAK SPACE}",
    "none": "",
}


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


def scaled(number: Number, style: Style) -> tuple[Fraction, int]:
    """A number's value in the largest scale word it reaches (million and above), and that scale; 1 if it takes none.

    A figure written out in the source stays written out. One that would have more decimals than the style wants takes
    a smaller scale, for rounding would change it; what no decimal equals (a third of a billion) keeps the largest.
    """
    reached = [scale for scale in SCALES if abs(number.value) >= scale] if number.scale else []
    if not reached:
        return number.value, 1
    if style.most_decimals == "any" or _decimals(number.value) is None:
        return number.value / reached[0], reached[0]
    for scale in reached:
        if (_decimals(number.value / scale) or 0) <= style.most_decimals:
            return number.value / scale, scale
    return number.value, 1


def _decimals(value: Fraction) -> int | None:
    """How many decimals a value has; None where it has no exact decimal."""
    try:
        return max(0, -int(exact_decimal(value).normalize().as_tuple().exponent))
    except ValueError:
        return None


def least_decimals(number: Number, scale: int, is_share: bool, style: Style) -> int:
    """How many decimals a number gets at least. Counts get none, nor does what is only about a value."""
    return style.least_decimals if (scale > 1 or is_share) and not number.approximation else 0


def lends_its_scale(low: Number, high: Number, style: Style) -> bool:
    """Whether the first end of a range would be read with the second's scale word: both are then written in digits.

    "5–10 million" is five million to ten million; five to ten million is "5–10,000,000".
    """
    (low_value, low_scale), (high_value, high_scale) = scaled(low, style), scaled(high, style)
    return low_scale == 1 != high_scale and low_value < high_value


def decimal_text(value: Fraction, locale: str, thousands: str = "none", least: int = 0) -> str:
    """The exact value in the digits and decimal sign of a locale (CLDR); as a fraction where it has no decimal.

    `thousands` names what stands between groups of digits, as profiles do; `least` is the fewest decimals.
    """
    try:
        decimal = exact_decimal(value)
    except ValueError:
        return f"{value.numerator}/{value.denominator}"
    separator = _SEPARATORS[thousands]
    pattern = ("#,##0." if separator else "0.") + "0" * least + "#" * (_PRECISION - least)
    with localcontext() as context:
        context.prec = 2 * _PRECISION  # Babel rounds to the pattern's decimals in the current context
        text = str(format_decimal(decimal, format=pattern, locale=locale))
    return text.replace(get_group_symbol(locale), separator) if separator else text


def clock_text(hours: Fraction) -> str:
    """Hours since midnight as a clock of 24 hours shows them, in both languages: 8:00, 10:30, 24:00."""
    whole, rest = divmod(hours, 1)
    return f"{whole}:{int(rest * 60):02}"
