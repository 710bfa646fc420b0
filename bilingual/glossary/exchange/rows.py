"""Concepts as rows of cells, and rows as other tools give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilingual.glossary.termbase import COLUMNS
from bilingual.language import LANGUAGES
from bilingual.model import Concept

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row of another tool: where it stands, its cells by column of a glossary, and those it was exported with.

    `cells` hold only what the form carries. `base` is None where the form does not remember.
    """

    place: str
    cells: Cells
    base: Cells | None = None


def cells_of(concept: Concept) -> dict[str, str]:
    """The row of a concept, as a glossary file holds it."""
    cells = dict.fromkeys(COLUMNS, "")
    for column in ("id", "domain", "zh", "enforce", "status", "note"):
        cells[column] = str(getattr(concept, column))
    for column in ("zh_variants", "context", "not_in"):
        cells[column] = " | ".join(getattr(concept, column))
    for code in LANGUAGES:
        preferred = concept.preferred(code)
        if preferred is not None:
            cells |= {code: preferred.text, f"{code}_reference": preferred.reference}
            if f"{code}_grammar" in cells:
                cells[f"{code}_grammar"] = preferred.grammar
        for use in ("allowed", "forbidden"):
            texts = (each.text for each in concept.renderings if each.language == code and each.use == use)
            cells[f"{code}_{use}"] = " | ".join(texts)
    return cells


def listed(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [each.strip() for each in cell.split("|") if each.strip()]


def one_line(text: str) -> str:
    """A text without line breaks and tabs, which part cells and rows."""
    return " ".join(text.split())
