"""Chinese as the source: sentences and quantities."""

from bilingual.language.chinese.quantities import parse
from bilingual.language.chinese.sentences import split

__all__ = ["parse", "split"]
