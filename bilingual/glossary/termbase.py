"""Reading glossaries: CSV, one concept a row, several values in a cell separated by " | "."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import cast, get_args

import bilingual
from bilingual.errors import DataError
from bilingual.glossary.columns import COLUMNS, DEFAULTS, SOURCE_COLUMNS, check_header, several
from bilingual.glossary.sheet import Row, Sheet, decode_sheet, read_sheet
from bilingual.language import LANGUAGES
from bilingual.model import Concept, Enforce, Rendering, Status, Use
from bilingual.normalise import canonical

SourceKey = tuple[str, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Glossary:
    """Concepts, those that win first. `sources` are (file name, SHA-256 of its bytes) in the same order."""

    concepts: tuple[Concept, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: Glossary) -> Glossary:
        """Both, the left winning: a concept of the right with the same id is left out."""
        ids = {concept.id for concept in self.concepts}
        kept = tuple(concept for concept in other.concepts if concept.id not in ids)
        return Glossary(self.concepts + kept, self.sources + other.sources)

    def strings(self) -> Iterator[str]:
        """Every Chinese string of the concepts: sources, and words of their conditions."""
        return chain.from_iterable(map(_strings_of, self.concepts))

    def with_sources_in(self, canonical: Callable[[str], str]) -> Glossary:
        """The same with every Chinese string in the script that texts are matched in; users may type Traditional."""

        def rewritten(concept: Concept) -> Concept:
            if all(canonical(zh) == zh for zh in _strings_of(concept)):
                return concept
            return replace(
                concept,
                zh=canonical(concept.zh),
                zh_variants=tuple(map(canonical, concept.zh_variants)),
                context=tuple(map(canonical, concept.context)),
                not_in=tuple(map(canonical, concept.not_in)),
            )

        return replace(self, concepts=tuple(map(rewritten, self.concepts)))


def _strings_of(concept: Concept) -> tuple[str, ...]:
    return (concept.zh, *concept.zh_variants, *concept.context, *concept.not_in)


def builtin_paths() -> tuple[Path, ...]:
    """The glossaries that come with the package: inside it when installed, beside it in a checkout."""
    package = Path(bilingual.__file__).parent
    folder = package / "glossaries"
    return tuple(sorted((folder if folder.is_dir() else package.parent / "glossaries").glob("*.csv")))


def load(paths: Iterable[Path]) -> Glossary:
    """The concepts of the files, an earlier file winning over a later one.

    Raises DataError with file and line for a file that cannot be read and for the first row that is broken.
    """
    glossary = Glossary()
    for path in paths:
        glossary += _load_file(path)
    return glossary


def _load_file(path: Path) -> Glossary:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}; check the name and the permissions") from error
    concepts = read_rows(decode_sheet(data, str(path)), path.name)
    return Glossary(concepts, ((path.name, hashlib.sha256(data).hexdigest()),))


def read_rows(text: str, name: str) -> tuple[Concept, ...]:
    """The concepts of a CSV text. `zh` and at least one target column are required, the others may be left out.

    Raises DataError ("name:line: what; remedy") for an unknown column, a row of another width, a missing source or
    rendering, a value outside its list, or an id or source that stands twice, in either script (a source may, if its
    contexts differ).
    """
    sheet = read_sheet(text, name)
    check_header(sheet.columns, name)
    simple = canonical(strings_of(sheet))
    concepts: list[Concept] = []
    lines: dict[object, tuple[int, str]] = {}
    for row in sheet.rows:
        concept = read_row(row, name)
        if not row.cells.get("id", "").strip():
            concept = _numbered(concept, lines)
        keys: dict[object, str] = {concept.id: f"id {concept.id}"}
        keys |= {key: f"source {zh}{_conditions(concept)}" for key, zh in source_keys(concept, simple).items()}
        for key, shown in keys.items():
            if key in lines:
                line, other = lines[key]
                spelt = f" as {other.partition(' ')[2]}" if other != shown else ""
                raise DataError(
                    f"{name}:{row.line}: {shown} is already at line {line}{spelt}; remove one or give both a context"
                )
        lines |= {key: (row.line, shown) for key, shown in keys.items()}
        concepts.append(concept)
    return tuple(concepts)


def _numbered(concept: Concept, taken: Container[object]) -> Concept:
    """A concept without an id of its own: of several with one source, the second gets a 2 behind its id."""
    made, number = concept.id, 1
    while made in taken:
        number += 1
        made = f"{concept.id}:{number}"
    return replace(concept, id=made)


def strings_of(sheet: Sheet) -> Iterator[str]:
    """The Chinese strings of a table, as its concepts will have them."""
    for row in sheet.rows:
        yield row.cells["zh"].strip()
        for column in SOURCE_COLUMNS[1:]:
            yield from several(row.cells.get(column, ""))


def source_keys(concept: Concept, simple: Mapping[str, str]) -> dict[SourceKey, str]:
    """What no other row may have: each source in Simplified with its conditions, to the source as it is written.

    Of a deprecated concept there is nothing: it is never matched, so it may stand beside the row that replaced it.
    `simple` gives each Chinese string as texts are matched (`canonical`).
    """
    if concept.status == "deprecated":
        return {}
    sources = (concept.zh, *concept.zh_variants)
    return dict(zip(keys_of(sources, concept.context, concept.not_in, simple), sources, strict=True))


def keys_of(
    sources: Iterable[str], context: Iterable[str], not_in: Iterable[str], simple: Mapping[str, str]
) -> tuple[SourceKey, ...]:
    """The key of each source in Simplified, with its conditions."""
    conditions = tuple(frozenset(simple[word] for word in words) for words in (context, not_in))
    return tuple((simple[zh], conditions[0], conditions[1]) for zh in sources)


def _conditions(concept: Concept) -> str:
    shown = concept.context or concept.not_in
    return f" (in {concept.context}, not in {concept.not_in})" if shown else ""


def read_row(row: Row, name: str) -> Concept:
    """The concept of a row. Raises DataError ("name:line: what; remedy") for a cell that is missing or not allowed."""
    where = f"{name}:{row.line}"
    cell = {column: row.cells.get(column, "").strip() for column in COLUMNS}
    if not cell["zh"]:
        raise DataError(f"{where}: zh is empty; fill it or remove the row")
    renderings = tuple(rendering for code in LANGUAGES for rendering in _renderings(cell, code))
    if not any(rendering.use == "preferred" for rendering in renderings):
        raise DataError(f"{where}: {cell['zh']} has no rendering; fill {' or '.join(LANGUAGES)}")
    return Concept(
        id=cell["id"] or f"{Path(name).stem}:{cell['zh']}",
        domain=cell["domain"] or Path(name).stem,
        zh=cell["zh"],
        zh_variants=several(cell["zh_variants"]),
        context=several(cell["context"]),
        not_in=several(cell["not_in"]),
        renderings=renderings,
        enforce=cast(Enforce, _one_of(cell["enforce"] or DEFAULTS["enforce"], get_args(Enforce), f"{where}: enforce")),
        status=cast(Status, _one_of(cell["status"] or DEFAULTS["status"], get_args(Status), f"{where}: status")),
        note=cell["note"],
    )


def _renderings(cell: dict[str, str], code: str) -> Iterable[Rendering]:
    grammar = cell.get(f"{code}_grammar", "")
    if cell[code]:
        yield Rendering(code, cell[code], "preferred", grammar, cell[f"{code}_reference"])
    uses: tuple[tuple[str, Use], ...] = (("_allowed", "allowed"), ("_forbidden", "forbidden"))
    for suffix, use in uses:
        for text in several(cell[code + suffix]):
            yield Rendering(code, text, use)


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise DataError(f"{where} is {value!r}; use one of {', '.join(allowed)}")
    return value
