"""Progress on standard error, where it is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.translate import Candidate, Engine, Request

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

    def translate(self, requests: Iterable[Request]) -> Iterator[Candidate]:
        for candidate in self.engine.translate(self._counted(requests)):
            self.progress.advance(self.task)
            yield candidate

    def _counted(self, requests: Iterable[Request]) -> Iterator[Request]:
        for count, request in enumerate(requests, start=1):
            self.progress.update(self.task, total=count)
            yield request


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
