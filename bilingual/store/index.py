"""The index of packages that can be fetched: Argos Translate's own, with the file it shares with other programs.

Each entry names languages, version and links; it has no checksums.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import StoreError
from bilingual.store.download import Patience, download
from bilingual.store.packages import is_other_kind, parse_json, read_metadata
from bilingual.store.places import Places, downloads_folder
from bilingual.store.records import replace_file


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that the index offers under each of its links."""

    source: str
    target: str
    version: str
    name: str
    links: tuple[str, ...]


def read_index(path: Path) -> tuple[Offer, ...]:
    """The offers of the index fetched last. Raises StoreError if there is none or it is no index."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError("no index of packages yet; fetch it with `bilingual models list --download`") from error
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}; check its permissions") from error
    return _offers(data, str(path))


def fetch_index(places: Places, patience: Patience) -> tuple[Offer, ...]:
    """Fetches the index and puts it in place of the last one, which stays if the new one is none. Raises StoreError."""
    fetched = downloads_folder() / "index.json"
    try:
        download((places.index_address,), fetched, "the index of packages", patience)
        data = fetched.read_bytes()
        offers = _offers(data, places.index_address)
        replace_file(places.index, data)
    except OSError as error:
        raise StoreError(f"{places.index}: cannot be written: {error.strerror}; check the disk") from error
    finally:
        with suppress(OSError):
            fetched.unlink()
    return offers


def _offers(data: bytes, origin: str) -> tuple[Offer, ...]:
    """Entries that are no language pair, or not whole, are left out: one of them must not hide the others."""
    entries = parse_json(data)
    if not isinstance(entries, list):
        raise StoreError(f"{origin}: is no index of packages; fetch it anew with `bilingual models list --download`")
    found = []
    for entry in entries:
        metadata = None if is_other_kind(entry) else read_metadata(entry)
        links = entry.get("links") if isinstance(entry, dict) else None
        if metadata and isinstance(links, list):
            # Links are printed: one must not steer a terminal.
            usable = tuple(link for link in links if isinstance(link, str) and link.isprintable())
            found.append(Offer(metadata.source, metadata.target, metadata.version, metadata.name, usable))
    return tuple(sorted(found, key=lambda offer: (offer.source, offer.target)))
