"""Russian as a target."""

from bilingual.language.russian.quantities import render
from bilingual.language.russian.reading import parse
from bilingual.language.russian.renderings import find
from bilingual.language.russian.spelling import spell

__all__ = ["find", "parse", "render", "spell"]
