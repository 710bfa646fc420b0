"""Glossaries of this project's own form, and any table with columns for languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from bilingual.errors import DataError
from bilingual.formats.aligned.columns import Table, aligned_rows
from bilingual.glossary.exchange.rows import Cells, Incoming
from bilingual.glossary.sheet import decode_sheet, read_sheet, write_sheet
from bilingual.glossary.termbase import COLUMNS
from bilingual.language import LANGUAGES

CARRIES = tuple(column.replace("en", "{}", 1) if column.split("_")[0] == "en" else column for column in COLUMNS)


def columns_for(language: str) -> tuple[str, ...]:
    """The columns of a glossary with one target language; all where none is asked for."""
    others = [code for code in LANGUAGES if language and code != language]
    return tuple(column for column in COLUMNS if column.partition("_")[0] not in others)


def write(rows: Sequence[Cells], language: str) -> tuple[bytes, tuple[str, ...]]:
    """The rows that have a rendering in the language, and the ids of those that have none."""
    columns = columns_for(language)
    kept = [{column: cells[column] for column in columns} for cells in rows if cells.get(language)]
    return write_sheet(columns, kept), tuple(cells["id"] for cells in rows if not cells.get(language))


def read(data: bytes, name: str, language: str) -> tuple[Incoming, ...]:
    """The rows of a glossary, or of a table whose columns are known by their headers or scripts.

    Raises DataError with file and line for a broken table, and for one without Chinese and a rendering.
    """
    text = decode_sheet(data, name)
    sheet = read_sheet(text, name)
    if "zh" in sheet.columns and set(sheet.columns) <= set(COLUMNS):
        return tuple(
            Incoming(f"{name}:{row.line}", {c: cell.strip() for c, cell in row.cells.items()}) for row in sheet.rows
        )
    header = text.lstrip("\r\n").partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))
    table = Table("", tuple((reader.line_num, tuple(cells)) for cells in reader if any(cells)))
    return tuple(from_table(table, name, language))


def from_table(table: Table, name: str, language: str) -> Iterator[Incoming]:
    """The rows of a table that have Chinese and a rendering; in all languages where none is asked for."""
    rows = list(aligned_rows(table))
    if not rows:
        raise DataError(f"{name}:1: no column of Chinese beside one of English or Russian; name them zh, en, ru")
    for _, number, source, said in rows:
        cells = {code: text.strip() for code, text in said if language in ("", code) and text.strip()}
        if source.strip() and cells:
            yield Incoming(f"{name}:{number}", {"zh": source.strip(), **cells})
