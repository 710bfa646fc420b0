"""`bilingual glossary lint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import GlossaryFiles

if TYPE_CHECKING:
    from bilingual.glossary.sheet import Sheet


def lint(
    files: GlossaryFiles = None,
    fix: Annotated[bool, typer.Option("--fix", help="First bring the files into form; no rendering changes.")] = False,
) -> None:
    """Check glossary files: one line for each problem, exit code 1 if one is an error."""
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, glossary_paths
    from bilingual.cli.summary import count
    from bilingual.glossary.lint import lint as problems_of

    chosen = files or glossary_paths(given_or_default({}))
    sheets = [(str(path), _read(path, fix=fix)) for path in chosen]
    counts = {"error": 0, "warning": 0}
    for problem in problems_of(sheets):
        counts[problem.severity] += 1
        put(str(problem))
    rows = sum(len(sheet.rows) for _, sheet in sheets)
    found = ", ".join(count(number, severity) for severity, number in counts.items())
    put(f"{count(rows, 'row')} in {count(len(sheets), 'file')}: {found}")
    raise typer.Exit(1 if counts["error"] else 0)


def _read(path: Path, *, fix: bool) -> Sheet:
    """The table of a file, brought into form and written back first if that is asked."""
    from bilingual.cli.output import put
    from bilingual.formats.files import PERMISSIONS, read_bytes, write_atomically
    from bilingual.glossary.lint import fix as fixed
    from bilingual.glossary.sheet import decode_sheet, read_sheet

    data = read_bytes(path)
    sheet = read_sheet(decode_sheet(data, str(path)), str(path))
    if fix and (form := fixed(sheet, str(path))) != data:
        write_atomically(path, form, PERMISSIONS)
        put(f"{path}: brought into form")
        return read_sheet(form.decode(), str(path))
    return sheet
