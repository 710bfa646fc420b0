"""Glossaries as data: read, ordered, searched by id."""

from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.termbase import Glossary, builtin_paths, load, read_rows

__all__ = ["COLUMNS", "Glossary", "builtin_paths", "load", "read_rows"]
