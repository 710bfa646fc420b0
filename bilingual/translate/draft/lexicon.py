"""The lexicon: what the draft engine knows besides glossary terms and quantities, as reviewable tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast, get_args

from bilingual.errors import DataError
from bilingual.language.data import rows

_PACKAGE = "bilingual.translate.draft"

# How words read that mean something else right before a figure.
BEFORE_FIGURES = "before_figures.csv"

Attach = Literal["left", "right", "both", "none"]

# Parts of speech, as the ICTCLAS tag set abbreviates them; "phrase" is ready text.
PARTS_OF_SPEECH = frozenset(("v", "n", "nr", "ns", "t", "a", "d", "p", "c", "u", "m", "q", "r", "f", "phrase", "x"))
# Particles and classifiers may have no word of their own in a target language.
_MAY_BE_SILENT = frozenset(("u", "q"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase. `targets` holds (language, dictionary form); an empty form is left out of the output."""

    zh: str
    part_of_speech: str
    targets: tuple[tuple[str, str], ...]
    ru_grammar: str = ""

    def target(self, language: str) -> str | None:
        """The form for a language, None where the lexicon has no column for it."""
        for code, form in self.targets:
            if code == language:
                return form
        return None


@dataclass(frozen=True, slots=True)
class Sign:
    """A punctuation mark and the side on which it joins its neighbour without a blank."""

    zh: str
    targets: tuple[tuple[str, str], ...]
    attach: Attach

    def target(self, language: str) -> str:
        """The sign in a language; the Chinese one where the table has no column for it."""
        for code, form in self.targets:
            if code == language:
                return form
        return self.zh


def load_entries(names: Iterable[str]) -> dict[str, Entry]:
    """The entries of the tables by their Chinese.

    Raises DataError with file and line for a row that is broken or stands twice.
    """
    entries: dict[str, Entry] = {}
    places: dict[str, str] = {}
    for name in names:
        for line, row in rows(name, _PACKAGE):
            where = f"{name}:{line}"
            entry = _entry(row, where)
            if entry.zh in places:
                raise DataError(f"{where}: {entry.zh} is already at {places[entry.zh]}; remove one")
            places[entry.zh] = where
            entries[entry.zh] = entry
    return entries


def load_signs() -> dict[str, Sign]:
    """The punctuation marks by their Chinese. Raises DataError for an unknown way to attach."""
    signs: dict[str, Sign] = {}
    for line, row in rows("punctuation.csv", _PACKAGE):
        if row["attach"] not in get_args(Attach):
            raise DataError(f"punctuation.csv:{line}: attach is {row['attach']!r}; use {', '.join(get_args(Attach))}")
        signs[row["zh"]] = Sign(row["zh"], (("en", row["en"]), ("ru", row["ru"])), cast(Attach, row["attach"]))
    return signs


def lexicon_files() -> tuple[str, ...]:
    """The names of the tables, in order, as resources of this package."""
    folder = files(_PACKAGE) / "lexicon"
    return tuple(sorted(f"lexicon/{item.name}" for item in folder.iterdir() if item.name.endswith(".csv")))


def digest(names: Iterable[str]) -> str:
    """The SHA-256 of the tables' bytes, in hex."""
    sum_of_all = hashlib.sha256()
    for name in names:
        sum_of_all.update((files(_PACKAGE) / name).read_bytes())
    return sum_of_all.hexdigest()


def _entry(row: dict[str, str], where: str) -> Entry:
    if not row["zh"]:
        raise DataError(f"{where}: zh is empty; fill it or remove the row")
    if row["pos"] not in PARTS_OF_SPEECH:
        raise DataError(f"{where}: pos is {row['pos']!r}; use one of {', '.join(sorted(PARTS_OF_SPEECH))}")
    targets = (("en", row["en"]), ("ru", row["ru"]))
    for language, text in targets:
        if text != text.strip():
            raise DataError(f"{where}: {language} begins or ends with a blank; remove it")
        if not text and row["pos"] not in _MAY_BE_SILENT:
            raise DataError(f"{where}: {row['zh']} has no {language}; fill it or give it the part of speech u or q")
    return Entry(row["zh"], row["pos"], targets, row["ru_grammar"])
