"""`bilingual glossary suggest`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bilingual.glossary.suggest import Suggestion


def suggest(
    files: Annotated[list[str], typer.Argument(help="Articles, as `bilingual build` takes them.")],
    most: Annotated[int, typer.Option(help="How many to list.", min=1)] = 50,
    glossary: Annotated[
        list[Path] | None, typer.Option(help="A glossary (CSV) whose terms are known too. Repeatable.")
    ] = None,
    form: Annotated[str, typer.Option("--as", help="table, md, json, or csv: rows for a glossary.")] = "table",
) -> None:
    """List names, words and compounds that the glossaries lack, likeliest first, with context; never a rendering."""
    from bilingual import pipeline
    from bilingual.cli.listing import Listing, lines, refuse_unknown_form
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.cli.sources import expanded
    from bilingual.formats import read
    from bilingual.glossary.suggest import suggest as suggested

    if form != "csv":
        refuse_unknown_form(form)
    known = pipeline.canonical_glossary(project_glossary(given_or_default({"glossary": tuple(glossary or ())})))
    matcher = pipeline.matcher_of(known)
    prepared = (pipeline.prepare(read(path), matcher) for path in expanded(files))
    every = suggested(prepared, known.concepts)
    found = every[:most]
    if len(every) > most:
        typer.echo(f"bilingual: {len(every) - most:,} more; --most {len(every)} lists them", err=True)
    if form == "csv":
        put(_rows(found))
        return
    columns = ("term", "kind", "domain", "places", "articles", "in", "hint")
    rows = tuple(
        (each.zh, each.kind, each.domain, each.places, each.articles, each.context, each.hint) for each in found
    )
    for line in lines((Listing("suggestions", columns, rows),), form):
        put(line)


def _rows(found: tuple[Suggestion, ...]) -> str:
    """Rows to paste into a glossary; the renderings are for a person to fill."""
    from bilingual.glossary import COLUMNS
    from bilingual.glossary.sheet import write_sheet
    from bilingual.glossary.suggest import glossary_rows

    return write_sheet(COLUMNS, glossary_rows(found)).decode().rstrip("\n")
