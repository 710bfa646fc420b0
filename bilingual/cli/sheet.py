"""`bilingual sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def sheet(
    sources: Annotated[list[str], typer.Argument(help="Articles: .txt .md .html .docx, a pattern, or - for stdin.")],
    to: Annotated[
        list[str] | None, typer.Option(help="Target language: en or ru; both unless given. Repeatable.")
    ] = None,
    glossary: Annotated[
        list[Path] | None, typer.Option(help="A glossary (CSV) that wins over the built-in ones. Repeatable.")
    ] = None,
    builtin_glossary: Annotated[
        bool | None,
        typer.Option("--builtin-glossary/--no-builtin-glossary", help="Use the glossaries that come along."),
    ] = None,
    date: Annotated[str, typer.Option(help="Day of the article, such as 2019-05-09, if it does not name it.")] = "",
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="term (the terminal, unless given), docx or md. Repeatable.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(help="House style: british, american, rmb, press, statistics, or the project's own.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the files; beside each source unless given.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace sheets that were edited by hand.")] = False,
) -> None:
    """List an article's terms and figures with their renderings, what is ambiguous, and what the glossary lacks."""
    from bilingual.cli.dates import refuse_bad_date
    from bilingual.cli.run import given_or_default
    from bilingual.cli.sheet_run import SheetRun

    refuse_bad_date(date)
    given = {
        "to": tuple(to or ()),
        "glossary": tuple(glossary or ()),
        "builtin_glossary": builtin_glossary,
        "profile": profile,
        "out": out,
    }
    run = SheetRun(given_or_default(given), tuple(dict.fromkeys(formats or ("term",))), date, overwrite=overwrite)
    raise typer.Exit(run.make(sources))
