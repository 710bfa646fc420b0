"""Slips of the keyboard, each beside a text without one."""

from __future__ import annotations

import pytest

from bilingual.verify.marks import doubled_blanks, doubled_words, mixed_scripts, unbalanced
from bilingual.verify.typography import foreign_quotes, hyphens_for_dashes


@pytest.mark.parametrize(
    ("source", "target", "alone"),
    [
        ("口岸（满洲里）", "the port (Manzhouli)", []),
        ("口岸（满洲里）", "the port (Manzhouli", ["("]),
        ("口岸（满洲里", "the port (Manzhouli", []),
        ("“口岸”", "«порт»", []),
        ("“口岸”", "«порт", ["«"]),
        ("“口岸”", 'the "port"', []),
        ("“口岸”", 'the "port', ['"']),
        ("12英寸", '12" wide', []),
        ("一)口岸", "1) the port", []),
        ("口岸", "a) the port b) the customs", []),
        ("口岸", "the port) opens", [")"]),
    ],
)
def test_unbalanced(source: str, target: str, alone: list[str]) -> None:
    assert [target[slice(*span)] for span in unbalanced(source, target)] == alone


@pytest.mark.parametrize(
    ("target", "words", "blanks"),
    [
        ("in the port", [], []),
        ("in in the port", ["in in"], []),
        ("The the port", ["The the"], []),
        ("in Bora Bora", [], []),
        ("on and on", [], []),
        ("in  the port", [], ["  "]),
        ("The port.  The train", [], []),
    ],
)
def test_doubled(target: str, words: list[str], blanks: list[str]) -> None:
    assert [target[slice(*span)] for span in doubled_words(target)] == words
    assert [target[slice(*span)] for span in doubled_blanks(target)] == blanks


@pytest.mark.parametrize(
    ("target", "mixed"),
    [
        ("порт открыт", []),
        ("пoрт открыт", ["пoрт"]),
        ("Cкидка", ["Cкидка"]),
        ("SMSки", []),
        ("IT-компания", []),
        ("the pоrt", ["pоrt"]),
        ("вместе c портом", ["c"]),
        ("вместе с портом", []),
    ],
)
def test_mixed_scripts(target: str, mixed: list[str]) -> None:
    assert [target[slice(*span)] for span in mixed_scripts(target)] == mixed


@pytest.mark.parametrize(
    ("target", "quotes", "hyphens"),
    [
        ("«Порт» — ворота", [], []),
        ("«Порт» - ворота", [], [" - "]),
        ('"Порт" — ворота', ['"', '"'], []),
        ("«Порт „Восток“»", [], []),
        ("5 - 3", [], []),
        ("северо-восток", [], []),
    ],
)
def test_russian_print(target: str, quotes: list[str], hyphens: list[str]) -> None:
    assert [target[slice(*span)] for span in foreign_quotes(target)] == quotes
    assert [target[slice(*span)] for span in hyphens_for_dashes(target)] == hyphens
