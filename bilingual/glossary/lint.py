"""What a reviewer would object to in a glossary file, and its form put right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bilingual.errors import DataError
from bilingual.glossary.columns import COLUMNS, LIST_COLUMNS, NO_REFERENCE, SOURCE_COLUMNS, check_header, in_order
from bilingual.glossary.sheet import Row, Sheet, write_sheet
from bilingual.glossary.termbase import SourceKey, read_row, source_keys, strings_of
from bilingual.language import LANGUAGES
from bilingual.model import Concept
from bilingual.normalise import canonical, normalise_text

Complaint = tuple[str, Literal["error", "warning"], str]
Rule = Callable[[Row, Concept], Iterable[Complaint]]

_CYRILLIC, _LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
PAIRS = {"(": ")", "[": "]", "«": "»", "“": "”", "（": "）", "《": "》", "「": "」"}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a cell. `line` is that on which its row ends; `message` says what and how to mend it."""

    file: str
    line: int
    column: str
    severity: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        # Of a whole row there is no column to name.
        place = f"{self.file}:{self.line}:{self.column}".rstrip(":")
        return f"{place}: {self.severity}: {self.message}"


def lint(sheets: Iterable[tuple[str, Sheet]], touched: Collection[int] | None = None) -> Iterator[Problem]:
    """The problems of glossary files, given with their names, file by file and line by line.

    Sources are compared across all the files. With `touched`, only the rows that end on those lines are judged, beside
    the others and wherever they stand. Raises DataError for a header that is not a glossary's.
    """
    seen: dict[SourceKey, list[tuple[str, int, Concept]]] = defaultdict(list)
    for name, sheet in sheets:
        check_header(sheet.columns, name)
        simple = canonical(strings_of(sheet))
        ids: dict[str, int] = {}
        before = ""
        for row in sheet.rows if touched is None else sorted(sheet.rows, key=lambda row: row.line in touched):
            judged = touched is None or row.line in touched
            try:
                concept = read_row(row, name)
            except DataError as error:
                if judged:
                    yield Problem(name, row.line, "", "error", str(error).partition(": ")[2])
                continue
            keys = source_keys(concept, simple)
            found = [*_ids(row, ids), *_sources(concept, keys, seen, name, row.line)]
            if touched is None:
                found.extend(_order(row, before))
            for rule in RULES if judged else ():
                found.extend(rule(row, concept))
            before = row.cells.get("id") or before
            yield from (Problem(name, row.line, *complaint) for complaint in found if judged)


def fix(sheet: Sheet, name: str) -> bytes:
    """The file in form: columns and rows in order, cells trimmed, lists joined by " | ", sources in Simplified.

    No rendering, reference or note changes but for its blanks. Raises DataError for a header that is not a glossary's.
    """
    check_header(sheet.columns, name)
    columns = [column for column in COLUMNS if column in sheet.columns]
    rows = [{column: _tidy(row.cells[column], column) for column in columns} for row in sheet.rows]
    return write_sheet(columns, sorted(rows, key=lambda row: in_order(row["id"])) if "id" in columns else rows)


def _tidy(cell: str, column: str) -> str:
    values = cell.split("|") if column in LIST_COLUMNS else [cell]
    tidied = (" ".join(value.split()) for value in values)
    if column in SOURCE_COLUMNS:
        tidied = (normalise_text(value).text for value in tidied)
    return " | ".join(dict.fromkeys(filter(None, tidied)))


def _ids(row: Row, ids: dict[str, int]) -> Iterator[Complaint]:
    own = row.cells.get("id", "").strip()
    if own and (line := ids.setdefault(own, row.line)) != row.line:
        yield "id", "error", f"{own} is also at line {line}; give one of them another id"


def _sources(
    concept: Concept,
    keys: Iterable[SourceKey],
    seen: dict[SourceKey, list[tuple[str, int, Concept]]],
    name: str,
    line: int,
) -> Iterator[Complaint]:
    """Sources that another row has too: twins are errors, rows told apart by their conditions are not."""
    for key in keys:
        for other_name, other_line, other in seen[key]:
            if other_name == name:
                yield "zh", "error", f"{key[0]} is also at line {other_line}; remove one or give both a context"
            elif other.id != concept.id:
                yield "zh", "warning", f"{key[0]} is also at {other_name}:{other_line}; the file named first wins"
        seen[key].append((name, line, concept))


def _order(row: Row, before: str) -> Iterator[Complaint]:
    if (current := row.cells.get("id", "")) and current < before:
        yield "id", "error", f"{current} stands behind {before}; sort the rows by id (--fix does)"


def _blanks(row: Row, _concept: Concept) -> Iterator[Complaint]:
    for column, cell in row.cells.items():
        values = cell.split(" | ") if column in LIST_COLUMNS else [cell]
        stray = any(value != " ".join(value.split()) or not value for value in values)
        if cell and (stray or (column in LIST_COLUMNS and any("|" in value for value in values))):
            yield column, "error", f"stray blanks in {cell!r}; --fix removes them"


def _several(row: Row, _concept: Concept) -> Iterator[Complaint]:
    others = {"zh": "zh_variants"} | {code: f"{code}_allowed" for code in LANGUAGES}
    for column, beside in others.items():
        if "|" in (cell := row.cells.get(column, "")):
            yield column, "error", f"{cell!r} holds several; leave one and put the others under {beside}"


def _repeats(row: Row, _concept: Concept) -> Iterator[Complaint]:
    for column in LIST_COLUMNS:
        values = [value.strip() for value in row.cells.get(column, "").split("|")]
        for value in dict.fromkeys(value for value in values if value and values.count(value) > 1):
            yield column, "error", f"{value} stands twice; --fix removes one"


def _script(row: Row, _concept: Concept) -> Iterator[Complaint]:
    for column in SOURCE_COLUMNS:
        cell = row.cells.get(column, "")
        canonical = " | ".join(normalise_text(value).text for value in cell.split(" | "))
        if canonical != cell:
            yield column, "warning", f"{cell} is {canonical} in Simplified; --fix writes it so"


def _brackets(row: Row, _concept: Concept) -> Iterator[Complaint]:
    for column, cell in row.cells.items():
        for opening, closing in PAIRS.items():
            if cell.count(opening) != cell.count(closing):
                yield column, "error", f"{opening} and {closing} do not pair in {cell!r}; add or remove one"
        if cell.count('"') % 2:
            yield column, "error", f'" stands alone in {cell!r}; add or remove one'


def _letters(row: Row, _concept: Concept) -> Iterator[Complaint]:
    for column, cell in row.cells.items():
        for word in _WORD.findall(cell):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield column, "error", f"{word} mixes Latin and Cyrillic letters; type it anew"
        if column.partition("_")[0] == "en" and not column.endswith("_reference") and _CYRILLIC.search(cell):
            yield column, "error", f"Cyrillic letters in {cell!r}; type it in Latin ones"


def _forbidden(_row: Row, concept: Concept) -> Iterator[Complaint]:
    for code in LANGUAGES:
        accepted = {rendering.text.lower() for rendering in concept.accepted(code)}
        for rendering in concept.renderings:
            if rendering.language == code and rendering.use == "forbidden" and rendering.text.lower() in accepted:
                yield f"{code}_forbidden", "error", f"{rendering.text} is also a rendering to use; remove one"


def _references(row: Row, concept: Concept) -> Iterator[Complaint]:
    if concept.status != "approved":
        return
    for code in LANGUAGES:
        reference = row.cells.get(f"{code}_reference", "").strip()
        if row.cells.get(code) and reference in NO_REFERENCE:
            yield f"{code}_reference", "error", f"{concept.zh} is approved without a reference; give one or propose it"


def _russian(row: Row, _concept: Concept) -> Iterator[Complaint]:
    # The dictionary takes a third of a second to load; a glossary without Russian never needs it.
    if not row.cells.get("ru"):
        return
    from bilingual.language.russian.lint import unknown_words

    try:
        unknown = unknown_words(row.cells["ru"], row.cells.get("ru_grammar", ""))
    except DataError as error:
        yield "ru_grammar", "error", str(error)
        return
    for word in unknown:
        yield "ru", "warning", f"{word} is not in the dictionary; check it, and give its ru_grammar if it is right"


def _toponyms(row: Row, concept: Concept) -> Iterator[Complaint]:
    if not concept.domain.startswith("geography") or not row.cells.get("ru") or not row.cells.get("en"):
        return
    from bilingual.language.russian.palladius import expected_name

    expected = expected_name(normalise_text(concept.zh).text, row.cells["en"])
    if expected and not any(name in row.cells["ru"].lower() for name in expected):
        names = " or ".join(expected)
        yield "ru", "warning", f"Palladius writes {concept.zh} {names}; if usage has fixed another name, list it"


RULES: tuple[Rule, ...] = (
    _blanks,
    _several,
    _repeats,
    _script,
    _brackets,
    _letters,
    _forbidden,
    _references,
    _russian,
    _toponyms,
)
