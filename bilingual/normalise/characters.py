"""Single characters: what is invisible, blank, full-width or a compatibility form of another character."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bilingual.errors import DataError
from bilingual.normalise.edits import Change, Span, apply_changes

_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_LINE_BREAKS = "\n\x0b\x0c\r\x85\u2028\u2029"
_BLANKS = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NUMBER_MARKS = "．：，"
_DIGITS = re.compile("[0-9０-９]+")
_RUN = re.compile(f"[{_BLANKS}{_LINE_BREAKS}{_INVISIBLE}]+")
_HAS_BREAK = re.compile(f"[{_LINE_BREAKS}]")
_HAS_BLANK = re.compile(f"[{_LINE_BREAKS}{_BLANKS}]")
_FULL_WIDTH_LETTERS = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_FULL_WIDTH_OFFSET = 0xFEE0
# Two blocks of compatibility ideographs and the Kangxi radicals; Unicode gives their unified form as decomposition.
_COMPATIBILITY_RANGES = ((0xF900, 0xFB00), (0x2F800, 0x2FA20), (0x2F00, 0x2FD6))


@dataclass(frozen=True, slots=True)
class _Tables:
    width: dict[str, str]
    compatibility: dict[str, str]
    candidates: re.Pattern[str]


def clean_characters(text: str) -> tuple[str, list[Span]]:
    """The text with every character in its plain form, and the spans of rules that led there.

    "invisible": zero-width and direction marks, soft hyphens, variation selectors and control characters go away.
    "space": a run of blanks becomes one space, a run with a line break one line feed; at either end it goes away.
    "width": full-width digits, Latin letters and the signs of characters.toml become ASCII, half-width Chinese
    punctuation full-width; a full-width stop, colon or comma inside a number becomes ASCII too.
    "compatibility": compatibility ideographs and radicals become the unified ideograph.
    """
    return apply_changes(text, _changes(text, _tables()))


def _changes(text: str, tables: _Tables) -> Iterator[Change]:
    done = 0
    for candidate in tables.candidates.finditer(text):
        start, character = candidate.start(), candidate.group()
        if start < done:
            continue
        if character in tables.width:
            yield start, start + 1, tables.width[character], "width"
        elif character in tables.compatibility:
            yield start, start + 1, tables.compatibility[character], "compatibility"
        elif character in _NUMBER_MARKS:
            if _in_number(text, start):
                yield start, start + 1, chr(ord(character) - _FULL_WIDTH_OFFSET), "width"
        elif run := _RUN.match(text, start):
            done = run.end()
            if run.group() != " " or start == 0 or done == len(text):
                yield from _blank(run.group(), start, start == 0 or done == len(text))


def _blank(run: str, start: int, at_edge: bool) -> Iterator[Change]:
    """The changes that leave one blank of a run, or none; the blank is kept where it stands, if it stands there."""
    end = start + len(run)
    if not _HAS_BLANK.search(run):
        yield start, end, "", "invisible"
        return
    if at_edge:
        yield start, end, "", "space"
        return
    wanted = "\n" if _HAS_BREAK.search(run) else " "
    kept = run.find(wanted)
    if kept < 0:
        yield start, start + 1, wanted, "space"
        kept = 0
    elif kept > 0:
        yield start, start + kept, "", "space"
    if kept + 1 < len(run):
        yield start + kept + 1, end, "", "space"


def _in_number(text: str, place: int) -> bool:
    """Whether a full-width stop, colon or comma stands inside a number.

    A comma does before a group of three. Between ASCII digits it may yet separate two figures of a list ("120，350"),
    so there at least one neighbour must be full-width.
    """
    before, after = _DIGITS.findall(text[max(place - 4, 0) : place]), _DIGITS.match(text, place + 1, place + 5)
    if not before or not after or not _DIGITS.match(text, place - 1):
        return False
    if text[place] != "，":
        return True
    if len(before[-1]) > 3 or len(after.group()) != 3:
        return False
    return not (text[place - 1].isascii() and text[place + 1].isascii())


@cache
def _tables() -> _Tables:
    width = {chr(code): chr(code - _FULL_WIDTH_OFFSET) for code in _FULL_WIDTH_LETTERS} | _signs()
    compatibility = _radicals()
    for low, high in _COMPATIBILITY_RANGES:
        for code in range(low, high):
            unified = unicodedata.normalize("NFKC", chr(code))
            if unified != chr(code):
                compatibility[chr(code)] = unified
    # Whole blocks: a set of single characters is ten times slower to search for.
    blocks = (*(f"{chr(low)}-{chr(high - 1)}" for low, high in _COMPATIBILITY_RANGES), "\u2e80-\u2eff")
    candidates = "".join((_BLANKS, _LINE_BREAKS, _INVISIBLE, re.escape("".join(width)), *blocks, _NUMBER_MARKS))
    return _Tables(width, compatibility, re.compile(f"[{candidates}]"))


def _signs() -> dict[str, str]:
    data = tomllib.loads((files(__package__) / "characters.toml").read_text("utf-8"))
    signs: dict[str, str] = data["width"]
    for wide, narrow in signs.items():
        if len(wide) != 1 or len(narrow) != 1 or narrow in signs:
            raise DataError(f"characters.toml: {wide!r} = {narrow!r} is not one character for another; mend the line")
    return signs


def _radicals() -> dict[str, str]:
    radicals: dict[str, str] = {}
    lines = (files(__package__) / "radicals.csv").read_text("utf-8").splitlines()
    for number, row in enumerate(csv.reader(lines), start=1):
        if number == 1:
            continue
        if len(row) != 2 or len(row[0]) != 1 or len(row[1]) != 1 or not "\u2e80" <= row[0] <= "\u2eff":
            raise DataError(f"radicals.csv:{number}: a row is one radical and one ideograph; mend or remove it")
        radicals[row[0]] = row[1]
    return radicals
