"""Terms from and to other programs. EXCHANGES is the one table: a form is one file here and one line in it.

The module of a form has

    read(data: bytes) -> Incoming         raises InputError without the file's name
    write(...) -> bytes                   as `export` calls it: of a pair of languages, or of the glossary as a whole
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol, cast

from bilingual.errors import ConfigError, InputError
from bilingual.glossary.columns import COLUMNS
from bilingual.glossary.exchange.entry import Incoming, cleaned, values_of
from bilingual.glossary.termbase import Glossary
from bilingual.language import LANGUAGES
from bilingual.model import Concept
from bilingual.normalise import Target

_DEFAULTS = {"enforce": ("prefer",), "status": ("proposed",)}
# Whatever does not carry it leaves out the concept.
_DEPRECATED = ("deprecated",)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A form. `carries` are the columns that come back from it, "{}" for the language; of a `pair`, one at a time.

    One that has no sign for it leaves out what is `deprecated`, for its tool would offer it.
    """

    name: str
    suffix: str
    package: str
    pair: bool
    carries: tuple[str, ...]
    deprecated: bool = True

    def columns(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        """The glossary columns that the form carries in these languages."""
        return tuple(dict.fromkeys(column.format(code) for column in self.carries for code in languages))


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to write, with the number of its concepts. `notes` say, a line each, what it does not hold."""

    data: bytes
    concepts: int
    notes: tuple[str, ...]


class _PairWriter(Protocol):
    def write(self, concepts: tuple[Concept, ...], language: str, script: Target) -> tuple[bytes, list[str], int]: ...


class _WholeWriter(Protocol):
    def write(self, glossary: Glossary, languages: tuple[str, ...]) -> bytes: ...


class _Reader(Protocol):
    def read(self, data: bytes) -> Incoming: ...


_RENDERINGS = ("{}", "{}_allowed", "{}_forbidden")
EXCHANGES = {
    form.name: form
    for form in (
        Exchange(
            "omegat", ".utf8", f"{__name__}.omegat", True, ("id", "zh", "zh_variants", *_RENDERINGS, "note"), False
        ),
        Exchange(
            "tbx",
            ".tbx",
            f"{__name__}.tbx",
            True,
            ("id", "domain", "zh", "zh_variants", *_RENDERINGS, "{}_reference", "note"),
        ),
        Exchange("deepl", ".deepl.csv", f"{__name__}.deepl", True, ("zh", "{}"), False),
        Exchange("xlsx", ".xlsx", f"{__name__}.workbook", False, COLUMNS),
        Exchange("csv", ".csv", f"{__name__}.own", False, COLUMNS),
    )
}
_READERS = {
    ".utf8": "omegat",
    ".tab": "omegat",
    ".txt": "omegat",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".tsv": "csv",
}


def read(data: bytes, suffix: str) -> Incoming:
    """The terms of a file, by its content where that tells, else by its ending. Raises InputError without its name."""
    name = _READERS.get(suffix.lower())
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:5]
    if data.startswith(b"PK\3\4"):
        name = "xlsx"
    elif start == b"<?xml" or start.startswith((b"<mart", b"<tbx")):
        name = "tbx"
    if not data.strip():
        raise InputError("is empty; export it anew")
    if name is None:
        raise InputError(f"cannot be imported; known endings are {', '.join(_READERS)}")
    return cast(_Reader, import_module(EXCHANGES[name].package)).read(data)


def export(glossary: Glossary, name: str, languages: tuple[str, ...], script: Target = "hans") -> Exported:
    """The concepts that have a rendering in the languages, in a form; the Chinese of a pair in the script asked for.

    Raises ConfigError for an unknown form, a pair in several languages, and another script where none is changed.
    """
    form = known_form(name)
    if form.pair and len(languages) != 1:
        raise ConfigError(f"{name} holds one pair of languages; export each of {', '.join(languages)} by itself")
    if not form.pair and script != "hans":
        raise ConfigError(f"{name} keeps the glossary's Simplified; leave out --script")
    clean = tuple(map(cleaned, glossary.concepts))
    notes: list[str] = []
    if changed := sum(1 for before, after in zip(glossary.concepts, clean, strict=True) if before != after):
        notes.append(f"{_concepts(changed)} held line breaks, tabs or control characters; written without")
    kept = _wanted(clean, form, languages, notes)
    if form.pair:
        writer = cast(_PairWriter, import_module(form.package))
        data, left_out, number = writer.write(kept, languages[0], script)
        notes.extend(f"left out, {reason}" for reason in left_out)
    else:
        data = cast(_WholeWriter, import_module(form.package)).write(replace(glossary, concepts=kept), languages)
        number = len(kept)
    if lost := _lost(kept, form, languages):
        notes.append(f"{name} does not carry {lost}")
    return Exported(data, number, tuple(notes))


def known_form(name: str) -> Exchange:
    """The form of a name. Raises ConfigError for an unknown one."""
    if name not in EXCHANGES:
        raise ConfigError(f"unknown form {name!r}; known are {', '.join(EXCHANGES)}")
    return EXCHANGES[name]


def _wanted(
    concepts: tuple[Concept, ...], form: Exchange, languages: tuple[str, ...], notes: list[str]
) -> tuple[Concept, ...]:
    """The concepts to export, with the renderings asked for; notes say how many are not."""
    current = tuple(each for each in concepts if form.deprecated or each.status != "deprecated")
    kept = tuple(
        replace(each, renderings=tuple(r for r in each.renderings if r.language in languages))
        for each in current
        if any(each.preferred(code) for code in languages)
    )
    names = " or ".join(LANGUAGES[code].name for code in languages)
    for number, reason in (
        (len(concepts) - len(current), "deprecated"),
        (len(current) - len(kept), f"without {names}"),
    ):
        if number:
            notes.append(f"left out, {reason}: {_concepts(number)}")
    return kept


def _lost(concepts: tuple[Concept, ...], form: Exchange, languages: tuple[str, ...]) -> str:
    """The columns that the form cannot carry, each with the number of concepts that say something there."""
    carried = form.columns(languages)
    rows = [values_of(concept) for concept in concepts]
    counts = {
        column: sum(1 for row in rows if row[column] and row[column] not in (_DEFAULTS.get(column), _DEPRECATED))
        for column in COLUMNS
        if column not in carried
    }
    return ", ".join(f"{column} ({_concepts(number)})" for column, number in counts.items() if number)


def _concepts(number: int) -> str:
    return f"{number:,} concept{'' if number == 1 else 's'}"
