"""Arguments and options that several commands share, so that each means and says the same wherever it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Articles = Annotated[list[str], typer.Argument(help="Articles: .txt .md .html .docx, a pattern, or - for stdin.")]
Languages = Annotated[list[str] | None, typer.Option(help="Target language: en or ru; both unless given. Repeatable.")]
Glossaries = Annotated[
    list[Path] | None, typer.Option(help="A glossary (CSV) that wins over the built-in ones. Repeatable.")
]
BuiltinGlossary = Annotated[
    bool | None,
    typer.Option("--builtin-glossary/--no-builtin-glossary", help="Use the glossaries that come along."),
]
Lexicons = Annotated[
    list[Path] | None, typer.Option(help="Words (CSV) for the draft engine that win over its own. Repeatable.")
]
Recordings = Annotated[
    list[Path] | None, typer.Option(help="Translations that you have (.txt, .csv …), for replay. Repeatable.")
]
Profile = Annotated[
    str | None, typer.Option(help="House style: british, american, rmb, press, statistics, or the project's own.")
]
GlossaryFiles = Annotated[
    list[Path] | None, typer.Argument(help="Glossaries (CSV); those of the project and the built-in ones if none.")
]
TableForm = Annotated[str, typer.Option("--as", help="table, md or json.")]
