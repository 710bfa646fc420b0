"""The cache's file: what is kept comes back whole or not at all, and no fault of the file is raised."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bilingual.errors import CacheError
from bilingual.store.cache import Cache
from bilingual.store.cache_file import FILE_NAME, asides, cache_path, clear, contents, size

TODAY = 740_000
KEYS = [hashlib.sha256(str(number).encode()).digest() for number in range(2000)]
VALUES = {key: key.hex().encode() * 2 for key in KEYS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / FILE_NAME


def keep(path: Path, keys: list[bytes], today: int = TODAY, limit: int = 1 << 30) -> list[str]:
    """Puts the keys' values into the cache; what it complained of."""
    complaints: list[str] = []
    with Cache(path, complaints.append, today=today, limit=limit) as cache:
        for key in keys:
            cache.put(key, VALUES[key], "recipe")
    return complaints


def kept(path: Path, keys: list[bytes], today: int = TODAY) -> tuple[dict[bytes, bytes], list[str]]:
    complaints: list[str] = []
    with Cache(path, complaints.append, today=today) as cache:
        return cache.get(keys), complaints


def the_keys(keys: list[bytes]) -> tuple[dict[bytes, bytes], list[str]]:
    return {key: VALUES[key] for key in keys}, []


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_what_is_kept_comes_back_and_nothing_else(path: Path) -> None:
    assert keep(path, KEYS[:1500]) == []
    assert kept(path, KEYS) == the_keys(KEYS[:1500])
    assert kept(path, []) == the_keys([])


def test_what_waits_to_be_written_is_found_too(path: Path) -> None:
    with Cache(path, [].append, today=TODAY, pace=1000) as cache:
        cache.put(KEYS[0], b"old", "recipe")
        cache.put(KEYS[0], b"new", "recipe")
        assert (cache.get(KEYS[:2]), cache.asked, cache.found) == ({KEYS[0]: b"new"}, 2, 1)


def test_an_exception_loses_nothing(path: Path) -> None:
    def interrupted() -> None:
        with Cache(path, [].append, today=TODAY, pace=1000) as cache:
            cache.put(KEYS[0], VALUES[KEYS[0]], "recipe")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert kept(path, KEYS) == the_keys(KEYS[:1])


@pytest.mark.parametrize(
    ("change", "column"),
    [("zeroblob(128)", "value"), ("'text'", "value"), ("12", "value"), ("zeroblob(8)", "seal"), ("x'ff'", "seal")],
)
def test_a_damaged_entry_is_not_an_answer(path: Path, change: str, column: str) -> None:
    keep(path, KEYS[:2])
    execute(path, f"UPDATE translations SET {column} = {change} WHERE key = x'{KEYS[0].hex()}'")
    assert kept(path, KEYS) == the_keys(KEYS[1:2])
    keep(path, KEYS[:1])
    assert kept(path, KEYS) == the_keys(KEYS[:2])


def sound(path: Path) -> bytes:
    keep(path, KEYS)
    return path.read_bytes()


def other_layout(path: Path, *statements: str) -> bytes:
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    execute(path, *statements)
    return path.read_bytes()


def grown(path: Path) -> bytes:
    sound(path)
    execute(path, "ALTER TABLE recipes ADD more")
    return path.read_bytes()


BROKEN = {
    "garbage": lambda _path: b"\0garbage" * 1000,
    "a text": lambda _path: "口岸\n".encode(),
    "cut in its header": lambda path: sound(path)[:60],
    "cut after its first page": lambda path: sound(path)[:4096],
    "cut in the middle": lambda path: sound(path)[: path.stat().st_size // 2],
    "overwritten from the third page on": lambda path: sound(path)[:8192] + bytes(path.stat().st_size - 8192),
    "another database": lambda path: other_layout(path, "CREATE TABLE mine (it)"),
    "of a later version": grown,
}
FINE = {"empty": lambda _path: b"", "sound": sound}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_set_aside_and_a_new_one_begun(path: Path, name: str) -> None:
    data = BROKEN[name](path)
    path.parent.mkdir(exist_ok=True)
    for number, aside in enumerate((f"{FILE_NAME}.broken", f"{FILE_NAME}.broken2"), start=1):
        path.write_bytes(data)
        complaints: list[str] = []
        with Cache(path, complaints.append, today=TODAY) as cache:
            cache.get(KEYS)
            cache.put(KEYS[0], VALUES[KEYS[0]], "recipe")
        assert (len(complaints), complaints[0].count("\n"), complaints[0].startswith(f"{path}: ")) == (1, 0, True)
        assert complaints[0].endswith(f"; set aside as {aside}, a new cache is begun")
        assert (path.with_name(aside).read_bytes(), len(asides(path))) == (data, number)
        assert kept(path, KEYS) == the_keys(KEYS[:1])


@pytest.mark.parametrize("name", FINE)
def test_a_file_that_is_not_broken_is_used(path: Path, name: str) -> None:
    data = FINE[name](path)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    assert kept(path, KEYS) == the_keys(KEYS if data else [])
    assert (keep(path, KEYS[:1]), asides(path)) == ([], ())


def test_damage_found_while_writing_loses_nothing_of_this_build(path: Path) -> None:
    keep(path, KEYS[:1500])
    complaints: list[str] = []
    with Cache(path, complaints.append, today=TODAY, pace=1000) as cache:
        cache.put(KEYS[1999], VALUES[KEYS[1999]], "recipe")
        path.write_bytes(path.read_bytes()[:4096] + bytes(path.stat().st_size - 4096))
    assert (len(complaints), kept(path, KEYS)) == (1, the_keys(KEYS[1999:]))


def test_two_builds_that_find_the_same_damage(path: Path) -> None:
    data = sound(path)
    complaints: list[str] = []
    with (
        Cache(path, complaints.append, today=TODAY) as first,
        Cache(path, complaints.append, today=TODAY) as second,
    ):
        path.write_bytes(data[:8192] + bytes(len(data) - 8192))
        for number, cache in enumerate((first, second)):
            assert cache.get(KEYS[1000:]) == {}
            cache.put(KEYS[number], VALUES[KEYS[number]], "recipe")
    # SQLite's log and index, which the second build had open, went with the file.
    beside = [aside.name.removeprefix(FILE_NAME) for aside in asides(path)]
    assert (len(complaints), beside) == (1, [".broken", ".broken-shm", ".broken-wal"])
    assert kept(path, KEYS) == the_keys(KEYS[:2])


def test_two_builds_share_the_file_and_a_third_empties_it(path: Path) -> None:
    complaints: list[str] = []
    with (
        Cache(path, complaints.append, today=TODAY, pace=0) as first,
        Cache(path, complaints.append, today=TODAY, pace=0) as second,
    ):
        for number, key in enumerate(KEYS[:20]):
            (first, second)[number % 2].put(key, VALUES[key], "recipe")
        assert first.get(KEYS) == second.get(KEYS) == the_keys(KEYS[:20])[0]
        assert clear(path) == (20, ())
        assert first.get(KEYS) == second.get(KEYS) == {}
        first.put(KEYS[0], VALUES[KEYS[0]], "recipe")
        second.put(KEYS[1], VALUES[KEYS[1]], "recipe")
    assert (kept(path, KEYS), complaints) == (the_keys(KEYS[:2]), [])


@pytest.mark.parametrize("taken_by", ["a folder", "a file in place of its folder"])
def test_where_no_file_can_be_there_is_no_cache(path: Path, taken_by: str) -> None:
    if taken_by == "a folder":
        path.mkdir(parents=True)
    else:
        path.parent.write_bytes(b"")
    complaints = keep(path, KEYS[:3])
    assert (len(complaints), complaints[0].startswith(f"{path}: ")) == (1, True)
    assert complaints[0].endswith("; this build goes on without the cache; name another folder with BILINGUAL_CACHE")


def test_what_was_not_used_for_the_longest_time_makes_room(path: Path) -> None:
    keep(path, KEYS[:1000])
    full = path.stat().st_size
    assert kept(path, KEYS[:100], TODAY + 1) == the_keys(KEYS[:100])
    assert keep(path, KEYS[1000:1300], TODAY + 2, full) == []
    found, _ = kept(path, KEYS, TODAY + 2)
    assert [key for key in (*KEYS[:100], *KEYS[1000:1300]) if key not in found] == []
    assert (500 < len(found) < 1300, path.stat().st_size < full * 1.3) == (True, True)


def test_contents_and_clearing(path: Path) -> None:
    assert (contents(path), size(path), asides(path), clear(path)) == ((), 0, (), (0, ()))
    assert not path.parent.exists()
    path.parent.mkdir()
    path.write_bytes(b"garbage" * 100)
    with pytest.raises(CacheError, match=r": file is not a database; `bilingual cache clear` removes it$"):
        contents(path)
    with Cache(path, [].append, today=TODAY) as cache:
        for number, key in enumerate(KEYS):
            cache.put(key, VALUES[key], "rare" if number % 10 else "frequent")
    assert contents(path) == (("rare", 1800), ("frequent", 200))
    aside = path.with_name(f"{FILE_NAME}.broken")
    before = size(path)
    assert (clear(path), contents(path), kept(path, KEYS)) == ((2000, (aside,)), (), the_keys([]))
    assert size(path) < before / 10
    path.write_bytes(b"garbage" * 100)
    assert (clear(path), list(path.parent.iterdir())) == ((0, (aside,)), [])


def test_the_folder_is_the_users_alone(path: Path) -> None:
    keep(path, KEYS[:1])
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BILINGUAL_CACHE", "mine")
    assert cache_path() == tmp_path / "mine" / FILE_NAME
    monkeypatch.setenv("BILINGUAL_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert (cache_path().name, cache_path().parent.parts[-1]) == (FILE_NAME, "bilingual")
