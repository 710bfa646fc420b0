"""Glossaries in the forms of other tools. EXCHANGES is the one table: a form is one module here and one line in it.

The module of a form has

    CARRIES                               the columns it carries; {} stands for the target language
    write(rows, language)                 the bytes of a file, and what it had to leave out
    read(data, name, language)            the rows of such a file; in all languages it names where `language` is ""
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from bilingual.errors import ConfigError
from bilingual.glossary.exchange.rows import Cells, Incoming, cells_of
from bilingual.glossary.termbase import COLUMNS
from bilingual.language import LANGUAGES
from bilingual.model import Concept

__all__ = ["EXCHANGES", "Exchange", "Incoming", "export", "form_of", "import_rows", "not_carried"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A form: its name, the ending of its files, its module."""

    name: str
    suffix: str
    module: str


EXCHANGES = {
    each.name: each
    for each in (
        Exchange("omegat", ".utf8", "bilingual.glossary.exchange.omegat"),
        Exchange("tbx", ".tbx", "bilingual.glossary.exchange.tbx"),
        Exchange("deepl", ".csv", "bilingual.glossary.exchange.deepl"),
        Exchange("xlsx", ".xlsx", "bilingual.glossary.exchange.workbook"),
        Exchange("csv", ".csv", "bilingual.glossary.exchange.table"),
    )
}
_SUFFIXES = {".utf8": "omegat", ".txt": "omegat", ".tbx": "tbx", ".xml": "tbx", ".xlsx": "xlsx"}


class _Module(Protocol):
    CARRIES: tuple[str, ...]

    def write(self, rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]: ...

    def read(self, data: bytes, name: str, language: str) -> tuple[Incoming, ...]: ...


def export(concepts: Iterable[Concept], form: str, language: str) -> tuple[bytes, tuple[str, ...]]:
    """A glossary in a form for one language, and the sources or ids that it had to leave out.

    Raises ConfigError for a form or language that is not known.
    """
    if language not in LANGUAGES:
        raise ConfigError(f"unknown language {language!r}; known are {', '.join(LANGUAGES)}")
    return _module(form).write([cells_of(concept) for concept in concepts], language)


def not_carried(concepts: Iterable[Concept], form: str, language: str) -> dict[str, int]:
    """The columns that a form does not carry, each with the number of concepts that have something there.

    Those of other languages are not counted: they were not asked for.
    """
    carried = {column.format(language) for column in _module(form).CARRIES}
    others = [code for code in LANGUAGES if code != language]
    lost = [column for column in COLUMNS if column not in carried and column.partition("_")[0] not in others]
    rows = [cells_of(concept) for concept in concepts]
    counts = {column: sum(bool(row[column]) for row in rows) for column in lost}
    return {column: number for column, number in counts.items() if number}


def import_rows(data: bytes, name: str, form: str, language: str) -> tuple[Incoming, ...]:
    """The rows of a file of a form. Raises ConfigError for an unknown form, DataError or InputError for a file."""
    return _module(form).read(data, name, language)


def form_of(name: str, data: bytes) -> str:
    """The form that a file seems to have, by its ending; that of DeepL for a CSV whose lines end with its languages."""
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    first = data.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").strip()
    return "deepl" if first.endswith((",zh,en", ",zh,ru")) else "csv"


def _module(form: str) -> _Module:
    if form not in EXCHANGES:
        raise ConfigError(f"unknown form {form!r}; known are {', '.join(EXCHANGES)}")
    return cast(_Module, import_module(EXCHANGES[form].module))
