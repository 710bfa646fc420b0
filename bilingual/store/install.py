"""Packages into the store and out of it: unpacked and examined outside of it, then moved in by renaming.

At every moment a whole package stands in the store, the old one or the new one, and never half of one.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bilingual.errors import StoreError
from bilingual.store.archive import unpack
from bilingual.store.packages import Broken, Leg, Package, examine, installed
from bilingual.store.records import file_digest, lookup, remember

STAGING = ".bilingual-"
_INSTALLS = "installs"


@dataclass(frozen=True, slots=True)
class Installed:
    """A package that was installed. `archive` is the SHA-256 of its file; `archive_before` that of the file of the same
    languages and version that was installed here before, if it was another.
    """

    package: Package
    archive: str
    archive_before: str | None


def install(archive: Path, store: Path, *, pair: tuple[str, str] | None = None) -> Installed:
    """Puts the package of an .argosmodel file into the store, in place of any other for its languages.

    Raises StoreError, the store left as it was, if the file is not a whole and harmless package, or not for the pair.
    """
    with _staging(store) as staging:
        package = _examined(unpack(archive, staging / "new"), archive)
        if pair and (package.source, package.target) != pair:
            raise StoreError(
                f"{archive}: translates {package.source} -> {package.target}, not {pair[0]} -> {pair[1]}; "
                "the index or the file's name is wrong"
            )
        try:
            digest = file_digest(archive)
            package = _place(package, store, staging)
        except OSError as error:
            raise StoreError(f"{store}: the package cannot be put there: {error.strerror}; check the disk") from error
    known = lookup(_INSTALLS, package.path.name)
    before = known.get("archive") if isinstance(known, dict) else None
    remember(_INSTALLS, package.path.name, {"archive": digest, "content": package.digest})
    return Installed(package, digest, str(before) if before and before != digest else None)


def remove(packages: Iterable[Package]) -> None:
    """Takes packages out of the store. Raises StoreError if one cannot be moved; those before it are gone."""
    for package in packages:
        with _staging(package.path.parent) as staging:
            try:
                package.path.rename(staging / package.path.name)
            except OSError as error:
                raise StoreError(
                    f"{package.path}: cannot be removed: {error.strerror}; check the permissions of its folder"
                ) from error


def has_changed(package: Package) -> bool:
    """Whether a package that we installed is no longer what it was then. Reads all of it. Raises StoreError."""
    known = lookup(_INSTALLS, package.path.name)
    return isinstance(known, dict) and known.get("content") != package.computed_digest()


def leftovers(store: Path) -> tuple[Path, ...]:
    """Staging folders beside the store that an install which was killed left behind."""
    return tuple(sorted(store.parent.glob(f"{STAGING}*")))


@contextmanager
def _staging(store: Path) -> Iterator[Path]:
    """A folder that goes away in the end. Beside the store and not in it, where argostranslate would trip over it."""
    try:
        folder = tempfile.TemporaryDirectory(prefix=STAGING, dir=store.parent)
    except OSError as error:
        raise StoreError(
            f"{store.parent}: cannot be written: {error.strerror}; packages are unpacked there, beside the store"
        ) from error
    with folder as name:
        yield Path(name)


def _examined(folder: Path, archive: Path) -> Package:
    package = examine(folder)
    if isinstance(package, Package):
        return package
    reason = package.reason if isinstance(package, Broken) else "is no translation package"
    raise StoreError(f"{archive}: {reason}; fetch the file anew")


def _place(package: Package, store: Path, staging: Path) -> Package:
    """Moves the new package in and then the ones it replaces out, so that there is one at every moment."""
    pair = (package.source, package.target)
    home = store / folder_name(package)
    standing = examine(home) if home.is_dir() else None
    if isinstance(standing, Package) and (standing.source, standing.target) != pair:
        raise StoreError(f"{home}: is a package for {standing.source} -> {standing.target}; rename that folder first")
    present, _ = installed((store,))
    replaced = [each.path for each in present if (each.source, each.target) == pair and each.path != home]
    taken = home.exists() or home.is_symlink()
    landing = store / f"{home.name}{staging.name}" if taken else home
    done: list[tuple[Path, Path]] = []
    try:
        _move(package.path, landing, done)
        for number, path in enumerate([*replaced, *([home] if taken else [])]):
            _move(path, staging / f"old{number}", done)
        if landing != home:
            _move(landing, home, done)
    except OSError:
        for before, after in reversed(done):
            after.rename(before)
        raise
    return replace(package, path=home)


def _move(before: Path, after: Path, done: list[tuple[Path, Path]]) -> None:
    """Renames and notes it, to be undone if a later step fails."""
    before.rename(after)
    done.append((before, after))


def folder_name(package: Leg) -> str:
    """The folder's name as Argos builds its archives: translate-zh_en-1_9."""
    version = re.sub(r"[^0-9A-Za-z]+", "_", package.version)
    return f"translate-{package.source}_{package.target}" + (f"-{version}" if version else "")
