"""Russian as a target."""

from bilingual.language.russian.quantities import render
from bilingual.language.russian.reading import parse
from bilingual.language.russian.renderings import find

__all__ = ["find", "parse", "render"]
