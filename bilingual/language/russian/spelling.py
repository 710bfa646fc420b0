"""Russian as a style spells it."""

from __future__ import annotations

from bilingual.language.style import Style

_WITHOUT_YO = str.maketrans("ёЁ", "еЕ")


def spell(text: str, style: Style) -> str:
    """A text with ё, such as bilingual's own words are, with the letter that a style has there."""
    return text.translate(_WITHOUT_YO) if style.ru_yo == "е" else text
