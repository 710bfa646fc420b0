"""`bilingual glossary diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.cli.listing import Listing
    from bilingual.glossary.diff import Change, State
    from bilingual.glossary.impact import Impact, Said


def diff(
    old: Annotated[
        str, typer.Argument(help="A glossary, a folder, or a revision of git; HEAD unless given.", show_default=False)
    ] = "",
    new: Annotated[
        str, typer.Argument(help="The same; the files as they are now unless given.", show_default=False)
    ] = "",
    impact: Annotated[
        list[str] | None,
        typer.Option(help="Articles (a file, folder or pattern) whose terms change, before and after. Repeatable."),
    ] = None,
    form: Annotated[str, typer.Option("--as", help="table, md or json.")] = "table",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if a concept differs.")] = False,
) -> None:
    """Show what changed between two states of the glossaries, concept by concept, and what it does to articles."""
    from bilingual.cli.glossary.states import states
    from bilingual.cli.listing import lines, refuse_unknown_form
    from bilingual.cli.output import put
    from bilingual.glossary.diff import changes, form_only

    refuse_unknown_form(form)
    before, after = states(old, new)
    found = changes(before, after)
    tables = [_changes(found), _form_only(form_only(before, after, found))]
    if impact:
        tables.append(_impact(_impacts(before, after, impact)))
    for line in lines(tuple(tables), form) if form == "json" else _shown(found, tables, form):
        put(line)
    raise typer.Exit(1 if exit_code and found else 0)


def _shown(found: tuple[Change, ...], tables: list[Listing], form: str) -> Iterator[str]:
    """A line that counts, and the tables that have rows; in Markdown those of articles folded."""
    from bilingual.cli.listing import lines

    counts = {kind: sum(change.kind == kind for change in found) for kind in ("added", "removed", "changed", "moved")}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    yield f"Terms: {said or 'no change'}"
    for table in tables:
        if not table.rows:
            continue
        yield ""
        folded = form == "md" and table.name == "impact"
        if folded:
            yield from (f"<details><summary>Places in articles: {len(table.rows)}</summary>", "")
        else:
            yield from (f"{_TITLES[table.name]}:", "") if table.name != "changes" else ()
        yield from lines((table,), form)
        if folded:
            yield from ("", "</details>")


_TITLES = {"form only": "Form only (order, blanks, quotes)", "impact": "Places in articles"}


def _changes(found: tuple[Change, ...]) -> Listing:
    """A row for each field that differs; of what was added or removed, one for how it is said."""
    from bilingual.cli.listing import Listing
    from bilingual.language import LANGUAGES

    rows: list[tuple[str | int, ...]] = []
    for change in found:
        fields = change.fields
        if change.kind in ("added", "removed"):
            fields = tuple(field for field in fields if field[0] in (*LANGUAGES, "enforce", "status"))
        rows += ((change.kind, change.file, change.id, change.zh, *field) for field in fields)
    return Listing("changes", ("change", "file", "id", "term", "field", "old", "new"), tuple(rows))


def _form_only(files: tuple[str, ...]) -> Listing:
    from bilingual.cli.listing import Listing

    return Listing("form only", ("file",), tuple((name,) for name in files))


def _impacts(before: State, after: State, articles: list[str]) -> tuple[Impact, ...]:
    from bilingual import pipeline
    from bilingual.cli.run import given_or_default
    from bilingual.cli.sources import expanded
    from bilingual.formats import read
    from bilingual.glossary import Glossary, builtin_paths, load
    from bilingual.glossary.impact import impacts
    from bilingual.language import LANGUAGES

    names = {Path(name).name for name, _ in (*before.files, *after.files)}
    # The built-in glossaries stand behind a project's own, but not behind themselves.
    builtin = [path for path in builtin_paths() if path.name not in names]
    rest = load(builtin) if given_or_default({}).builtin_glossary else Glossary()
    old, new = (pipeline.matcher_of(Glossary(state.concepts) + rest) for state in (before, after))
    found: list[Impact] = []
    for path in expanded([each for source in articles for each in _within(source)]):
        article, segments = pipeline.prepare(read(path), new)
        found += impacts(article, segments, old, new, tuple(LANGUAGES))
    return tuple(found)


def _within(source: str) -> list[str]:
    """The articles of a folder, or the source itself."""
    from bilingual.formats import FORMATS

    suffixes = {suffix for each in FORMATS.values() for suffix in each.reads}
    folder = Path(source)
    if not folder.is_dir():
        return [source]
    return [str(path) for path in sorted(folder.rglob("*")) if path.suffix.lower() in suffixes] or [source]


def _impact(found: tuple[Impact, ...]) -> Listing:
    from bilingual.cli.listing import Listing

    def said(renderings: Said | None) -> str:
        return "(no term)" if renderings is None else "; ".join(f"{code}: {texts}" for code, texts in renderings)

    rows = tuple(
        (
            f"{each.article}:{each.line}" if each.line else f"{each.article}: {each.block_id}",
            each.block_id,
            each.text,
            said(each.before),
            said(each.after),
        )
        for each in found
    )
    return Listing("impact", ("place", "paragraph", "term", "before", "after"), rows)
