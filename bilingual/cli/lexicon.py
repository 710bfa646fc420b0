"""`bilingual lexicon`: what the draft engine knows, and what it lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

lexicon = typer.Typer(
    name="lexicon",
    help="Review the words and rules of the draft engine, and find what they lack.",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@lexicon.callback()
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@lexicon.command()
def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Lexicons (CSV); those of the project and the built-in words and rules if none."),
    ] = None,
) -> None:
    """Check lexicons: one line for each problem, exit code 1 if one is an error."""
    from bilingual.cli.output import put
    from bilingual.cli.summary import count
    from bilingual.config import load
    from bilingual.translate.draft.lexicon import built_in_tables, user_table
    from bilingual.translate.draft.lint import lint_entries, lint_rules
    from bilingual.translate.draft.rules import rule_tables

    words = [*map(user_table, files or load(Path.cwd()).lexicon), *(() if files else built_in_tables())]
    tables = [(name, tuple(table)) for name, table in words]
    rules = [] if files else [(name, tuple(table)) for name, table in rule_tables()]
    counts = {"error": 0, "warning": 0}
    for problem in (*lint_entries(tables), *lint_rules(rules)):
        counts[problem.severity] += 1
        put(str(problem))
    rows = sum(len(table) for _, table in (*tables, *rules))
    found = ", ".join(count(number, severity) for severity, number in counts.items())
    put(f"{count(rows, 'row')} in {count(len(tables) + len(rules), 'file')}: {found}")
    raise typer.Exit(1 if counts["error"] else 0)


@lexicon.command()
def missing(
    files: Annotated[list[str], typer.Argument(help="Articles, as `bilingual build` takes them.")],
    own: Annotated[
        list[Path] | None, typer.Option("--lexicon", help="Words (CSV) of your own to count as known. Repeatable.")
    ] = None,
    most: Annotated[int, typer.Option(help="How many to list.", min=1)] = 50,
) -> None:
    """List the words of articles that the draft engine does not know, the most frequent first, each with an example."""
    from bilingual.cli.output import put
    from bilingual.cli.settings import given_or_default, project_glossary
    from bilingual.cli.sources import expanded
    from bilingual.cli.summary import count
    from bilingual.formats import read
    from bilingual.translate import make_engine
    from bilingual.translate.draft.unknown import unknown_words

    settings = given_or_default({"lexicon": tuple(own or ())})
    engine = make_engine("draft", settings.to, settings.options())
    articles = (read(path) for path in expanded(files))
    words = unknown_words(articles, engine, project_glossary(settings))
    for word in words[:most]:
        put(f"{word.count}\t{word.text}\t{word.example}")
    put(f"{count(len(words), 'unknown word')}, {count(sum(word.count for word in words), 'place')}")
