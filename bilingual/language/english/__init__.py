"""English as a target."""

from bilingual.language.english.fitting import fit
from bilingual.language.english.quantities import render
from bilingual.language.english.reading import parse
from bilingual.language.english.renderings import find
from bilingual.language.english.spelling import spell

__all__ = ["find", "fit", "parse", "render", "spell"]
