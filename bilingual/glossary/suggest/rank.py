"""The candidates of many articles, those first that a translator will most likely want in a glossary."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bilingual.glossary.context import in_context
from bilingual.glossary.suggest.find import Kind, Spot, find
from bilingual.glossary.suggest.forms import Forms
from bilingual.language.chinese.names import transcribed, transliterating
from bilingual.model import Article, Concept, Segment
from bilingual.sheet.tokens import HAN, Words, lexicon

# These weights were set by tests/benchmarks/suggest.py on the articles of tests/golden.
# What the form is worth beside one occurrence; a kind that is not named is that of a name with its generic.
_NAME = 6.0
_WORTH: dict[Kind, float] = {
    "glossed": 7.0,
    "foreign name": 5.0,
    "person": 3.5,
    "quoted": 2.5,
    "title": 3.0,
    "word": 3.5,
    "compound": 1.2,
}
_HEADS = {"name": 3.4, "term": 2.2, "weak": 0.8, "": 1.0}
# Known terms side by side can be rendered one by one; what opens with a verb may be a verb and its object.
_SUM, _VERB, _CHROME = 0.3, 0.6, 0.25
# Articles beyond the first count for more than further places in one.
_SPREAD = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that no glossary has, in Simplified. `kind` is that of a name, "glossed", "word" or "compound".

    It stands at `places` places of `articles` articles; `context` is the first, the term in 〔…〕. `domain` is "" where
    its form does not tell. `hint` is what the article, or the sound of a name, says of a rendering; it is none itself.
    """

    zh: str
    kind: Kind
    domain: str
    places: int
    articles: int
    context: str
    score: float
    hint: str = ""


@dataclass(slots=True)
class _Seen:
    spot: Spot
    worth: float
    places: int = 0
    articles: set[int] = field(default_factory=set)
    context: str = ""
    gloss: str = ""
    before: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)


def suggest(
    prepared: Iterable[tuple[Article, tuple[Segment, ...]]],
    known: Iterable[Concept] = (),
    words: Words | None = None,
) -> tuple[Suggestion, ...]:
    """What the articles hold that is no term of the glossary, the likeliest first; the segments are marked with it.

    A sentence that stands there twice (headings, page furniture) counts once. `words` are the lexicon's unless given.
    """
    concepts, words = tuple(known), words or lexicon()
    forms = Forms(concepts, words.of_kind("n"))
    taken = {source for concept in concepts for source in (concept.zh, *concept.zh_variants)}
    seen: dict[str, _Seen] = {}
    texts: set[str] = set()
    for number, (article, segments) in enumerate(prepared):
        chrome = {block.id for block in article.blocks if block.kind == "chrome"}
        for segment in segments:
            if segment.text in texts:
                continue
            texts.add(segment.text)
            for spot in find(segment, words, forms):
                if segment.text[spot.start : spot.end] not in taken:
                    _note(seen, segment, spot, number, chrome=segment.block_id in chrome)
    found = (_suggestion(text, each, score, forms) for text, each, score in _scored(seen))
    return tuple(sorted(found, key=lambda each: (-each.score, each.zh)))


def _note(seen: dict[str, _Seen], segment: Segment, spot: Spot, article: int, *, chrome: bool) -> None:
    text, start, end = segment.text, spot.start, spot.end
    worth = _worth(spot) * (_CHROME if chrome else 1)
    known = seen.setdefault(text[start:end], _Seen(spot, worth))
    if worth > known.worth:
        known.spot, known.worth = spot, worth
    known.places += 1
    known.articles.add(article)
    known.gloss = known.gloss or spot.gloss
    for neighbours, at in ((known.before, start - 1), (known.behind, end)):
        character = text[at] if 0 <= at < len(text) else ""
        # A sign, and the border of a sentence, is each time another neighbour: nothing goes on there.
        neighbours.add(character if HAN.match(character) else f"{article} {segment.id}")
    if not known.context:
        known.context = in_context(text, start, end)


def _worth(spot: Spot) -> float:
    worth = _WORTH.get(spot.kind, _NAME)
    if spot.kind in ("compound", "word"):
        worth *= _HEADS[spot.head]
    return worth * (_SUM if spot.sum else 1) * (_VERB if spot.verb else 1)


def _scored(seen: dict[str, _Seen]) -> Iterator[tuple[str, _Seen, float]]:
    """The candidates that are worth a look, with their scores.

    After the C-value of Frantzi, Ananiadou and Mima (2000): what stands in one longer candidate only is none.
    """
    inside = _inside(seen)
    for text, each in seen.items():
        named = each.spot.kind not in ("compound", "word")
        # A name is one wherever it stands: 科利佐沃机场 in 科利佐沃机场海关.
        own = max(each.places - inside.get(text, 0), int(named))
        goes_on = each.places > 1 and min(len(each.before), len(each.behind)) == 1
        if own <= 0 or (not named and (goes_on or (each.places == 1 and not _once(text, each.spot)))):
            continue
        length = math.log2(len(text) + 1) / 2
        spread = 1 + _SPREAD * math.log2(len(each.articles))
        yield text, each, each.worth * (1 + math.log2(own)) * length * spread


def _once(text: str, spot: Spot) -> bool:
    """Whether one place is enough for what is no name: only a head tells, and only of what is no sum."""
    if spot.sum or spot.verb:
        return False
    if spot.kind == "word":
        return len(text) > 2 and (spot.head in ("name", "term") or transliterating().issuperset(text))
    return spot.head in ("name", "term") and len(text) > 3


def _inside(seen: dict[str, _Seen]) -> dict[str, int]:
    """The most places of a longer candidate around each."""
    inside: dict[str, int] = defaultdict(int)
    for text, each in seen.items():
        parts = {text[a:b] for a in range(len(text)) for b in range(a + 2, len(text) + 1)} - {text}
        for part in parts & seen.keys():
            inside[part] = max(inside[part], each.places)
    return inside


def _suggestion(text: str, seen: _Seen, score: float, forms: Forms) -> Suggestion:
    kind = seen.spot.kind
    domain = "" if kind in ("person", "foreign person", "foreign name", "quoted", "title") else forms.domain(text)
    hint = _hint(text, seen)
    return Suggestion(text, kind, domain, seen.places, len(seen.articles), seen.context, round(score, 3), hint)


def _hint(text: str, seen: _Seen) -> str:
    if seen.gloss:
        return f"in brackets: {seen.gloss}"
    if seen.spot.kind != "person":
        return ""
    said = [name for name in (transcribed(text, language) for language in ("en", "ru")) if name]
    return f"if Chinese: {', '.join(said)}" if said else ""
