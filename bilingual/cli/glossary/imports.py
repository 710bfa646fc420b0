"""`bilingual glossary import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bilingual.glossary.exchange.plan import Step


def import_terms(
    file: Annotated[Path, typer.Argument(help="Terms of another tool: .utf8, .tbx, .xlsx, .csv.")],
    into: Annotated[
        Path | None, typer.Option(help="The glossary (CSV) to write to; without it the plan is only shown.")
    ] = None,
    form: Annotated[
        str, typer.Option("--as", help="omegat, tbx, deepl, xlsx or csv; told by the file unless given.")
    ] = "",
    to: Annotated[str, typer.Option(help="The target language: en or ru.")] = "en",
    theirs: Annotated[bool, typer.Option("--theirs", help="Where they differ, take what the file says.")] = False,
) -> None:
    """Read terms of another tool into a glossary: what is new, what changes, and what is in conflict, row by row."""
    from bilingual.cli.output import put
    from bilingual.cli.run import given_or_default, project_glossary
    from bilingual.formats.files import read_bytes, write_atomically
    from bilingual.glossary import load
    from bilingual.glossary.exchange import form_of, import_rows
    from bilingual.glossary.exchange.plan import plan
    from bilingual.glossary.exchange.rows import cells_of

    data = read_bytes(file)
    chosen = form or form_of(file.name, data)
    incoming = import_rows(data, str(file), chosen, to if chosen in ("omegat", "deepl", "tbx") else "")
    if into is None:
        concepts = project_glossary(given_or_default({})).concepts
    else:
        concepts = load([into]).concepts if into.exists() else ()
    current = [cells_of(concept) for concept in concepts]
    steps = plan(current, incoming, into.stem if into else file.stem, theirs=theirs)
    for line in _lines(steps):
        put(line)
    if into is not None and any(step.kind in ("add", "change") for step in steps):
        write_atomically(into, _written(current, steps, into))
        put(f"  -> {into}")
    raise typer.Exit(1 if any(step.kind == "conflict" for step in steps) else 0)


def _lines(steps: tuple[Step, ...]) -> list[str]:
    lines: list[str] = []
    for step in steps:
        if step.kind == "conflict":
            lines.append(f"{step.place}: conflict: {step.why}")
        elif step.kind == "add":
            said = "; ".join(f"{column}: {new}" for column, _, new in step.fields)
            lines.append(f"{step.place}: add {step.cells['zh']}: {said}")
        elif step.kind == "change":
            said = "; ".join(f"{column}: “{old}” -> “{new}”" for column, old, new in step.fields)
            lines.append(f"{step.place}: change {step.cells['id']}: {said}")
    kinds: list[str] = [step.kind for step in steps]
    counts = (("add", "new"), ("change", "changed"), ("same", "as they are"), ("conflict", "in conflict"))
    return [*lines, ", ".join(f"{kinds.count(kind)} {word}" for kind, word in counts)]


def _written(current: list[dict[str, str]], steps: tuple[Step, ...], into: Path) -> bytes:
    """The glossary with what was added and changed, in form. Raises DataError where it would be none."""
    from bilingual.glossary import COLUMNS, read_rows
    from bilingual.glossary.lint import fix
    from bilingual.glossary.sheet import read_sheet, write_sheet

    rows = {cells["id"]: dict(cells) for cells in current}
    rows |= {step.cells["id"]: dict(step.cells) for step in steps if step.kind in ("add", "change")}
    table = write_sheet(COLUMNS, rows.values()).decode()
    data = fix(read_sheet(table, str(into)), str(into))
    read_rows(data.decode(), str(into))
    return data
