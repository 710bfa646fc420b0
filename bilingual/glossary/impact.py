"""What a change of glossaries does to articles: the paragraphs whose terms change, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bilingual.model import Article, Concept, Mark, Rendering, Segment

# What is said of a term, by label ("en", "en allowed", "status"), as far as the other side does not say it too.
Said = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """A term that changes in a paragraph: the block with its line, the Chinese, and what is said before and after.

    A side that finds no term there is None. `times` counts its places in the block; `sentence`, `start` and `end` are
    the first of them. `ids` are the concepts of both sides, "" where there is none.
    """

    block_id: str
    line: int
    text: str
    times: int
    sentence: str
    start: int
    end: int
    before: Said | None
    after: Said | None
    ids: tuple[str, str]


def impacts(
    article: Article, before: Iterable[Segment], after: Iterable[Segment], languages: tuple[str, ...]
) -> tuple[Impact, ...]:
    """The terms that change in a prepared article, by paragraph; its segments come with the marks of both glossaries.

    A term changes if it is found no more, or anew, is said otherwise, or is kept otherwise (its enforcement or status).
    """
    lines = {block.id: block.line for block in article.blocks}
    found: dict[tuple[object, ...], Impact] = {}
    for was, now in zip(before, after, strict=True):
        for span, one, other in _beside(was, now, languages):
            sides = _sides(one, other, languages)
            if sides is None:
                continue
            text, ids = was.text[slice(*span)], (_id(one), _id(other))
            key = (was.block_id, text, sides, ids)
            if key in found:
                found[key] = replace(found[key], times=found[key].times + 1)
            else:
                found[key] = Impact(was.block_id, lines[was.block_id], text, 1, was.text, *span, *sides, ids)
    return tuple(found.values())


def _beside(
    was: Segment, now: Segment, languages: tuple[str, ...]
) -> Iterator[tuple[tuple[int, int], Concept | None, Concept | None]]:
    """The places of a sentence at which a term stands, with the concept of either side."""
    before, after = _concepts(was, languages), _concepts(now, languages)
    for span in sorted(before.keys() | after.keys()):
        yield span, before.get(span), after.get(span)


def _concepts(segment: Segment, languages: tuple[str, ...]) -> dict[tuple[int, int], Concept]:
    """The concepts by their places, each with the renderings that hold there."""
    return {
        (mark.start, mark.end): replace(mark.value, renderings=held)
        for mark in segment.marks
        if isinstance(mark.value, Concept) and (held := _held(mark, mark.value, languages))
    }


def _held(mark: Mark, concept: Concept, languages: tuple[str, ...]) -> tuple[Rendering, ...]:
    spoken = [code for code in languages if (not mark.languages or code in mark.languages) and concept.preferred(code)]
    return tuple(each for each in concept.renderings if each.language in spoken)


def _id(concept: Concept | None) -> str:
    return concept.id if concept else ""


def _sides(
    one: Concept | None, other: Concept | None, languages: tuple[str, ...]
) -> tuple[Said | None, Said | None] | None:
    """What either side says and the other does not; None where they say the same."""
    if one is None or other is None:
        return _renderings(one, languages), _renderings(other, languages)
    before, after = _statements(one, languages), _statements(other, languages)
    if all(set(texts) == set(after[label]) for label, texts in before.items()):
        return None
    return _without(before, after), _without(after, before)


def _renderings(concept: Concept | None, languages: tuple[str, ...]) -> Said | None:
    if concept is None:
        return None
    preferred = ((code, concept.preferred(code)) for code in languages)
    return tuple((code, rendering.text) for code, rendering in preferred if rendering)


def _statements(concept: Concept, languages: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """All that shows in a brief: the renderings by language and use, how they decline, how strictly they are kept."""
    found: dict[str, tuple[str, ...]] = {}
    for code in languages:
        for use, label in (("preferred", code), ("allowed", f"{code} allowed"), ("forbidden", f"{code} forbidden")):
            found[label] = tuple(r.text for r in concept.renderings if (r.language, r.use) == (code, use))
        preferred = concept.preferred(code)
        found[f"{code} grammar"] = (preferred.grammar,) if preferred and preferred.grammar else ()
    return found | {"enforce": (concept.enforce,), "status": (concept.status,)}


def _without(statements: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> Said:
    own = ((label, [text for text in texts if text not in other[label]]) for label, texts in statements.items())
    return tuple((label, " / ".join(texts)) for label, texts in own if texts)
