"""What shaped an output: code, data, libraries, glossaries, engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

import bilingual
from bilingual.glossary import Glossary
from bilingual.language.style import Style
from bilingual.model import Recipe
from bilingual.normalise import script_recipe
from bilingual.translate import Engine
from bilingual.translate.draft.lexicon import digest as lexicon_digest
from bilingual.translate.draft.lexicon import tables as lexicon_tables

# Libraries besides OpenCC whose version can change a target or a finding.
_LIBRARIES = ("babel", "pymorphy3")
# The script, the glossaries and the engine have entries of their own; of the sheet's tables no bitext sees anything.
_OWN_ENTRIES = frozenset(("normalise", "glossaries", "translate", "sheet"))


def make_recipe(
    engine: Engine,
    glossary: Glossary,
    languages: tuple[str, ...],
    levels: tuple[tuple[str, str], ...] = (),
    style: Style | None = None,
) -> Recipe:
    """The recipe of a build, its entries in a fixed order; a style that is not the default by its name and digest."""
    return Recipe(
        (
            ("bilingual", bilingual.__version__),
            ("data", f"sha256:{data_digest()[:12]}"),
            *((library, metadata.version(library)) for library in _LIBRARIES),
            ("script", script_recipe()),
            *((f"glossary {name}", f"sha256:{digest[:12]}") for name, digest in glossary.sources),
            ("engine", engine.recipe),
            ("languages", " ".join(languages)),
            *((("checks", " ".join(f"{name}={level}" for name, level in levels)),) if levels else ()),
            *_profile(style),
        )
    )


def _profile(style: Style | None) -> tuple[tuple[str, str], ...]:
    return (("profile", style.recipe),) if style and style.recipe else ()


def make_sheet_recipe(glossary: Glossary, languages: tuple[str, ...], style: Style | None = None) -> Recipe:
    """The recipe of a sheet, short enough to stand on it: all glossaries have one digest."""
    glossaries = hashlib.sha256("".join(f"{name}\0{digest}\0" for name, digest in glossary.sources).encode())
    tables = hashlib.sha256(b"".join(table.read_bytes() for _, table in _tables(files("bilingual.sheet"), "sheet/")))
    return Recipe(
        (
            ("bilingual", bilingual.__version__),
            ("data", f"sha256:{data_digest()[:12]}"),
            ("sheet tables", f"sha256:{tables.hexdigest()[:12]}"),
            ("lexicon", f"sha256:{lexicon_digest(lexicon_tables('lexicon'))[:12]}"),
            *((library, metadata.version(library)) for library in ("babel", "pypinyin")),
            ("script", script_recipe()),
            (f"{len(glossary.sources)} glossaries", f"sha256:{glossaries.hexdigest()[:12]}"),
            ("languages", " ".join(languages)),
            *_profile(style),
        )
    )


@cache
def data_digest() -> str:
    """The SHA-256 of the names and bytes of the package's tables (units, months, page furniture …), in hex."""
    digest = hashlib.sha256()
    for name, table in _tables(files("bilingual"), ""):
        digest.update(f"{name}\0".encode() + table.read_bytes())
    return digest.hexdigest()


def _tables(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda each: each.name):
        if item.is_dir():
            if path or item.name not in _OWN_ENTRIES:
                yield from _tables(item, f"{path}{item.name}/")
        elif item.name.endswith((".csv", ".toml")):
            yield f"{path}{item.name}", item
