"""Terms that the glossaries lack: found by their form, ranked by what the articles say of them."""

from bilingual.glossary.suggest.rank import Suggestion, suggest
from bilingual.glossary.suggest.table import glossary_rows

__all__ = ["Suggestion", "glossary_rows", "suggest"]
