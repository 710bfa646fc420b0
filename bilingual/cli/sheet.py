"""`bilingual sheet`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bilingual.cli.options import Articles, BuiltinGlossary, Glossaries, Languages, Profile


def sheet(
    sources: Articles,
    to: Languages = None,
    glossary: Glossaries = None,
    builtin_glossary: BuiltinGlossary = None,
    date: Annotated[str, typer.Option(help="Day of the article, such as 2019-05-09, if it does not name it.")] = "",
    formats: Annotated[
        list[str] | None, typer.Option("--format", help="term (the terminal, unless given), docx or md. Repeatable.")
    ] = None,
    profile: Profile = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the files; beside each source unless given.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace sheets that were edited by hand.")] = False,
) -> None:
    """List an article's terms and figures with their renderings, what is ambiguous, and what the glossary lacks."""
    from bilingual.cli.dates import refuse_bad_date
    from bilingual.cli.settings import given_or_default
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
