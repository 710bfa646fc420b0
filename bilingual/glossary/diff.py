"""What differs between two states of some glossaries, concept by concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from bilingual.errors import DataError
from bilingual.glossary.columns import COLUMNS, DEFAULTS, LIST_COLUMNS, check_header, several
from bilingual.glossary.sheet import decode_sheet, read_sheet
from bilingual.glossary.termbase import read_rows
from bilingual.model import Concept

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file: the name that it is compared by, that by which messages call it ("main:t.csv"), its bytes.

    `path` is where it is kept, or was at that time.
    """

    name: str
    shown: str
    data: bytes
    path: Path = Path()


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary: the file it stands in, its cells by column as meant and as written, and its concept."""

    file: str
    cells: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str], ...]
    concept: Concept


@dataclass(frozen=True, slots=True)
class State:
    """Glossaries at one time, those that win first, with their entries in order."""

    tables: tuple[Table, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a concept. `fields` are the columns that differ, each with the old and the new cell.

    `was_id` is its id before, "" of one that was added.
    """

    kind: Kind
    id: str
    zh: str
    file: str
    fields: tuple[tuple[str, str, str], ...] = ()
    was_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Form:
    """What is written otherwise and says the same: a cell of a concept, or (`id` is "") something of a whole file."""

    file: str
    id: str
    zh: str
    what: str


def columns_of(data: bytes) -> tuple[str, ...]:
    """The columns of a CSV file that begins as a glossary does; none of one that does not."""
    try:
        text = decode_sheet(data, "")
        columns = read_sheet(next((line for line in text.splitlines() if line.strip()), ""), "").columns
        check_header(columns, "")
    except DataError:
        return ()
    return columns


def state(tables: Iterable[Table]) -> State:
    """The state that some glossaries are in, those that win first. Raises DataError for one that is broken or none."""
    kept = tuple(tables)
    entries = tuple(entry for table in kept for entry in _entries(table))
    return State(kept, entries)


def changes(old: State, new: State) -> tuple[Change, ...]:
    """The changes from one state to the other, in order of file and id.

    Concepts are known by file and id; where that is gone by the id in another file, then by the source, first in the
    same file. The order of a list is no change.
    """
    before, after = list(old.entries), list(new.entries)
    found: list[Change] = []
    for key in _KEYS:
        pairs = _paired(before, after, key)
        found += [change for was, now in pairs if (change := _change(was, now))]
        gone, come = {id(was) for was, _ in pairs}, {id(now) for _, now in pairs}
        before = [entry for entry in before if id(entry) not in gone]
        after = [entry for entry in after if id(entry) not in come]
    found += [_whole("removed", entry) for entry in before]
    found += [_whole("added", entry) for entry in after]
    return tuple(sorted(found, key=lambda change: (change.file, change.id, change.kind)))


def forms(old: State, new: State, found: tuple[Change, ...]) -> tuple[Form, ...]:
    """What differs in form only, beside the changes that were found: blanks and the order of lists, rows, columns.

    Of a file that differs in nothing that can be named, its quotes, line ends or encoding do.
    """
    before = {(entry.file, entry.concept.id): entry for entry in old.entries}
    told: list[Form] = []
    touched = {change.file for change in found} | {
        was for change in found for field, was, _ in change.fields if field == "file"
    }
    for now in new.entries:
        if was := before.get((now.file, now.concept.id)):
            told += [Form(now.file, now.concept.id, now.concept.zh, what) for what in _rewritten(was, now)]
    first, second = ({table.name: table.data for table in side.tables} for side in (old, new))
    for name in sorted(first.keys() & second.keys()):
        told += [Form(name, "", "", what) for what in _reordered(name, first[name], second[name], old, new)]
        if first[name] != second[name] and name not in touched and all(form.file != name for form in told):
            told.append(Form(name, "", "", "quotes, line ends or encoding"))
    return tuple(sorted(told, key=lambda each: (each.file, each.id, each.what)))


def _rewritten(was: Entry, now: Entry) -> Iterator[str]:
    """The cells of a concept that say the same in another form."""
    said, written = dict(was.cells), dict(was.written)
    for (column, cell), (_, text) in zip(now.cells, now.written, strict=True):
        if cell == said[column] and text != written[column]:
            yield f"{column}: “{written[column]}” is “{text}” now"


def _reordered(name: str, was: bytes, now: bytes, old: State, new: State) -> Iterator[str]:
    before, after = ([entry.concept.id for entry in state.entries if entry.file == name] for state in (old, new))
    kept = set(before) & set(after)
    if [each for each in before if each in kept] != [each for each in after if each in kept]:
        yield "the order of rows"
    columns = [read_sheet(decode_sheet(data, name), name).columns for data in (was, now)]
    if columns[0] != columns[1]:
        yield "the columns"


def _entries(table: Table) -> Iterator[Entry]:
    try:
        text = decode_sheet(table.data, table.name)
        # What stands twice is refused as it is when glossaries are loaded.
        concepts = read_rows(text, table.name)
    except DataError as error:
        raise DataError(table.shown + str(error).removeprefix(table.name)) from error
    for row, concept in zip(read_sheet(text, table.name).rows, concepts, strict=True):
        written = tuple((column, row.cells.get(column, "")) for column in COLUMNS)
        cells = tuple((column, _tidy(cell, column) or DEFAULTS.get(column, "")) for column, cell in written)
        yield Entry(table.name, cells, written, concept)


def _tidy(cell: str, column: str) -> str:
    if column in LIST_COLUMNS:
        return " | ".join(sorted(dict.fromkeys(" ".join(each.split()) for each in several(cell))))
    return " ".join(cell.split())


_KEYS: tuple[Callable[[Entry], tuple[str, ...]], ...] = (
    lambda entry: (entry.file, entry.concept.id),
    lambda entry: (entry.concept.id,),
    lambda entry: (entry.file, entry.concept.zh),
    lambda entry: (entry.concept.zh,),
)


def _paired(
    before: Iterable[Entry], after: Iterable[Entry], key: Callable[[Entry], tuple[str, ...]]
) -> list[tuple[Entry, Entry]]:
    """The entries of both sides with one key, in their order where several have it."""
    waiting: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in before:
        waiting[key(entry)].append(entry)
    return [(waiting[key(entry)].pop(0), entry) for entry in after if waiting.get(key(entry))]


def _whole(kind: Kind, entry: Entry) -> Change:
    """An entry that is there at one time only."""
    cells = ((column, _tidy(cell, column)) for column, cell in entry.written)
    fields = tuple((column, "", cell) if kind == "added" else (column, cell, "") for column, cell in cells if cell)
    was_id = entry.concept.id if kind == "removed" else ""
    return Change(kind, entry.concept.id, entry.concept.zh, entry.file, fields, was_id)


def _change(was: Entry, now: Entry) -> Change | None:
    old, new = dict(was.cells), dict(now.cells)
    fields = tuple((column, old[column], new[column]) for column in COLUMNS if old[column] != new[column])
    kind: Kind = "changed"
    if was.file != now.file:
        kind = "changed" if fields else "moved"
        fields = (("file", was.file, now.file), *fields)
    return Change(kind, now.concept.id, now.concept.zh, now.file, fields, was.concept.id) if fields else None
