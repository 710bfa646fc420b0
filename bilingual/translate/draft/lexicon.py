"""The lexicon: what the draft engine knows besides glossary terms and quantities, as reviewable tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast, get_args

from bilingual.errors import DataError
from bilingual.formats.files import read_bytes
from bilingual.glossary.sheet import decode_sheet, read_sheet
from bilingual.language.data import rows
from bilingual.normalise import canonical
from bilingual.translate.draft.grammar import INFLECTED_AS, Unit

_PACKAGE = "bilingual.translate.draft"

COLUMNS = ("zh", "pos", "en", "en_grammar", "ru", "ru_grammar", "note")
_REQUIRED = ("zh", "pos", "en", "ru")

# A row with its line.
Line = tuple[int, dict[str, str]]

Attach = Literal["left", "right", "both", "none"]

# The part of speech of an entry and the symbol of the grammar that it is.
SYMBOLS = {
    "n": "N",  # noun
    "ns": "NS",  # place
    "ng": "G",  # kind of place that a name goes with: port, station
    "nv": "NV",  # noun of an action: clearance
    "nt": "NT",  # flow of trade, which takes its goods and an amount: imports
    "nr": "NR",  # title of a person
    "v": "V",  # verb
    "vq": "VQ",  # verb as it reads before a figure: grow by
    "va": "VP",  # verb phrase without an object
    "vi": "VI",  # verb whose subject may stand behind it: 通行货车36辆次
    "vs": "VS",  # verb of saying or thinking: a clause follows
    "a": "A",  # adjective
    "ap": "AP",  # predicate that takes no "be"
    "d": "D",  # adverb that stands before its verb
    "adv": "ADV",  # adverbial that stands behind the verb, or opens the sentence
    "t": "T",  # time
    "r": "R",  # pronoun
    "det": "DET",  # determiner: this, every
    "m": "DET",
    "dp": "DP",  # determiner of several: these, all, various
    "mq": "MQ",  # indefinite quantity of what follows: a large number of
    "num": "Q",  # small number in words: two; en_grammar is its value, of several one that takes the same forms
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


def load_entries(tables: Iterable[tuple[str, Iterable[Line]]]) -> tuple[Entry, ...]:
    """The entries of tables, given with their names. A word may stand once for each part of speech.

    Raises DataError with file and line for a row that is broken or stands twice.
    """
    entries: list[Entry] = []
    places: dict[tuple[str, str], str] = {}
    for name, table in tables:
        for line, row in table:
            where = f"{name}:{line}"
            entry = entry_of(row, where)
            key = (entry.zh, entry.symbol)
            if key in places:
                raise DataError(f"{where}: {entry.zh} is already at {places[key]}; remove one")
            places[key] = where
            entries.append(entry)
    return tuple(entries)


def built_in_tables() -> Iterator[tuple[str, Iterable[Line]]]:
    """The tables of the lexicon that comes along, with their names."""
    for name in tables("lexicon"):
        yield name, rows(name, _PACKAGE)


def user_table(path: Path) -> tuple[str, tuple[Line, ...]]:
    """A lexicon of one's own, as a spreadsheet may have saved it; columns that are optional may be missing.

    Raises InputError if it cannot be read, DataError with file and line for what is no lexicon.
    """
    name = str(path)
    sheet = read_sheet(decode_sheet(read_bytes(path), name), name)
    unknown = [column for column in sheet.columns if column not in COLUMNS]
    missing = [column for column in _REQUIRED if column not in sheet.columns]
    if unknown or missing:
        what = f"has no column {missing[0]}" if missing else f"has an unknown column {unknown[0]!r}"
        raise DataError(f"{name}:1: {what}; the columns of a lexicon are {', '.join(COLUMNS)}")
    lines = [(row.line, {column: row.cells.get(column, "").strip() for column in COLUMNS}) for row in sheet.rows]
    simple = canonical(row["zh"] for _, row in lines)
    return name, tuple((line, {**row, "zh": simple[row["zh"]]}) for line, row in lines)


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


def digest(names: Iterable[str], paths: Iterable[Path] = ()) -> str:
    """The SHA-256 of the bytes of the package's tables and of files, in hex."""
    sum_of_all = hashlib.sha256()
    for name in names:
        sum_of_all.update((files(_PACKAGE) / name).read_bytes())
    for path in paths:
        sum_of_all.update(read_bytes(path))
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
    if row["pos"] == "num" and not row["en_grammar"].isdigit():
        raise DataError(f"{where}: en_grammar of the number {row['zh']} is its value; {row['en_grammar']!r} is none")
    kind = INFLECTED_AS.get(SYMBOLS[row["pos"]], SYMBOLS[row["pos"]])
    return Entry(
        row["zh"],
        row["pos"],
        (("en", Unit(row["en"], kind, row["en_grammar"])), ("ru", Unit(row["ru"], kind, row["ru_grammar"]))),
    )
