"""What a naive conversion between the scripts leaves wrong, as rules a translator can review: variants.csv.

A row says: where `wrong` stands, write `right`, `unless` it is part of one of these longer strings, when the text is
on its way to one of these `targets` (all, if empty). Both are in Traditional script; towards Simplified the rule also
holds for its Simplified form.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from bilingual.errors import DataError
from bilingual.normalise.edits import Change, Span, apply_changes

Target = Literal["hans", "hant", "hk", "tw"]
COLUMNS = ("wrong", "right", "unless", "targets", "note")
_DATA_FILES = ("variants.csv", "radicals.csv", "characters.toml")
_WORD = re.compile("[0-9]?[\u3400-\u9fff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True)
class Variant:
    """One row of variants.csv; `targets` is never empty."""

    wrong: str
    right: str
    unless: tuple[str, ...]
    targets: tuple[str, ...]
    note: str


class Repair:
    """A set of variants, ready to be applied. Where several could begin, the longest wins."""

    def __init__(self, variants: Collection[Variant]) -> None:
        self._right = {variant.wrong: variant.right for variant in variants}
        by_first: dict[str, list[str]] = defaultdict(list)
        for variant in sorted(variants, key=lambda variant: len(variant.wrong), reverse=True):
            by_first[variant.wrong[0]].append(re.escape(variant.wrong[1:]) + _exceptions(variant))
        # Grouped by first character: the regular expression engine then skips what cannot begin a variant.
        groups = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())
        self._pattern = re.compile("|".join(groups) or r"(?!)")

    def __call__(self, text: str) -> tuple[str, list[Span]]:
        """The repaired text and its spans, rule "variant"."""
        return apply_changes(text, self._changes(text))

    def _changes(self, text: str) -> Iterator[Change]:
        for match in self._pattern.finditer(text):
            start, wrong = match.start(), match.group()
            right = self._right[wrong]
            if len(wrong) == len(right):
                for offset, (old, new) in enumerate(zip(wrong, right, strict=True)):
                    if old != new:
                        yield start + offset, start + offset + 1, new, "variant"
            else:
                yield start, match.end(), right, "variant"


def _exceptions(variant: Variant) -> str:
    """What to put behind a wrong form in a pattern, so that it does not match inside its exceptions."""
    parts: list[str] = []
    for longer in variant.unless:
        place = longer.find(variant.wrong)
        while place >= 0:
            end = place + len(variant.wrong)
            behind = f"(?<={re.escape(longer[:end])})" if place else ""
            parts.append(behind + re.escape(longer[end:]))
            place = longer.find(variant.wrong, place + 1)
    return f"(?!{'|'.join(parts)})" if parts else ""


@cache
def variants() -> tuple[Variant, ...]:
    """The rows of the file that comes with the package, which was checked before it came."""
    return tuple(variant for _, variant in _read(_data("variants.csv")))


def parse_variants(text: str) -> tuple[Variant, ...]:
    """The rows of a file's text. Raises DataError, with the line, for the first row that does not hold water."""
    found = _read(text)
    for target in get_args(Target):
        repair = Repair([variant for _, variant in found if target in variant.targets])
        for line, variant in found:
            if target in variant.targets and (again := repair(variant.right)[0]) != variant.right:
                raise DataError(
                    f"variants.csv:{line}: {variant.right} would itself become {again} ({target}); mend the right form"
                )
    return tuple(variant for _, variant in found)


def _read(text: str) -> list[tuple[int, Variant]]:
    """The rows with their lines, each sound by itself."""
    rows = list(csv.reader(text.splitlines()))
    if not rows or tuple(rows[0]) != COLUMNS:
        raise DataError(f"variants.csv:1: the columns must be {','.join(COLUMNS)}; mend the first line")
    found: dict[str, tuple[int, Variant]] = {}
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(COLUMNS):
            raise DataError(f"variants.csv:{line}: {len(row)} cells, not {len(COLUMNS)}; quote or add commas")
        wrong, right, unless, targets, note = (cell.strip() for cell in row)
        variant = Variant(wrong, right, tuple(unless.split()), tuple(targets.split()) or get_args(Target), note)
        _lint(line, variant)
        if wrong in found:
            raise DataError(f"variants.csv:{line}: {wrong} is already corrected at line {found[wrong][0]}; remove one")
        found[wrong] = (line, variant)
    return list(found.values())


def _lint(line: int, variant: Variant) -> None:
    wrong = variant.wrong
    if not _WORD.fullmatch(wrong) or not _WORD.fullmatch(variant.right):
        raise DataError(f"variants.csv:{line}: the wrong and the right form are Chinese words; mend the cell")
    if wrong == variant.right:
        raise DataError(f"variants.csv:{line}: {wrong} is both wrong and right; remove the row")
    if wrong in variant.right:
        raise DataError(f"variants.csv:{line}: the right form holds {wrong} again; name a longer wrong form")
    for longer in variant.unless:
        if wrong not in longer or wrong == longer:
            raise DataError(f"variants.csv:{line}: {longer} is not a longer string with {wrong}; mend the unless cell")
    for target in variant.targets:
        if target not in get_args(Target):
            raise DataError(
                f"variants.csv:{line}: no target {target}; write {', '.join(get_args(Target))}, or none for all"
            )
    if not variant.note:
        raise DataError(f"variants.csv:{line}: {wrong} has no note; say why it is wrong")


def simplifying(rows: tuple[Variant, ...], simplify: Callable[[str], str]) -> tuple[Variant, ...]:
    """The variants needed on the way to Simplified: those whose two forms `simplify` does not bring together.

    Each also holds in its Simplified form, for text that was converted by halves. `simplify` is called once, with
    one string to a line.
    """
    rows = tuple(row for row in rows if "hans" in row.targets)
    strings = [string for row in rows for string in (row.wrong, row.right, *row.unless)]
    simple = dict(zip(strings, simplify("\n".join(strings)).split("\n"), strict=True))
    needed: dict[str, Variant] = {}
    for row in rows:
        wrong, right = simple[row.wrong], simple[row.right]
        if wrong != right:
            unless = tuple(dict.fromkeys((*row.unless, *(simple[longer] for longer in row.unless))))
            needed[row.wrong] = Variant(row.wrong, row.right, unless, row.targets, row.note)
            needed.setdefault(wrong, Variant(wrong, right, unless, row.targets, row.note))
    return tuple(needed.values())


def data_digest() -> str:
    """The first eight hex digits of the SHA-256 over the stage's data files; line ends do not count."""
    digest = hashlib.sha256()
    for name in _DATA_FILES:
        digest.update("\n".join(_data(name).splitlines()).encode("utf-8") + b"\0")
    return digest.hexdigest()[:8]


def _data(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
