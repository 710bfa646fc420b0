"""Tables: glossaries of this project, those of DeepL, and whatever else names its columns or lets them be known."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from bilingual.errors import DataError, InputError
from bilingual.formats.aligned.columns import Table, aligned_rows, language_of
from bilingual.formats.aligned.separated import read_tables
from bilingual.glossary.columns import COLUMNS, LIST_COLUMNS
from bilingual.glossary.exchange.entry import Entry, Gathered, Incoming, Values, join, split
from bilingual.glossary.sheet import decode_sheet
from bilingual.language import LANGUAGES
from bilingual.language.data import rows

# How the first line of a glossary of DeepL ends.
_CODED = re.compile(rb",(zh|en|ru),(zh|en|ru)\r?$", re.IGNORECASE)
NOTHING = "holds no Chinese beside English or Russian; name the columns zh, en and ru"


def read(data: bytes) -> Incoming:
    """The terms of a .csv or .tsv file. Raises InputError for what is no table, or holds no terms."""
    # Without a column zh to tell its code page by, a file is read as an article is.
    with contextlib.suppress(DataError):
        data = decode_sheet(data, "").encode()
    # What separates is certain there; the semicolons of a first term might outnumber it.
    return of_tables(read_tables(data, "," if _CODED.search(data.partition(b"\n")[0]) else ""))


def of_tables(tables: tuple[Table, ...]) -> Incoming:
    """The terms of the tables. Raises InputError where none holds any.

    Where a header names Chinese and a target, the columns without a known name (pinyin, say) are left alone.
    """
    entries: list[Entry] = []
    skipped: list[tuple[int, str]] = []
    for table in map(_without_codes, tables):
        columns = _named_columns(table)
        found = list(_concepts(_named_rows(table, columns)) if columns else gather(table, {}))
        entries.extend(filter(_is_whole, found))
        skipped.extend((entry.line, "has no source or no rendering") for entry in found if not _is_whole(entry))
    if not entries:
        raise InputError(NOTHING)
    return Incoming(tuple(entries), tuple(skipped))


def gather(table: Table, notes: Mapping[int, str]) -> Iterator[Entry]:
    """The terms of a table by the script of its columns, where no header says more; notes are by row."""
    return _concepts(
        (number, {"zh": (source,), "note": (notes.get(number, ""),)} | {code: (text,) for code, text in targets})
        for _, number, source, targets in aligned_rows(table)
    )


def _concepts(rows: Iterable[tuple[int, Values]]) -> Iterator[Entry]:
    """The concepts of rows; those with one id, source and conditions are one, the first rendering to be preferred."""
    concepts: dict[tuple[str, ...], Gathered] = {}
    for number, values in rows:
        key = tuple(" ".join(join(values.get(column, ())).split()) for column in ("id", "zh", "context", "not_in"))
        concept = concepts.setdefault(key, Gathered(number))
        for column, texts in values.items():
            for text in filter(str.strip, texts):
                if column == "zh":
                    concept.add_source(text)
                elif column in LANGUAGES:
                    concept.add_target(column, text)
                elif column in LIST_COLUMNS or column not in concept.values:
                    concept.add(column, text)
    return (concept.entry() for concept in concepts.values())


def _is_whole(entry: Entry) -> bool:
    return "zh" in entry.values and any(code in entry.values for code in LANGUAGES)


def _named_columns(table: Table) -> dict[int, str]:
    """The glossary columns that the first row names; none where it does not name Chinese and a target."""
    found: dict[int, str] = {}
    for index, cell in enumerate(table.rows[0][1] if table.rows else ()):
        name = " ".join(cell.split()).casefold()
        column = name if name in COLUMNS else language_of(name) or _names().get(name, "")
        if column and column not in found.values():
            found[index] = column
    return found if "zh" in found.values() and not set(LANGUAGES).isdisjoint(found.values()) else {}


def _named_rows(table: Table, columns: Mapping[int, str]) -> Iterator[tuple[int, Values]]:
    for number, cells in table.rows[1:]:
        if any(cell.strip() for cell in cells):
            yield (
                number,
                {column: split(column, cells[index]) for index, column in columns.items() if index < len(cells)},
            )


def _without_codes(table: Table) -> Table:
    """The table under a header, without the two columns of language codes that DeepL's glossaries end in."""
    codes = {(cells[2].casefold(), cells[3].casefold()) for _, cells in table.rows if len(cells) == 4}
    if len(codes) != 1 or any(len(cells) != 4 for _, cells in table.rows):
        return table
    source, target = next(iter(codes))
    if {source, target} - {"zh", *LANGUAGES}:
        return table
    # A first term such as 中文 must not be taken for a header.
    return Table(table.name, ((0, (source, target)), *((number, cells[:2]) for number, cells in table.rows)))


@cache
def _names() -> dict[str, str]:
    return {row["name"]: row["column"] for _, row in rows("columns.csv", __package__)}
