"""The columns of a glossary, and what their cells hold."""

from __future__ import annotations

from collections.abc import Iterable

from bilingual.errors import DataError
from bilingual.language import LANGUAGES

TARGET_COLUMNS = tuple(
    f"{code}{suffix}"
    for code in LANGUAGES
    for suffix in ("", "_allowed", "_forbidden", *(("_grammar",) if code != "en" else ()), "_reference")
)
SOURCE_COLUMNS = ("zh", "zh_variants", "context", "not_in")
COLUMNS = ("id", "domain", *SOURCE_COLUMNS, *TARGET_COLUMNS, "enforce", "status", "note")
LIST_COLUMNS = frozenset(
    column
    for column in COLUMNS
    if column in SOURCE_COLUMNS[1:] or column.endswith(("_allowed", "_forbidden", "_grammar"))
)
# What an empty cell means.
DEFAULTS = {"enforce": "prefer", "status": "proposed"}
# What stands in the column for references where no page was found, if anything does.
USAGE = "usage"
NO_REFERENCE = ("", USAGE)


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds a list."""
    return tuple(value.strip() for value in cell.split("|") if value.strip()) if cell else ()


def check_header(columns: Iterable[str], name: str) -> None:
    """Raises DataError for a header with a column that is unknown, stands twice or is missing."""
    present = list(columns)
    unknown = [column for column in present if column not in COLUMNS]
    if unknown:
        raise DataError(f"{name}:1: unknown column {unknown[0]!r}; columns are {', '.join(COLUMNS)}")
    twice = [column for column in present if present.count(column) > 1]
    if twice:
        raise DataError(f"{name}:1: column {twice[0]!r} stands twice; remove one")
    if "zh" not in present or not any(code in present for code in LANGUAGES):
        raise DataError(f"{name}:1: needs a column zh and at least one of {', '.join(LANGUAGES)}")


def in_order(own_id: str) -> tuple[bool, str]:
    """What rows are sorted by: their ids, those without one behind the others."""
    return not own_id, own_id
