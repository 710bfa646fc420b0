"""Tables: glossaries of this project, those of DeepL, and whatever else names its columns or lets them be known."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from bilingual.errors import DataError, InputError
from bilingual.formats.aligned.columns import Table, aligned_rows, language_of
from bilingual.formats.aligned.separated import read_tables
from bilingual.glossary.columns import COLUMNS, LIST_COLUMNS
from bilingual.glossary.exchange.entry import Entry, Gathered, Incoming, Values, join, split
from bilingual.glossary.sheet import CONFLICT, conflict_at, decode_sheet
from bilingual.language import LANGUAGES
from bilingual.language.data import rows

# How the first line of a glossary of DeepL ends.
_CODED = re.compile(rb",(zh|en|ru),(zh|en|ru)\r?$", re.IGNORECASE)
NOTHING = "holds no Chinese beside English or Russian; name the columns zh, en and ru"


def read(data: bytes) -> Incoming:
    """The terms of a .csv or .tsv file. Raises InputError for what is no table, holds no terms or a conflict of git."""
    # Without a column zh to tell its code page by, a file is read as an article is.
    with contextlib.suppress(DataError):
        text = decode_sheet(data, "")
        data = text.encode()
        if line := conflict_at(text):
            raise InputError(f"line {line}: {CONFLICT}")
    # What separates is certain there; the semicolons of a first term might outnumber it.
    return of_tables(read_tables(data, "," if _CODED.search(data.partition(b"\n")[0]) else ""))


def of_tables(tables: tuple[Table, ...]) -> Incoming:
    """The terms of the tables, what several say of one concept together. Raises InputError where there are none.

    Where a header names Chinese and a target, the columns without a known name (pinyin, say) are left alone.
    """
    skipped: list[tuple[int, str]] = []
    named = [(_named_columns(table), table) for table in map(_without_codes, tables)]
    rows = [
        row
        for columns, table in named
        for row in (_named_rows(table, columns, skipped) if columns else _rows_by_script(table, {}))
    ]
    found = list(_concepts(rows, skipped))
    if not any(map(_is_whole, found)):
        raise InputError(NOTHING)
    skipped.extend((entry.line, "has no source or no rendering") for entry in found if not _is_whole(entry))
    return Incoming(tuple(filter(_is_whole, found)), tuple(skipped))


def gather(table: Table, notes: Mapping[int, str]) -> Iterator[Entry]:
    """The terms of a table by the script of its columns, where no header says more; notes are by row."""
    return _concepts(_rows_by_script(table, notes), [])


def _rows_by_script(table: Table, notes: Mapping[int, str]) -> Iterator[tuple[int, dict[str, tuple[str, ...]]]]:
    for _, number, source, targets in aligned_rows(table):
        values: dict[str, tuple[str, ...]] = {"zh": (source,), "note": (notes.get(number, ""),)}
        yield number, values | {code: (text,) for code, text in targets}


def _concepts(rows: Iterable[tuple[int, Values]], skipped: list[tuple[int, str]]) -> Iterator[Entry]:
    """The concepts of rows; those with one id, source and conditions are one, the first rendering to be preferred.

    Notes are joined. Where the rows say two things of what can be said once, the second is skipped.
    """
    concepts: dict[tuple[str, ...], Gathered] = {}
    for number, values in rows:
        key = tuple(" ".join(join(values.get(column, ())).split()) for column in ("id", "zh", "context", "not_in"))
        concept = concepts.setdefault(key, Gathered(number))
        for column, texts in values.items():
            for text in filter(str.strip, texts):
                known = concept.values.get(column, [])
                if column == "zh":
                    concept.add_source(text)
                elif column in LANGUAGES:
                    concept.add_target(column, text)
                elif column in LIST_COLUMNS or not known:
                    concept.add(column, text)
                elif column == "note" and text not in known[0]:
                    known[0] = f"{known[0]}; {text}"
                elif text not in known[0]:
                    skipped.append((number, f"{column} {text}: line {concept.line} says {known[0]}"))
    return (concept.entry() for concept in concepts.values())


def _is_whole(entry: Entry) -> bool:
    return "zh" in entry.values and any(code in entry.values for code in LANGUAGES)


def _named_columns(table: Table) -> dict[int, str]:
    """The glossary columns that the first row names; none where it does not name Chinese and a target.

    Raises InputError for one that stands twice, but for notes, of which there may be several.
    """
    found: dict[int, str] = {}
    for index, cell in enumerate(table.rows[0][1] if table.rows else ()):
        name = " ".join(cell.split()).casefold()
        column = name if name in COLUMNS else language_of(name) or _names().get(name, "")
        if column:
            found[index] = column
    if "zh" not in found.values() or set(LANGUAGES).isdisjoint(found.values()):
        return {}
    twice = [column for column, times in Counter(found.values()).items() if times > 1 and column != "note"]
    if twice:
        raise InputError(f"names the column {twice[0]} twice; remove one of the two")
    return found


def _named_rows(
    table: Table, columns: Mapping[int, str], skipped: list[tuple[int, str]]
) -> Iterator[tuple[int, dict[str, tuple[str, ...]]]]:
    width = len(table.rows[0][1])
    for number, cells in table.rows[1:]:
        if any(cell.strip() for cell in cells[width:]):
            skipped.append((number, "the row is wider than the header; count its commas"))
        elif any(cell.strip() for cell in cells):
            values: dict[str, tuple[str, ...]] = {}
            for index, column in columns.items():
                if index < len(cells):
                    values[column] = (*values.get(column, ()), *split(column, cells[index]))
            yield number, values


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
