"""What `bilingual models` does with the store, and how it says so."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from bilingual.cli.output import put
from bilingual.errors import ConfigError, StoreError
from bilingual.language import LANGUAGES
from bilingual.store.archive import SUFFIX, Archive, peek
from bilingual.store.download import Patience, Watch, download, unwatched
from bilingual.store.index import Offer, fetch_index, read_index
from bilingual.store.install import folder_name, install, remove
from bilingual.store.packages import Broken, Leg, Package, installed, is_code, lacking, route
from bilingual.store.places import downloads_folder, places

SOURCE = "zh"


class Store:
    """The store as one command finds it. Raises ConfigError where Argos Translate's settings are broken."""

    def __init__(self, stall: float = 30.0) -> None:
        if not stall > 0:
            raise ConfigError("--stall is a number of seconds; give more than 0")
        self.places = places()
        self.packages, self.broken = installed(self.places.folders)
        self._patience = Patience(stall=stall)

    def offers(self, *, download: bool) -> tuple[Offer, ...]:
        """What the index offers: the one fetched last, unless it is to be fetched. Raises StoreError."""
        return fetch_index(self.places, self._patience) if download else read_index(self.places.index)

    def listing(self, offers: Sequence[Offer] | None) -> Iterator[str]:
        """The lines of `models list`."""
        yield f"Installed in {short(self.places.store)}:"
        yield from (f"  {_row(package)}  {short(package.path)}" for package in self.packages)
        if not self.packages:
            yield "  none"
        yield from (broken_line(broken) for broken in self.broken)
        yield "Needed:"
        for target in LANGUAGES:
            yield f"  {arrow(SOURCE, target)}: {self.readiness(target)}"
        if offers is not None:
            yield "Offered by the index:"
            have = {(package.source, package.target, package.version) for package in self.packages}
            for offer in offers:
                mark = "  (installed)" if (offer.source, offer.target, offer.version) in have else ""
                yield f"  {_row(offer)}{mark}"

    def readiness(self, target: str) -> str:
        """Whether there is a way to a target language, and which; or the commands that make one."""
        through = route(self.packages, SOURCE, target)
        if through:
            return f"ready ({', '.join(package.path.name for package in through)})"
        commands = (f"`{install_command(pair)}`" for pair in lacking(self.packages, SOURCE, target))
        return f"missing; get it with {' and '.join(commands)}"

    def install(self, what: list[str], from_dir: Path | None) -> None:
        """Installs from files, from a folder, or from the network, as the arguments ask. Raises BilingualError."""
        files = [Path(name) for name in what if name.endswith(SUFFIX) or (not is_code(name) and Path(name).is_file())]
        if files and len(files) == len(what) and from_dir is None:
            for file in files:
                self._put(file)
            return
        if what and not (len(what) == 2 and all(map(is_code, what))):
            raise ConfigError(f"cannot install {' '.join(what)!r}; name two languages (zh en) or {SUFFIX} files")
        if from_dir is not None:
            self._install_from_folder(from_dir, [(what[0], what[1])] if what else _needed())
        elif what:
            self._install_from_network(what[0], what[1])
        else:
            raise ConfigError(f"nothing to install; name two languages (zh en), {SUFFIX} files, or --from-dir FOLDER")

    def remove(self, source: str, target: str) -> None:
        """Removes every package for a pair. Raises StoreError if there is none."""
        found = [package for package in self.packages if (package.source, package.target) == (source, target)]
        if not found:
            raise StoreError(f"no package for {arrow(source, target)} is installed; see `bilingual models list`")
        remove(found)
        for package in found:
            put(f"removed {arrow(source, target)} {package.version} ({short(package.path)})")

    def _install_from_network(self, source: str, target: str) -> None:
        offers = self._fresh_offers()
        known: tuple[Package | Offer, ...] = (*self.packages, *offers)
        way = route(known, source, target)
        if not way:
            raise StoreError(
                f"the index has no package for {arrow(source, target)}; see `bilingual models list --available`"
            )
        for leg in way:
            if isinstance(leg, Offer):
                self._fetch(leg)
            else:
                _say_present(leg)

    def _fresh_offers(self) -> tuple[Offer, ...]:
        """The index, fetched; the one fetched last where that fails. Raises StoreError if there is neither."""
        try:
            return self.offers(download=True)
        except StoreError as error:
            if not self.places.index.exists():
                raise
            typer.echo(f"bilingual: {error}", err=True)
            typer.echo("bilingual: going on with the index that was fetched last", err=True)
            return self.offers(download=False)

    def _fetch(self, offer: Offer) -> None:
        what = f"{arrow(offer.source, offer.target)} {offer.version}"
        path = downloads_folder() / f"{folder_name(offer)}{SUFFIX}"
        with _progress(what) as watch:
            link = download(offer.links, path, what, self._patience, watch)
        put(f"downloaded {what} from {link}")
        try:
            package = self._put(path, (offer.source, offer.target))
        finally:
            path.unlink(missing_ok=True)
        if package.version != offer.version:
            _warn(f"the index calls this package {offer.version}, but it calls itself {package.version}")

    def _install_from_folder(self, folder: Path, pairs: Sequence[tuple[str, str]]) -> None:
        """Installs what the way for each pair needs and the store lacks. Raises StoreError if a way is missing."""
        archives = _archives(folder)
        known: tuple[Package | Archive, ...] = (*self.packages, *archives)
        ways = {pair: route(known, *pair) for pair in pairs}
        missing = [arrow(*pair) for pair, way in ways.items() if not way]
        if missing:
            raise StoreError(f"{folder}: has no package ({SUFFIX}) for {' or '.join(missing)}; copy it there first")
        for leg in dict.fromkeys(leg for way in ways.values() for leg in way):
            if isinstance(leg, Archive):
                self._put(leg.path, (leg.source, leg.target))
            else:
                _say_present(leg)

    def _put(self, file: Path, pair: tuple[str, str] | None = None) -> Package:
        done = install(file, self.places.store, pair=pair)
        package = done.package
        put(f"installed {arrow(package.source, package.target)} {package.version} in {short(package.path)}")
        put(f"  SHA-256 of its file: {done.archive}")
        if done.archive_before:
            _warn(
                f"this is another file than the {package.version} installed here before "
                f"(SHA-256 {done.archive_before}); its publisher should know why"
            )
        return package


def arrow(source: str, target: str) -> str:
    """A language pair as it is printed."""
    return f"{source} -> {target}"


def short(path: Path) -> str:
    """A path as people write it."""
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)


def install_command(pair: tuple[str, str]) -> str:
    """What to type to get a package."""
    return f"bilingual models install {pair[0]} {pair[1]}"


def broken_line(broken: Broken) -> str:
    """What is wrong with a folder of the store, and what to do."""
    return f"  broken: {short(broken.path)} {broken.reason}; delete that folder and install the package again"


def _row(leg: Package | Offer) -> str:
    size = f"  {megabytes(leg.size())}" if isinstance(leg, Package) else ""
    return f"{arrow(leg.source, leg.target)}  {leg.version or '?'}  {leg.name}{size}"


def megabytes(size: int) -> str:
    """A number of bytes in MB."""
    return f"{size / 1e6:,.1f} MB"


def _warn(message: str) -> None:
    typer.echo(f"bilingual: warning: {message}", err=True)


def _say_present(leg: Leg) -> None:
    put(f"{arrow(leg.source, leg.target)} {leg.version} is installed already")


def _needed() -> list[tuple[str, str]]:
    return [(SOURCE, target) for target in LANGUAGES]


def _archives(folder: Path) -> tuple[Archive, ...]:
    """The packages in a folder; a file that is none is named and left out. Raises StoreError if it is no folder."""
    try:
        files = sorted(path for path in folder.iterdir() if path.name.lower().endswith(SUFFIX))
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read as a folder: {error.strerror}; check its name") from error
    found = []
    for file in files:
        try:
            archive = peek(file)
        except StoreError as error:
            typer.echo(f"bilingual: {error}", err=True)
        else:
            found.extend([archive] if archive else [])
    return tuple(found)


@contextmanager
def _progress(what: str) -> Iterator[Watch]:
    """A bar on standard error while a download lasts, where that is a terminal."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn(what), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)

        def watch(done: int, total: int | None) -> None:
            progress.update(task, completed=done, total=total)

        yield watch
