"""What an import would do to a glossary, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.glossary.exchange.rows import Cells, Incoming, listed
from bilingual.glossary.termbase import COLUMNS, LIST_COLUMNS
from bilingual.language import LANGUAGES
from bilingual.normalise import normalise_text

Kind = Literal["add", "change", "same", "conflict"]
# What a form may say by default, not because somebody chose it.
_WEAK = ("domain", "enforce", "status")


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a row: `cells` is the row as it will be. `fields` are the columns that differ: old and new cell.

    `why` says what is in conflict.
    """

    kind: Kind
    place: str
    cells: Cells
    fields: tuple[tuple[str, str, str], ...] = ()
    why: str = ""


def plan(
    current: Sequence[Cells], incoming: Iterable[Incoming], name: str, *, theirs: bool = False
) -> tuple[Step, ...]:
    """A step for each incoming row. Rows are known by id, else by source; new ones are `proposed`.

    A row that remembers what it was exported as changes what its reviewer changed; a cell that has changed here since
    is a conflict. Any other fills empty cells and adds to lists; another rendering, or one that is forbidden here, is a
    conflict. With `theirs` the incoming cell wins instead.
    """
    by_id = {cells["id"]: cells for cells in current if cells.get("id")}
    by_source: dict[str, Cells] = {}
    for cells in current:
        for source in (cells["zh"], *listed(cells.get("zh_variants", ""))):
            by_source.setdefault(_canonical(source), cells)
    steps: list[Step] = []
    for row in incoming:
        known = by_id.get(row.cells.get("id", "")) or by_source.get(_canonical(row.cells["zh"]))
        step = _added(row, name) if known is None else _changed(known, row, theirs=theirs)
        if step.kind == "add":
            by_source[_canonical(row.cells["zh"])] = step.cells
            by_id[step.cells["id"]] = step.cells
        steps.append(step)
    return tuple(steps)


def _canonical(source: str) -> str:
    return normalise_text(source).text


def _added(row: Incoming, name: str) -> Step:
    cells = {column: row.cells.get(column, "") for column in COLUMNS}
    cells["id"] = cells["id"] or f"{name}:{_canonical(cells['zh'])}"
    cells |= {"enforce": cells["enforce"] or "prefer", "status": "proposed"}
    fields = tuple((column, "", cells[column]) for column in LANGUAGES if cells[column])
    return Step("add", row.place, cells, fields)


def _changed(known: Cells, row: Incoming, *, theirs: bool) -> Step:
    cells, fields, clashes = dict(known), list[tuple[str, str, str]](), list[str]()
    if _canonical(row.cells["zh"]) not in map(_canonical, (known["zh"], *listed(known.get("zh_variants", "")))):
        clashes.append(f"zh is “{known['zh']}” here and “{row.cells['zh']}” there")
    for column in COLUMNS:
        if column not in row.cells or column in ("id", "zh"):
            continue
        old, new = known.get(column, ""), row.cells[column]
        cell = _cell(column, old, new, row.base.get(column, "") if row.base is not None else None)
        if cell is None and theirs:
            cell = new
        if cell is None:
            clashes.append(f"{column} is “{old}” here and “{new}” there")
        elif not _equal(column, cell, old):
            cells[column] = cell
            fields.append((column, old, cell))
    clashes += [clash for code in LANGUAGES if (clash := _forbidden(known, row.cells, code)) and not theirs]
    if clashes:
        return Step("conflict", row.place, known, tuple(fields), f"{known.get('id', '')}: {'; '.join(clashes)}")
    return Step("change" if fields else "same", row.place, cells, tuple(fields))


def _cell(column: str, old: str, new: str, base: str | None) -> str | None:
    """The cell as it will be; None for a conflict."""
    if _equal(column, old, new):
        return old
    if base is not None:
        if _equal(column, new, base):
            return old
        return new if _equal(column, old, base) else None
    if not new or (old and column in _WEAK):
        return old
    if not old:
        return new
    if column in LIST_COLUMNS and not column.endswith("_grammar"):
        return " | ".join(dict.fromkeys((*listed(old), *listed(new))))
    return None


def _equal(column: str, one: str, other: str) -> bool:
    if column in LIST_COLUMNS:
        return set(listed(one)) == set(listed(other))
    return " ".join(one.split()) == " ".join(other.split())


def _forbidden(known: Cells, incoming: Cells, code: str) -> str:
    text = incoming.get(code, "")
    banned = text and text.casefold() in (each.casefold() for each in listed(known.get(f"{code}_forbidden", "")))
    return f"“{text}” is forbidden here" if banned else ""
