"""`bilingual models`: the translation packages of this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

models = typer.Typer(
    help="The translation packages that the engines use: list, install, remove, and say what is missing.",
    rich_markup_mode=None,
    invoke_without_command=True,
)

_Stall = Annotated[float, typer.Option("--stall", help="Seconds of silence after which a download is tried again.")]


@models.callback()
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@models.command("list")
def list_(
    available: Annotated[bool, typer.Option("--available", help="Also what the index offers.")] = False,
    download: Annotated[bool, typer.Option("--download", help="Fetch the index anew (network), and show it.")] = False,
    stall: _Stall = 30.0,
) -> None:
    """List the packages that are installed, those that are needed and, if asked, those that the index offers."""
    from bilingual.cli.output import put
    from bilingual.cli.store import Store

    store = Store(stall)
    offers = store.offers(download=download) if available or download else None
    for line in store.listing(offers):
        put(line)


@models.command()
def install(
    what: Annotated[
        list[str] | None, typer.Argument(help="Two languages, such as zh en; or .argosmodel files.", show_default=False)
    ] = None,
    from_dir: Annotated[
        Path | None, typer.Option("--from-dir", help="Take the packages from this folder; no network.")
    ] = None,
    stall: _Stall = 30.0,
) -> None:
    """Install packages: for two languages from the network, or from files without it.

    `install zh ru` takes the way through English where there is no direct package. `install --from-dir FOLDER` takes
    what Chinese to English and Russian needs.
    """
    from bilingual.cli.store import Store

    Store(stall).install(what or [], from_dir)


@models.command()
def remove(
    source: Annotated[str, typer.Argument(help="The language it translates from.")],
    target: Annotated[str, typer.Argument(help="The language it translates to.")],
) -> None:
    """Remove the package for two languages, in every version."""
    from bilingual.cli.store import Store

    Store().remove(source, target)


@models.command()
def doctor() -> None:
    """Say in plain words what is missing or broken and how to mend it. Exits with 1 if something is."""
    from bilingual.cli.doctor import diagnosis
    from bilingual.cli.output import put
    from bilingual.cli.store import Store

    healthy = True
    for is_fine, line in diagnosis(Store()):
        put(line)
        healthy = healthy and is_fine
    raise typer.Exit(0 if healthy else 1)
