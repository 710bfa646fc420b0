"""`bilingual glossary stats`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import GlossaryFiles, TableForm

if TYPE_CHECKING:
    from bilingual.cli.listing import Listing
    from bilingual.glossary import Glossary
    from bilingual.glossary.stats import Tally


def stats(
    files: GlossaryFiles = None,
    corpus: Annotated[
        list[str] | None, typer.Option(help="Articles in which the terms should occur; a pattern. Repeatable.")
    ] = None,
    form: TableForm = "table",
) -> None:
    """Count terms by domain, status and language, what has no reference, and what stands in no article of a corpus."""
    from bilingual.cli.listing import lines, refuse_unknown_form
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.cli.sources import expanded
    from bilingual.glossary import load
    from bilingual.glossary.stats import tallies
    from bilingual.language import LANGUAGES

    refuse_unknown_form(form)
    glossary = load(files) if files else project_glossary(given_or_default({}))
    articles = expanded(corpus) if corpus else []
    seen = _seen(articles, glossary) if articles else None
    found = tallies(glossary.concepts, LANGUAGES, seen)
    tables = (_listing(found, counted=seen is not None), *([_unseen(found)] if seen is not None else []))
    for line in lines(tables, form):
        put(line)


def _seen(articles: list[Path], glossary: Glossary) -> frozenset[str]:
    """The ids of the concepts that stand in some article."""
    from bilingual import pipeline
    from bilingual.formats import read
    from bilingual.model import Concept

    matcher = pipeline.matcher_of(glossary)
    found: set[str] = set()
    for path in articles:
        for segment in pipeline.prepare(read(path), matcher)[1]:
            found |= {mark.value.id for mark in segment.marks if isinstance(mark.value, Concept)}
    return frozenset(found)


def _listing(found: dict[str, Tally], *, counted: bool) -> Listing:
    from bilingual.cli.listing import Listing
    from bilingual.language import LANGUAGES

    statuses = ("approved", "proposed", "deprecated")
    columns = ("domain", "terms", *statuses, *LANGUAGES, *(f"{code} without reference" for code in LANGUAGES))

    def row(name: str, tallies: list[Tally]) -> tuple[str | int, ...]:
        return (
            name,
            sum(tally.concepts for tally in tallies),
            *(sum(tally.statuses.get(status, 0) for tally in tallies) for status in statuses),
            *(sum(tally.rendered.get(code, 0) for tally in tallies) for code in LANGUAGES),
            *(sum(tally.without_reference.get(code, 0) for tally in tallies) for code in LANGUAGES),
            *([sum(len(tally.unseen) for tally in tallies)] if counted else []),
        )

    rows = [row(domain, [tally]) for domain, tally in found.items()]
    return Listing(
        "domains", (*columns, *(["never seen"] if counted else [])), (*rows, row("all", list(found.values())))
    )


def _unseen(found: dict[str, Tally]) -> Listing:
    from bilingual.cli.listing import Listing

    return Listing("never seen", ("id",), tuple((each,) for tally in found.values() for each in tally.unseen))
