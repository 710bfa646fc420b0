"""Three states of a glossary made one, concept by concept and field by field."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from bilingual.glossary.columns import COLUMNS, DEFAULTS, LIST_COLUMNS, SOURCE_COLUMNS, check_header, several
from bilingual.glossary.sheet import Form, Sheet, decode_sheet, form_of, read_sheet, write_sheet
from bilingual.glossary.termbase import SourceKey, keys_of, strings_of
from bilingual.language import LANGUAGES
from bilingual.normalise import canonical

# A row by column, trimmed.
Cells = Mapping[str, str]


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

    Concepts are known by their id, without one, or where one side gave them another, by their source and its
    conditions. The order is ours, with the rows that theirs added behind the row that they follow there; so are line
    ends and what separates the cells. The encoding is UTF-8. Lists are merged as sets; what one side says of a
    rendering that the other has replaced is a conflict. Raises DataError for a side that is no glossary.
    """
    sides = [_read(data, name) for data in (base, ours, theirs)]
    before, mine, other = (_rows(sheet) for sheet in sides)
    simple = canonical(_joined(text) for sheet in sides for text in strings_of(sheet))
    mine, other = (_by_base(before, side, simple) for side in (mine, other))
    columns = tuple(column for column in COLUMNS if any(column in sheet.columns for sheet in sides))
    made: dict[str, Cells | Conflict] = {}
    for key in _order(mine, other):
        row = _merged(key, before.get(key), mine.get(key), other.get(key))
        if row is not None:
            made[key] = row
    for twins, zh in _twins(made, mine, other, simple):
        rows = (tuple(side[key] for key in twins if key in side) for side in (mine, other))
        # Where our row stands, or the first of theirs.
        place = next((key for key in twins if key in mine), twins[0])
        made[place] = Conflict(place, f"{' and '.join(twins)}: {'both' if len(twins) == 2 else 'all'} are {zh}", *rows)
        for key in twins:
            if key != place:
                del made[key]
    conflicts = tuple(row for row in made.values() if isinstance(row, Conflict))
    return Merged(_written(columns, made.values(), form_of(ours, decode_sheet(ours, name))), conflicts)


def _read(data: bytes, name: str) -> Sheet:
    sheet = read_sheet(decode_sheet(data, name), name)
    if sheet.columns:
        check_header(sheet.columns, name)
    return sheet


def _rows(sheet: Sheet) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for row in sheet.rows:
        cells = {column: cell.strip() for column, cell in row.cells.items()}
        found[_fresh(cells.get("id") or _named(cells), found)] = cells
    return found


def _named(cells: Cells) -> str:
    """What a row without an id is known by; one that is retired may stand beside that which took its place."""
    parts = ("source", *(cells.get(column, "") for column in ("zh", "context", "not_in")))
    return " ".join(filter(None, (*parts, "deprecated" if cells.get("status") == "deprecated" else "")))


def _fresh(key: str, taken: Container[str]) -> str:
    """The key, with a number behind it where it is taken."""
    return next(each for number in count(1) if (each := key if number == 1 else f"{key} {number}") not in taken)


def _by_base(base: Mapping[str, Cells], side: Mapping[str, Cells], simple: Mapping[str, str]) -> dict[str, Cells]:
    """The rows under the keys of base: those that are still akin under their own, others where their source stands.

    A row whose id means another concept in base, and whose own source is new, gets a key of its own.
    """

    def sources(row: Cells) -> object:
        return frozenset(_sources(row, simple)), row.get("status") == "deprecated"

    same = {key for key, row in side.items() if key in base and sources(row) == sources(base[key])}
    moved = {sources(row) for key, row in side.items() if key not in same}
    keys = {
        key: key
        for key, row in side.items()
        if key in same or (key in base and sources(base[key]) not in moved and _is_akin(row, base[key], simple))
    }
    free = {sources(row): key for key, row in base.items() if key not in keys}
    for key, row in side.items():
        if key not in keys and (older := free.pop(sources(row), "")):
            keys[key] = older
    taken = {*keys.values(), *base}
    for key, row in side.items():
        if key not in keys:
            keys[key] = _fresh(f"{key} {row.get('zh', '')}" if key in base else key, taken)
            taken.add(keys[key])
    return {keys[key]: row for key, row in side.items()}


def _is_akin(one: Cells, other: Cells, simple: Mapping[str, str]) -> bool:
    """Whether two rows have a source or a rendering in common."""
    chinese = [{zh for zh, *_ in _sources(row, simple)} for row in (one, other)]
    said = any(one.get(code) and one.get(code) == other.get(code) for code in LANGUAGES)
    return said or not chinese[0].isdisjoint(chinese[1])


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
    if not clashes:
        clashes = [*_unsaid(base or {}, ours, theirs), *_both_ways(row, ours, theirs), *_silent(row, ours, theirs)]
    return Conflict(key, f"{key}: {'; '.join(clashes)}", (ours,), (theirs,)) if clashes else row


def _unsaid(base: Cells, ours: Cells, theirs: Cells) -> Iterator[str]:
    """What one side says of a rendering that the other has replaced: neither has seen the two together."""
    for one, other in ((ours, theirs), (theirs, ours)):
        for code in ("zh", *LANGUAGES):
            if not _differs(code, other, base) or _differs(code, one, base):
                continue
            for column in (f"{code}_reference", f"{code}_grammar", "status"):
                says = _differs(column, one, base) and not _differs(column, other, base)
                if says and (column != "status" or one.get(column) == "approved"):
                    yield f"{code} is “{other.get(code, '')}” on one side, {column} “{one[column]}” on the other"


def _both_ways(row: Cells, ours: Cells, theirs: Cells) -> Iterator[str]:
    """Renderings that the merged row would use and forbid, as neither side does."""
    for code in LANGUAGES:
        if found := _contradicted(row, code) - _contradicted(ours, code) - _contradicted(theirs, code):
            yield f"{', '.join(sorted(found))} is used on one side and forbidden on the other"


def _silent(row: Cells, ours: Cells, theirs: Cells) -> Iterator[str]:
    """The row has no rendering left, though either side has one."""
    if not any(row.get(code) for code in LANGUAGES) and all(any(map(side.get, LANGUAGES)) for side in (ours, theirs)):
        yield "each side emptied the rendering that the other left"


def _contradicted(row: Cells, code: str) -> set[str]:
    """The renderings that a row both uses and forbids, whatever their capitals."""
    used = {text.lower() for text in (row.get(code, ""), *_several(row.get(f"{code}_allowed", ""))) if text}
    return used & {text.lower() for text in _several(row.get(f"{code}_forbidden", ""))}


def _differs(column: str, one: Cells, other: Cells) -> bool:
    return _value(column, one.get(column, "")) != _value(column, other.get(column, ""))


def _same(one: Cells, other: Cells) -> bool:
    return not any(_differs(column, one, other) for column in COLUMNS)


def _value(column: str, cell: str) -> object:
    """What a cell says, whatever its blanks and the order of a list; an empty one what it means."""
    if column in LIST_COLUMNS:
        return frozenset(_several(cell))
    return _joined(cell) or DEFAULTS.get(column, "")


def _several(cell: str) -> list[str]:
    return list(dict.fromkeys(map(_joined, several(cell))))


def _joined(text: str) -> str:
    return " ".join(text.split())


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
    made: Mapping[str, Cells | Conflict],
    ours: Mapping[str, Cells],
    theirs: Mapping[str, Cells],
    simple: Mapping[str, str],
) -> list[tuple[list[str], str]]:
    """The rows that came to have a source or id in common, with it: as no glossary may, and neither side had them."""
    rows = {key: row for key, row in made.items() if not isinstance(row, Conflict)}
    owners: dict[object, str] = {}
    groups = {key: [key] for key in rows}
    shared: dict[str, str] = {}
    for key, row in rows.items():
        for source in _claims(row, simple):
            first = owners.setdefault(source, key)
            if groups[first] is groups[key] or any(_had(side, first, key, simple) for side in (ours, theirs)):
                continue
            joined = [*groups[first], *groups[key]]
            groups |= dict.fromkeys(joined, joined)
            shared |= dict.fromkeys(joined, source[0])
    return [(group, shared[key]) for key, group in groups.items() if len(group) > 1 and group[0] == key]


def _had(side: Mapping[str, Cells], one: str, other: str, simple: Mapping[str, str]) -> bool:
    """Whether two rows have something in common on a side that they must not."""
    found = [set(_claims(side[key], simple)) for key in (one, other) if key in side]
    return len(found) == 2 and not found[0].isdisjoint(found[1])


def _claims(row: Cells, simple: Mapping[str, str]) -> tuple[SourceKey, ...]:
    """What no other row may have: its id, and its sources unless it is never matched."""
    own = row.get("id", "")
    claimed = ((f"the id {own}", frozenset[str](), frozenset[str]()),) if own else ()
    return claimed if row.get("status") == "deprecated" else (*claimed, *_sources(row, simple))


def _sources(row: Cells, simple: Mapping[str, str]) -> tuple[SourceKey, ...]:
    """Each source of a row in Simplified, with its conditions."""
    variants, context, not_in = (_several(row.get(column, "")) for column in SOURCE_COLUMNS[1:])
    return keys_of((_joined(row.get("zh", "")), *variants), context, not_in, simple)


def _written(columns: tuple[str, ...], rows: Iterable[Cells | Conflict], form: Form) -> bytes:
    """The table; the rows of a conflict stand between marks, ours first."""
    header = write_sheet(columns, (), form)
    opens, middle, closes = (
        f"{sign}{form.line_end}".encode() for sign in ("<" * 7 + " ours", "=" * 7, ">" * 7 + " theirs")
    )

    def lines(some: Iterable[Cells]) -> bytes:
        cells = ({column: row.get(column, "") for column in columns} for row in some)
        return write_sheet(columns, cells, form)[len(header) :]

    parts = [header]
    for row in rows:
        if isinstance(row, Conflict):
            parts += [opens, lines(row.ours), middle, lines(row.theirs), closes]
        else:
            parts.append(lines((row,)))
    return b"".join(parts)
