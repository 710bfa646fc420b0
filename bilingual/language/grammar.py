"""The words of a target language's figures, from its words.csv and approximations.csv and from measures.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import get_args

from bilingual.errors import DataError
from bilingual.language.data import currencies, rows, several
from bilingual.model import Approximation, Number, Ordinal, Quantity

# Behind the id of an approximation whose words may be a verb of the sentence: exceeded, превысил.
MAYBE = "?"

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
Split = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """What a language's numerals are made of. Words are in lower case; phrases go by their first word.

    `before` holds the words of an approximation backwards, by its last. `stems` gives the unit ids that a word may
    mean, `endings` what may stand behind a stem of more than two letters.
    """

    cardinals: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    groups: Mapping[str, Fraction]
    several: Mapping[str, Fraction]
    articles: frozenset[str]
    ands: frozenset[str]
    tails: Phrases
    before: Phrases
    after: Phrases
    stems: Mapping[str, tuple[str, ...]]
    long_units: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    endings: frozenset[str]
    figures_follow_scales: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that can be compared: one of it is `factor` of the unit its dimension is counted in.

    `system` names the tradition it belongs to, "" for the metric one: what crosses systems is converted and rounded.
    """

    dimension: str
    factor: Fraction
    system: str = ""


@cache
def measures() -> dict[str, Measure]:
    """The units of measures.csv by id; a currency is a dimension of its own. Raises DataError for a bad factor."""
    table = {unit: Measure(unit, Fraction(1)) for unit in currencies()}
    for line, row in rows("measures.csv"):
        if not row["dimension"]:
            continue
        try:
            table[row["id"]] = Measure(row["dimension"], Fraction(row["factor"]), row["system"])
        except (ValueError, ZeroDivisionError) as error:
            raise DataError(f"measures.csv:{line}: {row['factor']!r} is no factor; write 1000 or 1/2") from error
    return table


@cache
def conversions() -> dict[tuple[str, str], tuple[Fraction, Fraction]]:
    """Factor and offset from one dimension of measures.csv to another (°F to °C). Raises DataError for a bad one."""
    table = {}
    for line, row in rows("conversions.csv"):
        try:
            table[row["from"], row["to"]] = Fraction(row["factor"]), Fraction(row["offset"])
        except (ValueError, ZeroDivisionError) as error:
            raise DataError(f"conversions.csv:{line}: factor and offset are numbers such as 5/9") from error
    return table


def words(package: str) -> dict[str, dict[str, Fraction]]:
    """The words of a language by kind, with their values. Raises DataError where a kind holds a word twice."""
    table: dict[str, dict[str, Fraction]] = {}
    for line, row in rows("words.csv", package):
        if row["kind"] == "period":
            continue
        kind = table.setdefault(row["kind"], {})
        for word in several(row["words"]):
            if word in kind:
                raise DataError(f"words.csv:{line}: {row['kind']} {word} stands twice; remove one")
            kind[word] = Fraction(row["value"])
    return table


def periods(package: str, split: Split) -> Phrases:
    """The names of quarters, halves of a year, centuries."""
    return phrases(
        (split(name), row["value"])
        for _, row in rows("words.csv", package)
        if row["kind"] == "period"
        for name in several(row["words"])
    )


def approximations(package: str, column: str, split: Split) -> Phrases:
    """The words of a column of approximations.csv, those of "before" backwards. Raises DataError for an unknown id."""
    known = get_args(Approximation)
    found = []
    for line, row in rows("approximations.csv", package):
        if row["id"].removesuffix(MAYBE) not in known:
            raise DataError(f"approximations.csv:{line}: {row['id']!r} is none of {', '.join(filter(None, known))}")
        for name in several(row[column]):
            found.append((split(name)[:: -1 if column == "before" else 1], row["id"]))
    return phrases(found)


def named(package: str, split: Split, endings: Iterable[str] = ("",)) -> tuple[Phrases, dict[str, Quantity]]:
    """The words of named.csv that say a figure without one, and the quantities they mean by the names of these.

    A name that ends in * stands for the stem with each of the endings. Raises DataError for an unknown kind.
    """
    entries, meanings = [], dict[str, Quantity]()
    for line, row in rows("named.csv", package):
        meaning = f"{row['kind']} {row['value']} {row['unit']}".strip()
        if row["kind"] == "number":
            meanings[meaning] = Number(Fraction(row["value"]), row["unit"])
        elif row["kind"] == "ordinal":
            meanings[meaning] = Ordinal(int(row["value"]), row["unit"])
        else:
            raise DataError(f"named.csv:{line}: {row['kind']!r} is neither number nor ordinal")
        for name in several(row["words"]):
            forms = [name.removesuffix("*") + ending for ending in endings] if name.endswith("*") else [name]
            entries += [(split(form), meaning) for form in forms]
    return phrases(entries), meanings


def phrases(entries: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    """Meanings by the first word of their phrases, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry[0])):
        table.setdefault(entry[0][0], []).append(entry)
    return {first: tuple(found) for first, found in table.items()}


def unit_names(language: str) -> Iterator[tuple[str, str]]:
    """Names or stems of units in a language, each with its id: those of measures.csv, then of the currencies.

    What a name means first comes last, for unit_tables puts a currency before what it has of the name.
    """
    for _, row in rows("measures.csv"):
        for name in several(row[language]):
            yield name, row["id"]
    names = {unit: currency.en if language == "en" else currency.ru for unit, currency in currencies().items()}
    known = {name for each in names.values() for name in each}
    for unit, currency in currencies().items():
        for name in currency.also:
            if name in known:
                yield name, unit
    for unit, each in names.items():
        for name in each:
            yield name, unit


def unit_tables(language: str, split: Split) -> tuple[dict[str, tuple[str, ...]], Phrases]:
    """Ids by units of one word, and the longer names. "pound" is of two kinds: the currency comes first."""
    single: dict[str, tuple[str, ...]] = {}
    longer = []
    for name, unit in unit_names(language):
        parts = split(name)
        if len(parts) > 1:
            longer.append((parts, unit))
        elif unit in currencies():
            single[parts[0]] = (unit, *single.get(parts[0], ()))
        else:
            single[parts[0]] = (*single.get(parts[0], ()), unit)
    return single, phrases(longer)
