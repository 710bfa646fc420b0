"""What was translated before, in one SQLite file that all builds of a user share.

The cache holds bytes under keys and knows nothing of translations. No fault of its file stops a build: a damaged file
is set aside and a new one begun; where the disk is full or the folder cannot be written, the build goes on without.
"""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from bilingual.store.cache_file import connect, inode, is_damage, put_aside, reason

# Some three million sentences; those that were not used for the longest time make room for new ones.
LIMIT = 1 << 30
# Seconds of work that a killed build may lose besides what its engine has in hand.
_PACE = 0.2
# SQLite allows 999 parameters in its older releases.
_AT_ONCE = 900

T = TypeVar("T")


class Cache:
    """Values under keys, for one build; a context manager, which writes what is left when it ends, however it ends.

    `today` counts days and dates the last use of an entry; `limit` bounds the bytes of the file. No method raises for a
    fault of the file: what is wrong goes to `complain`, one line, and the cache answers nothing more. `asked` and
    `found` count keys.
    """

    def __init__(
        self, path: Path, complain: Callable[[str], None], *, today: int, limit: int = LIMIT, pace: float = _PACE
    ) -> None:
        self.asked = 0
        self.found = 0
        self._path = path
        self._complain = complain
        self._today = today
        self._limit = limit
        self._pace = pace
        self._waiting: dict[bytes, tuple[bytes, bytes, bytes, str, int]] = {}
        self._used: list[bytes] = []
        self._written = time.monotonic()
        self._renewed = False
        self._inode = 0
        self._connection: sqlite3.Connection | None = None
        self._open()

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flush()
        self._close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values kept under the keys, without those that have none or a damaged one."""
        self._flush()
        nothing: dict[bytes, bytes] = {}
        found = self._attempt(lambda connection: self._read(connection, keys), nothing)
        self.asked += len(keys)
        self.found += sum(key in found for key in keys)
        return found

    def put(self, key: bytes, value: bytes, recipe: str) -> None:
        """Keeps a value; `recipe` names what made it, for `contents`. It is on the disk within a moment."""
        if self._connection is None:
            return
        self._waiting[key] = (key, _seal(key, value), value, recipe, self._today)
        if time.monotonic() - self._written >= self._pace:
            self._flush()

    def _flush(self) -> None:
        if self._waiting or self._used:
            self._attempt(self._write, None)
        self._written = time.monotonic()

    def _read(self, connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found: dict[bytes, bytes] = {}
        for start in range(0, len(keys), _AT_ONCE):
            asked = keys[start : start + _AT_ONCE]
            # A flipped bit can change the type of a value; the cast makes bytes of it, which the seal then refuses.
            rows = connection.execute(
                "SELECT key, CAST(seal AS BLOB), CAST(value AS BLOB), used FROM translations "
                f"WHERE key IN ({', '.join('?' * len(asked))})",
                asked,
            ).fetchall()
            for key, seal, value, used in rows:
                if value is not None and seal == _seal(key, value):
                    found[key] = value
                    if used != self._today:
                        self._used.append(key)
        return found

    def _write(self, connection: sqlite3.Connection) -> None:
        rows = list(self._waiting.values())
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            recipes = dict.fromkeys(recipe for *_, recipe, _ in rows)
            connection.executemany("INSERT OR IGNORE INTO recipes (recipe) VALUES (?)", [(name,) for name in recipes])
            connection.executemany(
                "INSERT OR REPLACE INTO translations VALUES (?, ?, ?, (SELECT id FROM recipes WHERE recipe = ?), ?)",
                rows,
            )
            used = [(self._today, key) for key in self._used]
            connection.executemany("UPDATE translations SET used = ? WHERE key = ?", used)
            _trim(connection, self._limit)
        self._waiting.clear()
        self._used.clear()

    def _attempt(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        while self._connection is not None:
            try:
                return action(self._connection)
            except sqlite3.Error as error:
                self._fail(error)
        return otherwise

    def _open(self) -> None:
        try:
            self._inode = inode(self._path)
            self._connection = connect(self._path)
            self._inode = inode(self._path)
        except (OSError, sqlite3.Error) as error:
            self._fail(error)

    def _fail(self, error: OSError | sqlite3.Error) -> None:
        """Begins a new file in the place of a damaged one, once; after any other fault the cache is closed."""
        self._close()
        if self._renewed or not is_damage(error):
            self._give_up(error)
            return
        self._renewed = True
        try:
            # Another build may have found the damage first; its new file is sound.
            if self._inode == inode(self._path):
                aside = put_aside(self._path)
                self._complain(f"{self._path}: {reason(error)}; set aside as {aside.name}, a new cache is begun")
        except OSError as refusal:
            self._give_up(refusal)
        else:
            self._open()

    def _give_up(self, error: OSError | sqlite3.Error) -> None:
        self._complain(
            f"{self._path}: {reason(error)}; this build goes on without the cache; "
            "name another folder with BILINGUAL_CACHE"
        )

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None


def _trim(connection: sqlite3.Connection, limit: int) -> None:
    """Drops what was not used for the longest time, a tenth at a time, until the rest fits into the limit."""
    while _bytes(connection) > limit:
        dropped = connection.execute(
            "DELETE FROM translations WHERE rowid IN (SELECT rowid FROM translations ORDER BY used, rowid "
            "LIMIT (SELECT count(*) / 10 + 1 FROM translations))"
        )
        if dropped.rowcount == 0:
            return


def _bytes(connection: sqlite3.Connection) -> int:
    pages, free, page = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * page)


def _seal(key: bytes, value: bytes) -> bytes:
    """SQLite has no checksums: a flipped bit would be a wrong translation."""
    return hashlib.sha256(key + value).digest()[:8]
