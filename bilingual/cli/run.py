"""A run of `bilingual build` over many sources: one bad file does not stop the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import typer

from bilingual import formats, pipeline
from bilingual.cli.cache import cached
from bilingual.cli.output import put
from bilingual.cli.progress import watched
from bilingual.cli.settings import project_glossary
from bilingual.cli.sources import expanded
from bilingual.cli.summary import summary_lines, total_line
from bilingual.config import Settings
from bilingual.errors import BilingualError, EngineError, OutputError
from bilingual.formats.recordings import recordings_for
from bilingual.language import LANGUAGES
from bilingual.model import Article, Bitext
from bilingual.translate import Engine, best_engine, make_engine

FAILED, FINDINGS, DONE = 2, 1, 0


def engine_for(settings: Settings, sources: Sequence[Path]) -> tuple[Engine, str]:
    """The engine that the settings ask for, and what a better one lacks.

    Recordings that nobody named are looked for beside the sources.
    """
    options = settings.options()
    name, lacking = best_engine(settings.to, options) if settings.engine == "auto" else (settings.engine, "")
    if name == "replay":
        options = replace(options, recordings=recordings_for(sources, settings.to, options.recordings))
    return make_engine(name, settings.to, options), lacking


class Run:
    """One call of `bilingual build`. Errors of single files go to standard error as they come."""

    def __init__(self, settings: Settings, *, overwrite: bool, quiet: bool) -> None:
        self._settings = settings
        self._overwrite = overwrite
        self._quiet = quiet
        self._built = 0
        self._failed = 0
        self._errors_found = 0
        self._reading: deque[Path] = deque()
        self._claimed: dict[Path, Path] = {}

    def build(self, sources: list[str]) -> int:
        """Builds every source and returns the exit code. Raises BilingualError for what stops them all."""
        settings = self._settings
        paths = expanded(sources)
        for name in settings.format:
            formats.refuse_unwritable(name)
        glossary = project_glossary(settings)
        articles = self._articles(paths)
        # Read before the engine and the stages load what they need: that takes longer than finding nothing to read.
        first = list(islice(articles, 1))
        if first:
            made, lacking = engine_for(settings, paths)
            self._say(f"Engine: {made.name}" + (f" ({lacking})." if lacking else "."))
            for language in settings.to:
                if pivot := made.pivot(language):
                    self._say(f"{LANGUAGES[language].name} goes through {LANGUAGES[pivot].name}.")
            with (
                cached(made, self._say, _warn) if settings.cache else nullcontext(made) as quick,
                watched(self._keeping(quick), show=not self._quiet) as engine,
            ):
                for built in pipeline.build(
                    chain(first, articles),
                    engine,
                    glossary,
                    settings.to,
                    levels=settings.checks,
                    style=settings.style(),
                ):
                    self._finish(self._reading.popleft(), built)
        if len(paths) > 1:
            self._say(total_line(self._built, self._failed))
        if self._failed:
            return FAILED
        return FINDINGS if self._errors_found and settings.strict else DONE

    def _keeping(self, engine: Engine) -> Engine:
        """The engine, made to keep terms and figures unless the project wants it as it is."""
        if not self._settings.keep or engine.kind == "composes":
            return engine
        from bilingual.translate.keep import keeping

        return keeping(engine, self._settings.style())

    def _articles(self, sources: list[Path]) -> Iterator[Article]:
        """The articles that can be read and whose outputs may be written; the others are reported and left out."""
        for source in sources:
            try:
                article = formats.read(source)
                self._claim_outputs(source)
            except BilingualError as error:
                self._fail(error)
            else:
                self._reading.append(source)
                yield article

    def _claim_outputs(self, source: Path) -> None:
        for path in self._outputs(source).values():
            if path in self._claimed:
                raise OutputError(
                    f"{source}: would be written to {path}, as {self._claimed[path]} is; build it with --out"
                )
            self._claimed[path] = source
        for name, path in self._outputs(source).items():
            if not self._overwrite:
                formats.refuse_edited(path, name)
            formats.make_folder(path.parent)

    def _outputs(self, source: Path) -> dict[str, Path]:
        return {name: formats.output_path(source, self._settings.out, name) for name in self._settings.format}

    def _finish(self, source: Path, built: Bitext | EngineError) -> None:
        """Writes the outputs of one source and sums up what is in them."""
        if isinstance(built, EngineError):
            self._fail(built)
            return
        written: list[Path] = []
        for name, path in self._outputs(source).items():
            try:
                formats.write(built, path, name, self._settings.page())
                written.append(path)
            except BilingualError as error:
                self._fail(error)
        self._built += len(written) == len(self._settings.format)
        self._errors_found += sum(finding.severity == "error" for finding in built.findings)
        for line in summary_lines(built, source, written):
            self._say(line)

    def _fail(self, error: BilingualError) -> None:
        self._failed += 1
        _warn(str(error))

    def _say(self, line: str) -> None:
        if not self._quiet:
            try:
                put(line)
            except BrokenPipeError:
                # Whoever read the summary has seen enough; the outputs are still wanted.
                self._quiet = True


def _warn(message: str) -> None:
    typer.echo(f"bilingual: {message}", err=True)
