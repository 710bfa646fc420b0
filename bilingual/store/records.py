"""What we remember about packages, in our own state folder: JSON tables, and the digests they save us computing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bilingual.store.places import state_folder

_DIGESTS = "digests"


def lookup(table: str, key: str) -> Any:
    """The entry of a table, or None. A table that cannot be read is an empty one: all in it can be made anew."""
    return _load(table).get(key)


def remember(table: str, key: str, entry: object) -> None:
    """Puts an entry into a table; without a word if the state folder cannot be written, for nothing depends on it."""
    with contextlib.suppress(OSError):
        state_folder().mkdir(parents=True, exist_ok=True)
        replace_file(_path(table), json.dumps({**_load(table), key: entry}, indent=1).encode())


def replace_file(path: Path, data: bytes) -> None:
    """Puts the bytes at the path all at once. Raises OSError, leaving the path as it was."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def content_digest(files: Iterable[tuple[str, Path]]) -> str:
    """SHA-256 over the names and contents of files, always computed. Raises OSError for one that cannot be read."""
    whole = hashlib.sha256()
    for name, path in sorted(files):
        whole.update(f"{name}\0{file_digest(path)}\n".encode())
    return whole.hexdigest()


def file_digest(path: Path) -> str:
    """SHA-256 of one file. Raises OSError if it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def recorded_digest(folder: Path, files: Iterable[tuple[str, Path]]) -> str:
    """`content_digest`, computed only if the size or time of a file changed since: models are large."""
    files = sorted(files)
    stamps = [[name, path.stat().st_size, path.stat().st_mtime_ns] for name, path in files]
    known = lookup(_DIGESTS, str(folder))
    if isinstance(known, dict) and known.get("files") == stamps and isinstance(known.get("digest"), str):
        return str(known["digest"])
    digest = content_digest(files)
    remember(_DIGESTS, str(folder), {"files": stamps, "digest": digest})
    return digest


def _path(table: str) -> Path:
    return state_folder() / f"{table}.json"


def _load(table: str) -> dict[str, Any]:
    try:
        content = json.loads(_path(table).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
