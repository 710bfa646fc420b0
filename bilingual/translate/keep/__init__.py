"""A layer around an engine that translates: its targets keep the terms and figures of their segments, or say that not.

What the engine says is never trusted: its plain target is verified, and where a mark is missing others are proposed
(what else it would have said, its own word for a term replaced, stand-ins for what it gets wrong, the segment in
halves), verified in their turn, and the best is chosen. Where no target keeps all marks, the best of them stands.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bilingual.language.style import Style
from bilingual.model import Method
from bilingual.translate import Candidate, Engine, Request, Step, Tried
from bilingual.translate.keep.halves import halves, joined
from bilingual.translate.keep.rounds import PLAIN, REPAIRED, Work, run
from bilingual.translate.keep.task import Task, first_task, second_task

# Changes with whatever here changes a choice.
_VERSION = "1"
# Requests that share their rounds: enough to fill batches, few enough that answers keep coming.
_CHUNK = 512
_MOST_HALVINGS = 3


def keeping(engine: Engine, style: Style | None = None) -> Engine:
    """The engine behind the layer; itself if it composes its targets from the marks. Figures are written in the style.

    An engine that recalls is asked once; what it recalls is corrected where that is certain.
    """
    return engine if engine.kind == "composes" else Keep(engine, style)


class Keep:
    """The layer. It takes any engine and asks it for text alone: the marks stay here."""

    kind: Final = "composes"

    def __init__(self, engine: Engine, style: Style | None = None) -> None:
        self._engine = engine
        self._style = style
        self._once = engine.kind == "recalls"
        self.name = engine.name
        self.languages = engine.languages
        self.slow = engine.slow
        self.recipe = f"{engine.recipe} keep {_VERSION}"

    def pivot(self, language: str) -> str:
        return self._engine.pivot(language)

    def translate(self, requests: Sequence[Request]) -> Iterator[tuple[int, Candidate]]:
        """A candidate for each request, in order, with its method and what it was chosen from."""
        for start in range(0, len(requests), _CHUNK):
            asked = _Asked(self._engine)
            chunk = requests[start : start + _CHUNK]
            ways = self._ways([first_task(each, self._engine.pivot(each.language)) for each in chunk], asked, 0)
            for index, way in enumerate(ways):
                yield start + index, way.candidate(asked)

    def _ways(self, tasks: Sequence[Task], asked: _Asked, depth: int) -> list[_Way]:
        """The way of each task to its language, through another where the engine has no straight one."""
        straight = [task.first_half() for task in tasks]
        ways = [_Way(task, work) for task, work in zip(tasks, self._first_works(straight, asked), strict=True)]
        further = [way for way in ways if way.task.pivot and way.last.attempts]
        seconds = [second_task(way.task, way.last.best.target) for way in further]
        for way, work in zip(further, self._run(seconds, asked), strict=True):
            way.through, way.last = way.last, work
        self._from_the_plain_pivot([way for way in further if not way.last.satisfied], asked)
        if depth < _MOST_HALVINGS and not self._once:
            self._in_halves([way for way in ways if way.last.open], asked, depth)
        return ways

    def _first_works(self, tasks: Sequence[Task], asked: _Asked) -> list[Work]:
        """The work at each task; both languages of a segment begin alike. What was recorded depends on its place."""
        if self._once:
            return self._run(tasks, asked)
        distinct = list(dict.fromkeys(tasks))
        works = dict(zip(distinct, self._run(distinct, asked), strict=True))
        return [works[task] for task in tasks]

    def _run(self, tasks: Sequence[Task], asked: _Asked) -> list[Work]:
        return run(tasks, asked, self._style, once=self._once)

    def _from_the_plain_pivot(self, ways: Sequence[_Way], asked: _Asked) -> None:
        """A pivot made to keep its marks may be further than the plain one from what the second model knows."""
        changed = [way for way in ways if way.through and way.through.best.way != PLAIN]
        tasks = [second_task(way.task, way.through.attempts[0].target) for way in changed if way.through]
        for way, targets in zip(changed, asked(tasks, [task.text for task in tasks], 0), strict=True):
            way.last.add("from the plain pivot", targets, self._style)

    def _in_halves(self, ways: Sequence[_Way], asked: _Asked, depth: int) -> None:
        """What is lacking yet is tried in two halves, each a segment with a way of its own."""
        cut = [(way, parts) for way in ways if (parts := halves(way.task.segment))]
        tasks = [way.task.part(part) for way, parts in cut for part in parts]
        kept = iter(self._ways(tasks, asked, depth + 1)) if tasks else iter(())
        for way, parts in cut:
            made = [next(kept) for _ in parts]
            if all(each.last.attempts for each in made):
                way.last.add("in halves", [joined([each.last.best.target for each in made])], self._style)


@dataclass(slots=True)
class _Way:
    """A task with the work at it: the last step, and the one before where it goes through another language."""

    task: Task
    last: Work
    through: Work | None = None

    def candidate(self, asked: _Asked) -> Candidate:
        if not self.last.attempts:
            return Candidate("", failure=asked.failures.get(self.last.task.text, "the engine said nothing"))
        target, method = self.last.best.target, self._method()
        trace = asked.traces.get((self.last.task.text, target), ())
        return Candidate(target, trace, method=method, tried=() if method == "plain" else self._tried())

    def _method(self) -> Method:
        if not self.last.best.verdict.satisfied:
            return "unsatisfied"
        ways = {work.best.way for work in (self.through, self.last) if work}
        if ways == {PLAIN}:
            return "plain"
        return "repaired" if ways <= {PLAIN, *REPAIRED} else "constrained"

    def _tried(self) -> tuple[Tried, ...]:
        before = () if self.through is None else (self.through,)
        return tuple(
            Tried(
                f"{work.task.language}: {each.way}" if before else each.way,
                each.target,
                tuple(mark.text for mark in each.verdict.missing),
                each.verdict.damage,
            )
            for work in (*before, self.last)
            for each in work.attempts
        )


class _Asked:
    """An engine, asked for text; remembers why it failed, and the traces of what it said."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.failures: dict[str, str] = {}
        self.traces: dict[tuple[str, str], tuple[Step, ...]] = {}

    def __call__(self, tasks: Sequence[Task], texts: Sequence[str], alternatives: int) -> list[tuple[str, ...]]:
        """What the engine says to each text in a task's place, the best first; () where it fails."""
        requests = [task.asking(text, alternatives) for task, text in zip(tasks, texts, strict=True)]
        # What was recorded for a text depends on its place; else equal texts go once.
        alike = _itself if self._engine.kind == "recalls" else _question
        distinct = {alike(request): request for request in requests}
        asked = tuple(distinct.items())
        answers: dict[Hashable, tuple[str, ...]] = {}
        for index, candidate in self._engine.translate(list(distinct.values())) if distinct else ():
            question, request = asked[index]
            answers[question] = () if candidate.failure else (candidate.target, *candidate.alternatives)
            if candidate.failure:
                self.failures[request.text] = candidate.failure
            elif candidate.trace:
                self.traces[request.text, candidate.target] = candidate.trace
        return [answers[alike(request)] for request in requests]


def _question(request: Request) -> Hashable:
    """All of a request that may shape what a model says."""
    return request.source, request.language, request.kind, request.text


def _itself(request: Request) -> Hashable:
    return id(request.context), request.segment_id, request.language
