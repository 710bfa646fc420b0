"""Glossaries as data: read, ordered, searched by id."""

from bilingual.glossary.termbase import COLUMNS, Glossary, builtin_paths, load, read_rows

__all__ = ["COLUMNS", "Glossary", "builtin_paths", "load", "read_rows"]
