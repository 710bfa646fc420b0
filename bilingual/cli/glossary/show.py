"""`bilingual glossary show`."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bilingual.glossary.diff import Entry

_MOST_NEAR, _SHORT = 5, 8


def show(
    keys: Annotated[list[str], typer.Argument(help="Ids of concepts, or terms in Chinese, English or Russian.")],
    glossary: Annotated[
        list[Path] | None, typer.Option(help="A glossary (CSV) to look in before the others. Repeatable.")
    ] = None,
    log: Annotated[bool, typer.Option("--log/--no-log", help="Tell from git when and by whom it was changed.")] = True,
) -> None:
    """Show all that a glossary says of a concept, where, and which commits changed it."""
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, glossary_paths
    from bilingual.errors import InputError
    from bilingual.formats.files import read_bytes
    from bilingual.glossary.diff import Table, state

    paths = [*(glossary or ()), *glossary_paths(given_or_default({}))]
    entries = state(Table(str(path), str(path), read_bytes(path)) for path in dict.fromkeys(paths)).entries
    for number, key in enumerate(keys):
        found = _found(key, entries)
        if not found:
            near = get_close_matches(key, [entry.concept.id for entry in entries], _MOST_NEAR)
            raise InputError(f"{key}: no concept has this id or term" + f"; near are {', '.join(near)}" * bool(near))
        for place, entry in enumerate(found):
            for line in ([""] if number or place else []) + [*_lines(entry), *(_history(entry) if log else ())]:
                put(line)


def _found(key: str, entries: tuple[Entry, ...]) -> list[Entry]:
    """The entries with an id, else those that say a term, in either script and any capitals."""
    from bilingual.normalise import canonical

    by_id = [entry for entry in entries if entry.concept.id == key]
    if by_id:
        return by_id
    sources = [(entry.concept.zh, *entry.concept.zh_variants) for entry in entries]
    simple = canonical([key, *(zh for each in sources for zh in each)])
    folded = key.casefold()
    return [
        entry
        for entry, each in zip(entries, sources, strict=True)
        if simple[key] in (simple[zh] for zh in each)
        or folded in (rendering.text.casefold() for rendering in entry.concept.renderings)
    ]


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.concept.id}  {entry.concept.zh}  ({entry.file})"
    for column, cell in entry.cells:
        if cell and column not in ("id", "zh"):
            yield f"  {column:14} {cell}"


def _history(entry: Entry) -> Iterator[str]:
    from bilingual.errors import InputError
    from bilingual.glossary.history import story

    try:
        events = tuple(story(entry.concept.id, Path(entry.file)))
    except InputError:
        # A glossary need not be under version control.
        return
    for event in events:
        commit, change = event.commit, event.change
        what = "there already; the history of this clone begins here" if event.cut else change.kind
        yield f"  {commit.day} {commit.hash[:_SHORT]} {commit.author}: {commit.subject} ({what})"
        for column, was, now in change.fields if change.kind not in ("added", "removed") else ():
            yield f"    {column}: {was or '(empty)'} -> {now or '(empty)'}"
