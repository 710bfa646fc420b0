"""The packages that are installed, and the way they give from one language to another.

A package is a folder with metadata.json, a CTranslate2 model in model/, and the tokenizer: sentencepiece.model or
bpe.model (argostranslate/package.py). argostranslate raises where one folder of the store is broken; we name it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bilingual.errors import StoreError
from bilingual.store.places import places
from bilingual.store.records import content_digest, recorded_digest

PIVOT = "en"
TOKENIZERS = ("sentencepiece.model", "bpe.model")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")


class Leg(Protocol):
    """Anything that leads from one language to another: a package installed, on offer, or in a file."""

    @property
    def source(self) -> str: ...

    @property
    def target(self) -> str: ...

    @property
    def version(self) -> str: ...


AnyLeg = TypeVar("AnyLeg", bound=Leg)


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package, whole as far as its files go. `name` is for people: "Chinese -> English".

    `tokenizer` is the file of TOKENIZERS it has; `target_prefix` is what the model wants before each target.
    """

    path: Path
    source: str
    target: str
    version: str
    tokenizer: str = TOKENIZERS[0]
    name: str = ""
    target_prefix: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of model and tokenizer, quick after the first time. Raises StoreError if one cannot be read."""
        try:
            return recorded_digest(self.path, self._content())
        except OSError as error:
            raise unreadable(self.path, error) from error

    def computed_digest(self) -> str:
        """The same, from the bytes as they are now. Raises StoreError if a file cannot be read."""
        try:
            return content_digest(self._content())
        except OSError as error:
            raise unreadable(self.path, error) from error

    def size(self) -> int:
        """The bytes of all its files. Raises StoreError if one cannot be looked at."""
        try:
            return sum(path.stat().st_size for path in self.path.rglob("*") if path.is_file())
        except OSError as error:
            raise unreadable(self.path, error) from error

    def _content(self) -> Iterable[tuple[str, Path]]:
        model = ((path.relative_to(self.path).as_posix(), path) for path in (self.path / "model").rglob("*"))
        return [*((name, path) for name, path in model if path.is_file()), (self.tokenizer, self.path / self.tokenizer)]


@dataclass(frozen=True, slots=True)
class Broken:
    """A folder of the store that is no usable package; `reason` reads on after its path."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What bilingual reads of a metadata.json or of an entry of the index."""

    source: str
    target: str
    version: str
    name: str
    target_prefix: str = ""


def installed(folders: Iterable[Path] | None = None) -> tuple[tuple[Package, ...], tuple[Broken, ...]]:
    """The packages of the store's folders (all that Argos Translate's settings name, unless given) and the broken ones.

    Packages that are no translation pair (Argos knows some for sentence splitting) are in neither.
    Raises ConfigError only, if the settings cannot be read.
    """
    found: list[Package] = []
    broken: list[Broken] = []
    for folder in places().folders if folders is None else folders:
        try:
            children = sorted(child for child in folder.iterdir() if child.is_dir())
        except FileNotFoundError:
            continue
        except OSError as error:
            broken.append(Broken(folder, f"cannot be read: {error.strerror}"))
            continue
        for child in children:
            examined = examine(child)
            if isinstance(examined, Package):
                found.append(examined)
            elif examined:
                broken.append(examined)
    return tuple(found), tuple(broken)


def examine(folder: Path) -> Package | Broken | None:
    """The package in a folder, or what it lacks; None for a package of another kind."""
    try:
        content = parse_json((folder / "metadata.json").read_bytes())
        names = {path.name for path in folder.iterdir()}
        model = {path.name for path in (folder / "model").iterdir()} if "model" in names else set()
    except FileNotFoundError:
        return Broken(folder, "has no metadata.json")
    except OSError as error:
        return Broken(folder, f"cannot be read: {error.strerror}")
    if is_other_kind(content):
        return None
    metadata = read_metadata(content)
    if metadata is None:
        return Broken(folder, "has a metadata.json that does not name one language pair")
    if "model.bin" not in model:
        return Broken(folder, "has no model (model/model.bin)")
    # One for both languages or one for each, as .json or .txt. Older models have no config.json.
    if not any("vocabulary" in name for name in model):
        return Broken(folder, "has a model without its vocabulary")
    tokenizer = next((name for name in TOKENIZERS if name in names), None)
    if tokenizer is None:
        return Broken(folder, f"has no tokenizer that bilingual knows ({' or '.join(TOKENIZERS)})")
    return Package(
        folder, metadata.source, metadata.target, metadata.version, tokenizer, metadata.name, metadata.target_prefix
    )


def parse_json(data: bytes) -> Any:
    """The value of JSON text; None if it is none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def is_other_kind(content: object) -> bool:
    """Whether metadata are of a package that does not translate. `type` is "translate" unless given."""
    return isinstance(content, dict) and content.get("type", "translate") != "translate"


def read_metadata(content: object) -> Metadata | None:
    """The metadata in a parsed JSON value; None if it names no language pair that bilingual can read."""
    if not isinstance(content, dict):
        return None
    source, target = content.get("from_code"), content.get("to_code")
    if not (isinstance(source, str) and isinstance(target, str) and is_code(source) and is_code(target)):
        return None
    return Metadata(
        source,
        target,
        _printable(content.get("package_version")),
        f"{_printable(content.get('from_name')) or source} -> {_printable(content.get('to_name')) or target}",
        str(content.get("target_prefix") or ""),
    )


def is_code(text: str) -> bool:
    """Whether a text is a language code, such as zh or pt-BR."""
    return _CODE.fullmatch(text) is not None


def route(packages: Sequence[AnyLeg], source: str, target: str) -> tuple[AnyLeg, ...]:
    """The packages to go through: one direct, else two through a pivot, English before others; () if there are none.

    Of several for a pair the highest version counts, the first of equal ones.
    """
    best: dict[tuple[str, str], AnyLeg] = {}
    for package in packages:
        pair = (package.source, package.target)
        if pair not in best or version_key(package.version) > version_key(best[pair].version):
            best[pair] = package
    if (source, target) in best:
        return (best[source, target],)
    for pivot in sorted({middle for start, middle in best if start == source}, key=lambda code: (code != PIVOT, code)):
        if (pivot, target) in best:
            return best[source, pivot], best[pivot, target]
    return ()


def lacking(packages: Sequence[Leg], source: str, target: str) -> tuple[tuple[str, str], ...]:
    """The language pairs to install so that there is a route; () if there is one."""
    if route(packages, source, target):
        return ()
    have = {(package.source, package.target) for package in packages}
    wanted = ((source, PIVOT), (PIVOT, target)) if PIVOT not in (source, target) else ((source, target),)
    return tuple(pair for pair in wanted if pair not in have)


def version_key(version: str) -> tuple[int, ...]:
    """Orders versions: 1.10 after 1.9. What is no number in them is passed over."""
    return tuple(int(number) for number in re.findall(r"[0-9]{1,9}", version))


def unreadable(path: Path, error: OSError) -> StoreError:
    """The error of a file in a package that cannot be read."""
    return StoreError(f"{error.filename or path}: cannot be read: {error.strerror}; check its permissions")


def _printable(value: object) -> str:
    # It is printed on terminals, and becomes part of a folder's name.
    return "".join(sign for sign in str(value or "") if sign.isprintable())[:40]
