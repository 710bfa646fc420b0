"""A download that is not whole yet: FILE.part, and FILE.part.json which says what it is a part of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import StoreError


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part comes from. `validator` (a strong ETag or a date) tells whether the server still has the same file,
    `total` is the length it named; either may be missing.
    """

    link: str
    validator: str = ""
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The part beside the path that the whole will have. Every method raises StoreError where the disk refuses."""

    whole: Path

    @property
    def path(self) -> Path:
        return self.whole.with_name(f"{self.whole.name}.part")

    @property
    def _note(self) -> Path:
        return self.whole.with_name(f"{self.whole.name}.part.json")

    def size(self) -> int:
        """How many bytes are there."""
        with self._on_disk():
            return self.path.stat().st_size if self.path.exists() else 0

    def resumable(self, link: str) -> Source | None:
        """What is known of the part, if it came from this link and can be told from a part of another file."""
        try:
            noted = json.loads(self._note.read_bytes())
            source = Source(str(noted["link"]), str(noted["validator"]), noted["total"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if source.link != link or not self.size() or not isinstance(source.total, int):
            return None
        return source

    def begin(self, source: Source) -> None:
        """Starts anew, forgetting what was there."""
        with self._on_disk():
            self.whole.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_bytes(b"")
            note = {"link": source.link, "validator": source.validator, "total": source.total}
            self._note.write_text(json.dumps(note), encoding="utf-8")

    def append(self, blocks: Iterable[bytes]) -> Iterator[int]:
        """Adds blocks as they come; yields the size after each."""
        with self._on_disk(), self.path.open("ab") as stream:
            for block in blocks:
                stream.write(block)
                stream.flush()
                yield stream.tell()

    def finish(self) -> None:
        """The part becomes the whole."""
        with self._on_disk():
            self.path.replace(self.whole)
            self._note.unlink(missing_ok=True)

    def discard(self) -> None:
        """Removes what is there."""
        with self._on_disk():
            self.path.unlink(missing_ok=True)
            self._note.unlink(missing_ok=True)

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"{self.path}: cannot be written: {error.strerror}; check the disk and its permissions"
            ) from error
