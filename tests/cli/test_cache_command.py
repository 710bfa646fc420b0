"""`bilingual build` with its cache, and `bilingual cache`: on the real command line, with an engine that counts."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest
from children import Run
from counting import asked, outputs, run

FILE = "translations.sqlite"
BUILD = ("build", "*.txt", "--to", "en", "--format", "md", "--format", "json")
GOES_ON = "this build goes on without the cache; name another folder with BILINGUAL_CACHE"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("口岸開放\n\n海關查驗3噸。中歐班列出境。\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def written(folder: Path) -> dict[str, bytes]:
    """What a build without the cache writes."""
    assert run(folder, *BUILD, "--no-cache", "--quiet") == (0, [], [])
    briefs = outputs(folder)
    for name in briefs:
        (folder / name).unlink()
    assert len(asked(folder)) == 3
    return briefs


def test_a_rebuild_says_how_much_it_took_from_the_cache(folder: Path, written: dict[str, bytes]) -> None:
    first = run(folder, *BUILD)
    assert (first[0], first[2], len(asked(folder)), outputs(folder)) == (0, [], 3, written)
    assert "Cache" not in " ".join(first[1])
    again = run(folder, *BUILD)
    assert again == (0, [*first[1], "Cache: 3 of 3 translations."], [])
    assert (asked(folder), outputs(folder)) == ([], written)
    (folder / "b.txt").write_text("口岸開放\n\n口岸關閉\n", encoding="utf-8")
    assert run(folder, *BUILD)[1][-2:] == ["Cache: 4 of 5 translations.", "2 files built"]
    assert asked(folder) == ["en 口岸关闭"]


def test_without_the_cache_it_is_neither_read_nor_written(
    folder: Path, written: dict[str, bytes], cache_folder: Path
) -> None:
    assert not cache_folder.exists()
    run(folder, *BUILD)
    assert outputs(folder) == written
    kept = {path.name: path.read_bytes() for path in cache_folder.iterdir()}
    asked(folder)
    (folder / "b.txt").write_text("口岸關閉\n", encoding="utf-8")
    (folder / "bilingual.toml").write_text("[build]\ncache = false\n", encoding="utf-8")
    assert run(folder, *BUILD, "--quiet") == (0, [], [])
    assert (len(asked(folder)), {path.name: path.read_bytes() for path in cache_folder.iterdir()}) == (4, kept)
    assert run(folder, *BUILD, "--cache", "--quiet") == (0, [], [])
    assert asked(folder) == ["en 口岸关闭"]


def test_a_draft_is_not_kept(folder: Path, bilingual: Run, cache_folder: Path) -> None:
    assert bilingual("build", "a.txt", "--engine", "draft", "--format", "md").returncode == 0
    assert (len(outputs(folder)), cache_folder.exists()) == (1, False)


def test_a_broken_cache_is_set_aside(folder: Path, written: dict[str, bytes], cache_folder: Path) -> None:
    cache_folder.mkdir(parents=True)
    (cache_folder / FILE).write_bytes(b"garbage" * 1000)
    aside = f"file is not a database; set aside as {FILE}.broken, a new cache is begun"
    assert run(folder, *BUILD, "--quiet") == (0, [], [f"bilingual: {cache_folder / FILE}: {aside}"])
    assert (len(asked(folder)), outputs(folder)) == (3, written)
    assert (cache_folder / f"{FILE}.broken").read_bytes() == b"garbage" * 1000
    assert run(folder, *BUILD, "--quiet") == (0, [], [])
    assert (asked(folder), outputs(folder)) == ([], written)


def test_a_folder_that_cannot_be_written(folder: Path, written: dict[str, bytes], cache_folder: Path) -> None:
    cache_folder.parent.mkdir(exist_ok=True)
    cache_folder.write_bytes(b"")
    said = f"bilingual: {cache_folder / FILE}: Not a directory; {GOES_ON}"
    assert run(folder, *BUILD, "--quiet") == (0, [], [said])
    assert (len(asked(folder)), outputs(folder)) == (3, written)


@pytest.mark.parametrize("room", [10_000, 100_000])
def test_a_full_disk_under_the_cache(folder: Path, cache_folder: Path, room: int) -> None:
    def fill() -> None:
        # The largest file that the child may write: its briefs are smaller, its cache grows larger.
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"{'口岸開放' * 50}第{number}\n", encoding="utf-8")
    build = ("build", "*.txt", "--to", "en", "--format", "md", "--quiet")
    code, said, complained = run(folder, *build, preexec_fn=fill)
    assert (code, said, len(complained), len(asked(folder))) == (0, [], 1, 123)
    assert complained[0].startswith(f"bilingual: {cache_folder / FILE}: ")
    assert complained[0].endswith(f"; {GOES_ON}")
    written = outputs(folder)
    assert (len(written), max(map(len, written.values())) < 10_000) == (121, True)
    # Once there is room again, what was kept is whole, and the rest is translated.
    assert run(folder, *build) == (0, [], [])
    assert outputs(folder) == written


def test_stats_and_clear(folder: Path, bilingual: Run, cache_folder: Path) -> None:
    path = cache_folder / FILE
    assert bilingual("cache", "stats").stdout == f"{path}: 0 translations, 0 bytes\n"
    assert bilingual("cache", "clear").stdout == f"{path}: removed 0 translations\n"
    assert not cache_folder.exists()
    run(folder, *BUILD)
    first, *rest = bilingual("cache", "stats").stdout.splitlines()
    assert (first.rpartition(",")[0], rest) == (f"{path}: 3 translations", ["  3 by counting 1"])
    assert bilingual("cache", "clear").stdout == f"{path}: removed 3 translations\n"
    asked(folder)
    run(folder, *BUILD)
    assert len(asked(folder)) == 3


def test_stats_and_clear_of_a_broken_cache(bilingual: Run, cache_folder: Path) -> None:
    path = cache_folder / FILE
    cache_folder.mkdir(parents=True)
    path.write_bytes(b"garbage" * 1000)
    done = bilingual("cache", "stats")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"bilingual: {path}: file is not a database; `bilingual cache clear` removes it\n"
    path.rename(f"{path}.broken")
    assert bilingual("cache", "stats").stdout.splitlines() == [
        f"{path}: 0 translations, 7.0 kB",
        f"  damaged and set aside: {FILE}.broken",
    ]
    assert bilingual("cache", "clear").stdout.splitlines() == [
        f"{path}: removed 0 translations",
        f"{path}.broken: removed",
    ]
    assert list(cache_folder.iterdir()) == []
