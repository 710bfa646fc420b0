"""A short notation of quantities for tables of expectations."""

from __future__ import annotations

from bilingual.model import Interval, Number, Ordinal, PartialDate, Quantity


def said(quantity: Quantity) -> str:
    """31860000000 CNY, 2019-5-8 (? for a part not said), #4 quarter, low .. high; an approximation behind ~."""
    match quantity:
        case Number(value, unit):
            text = f"{value} {unit}"
        case Ordinal(value, unit):
            text = f"#{value} {unit}"
        case PartialDate(year, month, day):
            text = "-".join("?" if part is None else str(part) for part in (year, month, day))
        case Interval(low, high):
            text = f"{said(low)} .. {said(high)}"
    text = text.strip()
    return f"{text} ~{quantity.approximation}" if quantity.approximation else text
