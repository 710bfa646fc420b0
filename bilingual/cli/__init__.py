"""The command line: the only place that prints or exits. One file per command group; engines load inside commands."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated, NoReturn

import typer

import bilingual
from bilingual.cli.build import build
from bilingual.cli.cache import cache
from bilingual.cli.check import check
from bilingual.cli.explain import explain
from bilingual.cli.glossary import glossary
from bilingual.cli.init import init
from bilingual.cli.lexicon import lexicon
from bilingual.cli.models import models
from bilingual.cli.normalise import normalise
from bilingual.cli.sheet import sheet
from bilingual.errors import BilingualError

# As a shell reports them: 128 and the number of the signal.
FAILED, INTERRUPTED, UNREAD = 2, 130, 141

# Rich markup in help triples the time of `--help`.
app = typer.Typer(
    name="bilingual",
    help="Chinese articles into aligned English and Russian briefs: every term and figure right, or flagged.",
    rich_markup_mode=None,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(build)
app.command()(check)
app.command()(sheet)
app.command()(normalise)
app.command()(init)
app.command()(explain)
app.add_typer(glossary)
app.add_typer(lexicon)
app.add_typer(models, name="models")
app.add_typer(cache, name="cache")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"bilingual {bilingual.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> NoReturn:
    """Runs the command line. Whatever the user can mend is one line on standard error and exit code 2."""
    # The spine and the tables have no cycles; looking for them among a million values takes an eighth of the time.
    gc.set_threshold(100_000, 50, 100)
    try:
        code = app(standalone_mode=False, prog_name="bilingual")
    except BilingualError as error:
        _complain(str(error))
        code = FAILED
    except typer.TyperException as error:
        _complain(_usage(error))
        code = FAILED
    except BrokenPipeError:
        # Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = UNREAD
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    # typer turns an interrupt inside a command into this code without a word.
    if code == INTERRUPTED:
        _complain("interrupted; files already written are whole")
    sys.exit(code if isinstance(code, int) else 0)


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the arguments, in one line, and where to read about them."""
    command = getattr(getattr(error, "ctx", None), "command_path", "bilingual")
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{said[:1].lower()}{said[1:]}; see `{command} --help`"


def _complain(message: str) -> None:
    typer.echo(f"bilingual: {message}", err=True)
