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
    from bilingual.formats.files import PERMISSIONS, read_bytes, write_atomically
    from bilingual.glossary.merge import merge as merged
    from bilingual.glossary.revisions import merge_lines

    shown = name or str(ours)
    sides = [read_bytes(path) for path in (base, ours, theirs)]
    try:
        result = merged(sides[0], sides[1], sides[2], shown)
    except DataError as error:
        # What is no glossary on one side is merged line by line, so that nothing of any side is lost.
        merged_lines = merge_lines(*sides)
        write_atomically(ours, merged_lines.data, PERMISSIONS)
        typer.echo(f"bilingual: {error}; {merged_lines.how}", err=True)
        raise typer.Exit(1 if merged_lines.conflicts else 0) from error
    write_atomically(ours, result.data, PERMISSIONS)
    for conflict in result.conflicts:
        typer.echo(f"bilingual: {shown}: {conflict.what}; choose between the rows", err=True)
    raise typer.Exit(1 if result.conflicts else 0)
