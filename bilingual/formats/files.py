"""Bytes from and to the disk, with errors that a user can act on."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

from bilingual.errors import InputError, OutputError

_STEM = (
    40  # characters of a name in that of its temporary file: at four bytes each, within the 255 that a name may have
)


# Of a file that is changed where it stands.
PERMISSIONS = "check the permissions of its folder"


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises InputError for a folder, a missing or an unreadable file."""
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a folder; name the files in it, such as {path}/*.txt") from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the name") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}; check its name and permissions") from error


def read_standard_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def make_folder(path: Path, option: str = "--out") -> None:
    """Makes a folder and those above it, if missing. Raises OutputError if it cannot be made or written to.

    `option` is the one that names another folder.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be made a folder: {error.strerror}; choose another with {option}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: is not writable; choose another folder with {option}")


def is_taken(path: Path) -> bool:
    """Whether something stands at the path. Raises OutputError for a path that no file can have."""
    try:
        return path.exists()
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}; rename the source or its folder") from error


def write_atomically(path: Path, data: bytes, remedy: str = "choose another folder with --out") -> None:
    """Puts the bytes at the path all at once: whoever looks sees the old file or the new one, never half of it.

    A link stays one, and what it points to is replaced. Raises OutputError with the remedy, leaving nothing behind, if
    the folder cannot be written, or if the disk is full.
    """
    named, path = path, path.resolve() if path.is_symlink() else path
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_STEM]}.", suffix=".part", dir=path.parent)
    except OSError as error:
        raise OutputError(f"{named}: cannot be written: {error.strerror}; {remedy}") from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(path))
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{named}: cannot be written: {error.strerror}; nothing was changed") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, else what the user's mask gives a new file."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
