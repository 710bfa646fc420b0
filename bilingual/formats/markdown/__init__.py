"""Markdown: sources as people keep them, and bitexts that read well on a code host and in a plain editor."""

from bilingual.formats.markdown.back import read_back, read_sources, seal
from bilingual.formats.markdown.read import read
from bilingual.formats.markdown.write import write

__all__ = ["read", "read_back", "read_sources", "seal", "write"]
