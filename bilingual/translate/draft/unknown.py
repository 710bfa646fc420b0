"""The words of articles that the draft engine does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilingual import pipeline
from bilingual.glossary import Glossary
from bilingual.model import Article
from bilingual.translate import Engine, Request, Step

_AROUND = 12


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A run of unknown characters, how often it stands, and the text around its first place."""

    text: str
    count: int
    example: str


def unknown_words(articles: Iterable[Article], engine: Engine, glossary: Glossary) -> tuple[UnknownWord, ...]:
    """The words that the engine left in 〔…〕, the most frequent first, then in the order of the text."""
    found: dict[str, UnknownWord] = {}
    for text, start, end in _places(articles, engine, glossary):
        word = text[start:end]
        example = text[max(0, start - _AROUND) : end + _AROUND].strip()
        known = found.get(word)
        found[word] = UnknownWord(word, known.count + 1 if known else 1, known.example if known else example)
    return tuple(sorted(found.values(), key=lambda word: -word.count))


def _places(articles: Iterable[Article], engine: Engine, glossary: Glossary) -> Iterator[tuple[str, int, int]]:
    matcher = pipeline.matcher_of(glossary)
    language = engine.languages[0]
    for article in articles:
        _, segments = pipeline.prepare(article, matcher)
        requests = [Request(each.id, language, each.text, each.marks_in(language)) for each in segments]
        for index, candidate in engine.translate(requests):
            for start, end in _joined(step for top in candidate.trace for step in _unknown(top)):
                yield segments[index].text, start, end


def _unknown(step: Step) -> Iterator[tuple[int, int]]:
    if step.origin == "unknown":
        yield step.start, step.end
    for below in step.steps:
        yield from _unknown(below)


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order of place, those that touch made one."""
    begun: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if begun is not None and start <= begun[1]:
            begun = (begun[0], max(end, begun[1]))
            continue
        if begun is not None:
            yield begun
        begun = (start, end)
    if begun is not None:
        yield begun
