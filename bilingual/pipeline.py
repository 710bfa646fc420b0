"""The stages in order.

path -> formats.read -> normalise -> segment -> annotate -> translate -> check -> formats.write -> files
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

import bilingual
from bilingual.annotate import TermMatcher, annotate
from bilingual.checks import check
from bilingual.errors import EngineError
from bilingual.glossary import Glossary
from bilingual.model import Article, Bitext, Pair, Recipe, Segment
from bilingual.normalise import normalise, normalise_text, script_recipe
from bilingual.segment import segment
from bilingual.translate import Candidate, Engine, Request

Prepared = tuple[Article, tuple[Segment, ...]]


def build(
    articles: Iterable[Article], engine: Engine, glossary: Glossary, languages: tuple[str, ...]
) -> Iterator[Bitext]:
    """The checked bitext of each article, in order, as soon as it is translated.

    All articles go to the engine as one stream, so that it can batch across them; articles may be read while others
    are translated. Raises EngineError where the engine breaks its contract.
    """
    _refuse_unknown(engine, languages)
    matcher = TermMatcher(glossary.with_sources_in(_canonical).concepts)
    recipe = make_recipe(engine, glossary, languages)
    prepared = (prepare(article, matcher) for article in articles)
    for article, segments, pairs in translate(prepared, engine, languages):
        yield check(Bitext(article, languages, segments, pairs, (), recipe))


def prepare(article: Article, matcher: TermMatcher) -> Prepared:
    """An article as read, made ready for an engine: normalised, cut into segments, its terms and figures marked."""
    normalised = normalise(article)
    return normalised, annotate(segment(normalised), matcher)


def translate(
    prepared: Iterable[Prepared], engine: Engine, languages: tuple[str, ...]
) -> Iterator[tuple[Article, tuple[Segment, ...], tuple[Pair, ...]]]:
    """Each article with its segments and a pair for every segment and language, in order.

    Raises EngineError if the engine gives fewer or more candidates than it was asked for.
    """
    waiting: deque[Prepared] = deque()
    asked: deque[Request] = deque()
    pairs: list[Pair] = []
    for candidate in engine.translate(_requests(prepared, languages, waiting, asked)):
        if not asked:
            raise EngineError(f"engine {engine.name}: gave more translations than it was asked for")
        pairs.append(_pair(asked.popleft(), candidate, engine))
        yield from _without_segments(waiting)
        if len(pairs) == len(waiting[0][1]) * len(languages):
            article, segments = waiting.popleft()
            yield article, segments, tuple(pairs)
            pairs = []
    if asked:
        raise EngineError(f"engine {engine.name}: gave fewer translations than it was asked for")
    yield from _without_segments(waiting)


def _without_segments(waiting: deque[Prepared]) -> Iterator[tuple[Article, tuple[Segment, ...], tuple[Pair, ...]]]:
    """The articles at the head of the queue that asked for nothing, so that no answer will come for them."""
    while waiting and not waiting[0][1]:
        yield (*waiting.popleft(), ())


def _requests(
    prepared: Iterable[Prepared], languages: tuple[str, ...], waiting: deque[Prepared], asked: deque[Request]
) -> Iterator[Request]:
    """A request for each segment and language; notes the articles and requests that wait for their answers."""
    for article, segments in prepared:
        waiting.append((article, segments))
        kinds = {block.id: block.kind for block in article.blocks}
        for each in segments:
            for language in languages:
                request = Request(each.id, language, each.text, each.marks, kinds[each.block_id])
                asked.append(request)
                yield request


def _pair(request: Request, candidate: Candidate, engine: Engine) -> Pair:
    pair_id = f"{request.segment_id}.{request.language}"
    return Pair(pair_id, request.segment_id, request.language, candidate.target, engine.name)


def make_recipe(engine: Engine, glossary: Glossary, languages: tuple[str, ...]) -> Recipe:
    """What shapes the output, in a fixed order."""
    return Recipe(
        (
            ("bilingual", bilingual.__version__),
            ("script", script_recipe()),
            *((f"glossary {name}", f"sha256:{digest[:12]}") for name, digest in glossary.sources),
            ("engine", engine.recipe),
            ("languages", " ".join(languages)),
        )
    )


def _canonical(text: str) -> str:
    return normalise_text(text).text


def _refuse_unknown(engine: Engine, languages: tuple[str, ...]) -> None:
    missing = [language for language in languages if language not in engine.languages]
    if missing:
        raise EngineError(f"engine {engine.name}: does not translate into {', '.join(missing)}; choose another engine")
