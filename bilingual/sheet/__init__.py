"""What a translator pins beside the screen: an article's terms and figures, what is open, what the glossary lacks."""

from bilingual.sheet.make import Index, make
from bilingual.sheet.model import Doubt, Lack, Row, Section, Sheet

__all__ = ["Doubt", "Index", "Lack", "Row", "Section", "Sheet", "make"]
