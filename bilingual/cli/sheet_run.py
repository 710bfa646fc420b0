"""A run of `bilingual sheet` over many sources: one bad file does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import typer

from bilingual import formats, pipeline
from bilingual.cli.output import put
from bilingual.cli.settings import project_glossary
from bilingual.cli.sheet_table import lines
from bilingual.cli.sources import expanded
from bilingual.cli.summary import count
from bilingual.config import Settings
from bilingual.errors import BilingualError, ConfigError, OutputError
from bilingual.formats.sheets import SHEETS, sheet_path, write_sheet
from bilingual.model import Article
from bilingual.sheet import Sheet

TERMINAL = "term"
FAILED, DONE = 2, 0


class SheetRun:
    """One call of `bilingual sheet`. Errors of single files go to standard error as they come."""

    def __init__(self, settings: Settings, names: tuple[str, ...], date: str, *, overwrite: bool) -> None:
        self._settings = settings
        self._names = names
        self._date = date
        self._overwrite = overwrite
        self._failed = 0
        self._heard = True
        self._claimed: dict[Path, Path] = {}
        self._reading: list[Path] = []

    def make(self, sources: list[str]) -> int:
        """Makes the sheet of every source and returns the exit code. Raises BilingualError for what stops them all."""
        known = (TERMINAL, *SHEETS)
        for name in self._names:
            if name not in known:
                raise ConfigError(f"unknown sheet format {name!r}; known are {', '.join(known)}")
        paths = expanded(sources)
        settings = self._settings
        for number, sheet in enumerate(
            pipeline.sheets(self._articles(paths), project_glossary(settings), settings.to, settings.style())
        ):
            self._finish(self._reading[-1], sheet, first=not number)
        return FAILED if self._failed else DONE

    def _articles(self, paths: list[Path]) -> Iterator[Article]:
        """The articles that can be read and whose sheets may be written; the others are reported and left out."""
        for path in paths:
            try:
                article = formats.read(path)
                for name, target in self._targets(path):
                    self._claim(path, name, target)
            except BilingualError as error:
                self._fail(error)
                continue
            self._reading.append(path)
            yield _dated(article, self._date) if self._date else article

    def _targets(self, source: Path) -> Iterator[tuple[str, Path]]:
        for name in self._names:
            if name != TERMINAL:
                yield name, sheet_path(source, self._settings.out, name)

    def _claim(self, source: Path, name: str, target: Path) -> None:
        """Raises OutputError where a sheet may not be written: another source's, a person's, a folder not writable."""
        if target in self._claimed:
            raise OutputError(
                f"{source}: would be written to {target}, as {self._claimed[target]} is; make it with --out"
            )
        if not self._overwrite:
            formats.refuse_edited(target, name)
        formats.make_folder(target.parent)
        self._claimed[target] = source

    def _finish(self, source: Path, sheet: Sheet, *, first: bool) -> None:
        if TERMINAL in self._names:
            for line in ([] if first else [""]) + lines(sheet):
                put(line)
        written = []
        for name, target in self._targets(source):
            try:
                write_sheet(sheet, target, name)
                written.append(target)
            except BilingualError as error:
                self._fail(error)
        if written:
            self._say(f"{source}: {_summary(sheet)}")
        for target in written:
            self._say(f"  -> {target}")

    def _say(self, line: str) -> None:
        if self._heard:
            try:
                put(line)
            except BrokenPipeError:
                # Whoever read the summary has seen enough; the sheets are still wanted.
                self._heard = False

    def _fail(self, error: BilingualError) -> None:
        self._failed += 1
        typer.echo(f"bilingual: {error}", err=True)


def _dated(article: Article, date: str) -> Article:
    """The article with the day given, whatever day it names."""
    others = (entry for entry in article.metadata if entry[0] != "date")
    return replace(article, metadata=(("date", date), *others))


def _summary(sheet: Sheet) -> str:
    kinds = [row.kind for section in sheet.sections for row in section.rows]
    return ", ".join(
        (
            count(kinds.count("term"), "term"),
            count(kinds.count("figure"), "figure"),
            f"{len(sheet.doubts)} to decide",
            f"{len(sheet.lacks)} not in the glossary",
        )
    )
