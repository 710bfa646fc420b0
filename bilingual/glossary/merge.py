"""Three states of a glossary made one, concept by concept and field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from bilingual.glossary.columns import COLUMNS, LIST_COLUMNS, check_header
from bilingual.glossary.sheet import Sheet, decode_sheet, delimiter_of, read_sheet, write_sheet
from bilingual.normalise import canonical

_CONDITIONS = ("context", "not_in")
# A row by column, trimmed.
Cells = Mapping[str, str]


_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Concepts that both sides changed, each in another way, with the rows of either; `what` says it in one line."""

    key: str
    what: str
    ours: tuple[Cells, ...]
    theirs: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The bytes of the merged glossary, with the rows of a conflict between git's marks, and the conflicts."""

    data: bytes
    conflicts: tuple[Conflict, ...]


def merge(base: bytes, ours: bytes, theirs: bytes, name: str) -> Merged:
    """What both sides made of a glossary. Nothing of either is lost: it is in the result or in a conflict.

    Concepts are known by their id, without one by their source and its conditions. The order is ours, with the rows
    that theirs added behind the row that they follow there; so are line ends and what separates the cells. Lists are
    merged as sets. Raises DataError for a side that is no glossary.
    """
    sides = [_read(data, name) for data in (base, ours, theirs)]
    before, mine, other = (_rows(sheet) for sheet in sides)
    columns = tuple(column for column in COLUMNS if any(column in sheet.columns for sheet in sides))
    made: dict[str, Cells | Conflict] = {}
    for key in _order(mine, other):
        row = _merged(key, before.get(key), mine.get(key), other.get(key))
        if row is not None:
            made[key] = row
    for twins, zh in _twins(made, mine, other):
        rows = (tuple(side[key] for key in twins if key in side) for side in (mine, other))
        # Where our row stands, or the first of theirs.
        place = next((key for key in twins if key in mine), twins[0])
        made[place] = Conflict(place, f"{' and '.join(twins)}: {'both' if len(twins) == 2 else 'all'} are {zh}", *rows)
        for key in twins:
            if key != place:
                del made[key]
    conflicts = tuple(row for row in made.values() if isinstance(row, Conflict))
    return Merged(_written(columns, made.values(), ours, name), conflicts)


def _read(data: bytes, name: str) -> Sheet:
    sheet = read_sheet(decode_sheet(data, name), name)
    if sheet.columns:
        check_header(sheet.columns, name)
    return sheet


def _rows(sheet: Sheet) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for row in sheet.rows:
        cells = {column: cell.strip() for column, cell in row.cells.items()}
        own = (
            cells.get("id") or " ".join(("source", *(cells.get(column, "") for column in ("zh", *_CONDITIONS)))).strip()
        )
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
        sides = (() if side is None else (side,) for side in (ours, theirs))
        return Conflict(key, f"{key}: removed {gone}, changed on the other side", *sides)
    row: dict[str, str] = {}
    clashes: list[str] = []
    for column in COLUMNS:
        cells = [(side or {}).get(column, "") for side in (base, ours, theirs)]
        cell = _cell(column, *cells, known=base is not None)
        if cell is None:
            clashes.append(f"{column} is “{cells[1]}” here and “{cells[2]}” there")
        row[column] = cell or ""
    return Conflict(key, f"{key}: {'; '.join(clashes)}", (ours,), (theirs,)) if clashes else row


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


def _twins(
    made: Mapping[str, Cells | Conflict], ours: Mapping[str, Cells], theirs: Mapping[str, Cells]
) -> list[tuple[list[str], str]]:
    """The rows that came to have a source in common, with it: as no glossary may, and neither side had them."""
    rows = {key: row for key, row in made.items() if not isinstance(row, Conflict)}
    simple = canonical(text for side in (rows, ours, theirs) for row in side.values() for text in _chinese(row))
    owners: dict[object, str] = {}
    groups = {key: [key] for key in rows}
    shared: dict[str, str] = {}
    for key, row in rows.items():
        for source in _sources(row, simple):
            first = owners.setdefault(source, key)
            if groups[first] is groups[key] or any(_had(side, first, key, simple) for side in (ours, theirs)):
                continue
            joined = [*groups[first], *groups[key]]
            groups |= dict.fromkeys(joined, joined)
            shared |= dict.fromkeys(joined, source[0])
    return [(group, shared[key]) for key, group in groups.items() if len(group) > 1 and group[0] == key]


def _had(side: Mapping[str, Cells], one: str, other: str, simple: Mapping[str, str]) -> bool:
    """Whether two rows have a source in common on a side."""
    found = [_sources(side[key], simple) for key in (one, other) if key in side]
    return len(found) == 2 and not found[0].isdisjoint(found[1])


def _sources(row: Cells, simple: Mapping[str, str]) -> frozenset[tuple[str, frozenset[str], frozenset[str]]]:
    """Each source of a row in Simplified, with its conditions; none of what is never matched."""
    if row.get("status") == "deprecated":
        return frozenset()
    context, not_in = (frozenset(simple[text] for text in _several(row.get(column, ""))) for column in _CONDITIONS)
    return frozenset((simple[zh], context, not_in) for zh in (row.get("zh", ""), *_several(row.get("zh_variants", ""))))


def _chinese(row: Cells) -> Iterator[str]:
    yield row.get("zh", "")
    for column in ("zh_variants", *_CONDITIONS):
        yield from _several(row.get(column, ""))


def _written(columns: tuple[str, ...], rows: Iterable[Cells | Conflict], ours: bytes, name: str) -> bytes:
    """The table in the form of ours; the rows of a conflict stand between marks, ours first."""
    delimiter = delimiter_of(decode_sheet(ours, name)) if ours.strip() else ","
    line_end = "\r\n" if b"\r\n" in ours else "\n"

    def lines(some: Iterable[Cells]) -> bytes:
        cells = ({column: row.get(column, "") for column in columns} for row in some)
        return write_sheet(columns, cells, delimiter, line_end)[len(header) :]

    header = write_sheet(columns, (), delimiter, line_end)
    mark = "{} {}" + line_end
    parts = [_BOM * ours.startswith(_BOM), header]
    for row in rows:
        if isinstance(row, Conflict):
            parts += [mark.format("<" * 7, "ours").encode(), lines(row.ours), f"{'=' * 7}{line_end}".encode()]
            parts += [lines(row.theirs), mark.format(">" * 7, "theirs").encode()]
        else:
            parts.append(lines((row,)))
    return b"".join(parts)
