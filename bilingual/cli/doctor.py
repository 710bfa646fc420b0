"""What `bilingual models doctor` says: plain words, and a remedy for everything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from bilingual.cli.store import SOURCE, Store, arrow, broken_line, install_command, megabytes, short
from bilingual.language import LANGUAGES
from bilingual.store.install import has_changed, leftovers
from bilingual.store.packages import lacking

# Two packages of the public index with their archives, and as much again to be safe.
_ENOUGH = 1_000_000_000

Line = tuple[bool, str]


def diagnosis(store: Store) -> Iterator[Line]:
    """Lines, each with whether what it tells is fine. Raises StoreError for a package that cannot be read."""
    folder = store.places.store
    read_only = [place for place in (folder, folder.parent) if not os.access(place, os.W_OK | os.X_OK)]
    yield from place_lines(folder, shutil.disk_usage(folder).free, read_only)
    for target in LANGUAGES:
        yield from _way(store, target)
    for broken in store.broken:
        yield False, broken_line(broken).strip()
    for package in store.packages:
        if has_changed(package):
            pair = (package.source, package.target)
            yield (
                False,
                f"{short(package.path)} is not what was installed: its files changed; `bilingual models remove "
                f"{' '.join(pair)}` and `{install_command(pair)}` mend that",
            )
    for left in leftovers(folder):
        yield False, f"{short(left)} is left over from an install that was killed; delete it"


def place_lines(folder: Path, free: int, read_only: Iterable[Path]) -> Iterator[Line]:
    """What is to be said of the store's folder, of the bytes free there, and of folders that cannot be written."""
    yield True, f"packages are in {short(folder)}, {megabytes(free)} free"
    if free < _ENOUGH:
        yield False, f"little space: installing needs up to {megabytes(_ENOUGH)}; make room, or set ARGOS_PACKAGES_DIR"
    for place in read_only:
        yield False, f"{short(place)} is read-only: nothing can be installed; set ARGOS_PACKAGES_DIR to another folder"


def _way(store: Store, target: str) -> Iterator[Line]:
    missing = lacking(store.packages, SOURCE, target)
    yield not missing, f"{arrow(SOURCE, target)}: {store.readiness(target)}"
    if missing:
        files = " and ".join(f"translate-{source}_{aim}-….argosmodel" for source, aim in missing)
        yield True, f"  without a network: put {files} into a folder and `bilingual models install --from-dir FOLDER`"
