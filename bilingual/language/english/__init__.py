"""English as a target."""

from bilingual.language.english.quantities import parse, render
from bilingual.language.english.renderings import find

__all__ = ["find", "parse", "render"]
