"""The word that a model itself has for a term, found in its target and replaced with the glossary's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bilingual.glossary import builtin_paths, load
from bilingual.language import target_language
from bilingual.model import Concept, Rendering
from bilingual.translate.keep.task import Attempt, Task, Verdict
from bilingual.verify import locate
from bilingual.verify.damage import chinese_left, repetitions

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_MOST_WORDS = 6


def asked(task: Task, verdict: Verdict) -> dict[str, str]:
    """What to ask a model alone, by the id of each term that a target lacks."""
    spots = {spot.mark_id: spot.found for spot in task.spots}
    terms = (mark.id for mark in verdict.missing if isinstance(mark.value, Concept))
    return {mark_id: spots[mark_id] for mark_id in terms if mark_id in spots}


def word_of(answer: str) -> str:
    """The term in a model's answer, "" if it is none: no article, no full stop, few words, no figure, no Chinese."""
    word = _ARTICLE.sub("", answer.strip().rstrip(".,;:!。"), count=1)
    plain = len(word.split()) <= _MOST_WORDS and not re.search(r"\d", word)
    return word if plain and not chinese_left(word) and not repetitions("", word) else ""


def other_words(plain: Attempt, language: str) -> dict[str, tuple[Rendering, ...]]:
    """What a target may say in the place of each term that it lacks: what is forbidden, and other glossaries' words."""
    return {
        mark.id: tuple(
            rendering
            for rendering in (*mark.value.renderings, *_renderings().get(mark.value.zh, ()))
            if rendering.language == language
        )
        for mark in plain.verdict.missing
        if isinstance(mark.value, Concept)
    }


def replaced(task: Task, plain: Attempt, words: Mapping[str, tuple[Rendering, ...]]) -> str:
    """The target with the words, by the id of the term they stand for, replaced; as it was where none is certain.

    A word is replaced that stands in the target once and is no part of what another mark stands for.
    """
    target, language = plain.target, target_language(task.language)
    for mark in plain.verdict.missing:
        rendering = mark.value.preferred(task.language) if isinstance(mark.value, Concept) else None
        if rendering is None:
            continue
        taken = [(anchor.start, anchor.end) for anchor in locate(task.segment, target, task.language)]
        for was in words.get(mark.id, ()):
            spans = [
                span for span in language.find(target, was) if not any(a < span[1] and span[0] < b for a, b in taken)
            ]
            if len(spans) == 1 and (said := language.fit(target, spans[0], was, rendering)) is not None:
                target = said
                break
    return target


@cache
def _renderings() -> dict[str, tuple[Rendering, ...]]:
    """How the built-in glossaries say a term, by its sources: a project's own may want another word."""
    known: dict[str, tuple[Rendering, ...]] = {}
    for concept in load(builtin_paths()).concepts:
        for zh in (concept.zh, *concept.zh_variants):
            known[zh] = (*known.get(zh, ()), *concept.renderings)
    return known
