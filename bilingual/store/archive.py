"""The .argosmodel file: a zip archive of one folder. Read without trust: it may come from anywhere.

Refused are names that point outside the folder, links and devices, and archives that unpack to absurd sizes; what
counts is what comes out, not what the headers say.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NoReturn

from bilingual.errors import StoreError
from bilingual.store.packages import is_other_kind, parse_json, read_metadata

SUFFIX = ".argosmodel"
# The packages of the public index hold some dozens of files, and weights hardly compress: a factor of 2 is much.
_MOST_ENTRIES = 10_000
_LARGEST = 8 << 30
_MOST_GROWTH = 30
_ALWAYS_ALLOWED = 1 << 20
_BLOCK = 1 << 20
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError)
_FETCH = "fetch the file anew"


@dataclass(frozen=True, slots=True)
class Archive:
    """A package in a file, not yet examined beyond its metadata."""

    path: Path
    source: str
    target: str
    version: str


def unpack(path: Path, folder: Path) -> Path:
    """Unpacks an archive into a folder that does not exist, and returns its one top folder. Raises StoreError."""
    with _opened(path) as archive:
        top = _top(archive, path)
        try:
            left = min(_LARGEST, _ALWAYS_ALLOWED + _MOST_GROWTH * path.stat().st_size)
            for entry in archive.infolist():
                target = folder / entry.filename
                if entry.is_dir():
                    target.mkdir(parents=True, exist_ok=True)
                else:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    # Nothing is replaced: of two entries with one name the second is refused.
                    with target.open("xb") as unpacked:
                        for block in _blocks(archive, entry.filename, path):
                            left -= len(block)
                            if left < 0:
                                _refuse(path, "unpacks to an absurd size", "do not use it")
                            unpacked.write(block)
        except OSError as error:
            _refuse(path, f"cannot be unpacked: {error.strerror or error}", "check the disk", error)
    return folder / top


def peek(path: Path) -> Archive | None:
    """The languages and version an archive says it has; None for a package of another kind. Raises StoreError."""
    with _opened(path) as archive:
        name = f"{_top(archive, path)}/metadata.json"
        if name not in archive.namelist():
            _refuse(path, "has no metadata.json", _FETCH)
        content = parse_json(next(_blocks(archive, name, path), b""))
    if is_other_kind(content):
        return None
    metadata = read_metadata(content)
    if metadata is None:
        _refuse(path, "has a metadata.json that does not name one language pair", _FETCH)
    return Archive(path, metadata.source, metadata.target, metadata.version)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        _refuse(path, "no such file", "check the name", error)
    except (*_DAMAGE, ValueError) as error:
        _refuse(path, f"is no package ({SUFFIX}, a zip archive)", _FETCH, error)
    except OSError as error:
        _refuse(path, f"cannot be read: {error.strerror or error}", "check its name and permissions", error)
    with archive:
        yield archive


def _top(archive: zipfile.ZipFile, path: Path) -> str:
    """The one folder that all entries are in, if each of them is harmless."""
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        _refuse(path, f"holds {len(entries):,} files", "do not use it")
    for entry in entries:
        if not _is_harmless(entry):
            _refuse(path, f"holds {entry.orig_filename!r}, which is no plain file inside its folder", "do not use it")
    if any(entry.flag_bits & 1 for entry in entries):
        _refuse(path, "is encrypted", "get one that is not")
    tops = {PurePosixPath(entry.filename).parts[0] for entry in entries}
    if len(tops) != 1 or any("/" not in entry.filename for entry in entries):
        _refuse(path, "is no package: it must hold one folder with everything in it", _FETCH)
    return tops.pop()


def _is_harmless(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file or folder inside its folder, on any system. Its upper 16 bits are the Unix mode."""
    name = entry.orig_filename
    # A colon names a drive or a stream on Windows, where a backslash parts folders too; zipfile cuts a name at NUL.
    if any(sign in name for sign in "\\:\0") or not name.isprintable():
        return False
    parts = name.removesuffix("/").split("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return all(part not in ("", ".", "..") for part in parts) and kind in (0, stat.S_IFREG, stat.S_IFDIR)


def _blocks(archive: zipfile.ZipFile, name: str, path: Path) -> Iterator[bytes]:
    """What is packed under a name, block by block."""
    try:
        with archive.open(name) as packed:
            while block := packed.read(_BLOCK):
                yield block
    except (*_DAMAGE, OSError) as error:
        said = (error.strerror if isinstance(error, OSError) else str(error)) or "it ends too early"
        _refuse(path, f"is damaged ({said})", _FETCH, error)


def _refuse(path: Path, reason: str, remedy: str, cause: Exception | None = None) -> NoReturn:
    raise StoreError(f"{path}: {reason}; {remedy}") from cause
