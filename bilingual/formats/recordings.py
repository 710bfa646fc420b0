"""Translations that were made elsewhere and are to be played back: a text that follows its article, or a table.

A text holds one language, line by line in the order of the article. A table holds sources with their targets, and may
be of any article; it is any file that `formats.aligned` reads.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bilingual.errors import InputError
from bilingual.formats.aligned import SUFFIXES, has_letters_of, read_file
from bilingual.formats.decode import decode, is_blank, strip_blanks
from bilingual.formats.files import read_bytes
from bilingual.language import LANGUAGES
from bilingual.model import Article

_MARK = ".replay"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class RecordedText:
    """The lines of a text that are not blank, with their numbers from 1; `length` counts the blank ones too."""

    path: Path
    digest: str
    language: str
    lines: tuple[tuple[int, str], ...]
    length: int

    def is_named_after(self, origin: str) -> bool:
        """Whether its name says that it belongs to an article: article.replay.en.txt to article.txt."""
        return _is_named_after(self.path, origin)


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """The rows of a table: an article of one block a row, and the targets of each row by language."""

    path: Path
    digest: str
    article: Article
    targets: tuple[dict[str, str], ...]


Recording = RecordedText | RecordedTable


def read_recording(path: Path) -> Recording:
    """The recording in a file. Raises InputError, with its name, for what cannot be read or is in no known language."""
    if path.suffix.lower() in SUFFIXES:
        aligned = read_file(path)
        targets = tuple(dict(zip(aligned.languages, row, strict=True)) for row in aligned.targets)
        return RecordedTable(path, aligned.article.digest, aligned.article, targets)
    data = read_bytes(path)
    if not data.strip():
        raise InputError(f"{path}: is empty; put the translation into it")
    try:
        lines = decode(data).splitlines()
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    said = tuple((number, strip_blanks(line)) for number, line in enumerate(lines, start=1) if not is_blank(line))
    language = _language_of(path, [line for _, line in said])
    return RecordedText(path, hashlib.sha256(data).hexdigest(), language, said, len(lines))


def recordings_for(sources: Sequence[Path], languages: Sequence[str], given: Sequence[Path]) -> tuple[Path, ...]:
    """The recordings that were given, or else those that lie beside the sources under their names.

    Raises InputError for a text that, of several sources, might be any one's.
    """
    if not given:
        return tuple(path for source in sources for path in _beside(source, languages) if path.is_file())
    for path in given if len(sources) > 1 else ():
        if path.suffix.lower() not in SUFFIXES and not any(_is_named_after(path, source.name) for source in sources):
            wanted = recording_name(sources[0].name, languages[0])
            raise InputError(f"{path}: is named after none of the sources; name it as {wanted} is, or build one source")
    return tuple(given)


def recording_name(origin: str, language: str) -> str:
    """The name under which the recording of an article in a language is looked for: article.replay.en.txt."""
    return f"{_stem(origin)}{_MARK}.{language}.txt"


def is_recording(path: Path) -> bool:
    """Whether a name is one under which a recording is looked for."""
    languages = [f"{_MARK}.{language}" for language in LANGUAGES]
    return path.stem.endswith(_MARK) if path.suffix in SUFFIXES else path.stem.endswith(tuple(languages))


def _beside(source: Path, languages: Sequence[str]) -> list[Path]:
    texts = [source.parent / recording_name(source.name, language) for language in languages]
    return texts + [source.parent / f"{_stem(source.name)}{_MARK}{suffix}" for suffix in SUFFIXES]


def _is_named_after(path: Path, origin: str) -> bool:
    return path.name.startswith(f"{_stem(origin)}.")


def _stem(origin: str) -> str:
    return "stdin" if origin == "-" else Path(origin).stem


def _language_of(path: Path, lines: list[str]) -> str:
    """The language that the name says (google.ru.txt), else that of most of the letters."""
    text = "".join(lines)
    russian, english = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    if len(_HAN.findall(text)) > russian + english:
        raise InputError(f"{path}: is Chinese; name the file of its translation")
    named = path.stem.rpartition(".")[2]
    if named in LANGUAGES:
        if not has_letters_of(named, lines):
            raise InputError(f"{path}: has no {LANGUAGES[named].name} letters; check the file and its name")
        return named
    if not russian and not english:
        raise InputError(f"{path}: has neither English nor Russian letters; check the file")
    return "ru" if russian > english else "en"
