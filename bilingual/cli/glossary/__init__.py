"""`bilingual glossary`: terms reviewed, searched and exchanged. One file per command."""

from __future__ import annotations

import typer

from bilingual.cli.glossary.diff import diff
from bilingual.cli.glossary.export import export
from bilingual.cli.glossary.find import find
from bilingual.cli.glossary.imports import import_
from bilingual.cli.glossary.lint import lint
from bilingual.cli.glossary.merge import merge
from bilingual.cli.glossary.show import show
from bilingual.cli.glossary.stats import stats
from bilingual.cli.glossary.suggest import suggest
from bilingual.cli.several import SeveralImpacts

glossary = typer.Typer(
    name="glossary",
    help="Review, search and exchange the terms of glossaries.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
glossary.command()(lint)
glossary.command(cls=SeveralImpacts)(diff)
glossary.command()(find)
glossary.command()(show)
glossary.command()(stats)
glossary.command()(suggest)
glossary.command()(merge)
glossary.command()(export)
glossary.command("import")(import_)


@glossary.callback()
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
