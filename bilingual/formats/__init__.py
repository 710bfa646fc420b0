"""Files in, files out: the one table of formats, and the only place where articles and bitexts touch the disk.

A format is one module. A module that reads has

    read(data: bytes, origin: str) -> Article          raises InputError, its message without the file's name

and one that writes has

    write(bitext: Bitext, layout: Layout) -> bytes     same bytes for the same arguments
    read_back(data: bytes) -> tuple[Target, ...]       what its rows say now, ids kept; after `write`, what was written
    read_sources(data: bytes) -> tuple[Target, ...]    what its rows say in Chinese; () where it shows no Chinese
    seal(data: bytes) -> str | None                    the digest `write` stored in the file, if the file still matches
                                                       it: None once a person (or another program) changed the file

`read_back`, `read_sources` and `seal` raise InputError for data the format cannot parse at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bilingual.errors import InputError, OutputError
from bilingual.formats.files import is_taken, make_folder, read_bytes, read_standard_input, write_atomically
from bilingual.formats.rows import Layout, Target
from bilingual.formats.sheets import is_sheet
from bilingual.model import Article, Bitext

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

__all__ = [
    "FORMATS",
    "Format",
    "is_output",
    "make_folder",
    "output_path",
    "read",
    "refuse_edited",
    "refuse_unwritable",
    "write",
    "writer",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: the suffixes it is read from, and the one it is written to ("" if it is only read)."""

    name: str
    module: str
    reads: tuple[str, ...] = ()
    writes: str = ""


class Reader(Protocol):
    """The module of a format that reads."""

    def read(self, data: bytes, origin: str) -> Article: ...


class Writer(Protocol):
    """The module of a format that writes."""

    def write(self, bitext: Bitext, layout: Layout) -> bytes: ...

    def read_back(self, data: bytes) -> tuple[Target, ...]: ...

    def read_sources(self, data: bytes) -> tuple[Target, ...]: ...

    def seal(self, data: bytes) -> str | None: ...


FORMATS = {
    each.name: each
    for each in (
        Format("text", "bilingual.formats.text", reads=(".txt", ".text")),
        Format("md", "bilingual.formats.markdown", reads=(".md", ".markdown"), writes=".md"),
        Format("html", "bilingual.formats.web", reads=(".html", ".htm")),
        Format("docx", "bilingual.formats.word", reads=(".docx",), writes=".docx"),
        Format("json", "bilingual.formats.json", writes=".json"),
    )
}


def read(path: Path) -> Article:
    """The article in a file, "-" being standard input, read as plain text.

    Raises InputError, with the file's name, for what cannot be read as an article or has no Chinese.
    """
    if str(path) == "-":
        found, data, origin = FORMATS["text"], read_standard_input(), "stdin"
    else:
        data, origin = read_bytes(path), path.name
        found = _format_of(path)
    try:
        return _read(found, data, origin)
    except InputError as error:
        raise InputError(f"{origin if origin == 'stdin' else path}: {error}") from error


def _format_of(path: Path) -> Format:
    by_suffix = {suffix: each for each in FORMATS.values() for suffix in each.reads}
    if path.suffix.lower() not in by_suffix:
        raise InputError(f"{path}: cannot be read as an article; known endings are {', '.join(by_suffix)}")
    return by_suffix[path.suffix.lower()]


def _read(found: Format, data: bytes, origin: str) -> Article:
    article = cast(Reader, import_module(found.module)).read(data, origin)
    if not any(_HAN.search(block.raw) for block in article.blocks):
        raise InputError("has no Chinese text; bilingual translates from Chinese")
    return article


def refuse_unwritable(name: str) -> None:
    """Raises OutputError for a name that is no format's, or the name of one that is only read."""
    if name not in FORMATS or not FORMATS[name].writes:
        known = ", ".join(each.name for each in FORMATS.values() if each.writes)
        raise OutputError(f"unknown output format {name!r}; known are {known}")


def writer(name: str) -> Writer:
    """The module of a format that writes. Raises OutputError for one that does not."""
    refuse_unwritable(name)
    return cast(Writer, import_module(FORMATS[name].module))


def output_path(source: Path, folder: Path | None, name: str) -> Path:
    """Where the bitext of a source goes: `<source>.bilingual.docx` beside it or in a folder."""
    stem = "stdin" if str(source) == "-" else source.stem
    return (folder or source.parent) / f"{stem}.bilingual{FORMATS[name].writes}"


def is_output(path: Path) -> bool:
    """Whether a name is one that `output_path` gives, or that of a sheet."""
    if path.stem.endswith(".bilingual"):
        return any(path.suffix == each.writes for each in FORMATS.values())
    return is_sheet(path)


def refuse_edited(path: Path, name: str) -> None:
    """Raises OutputError if a folder stands at the path, or a file that bilingual did not write or was edited since."""
    if not is_taken(path):
        return
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; move it away, or choose another place with --out FOLDER")
    try:
        untouched = writer(name).seal(read_bytes(path)) is not None
    except InputError:
        untouched = False
    if not untouched:
        raise OutputError(
            f"{path}: was edited since bilingual wrote it; pass --overwrite to replace it, or --out FOLDER"
        )


def write(bitext: Bitext, path: Path, name: str, layout: Layout) -> None:
    """Writes a bitext; the file is whole or, on an OutputError, as it was before."""
    write_atomically(path, writer(name).write(bitext, layout))
