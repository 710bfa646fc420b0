"""An engine that answers from a cache what was translated before, and asks another engine for the rest.

What is kept under a request's key is the answer to any request with that key: the key holds all that may shape a
candidate. So a build after a change of one paragraph or one term translates only what changed, and says byte for byte
what a build without the cache says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import bilingual
from bilingual.errors import EngineError
from bilingual.model import Concept, Quantity
from bilingual.translate import Candidate, Engine, Kind, Request, Step, Tried

if TYPE_CHECKING:
    from bilingual.store.cache import Cache

# Rises when keys or values are made in another way.
_FORM = 3


@dataclass(frozen=True, slots=True)
class Cached:
    """The engine, behind the cache. Its candidates that failed are not kept."""

    engine: Engine
    cache: Cache

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
        """A candidate for each request: first those that the cache has, then the engine's as they come."""
        recipe = self.engine.recipe
        keys = [key(request, recipe) for request in requests]
        kept = self.cache.get(keys)
        missing: list[int] = []
        for index, each in enumerate(keys):
            if each in kept:
                yield index, load(kept[each])
            else:
                missing.append(index)
        if not missing:
            return
        for position, candidate in self.engine.translate([requests[index] for index in missing]):
            if not 0 <= position < len(missing):
                raise EngineError(f"engine {self.name}: gave more translations than it was asked for")
            index = missing[position]
            if not candidate.failure:
                self.cache.put(keys[index], dump(candidate), recipe)
            yield index, candidate


def key(request: Request, recipe: str) -> bytes:
    """The SHA-256 of all that may shape the engine's answer: recipe, languages, kind, text, marks, how much is asked.

    Not of the segment's id or context: the same sentence elsewhere has the same translation. Of a concept count its id
    (which stands in a trace), source, renderings in every language (a pivot may use another's), enforcement and status;
    domain, note, references, variants and conditions do not: they say why it is marked, not how it is said.
    """
    marks = [(mark.start, mark.end, mark.languages, _shape(mark.value)) for mark in request.marks]
    asked = (request.source, request.language, request.kind, request.alternatives, request.text)
    whole = [_FORM, bilingual.__version__, recipe, *asked, marks]
    return hashlib.sha256(json.dumps(whole).encode()).digest()


@lru_cache(maxsize=1 << 14)
def _shape(value: Concept | Quantity) -> str:
    shape: object = value
    if isinstance(value, Concept):
        renderings = [(each.language, each.text, each.use, each.grammar) for each in value.renderings]
        shape = (value.id, value.zh, value.enforce, value.status, renderings)
    return hashlib.sha256(repr(shape).encode()).hexdigest()


def dump(candidate: Candidate) -> bytes:
    """The candidate in bytes, lone surrogates of a damaged source as they came."""
    chosen = [candidate.method, [astuple(each) for each in candidate.tried]]
    whole = [candidate.target, [astuple(step) for step in candidate.trace], candidate.alternatives, *chosen]
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def load(data: bytes) -> Candidate:
    """The candidate that was dumped."""
    target, steps, alternatives, method, tried = json.loads(data.decode("utf-8", "surrogatepass"))
    weighed = tuple(Tried(way, said, tuple(lacks), damage) for way, said, lacks, damage in tried)
    return Candidate(target, tuple(map(_step, steps)), "", tuple(alternatives), method, weighed)


def _step(fields: list[Any]) -> Step:
    start, end, target, origin, steps = fields
    return Step(start, end, target, origin, tuple(map(_step, steps)))
