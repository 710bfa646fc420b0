"""The stages in order.

path -> formats.read -> normalise -> segment -> annotate -> translate -> check -> formats.write -> files
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from bilingual.annotate import TermMatcher, annotate, day_of
from bilingual.checks import Levels, check
from bilingual.errors import EngineError
from bilingual.formats.aligned import Aligned
from bilingual.glossary import Glossary
from bilingual.language.style import Style
from bilingual.model import Article, Bitext, Pair, Recipe, Segment
from bilingual.normalise import canonical, normalise
from bilingual.recipe import make_recipe, make_sheet_recipe
from bilingual.segment import segment
from bilingual.sheet import Index, Sheet, make
from bilingual.translate import Candidate, Context, Engine, Request

Prepared = tuple[Article, tuple[Segment, ...]]
Answered = tuple[Request, Candidate]

# Requests that an engine sees at once: enough to sort by length into full batches, little enough to hold in memory.
WINDOW = 8192


def build(
    articles: Iterable[Article],
    engine: Engine,
    glossary: Glossary,
    languages: tuple[str, ...],
    window: int = WINDOW,
    *,
    levels: Levels = (),
    style: Style | None = None,
) -> Iterator[Bitext | EngineError]:
    """The checked bitext of each article, in order, as soon as it is translated; an error where the engine failed.

    The articles go to the engine in windows of `window` requests, so that it can batch across them, and are read
    as they are needed. `style` is that in which findings say figures; what the engine writes it has from its options.
    Raises EngineError where the engine breaks its contract.
    """
    _refuse_unknown(engine, languages)
    matcher = matcher_of(glossary)
    recipe = make_recipe(engine, glossary, languages, levels, style)
    prepared = (prepare(article, matcher) for article in articles)
    for article, segments, translated in translate(prepared, engine, languages, window):
        failure = next((candidate.failure for _, candidate in translated if candidate.failure), "")
        if failure:
            yield EngineError(f"{article.origin}: engine {engine.name}: {failure}")
        else:
            pairs = tuple(_pair(request, candidate, engine) for request, candidate in translated)
            yield check(Bitext(article, languages, segments, pairs, (), recipe), levels, style)


def judge(aligned: Aligned, glossary: Glossary, levels: Levels = (), style: Style | None = None) -> Bitext:
    """The checked bitext of sources and targets that stand side by side: each row is one segment, whatever it holds."""
    matcher = matcher_of(glossary)
    article = normalise(aligned.article)
    rows = (Segment(f"{block.id}.s01", block.id, 0, len(block.text), block.text) for block in article.blocks)
    segments = annotate(rows, matcher, day_of(article))
    pairs = tuple(
        Pair(f"{segment.id}.{language}", segment.id, language, target, "", "person")
        for segment, targets in zip(segments, aligned.targets, strict=True)
        for language, target in zip(aligned.languages, targets, strict=True)
    )
    return check(Bitext(article, aligned.languages, segments, pairs, (), Recipe(())), levels, style)


def sheets(
    articles: Iterable[Article], glossary: Glossary, languages: tuple[str, ...], style: Style | None = None
) -> Iterator[Sheet]:
    """The sheet of each article, in order: what it says in terms and figures, before a word is translated."""
    canonical = canonical_glossary(glossary)
    matcher, index = TermMatcher(canonical.concepts), Index(canonical.concepts)
    recipe = make_sheet_recipe(glossary, languages, style)
    for article in articles:
        yield make(*prepare(article, matcher), index, languages, recipe, style)


def prepare(article: Article, matcher: TermMatcher) -> Prepared:
    """An article as read, made ready for an engine: normalised, cut into segments, its terms and figures marked."""
    normalised = normalise(article)
    return normalised, annotate(segment(normalised), matcher, day_of(normalised))


def translate(
    prepared: Iterable[Prepared], engine: Engine, languages: tuple[str, ...], window: int
) -> Iterator[tuple[Article, tuple[Segment, ...], list[Answered]]]:
    """Each article with its segments and an answer for every segment and language, in order.

    Raises EngineError if the engine answers a request twice, not at all, or one that it was not asked.
    """
    waiting: deque[Prepared] = deque()
    requests = _requests(prepared, languages, waiting)
    answered: list[Answered] = []
    while asked := tuple(islice(requests, window)):
        for answer in _in_order(asked, engine):
            yield from _without_segments(waiting)
            answered.append(answer)
            if len(answered) == len(waiting[0][1]) * len(languages):
                yield (*waiting.popleft(), answered)
                answered = []
    yield from _without_segments(waiting)


def _in_order(asked: tuple[Request, ...], engine: Engine) -> Iterator[Answered]:
    """The requests with their candidates, each as soon as all before it are answered."""
    early: dict[int, Candidate] = {}
    answered = 0
    for index, candidate in engine.translate(asked):
        if not answered <= index < len(asked) or index in early:
            raise EngineError(f"engine {engine.name}: gave more translations than it was asked for")
        early[index] = candidate
        while answered in early:
            yield asked[answered], early.pop(answered)
            answered += 1
    if answered < len(asked):
        raise EngineError(f"engine {engine.name}: gave fewer translations than it was asked for")


def _without_segments(waiting: deque[Prepared]) -> Iterator[tuple[Article, tuple[Segment, ...], list[Answered]]]:
    """The articles at the head of the queue that asked for nothing, so that no answer will come for them."""
    while waiting and not waiting[0][1]:
        yield (*waiting.popleft(), [])


def _requests(prepared: Iterable[Prepared], languages: tuple[str, ...], waiting: deque[Prepared]) -> Iterator[Request]:
    """The requests of all articles; notes the articles that wait for their answers."""
    for article, segments in prepared:
        waiting.append((article, segments))
        yield from requests_for(Context(article, segments), segments, languages)


def requests_for(context: Context, segments: Iterable[Segment], languages: Iterable[str]) -> Iterator[Request]:
    """A request for each of some segments of an article and each language."""
    kinds = {block.id: block.kind for block in context.article.blocks}
    for each in segments:
        for language in languages:
            yield Request(each.id, language, each.text, each.marks_in(language), kinds[each.block_id], context=context)


def _pair(request: Request, candidate: Candidate, engine: Engine) -> Pair:
    pair_id = f"{request.segment_id}.{request.language}"
    pivot = engine.pivot(request.language)
    made_by = f"{engine.name} through {pivot}" if pivot else engine.name
    return Pair(pair_id, request.segment_id, request.language, candidate.target, made_by, candidate.method)


def matcher_of(glossary: Glossary) -> TermMatcher:
    """What finds the terms of a glossary in normalised text."""
    return TermMatcher(canonical_glossary(glossary).concepts)


def canonical_glossary(glossary: Glossary) -> Glossary:
    """The glossary with its sources normalised as texts are."""
    return glossary.with_sources_in(canonical(glossary.strings()).__getitem__)


def _refuse_unknown(engine: Engine, languages: tuple[str, ...]) -> None:
    missing = [language for language in languages if language not in engine.languages]
    if missing:
        raise EngineError(f"engine {engine.name}: does not translate into {', '.join(missing)}; choose another engine")
