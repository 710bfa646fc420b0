"""`bilingual glossary import`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bilingual.glossary.exchange.entry import Incoming
    from bilingual.glossary.exchange.steps import Held, Step
    from bilingual.glossary.sheet import Sheet


def import_(
    file: Annotated[Path, typer.Argument(help="Terms: .utf8 .tab .txt (OmegaT), .tbx, .xlsx, .csv, .tsv.")],
    into: Annotated[
        Path | None, typer.Option(help="The glossary (CSV) to compare with and to write; without it, only the plan.")
    ] = None,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where the two disagree, the file wins.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the plan for --into and write nothing.")] = False,
) -> None:
    """Bring terms of another program, or a reviewer's changes, into a glossary; exit code 1 if conflicts are left."""
    from bilingual.cli.output import put
    from bilingual.errors import ConfigError
    from bilingual.formats.files import make_folder, read_bytes, write_atomically
    from bilingual.glossary.exchange.carry_out import settle
    from bilingual.glossary.exchange.plan import plan
    from bilingual.glossary.sheet import decode_sheet, form_of, write_sheet

    if theirs and into is None:
        raise ConfigError("--theirs decides what is written; name the glossary with --into")
    if into is not None and into.suffix.lower() != ".csv":
        raise ConfigError(f"{into}: is no glossary; name a .csv file with --into")
    incoming = _read(file)
    data = read_bytes(into) if into is not None and into.exists() else None
    sheet, held = _glossary(into, data) if into is not None else _glossaries()
    if into is not None:
        _refuse_another(incoming, held, file, into)
        if _has_moved_on(incoming, into, data):
            put(f"{into}: has changed since {file} was exported; cells that changed on both sides are conflicts")
    after, steps = settle(sheet, plan(incoming.entries, held), str(into), theirs=theirs)
    _report(incoming, steps, file)
    if into is not None and not dry_run and any(step.kind in ("new", "change") for step in steps):
        make_folder(into.parent, "--into")
        # In its own form, so that one changed term is one changed line.
        form = form_of(data, decode_sheet(data, str(into))) if data is not None else None
        written = write_sheet(after.columns, (row.cells for row in after.rows), form)
        write_atomically(into, written, "choose another file with --into")
        put(f"  -> {into}")
    raise typer.Exit(1 if any(step.kind == "conflict" for step in steps) else 0)


def _read(file: Path) -> Incoming:
    """What the file says. Raises InputError where it cannot be read."""
    from bilingual.errors import InputError
    from bilingual.formats.files import read_bytes
    from bilingual.glossary.exchange import read

    data = read_bytes(file)
    try:
        return read(data, file.suffix)
    except InputError as error:
        raise InputError(f"{file}: {error}") from error


def _refuse_another(incoming: Incoming, held: Iterable[Held], file: Path, into: Path) -> None:
    """Raises InputError where none of the terms stands that the file was exported with: nothing could be compared."""
    from bilingual.errors import InputError

    own = {own_id for entry in incoming.entries if entry.base for own_id in entry.base["id"]}
    if own and own.isdisjoint(each.concept.id for each in held):
        names = " or ".join(name for name, _ in incoming.exported_from) or "a glossary"
        raise InputError(
            f"{into}: has none of the terms of {file}, which was exported from {names}; name that with --into"
        )


def _has_moved_on(incoming: Incoming, path: Path, data: bytes | None) -> bool:
    """Whether the file remembers another state of the glossary than it is in."""
    before = dict(incoming.exported_from).get(path.name)
    return before is not None and data is not None and hashlib.sha256(data).hexdigest() != before


def _glossary(path: Path, data: bytes | None) -> tuple[Sheet, tuple[Held, ...]]:
    """The table of a glossary and its concepts, row by row; both are empty where there is none yet.

    Raises DataError for one that is broken.
    """
    from bilingual.glossary.exchange.steps import Held
    from bilingual.glossary.sheet import Sheet, decode_sheet, read_sheet
    from bilingual.glossary.termbase import read_rows

    if data is None:
        return Sheet((), ()), ()
    text = decode_sheet(data, str(path))
    sheet = read_sheet(text, str(path))
    concepts = read_rows(text, str(path))
    return sheet, tuple(Held(str(path), row.line, each) for row, each in zip(sheet.rows, concepts, strict=True))


def _glossaries() -> tuple[Sheet, tuple[Held, ...]]:
    """The concepts of the project's glossaries and the built-in ones, those that win first, as one table."""
    from bilingual.cli.settings import given_or_default, glossary_paths
    from bilingual.formats.files import read_bytes
    from bilingual.glossary import COLUMNS
    from bilingual.glossary.sheet import Row, Sheet

    found: dict[str, tuple[Row, Held]] = {}
    for path in glossary_paths(given_or_default({})):
        sheet, concepts = _glossary(path, read_bytes(path))
        for row, held in zip(sheet.rows, concepts, strict=True):
            # Its line in that table: those of several files would be the same.
            found.setdefault(held.concept.id, (Row(len(found) + 2, row.cells), held))
    return Sheet(COLUMNS, tuple(row for row, _ in found.values())), tuple(held for _, held in found.values())


def _report(incoming: Incoming, steps: Iterable[Step], file: Path) -> None:
    """Prints a line for each step that is one and for what was not read, and the sum of it all."""
    from collections import Counter

    from bilingual.cli.output import put
    from bilingual.cli.summary import count

    kinds = Counter(step.kind for step in steps)
    lines: list[tuple[int, str, str]] = [
        *((step.line, step.kind, step.message) for step in steps if step.kind != "known"),
        *((line, "not read", text) for line, text in incoming.skipped),
    ]
    for line, kind, message in sorted(lines):
        put(f"{file}:{line}: {kind}: {message}")
    put(
        f"{kinds['new']:,} new, {count(kinds['change'], 'change')}, {kinds['known']:,} known, "
        f"{count(kinds['conflict'], 'conflict')}, {kinds['kept']:,} kept, {len(incoming.skipped):,} not read"
    )
