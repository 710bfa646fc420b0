"""`bilingual glossary diff`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bilingual.cli.options import TableForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bilingual.cli.listing import Listing
    from bilingual.glossary.diff import Change, Form


def diff(
    old: Annotated[
        str, typer.Argument(help="A glossary, a folder, or a revision of git; HEAD unless given.", show_default=False)
    ] = "",
    new: Annotated[
        str, typer.Argument(help="The same; the files as they are now unless given.", show_default=False)
    ] = "",
    impact: Annotated[
        list[str] | None,
        typer.Option(help="Articles whose terms change: files, folders, patterns, up to the next option."),
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="With --impact: the sentences that change, drafted without a model.")
    ] = False,
    most: Annotated[
        int | None, typer.Option(help="The most rows of a table to print; what is left out is counted.", min=1)
    ] = None,
    form: TableForm = "table",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if a concept differs.")] = False,
) -> None:
    """Show what changed between two states of the glossaries, concept by concept, and what it does to articles."""
    from bilingual.cli.glossary.states import states
    from bilingual.cli.listing import lines, refuse_unknown_form
    from bilingual.cli.output import put
    from bilingual.errors import ConfigError
    from bilingual.glossary.diff import changes, forms

    refuse_unknown_form(form)
    if drafts and not impact:
        raise ConfigError("--drafts drafts sentences of articles; name them with --impact")
    if most and form == "json":
        raise ConfigError("--most bounds what a person reads; JSON is whole, leave it out there")
    before, after = states(old, new)
    found = changes(before, after)
    tables = [_changes(found), _form_only(forms(before, after, found))]
    if impact:
        from bilingual.cli.glossary.impact import drafts_of, impacts_on, terms

        articles = impacts_on(impact, before, after)
        tables.append(terms(articles))
        if drafts:
            tables.append(drafts_of(articles))
    for line in lines(tuple(tables), form) if form == "json" else _shown(found, tables, form, most):
        put(line)
    raise typer.Exit(1 if exit_code and found else 0)


def _shown(found: tuple[Change, ...], tables: list[Listing], form: str, most: int | None) -> Iterator[str]:
    """A line that counts, and the tables that have rows; in Markdown those of articles folded."""
    counts = {kind: sum(change.kind == kind for change in found) for kind in ("added", "removed", "changed", "moved")}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    yield f"Terms: {said or 'no change'}"
    for table in tables:
        title = _TITLES.get(table.name, "")
        of_articles = table.name in ("impact", "drafts")
        if of_articles:
            title += f": {len(table.rows):,}"
        if not table.rows:
            yield from ("", title) if of_articles else ()
            continue
        folded = form == "md" and of_articles
        yield ""
        if title:
            yield from (f"<details><summary>{title}</summary>" if folded else title, "")
        yield from _body(replace(table, rows=table.rows[:most]), form)
        if most and len(table.rows) > most:
            yield from ("", f"… and {len(table.rows) - most:,} more; --most {len(table.rows)} prints them")
        yield from ("", "</details>") if folded else ()


def _body(table: Listing, form: str) -> Iterator[str]:
    """The rows; drafts, which are too long for a table, as a patch shows what changes."""
    from bilingual.cli.listing import lines

    if table.name != "drafts":
        yield from lines((table,), form)
        return
    yield from ("```diff",) if form == "md" else ()
    for place, block_id, language, sentence, before, after in table.rows:
        yield from (f"@@ {place} {block_id} {language} @@ {sentence}", f"- {before}", f"+ {after}")
    yield from ("```",) if form == "md" else ()


_TITLES = {
    "form only": "Form only",
    "impact": "Terms that change in paragraphs of articles",
    "drafts": "Sentences that change, drafted without a model",
}


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


def _form_only(found: tuple[Form, ...]) -> Listing:
    from bilingual.cli.listing import Listing

    rows = tuple((each.file, each.id, each.zh, each.what) for each in found)
    return Listing("form only", ("file", "id", "term", "what"), rows)
