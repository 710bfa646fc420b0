"""The lexicon: what the draft engine knows besides glossary terms and quantities, as reviewable tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Literal, cast, get_args

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.translate.draft.grammar import Unit

_PACKAGE = "bilingual.translate.draft"

Attach = Literal["left", "right", "both", "none"]

# The part of speech of an entry and the symbol of the grammar that it is.
SYMBOLS = {
    "n": "N",  # noun
    "ns": "NS",  # place
    "ng": "G",  # kind of place that a name goes with: port, station
    "nv": "NV",  # noun of an action: clearance
    "nr": "NR",  # title of a person
    "v": "V",  # verb
    "vq": "VQ",  # verb as it reads before a figure: grow by
    "va": "VP",  # verb phrase without an object
    "vs": "VS",  # verb of saying or thinking: a clause follows
    "a": "A",  # adjective
    "ap": "AP",  # predicate that takes no "be"
    "d": "D",  # adverb that stands before its verb
    "adv": "ADV",  # adverbial that stands behind the verb, or opens the sentence
    "t": "T",  # time
    "r": "R",  # pronoun
    "det": "DET",  # determiner: this, every
    "m": "DET",
    "c": "C",  # conjunction that opens a clause
    "s": "S",  # whole clause
    "say": "SAY",  # subject and verb of saying: a clause follows
    "phrase": "PH",  # ready text
    "p": "W",  # function words: the rules know them; alone they are glossed
    "u": "W",
    "q": "W",
    "f": "W",
    "x": "W",
}
PARTS_OF_SPEECH = frozenset(SYMBOLS)
# Particles and classifiers may have no word of their own in a target language.
_MAY_BE_SILENT = frozenset(("u", "q"))


@dataclass(frozen=True)
class Entry:
    """One word or phrase. `targets` holds a unit (dictionary form and grammar) for each language, in their order.

    An empty form is left out of the output. `noun` names the action of a verb: the noun to 加强 is 加强, strengthening.
    """

    zh: str
    part_of_speech: str
    targets: tuple[tuple[str, Unit], ...]

    @cached_property
    def units(self) -> dict[str, Unit]:
        """The units by language."""
        return dict(self.targets)

    @property
    def symbol(self) -> str:
        """What the entry is to the rules."""
        return SYMBOLS[self.part_of_speech]


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


def load_entries(names: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of the tables. A word may stand once for each part of speech.

    Raises DataError with file and line for a row that is broken or stands twice.
    """
    entries: list[Entry] = []
    places: dict[tuple[str, str], str] = {}
    for name in names:
        for line, row in rows(name, _PACKAGE):
            where = f"{name}:{line}"
            entry = entry_of(row, where)
            key = (entry.zh, entry.symbol)
            if key in places:
                raise DataError(f"{where}: {entry.zh} is already at {places[key]}; remove one")
            places[key] = where
            entries.append(entry)
    return tuple(entries)


def load_signs() -> dict[str, Sign]:
    """The punctuation marks by their Chinese. Raises DataError for an unknown way to attach."""
    signs: dict[str, Sign] = {}
    for line, row in rows("punctuation.csv", _PACKAGE):
        if row["attach"] not in get_args(Attach):
            raise DataError(f"punctuation.csv:{line}: attach is {row['attach']!r}; use {', '.join(get_args(Attach))}")
        signs[row["zh"]] = Sign(row["zh"], (("en", row["en"]), ("ru", row["ru"])), cast(Attach, row["attach"]))
    return signs


def tables(folder: str) -> tuple[str, ...]:
    """The names of the tables of a folder, in order, as resources of this package."""
    place = files(_PACKAGE) / folder
    return tuple(sorted(f"{folder}/{item.name}" for item in place.iterdir() if item.name.endswith(".csv")))


def digest(names: Iterable[str]) -> str:
    """The SHA-256 of the tables' bytes, in hex."""
    sum_of_all = hashlib.sha256()
    for name in names:
        sum_of_all.update((files(_PACKAGE) / name).read_bytes())
    return sum_of_all.hexdigest()


def entry_of(row: dict[str, str], where: str) -> Entry:
    """The entry of a row. Raises DataError, naming the place, for what is not known or missing."""
    if not row["zh"]:
        raise DataError(f"{where}: zh is empty; fill it or remove the row")
    if row["pos"] not in PARTS_OF_SPEECH:
        raise DataError(f"{where}: pos is {row['pos']!r}; use one of {', '.join(sorted(PARTS_OF_SPEECH))}")
    for language in ("en", "ru"):
        text = row[language]
        if text != text.strip():
            raise DataError(f"{where}: {language} begins or ends with a blank; remove it")
        if not text and row["pos"] not in _MAY_BE_SILENT:
            raise DataError(f"{where}: {row['zh']} has no {language}; fill it or give it the part of speech u or q")
    symbol = SYMBOLS[row["pos"]]
    return Entry(
        row["zh"],
        row["pos"],
        (("en", Unit(row["en"], symbol, row["en_grammar"])), ("ru", Unit(row["ru"], symbol, row["ru_grammar"]))),
    )
