"""Rounds of attempts at many tasks: plain first, then only those that lack something, in one batch a round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bilingual.language.style import Style
from bilingual.model import Mark, Rendering
from bilingual.translate.keep.swap import in_target_words, restored, swapped
from bilingual.translate.keep.task import Attempt, Task, attempt
from bilingual.translate.keep.words import asked, other_words, replaced, word_of

# What a model says to each of some tasks' texts, or to others in their place, the best first, with so many further
# targets; () where it fails.
Say = Callable[[Sequence[Task], Sequence[str], int], list[tuple[str, ...]]]

# Further targets: those that a beam of four holds anyway, and those of a beam twice as wide. Of 79 targets of a tiny
# model that lacked something, 37 had a sound one among the first, 51 among the second (tests/benchmarks/keep.py).
_FEW, _MANY = 3, 7
# A target that keeps none of so many marks says something else: other words for the same will hardly help.
_HOPELESS = 3
_TURNS = 2
PLAIN = "plain"
REPLACED = "word replaced"
REPAIRED = frozenset(("plain, figures corrected", REPLACED, f"{REPLACED}, figures corrected"))


@dataclass(slots=True)
class Work:
    """A task and the attempts at it. There is none where the model failed."""

    task: Task
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def best(self) -> Attempt:
        """The first attempt of the least cost."""
        return min(self.attempts, key=lambda each: each.verdict.cost)

    @property
    def satisfied(self) -> bool:
        return bool(self.attempts) and self.best.verdict.satisfied

    @property
    def open(self) -> bool:
        """Whether something is lacking yet, and may be had."""
        return bool(self.attempts) and not self.satisfied and not self._hopeless

    @property
    def _hopeless(self) -> bool:
        sought = len(self.task.sought)
        return sought >= _HOPELESS and all(len(each.verdict.missing) == sought for each in self.attempts)

    def add(self, way: str, targets: Iterable[str | None], style: Style | None) -> None:
        """Attempts with targets, until one is satisfied."""
        for target in targets:
            if target is None or self.satisfied:
                continue
            made = attempt(self.task, target, way, style)
            if made.target not in (each.target for each in self.attempts):
                self.attempts.append(made)


def run(tasks: Sequence[Task], say: Say, style: Style | None, *, once: bool) -> list[Work]:
    """The tasks, each with attempts until one is satisfied or there is no other way.

    With `once` the model is asked for the plain targets alone.
    """
    works = [Work(task) for task in tasks]
    for work, targets in zip(works, _answers(works, say, _FEW), strict=True):
        work.add(PLAIN, targets[:1], style)
        work.add("second best", targets[1:], style)
    for work in works:
        if work.open:
            words = other_words(work.attempts[0], work.task.language)
            work.add(REPLACED, [replaced(work.task, work.attempts[0], words)], style)
    if once:
        return works
    _with_own_words([work for work in works if work.open], say, style)
    still = [work for work in works if work.open]
    for work, targets in zip(still, _answers(still, say, _MANY), strict=True):
        work.add("wide beam", targets, style)
    _with_renderings([work for work in works if work.open], say, style)
    for turn in range(_TURNS):
        _with_stand_ins([work for work in works if work.open], turn, say, style)
    return works


def _answers(works: Sequence[Work], say: Say, alternatives: int) -> list[tuple[str, ...]]:
    tasks = [work.task for work in works]
    return say(tasks, [task.text for task in tasks], alternatives)


def _with_own_words(works: Sequence[Work], say: Say, style: Style | None) -> None:
    """Terms that are missing are asked for alone: the plain target may hold the model's own word for one."""
    asks = [asked(work.task, work.attempts[0].verdict) for work in works]
    owners = [(work.task, text) for work, each in zip(works, asks, strict=True) for text in each.values()]
    answers = iter(say([task for task, _ in owners], [text for _, text in owners], 0))
    for work, each in zip(works, asks, strict=True):
        own = {mark_id: word_of("".join(next(answers)[:1])) for mark_id in each}
        words = {mark_id: (Rendering(work.task.language, word),) for mark_id, word in own.items() if word}
        work.add(REPLACED, [replaced(work.task, work.attempts[0], words)], style)


def _with_renderings(works: Sequence[Work], say: Say, style: Style | None) -> None:
    """Terms that are missing stand in the source as the target is to say them: many models copy Latin words."""
    texts = [(work, in_target_words(work.task, _missed(work))) for work in works]
    made = [(work, text) for work, text in texts if text]
    answers = say([work.task for work, _ in made], [text for _, text in made], _FEW)
    for (work, _), targets in zip(made, answers, strict=True):
        work.add("terms in the source", targets, style)


def _with_stand_ins(works: Sequence[Work], turn: int, say: Say, style: Style | None) -> None:
    """What was missed is said by plain words and figures, and put back."""
    sources = [(work, swapped(work.task, _missed(work), turn)) for work in works]
    made = [(work, source) for work, source in sources if source is not None]
    answers = say([work.task for work, _ in made], [source.text for _, source in made], _FEW)
    for (work, source), targets in zip(made, answers, strict=True):
        work.add(f"stand-ins, turn {turn + 1}", (restored(source, target, style) for target in targets), style)


def _missed(work: Work) -> tuple[Mark, ...]:
    """The marks that the plain target or the best one lacks: what was found once may be lost in another sentence."""
    missing = {mark.id for each in (work.attempts[0], work.best) for mark in each.verdict.missing}
    return tuple(mark for mark in work.task.sought if mark.id in missing)
