"""What differs between two states of some glossaries, concept by concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from bilingual.errors import DataError
from bilingual.glossary.sheet import Row, decode_sheet, read_sheet
from bilingual.glossary.termbase import COLUMNS, LIST_COLUMNS, check_header, read_rows
from bilingual.language import LANGUAGES
from bilingual.model import Concept

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a glossary: the file it stands in, its cells trimmed, by column, and the concept that it is."""

    file: str
    cells: tuple[tuple[str, str], ...]
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


def form_only(old: State, new: State, found: tuple[Change, ...]) -> tuple[str, ...]:
    """The files whose bytes differ though no concept in them does: order, blanks, quotes."""
    before, after = dict(old.files), dict(new.files)
    touched = {change.file for change in found}
    return tuple(
        name for name in sorted(before.keys() & after.keys()) if before[name] != after[name] and name not in touched
    )


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
        yield Entry(name, _cells(row), concept)


def _cells(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((column, _tidy(row.cells.get(column, ""), column)) for column in COLUMNS)


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
