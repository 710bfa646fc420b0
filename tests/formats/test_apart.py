"""Raised and lowered text, and gaps: no figure joins another."""

from __future__ import annotations

import pytest

from bilingual.formats.apart import GAP, closed, lowered, raised
from bilingual.language.chinese import parse
from bilingual.normalise import normalise_text


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("6", "⁶", "₆"),
        ("６", "⁶", "₆"),
        ("-12", "⁻¹²", "₋₁₂"),
        ("(3)", "⁽³⁾", "₍₃₎"),
        ("2.5", "².⁵", "₂.₅"),
        ("注1", "注¹", "注₁"),
        ("一", "^(一)", "_(一)"),
        (" 注十1 ", "^(注十1)", "_(注十1)"),
        ("注", "注", "注"),
        ("n-", "n-", "n-"),
        ("", "", ""),
        ("\U00020bb7", "\U00020bb7", "\U00020bb7"),
    ],
)
def test_positions(text: str, above: str, below: str) -> None:
    assert (raised(text), lowered(text)) == (above, below)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"600{GAP}500", "600 500"),
        (f"600{GAP}{GAP}500", "600 500"),
        (f"三{GAP}五", "三 五"),
        (f"600{GAP}噸", "600噸"),
        (f"約{GAP}600", "約600"),
        (f"{GAP}600{GAP}", "600"),
        ("600", "600"),
    ],
)
def test_gaps(text: str, expected: str) -> None:
    assert closed(text) == expected


@pytest.mark.parametrize("position", ["⁶", "₆", "^(六)"])
def test_normalising_and_parsing_leave_them_alone(position: str) -> None:
    text = normalise_text(f"貨運量10{position}萬噸").text
    assert position.strip("^()") in text
    assert next(text[spot.start : spot.end] for spot in parse(text)) == "10"
