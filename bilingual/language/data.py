"""The curated tables all languages share: units.csv, currencies.csv, months.csv, numerals.csv, approximations.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast, get_args

from bilingual.errors import DataError
from bilingual.model import Approximation


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure or count. English and Russian forms are empty for a classifier that a noun follows.

    `ru_fraction` is the genitive singular, which a decimal fraction and approximate numerals ending in 1 ask for.
    A Chinese numeral of one character counts a `measure` (两吨); before other units it is everyday speech (两人).
    """

    id: str
    zh: tuple[str, ...]
    en_one: str
    en_many: str
    ru_one: str
    ru_few: str
    ru_many: str
    ru_fraction: str
    measure: bool


def rows(name: str, package: str = __package__) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table in a package, each with its line. Raises DataError for a row of another width."""
    # A cell may hold a line break: only csv knows where a row ends.
    reader = csv.reader(io.StringIO((files(package) / name).read_text(encoding="utf-8"), newline=""))
    header = next(reader, [])
    for cells in filter(None, reader):
        if len(cells) != len(header):
            raise DataError(f"{name}:{reader.line_num}: the row is wider or narrower than the header; count its commas")
        yield reader.line_num, dict(zip(header, cells, strict=True))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by " | "."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


_UNIT_FORMS = ("en_one", "en_many", "ru_one", "ru_few", "ru_many", "ru_fraction")


@cache
def units() -> dict[str, Unit]:
    """The units by id. Raises DataError where two units share a Chinese name."""
    table: dict[str, Unit] = {}
    owners: dict[str, str] = {}
    for line, row in rows("units.csv"):
        unit = Unit(
            id=row["id"],
            zh=several(row["zh"]),
            **{form: row[form] for form in _UNIT_FORMS},
            measure=row["measure"] == "yes",
        )
        for name in unit.zh:
            if name in owners:
                raise DataError(f"units.csv:{line}: {name} already names {owners[name]}; remove one")
            owners[name] = unit.id
        if unit.id in table:
            raise DataError(f"units.csv:{line}: {unit.id} stands twice; remove one")
        table[unit.id] = unit
    return table


@cache
def unit_by_chinese_name() -> dict[str, str]:
    """Unit ids by their Chinese names."""
    return {name: unit.id for unit in units().values() for name in unit.zh}


@dataclass(frozen=True, slots=True)
class Currency:
    """How texts name a currency: `signs` before the figure, English words and Russian stems behind it.

    `also` holds the signs, words and stems that name another currency first: $ may be any dollar.
    """

    signs: tuple[str, ...]
    en: tuple[str, ...]
    ru: tuple[str, ...]
    also: tuple[str, ...]


@cache
def currencies() -> dict[str, Currency]:
    """The rows of currencies.csv by the id of their unit."""
    return {
        row["id"]: Currency(several(row["sign"]), several(row["en"]), several(row["ru"]), several(row["also"]))
        for _, row in rows("currencies.csv")
    }


@cache
def currency_signs() -> dict[str, tuple[str, ...]]:
    """The ids of the currencies that a sign before a figure may mean, the likeliest first."""
    table: dict[str, tuple[str, ...]] = {
        sign: (unit,) for unit, currency in currencies().items() for sign in currency.signs
    }
    for unit, currency in currencies().items():
        table |= {sign: (*table[sign], unit) for sign in currency.also if sign in table}
    return table


@cache
def months() -> tuple[dict[str, str], ...]:
    """The rows of months.csv; January is at index 0."""
    return tuple(row for _, row in rows("months.csv"))


@cache
def numerals() -> tuple[dict[str, str], ...]:
    """The rows of numerals.csv; one is at index 0."""
    return tuple(row for _, row in rows("numerals.csv"))


@dataclass(frozen=True, slots=True)
class Approximator:
    """How an approximation is said. `ru_governs` is "genitive" where the Russian word asks for that case, else ""."""

    id: Approximation
    zh_before: tuple[str, ...]
    zh_after: tuple[str, ...]
    en: str
    ru: str
    ru_governs: str


@cache
def approximators() -> dict[str, Approximator]:
    """The rows of approximations.csv by id. Raises DataError for an id the spine does not know."""
    table: dict[str, Approximator] = {}
    known = get_args(Approximation)
    for line, row in rows("approximations.csv"):
        if row["id"] not in known:
            raise DataError(f"approximations.csv:{line}: {row['id']!r} is none of {', '.join(filter(None, known))}")
        table[row["id"]] = Approximator(
            cast(Approximation, row["id"]),
            several(row["zh_before"]),
            several(row["zh_after"]),
            row["en"],
            row["ru"],
            row["ru_governs"],
        )
    return table
