"""The SQLite file behind the cache: where it is, how it is laid out, what it holds, how it is emptied or set aside."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

from bilingual.errors import CacheError

FILE_NAME = "translations.sqlite"
# Seconds to wait for another build that writes; it takes milliseconds.
_PATIENCE = 10.0

# A file with any other layout is not ours to write to.
_LAYOUT = (
    "CREATE TABLE recipes (id INTEGER PRIMARY KEY, recipe TEXT NOT NULL UNIQUE)",
    "CREATE TABLE translations (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL, "
    "recipe INTEGER NOT NULL, used INTEGER NOT NULL)",
)
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def cache_path() -> Path:
    """The file in the folder that BILINGUAL_CACHE names, else in the user's cache folder, as the platform has it.

    Raises CacheError where the user has no home folder.
    """
    from platformdirs import user_cache_path

    named = os.environ.get("BILINGUAL_CACHE")
    if named:
        return Path(named).absolute() / FILE_NAME
    try:
        return user_cache_path("bilingual", appauthor=False) / FILE_NAME
    except RuntimeError as error:
        raise CacheError(f"no cache: {error}; or name a folder with BILINGUAL_CACHE") from error


def contents(path: Path) -> tuple[tuple[str, int], ...]:
    """The recipes in the cache and the number of their translations, most first. Raises CacheError."""
    try:
        if not path.exists():
            return ()
        with closing(connect(path)) as connection:
            rows = connection.execute(
                "SELECT recipes.recipe, count(*) FROM translations JOIN recipes ON recipes.id = translations.recipe "
                "GROUP BY recipes.id ORDER BY count(*) DESC, recipes.recipe"
            ).fetchall()
    except (OSError, sqlite3.Error) as error:
        remedy = (
            "`bilingual cache clear` removes it" if is_damage(error) else "name another folder with BILINGUAL_CACHE"
        )
        raise CacheError(f"{path}: {reason(error)}; {remedy}") from error
    return tuple((str(recipe), int(number)) for recipe, number in rows)


def clear(path: Path) -> tuple[int, tuple[Path, ...]]:
    """Removes every translation and every file set aside; returns their number and names. Builds that run go on.

    Raises CacheError if the files cannot be written.
    """
    try:
        removed = _empty(path) if path.exists() else 0
        found = asides(path)
        for aside in found:
            aside.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise CacheError(f"{path}: cannot be cleared: {reason(error)}; remove it by hand") from error
    return removed, found


def size(path: Path) -> int:
    """The bytes of the cache with all that stands beside it."""
    total = 0
    for file in path.parent.glob(f"{path.name}*"):
        # A build that ends at this moment removes its log.
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


def asides(path: Path) -> tuple[Path, ...]:
    """The damaged caches that stand beside the cache, and what SQLite kept beside them."""
    return tuple(sorted(path.parent.glob(f"{path.name}.broken*")))


def _empty(path: Path) -> int:
    """Takes all entries out of the file, which other builds may have open; a damaged file is set aside."""
    try:
        with closing(connect(path)) as connection:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                removed = connection.execute("DELETE FROM translations").rowcount
                connection.execute("DELETE FROM recipes")
            connection.execute("VACUUM")
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        put_aside(path)
        return 0
    return removed


def connect(path: Path) -> sqlite3.Connection:
    """The file, made where there is none. Raises OSError or sqlite3.Error, also for a file of another layout."""
    # What a user translates is for no other eyes.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        if not _layout(connection):
            _lay_out(connection)
        if _layout(connection) != set(_LAYOUT):
            raise sqlite3.DatabaseError("is not a cache of this version of bilingual")
        # With a write-ahead log this survives a killed process, and a power cut at the price of the last moments.
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _layout(connection: sqlite3.Connection) -> set[str]:
    return {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}


def _lay_out(connection: sqlite3.Connection) -> None:
    """Makes the tables, unless another build does so at the same moment."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # For this statement SQLite does not wait; the build that has the lock sets the mode for both.
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if not _layout(connection):
            for statement in _LAYOUT:
                connection.execute(statement)


def is_damage(error: OSError | sqlite3.Error) -> bool:
    """Whether the file itself is at fault, so that a new one in its place would serve."""
    if isinstance(error, OSError):
        return False
    # Errors that Python's module or this one raises carry no code; they are about what stands in the file.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def reason(error: OSError | sqlite3.Error) -> str:
    """What went wrong, in the words of the system or of SQLite."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def inode(path: Path) -> int:
    """Tells a file from another that stands at its path later; 0 where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def put_aside(path: Path) -> Path:
    """Renames the file, with what SQLite keeps beside it; what was set aside before stays."""
    names = (f"{path.name}.broken{number if number > 1 else ''}" for number in count(1))
    aside = next(place for name in names if not (place := path.with_name(name)).exists())
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside
