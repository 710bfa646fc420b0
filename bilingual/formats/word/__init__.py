"""Word documents (.docx): read an article, write a bitext, read a bitext back, and tell whether a person touched it."""

from bilingual.formats.word.back import read_back, read_sources
from bilingual.formats.word.package import seal
from bilingual.formats.word.read import read
from bilingual.formats.word.write import write

__all__ = ["read", "read_back", "read_sources", "seal", "write"]
