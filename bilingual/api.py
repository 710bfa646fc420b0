"""The public functions, for scripts; the command line does the same for many files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bilingual import checks, pipeline
from bilingual.errors import EngineError
from bilingual.formats import read
from bilingual.formats.recordings import recordings_for
from bilingual.glossary import Glossary, builtin_paths, load
from bilingual.language.style import builtin_style
from bilingual.model import Article, Bitext
from bilingual.translate import Engine, Options, make_engine
from bilingual.translate.keep import keeping


def build(
    source: str | Path | Article,
    to: Sequence[str] = ("en", "ru"),
    *,
    engine: str | Engine = "auto",
    glossary: Glossary | None = None,
    recordings: Sequence[str | Path] = (),
    profile: str = "",
    keep: bool = True,
) -> Bitext:
    """The checked bitext of one article, read from a path unless it is an Article already.

    `glossary` is `load_glossary()` unless given, `profile` a built-in house style; an engine that is given writes in
    the style it was made with. `recordings` are translations that you have, which the engine "replay" plays back; it
    looks for them beside the path unless they are given. With `keep` a model is asked again where it lost a term or a
    figure. Raises InputError, DataError, ConfigError or EngineError.
    """
    article = source if isinstance(source, Article) else read(Path(source))
    style = builtin_style(profile)
    beside = () if engine != "replay" or isinstance(source, Article) else (Path(source),)
    options = Options(style=style, recordings=recordings_for(beside, to, [Path(each) for each in recordings]))
    made = make_engine(engine, tuple(to), options) if isinstance(engine, str) else engine
    terms = load_glossary() if glossary is None else glossary
    used = keeping(made, style) if keep else made
    bitext = next(pipeline.build([article], used, terms, tuple(to), style=style))
    if isinstance(bitext, EngineError):
        raise bitext
    return bitext


def check(bitext: Bitext, *, profile: str = "") -> Bitext:
    """The bitext with its anchors and findings made anew; these say figures in a built-in house style."""
    return checks.check(bitext, style=builtin_style(profile))


def load_glossary(paths: Iterable[str | Path] = (), *, builtin: bool = True) -> Glossary:
    """The concepts of the given files, which win, and of the built-in glossaries. Raises DataError."""
    return load([*map(Path, paths), *(builtin_paths() if builtin else ())])
