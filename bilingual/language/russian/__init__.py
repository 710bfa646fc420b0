"""Russian as a target."""

from __future__ import annotations

from bilingual.language.russian.quantities import render
from bilingual.language.russian.reading import parse
from bilingual.language.russian.renderings import find
from bilingual.language.russian.spelling import spell
from bilingual.model import Rendering

__all__ = ["find", "fit", "parse", "render", "spell"]


def fit(text: str, span: tuple[int, int], was: Rendering, rendering: Rendering) -> str | None:
    """As bilingual.language.russian.fitting.fit, which loads the dictionary."""
    from bilingual.language.russian import fitting

    return fitting.fit(text, span, was, rendering)
