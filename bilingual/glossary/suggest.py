"""Terms that the glossaries lack: names, unknown words and recurring compounds of some articles, the likeliest first.

Nothing is said of how a term is rendered: that is for a person to find out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bilingual.language.data import rows
from bilingual.model import Article, Concept, Segment
from bilingual.sheet.candidates import candidates
from bilingual.sheet.tokens import Token, Words, lexicon, tokens

# Characters and tokens of a compound.
_SHORTEST, _LONGEST, _MOST_TOKENS = 2, 10, 6
_AROUND = 12
# Parts of speech that may stand in a compound, and those that may end one.
_INSIDE = frozenset(("n", "ns", "ng", "nv", "nt", "a", "v", "va", "vi", "vq", "ordinary"))
_LAST = frozenset(("n", "ns", "ng", "nv", "nt"))
# How much a kind of evidence counts beside one occurrence of a compound.
_NAMED, _UNKNOWN, _COMPOUND, _ORDINARY = 6.0, 3.0, 1.6, 0.5
_WEIGHTS = {"person": 3.0, "foreign person": 3.0, "quoted": 2.0, "title": 2.0}
# Two unknown characters that stand there once are mostly an ordinary word: 停工, 成败.
_HAPAX = 0.4
# How often an ordinary noun must stand there to be taken for a term.
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A term that no glossary has, in Simplified. `kind` is that of a name, "word" or "compound".

    It stands at `places` places of `articles` articles; `context` is the first, the term in 〔…〕. `domain` is "" where
    its form does not tell.
    """

    zh: str
    kind: str
    domain: str
    places: int
    articles: int
    context: str
    score: float


@dataclass(slots=True)
class _Seen:
    kind: str
    weight: float
    places: int = 0
    articles: set[int] = field(default_factory=set)
    context: str = ""
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)


def suggest(
    prepared: Iterable[tuple[Article, tuple[Segment, ...]]], known: Iterable[Concept] = ()
) -> tuple[Suggestion, ...]:
    """What the articles hold that is no term of the glossary, the likeliest first; the segments are marked with it.

    A text that stands there twice (headings, page furniture) counts once.
    """
    words = lexicon()
    taken = {source for concept in known for source in (concept.zh, *concept.zh_variants)}
    seen: dict[str, _Seen] = {}
    texts: set[str] = set()
    for number, (_, segments) in enumerate(prepared):
        for segment in segments:
            if segment.text in texts:
                continue
            texts.add(segment.text)
            for start, end, kind, weight in _found(segment, words):
                text = segment.text[start:end]
                if text not in taken:
                    _note(seen, segment.text, (start, end), (kind, weight), number)
    found = [_suggestion(text, each, score) for text, each, score in _scored(seen)]
    return tuple(sorted(found, key=lambda each: (-each.score, each.zh)))


def _found(segment: Segment, words: Words) -> Iterator[tuple[int, int, str, float]]:
    """The candidates of a segment with their kind and weight; a span once, as the best of them."""
    cut = tokens(segment, words)
    spans: dict[tuple[int, int], tuple[str, float]] = {}
    for token in cut:
        if token.kind == "word" and len(token.text) >= _SHORTEST and token.part_of_speech in _LAST:
            spans[token.start, token.end] = ("ordinary", _ORDINARY)
    for start, end in _compounds(cut):
        spans[start, end] = ("compound", _COMPOUND)
    for start, end in _unknown(cut):
        spans[start, end] = ("word", _UNKNOWN)
    for each in candidates(segment, words):
        spans[each.start, each.end] = (each.kind, _WEIGHTS.get(each.kind, _NAMED))
    yield from ((*span, *kind) for span, kind in spans.items())


def _unknown(cut: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Runs of characters that neither a mark nor the lexicon knows."""
    run: list[Token] = []
    for token in (*cut, Token("other", 0, 0, "")):
        if token.kind == "loose":
            run.append(token)
            continue
        if _SHORTEST <= len(run) <= _LONGEST:
            yield run[0].start, run[-1].end
        run = []


def _compounds(cut: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Runs of nouns, verbs and unknown characters that end like a noun and are more than one known word."""
    for first, token in enumerate(cut):
        if not _may_open(token):
            continue
        for last in range(first, min(first + _MOST_TOKENS, len(cut))):
            if not _may_stand(cut[last]):
                break
            length = cut[last].end - token.start
            if length > _LONGEST:
                break
            kinds = {each.kind for each in cut[first : last + 1]}
            cuts = _cuts(cut, first, first - 1) or _cuts(cut, last, last + 1)
            if last > first and not cuts and _may_close(cut[last]) and kinds not in ({"mark"}, {"loose"}):
                yield token.start, cut[last].end


def _cuts(cut: tuple[Token, ...], inside: int, outside: int) -> bool:
    """Whether a run of unknown characters goes on beyond an end."""
    return 0 <= outside < len(cut) and cut[inside].kind == cut[outside].kind == "loose"


def _may_open(token: Token) -> bool:
    return _may_stand(token) and not (token.kind == "word" and len(token.text) == 1)


def _may_stand(token: Token) -> bool:
    if token.kind == "mark":
        return token.mark is not None and isinstance(token.mark.value, Concept)
    return token.kind == "loose" or (token.kind == "word" and token.part_of_speech in _INSIDE)


def _may_close(token: Token) -> bool:
    return token.kind in ("loose", "mark") or token.part_of_speech in _LAST


def _note(seen: dict[str, _Seen], text: str, span: tuple[int, int], what: tuple[str, float], article: int) -> None:
    start, end = span
    kind, weight = what
    known = seen.setdefault(text[start:end], _Seen(kind, weight))
    if weight > known.weight:
        known.kind, known.weight = kind, weight
    known.places += 1
    known.articles.add(article)
    known.before[text[start - 1 : start] or "^"] += 1
    known.behind[text[end : end + 1] or "$"] += 1
    if not known.context:
        known.context = f"{text[max(0, start - _AROUND) : start]}〔{text[start:end]}〕{text[end : end + _AROUND]}"


def _scored(seen: dict[str, _Seen]) -> Iterator[tuple[str, _Seen, float]]:
    """The candidates that are worth a look, with their scores.

    The C-value of Frantzi, Ananiadou and Mima (2000): what stands mostly inside longer candidates counts less; and
    what has one neighbour only is a part of something longer.
    """
    _part(seen)
    inside: dict[str, list[int]] = defaultdict(list)
    for text, each in seen.items():
        for start in range(len(text)):
            for end in range(start + _SHORTEST, len(text) + 1):
                if (start, end) != (0, len(text)) and text[start:end] in seen:
                    inside[text[start:end]].append(each.places)
    for text, each in seen.items():
        nested = inside.get(text, [])
        own = each.places - (sum(nested) / len(nested) if nested else 0)
        least = {"compound": 2, "ordinary": _OFTEN}.get(each.kind, 1)
        if each.places < least or (least > 1 and own <= 0):
            continue
        free = min(len(each.before), len(each.behind)) > 1 or each.places == 1
        score = each.weight * math.log2(len(text) + 1) * (1 + math.log2(max(own, 0.5) + 1))
        if each.kind == "word" and each.places == 1 and len(text) == _SHORTEST:
            score *= _HAPAX
        yield text, each, score * (1 if free else 0.5) * (1 + math.log2(len(each.articles)))


def _part(seen: dict[str, _Seen]) -> None:
    """Takes out unknown runs that are another one with some characters more: 珲春一 beside 珲春."""
    words = {text: each for text, each in seen.items() if each.kind not in ("compound", "ordinary")}
    for text, each in list(words.items()):
        if each.kind != "word":
            continue
        parts = [part for size in range(_SHORTEST, len(text)) for part in (text[:size], text[-size:]) if part in words]
        best = max(parts, key=len, default="")
        if best and (len(text) - len(best) == 1 or words[best].places > each.places == 1):
            words[best].places += each.places
            del seen[text]


def _suggestion(text: str, seen: _Seen, score: float) -> Suggestion:
    domain = next((domain for ending, domain in _domains() if text.endswith(ending)), _KINDS.get(seen.kind, ""))
    return Suggestion(text, seen.kind, domain, seen.places, len(seen.articles), seen.context, score)


_KINDS = {
    "place": "geography.area",
    "division": "geography.region",
    "organisation": "customs.organisation",
    "document": "customs.document",
}


def _domains() -> tuple[tuple[str, str], ...]:
    """The endings of suggest_domains.csv, the longest first, with the domain that they tell."""
    found = ((row["zh"], row["domain"]) for _, row in rows("suggest_domains.csv", __package__))
    return tuple(sorted(found, key=lambda each: -len(each[0])))
