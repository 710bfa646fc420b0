"""An article with its marks to a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilingual.formats.rows import printed
from bilingual.language import LANGUAGES
from bilingual.language.chinese.names import transcribed
from bilingual.language.style import Style, default_style
from bilingual.model import Article, Block, Concept, Recipe, Segment
from bilingual.sheet.candidates import Found, candidates
from bilingual.sheet.figures import figures
from bilingual.sheet.model import Doubt, Lack, Row, RowKind, Section, Sheet
from bilingual.sheet.tokens import Words, lexicon, tokens

_OPENING = 14


class Index:
    """The concepts of a glossary by their sources, those that win first."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._owners: dict[str, list[Concept]] = defaultdict(list)
        for concept in concepts:
            if concept.status != "deprecated":
                for source in dict.fromkeys((concept.zh, *concept.zh_variants)):
                    self._owners[source].append(concept)

    def others(self, source: str, concept: Concept) -> Iterator[Concept]:
        """The concepts that the same source stands for in another context.

        What stands behind a concept without conditions never holds: a glossary of one's own has put it aside.
        """
        for owner in self._owners.get(source, ()):
            if owner.id != concept.id:
                yield owner
            if not (owner.context or owner.not_in):
                return


@dataclass(frozen=True, slots=True)
class _Spot:
    """Something found at a place; spots of equal `key` are one row."""

    key: object
    paragraph: int
    source: str
    said: tuple[str, ...]
    beside: str = ""
    proposed: bool = False
    doubts: tuple[str, ...] = ()
    kind: RowKind = "term"


@dataclass(frozen=True, slots=True)
class _Place:
    """A segment in its paragraph."""

    paragraph: int
    block: Block
    segment: Segment

    def print(self, start: int, end: int) -> str:
        """The author's print of `text[start:end]` of the segment."""
        return " ".join(printed(self.block, self.segment.start + start, self.segment.start + end).split())


def make(
    article: Article,
    segments: Iterable[Segment],
    index: Index,
    languages: tuple[str, ...],
    recipe: Recipe,
    style: Style | None = None,
) -> Sheet:
    """The sheet of an annotated article: each term and each figure once, at its first place, with all its places.

    The print is the author's; the languages are those of the renderings, in the order asked for.
    """
    numbers = {block.id: number for number, block in enumerate(article.blocks, start=1)}
    blocks = {block.id: block for block in article.blocks}
    places = [_Place(numbers[each.block_id], blocks[each.block_id], each) for each in segments]
    words, style = lexicon(), style or default_style()
    spots: dict[object, list[_Spot]] = {}
    for place in places:
        for spot in _spots(place, words, index, languages, style):
            spots.setdefault(spot.key, []).append(spot)
    doubts = _numbered(spots.values())
    rows = [(found[0].paragraph, _row(found, doubts)) for found in spots.values()]
    unread = f"not read: {', '.join(article.unread)}" if article.unread else ""
    facts = (article.meta("date"), article.meta("source"), unread)
    return Sheet(
        title=article.title,
        origin=article.origin,
        source_language=article.language,
        script=article.script,
        languages=languages,
        facts=tuple(filter(None, facts)),
        sections=tuple(_sections(article, rows)),
        doubts=tuple(doubts.values()),
        lacks=(*_unsaid(rows, languages), *_unknown(places, words, languages)),
        recipe=recipe,
    )


def _spots(place: _Place, words: Words, index: Index, languages: tuple[str, ...], style: Style) -> Iterator[_Spot]:
    """The terms and figures of a segment in order."""
    segment = place.segment
    found: list[tuple[int, _Spot]] = []
    for mark in segment.marks:
        if isinstance(mark.value, Concept):
            concept = mark.value
            doubts = tuple(_instead(other, languages) for other in index.others(mark.text, concept))
            said = tuple(_rendering(concept, language) for language in languages)
            source, proposed = place.print(mark.start, mark.end), concept.status == "proposed"
            found.append((mark.start, _Spot(("term", concept.id), place.paragraph, source, said, "", proposed, doubts)))
    for each in figures(segment, tokens(segment, words), words, languages, style):
        source, beside = place.print(each.start, each.end), place.print(each.end, each.beside_end)
        key = ("figure", each.value, segment.text[each.end : each.beside_end], each.doubts)
        spot = _Spot(key, place.paragraph, source, each.said, beside, False, each.doubts, "figure")
        found.append((each.start, spot))
    return (spot for _, spot in sorted(found, key=lambda item: item[0]))


def _rendering(concept: Concept, language: str) -> str:
    """The rendering to use; the first that is allowed where none is preferred."""
    preferred = concept.preferred(language)
    return preferred.text if preferred else next((each.text for each in concept.accepted(language)), "")


def _instead(concept: Concept, languages: tuple[str, ...]) -> str:
    """What else a source may be: "also “ship” · «судно» beside 江, 河"."""
    said = " · ".join(filter(None, (_rendering(concept, language) for language in languages)))
    beside = f" beside {', '.join(concept.context)}" if concept.context else ""
    return f"elsewhere {said}{beside}"


def _numbered(rows: Iterable[list[_Spot]]) -> dict[str, Doubt]:
    """The doubts by message, in order of first appearance."""
    concerns: dict[str, list[tuple[str, int]]] = {}
    for found in rows:
        for message in dict.fromkeys(message for spot in found for message in spot.doubts):
            concerns.setdefault(message, []).append((found[0].source + found[0].beside, found[0].paragraph))
    return {
        message: Doubt(number, message, tuple(concerned))
        for number, (message, concerned) in enumerate(concerns.items(), start=1)
    }


def _row(found: list[_Spot], doubts: dict[str, Doubt]) -> Row:
    first = found[0]
    return Row(
        kind=first.kind,
        source=first.source,
        said=first.said,
        places=tuple(dict.fromkeys(spot.paragraph for spot in found)),
        count=len(found),
        beside=first.beside,
        others=tuple(dict.fromkeys(spot.source for spot in found if spot.source != first.source)),
        proposed=first.proposed,
        doubts=tuple(sorted({doubts[message].number for spot in found for message in spot.doubts})),
    )


def _sections(article: Article, rows: list[tuple[int, Row]]) -> Iterator[Section]:
    by_paragraph: dict[int, list[Row]] = defaultdict(list)
    for paragraph, row in rows:
        by_paragraph[paragraph].append(row)
    for number, block in enumerate(article.blocks, start=1):
        if number in by_paragraph:
            text = " ".join(printed(block, 0, len(block.text)).split())
            opening = text if len(text) <= _OPENING else text[:_OPENING] + "…"
            yield Section(number, opening, tuple(by_paragraph[number]))


def _unsaid(rows: list[tuple[int, Row]], languages: tuple[str, ...]) -> Iterator[Lack]:
    """The terms of the glossary that have no rendering in a language."""
    for _, row in rows:
        missing = [LANGUAGES[code].name for code, said in zip(languages, row.said, strict=True) if not said]
        if row.kind == "term" and missing:
            yield Lack(row.source, f"no {' or '.join(missing)}", row.said, row.places, row.count)


def _unknown(places: list[_Place], words: Words, languages: tuple[str, ...]) -> Iterator[Lack]:
    """The candidates for terms that the glossary does not have."""
    found: dict[str, list[tuple[_Place, Found]]] = {}
    for place in places:
        for each in candidates(place.segment, words):
            found.setdefault(place.segment.text[each.start : each.end], []).append((place, each))
    for name, spots in found.items():
        place, first = spots[0]
        said = tuple(transcribed(name, code) if first.kind == "person" else "" for code in languages)
        paragraphs = tuple(dict.fromkeys(place.paragraph for place, _ in spots))
        yield Lack(place.print(first.start, first.end), first.kind, said, paragraphs, len(spots))
