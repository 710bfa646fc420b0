"""Marks that a model gets wrong, said by words and figures it knows, and put back into what it makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from bilingual.language import target_language
from bilingual.language.data import rows
from bilingual.language.style import Style
from bilingual.model import Anchor, Concept, Mark, Number, Rendering
from bilingual.repair.correction import FIGURE, form_of
from bilingual.translate.keep.figures import number_in, others
from bilingual.translate.keep.task import Task
from bilingual.verify import locate

# The digits of a figure in Chinese, with what multiplies them.
_CHINESE_FIGURE = re.compile(r"\d[\d,.]*(?:\s?[十百千万亿]+)?")


@dataclass(frozen=True, slots=True)
class Swap:
    """A mark, and the mark that stands for it: the same id, another value, `said` in the source."""

    mark: Mark
    stand_in: Mark
    said: str


@dataclass(frozen=True, slots=True)
class Swapped:
    """A task whose source says other things in the place of some marks."""

    task: Task
    text: str
    swaps: tuple[Swap, ...]


def swapped(task: Task, marks: tuple[Mark, ...], turn: int) -> Swapped | None:
    """The task with stand-ins for the marks, others at each turn; None where none can stand for any of them.

    A stand-in stands nowhere else in the source, so that what the target says of it is the mark's.
    """
    spots = {spot.mark_id: spot for spot in task.spots}
    text, swaps = task.text, list[Swap]()
    used = task.text
    for mark in sorted(marks, key=lambda mark: -spots[mark.id].start if mark.id in spots else 0):
        spot = spots.get(mark.id)
        swap = _swap(task, mark, spot, turn, used) if spot else None
        if spot and swap:
            text = text[: spot.start] + swap.said + text[spot.end :]
            used += swap.said
            swaps.append(swap)
    return Swapped(task, text, tuple(swaps)) if swaps else None


def in_target_words(task: Task, marks: tuple[Mark, ...]) -> str:
    """The text with terms as the target is to say them; "" where none can stand in it: Cyrillic is not copied."""
    spots = {spot.mark_id: spot for spot in task.spots}
    text = task.text
    for mark in sorted(marks, key=lambda mark: -spots[mark.id].start if mark.id in spots else 0):
        rendering = mark.value.preferred(task.language) if isinstance(mark.value, Concept) else None
        spot = spots.get(mark.id)
        if spot and rendering and rendering.text.isascii() and task.source == "zh":
            text = f"{text[: spot.start]} {rendering.text} {text[spot.end :]}"
    return text if text != task.text else ""


def restored(swapped: Swapped, target: str, style: Style | None) -> str | None:
    """What a model made of the swapped source, with the marks in the place of their stand-ins.

    None where a stand-in is not there, or a mark cannot take its place without a change around it.
    """
    task = swapped.task
    stood_in = {swap.mark.id: swap.stand_in for swap in swapped.swaps}
    marks = tuple(stood_in.get(mark.id, mark) for mark in task.segment.marks)
    anchors = {anchor.mark_id: anchor for anchor in locate(replace(task.segment, marks=marks), target, task.language)}
    for swap in sorted(swapped.swaps, key=lambda swap: -_start(anchors.get(swap.mark.id))):
        anchor = anchors.get(swap.mark.id)
        said = _put_back(task, swap, target, anchor, style) if anchor else None
        if said is None:
            return None
        target = said
    return target


def _start(anchor: Anchor | None) -> int:
    return anchor.start if anchor else 0


def _put_back(task: Task, swap: Swap, target: str, anchor: Anchor, style: Style | None) -> str | None:
    span = (anchor.start, anchor.end)
    if isinstance(swap.mark.value, Concept) and isinstance(swap.stand_in.value, Concept):
        was, rendering = (each.preferred(task.language) for each in (swap.stand_in.value, swap.mark.value))
        return target_language(task.language).fit(target, span, was, rendering) if was and rendering else None
    return _figure_put_back(task.language, swap, target, span, style)


def _figure_put_back(language: str, swap: Swap, target: str, span: tuple[int, int], style: Style | None) -> str | None:
    """The target with the digits and scale word of the stand-in replaced, if what is counted keeps its form."""
    value, figures = swap.mark.value, list(FIGURE.finditer(target, *span))
    if not isinstance(value, Number) or len(figures) != 1:
        return None
    said = target_language(language).render(Number(abs(value.value), "", value.scale or "万"), style)
    if form_of(figures[0].group(), language) != form_of(said, language):
        return None
    if figures[0].group().endswith("."):
        said += "."
    return target[: figures[0].start()] + said + target[figures[0].end() :]


def _swap(task: Task, mark: Mark, spot: Anchor, turn: int, used: str) -> Swap | None:
    if isinstance(mark.value, Concept):
        return _term_swap(task, mark, mark.value, turn, used)
    return _figure_swap(task, mark, spot, turn, used)


def _term_swap(task: Task, mark: Mark, concept: Concept, turn: int, used: str) -> Swap | None:
    rendering = concept.preferred(task.language)
    fitting = [
        stand_in
        for stand_in in stand_ins()
        if rendering
        and (concept.domain + ".").startswith(stand_in.domain + ".")
        and _said(stand_in, task.source) not in used
        and _alike(stand_in, rendering)
    ]
    if not fitting:
        return None
    # The most special domain first.
    fitting.sort(key=lambda stand_in: -len(stand_in.domain))
    chosen = fitting[turn % len(fitting)]
    return Swap(mark, replace(mark, value=chosen), _said(chosen, task.source))


def _alike(stand_in: Concept, rendering: Rendering) -> bool:
    """Whether words around the stand-in have the form that they need around the rendering."""
    own = stand_in.preferred(rendering.language)
    if own is None:
        return False
    if rendering.language == "ru":
        from bilingual.language.russian.inflection import features_of

        one, other = features_of(own.text, own.grammar), features_of(rendering.text, rendering.grammar)
        return one[0] == other[0] and (one[0] == "plur" or one[1] == other[1])
    from bilingual.language.english.inflection import is_plural

    return is_plural(own.text) == is_plural(rendering.text.split()[-1].lower())


def _said(concept: Concept, language: str) -> str:
    rendering = concept.preferred(language)
    return concept.zh if rendering is None else rendering.text


@cache
def stand_ins() -> tuple[Concept, ...]:
    """stand_ins.csv: plain words that models know, by the domain of the terms they may stand for."""
    return tuple(
        Concept(
            f"stand-in:{row['zh']}",
            row["domain"],
            row["zh"],
            renderings=(Rendering("en", row["en"]), Rendering("ru", row["ru"], grammar=row["ru_grammar"])),
        )
        for _, row in rows("stand_ins.csv", __package__)
    )


def _figure_swap(task: Task, mark: Mark, spot: Anchor, turn: int, used: str) -> Swap | None:
    """Plain figures, then those of the same shape in other digits."""
    value = mark.value
    pattern = _CHINESE_FIGURE if task.source == "zh" else FIGURE
    figures = list(pattern.finditer(spot.found))
    if not isinstance(value, Number) or len(figures) != 1:
        return None
    said = target_language(task.language).render(Number(abs(value.value), "", value.scale or "万"))
    figure = figures[0].group()
    for other in others(figure, form_of(said, task.language), turn):
        text = spot.found[: figures[0].start()] + other + spot.found[figures[0].end() :]
        number = number_in(text, task.source) if other not in used else None
        if number is not None:
            return Swap(mark, replace(mark, value=replace(number, approximation=value.approximation)), text)
    return None
