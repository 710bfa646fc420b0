"""Tables on standard output: for a terminal, to paste into a review, and for other programs."""

from __future__ import annotations

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
    """The tables in a form, those behind the first with their names. JSON is one object, whatever their number."""
    if form == "json":
        found = {each.name: [dict(zip(each.columns, row, strict=True)) for row in each.rows] for each in listings}
        yield json.dumps(found, ensure_ascii=False, indent=2)
        return
    for number, listing in enumerate(listings):
        if number:
            yield from ("", f"{listing.name.capitalize()}: {len(listing.rows):,}", "")
        yield from _markdown(listing) if form == "md" else _columns(listing)


def _markdown(listing: Listing) -> Iterator[str]:
    yield f"| {' | '.join(listing.columns)} |"
    yield f"|{' --- |' * len(listing.columns)}"
    for row in listing.rows:
        yield f"| {' | '.join(_escaped(str(cell)) for cell in row)} |"


def _escaped(cell: str) -> str:
    """A cell that is no markup of its own."""
    for sign in "\\|*_`<[~&":
        cell = cell.replace(sign, f"\\{sign}")
    # In a comment, @ would call somebody.
    return " ".join(cell.replace("@", "&#64;").split())


def _columns(listing: Listing) -> Iterator[str]:
    """As wide as it is: a terminal folds, a file does not."""
    from rich.cells import cell_len

    if not listing.rows:
        return
    rows = [tuple(map(_shown, row)) for row in listing.rows]
    figures = [all(isinstance(cell, int) for cell in cells) for cells in zip(*listing.rows, strict=True)]
    columns = list(zip(listing.columns, *rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    for row in (listing.columns, *rows):
        padded = (
            " " * (width - cell_len(cell)) + cell if right else cell + " " * (width - cell_len(cell))
            for cell, width, right in zip(row, widths, figures, strict=True)
        )
        yield "  ".join(padded).rstrip()


def _shown(cell: str | int) -> str:
    """A cell on one line, without what a terminal would obey."""
    if isinstance(cell, int):
        return f"{cell:,}"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(cell.split()))
