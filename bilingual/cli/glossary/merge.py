"""`bilingual glossary merge`, a merge driver for git."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def merge(
    base: Annotated[Path, typer.Argument(help="The glossary that both sides began with; git's %O.")],
    ours: Annotated[Path, typer.Argument(help="The glossary of this side, which is overwritten; git's %A.")],
    theirs: Annotated[Path, typer.Argument(help="The glossary of the other side; git's %B.")],
    name: Annotated[str, typer.Argument(help="What to call the file in messages; git's %P.", show_default=False)] = "",
) -> None:
    """Merge two changes of a glossary by concept and field, as git asks for; exit code 1 if they conflict."""
    from bilingual.errors import DataError
    from bilingual.formats.files import read_bytes, write_atomically
    from bilingual.glossary.merge import merge as merged

    shown = name or str(ours)
    sides = [read_bytes(path) for path in (base, ours, theirs)]
    try:
        result = merged(sides[0], sides[1], sides[2], shown)
    except DataError as error:
        # What is no glossary on one side is merged line by line, so that nothing of any side is lost.
        _merge_lines(ours, base, theirs)
        typer.echo(f"bilingual: {error}; merged line by line", err=True)
        raise typer.Exit(1) from error
    write_atomically(ours, result.data)
    for conflict in result.conflicts:
        typer.echo(f"bilingual: {shown}: {conflict.what}; choose between the rows", err=True)
    raise typer.Exit(1 if result.conflicts else 0)


def _merge_lines(ours: Path, base: Path, theirs: Path) -> None:
    import subprocess

    subprocess.run(["git", "merge-file", "--", str(ours), str(base), str(theirs)], capture_output=True, check=False)
