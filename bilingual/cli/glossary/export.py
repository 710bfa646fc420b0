"""`bilingual glossary export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_MOST_NAMED = 5


def export(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Glossaries (CSV); those of the project and the built-in ones if none.")
    ] = None,
    form: Annotated[str, typer.Option("--as", help="omegat, tbx, deepl, xlsx or csv.")] = "xlsx",
    to: Annotated[str, typer.Option(help="The target language: en or ru.")] = "en",
    out: Annotated[Path | None, typer.Option(help="The file to write; terms.en.xlsx and so on unless given.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if there is one.")] = False,
) -> None:
    """Write glossaries for another tool or for a reviewer, and say what the form cannot hold."""
    from bilingual.cli.output import put
    from bilingual.cli.run import given_or_default, project_glossary
    from bilingual.cli.summary import count
    from bilingual.errors import OutputError
    from bilingual.formats.files import write_atomically
    from bilingual.glossary import load
    from bilingual.glossary.exchange import EXCHANGES, not_carried
    from bilingual.glossary.exchange import export as exported

    concepts = (load(files) if files else project_glossary(given_or_default({}))).concepts
    data, left_out = exported(concepts, form, to)
    path = out or Path(f"terms.{to}{EXCHANGES[form].suffix}")
    if path.exists() and not overwrite:
        raise OutputError(f"{path}: is there already; pass --overwrite to replace it, or --out FILE")
    write_atomically(path, data)
    put(f"{path}: {count(len(concepts), 'term')}")
    lost = not_carried(concepts, form, to)
    if lost:
        typer.echo(
            f"bilingual: {form} carries no {', '.join(f'{column} ({number:,})' for column, number in lost.items())}",
            err=True,
        )
    if left_out:
        named = ", ".join(left_out[:_MOST_NAMED]) + (" …" if len(left_out) > _MOST_NAMED else "")
        typer.echo(
            f"bilingual: left out, for {form} cannot hold them: {count(len(left_out), 'term')}: {named}", err=True
        )
