"""Writes a sheet as Markdown: one table with a line for each paragraph, what is open, what the glossary lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilingual.formats.markdown.escape import escape, escape_line, writable
from bilingual.formats.markdown.write import language_name, sealed, yaml
from bilingual.sheet.model import Row, Sheet
from bilingual.sheet.wording import (
    DOUBTS,
    LACKS,
    NOTHING,
    PARAGRAPH,
    RECIPE,
    TERMS,
    behind,
    concerned,
    heading,
    lacking,
    legend,
    where,
)


def write(sheet: Sheet) -> bytes:
    """The sheet as a Markdown file with its seal. Control characters and lone surrogates become U+FFFD."""
    lines = [f"# {escape_line(heading(sheet))}", ""]
    if sheet.facts:
        lines += [escape_line(" · ".join(sheet.facts)), ""]
    lines += [f"<sub>{escape(legend(sheet))}</sub>", "", f"## {TERMS}", "", *_table(sheet), ""]
    if sheet.doubts:
        lines += [f"## {DOUBTS}", ""]
        lines += [f"{each.number}. {escape(concerned(each))}: {escape(each.message)}" for each in sheet.doubts]
        lines += [""]
    if sheet.lacks:
        lines += [f"## {LACKS}", ""]
        lines += [f"- {escape(each.source)} {where(each)}: {escape(lacking(each))}" for each in sheet.lacks]
        lines += [""]
    lines += [f"<sub>{RECIPE}: {escape(str(sheet.recipe))}</sub>"]
    fields = {"title": writable(heading(sheet)), "recipe": writable(str(sheet.recipe))}
    front_matter = [f"{key}: {yaml(value)}" for key, value in fields.items()]
    return sealed(front_matter, "\n".join(lines) + "\n")


def _table(sheet: Sheet) -> Iterator[str]:
    columns = (sheet.source_language, *sheet.languages)
    yield _line(map(language_name, columns))
    yield _line("---" for _ in columns)
    for section in sheet.sections:
        yield _line((f"**{PARAGRAPH}{section.paragraph} {escape(section.opening)}**", *("" for _ in sheet.languages)))
        for row in section.rows:
            yield _line((_source(row), *(escape(said or NOTHING) for said in row.said)))


def _source(row: Row) -> str:
    beside = f" ({escape(row.beside)})" if row.beside else ""
    numbers = f"<sup>{', '.join(map(str, row.doubts))}</sup>" if row.doubts else ""
    return f"{escape(row.source)}{beside}{numbers}{escape(behind(row))}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
