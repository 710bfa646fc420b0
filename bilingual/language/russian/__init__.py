"""Russian as a target."""

from bilingual.language.russian.quantities import parse, render
from bilingual.language.russian.renderings import find

__all__ = ["find", "parse", "render"]
