"""Sources beside their targets, as they stand in files: what `bilingual check` looks at.

Two text files are aligned line by line. One file holds both: a brief that `bilingual build` wrote (`.json`, `.md`,
`.docx`) by its ids; any other Word document or sheet (`.docx`, `.xlsx`, `.csv`, `.tsv`) in the columns of its tables.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bilingual.errors import InputError
from bilingual.formats.aligned.columns import Table, aligned_rows
from bilingual.formats.aligned.lines import lines_of, with_lines
from bilingual.formats.files import read_bytes
from bilingual.formats.rows import Target
from bilingual.formats.sheets import refuse_sheet
from bilingual.language import LANGUAGES
from bilingual.model import Article, Block

__all__ = ["SUFFIXES", "Aligned", "AlignedRow", "Table", "has_letters_of", "read_file", "read_texts", "with_lines"]

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = {"en": re.compile("[A-Za-z]"), "ru": re.compile("[\u0400-\u04ff]")}
# A target of fewer letters may be a name or a code in any script.
_ENOUGH_LETTERS = 20


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A source with its targets by language. `line` counts from 1, or is 0 in a brief (places "p007")."""

    place: str
    line: int
    source: str
    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """An article of one block per row, and what each block's target says in each of `languages`, in their order."""

    article: Article
    languages: tuple[str, ...]
    targets: tuple[tuple[str, ...], ...]


class BriefReader(Protocol):
    """The module of a format that writes briefs."""

    def read_back(self, data: bytes) -> tuple[Target, ...]: ...

    def read_sources(self, data: bytes) -> tuple[Target, ...]: ...


class TableReader(Protocol):
    """A module that reads the tables of a file; it raises InputError without the file's name."""

    def read_tables(self, data: bytes) -> tuple[Table, ...]: ...


_BRIEFS = {
    ".json": "bilingual.formats.json",
    ".md": "bilingual.formats.markdown",
    ".docx": "bilingual.formats.word",
}
_TABLES = {
    ".docx": "bilingual.formats.word.tables",
    ".xlsx": "bilingual.formats.aligned.workbook",
    ".csv": "bilingual.formats.aligned.separated",
    ".tsv": "bilingual.formats.aligned.separated",
}
SUFFIXES = tuple(dict.fromkeys((*_BRIEFS, *_TABLES)))
"""The endings of files that hold both sides."""


def read_texts(source: Path, target: Path, language: str, date: str = "") -> Aligned:
    """Two text files, line by line; lines that are blank in both are left out.

    Raises InputError where one cannot be read, has other lines than the other, or is in another language.
    """
    refuse_sheet(source)
    refuse_sheet(target)
    source_bytes, target_bytes = read_bytes(source), read_bytes(target)
    sources, targets = lines_of(source_bytes, str(source)), lines_of(target_bytes, str(target))
    if len(sources) != len(targets):
        raise InputError(
            f"{target}: has {len(targets)} lines, {source} has {len(sources)}; give each source one line of translation"
        )
    rows = [
        AlignedRow(f"line {number}", number, text, ((language, said),))
        for number, (text, said) in enumerate(zip(sources, targets, strict=True), start=1)
        if text.strip() or said.strip()
    ]
    if not any(map(_HAN.search, sources)):
        raise InputError(f"{source}: has no Chinese text; name the Chinese file first, the translation second")
    if not has_letters_of(language, targets):
        raise InputError(f"{target}: has no {LANGUAGES[language].name} letters; check the file and --to")
    return _aligned(rows, (language,), source.name, source_bytes + target_bytes, date)


def has_letters_of(language: str, targets: Iterable[str]) -> bool:
    """Whether targets may be in a language by their letters; a few letters may be names or codes in any."""
    text = "".join(targets)
    return sum(map(str.isalpha, text)) < _ENOUGH_LETTERS or _LETTERS[language].search(text) is not None


def read_file(path: Path, languages: tuple[str, ...] = (), date: str = "") -> Aligned:
    """What one file holds, in the languages asked for, or in all that it has.

    Raises InputError where it cannot be read, or holds no Chinese beside a translation into them.
    """
    refuse_sheet(path)
    data = read_bytes(path)
    suffix = path.suffix.lower()
    try:
        if suffix not in _BRIEFS and suffix not in _TABLES:
            known = ", ".join(SUFFIXES)
            raise InputError(
                f"cannot be checked alone; known endings are {known}; for a text file name its source first"
            )
        rows = _brief(data, suffix) if suffix in _BRIEFS else []
        if not rows and suffix in _TABLES:
            tables = cast(TableReader, import_module(_TABLES[suffix])).read_tables(data)
            rows = [AlignedRow(*row) for table in tables for row in aligned_rows(table)]
        held = tuple(code for code in LANGUAGES if any(code in dict(row.targets) for row in rows))
        if not rows or not held:
            raise InputError("holds no Chinese beside English or Russian; name the columns zh, en and ru")
        missing = [code for code in languages if code not in held]
        if missing:
            raise InputError(f"holds no {LANGUAGES[missing[0]].name}; leave out --to {missing[0]}")
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return _aligned(rows, languages or held, path.name, data, date)


def _brief(data: bytes, suffix: str) -> list[AlignedRow]:
    """The rows of a brief that was written by `bilingual build`; none if another program wrote the file."""
    module = cast(BriefReader, import_module(_BRIEFS[suffix]))
    sources = {source.id: source.text for source in module.read_sources(data)}
    targets: dict[str, dict[str, str]] = {}
    for target in module.read_back(data):
        targets.setdefault(target.id, {})[target.language] = target.text
    if targets and not sources:
        raise InputError("is a brief without its Chinese; check the JSON, or build it with the column zh")
    return [AlignedRow(row_id, 0, text, tuple(targets.get(row_id, {}).items())) for row_id, text in sources.items()]


def _aligned(rows: Iterable[AlignedRow], languages: tuple[str, ...], origin: str, data: bytes, date: str) -> Aligned:
    rows = tuple(rows)
    blocks = tuple(
        Block(f"p{number:03}", "paragraph", row.source, row.source, line=row.line, place=row.place)
        for number, row in enumerate(rows, start=1)
    )
    metadata = (("date", date),) if date else ()
    article = Article("", "zh", "", blocks, origin, hashlib.sha256(data).hexdigest(), metadata)
    return Aligned(
        article, languages, tuple(tuple(dict(row.targets).get(code, "") for code in languages) for row in rows)
    )
