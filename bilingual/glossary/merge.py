"""Three states of a glossary made one, concept by concept and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from bilingual.glossary.sheet import Sheet, decode_sheet, read_sheet, write_sheet
from bilingual.glossary.termbase import COLUMNS, LIST_COLUMNS, check_header

# A row by column, trimmed.
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A concept that both sides changed, each in another way; `what` says it in one line."""

    key: str
    what: str
    ours: Cells | None
    theirs: Cells | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The bytes of the merged glossary, with the rows of a conflict between git's marks, and the conflicts."""

    data: bytes
    conflicts: tuple[Conflict, ...]


def merge(base: bytes, ours: bytes, theirs: bytes, name: str) -> Merged:
    """What both sides made of a glossary. Nothing of either is lost: it is in the result or in a conflict.

    Concepts are known by their id, without one by their source. The order is ours, with the rows that theirs added
    behind the row that they follow there. Lists are merged as sets. Raises DataError for a side that is no glossary.
    """
    sides = [_read(data, name) for data in (base, ours, theirs)]
    before, mine, other = (_rows(sheet) for sheet in sides)
    columns = tuple(column for column in COLUMNS if any(column in sheet.columns for sheet in sides))
    made: dict[str, Cells | Conflict] = {}
    for key in _order(mine, other):
        row = _merged(key, before.get(key), mine.get(key), other.get(key))
        if row is not None:
            made[key] = row
    _refuse_twins(made, before)
    return Merged(_written(columns, made.values()), tuple(row for row in made.values() if isinstance(row, Conflict)))


def _read(data: bytes, name: str) -> Sheet:
    sheet = read_sheet(decode_sheet(data, name), name)
    if sheet.columns:
        check_header(sheet.columns, name)
    return sheet


def _rows(sheet: Sheet) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for row in sheet.rows:
        cells = {column: cell.strip() for column, cell in row.cells.items()}
        own = cells.get("id") or f"source {cells.get('zh', '')}"
        key = next(key for number in count(1) if (key := own if number == 1 else f"{own} {number}") not in found)
        found[key] = cells
    return found


def _order(ours: Mapping[str, Cells], theirs: Mapping[str, Cells]) -> list[str]:
    """Our rows in our order; each of theirs that we lack behind the one that it follows there."""
    order = list(ours)
    previous = ""
    for key in theirs:
        if key not in ours:
            order.insert(order.index(previous) + 1 if previous in order else 0, key)
        previous = key
    return order


def _merged(key: str, base: Cells | None, ours: Cells | None, theirs: Cells | None) -> Cells | Conflict | None:
    """The row of a concept; None where it was removed."""
    if ours is None or theirs is None:
        left, gone = (theirs, "here") if ours is None else (ours, "there")
        if base is None:
            return left
        if left is None or _same(left, base):
            return None
        return Conflict(key, f"{key}: removed {gone}, changed on the other side", ours, theirs)
    row: dict[str, str] = {}
    clashes: list[str] = []
    for column in COLUMNS:
        cells = [(side or {}).get(column, "") for side in (base, ours, theirs)]
        cell = _cell(column, *cells, known=base is not None)
        if cell is None:
            clashes.append(f"{column} is “{cells[1]}” here and “{cells[2]}” there")
        row[column] = cell or ""
    return Conflict(key, f"{key}: {'; '.join(clashes)}", ours, theirs) if clashes else row


def _same(one: Cells, other: Cells) -> bool:
    return all(_value(column, one.get(column, "")) == _value(column, other.get(column, "")) for column in COLUMNS)


def _value(column: str, cell: str) -> object:
    """What a cell says, whatever its blanks and the order of a list."""
    return frozenset(_several(cell)) if column in LIST_COLUMNS else " ".join(cell.split())


def _several(cell: str) -> list[str]:
    return list(dict.fromkeys(" ".join(each.split()) for each in cell.split("|") if each.strip()))


def _cell(column: str, base: str, ours: str, theirs: str, *, known: bool) -> str | None:
    """The merged cell; None where both sides changed it, each in another way."""
    was, mine, other = (_value(column, cell) for cell in (base, ours, theirs))
    if other in (mine, was) and (known or other == mine):
        return ours
    if mine == was and known:
        return theirs
    if column in LIST_COLUMNS and not column.endswith("_grammar"):
        removed = set(_several(base)) - (set(_several(ours)) & set(_several(theirs)))
        both = dict.fromkeys([*_several(ours), *_several(theirs)])
        return " | ".join(each for each in both if each not in removed)
    return None


def _refuse_twins(made: dict[str, Cells | Conflict], base: Mapping[str, Cells]) -> None:
    """Makes a conflict of a source that both sides added under different ids, or whose twin one of them added."""
    owners: dict[tuple[object, ...], str] = {}
    for key, row in list(made.items()):
        if isinstance(row, Conflict) or row.get("status") == "deprecated":
            continue
        source = (row.get("zh", ""), *(_value(column, row.get(column, "")) for column in ("context", "not_in")))
        twin = owners.setdefault(source, key)
        first = made[twin]
        if twin != key and not (twin in base and key in base) and not isinstance(first, Conflict):
            what = f"{twin} and {key}: both are {row.get('zh', '')}"
            made[twin] = Conflict(twin, what, first, row)
            del made[key]


def _written(columns: tuple[str, ...], rows: Iterable[Cells | Conflict]) -> bytes:
    """The table; the rows of a conflict stand between marks, ours first."""
    parts = [write_sheet(columns, [])]
    for row in rows:
        if isinstance(row, Conflict):
            ours, theirs = (_line(columns, side) if side else b"" for side in (row.ours, row.theirs))
            parts += [b"<<<<<<< ours\n", ours, b"=======\n", theirs, b">>>>>>> theirs\n"]
        else:
            parts.append(_line(columns, row))
    return b"".join(parts)


def _line(columns: tuple[str, ...], cells: Cells) -> bytes:
    """A row as it stands in the table."""
    header = len(write_sheet(columns, []))
    return write_sheet(columns, [{column: cells.get(column, "") for column in columns}])[header:]
