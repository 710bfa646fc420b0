"""`bilingual init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(help="The project's folder.")] = Path(),
) -> None:
    """Write a bilingual.toml with the defaults of a project, each explained."""
    from bilingual.config import FILE_NAME, TEMPLATE
    from bilingual.errors import OutputError
    from bilingual.formats.files import make_folder, write_atomically

    path = folder / FILE_NAME
    if path.exists():
        raise OutputError(f"{path}: exists already; edit it, or remove it first")
    make_folder(folder)
    write_atomically(path, TEMPLATE.encode())
    typer.echo(f"wrote {path}")
