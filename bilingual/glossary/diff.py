"""What differs between two states of some glossaries, concept by concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from bilingual.errors import DataError
from bilingual.glossary.sheet import decode_sheet, read_sheet
from bilingual.glossary.termbase import COLUMNS, LIST_COLUMNS, check_header, read_rows
from bilingual.language import LANGUAGES
from bilingual.model import Concept

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary: the file it stands in, its cells by column, trimmed and as written, and its concept."""

    file: str
    cells: tuple[tuple[str, str], ...]
    written: tuple[tuple[str, str], ...]
    concept: Concept


@dataclass(frozen=True, slots=True)
class State:
    """Glossaries at one time: the bytes of the files and their entries, in order."""

    files: tuple[tuple[str, bytes], ...]
    entries: tuple[Entry, ...]

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts; of several with one id the first, as files win over one another."""
        return tuple({entry.concept.id: entry.concept for entry in reversed(self.entries)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a concept. `fields` are the columns that differ, each with the old and the new cell."""

    kind: Kind
    id: str
    zh: str
    file: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """What is written otherwise and says the same: a cell of a concept, or (`id` is "") something of a whole file."""

    file: str
    id: str
    zh: str
    what: str


def state(files: Mapping[str, bytes], where: str = "") -> State:
    """The glossaries among some CSV files; `where` stands before their names in messages ("main:").

    A table with other columns is no glossary and is passed over. Raises DataError with file and line for a broken one.
    """
    entries: list[Entry] = []
    kept: list[tuple[str, bytes]] = []
    for name, data in sorted(files.items()):
        shown = f"{where}{name}"
        if _is_glossary(data):
            kept.append((name, data))
            entries += _entries(decode_sheet(data, shown), shown, name)
    return State(tuple(kept), tuple(entries))


def changes(old: State, new: State) -> tuple[Change, ...]:
    """The changes from one state to the other, in order of file and id.

    Concepts are known by their id and, where that is gone, by their source. The order of a list is no change.
    """
    before, after = _by_id(old), _by_id(new)
    pairs = [(before[each], after[each]) for each in before.keys() & after.keys()]
    gone = _by_source(entry for key, entry in before.items() if key not in after)
    come = _by_source(entry for key, entry in after.items() if key not in before)
    pairs += [(gone[zh], come[zh]) for zh in gone.keys() & come.keys()]
    found = [change for was, now in pairs if (change := _change(was, now))]
    found += [_whole("removed", gone[source]) for source in gone.keys() - come.keys()]
    found += [_whole("added", come[source]) for source in come.keys() - gone.keys()]
    return tuple(sorted(found, key=lambda change: (change.file, change.id, change.kind)))


def forms(old: State, new: State, found: tuple[Change, ...]) -> tuple[Form, ...]:
    """What differs in form only, beside the changes that were found: blanks and the order of lists, rows, columns.

    Of a file that differs in nothing that can be named, its quotes, line ends or encoding do.
    """
    before, after = _by_id(old), _by_id(new)
    told: list[Form] = []
    touched = {change.file for change in found} | {
        was for change in found for field, was, _ in change.fields if field == "file"
    }
    for key, now in after.items():
        if key in before and before[key].file == now.file:
            told += [Form(now.file, key, now.concept.zh, what) for what in _rewritten(before[key], now)]
    was, is_now = dict(old.files), dict(new.files)
    for name in sorted(was.keys() & is_now.keys()):
        told += [Form(name, "", "", what) for what in _reordered(name, was[name], is_now[name], old, new)]
        if was[name] != is_now[name] and name not in touched and all(form.file != name for form in told):
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


def _is_glossary(data: bytes) -> bool:
    try:
        sheet = read_sheet(decode_sheet(data, ""), "")
        check_header(sheet.columns, "")
    except DataError:
        # Broken all the same, if it begins like one.
        header = set(data.partition(b"\n")[0].decode("utf-8-sig", "replace").strip().split(","))
        return {"zh"} < header <= set(COLUMNS) and not header.isdisjoint(LANGUAGES)
    return True


def _entries(text: str, shown: str, name: str) -> Iterator[Entry]:
    # What stands twice is refused as it is when glossaries are loaded.
    concepts = read_rows(text, shown)
    for row, concept in zip(read_sheet(text, shown).rows, concepts, strict=True):
        written = tuple((column, row.cells.get(column, "")) for column in COLUMNS)
        yield Entry(name, tuple((column, _tidy(cell, column)) for column, cell in written), written, concept)


def _tidy(cell: str, column: str) -> str:
    if column in LIST_COLUMNS:
        return " | ".join(sorted(dict.fromkeys(" ".join(each.split()) for each in cell.split("|") if each.strip())))
    return " ".join(cell.split())


def _by_id(state: State) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in state.entries:
        found.setdefault(entry.concept.id, entry)
    return found


def _by_source(entries: Iterable[Entry]) -> dict[tuple[str, int], Entry]:
    """The entries by their source; of several with one, by their number among them too."""
    found: dict[tuple[str, int], Entry] = {}
    for entry in entries:
        number = next(number for number in count() if (entry.concept.zh, number) not in found)
        found[entry.concept.zh, number] = entry
    return found


def _whole(kind: Kind, entry: Entry) -> Change:
    """An entry that is there at one time only."""
    cells = ((column, cell) for column, cell in entry.cells if cell)
    fields = tuple((column, "", cell) if kind == "added" else (column, cell, "") for column, cell in cells)
    return Change(kind, entry.concept.id, entry.concept.zh, entry.file, fields)


def _change(was: Entry, now: Entry) -> Change | None:
    old, new = dict(was.cells), dict(now.cells)
    fields = tuple((column, old[column], new[column]) for column in COLUMNS if old[column] != new[column])
    if was.file != now.file:
        fields = (("file", was.file, now.file), *fields)
        kind: Kind = "moved" if len(fields) == 1 else "changed"
        return Change(kind, now.concept.id, now.concept.zh, now.file, fields)
    return Change("changed", now.concept.id, now.concept.zh, now.file, fields) if fields else None
