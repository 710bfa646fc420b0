"""The tables of `bilingual glossary diff --impact`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bilingual import pipeline
from bilingual.cli.listing import Listing
from bilingual.cli.run import engine_for
from bilingual.cli.settings import given_or_default, glossary_paths
from bilingual.cli.sources import expanded
from bilingual.formats import FORMATS, read
from bilingual.glossary import Glossary, load
from bilingual.glossary.context import in_context
from bilingual.glossary.diff import State
from bilingual.glossary.impact import Impact, Said, impacts
from bilingual.language import LANGUAGES
from bilingual.model import Article, Concept, Segment


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An article with the terms that change in it, and its segments with the marks of each state."""

    path: Path
    article: Article
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]
    impacts: tuple[Impact, ...]


def impacts_on(sources: Sequence[str], before: State, after: State) -> tuple[Reviewed, ...]:
    """The articles of some files, folders and patterns in which terms change. Raises InputError for what is none."""
    listed = [path.resolve() for path in glossary_paths(given_or_default({}))]
    places: dict[str, Path] = {}
    for table in (*before.tables, *after.tables):
        path = table.path.resolve()
        # Where two files are compared, the other one stands in for that which the project names.
        places[table.name] = path if path in listed else places.get(table.name, path)
    old, new = (pipeline.matcher_of(_in_force(side, listed, places)) for side in (before, after))
    found: list[Reviewed] = []
    for path in expanded([each for source in sources for each in _within(source)]):
        raw = read(path)
        (article, was), (_, now) = (pipeline.prepare(raw, matcher) for matcher in (old, new))
        if changed := impacts(article, was, now, tuple(LANGUAGES)):
            found.append(Reviewed(path, article, was, now, changed))
    return tuple(found)


def _in_force(side: State, listed: Sequence[Path], places: Mapping[str, Path]) -> Glossary:
    """The glossaries of the project, those that are compared as they are on one side; `places` has them by name.

    Tables that the project does not name count only where none of its own is compared: then they stand before all.
    """
    concepts: dict[Path, list[Concept]] = {places[table.name]: [] for table in side.tables}
    for entry in side.entries:
        concepts[places[entry.file]].append(entry.concept)
    compared = set(places.values())
    alone = () if not compared.isdisjoint(listed) else concepts
    glossary = Glossary()
    for path in dict.fromkeys((*alone, *listed)):
        if path in concepts:
            glossary += Glossary(tuple(concepts[path]))
        elif path not in compared:
            glossary += load((path,))
    return glossary


def _within(source: str) -> list[str]:
    """The articles of a folder, or the source itself."""
    suffixes = {suffix for each in FORMATS.values() for suffix in each.reads}
    folder = Path(source)
    if not folder.is_dir():
        return [source]
    return [str(path) for path in sorted(folder.rglob("*")) if path.suffix.lower() in suffixes] or [source]


def terms(articles: Sequence[Reviewed]) -> Listing:
    """A row for each term that changes in a paragraph."""
    rows = tuple(
        (
            *_place(reviewed.path, each.line, each.block_id),
            each.text,
            each.times,
            in_context(each.sentence, each.start, each.end),
            _said(each.before),
            _said(each.after),
        )
        for reviewed in articles
        for each in reviewed.impacts
    )
    return Listing("impact", ("place", "paragraph", "term", "times", "in", "before", "after"), rows)


def _place(path: Path, line: int, block_id: str) -> tuple[str, str]:
    return f"{path}:{line}" if line else str(path), block_id


def _said(said: Said | None) -> str:
    return "(no term)" if said is None else "; ".join(f"{label}: {texts}" for label, texts in said)


def drafts_of(articles: Sequence[Reviewed]) -> Listing:
    """A row for each sentence and language whose draft changes."""
    settings = given_or_default({"engine": "draft"})
    engine, _ = engine_for(settings, [])
    rows: list[tuple[str | int, ...]] = []
    for reviewed in articles:
        article, blocks = reviewed.article, {each.block_id for each in reviewed.impacts}
        lines = {block.id: block.line for block in article.blocks}
        sides = (
            (article, tuple(segment for segment in side if segment.block_id in blocks))
            for side in (reviewed.before, reviewed.after)
        )
        drafted = pipeline.translate(sides, engine, settings.to, pipeline.WINDOW)
        (_, _, before), (_, _, after) = drafted
        for (request, was), (_, now) in zip(before, after, strict=True):
            if was.target != now.target:
                block_id = request.segment_id.partition(".")[0]
                place = _place(reviewed.path, lines[block_id], block_id)
                rows.append((*place, request.language, request.text.strip(), was.target, now.target))
    return Listing("drafts", ("place", "paragraph", "language", "sentence", "before", "after"), tuple(rows))
