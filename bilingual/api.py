"""The public functions, for scripts; the command line does the same for many files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bilingual import checks, pipeline
from bilingual.errors import EngineError
from bilingual.formats import read
from bilingual.glossary import Glossary, builtin_paths, load
from bilingual.model import Article, Bitext
from bilingual.translate import Engine, make_engine


def build(
    source: str | Path | Article,
    to: Sequence[str] = ("en", "ru"),
    *,
    engine: str | Engine = "auto",
    glossary: Glossary | None = None,
) -> Bitext:
    """The checked bitext of one article, read from a path unless it is an Article already.

    `glossary` is `load_glossary()` unless given. Raises InputError, DataError, ConfigError or EngineError.
    """
    article = source if isinstance(source, Article) else read(Path(source))
    made = make_engine(engine, tuple(to)) if isinstance(engine, str) else engine
    terms = load_glossary() if glossary is None else glossary
    bitext = next(pipeline.build([article], made, terms, tuple(to)))
    if isinstance(bitext, EngineError):
        raise bitext
    return bitext


def check(bitext: Bitext) -> Bitext:
    """The bitext with its anchors and findings made anew."""
    return checks.check(bitext)


def load_glossary(paths: Iterable[str | Path] = (), *, builtin: bool = True) -> Glossary:
    """The concepts of the given files, which win, and of the built-in glossaries. Raises DataError."""
    return load([*map(Path, paths), *(builtin_paths() if builtin else ())])
