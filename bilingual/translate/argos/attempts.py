"""Texts through models: what comes out damaged is tried again in other ways, and the best is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from bilingual.translate.argos.batches import Answer, Batches, Part
from bilingual.translate.argos.cut import joined, parts, sentences
from bilingual.translate.argos.model import LONGEST_SOURCE, LONGEST_TARGET, Model, Settings
from bilingual.verify.damage import excess, is_empty, repetitions


@dataclass(frozen=True, slots=True)
class Job:
    """A text to be translated by a model, and how many targets are wanted beside the best."""

    model: Model
    text: str
    alternatives: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best that was made of a job. `cost` says how damaged it is: letters repeated, missing or too many."""

    target: str
    cost: int = 0
    failure: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    settings: Settings
    longest: int = LONGEST_SOURCE


# As Argos Translate does it; with repetition made dear; in clauses.
_WAYS = (
    _Way(()),
    _Way((("no_repeat_ngram_size", 3), ("repetition_penalty", 1.2))),
    _Way((), 20),
)
# More alternatives than these are worth a beam twice as wide.
_OF_THE_BEAM = 3
# What a part costs that has no end, no words, no answer at all: more than any letters.
_CUT_OFF, _SILENT, _FAILED = 10_000, 100_000, 1_000_000


@dataclass(slots=True)
class _Try:
    """One way under way: the job's parts and the answers so far."""

    job: Job
    way: int
    sources: tuple[str, ...]
    answers: list[Answer] = field(default_factory=list)


class Attempts:
    """Jobs that are under way. Each is started once."""

    def __init__(self, workers: int) -> None:
        self._batches = Batches(workers)
        self._tries: dict[int, _Try] = {}
        self._best: dict[Job, Outcome] = {}
        self._count = 0

    def start(self, job: Job) -> None:
        self._try(job, 0, _cut(job, _WAYS[0]))

    def finished(self) -> list[tuple[Job, Outcome]]:
        """Some jobs with their outcomes, as soon as there are any; [] if none is under way."""
        done: list[tuple[Job, Outcome]] = []
        while not done and (answers := self._batches.answers()):
            for answer in answers:
                attempt = self._tries[answer.part.owner]
                attempt.answers.append(answer)
                if len(attempt.answers) == len(attempt.sources):
                    del self._tries[answer.part.owner]
                    outcome = self._judge(attempt)
                    if outcome:
                        done.append((attempt.job, outcome))
        return done

    def _try(self, job: Job, way: int, sources: tuple[str, ...]) -> None:
        self._count += 1
        self._tries[self._count] = _Try(job, way, sources)
        for number, source in enumerate(sources):
            part = Part(self._count, number, job.model.encode(source))
            self._batches.add(job.model, (*_WAYS[way].settings, *_wide(job)), part)

    def _judge(self, attempt: _Try) -> Outcome | None:
        """The best outcome if it is good or the ways are at an end; None if another one was begun."""
        job = attempt.job
        outcome = _outcome(attempt)
        best = min(self._best.pop(job, outcome), outcome, key=lambda each: each.cost)
        for way in range(attempt.way + 1, len(_WAYS) if best.cost else 0):
            sources = _cut(job, _WAYS[way])
            if _WAYS[way].settings or sources != attempt.sources:
                self._best[job] = best
                self._try(job, way, sources)
                return None
        return best


def _wide(job: Job) -> Settings:
    """The settings that give a job its alternatives: a few of the beam's own, more of a wider one."""
    if not job.alternatives:
        return ()
    beam = job.model.beam if job.alternatives <= _OF_THE_BEAM else 2 * job.model.beam
    return (("beam_size", beam), ("num_hypotheses", min(job.alternatives + 1, beam)), ("return_scores", True))


def _cut(job: Job, way: _Way) -> tuple[str, ...]:
    def fits(text: str) -> bool:
        return len(job.model.encode(text)) <= min(way.longest, job.model.longest)

    return tuple(part for sentence in sentences(job.text) for part in parts(sentence, fits))


def _outcome(attempt: _Try) -> Outcome:
    answers = sorted(attempt.answers, key=lambda answer: answer.part.number)
    failure = next((answer.failure for answer in answers if answer.failure), "")
    if failure:
        return Outcome("", _FAILED, failure)
    said = tuple(attempt.job.model.decode(answer.pieces) for answer in answers)
    silent = sum(is_empty(source, target) for source, target in zip(attempt.sources, said, strict=True))
    cut_off = sum(len(answer.pieces) >= LONGEST_TARGET for answer in answers)
    target = joined(attempt.sources, said)
    cost = _damage(attempt.job.text, target) + _CUT_OFF * cut_off + _SILENT * silent
    return Outcome(target, cost, alternatives=_alternatives(attempt, answers))


def _alternatives(attempt: _Try, answers: list[Answer]) -> tuple[str, ...]:
    """The second best of every part as one target, and so on; parts that have no more stay as they are."""
    decode = attempt.job.model.decode
    ranks = range(max(len(answer.others) for answer in answers))
    said = (
        tuple(decode(answer.others[rank] if rank < len(answer.others) else answer.pieces) for answer in answers)
        for rank in ranks
    )
    return tuple(joined(attempt.sources, each) for each in said)


def _damage(source: str, target: str) -> int:
    """How many letters of a target are repeated, missing or too many."""
    return sum(end - start for start, end in repetitions(source, target)) + abs(excess(source, target))
