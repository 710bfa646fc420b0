"""argostranslate.translate itself, to compare with: but for its sentence splitters, which are ours, as it stands."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from bilingual.translate.argos.cut import sentences


class _Splitter:
    """In place of Stanza and MiniSBD, which would download a model: the sentences that our engine sees."""

    def split_sentences(self, text: str) -> list[str]:
        return list(sentences(text))


def stock_translation(folder: Path, translator: Any = None) -> Any:
    """argostranslate's translation by one package; `translator` replaces the one that it would load itself."""
    for name in ("stanza", "spacy", "minisbd"):
        sys.modules.setdefault(name, ModuleType(name))
    minisbd: Any = sys.modules["minisbd"]
    if not hasattr(minisbd, "SBDetect"):
        minisbd.SBDetect, minisbd.models = object, ModuleType("models")
    from argostranslate.package import Package
    from argostranslate.translate import PackageTranslation

    made = PackageTranslation.__new__(PackageTranslation)
    made.pkg, made.translator, made.sentencizer = Package(folder), translator, _Splitter()
    return made
