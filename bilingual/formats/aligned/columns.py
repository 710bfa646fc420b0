"""Which column of a table holds which language: by its header, else by the script of its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bilingual.language.data import rows

_SCRIPTS = {
    "zh": re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "en": re.compile("[A-Za-z]"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table with their numbers, counted from 1. `name` tells it from others of the file, or is ""."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def aligned_rows(table: Table) -> Iterator[tuple[str, int, str, tuple[tuple[str, str], ...]]]:
    """Place, number, source and targets of each row that says something; none without a source and a target column."""
    named, body = _named(table)
    columns = named | _by_script(body, named)
    targets = {code: column for code, column in columns.items() if code != "zh"}
    if "zh" not in columns or not targets:
        return
    for number, cells in body:
        source = _cell(cells, columns["zh"])
        said = tuple((code, _cell(cells, column)) for code, column in targets.items())
        if source.strip() or any(text.strip() for _, text in said):
            yield ", ".join(filter(None, (table.name, f"row {number}"))), number, source, said


def _named(table: Table) -> tuple[dict[str, int], tuple[tuple[int, tuple[str, ...]], ...]]:
    """The columns that the first row names, and the rows below it; all rows where it names none."""
    if not table.rows:
        return {}, ()
    found: dict[str, int] = {}
    for column, cell in enumerate(table.rows[0][1]):
        language = language_of(cell)
        if language:
            found.setdefault(language, column)
    return found, table.rows[1:] if found else table.rows


def language_of(header: str) -> str:
    """The language that a header names, or the empty string."""
    return _names().get(" ".join(header.split()).casefold(), "")


def _by_script(body: tuple[tuple[int, tuple[str, ...]], ...], named: dict[str, int]) -> dict[str, int]:
    """For each language without a header the column that has most of it, where more cells are in it than in another."""
    votes: dict[int, Counter[str]] = {}
    letters: dict[int, int] = {}
    for _, cells in body:
        for column, cell in enumerate(cells):
            script = next((code for code, letter in _SCRIPTS.items() if letter.search(cell)), "")
            if script and column not in named.values():
                votes.setdefault(column, Counter())[script] += 1
                letters[column] = letters.get(column, 0) + len(cell)
    found: dict[str, int] = {}
    for column in sorted(votes, key=lambda each: -letters[each]):
        found.setdefault(votes[column].most_common(1)[0][0], column)
    return {code: column for code, column in found.items() if code not in named}


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column] if column < len(cells) else ""


@cache
def _names() -> dict[str, str]:
    return {row["name"]: row["language"] for _, row in rows("columns.csv", __package__)}
