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

    shown = name or str(ours)
    sides = [read_bytes(path) for path in (base, ours, theirs)]
    try:
        result = merged(sides[0], sides[1], sides[2], shown)
    except DataError as error:
        # What is no glossary on one side is merged line by line, so that nothing of any side is lost.
        data, how = _by_lines(*sides)
        write_atomically(ours, data, PERMISSIONS)
        typer.echo(f"bilingual: {error}; {how}", err=True)
        raise typer.Exit(1) from error
    write_atomically(ours, result.data, PERMISSIONS)
    for conflict in result.conflicts:
        typer.echo(f"bilingual: {shown}: {conflict.what}; choose between the rows", err=True)
    raise typer.Exit(1 if result.conflicts else 0)


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, str]:
    """The sides merged by git, line by line, and how; where git cannot, both whole between its marks."""
    import codecs
    import subprocess
    from tempfile import TemporaryDirectory

    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    texts = [
        side.decode("utf-16", "replace").encode() if side.startswith(marks) else side for side in (ours, base, theirs)
    ]
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text)
        command = ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", "--", *map(str, paths)]
        done = subprocess.run(command, capture_output=True, check=False)
    # 255 is an error, anything below counts conflicts.
    if 0 <= done.returncode < 128:
        return done.stdout, "merged line by line"
    parts = (b"<<<<<<< ours", texts[0].rstrip(b"\n"), b"=======", texts[2].rstrip(b"\n"), b">>>>>>> theirs", b"")
    return b"\n".join(parts), "both sides stand in it whole"
