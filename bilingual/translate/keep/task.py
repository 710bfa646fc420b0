"""What is to be said, and how well a target says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bilingual.language.style import Style
from bilingual.model import Anchor, Concept, Mark, Pair, Segment
from bilingual.repair.quantities import correct
from bilingual.translate import Request
from bilingual.verify import invented, locate, terms
from bilingual.verify.damage import chinese_left, excess, garbled_figures, is_copy, is_empty, repetitions, untranslated

# An empty target is worse than any number of letters too many.
_EMPTY = 100_000


@dataclass(frozen=True, slots=True)
class Task:
    """A segment to be said in `language`, through `pivot` unless that is empty, by `text`, which is in `source`.

    The text is the segment's or a translation of it; `spots` are where the segment's marks stand in it. `request` is
    what asked for it.
    """

    request: Request
    segment: Segment
    language: str
    pivot: str
    source: str
    text: str
    spots: tuple[Anchor, ...]

    def first_half(self) -> Task:
        """The task of saying the segment in the pivot, for itself; the task if it goes straight."""
        if not self.pivot:
            return self
        return replace(self, request=replace(self.request, language=self.pivot), language=self.pivot, pivot="")

    def part(self, segment: Segment) -> Task:
        """The like task of a part of the segment."""
        return _task(self.request, segment, self.language, self.pivot)

    def asking(self, text: str, alternatives: int) -> Request:
        """The request for a text in the place of the task's."""
        return replace(
            self.request, language=self.language, text=text, marks=(), source=self.source, alternatives=alternatives
        )

    @property
    def sought(self) -> tuple[Mark, ...]:
        """The marks that the target must keep: quantities, and the terms that are not for information only."""
        return tuple(
            mark
            for mark in self.segment.marks_in(self.language)
            if not isinstance(mark.value, Concept)
            or (mark.value.enforce != "info" and mark.value.preferred(self.language))
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a target keeps a task's marks.

    `damage` counts letters repeated, missing, too many or not translated, and those of figures that nobody said.
    """

    anchors: tuple[Anchor, ...]
    missing: tuple[Mark, ...]
    forbidden: int
    damage: int

    @property
    def satisfied(self) -> bool:
        return not (self.missing or self.forbidden or self.damage)

    @property
    def cost(self) -> tuple[int, int, int]:
        """To be compared: damage outranks what is missing, which outranks what is only preferred."""
        preferred = sum(isinstance(mark.value, Concept) and mark.value.enforce == "prefer" for mark in self.missing)
        return self.damage, len(self.missing) - preferred + self.forbidden, preferred


@dataclass(frozen=True, slots=True)
class Attempt:
    """A target with its verdict, and the way it came about."""

    way: str
    target: str
    verdict: Verdict


def first_task(request: Request, pivot: str) -> Task:
    """The task that a request sets."""
    # What holds in the language asked for is sought in the pivot too.
    marks = tuple(replace(mark, languages=()) for mark in request.marks if _holds(mark, request.language))
    segment = Segment(request.segment_id, "", 0, len(request.text), request.text, marks)
    return _task(replace(request, marks=()), segment, request.language, pivot)


def second_task(task: Task, text: str) -> Task:
    """The task of saying a segment by its translation into the pivot: its marks stand where they are found there."""
    spots = locate(task.segment, text, task.pivot)
    return replace(task, pivot="", source=task.pivot, text=text, spots=spots)


def _task(request: Request, segment: Segment, language: str, pivot: str) -> Task:
    spots = tuple(Anchor(mark.id, mark.start, mark.end, mark.text) for mark in segment.marks)
    return Task(request, segment, language, pivot, request.source, segment.text, spots)


def _holds(mark: Mark, language: str) -> bool:
    return not mark.languages or language in mark.languages


def judge(task: Task, target: str) -> Verdict:
    """The verdict on a target."""
    anchors = locate(task.segment, target, task.language)
    found = {anchor.mark_id for anchor in anchors}
    missing = tuple(mark for mark in task.sought if mark.id not in found)
    forbidden = len(terms.forbidden(task.segment, target, task.language))
    pair = Pair("", task.segment.id, task.language, target, "", anchors=anchors)
    added = sum(end - start for start, end in invented.figures(task.segment, pair))
    return Verdict(anchors, missing, forbidden, _damage(task.text, target) + added)


def attempt(task: Task, target: str, way: str, style: Style | None) -> Attempt:
    """An attempt with those of its figures corrected that can be for certain."""
    verdict = judge(task, target)
    if verdict.missing:
        pair = Pair("", task.segment.id, task.language, target, "", anchors=verdict.anchors)
        corrected, corrections = correct(task.segment, pair, style)
        if corrections:
            return Attempt(f"{way}, figures corrected", corrected, judge(task, corrected))
    return Attempt(way, target, verdict)


def _damage(source: str, target: str) -> int:
    left = sum(end - start for start, end in (*chinese_left(target), *untranslated(target)))
    left += sum(end - start for start, end in garbled_figures(source, target))
    repeated = sum(end - start for start, end in repetitions(source, target))
    empty = _EMPTY * (is_empty(source, target) or is_copy(source, target))
    return left + repeated + abs(excess(source, target)) + empty
