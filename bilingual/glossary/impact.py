"""What a change of glossaries does to articles: the paragraphs whose terms change, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bilingual.annotate import TermMatcher, annotate, day_of
from bilingual.model import Article, Concept, Mark, Segment

# The renderings of a place, by language; None where no term is found there.
Said = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """A place whose term changes: the block with its line, the Chinese there, and how it is said before and after.

    A side that finds no term there is None. `ids` are the concepts of both sides, "" where there is none.
    """

    article: str
    block_id: str
    line: int
    text: str
    before: Said | None
    after: Said | None
    ids: tuple[str, str]


def impacts(
    article: Article, segments: Iterable[Segment], old: TermMatcher, new: TermMatcher, languages: tuple[str, ...]
) -> Iterator[Impact]:
    """The places of a prepared article at which the two glossaries find other terms, or say them otherwise."""
    bare = [replace(segment, marks=()) for segment in segments]
    day = day_of(article)
    lines = {block.id: block.line for block in article.blocks}
    for was, now in zip(annotate(bare, old, day), annotate(bare, new, day), strict=True):
        before, after = _terms(was), _terms(now)
        for span in sorted(before.keys() | after.keys()):
            one, other = before.get(span), after.get(span)
            said = _said(one, languages), _said(other, languages)
            if said[0] != said[1] or (said[0] and _force(one) != _force(other)):
                yield Impact(
                    article.origin,
                    was.block_id,
                    lines[was.block_id],
                    was.text[span[0] : span[1]],
                    *said,
                    (_id(one, languages), _id(other, languages)),
                )


def _terms(segment: Segment) -> dict[tuple[int, int], Mark]:
    return {(mark.start, mark.end): mark for mark in segment.marks if mark.kind == "term"}


def _said(mark: Mark | None, languages: tuple[str, ...]) -> Said | None:
    """How a term is said in the languages it holds in, with the renderings that are allowed; None where in none."""
    if mark is None or not isinstance(mark.value, Concept):
        return None
    concept, held = mark.value, [code for code in languages if not mark.languages or code in mark.languages]
    accepted = ((code, " / ".join(each.text for each in concept.accepted(code))) for code in held)
    return tuple((code, texts) for code, texts in accepted if texts) or None


def _id(mark: Mark | None, languages: tuple[str, ...]) -> str:
    return mark.value.id if mark and isinstance(mark.value, Concept) and _said(mark, languages) else ""


def _force(mark: Mark | None) -> tuple[object, ...]:
    """What else a brief shows of a term: how strictly it is kept, whether it is approved, what is forbidden."""
    if mark is None or not isinstance(mark.value, Concept):
        return ()
    concept = mark.value
    forbidden = tuple(each.text for each in concept.renderings if each.use == "forbidden")
    return concept.enforce, concept.status, forbidden
