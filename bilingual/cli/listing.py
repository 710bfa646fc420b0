"""Tables on standard output: for a terminal, to paste into a review, and for other programs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from bilingual.errors import ConfigError

FORMS = ("table", "md", "json")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with a name; as JSON a list of objects under that name, with the columns as keys."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def refuse_unknown_form(form: str) -> None:
    """Raises ConfigError for a form that is none of FORMS."""
    if form not in FORMS:
        raise ConfigError(f"--as {form}: is not known; use {', '.join(FORMS)}")


def lines(listings: tuple[Listing, ...], form: str) -> Iterator[str]:
    """The tables in a form. JSON is one object, whatever the number of tables."""
    if form == "json":
        found = {each.name: [dict(zip(each.columns, row, strict=True)) for row in each.rows] for each in listings}
        yield json.dumps(found, ensure_ascii=False, indent=2)
        return
    for number, listing in enumerate(listings):
        if number:
            yield ""
        yield from _markdown(listing) if form == "md" else _columns(listing)


def _markdown(listing: Listing) -> Iterator[str]:
    yield f"| {' | '.join(listing.columns)} |"
    yield f"|{' --- |' * len(listing.columns)}"
    for row in listing.rows:
        yield f"| {' | '.join(_escaped(str(cell)) for cell in row)} |"


def _escaped(cell: str) -> str:
    """A cell that is no markup of its own."""
    for sign in "\\|*_`<[":
        cell = cell.replace(sign, f"\\{sign}")
    # In a comment, @ would call somebody.
    return " ".join(cell.replace("@", "&#64;").split())


def _columns(listing: Listing) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="")
    for column, cells in zip(listing.columns, zip(*listing.rows, strict=True), strict=False):
        figures = all(isinstance(cell, int) for cell in cells)
        table.add_column(column, justify="right" if figures else "left", no_wrap=True)
    for row in listing.rows:
        table.add_row(*(Text(f"{cell:,}" if isinstance(cell, int) else cell) for cell in row))
    if listing.rows:
        # As wide as it is: a terminal folds, a file does not.
        written = io.StringIO()
        Console(file=written, width=10_000, color_system=None).print(table)
        yield from (line.rstrip() for line in written.getvalue().splitlines())
