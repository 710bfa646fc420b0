"""How a document looks: style.toml as frozen values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from bilingual.errors import DataError
from bilingual.model import Script

_FILE = "style.toml"
_COLOUR = re.compile("[0-9A-F]{6}")
_SCRIPTS = frozenset(("Hans", "Hant"))
_Record = TypeVar(
    "_Record", "Page", "Table", "Interleaved", "Lists", "End", "Colours", "Empty", "LanguageLook", "ParagraphStyle",
    "_Fonts", "SheetPage",
)  # fmt: skip
_HEADINGS = ("Heading1", "Heading2", "Heading3")
REQUIRED = frozenset(
    ("Title", "FacingTitle", "TitleFacts", "ColumnHead", "Text", "Chrome", "ListText", "Place", "Small", "Footer")
).union(("CommentText", "TermText"), _HEADINGS, (f"Facing{heading}" for heading in _HEADINGS))
"""The styles that the writer uses."""


@dataclass(frozen=True, slots=True)
class Page:
    """A4 in points; `unbroken` is the share of a page up to which a row stays in one piece."""

    short: float
    long: float
    margin: float
    landscape_from: int
    unbroken: float


@dataclass(frozen=True, slots=True)
class Table:
    """Cell padding and the column of counts in points; `narrowest` is the least part of an equal share of the width."""

    across: float
    down: float
    narrowest: float
    count: float


@dataclass(frozen=True, slots=True)
class Interleaved:
    """Points: the indent of a target below its source, and the space above the first paragraph of a row."""

    indent: float
    apart: float


@dataclass(frozen=True, slots=True)
class Lists:
    """The indent of each depth in points, and the bullets of the depths, over and over."""

    step: float
    bullets: str


@dataclass(frozen=True, slots=True)
class End:
    """The headings of what stands below the rows, and the points above and below them."""

    before: float
    after: float
    findings: str
    unread: str
    terms: str
    count: str
    recipe: str


@dataclass(frozen=True, slots=True)
class Colours:
    """RRGGBB; `untranslated` is the name of a Word highlight."""

    grid: str
    header_fill: str
    heading_fill: str
    quiet_fill: str
    untranslated: str


@dataclass(frozen=True, slots=True)
class Empty:
    """What stands in place of a target that is empty; `chrome` for the article's page furniture."""

    text: str
    chrome: str


@dataclass(frozen=True, slots=True)
class LanguageLook:
    """A language's own name, mean width of its alphabetic characters in ems, colour, and tag by script."""

    name: str
    advance: float
    colour: str
    tag: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; size, leading and spacing in points (0: as in the running text, as the font asks for).

    `outline` is a level from 1, 0 for none. `builtin` says that Word knows a style by this name.
    """

    name: str
    size: float = 0
    leading: float = 0
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    outline: int = 0
    keep_next: bool = False
    builtin: bool = False


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The page of a sheet in points: the size of its type, its margin, and the columns side by side on it."""

    size: float
    margin: float
    columns: int
    gap: float


@dataclass(frozen=True, slots=True)
class _Fonts:
    latin: str
    size: float
    line: float
    east_asian: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything style.toml says."""

    page: Page
    table: Table
    interleaved: Interleaved
    lists: Lists
    end: End
    latin: str
    east_asian: Mapping[str, str]
    size: float
    line: float
    colours: Colours
    empty: Empty
    languages: Mapping[str, LanguageLook]
    styles: Mapping[str, ParagraphStyle]

    def language(self, code: str) -> LanguageLook:
        """The look of a language; one that style.toml does not know goes by its code."""
        known = self.languages.get(code)
        return known or LanguageLook(code, 0.55, "000000", dict.fromkeys(_SCRIPTS, code))


def script_key(script: Script) -> str:
    """The script whose fonts and tags an article gets: Simplified unless it is Traditional."""
    return "Hant" if script == "Hant" else "Hans"


@cache
def look() -> Look:
    """The look that comes with the package."""
    return load(files("bilingual.formats.word").joinpath(_FILE).read_text(encoding="utf-8"))


@cache
def sheet_look() -> tuple[Look, SheetPage]:
    """The look of a sheet: that of a brief but for what bilingual/sheet/look.toml says."""
    data = tomllib.loads(files("bilingual.sheet").joinpath("look.toml").read_text(encoding="utf-8"))
    page = _record(SheetPage, _table(data, "sheet"), "sheet")
    own = {key: _record(ParagraphStyle, value, f"styles.{key}") for key, value in _table(data, "styles").items()}
    brief = look()
    return (
        replace(
            brief,
            page=replace(brief.page, margin=page.margin),
            table=_record(Table, _table(data, "table"), "table"),
            size=page.size,
            line=1,
            styles={**brief.styles, **own},
        ),
        page,
    )


def load(text: str) -> Look:
    """The look a TOML text describes; raises DataError that names the entry and what it must be."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{_FILE}: {error}; mend the TOML") from error
    fonts = _record(_Fonts, _table(data, "fonts"), "fonts")
    loaded = Look(
        page=_record(Page, _table(data, "page"), "page"),
        table=_record(Table, _table(data, "table"), "table"),
        interleaved=_record(Interleaved, _table(data, "interleaved"), "interleaved"),
        lists=_record(Lists, _table(data, "lists"), "lists"),
        end=_record(End, _table(data, "end"), "end"),
        latin=fonts.latin,
        east_asian=fonts.east_asian,
        size=fonts.size,
        line=fonts.line,
        colours=_record(Colours, _table(data, "colours"), "colours"),
        empty=_record(Empty, _table(data, "empty"), "empty"),
        languages={c: _record(LanguageLook, v, f"languages.{c}") for c, v in _table(data, "languages").items()},
        styles={key: _record(ParagraphStyle, v, f"styles.{key}") for key, v in _table(data, "styles").items()},
    )
    missing = sorted(REQUIRED - set(loaded.styles))
    if missing:
        raise DataError(f"{_FILE}: styles.{missing[0]} is missing; add it")
    return loaded


def _table(data: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{_FILE}: [{key}] is missing; add it")
    return value


def _record(kind: type[_Record], table: object, place: str) -> _Record:
    """The dataclass `kind` filled from a table, each entry checked; entries with a default may be left out."""
    if not isinstance(table, dict):
        raise DataError(f"{_FILE}: {place} must be a table; write [{place}]")
    known = {field.name: field for field in fields(kind)}
    for key in table.keys() - known.keys():
        raise DataError(f"{_FILE}: {place}.{key} means nothing; remove it")
    for key, field in known.items():
        if key in table:
            _check(table[key], str(field.type), f"{place}.{key}")
        elif field.default is MISSING:
            raise DataError(f"{_FILE}: {place}.{key} is missing; add it")
    return kind(**table)


def _check(value: object, kind: str, place: str) -> None:
    """Raises DataError unless the value is of the kind a field declares; colours are told by their key."""
    wanted = ""
    if kind == "str":
        key = place.rpartition(".")[2]
        coloured = key in ("colour", "grid") or key.endswith("_fill")
        if not isinstance(value, str) or not value:
            wanted = "a text"
        elif coloured and not _COLOUR.fullmatch(value):
            wanted = "a colour such as 1F3A5F"
    elif kind == "bool":
        wanted = "" if isinstance(value, bool) else "true or false"
    elif kind in ("int", "float"):
        whole = isinstance(value, int) and not isinstance(value, bool)
        number = value if isinstance(value, int | float) and (whole or (kind == "float")) else -1
        wanted = "" if not isinstance(value, bool) and number >= 0 else f"a number from 0 ({kind})"
    elif not isinstance(value, dict) or set(value) != _SCRIPTS or not all(isinstance(v, str) for v in value.values()):
        wanted = "a table with a text for Hans and for Hant"
    if wanted:
        raise DataError(f"{_FILE}: {place} must be {wanted}, not {value!r}")
