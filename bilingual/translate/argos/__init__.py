"""The engine that runs the packages of Argos Translate, directly on CTranslate2.

Chinese goes straight to a target where there is a package for it, else through another language, English first. The
texts are those of `argostranslate.translate` (tests/benchmarks/argos_equal.py) except where that one would cut a long
sentence off, loop, or say nothing or far too little: then another try stands, which may be wrong in other ways.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bilingual.errors import EngineError
from bilingual.language import LANGUAGES
from bilingual.store.packages import installed, lacking, route
from bilingual.translate import Candidate, Options, Request

if TYPE_CHECKING:
    from bilingual.translate.argos.attempts import Outcome
    from bilingual.translate.argos.model import Model

_SOURCE = "zh"
# Changes with whatever here changes a translation: how texts are cut, tried again, joined.
_VERSION = "1"


class Argos:
    """The engine over loaded models: for each target those that a text goes through, one after the other.

    Nothing is read from disk after this. A text without letters or figures is kept as it stands.
    """

    name = "argos"
    slow = True
    kind: Final = "translates"

    def __init__(
        self,
        routes: Mapping[str, tuple[Model, ...]],
        recipe: str,
        workers: int,
        pivots: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._routes = routes
        self._workers = workers
        self._pivots = pivots
        self.languages = tuple(routes)
        self.recipe = recipe

    def pivot(self, language: str) -> str:
        """The language between the two models of a route."""
        return self._pivots.get(language, "")

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request as soon as its batch is done. Equal texts go through a model once."""
        from bilingual.translate.argos.attempts import Attempts, Job

        attempts = Attempts(self._workers)
        outcomes: dict[Job, Outcome] = {}
        waiting: dict[Job, list[tuple[int, tuple[Model, ...]]]] = {}
        steps = deque((index, each.text.strip(), self._route(each)) for index, each in enumerate(requests))
        while True:
            while steps:
                index, text, models = steps.popleft()
                if not models or not any(map(str.isalnum, text)):
                    yield index, Candidate(text)
                    continue
                job = Job(models[0], text, requests[index].alternatives if len(models) == 1 else 0)
                if job not in outcomes:
                    if job not in waiting:
                        attempts.start(job)
                    waiting.setdefault(job, []).append((index, models))
                elif outcomes[job].failure:
                    yield index, Candidate("", failure=_failure(job.model.name, text, outcomes[job].failure))
                elif len(models) == 1:
                    yield index, Candidate(outcomes[job].target, alternatives=outcomes[job].alternatives)
                else:
                    steps.append((index, outcomes[job].target, models[1:]))
            finished = attempts.finished()
            if not finished:
                return
            for job, outcome in finished:
                outcomes[job] = outcome
                steps.extend((index, job.text, models) for index, models in waiting.pop(job))

    def _route(self, request: Request) -> tuple[Model, ...]:
        """The models that a request's text has before it."""
        if request.source == _SOURCE:
            if request.language not in self._routes:
                # The first half of a way, for itself.
                return next(self._routes[each][:1] for each, pivot in self._pivots.items() if pivot == request.language)
            return self._routes[request.language]
        return self._routes[request.language][1:]


def make(languages: tuple[str, ...], options: Options) -> Argos:
    """The engine with every model that the languages need. Raises EngineError if one is missing or does not load."""
    from bilingual.translate.argos.model import load

    lack = missing(languages)
    if lack:
        raise EngineError(f"engine argos: {lack}")
    packages, _ = installed()
    workers = _cores()
    ways = {language: route(packages, _SOURCE, language) for language in languages}
    loaded: dict[str, tuple[Model, str]] = {}
    for package in (package for way in ways.values() for package in way):
        if str(package.path) not in loaded:
            loaded[str(package.path)] = load(package, options, workers)
    routes = {language: tuple(loaded[str(package.path)][0] for package in way) for language, way in ways.items()}
    pivots = {language: way[0].target for language, way in ways.items() if len(way) == 2 and way[0].target in LANGUAGES}
    recipe = ("argos", _VERSION, "ctranslate2", version("ctranslate2"), "beam", str(options.beam))
    return Argos(routes, " ".join((*recipe, *(entry for _, entry in loaded.values()))), workers, pivots)


def missing(languages: tuple[str, ...]) -> str:
    """The packages that are not installed and the command that gets them; "" if every language has its way."""
    packages, _ = installed()
    lack = {language: frozenset(lacking(packages, _SOURCE, language)) for language in languages}
    pairs = sorted(frozenset().union(*lack.values()), key=lambda pair: (pair[0] != _SOURCE, pair))
    # What English lacks, Russian may lack on its way through it: one command gets both.
    asked = {own: language for language, own in lack.items() if own and not any(own < other for other in lack.values())}
    if not asked:
        return ""
    commands = " and ".join(f"`bilingual models install {_SOURCE} {language}`" for language in asked.values())
    them, verb = "it" if len(pairs) == 1 else "them", "gets" if len(asked) == 1 else "get"
    return f"no Argos package for {', '.join('->'.join(pair) for pair in pairs)}; {commands} {verb} {them}"


def _failure(model: str, text: str, reason: str) -> str:
    shown = text if len(text) <= 20 else f"{text[:20]}…"
    return f"package {model} fails at “{shown}”: {reason}; take it out of the article or use --engine draft"


def _cores() -> int:
    """The cores this process may use. A worker for each is faster than all for one (tests/benchmarks/argos.py)."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
