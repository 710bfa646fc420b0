"""`bilingual glossary find`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import BuiltinGlossary, Glossaries, TableForm

if TYPE_CHECKING:
    from bilingual.model import Article, Mark, Segment


def find(
    texts: Annotated[list[str], typer.Argument(help="Chinese text, or articles as `bilingual build` takes them.")],
    glossary: Glossaries = None,
    builtin_glossary: BuiltinGlossary = None,
    form: TableForm = "table",
) -> None:
    """List the terms in a text or in articles, where they stand, and how they are said."""
    from bilingual import pipeline
    from bilingual.cli.listing import Listing, lines, refuse_unknown_form
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.language import LANGUAGES

    refuse_unknown_form(form)
    given = {"glossary": tuple(glossary or ()), "builtin_glossary": builtin_glossary}
    matcher = pipeline.matcher_of(project_glossary(given_or_default(given)))
    rows = [row for name, article in _articles(texts) for row in _rows(name, *pipeline.prepare(article, matcher))]
    columns = ("place", "term", "in", *LANGUAGES, "enforce", "status", "id")
    if not rows:
        typer.echo("bilingual: no term of the glossaries stands there", err=True)
    for line in lines((Listing("terms", columns, tuple(rows)),), form):
        put(line)


def _articles(texts: list[str]) -> Iterator[tuple[str, Article]]:
    """The articles with the names of their files; what is no file is taken as text, under the name of its number."""
    from bilingual.cli.sources import expanded, is_there
    from bilingual.formats import read
    from bilingual.formats.text import read as read_text
    from bilingual.verify.damage import chinese_left

    for number, text in enumerate(texts, start=1):
        if text == "-" or is_there(text) or not chinese_left(text) or _is_called_as_a_file(text):
            for path in expanded([text]):
                yield str(path), read(path)
        else:
            yield f"text {number}" if len(texts) > 1 else "text", read_text(text.encode(), "text")


def _is_called_as_a_file(text: str) -> bool:
    """Whether a text ends as the files do that articles are read from: 满洲里口岸.txt."""
    from bilingual.formats import FORMATS

    return any(text.lower().endswith(suffix) for each in FORMATS.values() for suffix in each.reads)


def _rows(name: str, article: Article, segments: tuple[Segment, ...]) -> Iterator[tuple[str | int, ...]]:
    from bilingual.glossary.context import in_context
    from bilingual.language import LANGUAGES
    from bilingual.model import Concept

    blocks = {block.id: block for block in article.blocks}
    for segment in segments:
        block = blocks[segment.block_id]
        for mark in segment.marks:
            concept = mark.value
            if not isinstance(concept, Concept):
                continue
            start, end = segment.start + mark.start, segment.start + mark.end
            said = ((concept.preferred(code) if _holds(mark, code) else None) for code in LANGUAGES)
            yield (
                f"{name}:{block.line}" if block.line else f"{name}: {block.place or block.id}",
                block.raw_slice(start, end),
                in_context(block.text, start, end),
                *(rendering.text if rendering else "" for rendering in said),
                concept.enforce,
                concept.status,
                concept.id,
            )


def _holds(mark: Mark, language: str) -> bool:
    return not mark.languages or language in mark.languages
