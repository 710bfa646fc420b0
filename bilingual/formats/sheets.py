"""Sheets to files: the one table of what they are written as.

A format is one module with

    write(sheet: Sheet) -> bytes     same bytes for the same sheet, sealed as the briefs of that format are
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from bilingual.errors import InputError, OutputError
from bilingual.formats.files import write_atomically

if TYPE_CHECKING:
    from bilingual.sheet import Sheet

SHEETS = {"docx": "bilingual.formats.word.sheet", "md": "bilingual.formats.markdown.sheet"}


class SheetWriter(Protocol):
    """The module of a format that a sheet is written in."""

    def write(self, sheet: Sheet) -> bytes: ...


def sheet_path(source: Path, folder: Path | None, name: str) -> Path:
    """Where the sheet of a source goes: `<source>.sheet.docx` beside it or in a folder."""
    stem = "stdin" if str(source) == "-" else source.stem
    return (folder or source.parent) / f"{stem}.sheet.{name}"


def is_sheet(path: Path) -> bool:
    """Whether a name is one that `sheet_path` gives."""
    return path.stem.endswith(".sheet") and path.suffix.removeprefix(".") in SHEETS


def refuse_sheet(path: Path) -> None:
    """Raises InputError for the name of a sheet where an article or a translation is wanted."""
    if is_sheet(path):
        raise InputError(f"{path}: is a sheet of bilingual; name a text, a brief or a table")


def write_sheet(sheet: Sheet, path: Path, name: str) -> None:
    """Writes a sheet; the file is whole or, on an OutputError, as it was before."""
    if name not in SHEETS:
        raise OutputError(f"unknown sheet format {name!r}; known are {', '.join(SHEETS)}")
    write_atomically(path, cast(SheetWriter, import_module(SHEETS[name])).write(sheet))
