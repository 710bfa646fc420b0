"""Chinese articles into aligned English and Russian briefs: every term and figure right, or flagged.

    from bilingual import build
    bitext = build("article.txt", to=("en", "ru"))

Everything here is imported when first used, so that `import bilingual` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bilingual.api import build, check, load_glossary
    from bilingual.model import (
        Anchor,
        Article,
        Bitext,
        Block,
        Concept,
        Edit,
        Finding,
        Interval,
        Mark,
        Number,
        Ordinal,
        Pair,
        PartialDate,
        Recipe,
        Rendering,
        Segment,
    )

__version__ = "0.1.0"

__all__ = [
    "Anchor",
    "Article",
    "Bitext",
    "Block",
    "Concept",
    "Edit",
    "Finding",
    "Interval",
    "Mark",
    "Number",
    "Ordinal",
    "Pair",
    "PartialDate",
    "Recipe",
    "Rendering",
    "Segment",
    "build",
    "check",
    "load_glossary",
]

_FUNCTIONS = ("build", "check", "load_glossary")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'bilingual' has no attribute {name!r}")
    return getattr(import_module("bilingual.api" if name in _FUNCTIONS else "bilingual.model"), name)
