"""Requests to candidates. ENGINES is the one table: an engine is one module or package here and one line in it.

The module of an engine has `make() -> Engine`; whatever it needs is loaded there, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from bilingual.errors import ConfigError
from bilingual.model import BlockKind, Mark


@dataclass(frozen=True, slots=True)
class Request:
    """A segment to be translated into one language. `kind` tells a heading from a sentence."""

    segment_id: str
    language: str
    text: str
    marks: tuple[Mark, ...] = ()
    kind: BlockKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Step:
    """Why a candidate says what it says: `text[start:end]` of the source became `target` by `origin`.

    `origin` names a glossary concept, a quantity, a lexicon entry, "kept" (figures and Latin text) or "unknown".
    """

    start: int
    end: int
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An engine's answer to a request. Words it does not know stand in 〔…〕."""

    target: str
    trace: tuple[Step, ...] = ()


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
        """Its version and the digest of its data or model."""
        ...

    def translate(self, requests: Iterable[Request]) -> Iterator[Candidate]:
        """As many candidates as requests, in their order. May read ahead, and must not need the whole input."""
        ...


ENGINES = {
    "draft": "bilingual.translate.draft",
}


def make_engine(name: str) -> Engine:
    """The engine of a name; "auto" is the best that is installed. Raises ConfigError for an unknown one."""
    chosen = "draft" if name == "auto" else name
    if chosen not in ENGINES:
        raise ConfigError(f"unknown engine {name!r}; known are auto, {', '.join(ENGINES)}")
    return cast(Engine, import_module(ENGINES[chosen]).make())
