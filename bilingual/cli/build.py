"""`bilingual build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bilingual.cli.options import Articles, BuiltinGlossary, Glossaries, Languages, Lexicons, Profile, Recordings

_Many = list[str] | None


def build(
    sources: Articles,
    to: Languages = None,
    engine: Annotated[str | None, typer.Option(help="Translation engine: auto, argos, draft or replay.")] = None,
    glossary: Glossaries = None,
    builtin_glossary: BuiltinGlossary = None,
    lexicon: Lexicons = None,
    recording: Recordings = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the outputs; beside each source unless given.")] = None,
    formats: Annotated[
        _Many, typer.Option("--format", help="Output format: docx, md or json; docx and md unless given. Repeatable.")
    ] = None,
    columns: Annotated[str | None, typer.Option(help="Languages shown, in order: zh,en,ru or en,ru and so on.")] = None,
    align: Annotated[str | None, typer.Option(help="One row per paragraph or per sentence.")] = None,
    layout: Annotated[str | None, typer.Option(help="table, or interleaved: paragraph under paragraph.")] = None,
    profile: Profile = None,
    strict: Annotated[bool | None, typer.Option("--strict", help="Exit with 1 if a check finds an error.")] = None,
    device: Annotated[str | None, typer.Option(help="Where a model runs: auto, cpu or cuda.")] = None,
    beam: Annotated[int | None, typer.Option(help="Hypotheses a model keeps: 1 is faster, 4 a little better.")] = None,
    compute_type: Annotated[
        str | None, typer.Option(help="Arithmetic of a model: auto (as it was saved), int8, float32 and so on.")
    ] = None,
    cache: Annotated[
        bool | None, typer.Option("--cache/--no-cache", help="Keep what a model translated for the next build.")
    ] = None,
    keep: Annotated[
        bool | None,
        typer.Option("--keep/--no-keep", help="Have a model keep terms and figures; else only say what it lost."),
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace outputs that were edited by hand.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Turn Chinese articles into aligned bilingual or trilingual briefs, checked term by term and figure by figure."""
    from bilingual.cli.run import Run
    from bilingual.cli.settings import given_or_default

    given = {
        "to": tuple(to or ()),
        "engine": engine,
        "glossary": tuple(glossary or ()),
        "builtin_glossary": builtin_glossary,
        "lexicon": tuple(lexicon or ()),
        "recordings": tuple(recording or ()),
        "out": out,
        "format": tuple(formats or ()),
        "columns": tuple(name.strip() for name in columns.split(",")) if columns is not None else (),
        "align": align,
        "layout": layout,
        "profile": profile,
        "strict": strict,
        "device": device,
        "beam": beam,
        "compute_type": compute_type,
        "cache": cache,
        "keep": keep,
    }
    run = Run(given_or_default(given), overwrite=overwrite, quiet=quiet)
    raise typer.Exit(run.build(sources))
