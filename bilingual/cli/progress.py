"""Progress on standard error, where it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.translate import Candidate, Engine, Kind, Request

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@dataclass(frozen=True, slots=True)
class _Watched:
    """An engine that moves a progress bar as its candidates come."""

    engine: Engine
    progress: Progress
    task: TaskID

    @property
    def name(self) -> str:
        return self.engine.name

    @property
    def languages(self) -> tuple[str, ...]:
        return self.engine.languages

    @property
    def recipe(self) -> str:
        return self.engine.recipe

    @property
    def slow(self) -> bool:
        return self.engine.slow

    @property
    def kind(self) -> Kind:
        return self.engine.kind

    def pivot(self, language: str) -> str:
        return self.engine.pivot(language)

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        self.progress.update(self.task, total=(self.progress.tasks[self.task].total or 0) + len(requests))
        for answer in self.engine.translate(requests):
            self.progress.advance(self.task)
            yield answer


@contextmanager
def watched(engine: Engine, *, show: bool) -> Iterator[Engine]:
    """The engine, with a progress bar while the context lasts if it is to be shown and standard error is a terminal."""
    if not show or not sys.stderr.isatty():
        yield engine
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Translating"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("sentences"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Watched(engine, progress, progress.add_task("", total=None))
