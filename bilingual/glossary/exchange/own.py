"""The form in which this project keeps its glossaries."""

from __future__ import annotations

from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.exchange.entry import join, values_of
from bilingual.glossary.exchange.table import read
from bilingual.glossary.sheet import write_sheet
from bilingual.glossary.termbase import Glossary
from bilingual.language import LANGUAGES

__all__ = ["columns_for", "read", "write"]


def columns_for(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The glossary's columns without those of other languages."""
    others = set(LANGUAGES) - set(languages)
    return tuple(column for column in COLUMNS if column.partition("_")[0] not in others)


def write(glossary: Glossary, languages: tuple[str, ...]) -> bytes:
    """The table of the concepts, in their order."""
    columns = columns_for(languages)
    rows = (values_of(concept) for concept in glossary.concepts)
    return write_sheet(columns, ({column: join(row[column]) for column in columns} for row in rows))
