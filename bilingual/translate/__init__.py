"""Requests to candidates. ENGINES is the one table: an engine is one module or package here and one line in it.

The module of an engine has

    make(languages, options) -> Engine      whatever it needs is loaded here, once
    missing(languages) -> str               what it lacks for these targets and the command that gets it, "" if nothing
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Literal, Protocol, cast

from bilingual.errors import ConfigError, EngineError
from bilingual.language import LANGUAGES
from bilingual.language.style import Style, default_style
from bilingual.model import Article, BlockKind, Mark, Method, Segment

Device = Literal["auto", "cpu", "cuda"]
# What an engine does with marks: it composes a target from them, it translates whatever text it is given and may lose
# them, or it knows nothing but what was recorded.
Kind = Literal["composes", "translates", "recalls"]


@dataclass(frozen=True, slots=True)
class Context:
    """The article that a request comes from, normalised, and all its segments."""

    article: Article
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """A segment to be translated into one language. `kind` tells a heading from a sentence.

    `source` is the language of the text: Chinese, or the one that a translation goes through. `alternatives` says how
    many further targets are wanted beside the best; an engine gives what it has.
    `context` is for an engine that does not translate sentence by sentence; it is no part of what is asked.
    """

    segment_id: str
    language: str
    text: str
    marks: tuple[Mark, ...] = ()
    kind: BlockKind = "paragraph"
    source: str = "zh"
    alternatives: int = 0
    context: Context | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Step:
    """Why a candidate says what it says: `text[start:end]` of the source became `target` by `origin`.

    `origin` names a glossary concept, a quantity, a lexicon entry, a rule, "kept" (figures and Latin text) or
    "unknown"; `steps` are those that a rule joined.
    """

    start: int
    end: int
    target: str
    origin: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Tried:
    """A target that was weighed: the `way` it came about, the marks it `lacks`, the letters that are damaged in it."""

    way: str
    target: str
    lacks: tuple[str, ...] = ()
    damage: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engine's answer to a request. Words it does not know stand in 〔…〕.

    `failure` says why there is no target; it is empty where there is one. `alternatives` are further targets, the best
    first. `method` says how the target keeps its marks, and `tried` from what it was chosen.
    """

    target: str
    trace: tuple[Step, ...] = ()
    failure: str = ""
    alternatives: tuple[str, ...] = ()
    method: Method = "plain"
    tried: tuple[Tried, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How an engine runs its model, of which one without a model takes no notice, and how it writes what it composes.

    `device` is auto, cpu or cuda. `beam` counts the hypotheses kept at each word: 1 is the fastest, 4 is what Argos
    Translate uses. `compute_type` is auto (as the model was saved) or a name of CTranslate2: int8, float32 and so on.
    `lexicon` are files of words that win over those the engine knows. `workers` are the processes it may use.
    `recordings` are files of translations made elsewhere, for the engine that plays them back.
    `style` is that of figures and of the engine's own words; what a model says stays as it is.
    """

    device: Device = "auto"
    beam: int = 4
    compute_type: str = "auto"
    lexicon: tuple[Path, ...] = ()
    workers: int = 1
    style: Style = field(default_factory=default_style)
    recordings: tuple[Path, ...] = ()


class Engine(Protocol):
    """What stands behind `--engine`. An engine is complete when made and keeps no state between calls."""

    @property
    def name(self) -> str: ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The targets it serves."""
        ...

    @property
    def recipe(self) -> str:
        """Its version, the digest of its data or model, and the options that shape what it says."""
        ...

    @property
    def slow(self) -> bool:
        """Whether its candidates are worth keeping in a cache, whose key knows nothing of a request's context."""
        ...

    @property
    def kind(self) -> Kind:
        """What it does with marks."""
        ...

    def pivot(self, language: str) -> str:
        """The language that it goes through into another, "" if straight; it takes requests in that one too."""
        ...

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request, with the request's index: each once, in any order, as soon as it is made."""
        ...


# In the order in which "auto" tries them.
ENGINES = {
    "argos": "bilingual.translate.argos",
    "draft": "bilingual.translate.draft",
    "replay": "bilingual.translate.replay",
}


class _EngineModule(Protocol):
    def make(self, languages: tuple[str, ...], options: Options) -> Engine: ...

    def missing(self, languages: tuple[str, ...]) -> str: ...


def make_engine(name: str, languages: tuple[str, ...] = tuple(LANGUAGES), options: Options | None = None) -> Engine:
    """The engine of a name, ready to translate into the languages; "auto" is that of `best_engine`.

    Raises ConfigError for an unknown name, EngineError where the engine cannot serve the languages.
    """
    options = options or Options()
    chosen = best_engine(languages, options)[0] if name == "auto" else name
    if chosen not in ENGINES:
        raise ConfigError(f"unknown engine {name!r}; known are auto, {', '.join(ENGINES)}")
    return _module(chosen).make(languages, options)


def best_engine(languages: tuple[str, ...], options: Options | None = None) -> tuple[str, str]:
    """The first engine that has all it needs, and what a better one lacks in one line, "" if nothing.

    Who names recordings wants them played.
    """
    if options and options.recordings:
        return "replay", ""
    lacking = ""
    for name in ENGINES:
        missing = _module(name).missing(languages)
        if not missing:
            return name, lacking
        lacking = lacking or missing
    raise EngineError(f"no engine translates into {', '.join(languages)}; {lacking}")


def _module(name: str) -> _EngineModule:
    return cast(_EngineModule, import_module(ENGINES[name]))
