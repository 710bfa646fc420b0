"""The word that a model itself has for a term, found in its target and replaced with the glossary's."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def replaced(task: Task, plain: Attempt, words: Mapping[str, str]) -> str:
    """The target with the words, by the id of the term they stand for, replaced; as it was where none is certain.

    A word is replaced that stands in the target once and is no part of what another mark stands for.
    """
    target, language = plain.target, target_language(task.language)
    for mark in plain.verdict.missing:
        rendering = mark.value.preferred(task.language) if isinstance(mark.value, Concept) else None
        if rendering is None or not words.get(mark.id):
            continue
        was = Rendering(task.language, words[mark.id])
        taken = [(anchor.start, anchor.end) for anchor in locate(task.segment, target, task.language)]
        spans = [span for span in language.find(target, was) if not any(a < span[1] and span[0] < b for a, b in taken)]
        said = language.fit(target, spans[0], was, rendering) if len(spans) == 1 else None
        target = target if said is None else said
    return target
