"""A glossary for DeepL: source, target and the codes of their languages, separated by commas, without a header.

DeepL refuses a file in which a source stands twice or a term takes more than 1,024 bytes, and codes with a region
(its documentation of glossaries). A concept's variants are sources of their own.
"""

from __future__ import annotations

import csv
import io

from bilingual.glossary.exchange.entry import listed, source_forms
from bilingual.glossary.exchange.table import read
from bilingual.model import Concept
from bilingual.normalise import Target

__all__ = ["read", "write"]

_LONGEST, _SHOWN = 1024, 20


def write(concepts: tuple[Concept, ...], language: str, script: Target) -> tuple[bytes, list[str], int]:
    """The file, what was left out of it, and how many concepts it holds; each has a rendering in the language."""
    targets: dict[str, str] = {}
    held: set[str] = set()
    twice: list[str] = []
    long: list[str] = []
    for concept in concepts:
        target = concept.accepted(language)[0].text
        for source in source_forms(concept, script):
            if max(len(source.encode()), len(target.encode())) > _LONGEST:
                long.append(f"{source[:_SHOWN]}…" if len(source) > _SHOWN else source)
            elif targets.setdefault(source, target) != target:
                twice.append(f"{source} = {target}")
            else:
                held.add(concept.id)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows((*pair, "zh", language) for pair in targets.items())
    reasons = ((long, f"longer than {_LONGEST:,} bytes"), (twice, "whose source has another target already"))
    return stream.getvalue().encode(), [f"{reason}: {listed(terms)}" for terms, reason in reasons if terms], len(held)
