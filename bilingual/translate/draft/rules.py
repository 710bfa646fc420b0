"""The rules: Chinese patterns with typed slots and how each target language says them.

A row of rules/*.csv has an `id`, the `category` that the pattern makes, the pattern `zh`, a template for each language
(`en`, `ru`), templates for where it continues an earlier clause (`en_next`, `ru_next`, may be empty), a `weight` (its
cost above that of any rule; may be negative) and a `note`.

Pattern: words of Chinese and slots, parted by blanks. `NP:x` is a slot; `NP|QP:x` takes either; `在|于` is either word.

Template: text with slots and at most one head of its own.
    {x}         what stands in the slot, in its basic form
    {x*}        the head: it takes the form that is asked of the whole (case, tense …); several of them are a series
    {x:gen.pl}  in a form: see the features of english.py and russian.py
    {x@y}       agrees with slot y: a verb with its subject, an adjective or participle with its noun
    {x^v}       as verb v governs it        {x#q}   as quantity q counts it
    [grow]      a word of the target language as head, inflected as the whole is; [grow@y] agrees with slot y
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from bilingual.errors import DataError
from bilingual.language.data import rows
from bilingual.translate.draft.grammar import Unit
from bilingual.translate.draft.lexicon import SYMBOLS, Line, tables

_PACKAGE = "bilingual.translate.draft"

# What rules may make: what the lexicon holds, and phrases of it; of figures those that measure, told per day or hour.
MADE = frozenset((*SYMBOLS.values(), "NP", "SAY", "H", "L", "QM", "QT")) - {"W"}
SYMBOLS_KNOWN = MADE | {"Q", "QN", "QS", "DATE", "CLOCK", "ORD", "NAME", "U", "X"}

# What the head of its own in a template is, by the category that the rule makes.
_HEADS = {
    "V": "V",
    "VQ": "VQ",
    "VS": "V",
    "VP": "V",
    "S": "V",
    "H": "V",
    "SAY": "V",
    "NP": "N",
    "N": "N",
    "NS": "N",
    "NR": "N",
    "G": "N",
    "NV": "N",
    "AP": "A",
    "A": "A",
    "ADV": "V",
}

_SLOT = re.compile(r"(?P<types>[A-Z]+(?:\|[A-Z]+)*):(?P<name>[a-z]+)")
_BRACKETS = frozenset("{}[]")
_PART = re.compile(
    r"\{(?P<slot>[a-z]+)(?P<star>\*?)(?::(?P<features>[a-z0-9.]+))?(?:@(?P<agrees>[a-z]+))?"
    r"(?:\^(?P<governed>[a-z]+))?(?:#(?P<counted>[a-z]+))?\}"
    r"|\[(?P<head>[^\]:@|]+)(?:\|(?P<grammar>[^\]:@]+))?(?::(?P<asked>[a-z0-9.]+))?(?:@(?P<subject>[a-z]+))?\]"
)


class Part(NamedTuple):
    """A piece of a template: `text` as it is, or slot number `slot`, or `unit` as head; the others say its form."""

    text: str = ""
    slot: int = -1
    unit: Unit | None = None
    inherits: bool = False
    features: tuple[str, ...] = ()
    agrees: int = -1
    governed: int = -1
    counted: int = -1


@dataclass(frozen=True, slots=True)
class Template:
    """The parts of a template. `heads` are the slots that inherit, in order; `unit` is a head of its own.

    `subjects` are the slots that a verb agrees with.
    """

    parts: tuple[Part, ...]
    heads: tuple[int, ...]
    unit: Unit | None
    subjects: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table of rules. `symbols` are the ways through its pattern; `slots` names them in Chinese order."""

    id: str
    category: str
    pattern: str
    symbols: tuple[tuple[str, ...], ...]
    slots: tuple[str, ...]
    slot_places: tuple[int, ...]
    templates: tuple[tuple[str, Template], ...]
    following: tuple[tuple[str, Template], ...]
    weight: int

    def template(self, language: str, *, following: bool = False) -> Template:
        """How a language says it; where it follows an earlier clause, in its own way for that if it has one."""
        if following:
            for code, template in self.following:
                if code == language:
                    return template
        return next(template for code, template in self.templates if code == language)


def rule_tables() -> Iterator[tuple[str, Iterable[Line]]]:
    """The tables of rules, with their names."""
    for name in tables("rules"):
        yield name, rows(name, _PACKAGE)


def load_rules(tables_of_rules: Iterable[tuple[str, Iterable[Line]]]) -> tuple[Rule, ...]:
    """The rules of tables, given with their names.

    Raises DataError with file and line for one that is broken or stands twice.
    """
    rules: list[Rule] = []
    places: dict[str, str] = {}
    for name, table in tables_of_rules:
        for line, row in table:
            where = f"{name}:{line}"
            for key in (row["id"], f"{row['category']} {row['zh']}"):
                if key in places:
                    raise DataError(f"{where}: {key} is already at {places[key]}; remove one")
                places[key] = where
            rules.append(rule_of(row, where))
    return tuple(rules)


def rule_of(row: dict[str, str], where: str) -> Rule:
    """The rule of a row. Raises DataError, naming the place, for a pattern or template that is not understood."""
    if row["category"] not in MADE:
        raise DataError(f"{where}: category is {row['category']!r}; use one of {', '.join(sorted(MADE))}")
    if not re.fullmatch(r"-?\d*", row["weight"]):
        raise DataError(f"{where}: weight is {row['weight']!r}; use a whole number")
    tokens = row["zh"].split()
    choices: list[tuple[str, ...]] = []
    names: list[str] = []
    places: list[int] = []
    for token in tokens:
        slot = _SLOT.fullmatch(token)
        if slot:
            choices.append(tuple(slot["types"].split("|")))
            names.append(slot["name"])
            places.append(len(choices) - 1)
        elif token.isascii():
            raise DataError(f"{where}: {token!r} is neither Chinese nor a slot such as NP:x")
        else:
            choices.append(tuple(token.split("|")))
    unknown = [each for place in places for each in choices[place] if each not in SYMBOLS_KNOWN]
    if unknown or not tokens or len(set(names)) < len(names):
        raise DataError(f"{where}: {row['zh']!r} is no pattern; known symbols are {', '.join(sorted(SYMBOLS_KNOWN))}")
    category = row["category"]
    templates = tuple((code, _template(row[code], names, category, f"{where}: {code}")) for code in ("en", "ru"))
    following = tuple(
        (code, _template(row[f"{code}_next"], names, category, f"{where}: {code}_next"))
        for code in ("en", "ru")
        if row[f"{code}_next"]
    )
    return Rule(
        row["id"],
        category,
        row["zh"],
        tuple(product(*choices)),
        tuple(names),
        tuple(places),
        templates,
        following,
        int(row["weight"] or 0),
    )


def _template(text: str, names: list[str], category: str, where: str) -> Template:
    parts = tuple(_parts(text, names, category, where))
    if not _BRACKETS.isdisjoint("".join(part.text for part in parts)):
        raise DataError(f"{where}: {text!r} has a bracket that is no slot; see the head of rules.py")
    said = sorted(part.slot for part in parts if part.slot >= 0)
    if said != list(range(len(names))):
        raise DataError(f"{where}: {text!r} must say each slot of the pattern once: {', '.join(names)}")
    # A figure takes the case of the whole, but the head is what it counts.
    counting = {part.counted for part in parts if part.inherits}
    heads = tuple(part.slot for part in parts if part.slot >= 0 and part.inherits and part.slot not in counting)
    units = [part.unit for part in parts if part.unit]
    if len(units) > 1:
        raise DataError(f"{where}: {text!r} has two heads of its own; keep one")
    subjects = frozenset(part.agrees for part in parts if part.agrees >= 0 and part.inherits)
    return Template(parts, heads, units[0] if units else None, subjects)


def _parts(text: str, names: list[str], category: str, where: str) -> Iterator[Part]:
    slots = tuple(names)
    end = 0
    for match in _PART.finditer(text):
        if match.start() > end:
            yield Part(text[end : match.start()])
        end = match.end()
        try:
            yield _part(match.group(), slots, category)
        except _UnknownSlotError as unknown:
            raise DataError(f"{where}: {text!r} speaks of {unknown}, which the pattern lacks") from None
    if end < len(text):
        yield Part(text[end:])


class _UnknownSlotError(Exception):
    """A template speaks of a slot that its pattern lacks."""


@cache
def _part(text: str, names: tuple[str, ...], category: str) -> Part:
    """A slot or a head, as it is written; most rules write the same."""
    match = _PART.fullmatch(text)
    assert match is not None

    def place(name: str | None) -> int:
        if name is None:
            return -1
        if name not in names:
            raise _UnknownSlotError(name)
        return names.index(name)

    if match["slot"]:
        return Part(
            slot=place(match["slot"]),
            inherits=bool(match["star"]),
            features=tuple(filter(None, (match["features"] or "").split("."))),
            agrees=place(match["agrees"]),
            governed=place(match["governed"]),
            counted=place(match["counted"]),
        )
    unit = Unit(match["head"], _HEADS.get(category, "X"), match["grammar"] or "")
    asked = tuple(filter(None, (match["asked"] or "").split(".")))
    return Part(unit=unit, inherits=True, features=asked, agrees=place(match["subject"]))
